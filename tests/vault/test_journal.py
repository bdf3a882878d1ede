"""The journal: what is put into it comes out of it, it is private, and it does not grow for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.edit import Change
from cultivate.vault import journal as journals
from cultivate.vault.entry import Damaged, Entry, Image, packed, unpacked
from cultivate.vault.journal import Journal
from cultivate.vault.library import born
from cultivate.vault.write import write
from tests.running import MakeVault, unchanged

blobs = st.none() | st.binary(max_size=200)
paths = st.text(min_size=1, max_size=20)
images = st.lists(st.builds(Image, paths, blobs, blobs, st.booleans()), max_size=4).map(tuple)


@given(images, st.text(max_size=40))
def test_what_is_packed_comes_out(images: tuple[Image, ...], label: str) -> None:
    entry = Entry(7, 1.5, label, "command", 0, "abc", 4711, images, ("A", "A/B"))
    assert unpacked(packed(entry)) == entry


@given(st.binary(max_size=60), st.integers(0, 400))
def test_nothing_but_a_damaged_file_comes_of_a_damaged_file(noise: bytes, cut: int) -> None:
    entry = Entry(7, 1.5, "log", "command", 0, "abc", 4711, (Image("a.md", b"a" * 50, b"b" * 50),))
    for data in (noise, packed(entry)[:cut], packed(entry)[:cut] + noise):
        try:
            assert unpacked(data).images[0].path == "a.md"
        except Damaged:
            continue


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here loses power."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def journal(vault: MakeVault) -> Journal:
    return Journal.of(vault({}))


def commanded(journal: Journal, label: str, size: int = 10) -> Entry:
    entry = journal.begin(label, [Image("a.md", b"a", os.urandom(size))])
    journal.finish(entry, [0])
    return entry


def test_what_is_begun_is_pending_until_it_is_finished(journal: Journal) -> None:
    entry = journal.begin("log Jane Doe", [Image("a.md", b"a", b"b"), Image("b.md", None, b"c")])
    assert journal.pending() == entry
    assert journal.ids() == []
    journal.finish(entry, [0, 1])
    assert journal.pending() is None
    assert journal.entry(1) == entry
    assert [each.label for each in journal.newest()] == ["log Jane Doe"]


def test_only_what_was_saved_is_kept(journal: Journal) -> None:
    entry = journal.begin("set", [Image("a.md", b"a", b"b"), Image("b.md", b"a", b"b")])
    journal.finish(entry, [1])
    assert [image.path for image in journal.entry(1).images] == ["b.md"]
    journal.finish(journal.begin("set", [Image("a.md", b"a", b"b")]), [])
    assert journal.ids() == [1]
    assert journal.pending() is None


def test_what_was_saved_in_part_is_on_the_disk_before_the_intent_goes(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = journal.begin("set", [Image("a.md", b"a", b"b"), Image("b.md", b"a", b"b")])
    pending, kept = journal.folder / "pending", journal.folder / "000001.entry"
    synced: dict[int, bool] = {}

    def note(descriptor: int) -> None:
        synced[os.fstat(descriptor).st_ino] = pending.exists()

    monkeypatch.setattr(os, "fsync", note)
    journal.finish(entry, [1])
    assert synced[kept.stat().st_ino]
    assert synced[journal.folder.stat().st_ino]


def test_no_file_stays_open(journal: Journal) -> None:
    def lowest() -> int:
        descriptor = os.dup(0)
        os.close(descriptor)
        return descriptor

    before = lowest()
    for _ in range(3):
        commanded(journal, "log")
    assert lowest() == before


def test_two_cannot_be_at_work(journal: Journal) -> None:
    journal.begin("log", [])
    with pytest.raises(FileExistsError):
        journal.begin("log", [])


def test_what_is_not_there_or_cannot_be_read(journal: Journal) -> None:
    with pytest.raises(Damaged):
        journal.entry(1)
    commanded(journal, "first")
    commanded(journal, "second")
    (journal.folder / "000001.entry").write_bytes(b"noise")
    assert [each.label for each in journal.newest()] == ["second"]
    (journal.folder / "recent").write_text("[1, 2]")
    assert journal.recent() == {}
    (journal.folder / "pending").mkdir()
    with pytest.raises(Damaged):
        journal.pending()


def test_it_knows_what_was_written_last(journal: Journal) -> None:
    first = commanded(journal, "log")
    second = commanded(journal, "log")
    assert journal.wrote("a.md", second.images[0].after or b"")
    assert not journal.wrote("a.md", first.images[0].after or b"")
    assert not journal.wrote("b.md", b"")
    assert journal.recent()["a.md"].ids == (1, 2)
    journal.forget(["a.md"])
    assert journal.recent() == {}
    journal.finish(journal.begin("undo", [Image("a.md", b"a", None)]), [0])
    assert journal.recent() == {}, "a note that is gone is not overwritten"


def test_it_is_the_users_own(vault: MakeVault) -> None:
    journal = Journal.of(vault({}))
    commanded(journal, "log")
    journal.begin("log", [])
    assert journal.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in journal.folder.iterdir()} == {0o600}


def test_old_and_many_entries_go_oldest_first(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "MOST_BYTES", 5000)
    for _ in range(14):
        commanded(journal, "log", size=600)
    long_ago = time.time() - journals.KEPT - 60
    os.utime(journal.folder / "000014.entry", (long_ago, long_ago))
    commanded(journal, "log", size=600)
    commanded(journal, "log", size=600)
    kept = journal.ids()
    assert kept[-2:] == [15, 16]
    assert 14 not in kept
    assert 1 not in kept
    assert sum(path.stat().st_size for path in journal.folder.glob("*.entry")) <= 5000


def test_one_that_is_too_old_goes_with_the_next_command(journal: Journal) -> None:
    commanded(journal, "log")
    commanded(journal, "log")
    assert journals.KEPT == 2_592_000
    for number, long_ago in ((1, time.time() - journals.KEPT - 60), (2, time.time() - journals.KEPT + 60)):
        os.utime(journal.folder / f"00000{number}.entry", (long_ago, long_ago))
    commanded(journal, "log")
    assert journal.ids() == [2, 3]


def test_a_vault_that_nobody_uses_any_more_is_forgotten(journal: Journal, tmp_path: Path) -> None:
    """Its notes may have been deleted for good; but not while something is to be mended there."""
    others = []
    for name in ("gone", "crashed", "in use"):
        (tmp_path / name).mkdir()
        others.append(Journal.of(tmp_path / name))
        commanded(others[-1], "log")
    others[1].begin("log", [])
    long_ago = time.time() - journals.KEPT - 60
    for other in others[:2]:
        for file in other.folder.iterdir():
            os.utime(file, (long_ago, long_ago))
    for _ in range(16):
        commanded(journal, "log")
    assert [other.folder.exists() for other in others] == [False, True, True]
    assert [len(other.ids()) for other in others] == [0, 1, 1]


def test_the_newest_stays_however_large_it_is(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "MOST_BYTES", 100)
    for _ in range(16):
        commanded(journal, "log", size=600)
    assert journal.ids() == [16]


def test_a_new_vault_has_no_past(tmp_path: Path) -> None:
    root = tmp_path / "new"
    root.mkdir()
    commanded(Journal.of(root), "another vault's")
    os.rename(root, tmp_path / "spare")  # and a folder with the same inode takes its place
    (tmp_path / "spare").rmdir()
    write(root, [Change("a.md", None, "a")], label="init")
    assert [entry.label for entry in Journal.peek(root).newest()] == ["init"]


def test_another_folder_with_the_same_number_has_another_past(vault: MakeVault) -> None:
    """A file system gives the number of a folder that was deleted to the next one."""
    root = vault({})
    commanded(Journal.of(root), "log")
    assert Journal.of(root).ids() == [1]
    (Journal.of(root).folder / "born").write_text("1.5")
    assert Journal.of(root).ids() == []
    commanded(Journal.of(root), "log")
    assert Journal.of(root).ids() == [1]


def test_it_knows_when_its_vault_was_made(vault: MakeVault) -> None:
    root = vault({})
    note = Journal.of(root).folder / "born"
    known = born(os.fspath(root))
    assert (note.read_text() if note.exists() else "") == known
    note.write_text("1.5")
    Journal.of(root)
    assert (note.read_text() if known else "") == known


def test_peeking_makes_nothing(tmp_path: Path, home: Path) -> None:
    with unchanged(home):
        assert Journal.peek(tmp_path).ids() == []
        assert Journal.peek(tmp_path).pending() is None
        assert Journal.peek(tmp_path).recent() == {}


def test_losing_it_loses_nothing_but_undo(vault: MakeVault) -> None:
    root = vault({"a.md": "a"})
    os.utime(root / "a.md", (1, 1))
    write(root, [Change("a.md", "a", "b")])
    Journal.of(root).clear()
    write(root, [Change("a.md", "b", "c")])
    assert (root / "a.md").read_text() == "c"
    assert Journal.peek(root).ids() == [1]
