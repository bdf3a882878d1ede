"""The corners of the write protocol that nothing else comes to."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import stat
import time
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from cultivate.errors import Refused
from cultivate.notes.edit import Change, Removal
from cultivate.vault import batch, disk, guard, journal, library, read, state
from cultivate.vault.batch import Copy
from cultivate.vault.displaced import merge_copies
from cultivate.vault.entry import Damaged, Entry, Image, packed, unpacked
from cultivate.vault.journal import Journal
from cultivate.vault.lock import locked
from cultivate.vault.recovery import interrupted
from cultivate.vault.trash import place_in_trash
from cultivate.vault.write import write
from tests.running import MakeVault, read_files, unchanged
from tests.vault.faults import Fault, faults

LONG_AGO = 1_700_000_000
MARKERS = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"


@pytest.fixture
def root(vault: MakeVault) -> Path:
    root = vault({"a.md": "a"})
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    return root


def test_what_settles_a_merge_is_written_in_the_middle_of_one(root: Path) -> None:
    (root / "a.md").write_text(MARKERS)
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    (root / ".git").mkdir()
    (root / ".git" / "MERGE_HEAD").touch()
    change = Change("a.md", MARKERS, "a\nb\n")
    with unchanged(root), pytest.raises(Refused):
        write(root, [change])
    write(root, [change], settling=True)
    assert (root / "a.md").read_text() == "a\nb\n"


def test_git_at_work_for_a_moment_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = root / ".git" / "index.lock"
    lock.parent.mkdir()
    lock.touch()
    naps: list[float] = []

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            lock.unlink()

    monkeypatch.setattr(time, "sleep", sleep)
    write(root, [Change("a.md", "a", "b")])
    assert naps == [0.1] * 3


def test_a_folder_that_becomes_a_link_is_not_written_into(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    mkdir = os.mkdir

    def swapped(path: str, *mode: int) -> None:
        mkdir(path, *mode)
        if str(path).endswith("F"):
            os.rmdir(path)
            os.symlink(outside, path)

    monkeypatch.setattr(os, "mkdir", swapped)
    with pytest.raises(Refused, match="became a link"):
        write(root, [Change("F/new.md", None, "x")])
    assert list(outside.iterdir()) == []


def test_a_vault_that_cannot_be_made(root: Path) -> None:
    with unchanged(root), pytest.raises(Refused, match="cannot be made: it is not there"):
        write(root / "a.md" / "vault", [Change("new.md", None, "x")])


def test_a_vault_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    with faults(Fault("link", 1, errno.EIO)), pytest.raises(Refused):
        write(tmp_path / "new" / "vault", [Change("a.md", None, "x")])
    assert not (tmp_path / "new").exists()


def test_a_copy_that_cannot_be_read_or_merged_stays(root: Path) -> None:
    (root / "copy.md").write_text("theirs\n")
    with locked(root):
        for copy in ("gone.md", "copy.md"):
            told = merge_copies(root, [Copy("not there.md", copy, "")])
            assert told == [
                f"not there.md: another program saved it at the same moment; what it saved is in “{copy}”"
            ]
    assert (root / "copy.md").read_text() == "theirs\n"


def test_a_journal_of_another_version_is_not_guessed_at() -> None:
    entry = packed(Entry(1, 1.5, "log", "command", 0, "abc", 1, ()))
    assert unpacked(entry).label == "log"
    with pytest.raises(Damaged, match="another version"):
        unpacked(entry.replace(b'"version": 1', b'"version": 2'))


def test_a_journal_that_cannot_be_read_is_no_interrupted_command(root: Path) -> None:
    Journal.of(root)._put("pending", b"noise", durable=False)
    assert interrupted(root) == ""


def test_no_folder_is_synced_on_windows(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Journal.of(root).folder
    with faults() as plan, monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        journal._confirm(folder)
    assert plan.calls["open"] == 0


def test_a_birth_that_cannot_be_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_named", lambda name: lambda *words: -1)
    assert library.born(os.fspath(root)) == ""


def test_an_overwrite_in_a_repository_without_an_index_is_put_back(root: Path) -> None:
    (root / ".git").mkdir()
    (root / "a.md").write_text("a\n")
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    write(root, [Change("a.md", "a\n", "a\nours\n")], label="log Jane")
    (root / "a.md").write_text("theirs\na\n")
    with locked(root) as held:
        assert "which stands there again" in held.told[0]
    assert (root / "a.md").read_text() == "theirs\na\nours\n"


def test_an_overwriting_that_fails_in_the_middle_is_mended_at_once(root: Path) -> None:
    """In place, a note is not whole at every moment; but it is when the command ends."""
    os.link(root / "a.md", root / "twin")
    with faults(Fault("fsync", 3, errno.EIO)), pytest.raises(Refused):
        write(root, [Change("a.md", "a", "after")], in_place=True)
    assert read_files(root) == {"a.md": b"a", "twin": b"a"}
    assert Journal.of(root).pending() is None


@pytest.mark.parametrize("torn", [b"after", b"afterre", b"a"])
def test_one_that_could_not_be_mended_is_mended_by_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch, torn: bytes
) -> None:
    (root / "a.md").write_text("beforre")
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    os.link(root / "a.md", root / "twin")
    real = disk.overwrite

    def tearing(file: str, data: bytes) -> None:
        real(file, torn)
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "overwrite", tearing)
    with pytest.raises(KeyboardInterrupt):
        write(root, [Change("a.md", "beforre", "after")], in_place=True)
    monkeypatch.setattr(disk, "overwrite", real)
    with locked(root):
        pass
    assert (root / "a.md").read_text() in ("beforre", "after")
    assert (root / "twin").read_text() == (root / "a.md").read_text()


@pytest.mark.parametrize("saved", [0, 1, 2, 3])
@pytest.mark.parametrize("exchanges", [True, False])
def test_ctrl_c_just_after_a_note_took_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch, saved: int, exchanges: bool
) -> None:
    """Only the note can tell; it is said how far it came, and that much can be undone."""
    changes = [Change(f"{number}.md", "a", "b") for number in range(3)]
    for change in changes:
        (root / change.path).write_text("a")
        os.utime(root / change.path, (LONG_AGO, LONG_AGO))
    real, calls = disk.swap, []

    def swap(*names: str) -> str:
        calls.append(names)
        if not saved:
            raise KeyboardInterrupt
        kept = real(*names)
        if len(calls) == saved:
            raise KeyboardInterrupt
        return kept

    monkeypatch.setattr(disk, "swap", swap)
    with faults(exchanges=exchanges), pytest.raises(KeyboardInterrupt) as caught:
        write(root, changes, label="set")
    assert (
        str(caught.value)
        == (
            "",
            "interrupted with 1 of 3 saved; run the command again to save the rest",
            "interrupted with 2 of 3 saved; run the command again to save the rest",
            "interrupted when everything was saved; nothing is missing",
        )[saved]
    )
    found = read_files(root)
    assert [found.pop(f"{number}.md") for number in range(3)] == [b"b"] * saved + [b"a"] * (3 - saved)
    assert found == {"a.md": b"a"}
    past = Journal.of(root)
    assert past.pending() is None
    assert [len(entry.images) for entry in past.newest()] == [saved] * bool(saved)


def test_ctrl_c_while_something_is_mended_says_nothing_of_the_command(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "a.md").write_text("a\n")
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    write(root, [Change("a.md", "a\n", "a\nours\n")], label="log Jane")
    (root / "a.md").write_text("theirs\na\n")
    real = disk.swap

    def swap(*names: str) -> str:
        real(*names)
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "swap", swap)
    with pytest.raises(KeyboardInterrupt) as caught, locked(root):
        pytest.fail("it went on")
    assert str(caught.value) == ""
    assert (root / "a.md").read_text() == "theirs\na\nours\n"


def test_what_somebody_saved_at_the_moment_of_ctrl_c_is_not_swept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.swap

    def swap(*names: str) -> str:
        (root / "a.md").write_text("theirs\n")
        os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
        real(*names)
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "swap", swap)
    with pytest.raises(KeyboardInterrupt):
        write(root, [Change("a.md", "a", "ours\n")])
    monkeypatch.setattr(disk, "swap", real)
    with locked(root) as held:
        assert "saved it at the same moment" in " ".join(held.told)
    assert {text for text in read_files(root).values() if b"theirs" in text}
    assert not any(name.startswith(".cultivate") for name in read_files(root))


def test_in_place_too_a_change_at_the_last_moment_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(root / "a.md", root / "twin")
    fsync = os.fsync

    def late(descriptor: int) -> None:
        fsync(descriptor)
        (root / "a.md").write_text("theirs")
        os.utime(root / "a.md", (LONG_AGO, LONG_AGO))

    monkeypatch.setattr(os, "fsync", late)
    with pytest.raises(Refused, match="changed by another program"):
        write(root, [Change("a.md", "a", "ours")], in_place=True)
    assert read_files(root) == {"a.md": b"theirs", "twin": b"theirs"}


def test_folders_made_for_a_note_that_could_not_be_made_go(root: Path) -> None:
    with faults(Fault("link", 1, errno.EIO)), pytest.raises(Refused):
        write(root, [Change("A/B/new.md", None, "x")])
    assert not (root / "A").exists()


def test_two_copies_of_one_second_have_names_that_tell(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Noon(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Noon:
            return cls(2026, 11, 24, 12, tzinfo=tz)

    monkeypatch.setattr(batch, "datetime", Noon)
    names = []
    for _ in range(2):
        (root / "hidden").write_text("x")
        copy = batch.shown(root, "People/a.md", os.fspath(root / "hidden"), "base")
        names.append(copy.copy)
        assert (copy.path, copy.base) == ("People/a.md", "base")
    assert names[0].startswith("a (conflicted copy 2026-11-24 ")
    assert names[1] == names[0].replace(").md", " 2).md")
    assert not names[0].endswith("1).md")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="LOUD: needs /proc")
@pytest.mark.parametrize("in_place", [False, True])
def test_what_is_synced_is_whole(root: Path, monkeypatch: pytest.MonkeyPatch, in_place: bool) -> None:
    """An fsync makes durable what the kernel has, and knows nothing of what Python still holds back."""
    before = "a" * 300 if in_place else "a"
    (root / "a.md").write_text(before)
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    if in_place:
        os.link(root / "a.md", root / "twin")
    seen: list[bytes] = []

    def spy(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            seen.append(Path(f"/proc/self/fd/{descriptor}").read_bytes())

    monkeypatch.setattr(os, "fsync", spy)
    write(root, [Change("a.md", before, "b" * 100)], in_place=True)
    assert len(seen) == 2
    assert unpacked(seen[0]).images == (Image("a.md", before.encode(), b"b" * 100, in_place),)
    assert seen[1] == b"b" * 100


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="LOUD: needs /proc")
def test_nothing_stays_open(root: Path) -> None:
    """A watcher writes for months in one process."""
    before = len(os.listdir("/proc/self/fd"))
    for change in (Change("a.md", "a", "b"), Change("new.md", None, "x"), Removal("new.md", "x")):
        write(root, [change])
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_new_note_is_like_any_other_new_file(root: Path) -> None:
    old = os.umask(0)
    try:
        write(root, [Change("new.md", None, "x")])
    finally:
        os.umask(old)
    assert (root / "new.md").stat().st_mode & 0o7777 == 0o666


def test_what_is_being_written_is_private_until_it_has_the_notes_own_mode(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "a.md").chmod(0o2664)
    fchmod, seen = os.fchmod, []

    def spy(descriptor: int, mode: int) -> None:
        seen.append(os.fstat(descriptor).st_mode & 0o7777)
        fchmod(descriptor, mode)

    monkeypatch.setattr(os, "fchmod", spy)
    write(root, [Change("a.md", "a", "b")])
    assert seen == [0o600]
    assert (root / "a.md").stat().st_mode & 0o7777 == 0o2664


def test_a_copy_that_gets_no_name_stays_where_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "hidden").write_text("x")
    with faults(Fault("link", 1, errno.EIO)), pytest.raises(OSError, match="Input"):
        disk.show(os.fspath(root / "hidden"), lambda number: os.fspath(root / f"copy {number}"))
    assert read_files(root) == {"a.md": b"a", "hidden": b"x"}


def test_a_folder_that_somebody_else_makes_meanwhile_is_theirs(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdir = os.mkdir

    def late(path: str, *mode: int) -> None:
        mkdir(path, *mode)
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(os, "mkdir", late)
    assert disk.make_folders(os.fspath(root / "theirs")) == []


def test_a_copy_that_is_still_being_written_is_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps: list[float] = []

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        os.utime(root / "copy.md", (LONG_AGO, LONG_AGO))

    (root / "copy.md").write_text("theirs\na")
    monkeypatch.setattr(time, "sleep", sleep)
    with locked(root):
        told = merge_copies(root, [Copy("a.md", "copy.md", "a")])
    assert len(naps) == 1
    assert told == ["a.md: another program saved it at the same moment; both versions were merged"]
    assert read_files(root) == {"a.md": b"theirs\na"}


def test_names_in_the_trash_are_free(root: Path) -> None:
    assert place_in_trash(root, "People/Jane.md") == ".trash/Jane.md"
    assert place_in_trash(root, "Jane.md", [".trash/Jane.md"]) == ".trash/Jane (2).md"
    (root / ".trash").mkdir()
    (root / ".trash" / "Jane.md").touch()
    (root / ".trash" / "Jane (2).md").symlink_to("nowhere")
    assert place_in_trash(root, "People/Jane.md") == ".trash/Jane (3).md"
    assert place_in_trash(root, "Jane.md", [".trash/Jane (3).md"]) == ".trash/Jane (4).md"
    assert place_in_trash(root, "no ending") == ".trash/no ending"


def test_a_new_vault_has_no_past_where_births_are_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "born", lambda path: "")
    root = tmp_path / "vault"
    root.mkdir()
    write(root, [Change("a.md", None, "a")], label="log of old")
    past = Journal.peek(root).folder
    shutil.rmtree(root)
    monkeypatch.setattr(state, "vault_name", lambda root: past.name)
    monkeypatch.setattr(journal, "vault_name", lambda root: past.name)
    write(root, [Change("a.md", None, "a")], label="init")
    assert [entry.label for entry in Journal.peek(root).newest()] == ["init"]


def test_undoing_removes_the_folders_that_were_made(root: Path) -> None:
    done = write(root, [Change("A/B/new.md", None, "x"), Change("C/new.md", None, "x")])
    (root / "C" / "theirs.md").touch()
    write(root, [Removal("A/B/new.md", "x"), Removal("C/new.md", "x")], undoes=done.id)
    assert not (root / "A").exists()
    assert (root / "C" / "theirs.md").exists()


def test_what_was_mended_is_told_once(root: Path) -> None:
    Journal.of(root).begin("log Jane", [])
    with locked(root):
        first = write(root, [Change("a.md", "a", "b")]).told
        second = write(root, [Change("a.md", "b", "c")]).told
    assert len(first) == 1
    assert second == ()


def test_the_largest_note_that_is_one(root: Path) -> None:
    write(root, [Change("new.md", None, "x" * read.LARGEST)])
    with pytest.raises(Refused, match="8 MB"):
        write(root, [Change("newer.md", None, "x" * (read.LARGEST + 1))])


def test_a_young_note_is_waited_for_until_it_is_old_enough(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps: list[float] = []

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        os.utime(root / "a.md", (LONG_AGO, LONG_AGO))

    monkeypatch.setattr(time, "sleep", sleep)
    os.utime(root / "a.md")
    write(root, [Change("a.md", "a", "b")])
    assert len(naps) == 1
    assert 0 < naps[0] <= guard.SETTLE == 0.1


@pytest.mark.parametrize("mode", [0o400, 0o555, 0o111])
def test_a_note_that_nobody_may_write(root: Path, mode: int) -> None:
    (root / "a.md").chmod(mode)
    with unchanged(root), pytest.raises(Refused, match=r"a\.md is read-only"):
        write(root, [Change("a.md", "a", "b")])


@pytest.mark.parametrize(("folder", "needed"), [(False, os.W_OK), (True, os.W_OK), (True, os.X_OK)])
def test_what_the_system_says_of_us_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch, folder: bool, needed: int
) -> None:
    """Whoever runs the tests may be allowed everything: here they are not."""
    refused = os.fspath(root if folder else root / "a.md")
    monkeypatch.setattr(os, "access", lambda path, mode: not (os.fspath(path) == refused and mode & needed))
    with unchanged(root), pytest.raises(Refused, match="read-only"):
        write(root, [Change("a.md", "a", "b")])


def test_a_vault_that_is_held_is_mended_once(root: Path) -> None:
    """What an editor overwrites while a command holds the vault is for the next one."""
    with locked(root):
        write(root, [Change("a.md", "a", "a\nours\n")])
        (root / "a.md").write_text("a\ntheirs\n")
        with locked(root) as again:
            assert again.told == []
    assert (root / "a.md").read_text() == "a\ntheirs\n"


def lock_file(root: Path) -> Path:
    return state.state_folder() / f"{state.vault_name(root)}.lock"


def test_the_holder_leaves_its_number(root: Path) -> None:
    with locked(root):
        assert lock_file(root).with_suffix(".holder").read_text() == str(os.getpid())


def test_a_lock_that_is_let_go_soon_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    naps: list[float] = []
    other = os.open(lock_file(root), os.O_RDWR | os.O_CREAT)
    fcntl.flock(other, fcntl.LOCK_EX)

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            os.close(other)

    monkeypatch.setattr(time, "sleep", sleep)
    with locked(root):
        assert len(naps) == 3
        assert 0 < naps[0] < 1


def test_why_a_note_must_not_be_written_is_told_without_trying(root: Path) -> None:
    with unchanged(root):
        assert guard.why_locked(root, "a.md", in_place=False) == ""
        assert guard.why_locked(root, "gone.md", in_place=False) == ""
    (root / "a.md").chmod(0o444)
    with unchanged(root):
        assert guard.why_locked(root, "a.md", in_place=False) == "it is read-only"
    (root / "a.md").chmod(0o644)
    os.link(root / "a.md", root / "b.md")
    with unchanged(root):
        said = guard.why_locked(root, "a.md", in_place=False)
        assert said.startswith("it is one file under several names")
        assert said.endswith("--in-place overwrites it")
        assert guard.why_locked(root, "a.md", in_place=True) == ""
    (root / "b.md").unlink()
    root.chmod(0o555)
    try:
        assert (
            guard.why_locked(root, "a.md", in_place=False)
            == "its folder is read-only; --in-place overwrites the note"
        )
    finally:
        root.chmod(0o755)
