"""When people pick up."""

from __future__ import annotations

import pytest

from cultivate.model.due import standing
from cultivate.model.hints import call_hints
from cultivate.model.pickup import TRIES, calls, good_time, pickup_of
from cultivate.model.settings import Settings
from tests.flows.practice import TODAY
from tests.reports.people import person

TUESDAYS = ("2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22")


def test_the_note_s_own_word_comes_first() -> None:
    log = [f"{day} 16:10 call" for day in TUESDAYS]
    assert good_time(person("Ann", "", *log, best_time="mornings"), TODAY) == "best mornings"
    assert good_time(person("Ann", "", *log), TODAY) == "picks up at 16, 4 of 4"


def test_the_weekday_where_no_time_is_known() -> None:
    log = [f"{day} call" for day in TUESDAYS[1:]] + [f"{TUESDAYS[0]} call voicemail"]
    assert good_time(person("Ann", "", *log), TODAY) == "picks up on Tuesday, 3 of 4"


def test_too_few_or_too_often_in_vain_say_nothing() -> None:
    assert TRIES == 4
    assert not good_time(person("Ann", "", *(f"{day} call" for day in TUESDAYS[1:])), TODAY)
    log = [f"{day} call" for day in TUESDAYS[2:]] + [f"{day} call no-answer" for day in TUESDAYS[:2]]
    assert not good_time(person("Ann", "", *log), TODAY)


def test_only_calls_of_one_s_own_in_two_years_count() -> None:
    ann = person("Ann", "", "2026-09-01 call in", "2026-09-02 call moved", "2024-11-23 call",
                 "2026-09-03 lunch", "2026-09-04 call stop", "2026-09-05 closed")  # fmt: skip
    assert [entry.outcome for entry in calls(ann, TODAY)] == ["stop"]
    assert pickup_of(calls(ann, TODAY)).answered_on == {4: 1}


def test_the_agenda_says_when_they_pick_up() -> None:
    ann = person("Ann", "client-system", *(f"{day} 16:10 call" for day in TUESDAYS))
    hints = call_hints(standing(ann, Settings(), TODAY), Settings(), TODAY)
    assert "picks up at 16, 4 of 4" in hints


@pytest.mark.parametrize("means", ["note", "meal", "message", "email"])
def test_only_a_call_has_an_hour(means: str) -> None:
    ann = person("Ann", "client-system", *(f"{day} 16:10 call" for day in TUESDAYS), best_time="mornings")
    hints = call_hints(standing(ann, Settings(), TODAY), Settings(), TODAY, means=means)
    assert not any("picks up" in hint or "best mornings" in hint for hint in hints)


def test_two_hours_together() -> None:
    log = [f"{day} {hour}:10 call" for day, hour in zip(TUESDAYS, ("08", "09", "09", "08"), strict=True)]
    ann = person("Ann", "", *log, "2026-09-29 09:00 call no-answer", "2026-09-30 15:00 call no-answer")
    found = pickup_of(calls(ann, TODAY))
    assert found.best_hour() is None, "no hour alone has four calls"
    assert found.best_span() == (8, 5, 4)
    assert found.best_span().told == "between 8 and 10"  # type: ignore[union-attr]
