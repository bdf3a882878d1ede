from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.settings import Settings
from tests.notes.sync.small_vault import ANN, BOB, JANE, SmallVault, page, synced

CALL = "call [[Jane Doe]] [07700 900123](tel:+447700900123)"
HINT = "\t- ↳ 9 Oct lunch with Bob"


def snoozed(line: str) -> str:
    """The day until which Jane is snoozed after a sync of `line`."""
    note = synced(page(line, HINT)).note("Jane Doe")
    return note.partition("snooze_until:")[2].partition("\n")[0].strip()


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("", "2026-11-27"),
        (" 2w", "2026-12-08"),
        (" 2 weeks", "2026-12-08"),
        (" in 2 weeks, she is away", "2026-12-08"),
        (" 3m", "2027-02-24"),
        (": every 6 weeks", "2027-01-05"),
        (" 4 days", "2026-11-30"),
        (" 2026-12-05", "2026-12-05"),
        (" until 2026-12-01, she is in Spain", "2026-12-01"),
        (" she is in Spain", "2026-11-27"),
    ],
)
def test_put_off_to_the_date_or_length_typed_else_by_the_tier(typed: str, until: str) -> None:
    """Lengths move on to a working day (28 November is a Saturday); a date is taken as it was typed."""
    assert snoozed(f"- [>] {CALL}{typed}") == until


def test_put_off_is_done_once() -> None:
    vault = synced(page(f"- [>] {CALL} 2w", HINT))
    vault.notes["People/Jane Doe.md"] = JANE
    vault.sync()
    assert vault.note("Jane Doe") == JANE


def test_a_day_that_is_over_is_asked_about() -> None:
    vault = synced(page(f"- [>] {CALL} 2026-11-20", HINT))
    assert vault.note("Jane Doe") == JANE
    assert vault.agenda.endswith("\t- ↳ not put off: 2026-11-20 is not after the day of this agenda\n")


def test_only_the_person_whom_the_item_is_about_is_put_off() -> None:
    vault = synced(page("- [>] meal [[Bob Lee]] with [[Ann Poe]]", HINT))
    assert "snooze_until: 2026-12-01\n" in vault.note("Bob Lee")
    assert vault.note("Ann Poe") == ANN


def test_next_touch_is_kept_where_the_settings_keep_it() -> None:
    vault = synced(page(f"- [>] {CALL} 2w"), settings=Settings(next_touch=True))
    assert "next_touch: 2026-12-08\n" in vault.note("Jane Doe")


def test_skipped_comes_again_after_the_cadence_and_leaves_no_mark() -> None:
    vault = synced(page(f"- [-] {CALL} ❌ 2026-11-24", HINT))
    assert vault.note("Jane Doe") == JANE.replace("snooze_until:", "snooze_until: 2026-12-24")
    assert vault.agenda.endswith("\t- ↳ skipped until 2026-12-24\n")


def test_skipped_with_words_leaves_a_mark() -> None:
    vault = synced(page(f"- [-] {CALL}: on leave", HINT, "\t- back in May"), today=date(2026, 11, 23))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-23 skipped: on leave", "\t- back in May"]
    assert "last_touch: 2026-10-09\n" in vault.note("Jane Doe")


def test_somebody_without_a_cadence_is_skipped_and_that_is_all() -> None:
    notes = {"P/Cy Orr.md": "---\ntier: network\n---\n"}
    vault = synced(page("- [-] message [[Cy Orr]]", HINT), notes=notes)
    assert vault.notes == notes
    assert vault.agenda.endswith("\t- ↳ skipped\n")


@pytest.mark.parametrize(("box", "kind"), [(">", "put off"), ("-", "skipped")])
def test_somebody_unknown_is_told_once(box: str, kind: str) -> None:
    vault = synced(page(f"- [{box}] call [[Eve]]", HINT))
    assert vault.agenda.endswith(f"\t- ↳ not {kind}: nobody in the vault is called “Eve”\n")
    assert vault.note("Bob Lee") == BOB


def again(vault: SmallVault, old: str, new: str) -> SmallVault:
    """The item is changed, and the agenda synced once more; a third sync changes nothing."""
    assert vault.agenda.count(old) == 1
    vault.agenda = vault.agenda.replace(old, new)
    vault.sync()
    assert vault.sync().changes == ()
    return vault


