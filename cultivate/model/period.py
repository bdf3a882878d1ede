"""A span of days that a report looks at: a week, a month, a quarter, a year, or any two days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cultivate.model.cadence import add_months

Length = Literal["week", "month", "quarter", "year", "days"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SPANS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; `length` says of which kind they are."""

    first: date
    last: date
    length: Length = "days"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """How it is said: `week 47 of 2026`, `November 2026`, `quarter 4 of 2026`, `2026`, or both days."""
        year = self.first.year
        match self.length:
            case "week":
                iso = (self.first + timedelta(days=3)).isocalendar()
                return f"week {iso.week} of {iso.year}"
            case "month":
                return f"{_MONTHS[self.first.month - 1]} {year}"
            case "quarter":
                return f"quarter {(self.first.month + 2) // 3} of {year}"
            case "year":
                return str(year)
        return f"{self.first.isoformat()} to {self.last.isoformat()}"

    @property
    def before(self) -> Period:
        """The period of the same length that ends the day before this one begins."""
        if self.length in _SPANS:
            return Period(
                add_months(self.first, -_SPANS[self.length]), self.first - timedelta(days=1), self.length
            )
        days = self.last - self.first + timedelta(days=1)
        return Period(self.first - days, self.first - timedelta(days=1), self.length)

    def weeks(self, first_weekday: int = 0) -> list[Period]:
        """The calendar's weeks in it, from `first_weekday` on; the first and the last may be shorter."""
        found, first = [], self.first
        while first <= self.last:
            last = min(week_of(first, first_weekday).last, self.last)
            found.append(Period(first, last))
            first = last + timedelta(days=1)
        return found

    def until(self, day: date) -> Period:
        """As much of it as is over by the end of `day`; at least its first day."""
        return Period(self.first, max(self.first, min(self.last, day)), self.length)


def week_of(day: date, first_weekday: int = 0) -> Period:
    """The week that `day` is in; it begins on `first_weekday`, Monday being 0."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return Period(first, first + timedelta(days=6), "week")


def month_of(day: date) -> Period:
    """The calendar month that `day` is in."""
    return _months(day.replace(day=1), "month")


def quarter_of(day: date) -> Period:
    """The quarter that `day` is in; the first one begins in January."""
    return _months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), "quarter")


def year_of(day: date) -> Period:
    """The calendar year that `day` is in."""
    return _months(date(day.year, 1, 1), "year")


def _months(first: date, length: Length) -> Period:
    return Period(first, add_months(first, _SPANS[length]) - timedelta(days=1), length)


_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<part>W?\d{1,2}|[Qq]\d))?", re.ASCII)


def parse_period(text: str, length: Length, today: date, first_weekday: int = 0) -> Period | None:
    """The period of `length` that `text` names; the present one for no text, None where it names none.

    Read: `2026-W47` for a week (ISO 8601), `2026-10` for a month, `2026-Q3` for a quarter, `2026` for a
    year, `last` for the one before the present one, and any day in it as `2026-10-09`.
    """
    makers: dict[str, Callable[[date], Period]] = {
        "week": lambda day: week_of(day, first_weekday), "month": month_of,
        "quarter": quarter_of, "year": year_of,
    }  # fmt: skip
    make = makers[length]
    if not text:
        return make(today)
    if text.casefold() == "last":
        return make(today).before
    day = _day_in(text, length)
    return make(day) if day else None


def _day_in(text: str, length: Length) -> date | None:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
        match = _WRITTEN.fullmatch(text)
        if not match:
            return None
        year, part = int(match["year"]), match["part"] or ""
        if length == "week" and part[:1] == "W":
            return date.fromisocalendar(year, int(part[1:]), 4)
        if length == "quarter" and part[:1] in ("Q", "q"):
            return date(year, int(part[1:]) * 3, 1)
        if length == "month" and part.isdigit():
            return date(year, int(part), 1)
        return date(year, 1, 1) if length == "year" and not part else None
    except ValueError:
        return None
