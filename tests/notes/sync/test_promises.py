"""A line of `## Next` in an agenda: ticked on either side it is ticked on both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cultivate.notes.sync.desk import Missing, Note, NotesView
from cultivate.notes.sync.reconcile import AgendaNote, sync
from tests.notes.sync.small_vault import ANN, DAY, JANE, NOTES, SmallVault, page, synced

INTRODUCTION = "introduction [[Ann Poe]] [[Jane Doe]]"
QUESTION = "ask how Lily's final went [[Jane Doe]]"
HINT = "\t- ↳ for today"
DAY_BEFORE = date(2026, 11, 23)


def test_a_question_is_ticked_in_the_note_and_is_no_touch() -> None:
    text = page(f"- [x] {QUESTION} she won", HINT, section="Promised")
    vault = synced(text)
    assert vault.note("Jane Doe") == JANE.replace("[ ] ask", "[x] ask")
    assert vault.agenda == text


def test_a_promise_that_begins_with_a_means_is_logged_in_both_notes() -> None:
    vault = synced(page(f"- [x] {INTRODUCTION} by mail ✅ 2026-11-23", HINT, section="Promised"))
    assert "- [x] introduction [[Ann Poe]] 📅 2026-11-24\n" in vault.note("Jane Doe")
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-23 introduction [[Ann Poe]]: by mail"]
    assert vault.log("Ann Poe") == ["- 2026-11-23 introduction [[Jane Doe]]: by mail"]


def test_words_of_a_promise_are_those_of_the_entry() -> None:
    notes = {
        **NOTES,
        "People/Jane Doe.md": JANE.replace("ask how Lily's final went", "call about the report"),
    }
    vault = synced(page("- [x] call about the report [[Jane Doe]] she liked it", HINT), notes=notes)
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached: about the report she liked it"]


def test_ticked_in_the_note_it_is_ticked_here_and_counts() -> None:
    notes = {**NOTES, "People/Jane Doe.md": JANE.replace("[ ] introduction", "[x] introduction")}
    vault = synced(page(f"- [ ] {INTRODUCTION}", HINT), notes=notes)
    assert f"- [x] {INTRODUCTION}\n" in vault.agenda
    assert vault.log("Ann Poe") == ["- 2026-11-24 introduction [[Jane Doe]]"]


def test_an_agenda_of_an_earlier_day_does_not_tick_itself() -> None:
    """The promise was kept later: it must not be logged a second time, on the wrong day."""
    done = SmallVault(
        "", {**NOTES, "People/Jane Doe.md": JANE.replace("[ ] introduction", "[x] introduction")}
    )
    old = AgendaNote("old.md", date(2026, 11, 20), page(f"- [ ] {INTRODUCTION} typed", HINT))
    new = AgendaNote("new.md", DAY, page(section="Also today"))
    assert sync([new, old], NotesView(done.find, done.create), done.settings, DAY).changes == ()


def test_unticked_it_is_open_again_and_taken_back_everywhere() -> None:
    vault = synced(page(f"- [x] {INTRODUCTION}", HINT))
    vault.agenda = vault.agenda.replace("- [x] intro", "- [ ] intro")
    vault.sync()
    assert vault.note("Jane Doe") == JANE
    assert vault.log("Ann Poe") == []
    assert vault.agenda == page(f"- [ ] {INTRODUCTION}", HINT)


def test_put_off_it_gets_another_day_and_the_person_is_not_snoozed() -> None:
    vault = synced(page(f"- [>] {INTRODUCTION} 1w", HINT))
    assert vault.note("Jane Doe") == JANE.replace("[[Ann Poe]] 📅 2026-11-24", "[[Ann Poe]] 📅 2026-12-01")
    assert vault.agenda.endswith("\t- ↳ put off to 2026-12-01\n")


def test_skipped_it_is_cancelled_in_the_note() -> None:
    vault = synced(page(f"- [-] {INTRODUCTION}", HINT))
    assert vault.note("Jane Doe") == JANE.replace("[ ] introduction", "[-] introduction")
    assert vault.note("Ann Poe") == ANN


def test_a_booking_becomes_a_next_line_of_the_first_person() -> None:
    line = "meal invited [[Bob Lee]] with [[Ann Poe]], [[Jane Doe]] booked 2026-12-08"
    vault = synced(page(f"- [x] {line}", HINT))
    assert vault.log("Bob Lee")[-1] == "- 2026-11-24 meal booked 2026-12-08 [[Ann Poe]] [[Jane Doe]]"
    assert "## Next\n- [ ] meal with [[Ann Poe]], [[Jane Doe]] 📅 2026-12-08\n" in vault.note("Bob Lee")
    assert "## Next" not in vault.note("Ann Poe")


def test_the_answer_to_an_invitation_may_come_days_later() -> None:
    """What was logged as an invitation becomes a booking; another day moves it."""
    vault = synced(page("- [x] meal invited [[Bob Lee]]", HINT))
    assert vault.log("Bob Lee")[-1] == "- 2026-11-24 meal invited"
    assert "## Next" not in vault.note("Bob Lee")
    vault.agenda = vault.agenda.replace("[[Bob Lee]]", "[[Bob Lee]] booked 2026-12-08", 1)
    vault.today = date(2026, 11, 27)
    vault.sync()
    assert vault.log("Bob Lee")[-1] == "- 2026-11-24 meal booked 2026-12-08"
    assert vault.note("Bob Lee").count("- [ ] meal 📅 2026-12-08\n") == 1
    vault.agenda = vault.agenda.replace("booked 2026-12-08", "booked 2026-12-10")
    vault.sync()
    assert vault.note("Bob Lee").count("- [ ] meal") == vault.note("Bob Lee").count("📅 2026-12-10") == 1


def test_a_booking_that_was_held_is_not_booked_again() -> None:
    vault = synced(page("- [x] meal invited [[Bob Lee]] booked 2026-12-08", HINT))
    held = vault.note("Bob Lee").replace("- [ ] meal", "- [x] meal")
    vault.notes["People/Bob Lee.md"] = held
    vault.sync()
    assert vault.note("Bob Lee") == held


def test_a_booked_meal_is_held_by_ticking_it() -> None:
    notes = {
        **NOTES,
        "People/Bob Lee.md": "---\ntier: alliance\n---\n## Next\n- [ ] meal with [[Ann Poe]] 📅 2026-11-24\n",
    }
    vault = synced(page("- [x] meal with [[Ann Poe]] [[Bob Lee]] 90m: five names", HINT), notes=notes)
    assert vault.log("Bob Lee") == ["- 2026-11-24 meal [[Ann Poe]] 90m: five names"]
    assert vault.log("Ann Poe") == ["- 2026-11-24 meal [[Bob Lee]] 90m: five names"]


@pytest.mark.parametrize(
    "line", ["introduction in [[Jane Doe]] [[Ann Poe]]", "referral in [[Jane Doe]] [[Ann Poe]]"]
)
def test_a_name_received_is_the_givers_alone(line: str) -> None:
    means = line.partition(" ")[0]
    vault = synced(page(f"- [x] {line}"))
    assert vault.log("Jane Doe")[1:] == [f"- 2026-11-24 {means} in [[Ann Poe]]"]
    assert vault.note("Ann Poe") == ANN


def test_a_copy_of_a_promise_further_up_is_ticked_with_it() -> None:
    """One sync is enough: `synced` holds that a second one changes nothing."""
    lines = (f"- [ ] {INTRODUCTION}", f"- [x] {INTRODUCTION} by mail", HINT)
    vault = synced(page(*lines, section="Promised"))
    assert vault.agenda.count(f"- [x] {INTRODUCTION}") == 2
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 introduction [[Ann Poe]]: by mail"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_copy_that_nobody_ticked_tells_of_no_touch_of_its_own(first: int) -> None:
    """What came of it, the other copy says."""
    items = [[f"- [x] {INTRODUCTION} no answer: twice"], [f"- [ ] {INTRODUCTION}", HINT]]
    vault = synced(page(*items[first], *items[1 - first], section="Promised"))
    assert vault.agenda.count(f"- [x] {INTRODUCTION}") == 2
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 introduction no-answer [[Ann Poe]]: twice"]
    assert vault.log("Ann Poe") == ["- 2026-11-24 introduction no-answer [[Jane Doe]]: twice"]
    assert vault.agenda.count("↳ logged") == vault.agenda.count("↳ found 2026-11-24") == 2


def test_two_copies_that_were_ticked_with_different_words_are_two_touches() -> None:
    lines = (f"- [x] {INTRODUCTION} no answer: twice", f"- [x] {INTRODUCTION} at last", HINT)
    vault = synced(page(*lines, section="Promised"))
    assert vault.log("Ann Poe") == [
        "- 2026-11-24 introduction no-answer [[Jane Doe]]: twice",
        "- 2026-11-24 introduction [[Jane Doe]]: at last",
    ]


def test_a_copy_that_stays_ticked_does_not_keep_the_touch_that_the_other_one_takes_back() -> None:
    lines = (f"- [x] {INTRODUCTION} no answer: twice", f"- [ ] {INTRODUCTION}", HINT)
    vault = synced(page(*lines, section="Promised"))
    vault.agenda = vault.agenda.replace(f"- [x] {INTRODUCTION} no", f"- [ ] {INTRODUCTION} no")
    vault.sync()
    assert vault.sync().changes == ()
    assert vault.log("Ann Poe") == []
    assert vault.note("Jane Doe") == JANE


@pytest.mark.parametrize("line", [INTRODUCTION, QUESTION])
@pytest.mark.parametrize("stays", [True, False])
def test_what_is_promised_again_is_open_until_it_is_kept_again(line: str, stays: bool) -> None:
    """An earlier agenda has the same words, ticked."""
    vault = synced(page(f"- [x] {line}", HINT))
    words = line.removesuffix(" [[Jane Doe]]")
    done = f"- [x] {words} 📅 2026-11-24\n"
    again = f"- [ ] {words} 📅 2026-12-01\n"
    assert done in vault.note("Jane Doe")
    after = vault.note("Jane Doe").replace(done, done + again if stays else again)
    vault.notes["People/Jane Doe.md"] = after
    assert vault.sync().changes == ()
    vault.day = vault.today = date(2026, 12, 1)
    vault.agenda = page(f"- [x] {line}", HINT)
    vault.sync()
    assert vault.note("Jane Doe").count(again.replace("[ ]", "[x]")) == 1


def test_a_question_put_off_and_then_asked_after_all_is_ticked() -> None:
    vault = synced(page(f"- [>] {QUESTION} 1w", HINT))
    vault.agenda = vault.agenda.replace("- [>]", "- [x]")
    vault.sync()
    assert "- [x] ask how Lily's final went 📅 2026-12-01\n" in vault.note("Jane Doe")


def test_a_line_that_could_not_be_ticked_is_ticked_later() -> None:
    """The touch stands in the other person's note by then."""
    vault = SmallVault(page(f"- [x] {INTRODUCTION}", HINT))

    def locked(target: str) -> Note | Missing:
        found = vault.find(target)
        return (
            replace(found, locked="is read-only") if isinstance(found, Note) and "Jane" in target else found
        )

    note = AgendaNote("Agenda/day.md", DAY, vault.agenda)
    for change in sync([note], NotesView(locked, vault.create), vault.settings, DAY).changes:
        vault.notes[change.path] = change.after
    vault.agenda = vault.notes.pop("Agenda/day.md")
    assert "↳ logged 2026-11-24 Ann Poe" in vault.agenda
    assert "↳ not ticked" in vault.agenda
    assert vault.note("Jane Doe") == JANE
    vault.sync()
    assert "- [x] introduction" in vault.note("Jane Doe")
    assert "not ticked" not in vault.agenda


