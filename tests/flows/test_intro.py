"""Introductions in both notes, promises under Next, names received: what is written, what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from cultivate.errors import Refused, UsageError
from cultivate.flows.draft import draft
from cultivate.flows.intro import Introducing, introduce
from cultivate.flows.preferral import Receiving, receive
from cultivate.flows.saving import Outcome
from cultivate.flows.undo import undo
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice, entries

ANN, BOB = "People/Ann Poe.md", "People/Bob Lee.md"


def intro(desk: Practice, *who: str, dry_run: bool = False, **said: object) -> Outcome:
    made = Introducing(**said)  # type: ignore[arg-type]
    return desk._settled(lambda: introduce(desk.session(), who, made, here=desk.root, dry_run=dry_run))


def names(desk: Practice, giver: str, *who: str, dry_run: bool = False, **said: object) -> Outcome:
    made = Receiving(giver, who, **said)  # type: ignore[arg-type]
    return desk._settled(lambda: receive(desk.session(), made, here=desk.root, dry_run=dry_run))


def changed(before: dict[str, str], desk: Practice) -> set[str]:
    after = desk.files()
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture
def desk(practice: MakePractice) -> Practice:
    return practice()


def test_both_notes_and_no_other(desk: Practice) -> None:
    before = desk.files()
    intro(desk, "ann", "bob", text="two builders")
    assert changed(before, desk) == {ANN, BOB}
    assert entries(desk.text(ANN)) == ["- 2026-11-24 introduction made [[Bob Lee]]: two builders"]
    assert entries(desk.text(BOB))[-1] == "- 2026-11-24 introduction made [[Ann Poe]]: two builders"
    assert "last_touch: 2026-11-24" in desk.text(ANN)
    with desk.silent():
        assert not intro(desk, "bob", "ann", text="two builders").changes


def test_a_promise_is_no_touch_and_stands_under_next_once(desk: Practice) -> None:
    intro(desk, "ann", "bob", state="promised")
    assert "- [ ] introduction [[Bob Lee]] 📅 2026-11-27\n" in desk.text(ANN)
    assert "introduction [[Ann" not in desk.text(BOB)
    assert "last_touch: 2026-08-14" in desk.text(BOB)
    for words in (("ann", "bob"), ("bob", "ann")):
        with desk.silent():
            intro(desk, *words, state="promised")
        with desk.silent():
            intro(desk.on("2026-11-25"), *words, state="promised")
    intro(desk.on("2026-11-25"), "bob", "ann", state="promised", by=date(2026, 12, 4))
    assert "- [ ] introduction [[Bob Lee]] 📅 2026-12-04\n" in desk.text(ANN)


@pytest.mark.parametrize("half", [ANN, BOB])
def test_a_promise_that_stands_in_one_note_alone_is_completed(desk: Practice, half: str) -> None:
    """As a full disk may leave it: the same command again writes the other note, with the same day."""
    before = desk.text(half)
    intro(desk, "ann", "bob", state="promised", text="two builders")
    whole = desk.files()
    desk.write(half, before)
    outcome = intro(desk.on("2026-11-25"), "ann", "bob", state="promised", text="two builders")
    assert {change.path for change in outcome.changes} == {half}
    assert [entry for entry in entries(desk.text(half)) if "promised" in entry] == [
        entry for entry in entries(whole[half]) if "promised" in entry
    ]
    with desk.silent():
        intro(desk.on("2026-11-25"), "ann", "bob", state="promised")


@pytest.mark.parametrize(("state", "box"), [("made", "x"), ("declined", "-"), ("met", "x")])
def test_the_promise_is_settled_from_either_side(desk: Practice, state: str, box: str) -> None:
    """Jane's note has `introduction [[Ann Poe]]` under Next, whoever is named first."""
    intro(desk, "jane", "ann", state="promised", day=date(2026, 11, 20))
    before = desk.text("People/Jane Doe.md")
    intro(desk, "ann", "jane", state=state)
    after = desk.text("People/Jane Doe.md")
    assert f"- [{box}] introduction [[Ann Poe]] 📅 2026-11-24\n" in after
    assert "- [ ] ask how Lily's final went\n" in after
    assert len(after.split("\n")) == len(before.split("\n")) + 1


