"""How often: the interval between two touches, and the words that people write for it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from cultivate.model.counts import in_words


@dataclass(frozen=True, slots=True)
class Cadence:
    """An interval of whole months and days; both zero means `none`, a choice of no cadence."""

    months: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    def __str__(self) -> str:
        if not self:
            return "none"
        if self.months and self.months % 12 == 0:
            return _counted(self.months // 12, "year")
        if self.months:
            return _counted(self.months, "month")
        if self.days % 7 == 0:
            return _counted(self.days // 7, "week")
        return _counted(self.days, "day")

    @property
    def in_full(self) -> str:
        """`four weeks`, as it stands in a sentence."""
        number, _, unit = str(self).partition(" ")
        return f"{in_words(int(number))} {unit}" if unit else number

    @property
    def length(self) -> float:
        """About how many days it is, to compare one cadence with another."""
        return self.months * 365.2425 / 12 + self.days

    def after(self, day: date) -> date:
        """The day one interval later, a month clamped to its end: 31 January + 1 month is 28 February."""
        moved = add_months(day, self.months)
        try:
            return moved + timedelta(days=self.days) if self.days else moved
        except OverflowError:
            return date.max


NONE = Cadence()


def add_months(day: date, months: int) -> date:
    """`day` moved by calendar months, clamped to the month's end and to the calendar's ends."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > 0 else date.min
    if day.day <= 28:  # every month has that day
        return date(year, month, day.day)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_NAMED = {
    "daily": Cadence(days=1),
    "weekly": Cadence(days=7),
    "fortnightly": Cadence(days=14),
    "monthly": Cadence(months=1),
    "quarterly": Cadence(months=3),
    "twice a year": Cadence(months=6),
    "half-yearly": Cadence(months=6),
    "yearly": Cadence(months=12),
    "annually": Cadence(months=12),
    "none": NONE,
    "never": NONE,
}
_UNITS = {"d": (0, 1), "day": (0, 1), "w": (0, 7), "week": (0, 7), "m": (1, 0), "month": (1, 0)}
_UNITS |= {"mo": (1, 0), "quarter": (3, 0), "y": (12, 0), "year": (12, 0)}
_COUNTED = re.compile(r"(?:every\s+)?(?P<count>\d{1,4}|an?|other)?\s*(?P<unit>[a-z]+)", re.ASCII)
_ISO = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII | re.IGNORECASE)
TWO_MEANINGS = {"biweekly": "every 2 weeks", "bimonthly": "every 2 months", "bi-weekly": "every 2 weeks"}
TWO_MEANINGS |= {"bi-monthly": "every 2 months", "biannually": "twice a year", "biannual": "twice a year"}
LONGEST = 36_525  # days: a century; anything longer is a slip of the finger


def parse_cadence(text: str) -> Cadence | None:
    """The interval that `text` names, or None where it names none that is certain.

    Read: `weekly`, `fortnightly`, `monthly`, `quarterly`, `twice a year`, `yearly`, `none`,
    `every 6 weeks`, `90 days`, `3 months`, `45d`, `P3M`, a bare number of days.
    `biweekly` and its like mean two things (`TWO_MEANINGS`) and are refused.
    """
    words = " ".join(text.casefold().replace("_", " ").split())
    if words in _NAMED:
        return _NAMED[words]
    found = _number_of_days(words) or _iso(words) or _counted_units(words)
    return found if found and found.length <= LONGEST else None


def _number_of_days(words: str) -> Cadence | None:
    return Cadence(days=int(words)) if re.fullmatch(r"\d{1,5}", words, re.ASCII) else None


def _iso(words: str) -> Cadence | None:
    match = _ISO.fullmatch(words)
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    return Cadence(months=years * 12 + months, days=weeks * 7 + days)


def _counted_units(words: str) -> Cadence | None:
    match = _COUNTED.fullmatch(words)
    if not match:
        return None
    unit = _UNITS.get(match["unit"]) or _UNITS.get(match["unit"].removesuffix("s"))
    if unit is None or (match["count"] is None and not words.startswith("every ")):
        return None
    count = {None: 1, "a": 1, "an": 1, "other": 2}.get(match["count"]) or int(match["count"])
    return Cadence(months=unit[0] * count, days=unit[1] * count)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