def test_a_line_that_is_opened_again_in_the_note_stays_open() -> None:
    vault = synced(page(f"- [x] {INTRODUCTION}", HINT))
    opened = vault.note("Jane Doe").replace("- [x] introduction", "- [ ] introduction")
    vault.notes["People/Jane Doe.md"] = opened
    assert vault.sync().changes == ()


def with_line(line: str) -> dict[str, str]:
    return {**NOTES, "People/Jane Doe.md": JANE.replace("## Next\n", f"## Next\n{line}\n")}


def test_a_call_that_was_promised_and_made_ticks_no_later_one() -> None:
    """Whoever is due has a box that says no more than the old line does."""
    notes = with_line("- [x] call 📅 2026-11-01")
    text = page("- [ ] call [[Jane Doe]]", HINT)
    vault = synced(text, notes=notes)
    assert (vault.agenda, vault.notes) == (text, notes)


@pytest.mark.parametrize("box", ["x", "-", ">"])
def test_a_call_promised_for_a_later_day_stays_so_whatever_becomes_of_todays(box: str) -> None:
    vault = synced(page(f"- [{box}] call [[Jane Doe]]", HINT), notes=with_line("- [ ] call 📅 2026-12-01"))
    assert "- [ ] call 📅 2026-12-01\n" in vault.note("Jane Doe")
    assert ("- 2026-11-24 call reached" in vault.log("Jane Doe")) == (box == "x")
    assert ("snooze_until: 2026-" in vault.note("Jane Doe")) == (box != "x")