def test_the_promise_in_the_agenda_is_done_once(desk: Practice) -> None:
    """Made by the command, and ticked in the agenda: one introduction, on both sides."""
    desk.agenda()
    assert "- [ ] introduction [[Ann Poe]] [[Jane Doe]]" in desk.day
    intro(desk, "jane", "ann")
    desk.sync()
    assert "- [x] introduction [[Ann Poe]] [[Jane Doe]]" in desk.day
    assert len([e for e in entries(desk.text(ANN)) if "introduction" in e]) == 1
    assert len([e for e in entries(desk.text("People/Jane Doe.md")) if "introduction" in e]) == 1


def test_a_tick_in_the_agenda_and_then_the_command(desk: Practice) -> None:
    desk.agenda()
    desk.type("- [ ] introduction [[Ann Poe]] [[Jane Doe]]", "- [x] introduction [[Ann Poe]] [[Jane Doe]]")
    desk.sync()
    with desk.silent():
        intro(desk, "ann", "jane")


@pytest.mark.parametrize("state", ["met", "declined"])
def test_nothing_is_heard_of_what_was_never_said(desk: Practice, state: str) -> None:
    intro(desk, "ann", "jane")  # another pair
    with desk.silent(), pytest.raises(Refused, match="nothing says yet that you introduced"):
        intro(desk, "ann", "bob", state=state)


def test_what_was_heard_of_a_referral_is_of_a_referral(desk: Practice) -> None:
    intro(desk, "ann", "bob", referral=True, day=date(2026, 11, 2))
    intro(desk, "bob", "ann", state="met")
    assert entries(desk.text(ANN)) == [
        "- 2026-11-02 referral made [[Bob Lee]]",
        "- 2026-11-24 referral met [[Bob Lee]]",
    ]
    assert "last_touch: 2026-11-02" in desk.text(ANN), "what was heard is a record"


@pytest.mark.parametrize("who", [("ann",), ("ann", "ann"), ("ann", "bob", "jane")])
def test_two_and_no_other_number(desk: Practice, who: Sequence[str]) -> None:
    with desk.silent(), pytest.raises(UsageError, match="of two people"):
        intro(desk, *who)


def test_a_dry_run_tells_and_writes_nothing(desk: Practice) -> None:
    with desk.silent():
        planned = intro(desk, "ann", "bob", state="promised", dry_run=True)
        received = names(desk, "jane", "Eve Fox", dry_run=True)
    assert {each.path for each in planned.changes} == {ANN, BOB}
    assert {each.path for each in received.changes} == {"People/Jane Doe.md", "People/Eve Fox.md"}


def test_names_received(desk: Practice) -> None:
    before = desk.files()
    names(desk, "jane", "Eve Fox", "  eve   fox ", "Max Hill", text="both have sold a firm")
    assert changed(before, desk) == {"People/Jane Doe.md", "People/Eve Fox.md", "People/Max Hill.md"}
    assert entries(desk.text("People/Jane Doe.md"))[-2:] == [
        "- 2026-11-24 introduction in [[Eve Fox]]: both have sold a firm",
        "- 2026-11-24 introduction in [[Max Hill]]: both have sold a firm",
    ]
    eve = desk.text("People/Eve Fox.md")
    for line in (
        'introduced_by: "[[Jane Doe]]"',
        "introduced_on: 2026-11-24",
        "stage: qualifying",
        "tier:\n",
    ):
        assert line in eve
    with desk.silent():
        names(desk, "jane", "Eve Fox", "Max Hill", text="both have sold a firm")


