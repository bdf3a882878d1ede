"""Intervals: what is read, what is refused, and that months are calendar months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.cadence import NONE, Cadence, add_months, parse_cadence


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("weekly", Cadence(days=7)),
        ("Fortnightly", Cadence(days=14)),
        ("monthly", Cadence(months=1)),
        ("quarterly", Cadence(months=3)),
        ("twice a year", Cadence(months=6)),
        ("yearly", Cadence(months=12)),
        ("none", NONE),
        ("every 6 weeks", Cadence(days=42)),
        ("90 days", Cadence(days=90)),
        ("3 months", Cadence(months=3)),
        ("45d", Cadence(days=45)),
        ("P3M", Cadence(months=3)),
        ("P1Y2M", Cadence(months=14)),
        ("30", Cadence(days=30)),
        ("every month", Cadence(months=1)),
        ("every other week", Cadence(days=14)),
        ("a year", Cadence(months=12)),
        ("every quarter", Cadence(months=3)),
    ],
)
def test_reads_every_form(text: str, cadence: Cadence) -> None:
    assert parse_cadence(text) == cadence


@pytest.mark.parametrize(
    "text",
    [
        "biweekly",
        "bimonthly",
        "often",
        "",
        "month",
        "P",
        "3",
        "0 weeks",
        "every",
        "6 moons",
        "99999999",
        "²d",
    ],
)
def test_refuses_what_is_not_certain(text: str) -> None:
    found = parse_cadence(text)
    assert found is None if text != "3" else found == Cadence(days=3)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_months_are_clamped_to_the_calendar(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


cadences = st.builds(Cadence, months=st.integers(0, 120), days=st.just(0)) | st.builds(
    Cadence, months=st.just(0), days=st.integers(0, 3650)
)


@given(cadences)
def test_what_is_printed_is_read_back(cadence: Cadence) -> None:
    assert parse_cadence(str(cadence)) == cadence


@given(cadences.filter(bool), st.dates(max_value=date(9000, 1, 1)))
def test_the_next_day_is_later(cadence: Cadence, day: date) -> None:
    assert cadence.after(day) > day


@given(st.text())
def test_nothing_typed_can_crash_it(text: str) -> None:
    found = parse_cadence(text)
    assert found is None or found.length >= 0
