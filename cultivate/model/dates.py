"""Days as people write them in notes and on the command line, and as we print them.

Strict on purpose: what could mean two days is not understood, and the caller says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cultivate.model.cadence import add_months, parse_cadence
from cultivate.model.counts import WORDS

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_WRITTEN = re.compile(rf"(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}}){_TIME})?)?", re.ASCII)
_LINK = re.compile(r"\[\[(?:[^\]|#]*/)?([^\]|#/]*)(?:[|#][^\]]*)?\]\]")


def parse_date(text: str) -> date | None:
    """The day of a date property, or None where there is no certain one.

    Read: `2026-10-09`, with or without a time, `"[[2026-10-09]]"`; `2026-08` and `2025`
    are approximate and stand for their first day.
    """
    text = text.strip()
    link = _LINK.fullmatch(text) if text.startswith("[[") else None
    match = _WRITTEN.fullmatch(link[1] if link else text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year; `year` is None where it is not known (`--04-02`)."""

    month: int
    day: int
    year: int | None = None

    @property
    def of_the_year(self) -> tuple[int, int]:
        """Month and day."""
        return self.month, self.day

    def next_on(self, today: date) -> date:
        """The next one, today included; 29 February is kept on the 28th in common years."""
        this_year = self._in_year(today.year)
        return this_year if this_year >= today else self._in_year(today.year + 1)

    def age_on(self, day: date) -> int | None:
        """How old they turn on the birthday `day`."""
        return None if self.year is None else day.year - self.year

    def _in_year(self, year: int) -> date:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)


def birthdays_between(first: date, last: date) -> frozenset[tuple[int, int]]:
    """Month and day of every birthday kept from `first` to `last`; 29 February as `next_on` has it."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    leapt = {
        (2, 29) for day in days if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).day == 1
    }
    return frozenset({(day.month, day.day) for day in days} | leapt)


_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})", re.ASCII)


def parse_birthday(text: str) -> Birthday | None:
    """A full date, or `--04-02` without the year (vCard's form, RFC 6350)."""
    match = _YEARLESS.fullmatch(text.strip())
    try:
        if match:
            leap = date(2000, int(match[1]), int(match[2]))
            return Birthday(leap.month, leap.day)
    except ValueError:
        return None
    day = parse_date(text)
    written_in_full = re.search(r"\d{4}-\d{2}-\d{2}", text)
    return Birthday(day.month, day.day, day.year) if day and written_in_full else None


_AGO = re.compile(r"(?P<count>\d{1,4}|[a-z]+) (?P<unit>[a-z]+) ago", re.ASCII)
_COUNTS = ("a", *WORDS[1:])
_SAID = {
    "today": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0,
    "yesterday": 1, "last night": 1, "yesterday morning": 1, "yesterday afternoon": 1, "yesterday evening": 1,
    "the day before yesterday": 2, "day before yesterday": 2,
}  # fmt: skip
_DAY_AND_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]{3,9})\.?"
    r"|(?P<named>[a-z]{3,9})\.? (?P<numbered>\d{1,2})(?:st|nd|rd|th)?),?(?: (?P<year>\d{4}))?",
    re.ASCII,
)
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def understand_day(text: str, today: date) -> date | None:
    """A day that somebody typed: ISO, `today`, `yesterday`, `last friday`, `friday`, `3 days ago`, `12 Nov`.

    A bare or `last` weekday is the last one before today; a day and month without a year, the last one that
    is not after today. None where it is not understood.
    """
    words = " ".join(text.casefold().split())
    if words in _SAID:
        return today - timedelta(days=_SAID[words])
    weekday = weekday_number(words.removeprefix("last "))
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    ago = _AGO.fullmatch(words)
    if ago:
        count = _COUNTS.index(ago["count"]) + 1 if ago["count"] in _COUNTS else ago["count"]
        length = parse_cadence(f"every {1 if count == 'an' else count} {ago['unit']}")
        return add_months(today, -length.months) - timedelta(days=length.days) if length else None
    if re.match(r"\d{4}-\d{2}-\d{2}", words):
        return parse_date(words.upper())
    named = _DAY_AND_MONTH.fullmatch(words)
    return _last_such_day(named, today) if named else None


def _last_such_day(said: re.Match[str], today: date) -> date | None:
    """`12 Nov`, `Nov 12`, `12 November 2025`; a month in full or by its first three letters."""
    word = said["month"] or said["named"]
    months = [
        n for n, name in enumerate(_LONG_MONTHS, 1) if word in (name, name[:3]) or word == name[:4] == "sept"
    ]
    day = int(said["day"] or said["numbered"])
    years = [int(said["year"])] if said["year"] else range(today.year, today.year - 8, -1)
    found = (parse_date(f"{year:04}-{month:02}-{day:02}") for year in years for month in months)
    return next((each for each in found if each and (said["year"] or each <= today)), None)


def coming_day(text: str, today: date) -> date | None:
    """A day ahead that somebody typed: ISO, `tomorrow`, `friday` (the next one), `in 2 weeks`.

    `next friday` means two things, and None is what it gets.
    """
    words = " ".join(text.casefold().split())
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    weekday = weekday_number(words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if words.startswith("in "):
        length = parse_cadence(f"every {words.removeprefix('in ')}")
        return length.after(today) if length else None
    return parse_date(words.upper()) if re.match(r"\d{4}-\d{2}-\d{2}", words) else None


def weekday_number(word: str) -> int | None:
    """Monday is 0; a weekday's name or its first three letters or more."""
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= 3 and name.casefold().startswith(word.casefold()):
            return number
    return None


def short_date(day: date, today: date) -> str:
    """`9 Oct`, and `9 Oct 2025` where the year is not the present one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def long_date(day: date) -> str:
    """`Tuesday 24 Nov 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
