"""Working days: counting them, and that counting always ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.settings import Settings
from cultivate.model.workdays import add_workdays, is_workday, next_workday

SETTINGS = Settings()
TODAY = date(2026, 11, 24)  # a Tuesday


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 30))
def test_working_days_are_counted_over_weekends(day: date, count: int) -> None:
    reached = add_workdays(day, count, SETTINGS)
    between = [day + timedelta(days=n) for n in range(1, (reached - day).days + 1)]
    assert sum(is_workday(each, SETTINGS) for each in between) == count


def test_no_working_days_at_all_still_ends() -> None:
    assert next_workday(TODAY, replace(SETTINGS, workdays=frozenset())) == date(2026, 11, 25)
