"""Where a day's note lies: a path for each day, and the day of each path.

`Agenda/{date}.md` is one such pattern; the vault's own daily notes, in a format of moment's, are another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType

from cultivate.errors import UsageError
from cultivate.model.dates import parse_date
from cultivate.notes.moment import MONTHS, TIME_TOKENS, WEEKDAYS, format_moment, tokens


@dataclass(frozen=True, slots=True)
class DayNotes:
    """The notes of days: `before` (such as `Daily/`), the day in a `format` of moment's, `after`.

    `shared`: the notes are the user's own, and an agenda is a marked part of them.
    """

    before: str
    format: str
    after: str = ".md"
    shared: bool = False

    @property
    def folder(self) -> str:
        """The folder in which all of them lie, with a slash at its end; empty for the vault itself."""
        return self.before[: self.before.rfind("/") + 1]

    def path(self, day: date) -> str:
        """The note of `day`, relative to the vault."""
        return f"{self.before}{format_moment(datetime.combine(day, time()), self.format)}{self.after}"

    def day(self, path: str) -> date | None:
        """The day whose note lies at `path`; None for any other note."""
        if not (path.startswith(self.before) and path.endswith(self.after)):
            return None
        match = _expression(self.format).fullmatch(path[len(self.before) : len(path) - len(self.after)])
        day = _day_of(match.groupdict()) if match else None
        # Read leniently and written back: "2026-11-24-Monday" was a Tuesday.
        return day if day and self.path(day) == path else None


def own_notes(pattern: str) -> DayNotes:
    """The agenda's own notes: `Agenda/{date}.md`."""
    before, _, after = pattern.partition("{date}")
    return DayNotes(before, "YYYY-MM-DD", after)


def checked_notes(folder: str, pattern: str, source: str) -> DayNotes:
    """The vault's daily notes. UsageError, naming `source`, for a format that gives a day no certain path.

    Such are one with a time in it, one that does not tell the day, and one that leads out of the vault.
    """
    used = [token for token, _ in tokens(pattern) if token]
    timed = next((token for token in used if token[0] in TIME_TOKENS), None)
    if timed:
        raise UsageError(
            f"{source}: the daily notes' format has a time in it, {timed}: no day has one certain note"
        )
    notes = DayNotes(f"{folder}/" if folder else "", pattern.removesuffix(".md"), shared=True)
    probes = [date(2026, 11, 24) + timedelta(days=step) for step in (0, 1, 45, 400)]
    if any(notes.day(notes.path(day)) != day for day in probes):
        raise UsageError(f"{source}: the daily notes' format “{pattern}” does not tell which day it is")
    if any(not part or part.startswith(".") for part in notes.path(probes[0]).split("/")):
        raise UsageError(f"{source}: the daily notes' format “{pattern}” is no path inside the vault")
    return notes


_PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "YYYY": ("year", r"\d{4}"), "YY": ("short", r"\d{2}"), "Y": ("year", r"\d{4}"),
        "y": ("year", r"\d{4}"),
        "yyyy": ("year", r"\d{4}"), "M": ("month", r"\d{1,2}"), "MM": ("month", r"\d{2}"),
        "Mo": ("month", r"\d{1,2}"), "MMM": ("named", r"[A-Z][a-z]{2}"),
        "MMMM": ("named", r"[A-Z][a-z]{2,8}"),
        "D": ("day", r"\d{1,2}"), "DD": ("day", r"\d{2}"), "Do": ("day", r"\d{1,2}"),
        "DDD": ("yearday", r"\d{1,3}"), "DDDD": ("yearday", r"\d{3}"), "DDDo": ("yearday", r"\d{1,3}"),
        "GGGG": ("isoyear", r"\d{4}"), "W": ("isoweek", r"\d{1,2}"), "WW": ("isoweek", r"\d{2}"),
        "Wo": ("isoweek", r"\d{1,2}"), "gggg": ("weekyear", r"\d{4}"), "w": ("week", r"\d{1,2}"),
        "ww": ("week", r"\d{2}"), "wo": ("week", r"\d{1,2}"), "E": ("isoday", r"[1-7]"),
        "e": ("sunday", r"[0-6]"),
        "d": ("sunday", r"[0-6]"), "ddd": ("weekday", r"[A-Z][a-z]{2}"),
        "dddd": ("weekday", r"[A-Z][a-z]{5,8}"),
        "dd": ("weekday", r"[A-Z][a-z]"),
    }
)  # fmt: skip
"""What a token tells of the day, and its shape; what is not here is read over and checked afterwards."""


