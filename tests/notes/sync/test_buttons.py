"""Buttons act when they are ticked, whatever the item's own box shows."""

from __future__ import annotations

import pytest

from tests.notes.sync.small_vault import JANE, page, synced

CALL = "call [[Jane Doe]] [07700 900123](tel:+447700900123)"
HINT = "\t- ↳ 9 Oct lunch with Bob"


@pytest.mark.parametrize("box", [" ", "x", "X", "/"])
def test_no_answer_logs_the_attempt_and_ticks_the_item(box: str) -> None:
    vault = synced(page(f"- [{box}] {CALL}", HINT, "\t- [x] no answer", "\t- [ ] another day", "\t- "))
    assert vault.note("Jane Doe") == f"{JANE}- 2026-11-24 call no-answer\n"
    lines = vault.agenda.splitlines()
    assert lines[5:8] == [f"- [{box if box == 'X' else 'x'}] {CALL}", HINT, "\t- [x] no answer"]
    assert lines[8].startswith("\t- ↳ logged 2026-11-24 Jane Doe ")


def test_no_answer_overrules_reached_and_keeps_the_words() -> None:
    vault = synced(page(f"- [x] {CALL} reached: rang twice", HINT, "\t- [X] no answer ✅ 2026-11-23"))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-23 call no-answer: rang twice"]


@pytest.mark.parametrize("box", [" ", "x", ">", "-"])
def test_another_day_puts_off_by_what_the_tier_says(box: str) -> None:
    vault = synced(page(f"- [{box}] {CALL}", HINT, "\t- [ ] no answer", "\t- [x] another day", "\t- "))
    assert vault.note("Jane Doe") == JANE.replace("snooze_until:", "snooze_until: 2026-11-27")
    assert vault.agenda == page(
        f"- [>] {CALL}",
        HINT,
        "\t- [ ] no answer",
        "\t- [x] another day",
        "\t- ",
        "\t- ↳ put off to 2026-11-27",
    )


def test_another_day_takes_the_length_that_was_typed() -> None:
    vault = synced(page(f"- [ ] {CALL} 2w", HINT, "\t- [x] another day"))
    assert "snooze_until: 2026-12-08\n" in vault.note("Jane Doe")


@pytest.mark.parametrize(
    ("typed", "pressed", "reason"),
    [
        ("", ("no answer", "another day"), "two buttons are ticked, and only one can be meant"),
        (" sold £500", ("no answer",), "“no answer” is ticked, and the line says “sold”"),
        (" no-need", ("another day",), "“another day” is ticked, and the line says “no need”"),
    ],
)
def test_buttons_that_contradict_log_nothing_and_ask_once(
    typed: str, pressed: tuple[str, ...], reason: str
) -> None:
    text = page(f"- [x] {CALL}{typed}", HINT, *(f"\t- [x] {each}" for each in pressed))
    vault = synced(text)
    assert vault.note("Jane Doe") == JANE
    assert vault.agenda == f"{text}\t- ↳ not logged: {reason}\n"


def test_the_question_goes_once_it_is_answered() -> None:
    vault = synced(page(f"- [ ] {CALL}", HINT, "\t- [x] no answer", "\t- [x] another day"))
    vault.agenda = vault.agenda.replace("[x] another day", "[ ] another day")
    vault.sync()
    assert "not logged" not in vault.agenda
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call no-answer"]


def test_who_was_put_off_and_rang_after_all_is_logged() -> None:
    vault = synced(page(f"- [ ] {CALL}", HINT, "\t- [x] another day"))
    vault.agenda = vault.agenda.replace("- [>] call", "- [x] call")
    vault.sync()
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call reached"]
    assert "snooze_until:\n" in vault.note("Jane Doe")
    assert vault.sync().changes == ()


def test_an_open_box_with_other_words_goes_under_next() -> None:
    vault = synced(page(f"- [ ] {CALL}", HINT, "\t- [ ] send her the report 📅 2026-12-01", "\t- [ ] "))
    assert "- [ ] send her the report 📅 2026-12-01\n\n## Log" in vault.note("Jane Doe")
    assert vault.agenda == page(
        f"- [ ] {CALL}", HINT, "\t- ↳ next: send her the report 📅 2026-12-01", "\t- [ ] "
    )


def test_what_stands_under_next_already_is_not_written_twice() -> None:
    vault = synced(page(f"- [ ] {CALL}", HINT, "\t- [ ] ask how Lily's final went"))
    assert vault.note("Jane Doe") == JANE
    assert "\t- ↳ next: ask how Lily's final went\n" in vault.agenda


def test_a_box_under_somebody_unknown_stays_and_says_why() -> None:
    text = page("- [ ] call [[Eve]]", HINT, "\t- [ ] send the report")
    assert synced(text).agenda == f"{text}\t- ↳ not kept: nobody in the vault is called “Eve”\n"


@pytest.mark.parametrize("copies", [1, 2])
def test_a_bare_copy_of_the_line_above_it_says_what_the_button_says(copies: int) -> None:
    line = f"- [x] {CALL} 25m: rang twice"
    vault = synced(page(*[line] * copies, line, HINT, "\t- [x] no answer"))
    assert vault.log("Jane Doe")[1:] == ["- 2026-11-24 call no-answer 25m: rang twice"]
    assert vault.agenda.count("↳ logged") == 1
    assert vault.agenda.count("↳ found") == copies


def test_a_line_above_that_says_something_else_is_a_touch_of_its_own() -> None:
    vault = synced(page(f"- [x] {CALL} 25m: at last", f"- [x] {CALL}", HINT, "\t- [x] no answer"))
    assert vault.log("Jane Doe")[1:] == [
        "- 2026-11-24 call reached 25m: at last",
        "- 2026-11-24 call no-answer",
    ]


def test_an_agenda_without_an_item_is_left_as_it_is() -> None:
    assert synced(page()).agenda == page()
