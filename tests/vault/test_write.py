"""The one module that writes: a note is as it was or as it should be, and nothing else is left."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from cultivate.errors import CannotEdit, Incomplete, Refused
from cultivate.notes.edit import Change
from cultivate.vault.read import LARGEST
from cultivate.vault.write import write
from tests.running import MakeVault, read_files, unchanged
from tests.vault.faults import Fault, faults

LONG_AGO = 1_700_000_000


@pytest.fixture
def settled(vault: MakeVault) -> MakeVault:
    """A vault whose notes were saved long ago, so that no test waits for them."""

    def make(files: dict[str, str | bytes]) -> Path:
        root = vault(files)
        for path in root.rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))
        return root

    return make  # type: ignore[return-value]


def refusal(root: Path, *changes: Change) -> str:
    """Why nothing was written; nothing in the vault may have changed."""
    with unchanged(root), pytest.raises(Refused) as caught:
        write(root, changes)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_exact_bytes(settled: MakeVault) -> None:
    root = settled({"a.md": b"\xef\xbb\xbfcaf\xe9\r\nx"})
    before = "\ufeffcaf\udce9\r\nx"
    assert write(root, [Change("a.md", before, before + "\u2028ü\n")]).paths == ("a.md",)
    assert read_files(root)["a.md"] == b"\xef\xbb\xbfcaf\xe9\r\nx\xe2\x80\xa8\xc3\xbc\n"


def test_what_changes_nothing_is_not_written(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    with unchanged(root):
        assert write(root, [Change("a.md", "a", "a"), Change("gone.md", "x", "x")]).paths == ()


def test_an_empty_note_can_be_filled(settled: MakeVault) -> None:
    root = settled({"a.md": ""})
    write(root, [Change("a.md", "", "x")])
    assert (root / "a.md").read_text() == "x"


def test_the_mode_stays_and_the_time_moves_on(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    (root / "a.md").chmod(0o640)
    write(root, [Change("a.md", "a", "b")])
    facts = (root / "a.md").stat()
    assert facts.st_mode & 0o7777 == 0o640
    assert facts.st_mtime > LONG_AGO


def test_owner_and_attributes_stay(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    if os.geteuid() == 0:
        os.chown(root / "a.md", 1234, 4321)
    with contextlib.suppress(OSError):  # not every file system has attributes
        os.setxattr(root / "a.md", "user.note", b"kept")
    before, names = (root / "a.md").stat(), os.listxattr(root / "a.md")
    write(root, [Change("a.md", "a", "b")])
    after = (root / "a.md").stat()
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert os.listxattr(root / "a.md") == names


def test_a_new_note_in_new_folders(settled: MakeVault) -> None:
    root = settled({})
    assert write(root, [Change("A/B/new.md", None, "x")]).paths == ("A/B/new.md",)
    assert read_files(root) == {"A/B/new.md": b"x"}
    assert (root / "A/B/new.md").stat().st_nlink == 1


def test_a_new_vault(tmp_path: Path) -> None:
    write(
        tmp_path / "new" / "vault", [Change("Home.md", None, "x"), Change(".obsidian/app.json", None, "{}")]
    )
    assert read_files(tmp_path / "new" / "vault") == {"Home.md": b"x", ".obsidian/app.json": b"{}"}


def test_a_new_note_obeys_the_users_mask(settled: MakeVault) -> None:
    root = settled({})
    old = os.umask(0o027)
    try:
        write(root, [Change("new.md", None, "x")])
    finally:
        os.umask(old)
    assert (root / "new.md").stat().st_mode & 0o777 == 0o640


def test_nothing_is_overwritten_by_a_new_note(settled: MakeVault) -> None:
    root = settled({"a.md": "a", "file": "x"})
    (root / "dangling.md").symlink_to("nowhere.md")
    (root / "folder.md").mkdir()
    for path in ("a.md", "dangling.md", "folder.md"):
        assert "is there already" in refusal(root, Change(path, None, "new"))
    assert "not a folder" in refusal(root, Change("file/a.md", None, "new"))


def test_a_note_that_appears_meanwhile_stays(settled: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = settled({})
    link = os.link

    def late(source: str, target: str) -> None:
        Path(target).write_text("theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(Refused, match="appeared meanwhile"):
        write(root, [Change("new.md", None, "ours")])
    assert read_files(root) == {"new.md": b"theirs"}


def test_a_file_system_without_links(settled: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = settled({})

    def none(source: str, target: str) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    write(root, [Change("new.md", None, "x")])
    assert read_files(root) == {"new.md": b"x"}


def test_a_note_that_was_changed_stays(settled: MakeVault) -> None:
    root = settled({"a.md": "theirs", "b.md": "b"})
    changes = [Change("b.md", "b", "B"), Change("a.md", "read", "ours")]
    assert "a.md was changed by another program" in refusal(root, *changes)
    assert "it is not there" in refusal(root, Change("gone.md", "read", "ours"))


@pytest.mark.parametrize("by_rename", [True, False])
def test_a_change_at_the_last_moment_stays(
    settled: MakeVault, monkeypatch: pytest.MonkeyPatch, by_rename: bool
) -> None:
    """Between the first look and the rename; another inode with the same bytes counts as well."""
    root = settled({"a.md": "read"})
    fsync = os.fsync

    def late(descriptor: int) -> None:
        fsync(descriptor)
        if by_rename:
            (root / "other").write_text("read")
            os.utime(root / "other", (LONG_AGO, LONG_AGO))
            os.replace(root / "other", root / "a.md")
        else:
            (root / "a.md").write_text("theirs")
            os.utime(root / "a.md", (LONG_AGO, LONG_AGO))

    monkeypatch.setattr(os, "fsync", late)
    with pytest.raises(Refused, match="changed by another program"):
        write(root, [Change("a.md", "read", "ours")])
    assert read_files(root) == {"a.md": b"read" if by_rename else b"theirs"}


def test_a_link_inside_the_vault_stays_a_link(settled: MakeVault) -> None:
    root = settled({"People/Jane.md": "a"})
    (root / "link.md").symlink_to("People/Jane.md")
    (root / "folder").symlink_to("People")
    write(root, [Change("link.md", "a", "b")])
    os.utime(root / "People/Jane.md", (LONG_AGO, LONG_AGO))
    write(root, [Change("folder/Jane.md", "b", "c"), Change("folder/New.md", None, "x")])
    assert (root / "link.md").is_symlink()
    assert (root / "People/Jane.md").read_text() == "c"
    assert (root / "People/New.md").read_text() == "x"


def test_two_names_of_one_file(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    (root / "link.md").symlink_to("a.md")
    assert "one file" in refusal(root, Change("a.md", "a", "b"), Change("link.md", "a", "c"))


def test_a_link_out_of_the_vault_is_refused(settled: MakeVault, tmp_path: Path) -> None:
    root = settled({})
    (tmp_path / "out.md").write_text("out")
    (root / "out.md").symlink_to("../out.md")
    (root / "folder").symlink_to(tmp_path)
    with unchanged(tmp_path):
        for change in (Change("out.md", "out", "x"), Change("folder/new.md", None, "x")):
            assert "out of the vault" in refusal(root, change)
        for path in ("../new.md", "/tmp/new.md", "a/../../new.md", ".git/config"):
            refusal(root, Change(path, None, "x"))


def test_a_hard_link_is_refused(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    os.link(root / "a.md", root / "b.md")
    assert "hard link" in refusal(root, Change("a.md", "a", "b"))


def test_read_only_files_and_folders_are_refused(settled: MakeVault) -> None:
    root = settled({"a.md": "a", "F/b.md": "b"})
    (root / "a.md").chmod(0o444)
    (root / "F").chmod(0o555)
    assert "a.md is read-only" in refusal(root, Change("a.md", "a", "x"))
    assert "folder is read-only" in refusal(root, Change("F/b.md", "b", "x"))
    assert "folder is read-only" in refusal(root, Change("F/G/c.md", None, "x"))
    (root / "F").chmod(0o755)


@pytest.mark.parametrize(
    "name", ["MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD", "index.lock"]
)
def test_nothing_is_written_while_git_is_in_the_middle(settled: MakeVault, tmp_path: Path, name: str) -> None:
    root = settled({"a.md": "a"})
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / name).touch()
    assert "nothing was changed" in refusal(root, Change("a.md", "a", "x"))
    (tmp_path / ".git" / name).unlink()
    write(root, [Change("a.md", "a", "x")])


def test_a_worktrees_own_state_counts(settled: MakeVault, tmp_path: Path) -> None:
    root = settled({"a.md": "a"})
    own = tmp_path / "main" / ".git" / "worktrees" / "vault"
    own.mkdir(parents=True)
    (tmp_path / "main" / ".git" / "MERGE_HEAD").touch()
    (root / ".git").write_text("gitdir: ../main/.git/worktrees/vault\n")
    write(root, [Change("a.md", "a", "b")])
    (own / "MERGE_HEAD").touch()
    assert "a merge is not finished" in refusal(root, Change("a.md", "b", "c"))


def test_conflict_markers_are_refused_with_their_line(settled: MakeVault) -> None:
    text = "x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    root = settled({"a.md": text})
    with unchanged(root), pytest.raises(CannotEdit) as caught:
        write(root, [Change("a.md", text, text + "x")])
    assert (caught.value.path, caught.value.line) == ("a.md", 2)


def test_what_cannot_be_written_is_refused(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    assert "cannot be written" in refusal(root, Change("a.md", "a", "\ud800"))
    assert "8 MB" in refusal(root, Change("a.md", "a", "x" * (LARGEST + 1)))
    assert "name is too long" in refusal(root, Change("x" * 300 + ".md", None, "x"))


def test_a_note_that_is_being_saved_is_waited_for(settled: MakeVault) -> None:
    root = settled({"a.md": "half"})
    (root / "a.md").write_text("half")
    timer = threading.Timer(0.03, lambda: (root / "a.md").write_text("half and half"))
    timer.start()
    with pytest.raises(Refused, match="changed by another program"):
        write(root, [Change("a.md", "half", "ours")])
    timer.join()
    assert (root / "a.md").read_text() == "half and half"


def test_a_young_note_that_stays_as_it_is_gets_written(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    (root / "a.md").touch()
    started = time.monotonic()
    write(root, [Change("a.md", "a", "b")])
    assert time.monotonic() - started > 0.05


def test_a_note_that_was_emptied_just_now_is_not_filled(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    (root / "a.md").write_text("")
    assert "emptied" in refusal(root, Change("a.md", "", "x"))


def test_a_time_in_the_future_is_not_waited_for(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    os.utime(root / "a.md", (9e9, 9e9))
    write(root, [Change("a.md", "a", "b")])
    assert (root / "a.md").stat().st_mtime < 9e9


def test_a_batch_that_fails_half_way_is_counted_and_a_rerun_completes_it(settled: MakeVault) -> None:
    files: dict[str, str | bytes] = {f"{number}.md": "a" for number in range(5)}
    root = settled(files)
    changes = [Change(path, "a", "b") for path in files]
    with faults(Fault("exchange", 3, errno.ENOSPC)), pytest.raises(Incomplete) as caught:
        write(root, changes)
    assert str(caught.value).startswith("2 of 5 saved; 2.md was not saved: the disk is full")
    assert sorted(read_files(root).values()) == [b"a", b"a", b"a", b"b", b"b"]
    again = [change for change in changes if read_files(root)[change.path] == b"a"]
    assert len(write(root, again).paths) == 3
    assert set(read_files(root).values()) == {b"b"}


SYNCS = 2
"""What is synced before the first note: the journal's entry, and its name."""


