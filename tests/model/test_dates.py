"""Days as people write them: what is understood, and what is refused because it is not certain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cultivate.model.dates import (
    Birthday,
    birthdays_between,
    coming_day,
    parse_birthday,
    parse_date,
    short_date,
    understand_day,
)

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-09", date(2026, 10, 9)),
        ("2026-10-09T14:30:00", date(2026, 10, 9)),
        ("2026-10-09 14:30", date(2026, 10, 9)),
        ("2026-10-09T14:30:00.000Z", date(2026, 10, 9)),
        ("2026-10-09T14:30:00+01:00", date(2026, 10, 9)),
        ("[[2026-10-09]]", date(2026, 10, 9)),
        ("[[Daily/2026-10-09|Friday]]", date(2026, 10, 9)),
        (" 2026-10-09 ", date(2026, 10, 9)),
        ("2026-08", date(2026, 8, 1)),
        ("2025", date(2025, 1, 1)),
    ],
)
def test_reads_every_form_of_a_date(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text", ["2026-02-30", "09/10/2026", "9 October 2026", "2026-13", "", "soon", "20261009", "0000"]
)
def test_guesses_at_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 21)),
        ("Yesterday", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 20)),
        ("friday", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("saturday", date(2026, 11, 14)),
        ("3 days ago", date(2026, 11, 18)),
        ("a week ago", date(2026, 11, 14)),
        ("2 months ago", date(2026, 9, 21)),
        ("2026-10-09", date(2026, 10, 9)),
    ],
)
def test_understands_a_day_gone_by(text: str, day: date) -> None:
    assert understand_day(text, SATURDAY) == day


@pytest.mark.parametrize(
    "text", ["", "next friday", "3d", "fr", "the other day", "09/10", "tomorrow", "3 moons ago"]
)
def test_understands_no_ambiguous_day(text: str) -> None:
    assert understand_day(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", date(2026, 11, 22)),
        ("friday", date(2026, 11, 27)),
        ("saturday", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("2026-12-08", date(2026, 12, 8)),
    ],
)
def test_understands_a_coming_day(text: str, day: date) -> None:
    assert coming_day(text, SATURDAY) == day


@pytest.mark.parametrize("text", ["next friday", "yesterday", "soon", ""])
def test_understands_no_ambiguous_coming_day(text: str) -> None:
    assert coming_day(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1975-04-02", Birthday(4, 2, 1975)),
        ("--04-02", Birthday(4, 2)),
        ("--0229", Birthday(2, 29)),
        ("1975-04", None),
        ("1975", None),
        ("--02-30", None),
        ("2 April", None),
    ],
)
def test_reads_birthdays(text: str, birthday: Birthday | None) -> None:
    assert parse_birthday(text) == birthday


def test_keeps_29_february_on_the_28th_in_common_years() -> None:
    leapling = Birthday(2, 29, 1976)
    assert leapling.next_on(date(2026, 3, 1)) == date(2027, 2, 28)
    assert leapling.next_on(date(2027, 3, 1)) == date(2028, 2, 29)
    assert leapling.age_on(date(2028, 2, 29)) == 52


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_birthday_comes_within_a_year(born: date, today: date) -> None:
    coming = Birthday(born.month, born.day, born.year).next_on(today)
    assert today <= coming <= today + timedelta(days=366)


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.dates(date(2020, 1, 1), date(2032, 12, 31)))
@example(date(1972, 2, 29), date(2026, 2, 22))
@example(date(1972, 2, 29), date(2028, 2, 23))
def test_the_birthdays_of_a_week_are_those_that_come_in_it(born: date, today: date) -> None:
    birthday, last = Birthday(born.month, born.day), today + timedelta(days=6)
    assert (birthday.of_the_year in birthdays_between(today, last)) == (birthday.next_on(today) <= last)


def test_prints_the_year_only_where_it_is_another() -> None:
    assert short_date(date(2026, 10, 9), SATURDAY) == "9 Oct"
    assert short_date(date(2025, 10, 9), SATURDAY) == "9 Oct 2025"


@given(st.text(), st.dates())
def test_nothing_typed_can_crash_it(text: str, today: date) -> None:
    for read in (parse_date, parse_birthday):
        read(text)
    understand_day(text, today)
    coming_day(text, today)
