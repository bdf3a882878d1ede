"""A ticked item becomes one entry in the note of everybody who was there."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.settings import Settings
from tests.notes.sync.small_vault import ANN, BOB, JANE, SmallVault, page, synced

CALL = "call [[Jane Doe]] [07700 900123](tel:+447700900123)"
HINT = "\t- ↳ 9 Oct lunch with Bob"
UNDER = (HINT, "\t- [ ] no answer", "\t- [ ] another day", "\t- ")


def test_a_plain_tick_on_a_call_is_reached_and_tidies_up() -> None:
    vault = synced(page(f"- [x] {CALL}", *UNDER))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached"]
    assert vault.agenda == page(
        f"- [x] {CALL}", HINT, "\t- ↳ logged 2026-11-24 Jane Doe 8a30cf27 (was 2026-10-09)"
    )
    assert vault.note("Jane Doe") == JANE.replace("last_touch: 2026-10-09", "last_touch: 2026-11-24") + (
        "- 2026-11-24 call reached\n"
    )


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        (" 25m new budget in January", "call reached 25m: new budget in January"),
        (" 25m: new budget in January", "call reached 25m: new budget in January"),
        (": new budget in January", "call reached: new budget in January"),
        (" — new budget in January", "call reached: new budget in January"),
        (" sold £5000", "call sold £5000"),
        (" no-need", "call no-need"),
        (" voicemail", "call voicemail"),
        (" left a message", "call voicemail"),
        (" with [[Bob Lee]] 1h30: his auditor", "call reached [[Bob Lee]] 90m: his auditor"),
        (" https://example.com/x for [[Eve Fox]]", "call reached: https://example.com/x for [[Eve Fox]]"),
    ],
)
def test_what_was_typed_behind_the_item_counts(typed: str, entry: str) -> None:
    vault = synced(page(f"- [x] {CALL}{typed}", *UNDER))
    assert vault.log("Jane Doe")[1:] == [f"- 2026-11-24 {entry}"]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("email [[Jane Doe]] [j@d.example](mailto:j@d.example) sent the report", "email: sent the report"),
        ("lunch [[Jane Doe]] 90m", "lunch 90m"),
        ("meal invited [[Jane Doe]]", "meal invited"),
        ("meal invited [[Jane Doe]] no reply", "meal no-answer"),
        ("called to ask [[Jane Doe]] about it", "called reached: to ask [[Jane Doe]] about it"),
        ("in call [[Jane Doe]]", "call in reached"),
    ],
)
def test_any_means_is_logged_as_it_was_written(line: str, entry: str) -> None:
    assert synced(page(f"- [x] {line}")).log("Jane Doe")[1:] == [f"- 2026-11-24 {entry}"]


@pytest.mark.parametrize(
    ("today", "typed", "day"),
    [
        (date(2026, 11, 24), " ✅ 2026-11-23", "2026-11-23"),
        (date(2026, 11, 24), " [completion:: 2026-11-23]", "2026-11-23"),
        (date(2026, 11, 30), "", "2026-11-24"),
        (date(2026, 11, 21), "", "2026-11-21"),
    ],
)
def test_the_day_is_that_of_the_tick_else_the_earlier_of_agenda_and_today(
    today: date, typed: str, day: str
) -> None:
    vault = synced(page(f"- [x] {CALL}{typed}", *UNDER), today=today)
    assert vault.log("Jane Doe")[1:] == [f"- {day} call reached"]
    assert f"last_touch: {day}\n" in vault.note("Jane Doe")


def test_a_tick_dated_in_the_future_is_asked_about() -> None:
    vault = synced(page(f"- [x] {CALL} ✅ 2027-11-24", HINT))
    assert vault.note("Jane Doe") == JANE
    assert "\t- ↳ not logged: 2027-11-24 is still to come\n" in vault.agenda


def test_everybody_at_the_table_gets_an_entry_that_names_the_others() -> None:
    vault = synced(page("- [x] meal [[Bob Lee]] with [[Ann Poe]], [[Jane Doe]] 90m: great"))
    assert vault.log("Bob Lee")[-1] == "- 2026-11-24 meal [[Ann Poe]] [[Jane Doe]] 90m: great"
    assert vault.log("Ann Poe")[-1] == "- 2026-11-24 meal [[Bob Lee]] [[Jane Doe]] 90m: great"
    assert vault.log("Jane Doe")[-1] == "- 2026-11-24 meal [[Bob Lee]] [[Ann Poe]] 90m: great"
    assert vault.agenda.count("↳ logged 2026-11-24") == 3


def test_indented_lines_go_into_the_log_with_their_shape() -> None:
    vault = synced(page(f"- [x] {CALL}", HINT, "\t- likes jam", "\t\t- plum", "\tand tea", "\t- [x] sent"))
    assert vault.log("Jane Doe")[1:] == [
        "- 2026-11-24 call reached", "\t- likes jam", "\t\t- plum", "\tand tea", "\t- [x] sent",
    ]  # fmt: skip
    assert "\t- likes jam\n\t\t- plum\n\tand tea\n\t- [x] sent\n\t- ↳ logged" in vault.agenda


def test_a_line_for_one_person_goes_only_into_theirs() -> None:
    lines = (
        "\t- [[Ann Poe]]: selling in spring",
        "\t\t- her flat",
        "\t- all merry",
        "\t- [[Eve Fox]]: absent",
    )
    vault = synced(page("- [x] meal [[Bob Lee]], [[Ann Poe]]", *lines))
    absent = "\t- [[Eve Fox]]: absent"
    assert vault.log("Ann Poe")[1:] == ["\t- selling in spring", "\t\t- her flat", "\t- all merry", absent]
    assert vault.log("Bob Lee")[2:] == ["\t- all merry", absent]


def test_a_logged_touch_empties_the_snooze_and_keeps_the_next_touch() -> None:
    notes = {
        "People/Jane Doe.md": JANE.replace(
            "snooze_until:", "snooze_until: 2026-11-20\nnext_touch: 2026-11-20"
        )
    }
    vault = synced(page(f"- [x] {CALL}"), notes=notes, settings=Settings(next_touch=True))
    assert "snooze_until:\nnext_touch: 2026-12-24\n" in vault.note("Jane Doe")


def test_last_touch_never_moves_back() -> None:
    notes = {"People/Jane Doe.md": JANE.replace("last_touch: 2026-10-09", "last_touch: 2026-11-25")}
    vault = synced(page(f"- [x] {CALL}"), notes=notes, today=date(2026, 11, 26))
    assert "last_touch: 2026-11-25\n" in vault.note("Jane Doe")


@pytest.mark.parametrize("line", ["- [ ] {}", "- [/] {}", "- [?] {} 25m", "- [ ] {} typed"])
def test_an_item_that_is_not_ticked_is_left_alone(line: str) -> None:
    text = page(line.format(CALL), *UNDER)
    assert synced(text).agenda == text


@pytest.mark.parametrize(
    "standing", ["rang", "call reached 25m", "call no-need", "call in: she rang", "09:30 call: other words"]
)
def test_a_touch_that_stands_in_the_log_already_is_found(standing: str) -> None:
    notes = {"People/Jane Doe.md": f"{JANE}- 2026-11-24 {standing}\n"}
    vault = synced(page(f"- [x] {CALL} 25m", *UNDER), notes=notes)
    assert vault.notes == notes
    assert vault.agenda == page(f"- [x] {CALL} 25m", HINT, "\t- ↳ found 2026-11-24 Jane Doe")


@pytest.mark.parametrize("standing", ["call no-answer", "call 40m", "lunch", "skipped: ill"])
def test_one_that_contradicts_it_is_another_touch(standing: str) -> None:
    notes = {"People/Jane Doe.md": f"{JANE}- 2026-11-24 {standing}\n"}
    vault = synced(page(f"- [x] {CALL} 25m"), notes=notes)
    assert "- 2026-11-24 call reached 25m" in vault.log("Jane Doe")


def test_a_run_that_broke_off_between_note_and_agenda_is_completed() -> None:
    text = page("- [x] call [[Jane Doe]], [[Bob Lee]] 20m", HINT)
    vault = synced(text)
    notes = dict(vault.notes)
    vault.agenda = text
    vault.sync()
    assert vault.notes == notes
    assert vault.agenda.count("↳ found 2026-11-24") == 2


def test_a_copied_item_is_one_item() -> None:
    vault = synced(page(f"- [x] {CALL} 25m", HINT, f"- [x] {CALL} 25m", HINT))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached 25m"]


def test_somebody_who_joins_later_is_logged_then() -> None:
    vault = synced(page(f"- [x] {CALL}", HINT))
    vault.agenda = vault.agenda.replace("[[Jane Doe]]", "[[Jane Doe]] with [[Bob Lee]]", 1)
    vault.sync()
    assert vault.log("Bob Lee")[1:] == ["- 2026-11-24 call reached [[Jane Doe]]"]
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached [[Bob Lee]]"]


def test_windows_line_endings_stay_in_agenda_and_notes() -> None:
    notes = {"People/Jane Doe.md": JANE.replace("\n", "\r\n")}
    text = page(f"- [x] {CALL}", *UNDER, "\t- jam").replace("\n", "\r\n")
    vault = synced(text, notes=notes)
    for after in (vault.agenda, vault.note("Jane Doe")):
        assert after.count("\n") == after.count("\r\n")
    assert vault.note("Jane Doe").endswith("- 2026-11-24 call reached\r\n\t- jam\r\n")


def test_an_agenda_that_ends_without_a_newline_still_does() -> None:
    vault = synced(f"- [x] {CALL}")
    assert vault.agenda.startswith(f"- [x] {CALL}\n\t- ↳ logged 2026-11-24 Jane Doe")
    assert not vault.agenda.endswith("\n")


def test_the_ticked_part_of_a_daily_note_is_logged_and_nothing_around_it() -> None:
    text = f"- [x] call [[Bob Lee]]\n%% cultivate:begin %%\n- [x] {CALL}\n%% cultivate:end %%\n"
    vault = synced(text)
    assert vault.note("Bob Lee") == BOB
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("call [[Nobody Here]]", "not logged: nobody in the vault is called “Nobody Here”"),
        ("call [[Jane Doe]] with [[Eve]]", "not logged for Eve: nobody in the vault is called “Eve”"),
        (
            "flowers for [[Jane Doe]]",
            "not logged: the line does not begin with what it was, such as call or lunch",
        ),
        (
            "[[Jane Doe]] said thanks",
            "not logged: the line does not begin with what it was, such as call or lunch",
        ),
    ],
)
def test_a_tick_that_cannot_be_applied_stays_and_says_why_once(line: str, reason: str) -> None:
    vault = SmallVault(page(f"- [x] {line}", HINT))
    result = vault.sync()
    assert [(problem.line, problem.message) for problem in result.problems] == [(6, reason)]
    assert vault.agenda.startswith(page(f"- [x] {line}", HINT))
    assert vault.agenda.count(f"\t- ↳ {reason}\n") == 1
    assert vault.sync().problems == result.problems


def test_the_reason_goes_when_it_is_no_longer_so() -> None:
    vault = synced(page("- [x] call [[Jane Doh]]", HINT))
    vault.agenda = vault.agenda.replace("Jane Doh]]", "Jane Doe]]", 1)
    vault.sync()
    assert "not logged" not in vault.agenda
    assert "↳ logged 2026-11-24 Jane Doe" in vault.agenda


def test_two_people_of_one_name_are_asked_about() -> None:
    notes = {"People/Jane Doe.md": JANE, "Work/Jane Doe.md": JANE}
    vault = synced(page(f"- [x] {CALL}"), notes=notes)
    assert vault.notes == notes
    assert "↳ not logged: “Jane Doe” could be" in vault.agenda


def test_a_note_that_cannot_be_changed_costs_that_person_alone() -> None:
    broken = "---\ntier: alliance\nlast_touch: &a 2026-10-10\n---\n"
    vault = synced(
        page("- [x] call [[Jane Doe]], [[Ann Poe]]"), notes={"P/Jane Doe.md": JANE, "P/Ann Poe.md": broken}
    )
    assert vault.notes["P/Ann Poe.md"] == broken
    assert vault.notes["P/Jane Doe.md"] != JANE
    assert "↳ not logged for Ann Poe: P/Ann Poe.md, line 3: `last_touch` has an anchor" in vault.agenda


def test_a_place_that_was_linked_is_no_person_and_no_complaint() -> None:
    vault = synced(page("- [x] lunch [[Jane Doe]] [[Franco's]] 90m"), others={"Franco's"})
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 lunch [[Franco's]] 90m"]
    assert "not logged" not in vault.agenda


def test_an_agenda_in_the_middle_of_a_merge_is_not_read() -> None:
    text = page("<<<<<<< ours", f"- [x] {CALL}", "=======", f"- [ ] {CALL}", ">>>>>>> theirs")
    vault = SmallVault(text)
    assert [problem.code for problem in vault.sync().problems] == ["merge-conflict"]
    assert (vault.agenda, vault.note("Jane Doe"), vault.note("Ann Poe")) == (text, JANE, ANN)


def test_an_item_on_which_a_comment_begins_is_told_and_left_alone() -> None:
    text = page(f"- [x] {CALL} %% hidden", HINT, "\t- to here %%", "\t- jam")
    vault = SmallVault(text)
    assert [problem.line for problem in vault.sync().problems] == [6]
    assert (vault.agenda, vault.note("Jane Doe")) == (text, JANE)


def test_what_was_done_stands_above_a_comment_that_begins_below() -> None:
    vault = synced(page(f"- [x] {CALL}", HINT, "\t- jam %% hidden", "\t- to here %%", "\t- ", "%% mine %%"))
    lines = vault.agenda.splitlines()
    assert lines[7].startswith("\t- ↳ logged 2026-11-24 Jane Doe ")
    assert lines[8:] == ["\t- jam %% hidden", "\t- to here %%", "%% mine %%"]


def test_a_comment_of_its_own_below_an_item_is_no_matter() -> None:
    vault = synced(page(f"- [x] {CALL}", "%% mine %%"))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached"]


def test_what_was_done_is_told() -> None:
    result = SmallVault(page(f"- [x] {CALL} 25m")).sync()
    assert [(each.name, each.path, each.entry) for each in result.done] == [
        ("Jane Doe", "People/Jane Doe.md", "2026-11-24 call reached 25m")
    ]
    assert [change.path for change in result.changes] == ["People/Jane Doe.md", "Agenda/day.md"]


NOT_LOGGED = "not logged: People/Jane Doe.md: could not be read"


@pytest.mark.parametrize(
    ("line", "section", "said"),
    [
        ("- [x] call [[Jane Doe]]", "Today", NOT_LOGGED),
        ("- lunch [[Jane Doe]]: at the fair", "Also today", NOT_LOGGED),
        (
            "- [x] ask how Lily's final went [[Jane Doe]]", "Promised",
            NOT_LOGGED,
        ),
        (
            "- [x] lunch [[Bob Lee]] [[Jane Doe]]", "Today",
            "not logged for Jane Doe: People/Jane Doe.md: could not be read",
        ),
    ],
    ids=["item", "line", "promise", "one of two"],
)  # fmt: skip
def test_a_note_that_cannot_be_read_is_no_all_clear(line: str, section: str, said: str) -> None:
    before = page(line, section=section)
    vault = SmallVault(before, unread={"Jane Doe"})
    assert [each.message for each in vault.sync().problems] == [said]
    assert f"\t- ↳ {said}\n" in vault.agenda
    assert vault.sync().changes == ()
    vault.unread.clear()
    assert vault.sync().problems == ()
    assert vault.agenda.startswith(before.rstrip("\n"))
    assert "could not be read" not in vault.agenda
    assert vault.note("Jane Doe") != JANE


def test_what_is_unticked_while_its_note_cannot_be_read_is_taken_back_later() -> None:
    vault = SmallVault(page("- [x] call [[Jane Doe]]"))
    vault.sync()
    logged = vault.note("Jane Doe")
    vault.agenda, vault.unread = vault.agenda.replace("[x]", "[ ]"), {"Jane Doe"}
    said = "not withdrawn: People/Jane Doe.md: could not be read"
    assert [each.message for each in vault.sync().problems] == [said]
    assert vault.note("Jane Doe") == logged
    vault.unread.clear()
    assert vault.sync().problems == ()
    assert vault.note("Jane Doe") == JANE