def test_skipped_with_words_and_done_after_all_only_the_touch_stands() -> None:
    vault = again(synced(page(f"- [-] {CALL}: on leave", HINT, "\t- back in May")), "- [-]", "- [x]")
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached: on leave", "\t- back in May"]
    assert "last_touch: 2026-11-24\nsnooze_until:\n" in vault.note("Jane Doe")
    assert "skipped" not in vault.agenda
    assert "↳ logged 2026-11-24 Jane Doe" in vault.agenda


def test_skipped_with_words_and_then_not_ticked_at_all_it_was_never_skipped() -> None:
    line = f"- [-] {CALL}: on leave"
    vault = again(synced(page(line, HINT)), "- [-]", "- [ ]")
    assert vault.note("Jane Doe") == JANE
    assert vault.agenda == page(line.replace("[-]", "[ ]"), HINT)


def test_skipped_done_and_skipped_again_it_is_skipped() -> None:
    first = synced(page(f"- [-] {CALL}: on leave", HINT))
    as_skipped = first.note("Jane Doe")
    vault = again(again(first, "- [-]", "- [x]"), "- [x]", "- [-]")
    assert vault.note("Jane Doe") == as_skipped


def test_skipped_by_tick_and_no_answer_after_all_it_comes_again() -> None:
    skipped = synced(page(f"- [-] {CALL}: on leave", HINT, "\t- [ ] no answer"))
    vault = again(skipped, "[ ] no answer", "[x] no answer")
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call no-answer: on leave"]
    assert "snooze_until:\n" in vault.note("Jane Doe")


def test_a_mark_that_was_changed_in_the_note_stays_beside_the_touch() -> None:
    vault = synced(page(f"- [-] {CALL}: on leave", HINT))
    vault.notes["People/Jane Doe.md"] = vault.note("Jane Doe").replace("on leave", "on leave till May")
    again(vault, "- [-]", "- [x]")
    assert vault.log("Jane Doe")[1:] == [
        "- 2026-11-24 skipped: on leave till May",
        "- 2026-11-24 call reached: on leave",
    ]


def test_a_snooze_of_another_day_stays_where_the_skip_is_taken_back() -> None:
    vault = synced(page(f"- [-] {CALL}", HINT))
    note = vault.note("Jane Doe").replace("snooze_until: 2026-12-24", "snooze_until: 2027-03-01")
    vault.notes["People/Jane Doe.md"] = note
    again(vault, "- [-]", "- [ ]")
    assert vault.note("Jane Doe") == note


@pytest.mark.parametrize(("box", "kept"), [("x", "[x]"), (" ", "[ ]")])
def test_a_promise_that_was_dropped_and_kept_after_all(box: str, kept: str) -> None:
    item = "ask how Lily's final went [[Jane Doe]]"
    dropped = synced(page(f"- [-] {item}", "\t- ↳ for today", section="Promised"))
    assert "- [-] ask how Lily's final went" in dropped.note("Jane Doe")
    vault = again(dropped, "- [-]", f"- [{box}]")
    assert vault.note("Jane Doe") == JANE.replace("[ ] ask how", f"{kept} ask how")
    assert f"- [{box}] {item}" in vault.agenda
    assert "skipped" not in vault.agenda


def test_an_item_put_off_by_its_button_and_skipped_stays_skipped() -> None:
    vault = synced(page(f"- [ ] {CALL}: on leave", HINT, "\t- [x] another day"))
    again(vault, "- [>]", "- [-]")
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 skipped: on leave"]
    assert "snooze_until: 2026-12-24\n" in vault.note("Jane Doe")


def test_a_copy_of_a_skipped_item_leaves_no_second_mark_and_its_lines_come_to_the_first() -> None:
    line = f"- [-] {CALL}: on leave"
    vault = synced(page(line, HINT, "\t- back in May"))
    vault.agenda = vault.agenda + f"{line}\n\t- ask Sam\n"
    vault.sync()
    assert vault.sync().changes == ()
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 skipped: on leave", "\t- back in May", "\t- ask Sam"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_copy_of_a_skipped_item_on_which_more_was_typed_leaves_one_mark(first: int) -> None:
    lines = [f"- [-] {CALL}: on leave", f"- [-] {CALL}: on leave till May"]
    vault = synced(page(lines[first], HINT, lines[1 - first]))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 skipped: on leave till May"]


def test_two_skipped_items_that_say_different_things_leave_two_marks() -> None:
    vault = synced(page(f"- [-] {CALL}: on leave", HINT, f"- [-] {CALL}: on lea"))
    assert len(vault.log("Jane Doe")) == 3
