"""The practitioner's calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cultivate.demo.days import (
    MOST_A_DAY,
    Diary,
    is_holiday,
    working_day_before,
    working_days_later,
    works_on,
)

BANK_HOLIDAYS = """
2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31
2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30
""".split()


@pytest.mark.parametrize("day", BANK_HOLIDAYS)
def test_nothing_on_a_bank_holiday(day: str) -> None:
    """The days that gov.uk lists for England."""
    assert not works_on(date.fromisoformat(day))


def test_the_working_days_of_a_year() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    worked = [day for day in days if works_on(day)]
    assert all(day.weekday() < 5 for day in worked)
    assert not any(works_on(date(2026, 8, day)) for day in range(3, 17))
    assert works_on(date(2026, 8, 17))
    assert works_on(date(2026, 7, 31))
    assert is_holiday(date(2026, 12, 24))
    assert is_holiday(date(2027, 1, 2))
    assert 230 <= len(worked) <= 245


def test_counting_goes_round_holidays() -> None:
    assert working_days_later(date(2026, 7, 31), 1) == date(2026, 8, 17)
    assert working_day_before(date(2027, 1, 3)) == date(2026, 12, 21)
    assert working_days_later(date(2026, 11, 20), 2) == date(2026, 11, 24)


def test_a_full_day_sends_on_to_the_next() -> None:
    diary, day = Diary(), date(2026, 11, 23)
    for _ in range(MOST_A_DAY):
        assert diary.place(day) == day
        diary.take(day)
    assert diary.place(day) == date(2026, 11, 24)
