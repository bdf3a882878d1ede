"""The corners of the write protocol that nothing else comes to."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from cultivate.errors import Refused
from cultivate.notes.edit import Change
from cultivate.vault import disk, journal, library
from cultivate.vault.batch import Copy
from cultivate.vault.displaced import merge_copies
from cultivate.vault.entry import Damaged, Entry, packed, unpacked
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


def test_names_in_the_trash_are_free(root: Path) -> None:
    assert place_in_trash(root, "People/Jane.md") == ".trash/Jane.md"
    (root / ".trash").mkdir()
    (root / ".trash" / "Jane.md").touch()
    (root / ".trash" / "Jane (2).md").symlink_to("nowhere")
    assert place_in_trash(root, "People/Jane.md") == ".trash/Jane (3).md"
    assert place_in_trash(root, "Jane.md", [".trash/Jane (3).md"]) == ".trash/Jane (4).md"
    assert place_in_trash(root, "no ending") == ".trash/no ending"
