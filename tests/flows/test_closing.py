"""Tries that are used up: the mark beside the last one, in one write, and never over old histories."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cultivate.flows.due import due
from cultivate.flows.undo import undo
from tests.flows.conftest import MakePractice
from tests.flows.practice import TODAY, Practice, entries

PATH = "People/Cy Orr.md"
TRIED = "---\ntier: inner-circle\nplan: [call monthly]\nlast_touch: 2026-10-01\n---\n\n## Log\n{}"
TWICE = "- 2026-11-18 call no-answer: rang out\n- 2026-11-20 call no-answer\n"
CLOSED = "- 2026-11-24 closed"


def cy(practice: MakePractice, log: str = TWICE) -> Practice:
    return practice({PATH: TRIED.format(log)}, alone=True)


def test_the_last_try_is_logged_with_the_mark_and_said_in_one_line(practice: MakePractice) -> None:
    vault = cy(practice)
    (told,) = vault.log("cy", means="call", outcome="no-answer").messages
    assert told == "Cy Orr: 2026-11-24 call no-answer · not reached in 3 tries; next 24 Dec"
    assert entries(vault.text(PATH))[-2:] == ["- 2026-11-24 call no-answer", CLOSED]


def test_a_try_that_is_not_the_last_leaves_no_mark(practice: MakePractice) -> None:
    vault = cy(practice, "- 2026-11-20 call no-answer\n")
    (told,) = vault.log("cy", means="call", outcome="voicemail").messages
    assert "not reached" not in told
    assert "closed" not in vault.text(PATH)


def test_of_two_who_were_rung_only_the_one_whose_tries_are_used_up_is_marked(practice: MakePractice) -> None:
    other = TRIED.format("").replace("inner-circle", "alliance")
    vault = practice({PATH: TRIED.format(TWICE), "People/Eve Fox.md": other}, alone=True)
    vault.log("cy", "eve", means="call", outcome="no-answer")
    assert CLOSED in vault.text(PATH)
    assert "closed" not in vault.text("People/Eve Fox.md")


def test_an_invitation_may_yet_be_answered(practice: MakePractice) -> None:
    vault = cy(practice)
    vault.log("cy", means="lunch", outcome="invited")
    assert "closed" not in vault.text(PATH)


def test_the_agendas_button_closes_and_opening_the_box_again_takes_it_back(practice: MakePractice) -> None:
    vault = cy(practice)
    vault.agenda()
    before = vault.text(PATH)
    vault.press("Cy Orr", "no answer")
    told = vault.sync().messages
    assert len(told) == 1
    assert "not reached in 3 tries; next 24 Dec" in told[0]
    assert entries(vault.text(PATH))[-1] == CLOSED
    with vault.silent():
        vault.sync()
    vault.type("- [x] call", "- [ ] call")
    vault.type("- [x] no answer", "- [ ] no answer")
    vault.sync()
    assert vault.text(PATH) == before


def test_whoever_was_reached_after_all_has_no_mark(practice: MakePractice) -> None:
    vault = cy(practice)
    vault.log("cy", means="call", outcome="no-answer")
    vault.log("cy", means="call", text="rang back in the evening")
    assert "closed" not in vault.text(PATH)


def test_an_outcome_that_is_corrected_takes_the_mark_with_it(practice: MakePractice) -> None:
    vault = cy(practice)
    vault.agenda()
    line = next(row for row in vault.day.split("\n") if "[[Cy Orr]]" in row)
    means = line.removeprefix("- [ ] ").partition(" ")[0]
    vault.type(line, f"- [x] {means} [[Cy Orr]] no answer")
    vault.sync()
    assert CLOSED in vault.text(PATH)
    vault.type("[[Cy Orr]] no answer", "[[Cy Orr]] reached")
    vault.sync()
    assert "closed" not in vault.text(PATH)


@pytest.mark.parametrize("days", [0, 1, 30])
def test_nothing_goes_back_over_a_history_to_mark_it(practice: MakePractice, days: int) -> None:
    people: dict[str, str | bytes | None] = {
        f"People/P{n:02}.md": TRIED.format(f"{TWICE}- 2026-11-23 call no-answer\n") for n in range(30)
    }
    vault = practice(people, alone=True).on(TODAY + timedelta(days=days))
    before = {path: text for path, text in vault.files().items() if path.startswith("People/")}
    told = vault.agenda().outcome.messages
    vault.sync()
    assert {path: text for path, text in vault.files().items() if path.startswith("People/")} == before
    assert not any("not reached" in line for line in told)


def test_the_clock_starts_at_the_last_try_without_any_mark(practice: MakePractice) -> None:
    vault = cy(practice, f"{TWICE}- 2026-11-23 call no-answer\n")
    assert not due(vault.session()).planned
    (again,) = due(vault.on("2026-12-23").session()).planned
    assert again.standing.reason == "cadence"


@pytest.mark.parametrize("how", ["log", "sync"])
def test_undo_takes_back_the_try_and_its_mark_together(practice: MakePractice, how: str) -> None:
    vault = cy(practice)
    before = vault.text(PATH)
    if how == "log":
        vault.log("cy", means="call", outcome="no-answer")
    else:
        vault.agenda()
        vault.type("\t- [ ] no answer", "\t- [x] no answer")
        vault.sync()
    assert CLOSED in vault.text(PATH)
    undo(vault.session())
    assert vault.text(PATH) == before
    assert due(vault.session()).planned[0].reason == "not reached on 20 Nov; try 3 of 3"
