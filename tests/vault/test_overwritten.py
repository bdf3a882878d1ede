"""What an editor overwrote that had not looked is put back by the next writer; what was taken out is not."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from cultivate.notes.edit import Change
from cultivate.vault import overwritten
from cultivate.vault.guard import ChangedMeanwhile
from cultivate.vault.journal import Journal
from cultivate.vault.lock import locked
from cultivate.vault.write import write
from tests.running import MakeVault
from tests.vault.faults import Fault, faults

LONG_AGO = 1_700_000_000
BEFORE = "---\nlast_touch: 2026-01-01\n---\n## Log\n- 2026-01-01 call\n"
AFTER = "---\nlast_touch: 2026-11-24\n---\n## Log\n- 2026-01-01 call\n- 2026-11-24 meal: her plans\n"


@pytest.fixture
def note(vault: MakeVault) -> Path:
    """A note into which we have just logged a meal."""
    root = vault({"a.md": BEFORE})
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    write(root, [Change("a.md", BEFORE, AFTER)], label="log Jane Doe")
    return root / "a.md"


def saved(note: Path, text: str) -> None:
    """As an editor does it that does not look, and at once at rest."""
    note.write_text(text)
    os.utime(note, (LONG_AGO, LONG_AGO))


def recovered(note: Path) -> list[str]:
    with locked(note.parent) as held:
        return held.told


def test_what_stands_there_is_not_touched(note: Path) -> None:
    facts = note.stat()
    assert recovered(note) == []
    assert note.stat() == facts


def test_an_overwrite_is_mended_and_told(note: Path) -> None:
    saved(note, BEFORE + "- 2026-11-23 email: typed in the editor\n")
    assert recovered(note) == [
        "a.md: another program had overwritten “log Jane Doe”, which stands there again"
    ]
    text = note.read_text()
    assert text.startswith("---\nlast_touch: 2026-11-24\n---\n")
    assert text.count("- 2026-11-24 meal: her plans\n") == 1
    assert text.count("- 2026-11-23 email: typed in the editor\n") == 1
    assert recovered(note) == []
    assert Journal.peek(note.parent).entry(2).kind == "put back"


def test_an_editor_may_do_it_twice(note: Path) -> None:
    saved(note, BEFORE + "typed\n")
    recovered(note)
    saved(note, BEFORE + "typed, and more\n")
    assert recovered(note)
    assert note.read_text().count("her plans") == 1


def test_what_is_taken_out_on_purpose_stays_out(note: Path) -> None:
    """The property stayed, or everything is as it was to the byte: somebody knew what was there."""
    for text in (AFTER.replace("- 2026-11-24 meal: her plans\n", ""), BEFORE):
        saved(note, text)
        assert recovered(note) == []
        assert note.read_text() == text


def test_another_branch_is_meant_and_an_editor_after_a_commit_is_not(note: Path) -> None:
    folder = note.parent / ".git"
    folder.mkdir()
    saved(note, BEFORE + "typed\n")
    (folder / "index").touch()
    assert recovered(note) == []
    os.utime(folder / "index", (LONG_AGO, LONG_AGO))
    saved(note, BEFORE + "typed again\n")  # what stands on the other branch is not wanted here either
    assert recovered(note) == []
    text = note.read_text()
    write(note.parent, [Change("a.md", text, text + "- 2026-11-24 call\n")])
    saved(note, text + "typed without looking\n")
    assert len(recovered(note)) == 1
    assert note.read_text() == text + "- 2026-11-24 call\ntyped without looking\n"


def test_what_was_taken_out_exactly_stays_out_when_more_is_typed(note: Path) -> None:
    saved(note, BEFORE)
    assert recovered(note) == []
    saved(note, BEFORE + "typed\n")
    assert recovered(note) == []
    assert note.read_text() == BEFORE + "typed\n"


def test_an_entry_that_somebody_mended_stays_mended(note: Path) -> None:
    before, after = AFTER, AFTER + "- 2026-11-24 call: new buget in January\n"
    write(note.parent, [Change("a.md", before, after)], label="log Jane Doe")
    mended = after.replace("buget", "budget")
    saved(note, mended)
    assert recovered(note) == []
    assert note.read_text() == mended


def test_later_absence_is_meant(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overwritten, "WINDOW", 0.0)
    monkeypatch.setattr(overwritten, "_TICK", 0.0)
    time.sleep(0.02)
    saved(note, BEFORE + "typed\n")
    assert recovered(note) == []
    assert note.read_text() == BEFORE + "typed\n"
    assert Journal.peek(note.parent).recent() == {}


def test_where_both_changed_the_same_it_is_told_once(note: Path) -> None:
    theirs = BEFORE.replace("2026-01-01\n---", "2026-05-05\n---")
    saved(note, theirs)
    told = recovered(note)
    assert "it could not be put back" in told[0]
    assert note.read_text() == theirs
    assert recovered(note) == []


def test_the_rest_of_several_is_put_back(note: Path) -> None:
    second = AFTER + "- 2026-11-24 note: a card\n"
    write(note.parent, [Change("a.md", AFTER, second)], label="log again")
    saved(note, BEFORE.replace("2026-01-01\n---", "2026-05-05\n---"))
    told = recovered(note)
    assert len(told) == 2
    assert "“log again”, which stands there again" in told[0]
    assert "“log Jane Doe”, and it could not be put back" in told[1]
    assert note.read_text().endswith("- 2026-11-24 note: a card\n")


def test_an_undo_is_not_put_back_as_if_it_were_lost(note: Path) -> None:
    write(note.parent, [Change("a.md", AFTER, BEFORE)], label="undo log Jane Doe", undoes=1)
    saved(note, BEFORE + "typed\n")
    assert recovered(note) == []
    assert note.read_text() == BEFORE + "typed\n"


def test_an_editor_that_saves_after_the_writer_has_looked_and_before_it_reads(note: Path) -> None:
    """The text without our entry must not become the base of the next: then nobody would miss it."""
    with locked(note.parent):
        saved(note, BEFORE + "typed\n")
        text = note.read_text()
        with pytest.raises(ChangedMeanwhile):
            write(note.parent, [Change("a.md", text, text + "- 2026-11-24 call\n")])
        assert note.read_text() == text
    assert len(recovered(note)) == 1
    assert note.read_text() == AFTER + "typed\n"


def test_what_an_editor_typed_is_a_base_like_any_other(note: Path) -> None:
    """Where nothing of ours is missing, the next command goes on from it at once."""
    for text in (AFTER + "typed\n", BEFORE):
        saved(note, text)
        assert write(note.parent, [Change("a.md", text, text + "more\n")]).paths == ("a.md",)
        assert note.read_text() == text + "more\n"


def test_a_note_that_is_gone_or_being_saved(note: Path) -> None:
    note.write_text("")
    assert recovered(note) == []
    assert "a.md" in Journal.peek(note.parent).recent(), "the next command looks again"
    note.unlink()
    assert recovered(note) == []


def test_who_is_still_looked_after_later(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that is being saved for long, but not one that is gone."""
    monkeypatch.setattr(overwritten, "WINDOW", -1.0)
    note.write_text("")
    assert recovered(note) == []
    assert "a.md" in Journal.peek(note.parent).recent()
    note.unlink()
    assert recovered(note) == []
    assert "a.md" not in Journal.peek(note.parent).recent()


def test_a_putting_back_that_fails_is_made_up_for(note: Path) -> None:
    saved(note, BEFORE + "typed\n")
    with faults(Fault("exchange", 1, errno.ENOSPC)):
        assert recovered(note) == []
    assert "her plans" not in note.read_text()
    assert recovered(note)
    assert note.read_text().count("her plans") == 1


def test_a_journal_that_was_lost_in_part(note: Path) -> None:
    (Journal.peek(note.parent).folder / "000001.entry").unlink()
    saved(note, BEFORE + "typed\n")
    assert recovered(note) == []