@lru_cache(maxsize=8)
def _expression(pattern: str) -> re.Pattern[str]:
    """The format as an expression, with a group for each thing that it tells first."""
    known: set[str] = set()
    parts = []
    for token, literal in tokens(pattern):
        name, shape = _PARTS.get(token, ("", r"[^/]{0,20}?"))
        ending = r"(?:st|nd|rd|th)" if token.endswith("o") and name else ""
        if literal or not token:
            parts.append(re.escape(literal))
        elif not name or name in known:
            parts.append(f"{shape}{ending}")
        else:
            known.add(name)
            parts.append(f"(?P<{name}>{shape}){ending}")
    return re.compile("".join(parts), re.ASCII)


def _day_of(told: Mapping[str, str]) -> date | None:
    """The day that the parts of a name tell, if they tell one."""
    try:
        return next((day for rule in _RULES if (day := rule(told))), None)
    except (ValueError, OverflowError):
        return None


def _by_month(told: Mapping[str, str]) -> date | None:
    year = _year(told)
    month = _named(told["named"], MONTHS) + 1 if "named" in told else int(told.get("month", 0))
    return date(year, month, int(told["day"])) if year and month and "day" in told else None


def _by_day_of_year(told: Mapping[str, str]) -> date | None:
    year = _year(told)
    return date(year, 1, 1) + timedelta(days=int(told["yearday"]) - 1) if year and "yearday" in told else None


def _by_iso_week(told: Mapping[str, str]) -> date | None:
    weekday = _weekday(told)
    if "isoyear" not in told or "isoweek" not in told or weekday is None:
        return None
    return date.fromisocalendar(int(told["isoyear"]), int(told["isoweek"]), weekday + 1)


def _by_locale_week(told: Mapping[str, str]) -> date | None:
    weekday = _weekday(told)
    if "weekyear" not in told or "week" not in told or weekday is None:
        return None
    first = date(int(told["weekyear"]), 1, 1)
    sunday = first - timedelta(days=(first.weekday() + 1) % 7)
    return sunday + timedelta(days=7 * (int(told["week"]) - 1) + (weekday + 1) % 7)


_RULES: tuple[Callable[[Mapping[str, str]], date | None], ...] = (
    _by_month, _by_day_of_year, _by_iso_week, _by_locale_week,
)  # fmt: skip


def _year(told: Mapping[str, str]) -> int:
    """`26` is 2026: daily notes are younger than this century, and moment pivots at 68."""
    if "year" in told:
        return int(told["year"])
    return 2000 + int(told["short"]) if "short" in told and int(told["short"]) <= 68 else 0


def _weekday(told: Mapping[str, str]) -> int | None:
    """Monday is 0."""
    if "isoday" in told:
        return int(told["isoday"]) - 1
    if "sunday" in told:
        return (int(told["sunday"]) - 1) % 7
    return _named(told["weekday"], WEEKDAYS) if "weekday" in told else None


def _named(word: str, names: tuple[str, ...]) -> int:
    """The place of a name that `word` begins. Raises ValueError where there is none."""
    return next((place for place, name in enumerate(names) if name.startswith(word)), -1)


def dated_name(path: str) -> date | None:
    """The day that is a note's whole name: `Log/2026-11-24.md`."""
    name = path.rpartition("/")[2].removesuffix(".md")
    return parse_date(name) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", name, re.ASCII) else None
