"""What a crash leaves is cleared up by the next command that writes, which says so; others only tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cultivate.errors import Refused
from cultivate.notes.edit import Change, Removal
from cultivate.vault.entry import Entry, Image
from cultivate.vault.journal import Journal
from cultivate.vault.lock import locked
from cultivate.vault.recovery import interrupted
from cultivate.vault.write import write
from tests.running import MakeVault, read_files, unchanged

LONG_AGO = 1_700_000_000
DEAD = 2**22 + 1
"""A process that cannot be."""


def crashed(root: Path, *images: Image, label: str = "log Jane Doe") -> Entry:
    """A command that was begun and never ended."""
    journal = Journal.of(root)
    entry = journal.begin(label, images)
    pending = journal.folder / "pending"
    pending.write_bytes(pending.read_bytes().replace(b'"pid": %d' % os.getpid(), b'"pid": %d' % DEAD))
    return entry


def recovered(root: Path) -> list[str]:
    with locked(root) as held:
        return held.told


EDIT = Image("a.md", b"before", b"before and after")


def test_nothing_to_clear_up(vault: MakeVault) -> None:
    root = vault({"a.md": "before"})
    with unchanged(root):
        assert recovered(root) == []
    assert interrupted(root) == ""


def test_before_anything_was_done(vault: MakeVault) -> None:
    root = vault({"a.md": "before"})
    crashed(root, EDIT)
    with unchanged(root):
        assert recovered(root) == [
            "“log Jane Doe” was interrupted with nothing saved; run it again to complete it"
        ]
    assert recovered(root) == []
    assert Journal.peek(root).ids() == []


@pytest.mark.parametrize("length", [0, 3, 6, 16])
def test_a_temporary_file_that_never_got_its_name_is_swept(vault: MakeVault, length: int) -> None:
    root = vault({"a.md": "before"})
    entry = crashed(root, EDIT)
    (root / entry.temporary(0)).write_bytes(b"before and after"[:length])
    assert "nothing saved" in recovered(root)[0]
    assert read_files(root) == {"a.md": b"before"}


def test_after_the_rename(vault: MakeVault) -> None:
    root = vault({"a.md": "before and after"})
    entry = crashed(root, EDIT)
    (root / entry.temporary(0)).write_bytes(b"before")
    told = ["“log Jane Doe” was interrupted when everything was saved; nothing is missing"]
    assert recovered(root) == told
    assert read_files(root) == {"a.md": b"before and after"}
    assert Journal.peek(root).entry(1).images == (EDIT,), "it can be undone"


def test_between_two_notes(vault: MakeVault) -> None:
    root = vault({"a.md": "before and after", "b.md": "b"})
    crashed(root, EDIT, Image("b.md", b"b", b"B"), Image("new.md", None, b"new"))
    assert recovered(root) == [
        "“log Jane Doe” was interrupted with 1 of 3 saved (a.md); run it again to complete it"
    ]
    assert [image.path for image in Journal.peek(root).entry(1).images] == ["a.md"]


@pytest.mark.parametrize(("saved", "names"), [(3, "(0.md, 1.md, 2.md)"), (4, "(0.md, 1.md, 2.md, …)")])
def test_of_many_notes_three_are_named(vault: MakeVault, saved: int, names: str) -> None:
    root = vault({f"{place}.md": "B" if place < saved else "b" for place in range(5)})
    crashed(root, *(Image(f"{place}.md", b"b", b"B") for place in range(5)))
    assert f" {saved} of 5 saved {names}; " in recovered(root)[0]


def test_a_note_that_somebody_changed_before_it_was_our_turn_is_not_ours(vault: MakeVault) -> None:
    """Its temporary file never got its name: what stands there now is nothing that undo may take back."""
    root = vault({"a.md": "before, and theirs"})
    entry = crashed(root, EDIT)
    (root / entry.temporary(0)).write_bytes(b"before and")
    assert "nothing saved" in recovered(root)[0]
    assert read_files(root) == {"a.md": b"before, and theirs"}
    assert Journal.peek(root).ids() == []


def test_between_link_and_rename(vault: MakeVault) -> None:
    """Where two files cannot change places, the old one has a second name for a moment."""
    root = vault({"a.md": "before"})
    entry = crashed(root, EDIT)
    os.link(root / "a.md", root / entry.spare(0))
    (root / entry.temporary(0)).write_bytes(b"before and after")
    assert "nothing saved" in recovered(root)[0]
    assert read_files(root) == {"a.md": b"before"}
    assert (root / "a.md").stat().st_nlink == 1


def test_a_note_that_was_being_removed(vault: MakeVault) -> None:
    root = vault({})
    entry = crashed(root, Image("made.md", b"made", None))
    (root / entry.temporary(0)).write_bytes(b"made")
    assert "everything was saved" in recovered(root)[0]
    assert read_files(root) == {}
    assert Journal.peek(root).entry(1).images[0].before == b"made"


def test_what_is_in_no_journal_is_never_swept(vault: MakeVault) -> None:
    """An editor saved just when the files changed places: what it saved gets a name, or is merged."""
    root = vault({"a.md": "before and after"})
    entry = crashed(root, EDIT)
    (root / entry.temporary(0)).write_bytes(b"quite another text")
    os.utime(root / entry.temporary(0), (LONG_AGO, LONG_AGO))
    told = recovered(root)
    assert told[0].startswith("“log Jane Doe” was interrupted when everything was saved")
    assert "what it saved is in “a (conflicted copy " in told[1]
    found = read_files(root)
    assert found.pop("a.md") == b"before and after"
    assert list(found.values()) == [b"quite another text"]


def test_what_an_editor_saved_at_that_moment_is_merged(vault: MakeVault) -> None:
    root = vault({"a.md": "a\nb\nc\nours\n"})
    entry = crashed(root, Image("a.md", b"a\nb\nc\n", b"a\nb\nc\nours\n"))
    (root / entry.temporary(0)).write_bytes(b"theirs\na\nb\nc\n")
    for name in ("a.md", entry.temporary(0)):
        os.utime(root / name, (LONG_AGO, LONG_AGO))
    told = recovered(root)
    assert told[1] == "a.md: another program saved it at the same moment; both versions were merged"
    assert read_files(root) == {"a.md": b"theirs\na\nb\nc\nours\n"}


def test_a_note_that_somebody_has_changed_since_counts_as_saved(vault: MakeVault) -> None:
    root = vault({"a.md": "before and after, and more"})
    crashed(root, EDIT)
    assert "everything was saved" in recovered(root)[0]
    assert (root / "a.md").read_text() == "before and after, and more"


@pytest.mark.parametrize("torn", [b"AAAbbbbbbb", b"AAAAAAbbbb", b"AAAAAA", b"", b"bbbAAAbbbb"])
def test_a_note_half_overwritten_is_as_it_was(vault: MakeVault, torn: bytes) -> None:
    root = vault({"a.md": torn})
    os.link(root / "a.md", root / "twin")
    crashed(root, Image("a.md", b"b" * 10, b"A" * 6, in_place=True))
    told = recovered(root)
    if torn == b"AAAAAA":
        assert "everything" in told[0]
    else:
        assert "nothing saved" in told[0]
        assert told[1] == "a.md was half written, and is as it was before"
    wanted = torn if torn == b"AAAAAA" else b"b" * 10
    assert read_files(root) == {"a.md": wanted, "twin": wanted}


@pytest.mark.parametrize("other", [b"something else", b"AAAx", b"b" * 11])
def test_a_note_that_is_no_mixture_is_left_alone(vault: MakeVault, other: bytes) -> None:
    root = vault({"a.md": other})
    crashed(root, Image("a.md", b"b" * 10, b"A" * 6, in_place=True))
    with unchanged(root):
        recovered(root)


def test_a_journal_that_cannot_be_read_is_set_aside(vault: MakeVault) -> None:
    root = vault({"a.md": "before"})
    crashed(root, EDIT)
    (Journal.of(root).folder / "pending").write_bytes(b"noise")
    with unchanged(root):
        told = recovered(root)
    assert told == ["the journal of an interrupted command cannot be read, and was set aside"]
    assert (Journal.of(root).folder / "pending.damaged").read_bytes() == b"noise"
    assert recovered(root) == []


def test_a_note_that_leads_out_of_the_vault_by_now(vault: MakeVault, tmp_path: Path) -> None:
    root = vault({})
    (tmp_path / "out").mkdir()
    crashed(root, Image("F/a.md", b"before", b"after"))
    (root / "F").symlink_to(tmp_path / "out")
    assert "nothing saved" in recovered(root)[0]


def test_reading_commands_tell_and_touch_nothing(vault: MakeVault, home: Path) -> None:
    root = vault({"a.md": "before"})
    entry = crashed(root, EDIT)
    (root / entry.temporary(0)).write_bytes(b"bef")
    with unchanged(root), unchanged(home):
        assert interrupted(root) == (
            "“log Jane Doe” was interrupted; the next command that writes clears up after it"
        )


def test_a_command_at_work_is_not_interrupted(vault: MakeVault) -> None:
    """And it is left in peace: to ask whether it is there must not end it."""
    root = vault({"a.md": "before"})
    journal = Journal.of(root)
    journal.begin("log", [EDIT])
    other = subprocess.Popen(["sleep", "60"])
    pending = journal.folder / "pending"
    pending.write_bytes(pending.read_bytes().replace(b'"pid": %d' % os.getpid(), b'"pid": %d' % other.pid))
    try:
        assert interrupted(root) == ""
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.2)
    finally:
        other.kill()
        other.wait()
    assert interrupted(root)


def test_what_cannot_be_cleared_up_stops_the_command(vault: MakeVault) -> None:
    root = vault({"a.md": "before"})
    crashed(root, EDIT)
    folder = Journal.of(root).folder
    (folder / "pending.damaged").mkdir()
    (folder / "pending").write_bytes(b"noise")
    with unchanged(root), pytest.raises(Refused, match="journal"):
        write(root, [Change("a.md", "before", "after")])


def test_a_write_without_a_lock_recovers_first(vault: MakeVault) -> None:
    root = vault({"a.md": "before", "made.md": "x"})
    entry = crashed(root, EDIT)
    (root / entry.temporary(0)).write_bytes(b"bef")
    os.utime(root / "made.md", (LONG_AGO, LONG_AGO))
    told = write(root, [Removal("made.md", "x")]).told
    assert "nothing saved" in told[0]
    assert read_files(root) == {"a.md": b"before"}
