"""Days that hold less than the circles promise: said in `doctor`, and by `agenda` while people wait."""

from __future__ import annotations

from cultivate.flows.doctor import doctor
from cultivate.flows.forecast import forecast
from cultivate.flows.show import show
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

TOLD = "To fit: per_day = 2; or"


def strained(practice: MakePractice, per_day: int, last: str = "2026-08-01") -> Practice:
    people: dict[str, str | bytes | None] = {
        f"People/P{n:02}.md": f"---\ntier: client-system\nlast_touch: {last}\n---\n" for n in range(90)
    }
    return practice({**people, "cultivate.toml": f"[workdays]\nper_day = {per_day}\n"}, alone=True)


def test_doctor_and_the_agenda_say_the_numbers_and_what_to_change(practice: MakePractice) -> None:
    vault = strained(practice, 1)
    (problem,) = [each for each in doctor(vault.session()).problems if each.code == "over-capacity"]
    assert "90 quarterly are 1.4 a working day; per_day is 1" in problem.message
    assert TOLD in problem.message
    assert any(TOLD in line for line in vault.agenda().outcome.messages)


def test_the_forecast_says_it_in_the_same_words(practice: MakePractice) -> None:
    session = strained(practice, 1).session()
    (problem,) = [each for each in doctor(session).problems if each.code == "over-capacity"]
    assert forecast(session).strain == problem.message


def test_days_that_are_long_enough_are_not_spoken_of(practice: MakePractice) -> None:
    vault = strained(practice, 2)
    assert not [each for each in doctor(vault.session()).problems if each.code == "over-capacity"]
    assert not any(TOLD in line for line in vault.agenda().outcome.messages)


def test_the_agenda_says_nothing_of_it_while_nobody_waits(practice: MakePractice) -> None:
    vault = strained(practice, 1, last="2026-11-20")
    assert not any(TOLD in line for line in vault.agenda().outcome.messages)


def test_show_says_when_somebody_is_planned_and_why(practice: MakePractice) -> None:
    planned = show(strained(practice, 1).session(), "P05").planned
    assert planned is not None
    assert planned.day.isoformat() == "2026-12-01"
    assert planned.reason == "every 3 months, due 1 Nov; the days before are full, at 1 a day"
    assert planned.manner == "a call to touch base"