def test_the_promised_one_is_ticked_under_promised() -> None:
    lines = ("- [x] call [[Jane Doe]] at last", HINT)
    vault = synced(page(*lines, section="Promised"), notes=with_line("- [ ] call 📅 2026-11-24"))
    assert "- [x] call 📅 2026-11-24\n" in vault.note("Jane Doe")
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached: at last"]


def two_days(notes: dict[str, str], old: str, new: str) -> tuple[SmallVault, dict[str, str]]:
    """The vault after a sync over an agenda of the day before and the day's; a second one changes nothing."""
    vault = SmallVault("", dict(notes))
    texts = {"old.md": old, "new.md": new}
    for again in (False, True):
        agendas = [
            AgendaNote("old.md", DAY_BEFORE, texts["old.md"]),
            AgendaNote("new.md", DAY, texts["new.md"]),
        ]
        changes = sync(agendas, NotesView(vault.find, vault.create), vault.settings, DAY).changes
        assert not (again and changes)
        for change in changes:
            (texts if change.path in texts else vault.notes)[change.path] = change.after
    return vault, texts


def test_kept_in_yesterdays_agenda_it_is_no_second_touch_in_todays() -> None:
    due = {**NOTES, "People/Jane Doe.md": JANE.replace("]] 📅 2026-11-24", "]] 📅 2026-11-20")}
    old, new = page(f"- [x] {INTRODUCTION} at last", HINT), page(f"- [ ] {INTRODUCTION}", HINT)
    vault, texts = two_days(due, old, new)
    assert vault.log("Ann Poe") == ["- 2026-11-23 introduction [[Jane Doe]]: at last"]
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-23 introduction [[Ann Poe]]: at last"]
    assert f"- [x] {INTRODUCTION}\n" in texts["new.md"]
    assert "↳ found 2026-11-23 Ann Poe" in texts["new.md"]


