"""Weeks, months, quarters and years, and how they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.period import (
    Length,
    Period,
    month_of,
    parse_period,
    quarter_of,
    week_of,
    year_of,
)

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "length", "first", "last", "name"),
    [
        ("", "week", "2026-11-23", "2026-11-29", "week 48 of 2026"),
        ("last", "week", "2026-11-16", "2026-11-22", "week 47 of 2026"),
        ("2026-W01", "week", "2025-12-29", "2026-01-04", "week 1 of 2026"),
        ("", "month", "2026-11-01", "2026-11-30", "November 2026"),
        ("2024-02", "month", "2024-02-01", "2024-02-29", "February 2024"),
        ("2026-02-11", "month", "2026-02-01", "2026-02-28", "February 2026"),
        ("last", "quarter", "2026-07-01", "2026-09-30", "quarter 3 of 2026"),
        ("2026-q1", "quarter", "2026-01-01", "2026-03-31", "quarter 1 of 2026"),
        ("2025", "year", "2025-01-01", "2025-12-31", "2025"),
    ],
)
def test_what_is_typed(text: str, length: Length, first: str, last: str, name: str) -> None:
    period = parse_period(text, length, TODAY)
    assert period
    assert (str(period.first), str(period.last), period.name) == (first, last, name)


@pytest.mark.parametrize(
    ("text", "length"),
    [("2026-13", "month"), ("2026-Q5", "quarter"), ("2026-W54", "week"), ("soon", "year"), ("2026", "month"),
     ("2026-10", "year"), ("2026-10", "quarter"), ("2026-02-30", "week"), ("٢٠٢٦", "year")],
)  # fmt: skip
def test_what_means_nothing(text: str, length: Length) -> None:
    assert parse_period(text, length, TODAY) is None


@given(DAYS, st.integers(0, 6))
def test_each_day_is_in_one_of_each(day: date, first_weekday: int) -> None:
    for period in (week_of(day, first_weekday), month_of(day), quarter_of(day), year_of(day)):
        assert day in period
        assert period.before.last == period.first - timedelta(days=1)
        assert period.before.length == period.length
    assert week_of(day, first_weekday).first.weekday() == first_weekday


@given(DAYS, st.integers(0, 400), st.integers(0, 6))
def test_the_weeks_cover_it_once(first: date, days: int, weekday: int) -> None:
    period = Period(first, first + timedelta(days=days))
    weeks = period.weeks(weekday)
    assert all(week.first.weekday() == weekday for week in weeks[1:]), "as weeks begin in the calendar"
    covered = [d for w in weeks for d in (w.first + timedelta(n) for n in range((w.last - w.first).days + 1))]
    assert covered == [first + timedelta(days=n) for n in range(days + 1)]


def test_as_much_as_is_over() -> None:
    assert month_of(TODAY).until(TODAY).last == TODAY
    assert month_of(TODAY).until(date(2027, 1, 1)).last == date(2026, 11, 30)
    assert month_of(TODAY).until(date(2026, 1, 1)).last == date(2026, 11, 1)
