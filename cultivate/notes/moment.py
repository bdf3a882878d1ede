"""Moment.js's date formats, as Obsidian writes the names of daily notes: English, without a time zone's name.

Tokens are those of moment's documentation ("Format"), longest first; `[…]` is literal and a backslash makes
the token behind it literal. Source: moment 2.29, `src/lib/format/format.js`; `tests/notes/test_moment.py`
holds this to a table of pairs that moment itself made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIME_TOKENS = frozenset({"H", "h", "k", "m", "s", "S", "A", "a", "x", "X", "Z", "z"})
"""First letters of the tokens that tell more than the day."""

_TOKEN = re.compile(
    r"(?P<literal>\[[^\[]*\])|(?P<escape>\\)?(?P<token>[Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?"
    r"|w[ow]?|W[oW]?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?"
    r"|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.|\n)"
)
_LOCAL = re.compile(r"(?P<literal>\[[^\[]*\])|(?P<escape>\\)?(?P<token>LTS|LT|LL?L?L?|l{1,4})")
_LOCAL_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "LTS": "h:mm:ss A", "LT": "h:mm A", "L": "MM/DD/YYYY", "LL": "MMMM D, YYYY",
        "LLL": "MMMM D, YYYY h:mm A", "LLLL": "dddd, MMMM D, YYYY h:mm A", "l": "M/D/YYYY",
        "ll": "MMM D, YYYY",
        "lll": "MMM D, YYYY h:mm A", "llll": "ddd, MMM D, YYYY h:mm A",
    }
)  # fmt: skip


def format_moment(when: datetime, pattern: str) -> str:
    """`when` in a format of moment's: `YYYY/MM-MMMM/YYYY-MM-DD dddd`. What is no token stands as it is."""
    return "".join(written(when, token) if token else literal for token, literal in tokens(pattern))


def tokens(pattern: str) -> Iterator[tuple[str, str]]:
    """The parts of a format: each a token and an empty text, or an empty token and literal text."""
    for match in _TOKEN.finditer(_expanded(pattern)):
        if match["literal"]:
            yield "", match[0][1:-1]
        elif match["escape"] or match["token"] not in _WRITTEN:
            yield "", match["token"].replace("\\", "")
        else:
            yield match["token"], ""


def written(when: datetime, token: str) -> str:
    """What one token says of `when`."""
    return _WRITTEN[token](when)


def locale_week(day: date) -> tuple[int, int]:
    """Year and number of the week of `day` in American English: from Sunday, the week of 1 January is 1."""
    saturday = day + timedelta(days=(5 - day.weekday()) % 7)
    return saturday.year, (_day_of_year(saturday) - 1) // 7 + 1


def _expanded(pattern: str) -> str:
    """`LL` and its like written out; an escaped one stays."""
    return _LOCAL.sub(lambda m: m[0] if m["literal"] or m["escape"] else _LOCAL_FORMATS[m["token"]], pattern)


def _ordinal(number: int) -> str:
    last = number % 10
    teens = number // 10 % 10 == 1
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{number}{ending}"


def _sunday_based(when: date) -> int:
    return (when.weekday() + 1) % 7


def _day_of_year(when: date) -> int:
    return when.timetuple().tm_yday


def _twelve(when: datetime) -> int:
    return when.hour % 12 or 12


def _offset(when: datetime, colon: str) -> str:
    minutes = int((when.astimezone().utcoffset() or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{colon}{abs(minutes) % 60:02}"


def _numbers() -> Iterator[tuple[str, Callable[[datetime], str]]]:
    """A letter, doubled for two digits, with `o` for the ordinal."""
    counted: Mapping[str, Callable[[datetime], int]] = {
        "M": lambda w: w.month, "D": lambda w: w.day, "w": lambda w: locale_week(w)[1],
        "W": lambda w: w.isocalendar().week, "H": lambda w: w.hour, "h": _twelve, "k": lambda w: w.hour or 24,
        "m": lambda w: w.minute, "s": lambda w: w.second,
    }  # fmt: skip
    for letter, count in counted.items():
        yield letter, lambda w, count=count: str(count(w))  # type: ignore[misc]
        yield letter * 2, lambda w, count=count: f"{count(w):02}"  # type: ignore[misc]
        if letter in "MDwW":
            yield f"{letter}o", lambda w, count=count: _ordinal(count(w))  # type: ignore[misc]


def _fractions() -> Iterator[tuple[str, Callable[[datetime], str]]]:
    for length in range(1, 10):  # milliseconds are all that a JavaScript date has
        yield "S" * length, lambda w, n=length: f"{w.microsecond // 1000:03}000000"[:n]  # type: ignore[misc]


def _years() -> Iterator[tuple[str, Callable[[datetime], str]]]:
    for token, length in (("YYYY", 4), ("YYYYY", 5), ("y", 0), ("yy", 0), ("yyy", 0), ("yyyy", 0)):
        yield token, lambda w, n=length: f"{w.year:0{n}}"  # type: ignore[misc]
    for token, length in (("gg", 2), ("gggg", 4), ("ggggg", 5)):
        yield token, lambda w, n=length: _year(locale_week(w)[0], n)  # type: ignore[misc]
    for token, length in (("GG", 2), ("GGGG", 4), ("GGGGG", 5)):
        yield token, lambda w, n=length: _year(w.isocalendar().year, n)  # type: ignore[misc]


def _year(year: int, length: int) -> str:
    return f"{year % 100:02}" if length == 2 else f"{year:0{length}}"


_WRITTEN: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        **dict(_numbers()), **dict(_fractions()), **dict(_years()),
        "MMM": lambda w: MONTHS[w.month - 1][:3], "MMMM": lambda w: MONTHS[w.month - 1],
        "Q": lambda w: str((w.month + 2) // 3), "Qo": lambda w: _ordinal((w.month + 2) // 3),
        "DDD": lambda w: str(_day_of_year(w)), "DDDD": lambda w: f"{_day_of_year(w):03}",
        "DDDo": lambda w: _ordinal(_day_of_year(w)),
        "d": lambda w: str(_sunday_based(w)), "do": lambda w: _ordinal(_sunday_based(w)),
        "dd": lambda w: WEEKDAYS[w.weekday()][:2], "ddd": lambda w: WEEKDAYS[w.weekday()][:3],
        "dddd": lambda w: WEEKDAYS[w.weekday()], "e": lambda w: str(_sunday_based(w)),
        "E": lambda w: str(w.isoweekday()),
        "YY": lambda w: f"{w.year % 100:02}", "Y": lambda w: str(w.year), "YYYYYY": lambda w: f"+{w.year:06}",
        "yo": lambda w: _ordinal(w.year),
        "N": lambda w: "AD", "NN": lambda w: "AD", "NNN": lambda w: "AD", "NNNN": lambda w: "Anno Domini",
        "NNNNN": lambda w: "AD",
        "A": lambda w: "AM" if w.hour < 12 else "PM", "a": lambda w: "am" if w.hour < 12 else "pm",
        "hmm": lambda w: f"{_twelve(w)}{w.minute:02}",
        "hmmss": lambda w: f"{_twelve(w)}{w.minute:02}{w.second:02}",
        "Hmm": lambda w: f"{w.hour}{w.minute:02}", "Hmmss": lambda w: f"{w.hour}{w.minute:02}{w.second:02}",
        "X": lambda w: str(int(w.timestamp())), "x": lambda w: str(int(w.timestamp() * 1000)),
        "Z": lambda w: _offset(w, ":"), "ZZ": lambda w: _offset(w, ""), "z": lambda w: "", "zz": lambda w: "",
    }
)  # fmt: skip