def test_a_promise_made_again_in_the_same_words_is_another_one() -> None:
    """It is for a day after the first one was kept."""
    again = {**NOTES, "People/Jane Doe.md": JANE.replace("- [ ] introduction", "- [x] introduction")}
    old, new = page(f"- [x] {INTRODUCTION}", HINT), page(f"- [ ] {INTRODUCTION}", HINT)
    vault, _ = two_days(again, old, new)
    assert vault.log("Ann Poe") == [
        "- 2026-11-23 introduction [[Jane Doe]]",
        "- 2026-11-24 introduction [[Jane Doe]]",
    ]


def test_a_copy_of_a_promise_that_stays_ticked_keeps_it_ticked() -> None:
    lines = (f"- [x] {QUESTION} she won", f"- [x] {QUESTION}", HINT)
    vault = synced(page(*lines, section="Promised"))
    vault.agenda = vault.agenda.replace(f"- [x] {QUESTION}\n", f"- [ ] {QUESTION}\n")
    vault.sync()
    assert vault.sync().changes == ()
    assert vault.agenda.count("- [x]") == 2


def test_dropped_in_the_note_it_is_dropped_here_and_nothing_is_logged() -> None:
    """`[-]` is what Tasks calls cancelled: nobody was introduced."""
    notes = {**NOTES, "People/Jane Doe.md": JANE.replace("[ ] introduction", "[-] introduction")}
    vault = synced(page(f"- [ ] {INTRODUCTION}", HINT, section="Promised"), notes=notes)
    assert vault.notes == notes
    assert vault.agenda == page(f"- [-] {INTRODUCTION}", HINT, "\t- ↳ skipped", section="Promised")


def test_a_copy_of_a_promise_that_is_dropped_is_dropped_with_it() -> None:
    lines = (f"- [ ] {INTRODUCTION}", f"- [-] {INTRODUCTION}", HINT)
    vault = synced(page(*lines, section="Promised"))
    assert vault.agenda.count(f"- [-] {INTRODUCTION}") == 2
    assert vault.note("Ann Poe") == ANN
    assert vault.note("Jane Doe") == JANE.replace("[ ] introduction", "[-] introduction")
