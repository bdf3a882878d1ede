"""The practitioner's calendar: on which days calls are made, and how many of them.

Nothing at weekends, on England's bank holidays, from 22 December to 2 January, and in the first two
whole weeks of August.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
MOST_A_DAY = 9


@cache
def works_on(day: date) -> bool:
    """Whether the practitioner makes calls on `day`."""
    return day.weekday() < 5 and not is_holiday(day) and day not in _bank_holidays(day.year)


def is_holiday(day: date) -> bool:
    """Whether `day` lies in the practice's own holidays, weekends between them included."""
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 2):
        return True
    first = date(day.year, 8, 1)
    monday = first + timedelta(days=(7 - first.weekday()) % 7)
    return monday <= day < monday + timedelta(days=14)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    easter = _easter(year)
    may, june, september = date(year, 5, 1), date(year, 6, 1), date(year, 9, 1)
    return frozenset(
        {
            easter - timedelta(days=2),
            easter + DAY,
            may + timedelta(days=-may.weekday() % 7),
            june - timedelta(days=june.weekday() or 7),
            september - timedelta(days=september.weekday() or 7),
        }
    )


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Oudin, 1940)."""
    century, golden = year // 100, year % 19
    k = (century - 17) // 25
    i = (century - century // 4 - (century - k) // 3 + 19 * golden + 15) % 30
    i -= (i // 28) * (1 - (i // 28) * (29 // (i + 1)) * ((21 - golden) // 11))
    j = (year + year // 4 + i + 2 - century + century // 4) % 7
    sunday = i - j
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def working_days_from(day: date) -> Iterator[date]:
    """The days with calls, `day` first where it is one."""
    while True:
        if works_on(day):
            yield day
        day += DAY


def working_day_on_or_after(day: date) -> date:
    """`day`, or the first one after it with calls."""
    return next(working_days_from(day))


def working_day_near(day: date) -> date:
    """`day`, or a day with calls after it; what falls into holidays is spread over the weeks that follow."""
    if not is_holiday(day):
        return working_day_on_or_after(day)
    begin = day
    while is_holiday(begin - DAY):
        begin -= DAY
    return working_days_later(working_day_on_or_after(day), (day - begin).days)


def working_day_before(day: date) -> date:
    """The last day with calls before `day`."""
    day -= DAY
    while not works_on(day):
        day -= DAY
    return day


def working_days_later(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day`."""
    for _ in range(count):
        day = working_day_on_or_after(day + DAY)
    return day


class Diary:
    """How many contacts each day holds, so that no day holds too many."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: Counter[date] = Counter()

    def place(self, day: date) -> date:
        """The first working day from `day` on that has room; after nine full ones, the next anyway."""
        days = working_days_from(day)
        candidates = [next(days) for _ in range(10)]
        return next((each for each in candidates if self._held[each] < MOST_A_DAY), candidates[-1])

    def take(self, day: date) -> None:
        """One contact more on `day`."""
        self._held[day] += 1
