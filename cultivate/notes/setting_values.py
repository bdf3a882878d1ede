"""What the value of a setting may be: from a TOML value to the value that the code uses.

A reader takes what stands in the file and returns what `Settings` holds, or raises a ValueError whose
message completes a sentence that begins with the setting's name. The settings themselves are in
`notes.reference`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NoReturn

from cultivate.model.cadence import TWO_MEANINGS, Cadence, parse_cadence
from cultivate.model.settings import DAILY_NOTE, WEEKDAY_WORDS, Season
from cultivate.model.strands import Strand, parse_strand

CADENCE_WORDS = ("weekly", "fortnightly", "monthly", "quarterly", "twice a year", "yearly", "none")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how the reference names it, and its reader."""

    name: str
    read: Callable[[object], object]


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean "monthly"?`, or nothing where no known word comes near."""
    found = nearest_word(word, known)
    return f'; did you mean "{found}"?' if found else ""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like `word`, without regard to case, `-` and `_`; empty for none."""
    import difflib

    by_plain = {plain_name(each): each for each in known}
    found = difflib.get_close_matches(plain_name(word), by_plain, 1, 0.6)
    return by_plain[found[0]] if found else ""


def plain_name(name: str) -> str:
    """A name without what is not compared: case, `-`, `_` and spaces."""
    return re.sub(r"[-_\s]+", "", name.casefold())


def shown(value: object) -> str:
    """A TOML value in a sentence."""
    if isinstance(value, str):
        text = " ".join(value.split())
        return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else str(value)[:40]


def read_text(value: object) -> str:
    """One line of text, not empty."""
    if not isinstance(value, str):
        raise ValueError(f'must be text in quotes, such as "Log", not {shown(value)}')
    if not value.strip() or "\n" in value:
        raise ValueError("must be one line of text, and not empty")
    return value.strip()


def read_name(value: object) -> str:
    """A name that may be empty, for none."""
    return "" if value == "" else read_text(value)


def read_texts(value: object) -> tuple[str, ...]:
    """A list of texts; a single one may stand without brackets."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items):
        raise ValueError('must be a list of texts, such as ["Log", "History"]')
    return tuple(dict.fromkeys(read_text(item) for item in items))


def read_some_texts(value: object) -> tuple[str, ...]:
    """Like `read_texts`, with at least one."""
    return read_texts(value) or _fail("must name at least one")


def read_yes_no(value: object) -> bool:
    """TOML's `true` and `false`."""
    return value if isinstance(value, bool) else _fail(f"must be true or false, not {shown(value)}")


def read_count(value: object) -> int:
    """A whole number from 0 to 100,000."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"must be a whole number, not {shown(value)}")
    return value if 0 <= value <= 100_000 else _fail("must be a number from 0 to 100000")


def read_seconds(value: object) -> float:
    """A number of seconds from 0 to 3,600, with decimals if one likes."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"must be a number of seconds, not {shown(value)}")
    return float(value) if 0 <= value <= 3600 else _fail("must be a number from 0 to 3600")


def read_time(value: object) -> time:
    """A time of day, `"08:30"`."""
    text = value if isinstance(value, str) else ""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise ValueError(f'must be a time such as "08:30", not {shown(value)}')
    return time.fromisoformat(text)


def read_path(value: object) -> str:
    """A path inside the vault, with forward slashes, no slash at its end."""
    text = read_text(value).removeprefix("./").rstrip("/")
    if not text or text.startswith("/") or "\\" in text or re.match(r"[A-Za-z]:", text):
        raise ValueError(f"must be a path inside the vault, with forward slashes, not {shown(value)}")
    if ".." in text.split("/"):
        raise ValueError(f'must stay inside the vault: no ".." in {shown(value)}')
    return text


def read_paths(value: object) -> tuple[str, ...]:
    """A list of paths inside the vault."""
    return tuple(read_path(text) for text in read_texts(value))


def read_file(value: object) -> str:
    """A path inside the vault, or an empty text for none."""
    return "" if value == "" else read_path(value)


def read_note(value: object) -> str:
    """The path of a note; `.md` may be left out. An empty text means none."""
    path = read_file(value)
    return path if not path or path.casefold().endswith(".md") else f"{path}.md"


def read_agenda(value: object) -> str:
    """The path of the agenda notes, in which `{date}` stands once; or `daily-note`."""
    path = read_path(value)
    if path == DAILY_NOTE:
        return path
    if path.count("{date}") != 1 or re.search(r"[{}]", path.replace("{date}", "")):
        example = f'"Agenda/{{date}}.md", or "{DAILY_NOTE}"'
        raise ValueError(f"must be a path with {{date}} in it once, such as {example}, not {shown(value)}")
    return path if path.casefold().endswith(".md") else f"{path}.md"


def read_weekdays(value: object) -> frozenset[int]:
    """Weekdays by their first three letters or in full; Monday is 0."""
    days = set()
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for word in read_some_texts(value):
        short = word.casefold()[:3]
        if short not in WEEKDAY_WORDS or not full[WEEKDAY_WORDS.index(short)].startswith(word.casefold()):
            raise ValueError(
                f"has no weekday {shown(word)}{nearest(word, full)} ({', '.join(WEEKDAY_WORDS)})"
            )
        days.add(WEEKDAY_WORDS.index(short))
    return frozenset(days)


def read_spans(value: object) -> tuple[tuple[date, date], ...]:
    """Days and spans of days, `2026-12-01..2026-12-14`, first and last included."""
    items = value if isinstance(value, list) else [value]
    return tuple(read_span(item) for item in items)


def read_span(value: object) -> tuple[date, date]:
    """One day, or two with `..` between them."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, value
    if not isinstance(value, str):
        raise ValueError(f'must be days such as "2026-12-01..2026-12-14", not {shown(value)}')
    first, dots, last = (part.strip() for part in value.partition(".."))
    try:
        span = date.fromisoformat(first), date.fromisoformat(last if dots else first)
    except ValueError:
        raise ValueError(f'must be days such as "2026-12-01..2026-12-14", not {shown(value)}') from None
    return span if span[0] <= span[1] else _fail(f"ends before it begins: {shown(value)}")


def read_ratios(value: object) -> tuple[float, ...]:
    """Three percentages as shares, or none; `[50, 60, 40]` are 0.5, 0.6 and 0.4."""
    if not isinstance(value, list) or len(value) not in (0, 3):
        _fail("must be a list of three percentages, such as [50, 60, 40]")
    for each in value:
        if isinstance(each, bool) or not isinstance(each, int) or not 0 < each <= 100:
            _fail(f"takes percentages from 1 to 100, as in [50, 60, 40], and not {shown(each)}")
    return tuple(each / 100 for each in value)


def read_cadence(value: object) -> Cadence:
    """An interval, as a note's `cadence` is read; a whole number counts days."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else read_text(value)
    found = parse_cadence(text)
    if found is not None:
        return found
    two = TWO_MEANINGS.get(text.casefold())
    if two:
        raise ValueError(f'means two things: {shown(text)}. Write "{two}" or what you mean instead')
    known = f'({", ".join(CADENCE_WORDS)}; "every 6 weeks", "90 days", "3 months", "P3M")'
    raise ValueError(f"is not understood: {shown(text)}{nearest(text, CADENCE_WORDS)} {known}")


def read_workdays(value: object) -> int:
    """A number of working days: `"2 days"`, `"2 working days"` or 2."""
    if isinstance(value, str):
        match = re.fullmatch(
            r"(\d{1,4})\s*(?:(?:working )?days?|workdays?|d)?", value.strip().casefold(), re.ASCII
        )
        if not match:
            raise ValueError(f'must be a number of working days, such as "2 days", not {shown(value)}')
        return int(match[1])
    return read_count(value)


def read_weekday(value: object) -> int:
    """One weekday; Monday is 0."""
    days = read_weekdays(value) if isinstance(value, str) else frozenset()
    return next(iter(days)) if days else _fail(f'must be a weekday, such as "monday", not {shown(value)}')


def read_any_weekdays(value: object) -> frozenset[int]:
    """Weekdays; an empty list means that any will do."""
    return frozenset() if value == [] else read_weekdays(value)


_SEASON = re.compile(r"(\d{2})-(\d{2})\s*\.\.\s*(\d{2})-(\d{2})", re.ASCII)


def read_seasons(value: object) -> tuple[Season, ...]:
    """Seasons of every year, `12-20..01-06`, first and last day included."""
    found = []
    for text in read_texts(value):
        match = _SEASON.fullmatch(text)
        months = [int(part) for part in match.groups()] if match else []
        try:
            first, last = date(2000, *months[:2]), date(2000, *months[2:])
        except (TypeError, ValueError):
            raise ValueError(f'must be days of the year such as "12-20..01-06", not {shown(text)}') from None
        found.append(Season((first.month, first.day), (last.month, last.day)))
    return tuple(found)


def read_plan(value: object) -> tuple[Strand, ...]:
    """Strands such as `call every 3 months`."""
    found = []
    for text in read_texts(value):
        strand = parse_strand(text)
        if not strand:
            raise ValueError(f'must be means and intervals, such as "call every 3 months", not {shown(text)}')
        found.append(strand)
    return tuple(found)


def read_rotation(value: object) -> tuple[str, ...]:
    """The means that take turns."""
    return tuple(dict.fromkeys(text.casefold() for text in read_texts(value)))


def read_tolerance(value: object) -> tuple[int, int]:
    """Working days before and after the due day: `-10..+15`, `5` or `±5` for both sides."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else read_text(value)
    match = re.fullmatch(r"[-−](\d{1,3})\s*\.\.\s*\+?(\d{1,3})|(?:±|\+/-)?\s*(\d{1,3})", text, re.ASCII)
    if not match:
        raise ValueError(f'must be working days such as "-10..+15" or "±5", not {shown(value)}')
    both = match[3]
    return (int(both), int(both)) if both else (int(match[1]), int(match[2]))


def read_zone(value: object) -> str:
    """An IANA time zone; an empty text means the system's."""
    if value == "":
        return ""
    text = read_text(value)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*", text):
        raise ValueError(f'must be a time zone such as "Europe/London", not {shown(value)}')
    return text


def read_region(value: object) -> str:
    """A country, or country and subdivision, in ISO 3166: `GB`, `GB-ENG`; an empty text means none."""
    if value == "":
        return ""
    text = read_text(value).upper()
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", text):
        raise ValueError(f'must be a country such as "GB" or "GB-ENG", not {shown(value)}')
    return text


def _fail(message: str) -> NoReturn:
    raise ValueError(message)