def test_who_has_a_note_keeps_what_stands_in_it(practice: MakePractice) -> None:
    eve = "---\ntype: contact\nstage: servicing  # since May\nintroduced_by: Cy Orr\n---\n\tOdd\r\n"
    desk = practice({"People/Eve Fox.md": eve})
    told = names(desk, "jane", "Eve Fox")
    assert desk.text("People/Eve Fox.md") == eve
    assert "Eve Fox: introduced by Cy Orr before, which stays" in told.messages


def test_what_a_note_lacks_is_filled(practice: MakePractice) -> None:
    bare = practice({"People/Eve Fox.md": "---\ntype: contact\nstage: cultivating\n---\n"})
    names(bare, "bob", "eve FOX", referral=True)
    assert bare.text("People/Eve Fox.md") == (
        "---\ntype: contact\nstage: cultivating\n"
        'introduced_by: "[[Bob Lee]]"\nintroduced_on: 2026-11-24\n---\n'
    )
    assert entries(bare.text(BOB))[-1] == "- 2026-11-24 referral in [[Eve Fox]]"


def test_a_promised_name_has_no_note_yet(desk: Practice) -> None:
    names(desk, "jane", "Eve Fox", promised=True)
    assert "People/Eve Fox.md" not in desk.files()
    assert "introduction in promised [[Eve Fox]]" in desk.text("People/Jane Doe.md")
    assert "last_touch: 2026-10-09" in desk.text("People/Jane Doe.md")


def test_part_of_a_name_makes_nobody_new(desk: Practice) -> None:
    with desk.silent(), pytest.raises(Refused, match="could be Bob Lee"):
        names(desk, "jane", "bob")
    with desk.silent(), pytest.raises(UsageError, match="the one who gave"):
        names(desk, "jane", "Jane Doe")


def test_one_bad_name_among_several_changes_nothing(desk: Practice) -> None:
    with desk.silent(), pytest.raises(Refused, match="cannot be called"):
        names(desk, "jane", "Eve Fox", "Max: Hill")


def test_undo_takes_it_all_back_in_one(desk: Practice) -> None:
    before = desk.files()
    names(desk, "jane", "Eve Fox", "Max Hill", "Ann Poe")
    assert len(changed(before, desk)) == 4
    undo(desk.session(), 1)
    assert desk.files() == before
    intro(desk, "ann", "bob", state="promised")
    undo(desk.session())
    assert desk.files() == before


def test_the_texts_have_nothing_private(practice: MakePractice) -> None:
    desk = practice(
        {
            ANN: "---\ntier: network\nrole: Director\ninterests: [jazz, gout]\naim: get her budget\n"
            "spouse: Al\nphone: 07700 900123\n---\n## Log\n- 2026-11-02 call: secret\n",
            BOB: "---\ntier: network\ninterests: Jazz\noffers: [a layout]\nlooking_for: [[plants]]\n---\n",
        }
    )
    with desk.silent():
        text = draft(desk.session(), ["ann", "bob"], here=desk.root).text
    assert "may I introduce you to Ann Poe, Director?" in text
    assert "Bob can help with a layout." in text
    assert "You both like jazz." in text
    assert not [word for word in ("secret", "gout", "budget", "Al,", "07700") if word in text]


@pytest.mark.parametrize("front", ["private: true", "stage: stopped", "died: 2026-01-01"])
def test_nobody_is_written_about_who_is_not_to_be(practice: MakePractice, front: str) -> None:
    desk = practice({ANN: f"---\ntier: network\n{front}\n---\n"})
    with desk.silent(), pytest.raises(Refused):
        draft(desk.session(), ["ann", "bob"], here=desk.root)


def test_a_template_that_cannot_be_used_is_named(practice: MakePractice) -> None:
    desk = practice(
        {"cultivate.toml": '[practice]\nintroduction_template = "T.j2"\n', "T.j2": "{{ nothing }}"}
    )
    made = draft(desk.session(), ["ann", "bob"], here=desk.root)
    assert [problem.path for problem in made.problems] == ["T.j2"]
    assert made.text.startswith("## To Ann Poe")
