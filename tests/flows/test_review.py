"""A walk through who is due: each key saves at once, and each can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cultivate.errors import Refused, UsageError
from cultivate.flows.due import due
from cultivate.flows.review import Review, review
from tests.flows.practice import NOTES, TODAY, Practice
from tests.running import read_files, unchanged, write_files

JANE, BOB = "People/Jane Doe.md", "People/Bob Lee.md"


@pytest.fixture
def vault(tmp_path: Path) -> Practice:
    (tmp_path / ".obsidian").mkdir()
    write_files(tmp_path, NOTES)
    return Practice(tmp_path, TODAY)


@pytest.fixture
def walk(vault: Practice) -> Review:
    return review(vault.session())


def last_line(vault: Practice, path: str) -> str:
    return vault.text(path).rstrip("\n").rpartition("\n")[2]


def test_it_begins_with_todays_share_and_writes_nothing(vault: Practice) -> None:
    with unchanged(vault.root):
        walk = review(vault.session())
        assert [turn.name for turn in walk.turns] == ["Jane Doe", "Bob Lee", "Ann Poe"]
        assert walk.sheet().standing.contact.name == "Jane Doe"
        walk.go(1)
        walk.go(-3)
        assert walk.place == 0
        walk.go(9)
        assert walk.turn is None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("25m new budget", "- 2026-11-24 call reached 25m: new budget"),
        ("", "- 2026-11-24 call reached"),
        ("no-need", "- 2026-11-24 call no-need"),
        ("email sent the paper", "- 2026-11-24 email: sent the paper"),
        ("sold 4000", "- 2026-11-24 call sold 4000"),
        ("in: asked for a name", "- 2026-11-24 call in reached: asked for a name"),
        ("left a message", "- 2026-11-24 call voicemail"),
    ],
)
def test_what_is_typed_is_logged(vault: Practice, walk: Review, words: str, line: str) -> None:
    walk.log(words)
    assert last_line(vault, JANE) == line
    assert walk.place == 1
    assert walk.turns[0].done == ("tried" if "voicemail" in line else "logged")


def test_somebody_else_was_there(vault: Practice, walk: Review) -> None:
    walk.log("lunch [[Bob Lee]] 90m: his idea")
    assert last_line(vault, JANE) == "- 2026-11-24 meal [[Bob Lee]] 90m: his idea"
    assert last_line(vault, BOB) == "- 2026-11-24 meal [[Jane Doe]] 90m: his idea"


def test_everything_can_be_taken_back_to_the_byte(vault: Practice, walk: Review) -> None:
    before = read_files(vault.root)
    walk.log("25m new budget")
    vault.settle()
    walk.no_answer()
    vault.settle()
    walk.skip("on a long journey")
    assert [turn.done for turn in walk.turns] == ["logged", "tried", "skipped"]
    for place in (2, 1, 0):
        vault.settle()
        walk.undo()
        assert walk.place == place
        assert not walk.turns[place].done
    assert read_files(vault.root) == before
    with pytest.raises(Refused, match="changed nothing yet"):
        walk.undo()


@pytest.mark.parametrize(
    ("words", "day"),
    [("", "2026-11-27"), ("2w", "2026-12-08"), ("friday", "2026-11-27"), ("2027-01-05", "2027-01-05")],
)
def test_put_off(vault: Practice, walk: Review, words: str, day: str) -> None:
    walk.put_off(words)
    assert f"snooze_until: {day}\n" in vault.text(JANE)
    assert walk.turns[0].done == "put off"


def test_a_promise_keeps_the_turn(vault: Practice, walk: Review) -> None:
    walk.promise("send her the   book")
    assert "\n- [ ] send her the book\n" in vault.text(JANE)
    assert (walk.place, walk.turns[0].done) == (0, "")
    vault.settle()
    walk.undo()
    assert "the book" not in vault.text(JANE)


def test_what_cannot_be_done_changes_nothing(vault: Practice, walk: Review) -> None:
    with unchanged(vault.root):
        with pytest.raises(UsageError, match="no day or length"):
            walk.put_off("whenever")
        with pytest.raises(UsageError, match="a few words"):
            walk.promise("  ")
        with pytest.raises(Refused, match="Nobody Known"):
            walk.log("lunch [[Nobody Known]]")
        walk.go(9)
        with pytest.raises(Refused, match="everybody was seen"):
            walk.log("25m")


def test_a_note_that_went_away_is_named(vault: Practice, walk: Review) -> None:
    (vault.root / JANE).unlink()
    with pytest.raises(Refused, match=r"Jane Doe\.md is no contact any more"):
        walk.sheet()
    walk.go(1)
    assert walk.sheet().standing.contact.name == "Bob Lee"


def test_the_sheet_is_read_afresh(vault: Practice, walk: Review) -> None:
    walk.log("25m new budget")
    walk.go(-1)
    assert walk.sheet().entries[0].text == "new budget"


def test_it_proposes_the_means_of_the_day_as_due_does(vault: Practice) -> None:
    vault.edit(BOB, "tier: alliance", "tier: alliance\nrotate: [meal, article]")
    vault.edit(JANE, "tier: inner-circle", "tier: inner-circle\nrotate: [article, message]")
    planned = {each.standing.contact.name: (each.means, each.outcome) for each in due(vault.session()).today}
    walk = review(vault.session())
    assert {turn.name: (turn.means, turn.outcome) for turn in walk.turns} == planned
    assert planned["Jane Doe"] == ("article", "")
    assert planned["Bob Lee"] == ("meal", "invited")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("", "- 2026-11-24 meal invited"),
        ("to the new place", "- 2026-11-24 meal invited: to the new place"),
        ("no answer", "- 2026-11-24 meal no-answer"),
        ("booked 2026-12-08", "- 2026-11-24 meal booked 2026-12-08"),
        ("call no-need", "- 2026-11-24 call no-need"),
    ],
)
def test_an_invitation_that_is_done_is_no_meal(vault: Practice, words: str, line: str) -> None:
    vault.edit(BOB, "tier: alliance", "tier: alliance\nprefer: [meal]")
    walk = review(vault.session())
    walk.place = [turn.path for turn in walk.turns].index(BOB)
    walk.log(words)
    assert line in vault.text(BOB).split("\n")