def test_a_note_that_is_not_on_the_disk_is_not_saved(settled: MakeVault) -> None:
    """An fsync that fails is never tried again: the kernel forgets what it could not write."""
    root = settled({"a.md": "a"})
    with faults(Fault("fsync", SYNCS + 1, errno.EIO)) as plan, pytest.raises(Refused) as caught:
        write(root, [Change("a.md", "a", "b")])
    assert "a.md was not saved: the disk reported an error" in str(caught.value)
    assert plan.calls["fsync"] == SYNCS + 1
    assert read_files(root) == {"a.md": b"a"}


@pytest.mark.parametrize("nth", [1, 2])
def test_nothing_is_touched_before_the_journal_is_on_the_disk(settled: MakeVault, nth: int) -> None:
    root = settled({"a.md": "a"})
    with unchanged(root), faults(Fault("fsync", nth, errno.EIO)), pytest.raises(Refused, match="journal"):
        write(root, [Change("a.md", "a", "b")])
    assert write(root, [Change("a.md", "a", "b")]).told == ()


def test_a_folder_that_cannot_be_looked_into_is_not_believed(
    settled: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on XFS when it has stopped for good: its fsync still says that all is well."""
    root = settled({"a.md": "a"})

    def stopped(name: str) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", lambda folder: nullcontext(map(stopped, [""])))
        with pytest.raises(Incomplete, match=r"a[.]md was written, but the disk did not confirm it"):
            write(root, [Change("a.md", "a", "b")])
    assert read_files(root)["a.md"] == b"b"


def test_an_unconfirmed_note_is_not_called_saved(settled: MakeVault) -> None:
    """The folder's fsync fails after the rename: the note has changed, and nobody may rely on it."""
    root = settled({"a.md": "a", "b.md": "b"})
    with (
        faults(Fault("fsync", SYNCS + 2, errno.EIO)),
        pytest.raises(Incomplete, match=r"0 of 2 saved; a[.]md was written, but the disk did not confirm it"),
    ):
        write(root, [Change("a.md", "a", "A"), Change("b.md", "b", "B")])
    with (
        faults(Fault("fsync", SYNCS + 2, errno.EIO)),
        pytest.raises(Incomplete, match=r"^b[.]md was written"),
    ):
        write(root, [Change("b.md", "b", "B")])


def test_a_folder_that_cannot_be_synced_by_design_is_fine(settled: MakeVault) -> None:
    root = settled({"a.md": "a"})
    with faults(Fault("fsync", SYNCS + 2, errno.EINVAL)):
        assert write(root, [Change("a.md", "a", "b")]).paths == ("a.md",)


@pytest.mark.parametrize("exchanges", [True, False])
def test_temporary_files_are_hidden_from_obsidian(
    settled: MakeVault, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    root = settled({"a.md": "a"})
    seen: set[str] = set()
    real = os.open

    def spy(*args: Any) -> int:
        seen.update(path.name for path in root.iterdir() if path.is_file())
        return real(*args)

    monkeypatch.setattr(os, "open", spy)
    with faults(exchanges=exchanges):
        write(root, [Change("a.md", "a", "b"), Change("new.md", None, "x")])
    hidden = seen - {"a.md", "new.md"}
    assert hidden
    assert all(name.startswith(".cultivate-") for name in hidden)
    assert read_files(root) == {"a.md": b"b", "new.md": b"x"}
