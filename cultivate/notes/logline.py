"""One dated line of a log: read into an `Entry`, and written so that it reads back.

`2026-10-09 meal [[Bob Lee]] 90m: his auditor might need a coach`. What follows the date is `head`'s;
finding the lines in a note is `log`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cultivate.errors import CannotEdit
from cultivate.model.means import MARKS, OTHER, STANDARD, Vocabulary
from cultivate.model.touch import Entry
from cultivate.notes.fields import split_block
from cultivate.notes.head import mentioned, time_at
from cultivate.notes.links import link_at
from cultivate.notes.scan import END, Scan

_CLOCK = r"(?:T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_DATE = re.compile(
    rf"[*_]{{0,3}}(?:(?P<bare>\d{{4}}-\d\d-\d\d){_CLOCK}|\[\[(?:[^\[\]|#/]*/)*(?P<link>\d{{4}}-\d\d-\d\d)(?:[#|][^\[\]]*)?\]\])"
    r"(?![^\W_])(?P<sep>:)?[*_]{0,3}",
    re.ASCII,
)
_AFTER_DATE = re.compile(r"\s*(?::|—|[-–]+(?=\s|$))")
_SEPARATOR = re.compile(rf"\s*{END.pattern}")
_MARK = re.compile(rf"(?P<mark>{'|'.join(MARKS)})(?=(?::|[-–—]+)?(?:\s|$)|,)", re.IGNORECASE)
_NAME = r"[^\s,:]+?"
_VALUE = re.compile(
    # Several names only where nothing but a text behind a colon follows: "stage cultivating, she is ready".
    rf"\s*:?\s*(?P<value>{_NAME}(?:\s*,\s*{_NAME})+(?=(?::|[-–—]+)?$|(?::|[-–—]+)\s)"
    rf"|{_NAME}(?=(?::|[-–—]+)?(?:\s|$)|,))"
)
_UNWRITABLE = r"[\n\r\ud800-\udfff]"


class _Said(NamedTuple):
    """What stands behind a date. `whole`: nothing of it is text, so that what follows a colon is."""

    means: str = ""
    word: str = ""
    inbound: bool = False
    outcome: str = ""
    value: str = ""
    minutes: int | None = None
    people: tuple[str, ...] = ()
    text: str = ""
    mark: str = ""
    whole: bool = False


class Dated(NamedTuple):
    """The date that a line begins with: `day` is None for one that no calendar has (`2026-02-30`)."""

    typed: str
    day: date | None
    time: str
    end: int


def date_at(body: str) -> Dated | None:
    """The date, bare, bold or a link, and the time that `body` begins with, or None.

    A colon or dash directly after them is passed over; `end` is the offset of what follows.
    """
    if body[4:11:3] == "-- " and body[11:12].isalpha() and (day := day_of(body[:10])):
        # As cultivate itself writes it: nothing to pass over, and no time.
        return Dated(body[:10], day, "", 11)
    found = _DATE.match(body)
    if not found:
        return None
    typed = found["bare"] or found["link"]
    end = found.end() if found["sep"] else _passed_over(body, found.end())
    time = f"{found['hour']}:{found['minute']}" if found["hour"] else ""
    if not time and ":" in body[end:]:
        time, after = time_at(body, len(body) - len(body[end:].lstrip()))
        end = _passed_over(body, after) if time else end
    return Dated(typed, day_of(typed), time, end)


def parse_line(body: str, vocabulary: Vocabulary) -> Entry | None:
    """The entry that a line says, `body` being what follows its bullet.

    None where it does not begin with a date that the calendar has. `people` and `mentions` are of this line
    alone, and the block id at its end is in no field.
    """
    dated = date_at(body)
    return entry_at(body, dated, vocabulary) if dated else None


def entry_at(
    body: str, dated: Dated, vocabulary: Vocabulary, details: tuple[str, ...] = (),
    line: int = 0, start: int = 0, end: int = 0,
) -> Entry | None:  # fmt: skip
    """The entry of a line whose date is known already, with its place in the note."""
    if dated.day is None:
        return None
    words = split_block(body)[0] if "^" in body else body
    words = words[dated.end :].strip()
    return entry_on(dated.day, dated.time, words, vocabulary, details, line, start, end)


def entry_on(
    day: date, time: str, words: str, vocabulary: Vocabulary, details: tuple[str, ...] = (),
    line: int = 0, start: int = 0, end: int = 0,
) -> Entry:  # fmt: skip
    """The entry of a day and the words behind it, without spaces around them or a block id."""
    colon = words.find(": ")
    said = _read(words if colon < 0 else words[:colon], vocabulary)
    text = words[colon + 2 :].strip() if colon >= 0 else said.text
    if colon >= 0 and not said.whole:
        said = _read(words, vocabulary)
        text = said.text
    below = "\n".join((text, *details)) if details else text
    mentions = mentioned(below, said.people) if "[" in below else ()
    return Entry(
        day, said.means, said.word, time, said.inbound, said.outcome, said.value, said.minutes,
        said.people, mentions, text, said.mark, details, line, start, end,
    )  # fmt: skip


def render_entry(entry: Entry, vocabulary: Vocabulary = STANDARD) -> str:
    """The line for `entry`, without bullet and details: `2026-10-09 meal [[Bob Lee]] 90m: his auditor`.

    It reads back as the same entry; `mentions` are whatever the text links. Raises CannotEdit where no line
    would: a text of two lines, a name that no link can hold, a means or an outcome that the vocabulary
    does not have.
    """
    wanted = _comparable(entry, vocabulary)
    for line in _forms(wanted):
        read = parse_line(line, vocabulary)
        if read and _comparable(read, vocabulary) == wanted and not re.search(_UNWRITABLE, line):
            return line
    raise CannotEdit(_why_not(entry, vocabulary))


def render_lines(
    entry: Entry, newline: str = "\n", indent: str = "", *,
    bullet: str = "- ", nested: str = "\t", vocabulary: Vocabulary = STANDARD,
) -> str:  # fmt: skip
    """The bullet line of `entry`, and its details below it, `nested` deeper; each ends with `newline`."""
    return write_lines(
        render_entry(entry, vocabulary), entry.details, newline, indent + bullet, indent + nested
    )


def write_lines(body: str, details: tuple[str, ...], newline: str, before: str, nested: str) -> str:
    """A line behind `before` and the lines that belong to it behind `nested`; empty ones stay empty."""
    below = [nested + line if line.strip() else "" for line in dedented(details)]
    return "".join(line + newline for line in [before + body, *below])


def dedented(details: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without their common indent and without empty ones at either end."""
    filled = [number for number, line in enumerate(details) if line.strip()]
    if not filled:
        return ()
    kept = [line if line.strip() else "" for line in details[filled[0] : filled[-1] + 1]]
    common = min((_indent(line) for line in kept if line), key=len)
    # A tab and spaces side by side have no common indent but the characters that they share.
    while not all(line.startswith(common) for line in kept if line):
        common = common[:-1]
    return tuple(line[len(common) :] for line in kept)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def day_of(typed: str) -> date | None:
    """The day of an ISO date, None where the calendar has none such."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _passed_over(body: str, end: int) -> int:
    found = _AFTER_DATE.match(body, end)
    return found.end() if found else end


def _read(words: str, vocabulary: Vocabulary) -> _Said:
    # Heads repeat from line to line ("call no-answer"), but not with the one name that may end them.
    before, opening, name = words.partition("[[")
    if opening and before[-1:] in ("", " ") and name.find("]]") == len(name) - 2:
        said, link = _read_head(before.rstrip(), vocabulary), link_at(words, len(before))
        if link and said.whole and not said.mark and said.outcome != "booked":  # booked for [[2026-12-08]]
            return said._replace(people=tuple(dict.fromkeys((*said.people, link.target))))
    return _read_head(words, vocabulary)


@lru_cache(maxsize=4096)
def _read_head(words: str, vocabulary: Vocabulary) -> _Said:
    found = _MARK.match(words)
    if found:
        return _read_mark(words, found)
    scan = Scan(words, 0, vocabulary)
    return _Said(
        scan.means, scan.word, scan.inbound, scan.outcome, scan.value, scan.minutes, scan.participants,
        scan.text, whole=scan.whole,
    )  # fmt: skip


def _read_mark(words: str, found: re.Match[str]) -> _Said:
    mark, after, value = found["mark"].casefold(), found.end(), ""
    if mark in ("stage", "tier"):
        named = _VALUE.match(words, after)
        if named and (mark == "tier" or "," not in named["value"]):
            value, after = " ".join(named["value"].split()), named.end()
    separator = _SEPARATOR.match(words, after)
    text = words[separator.end() :].strip() if separator else words[after:].strip().lstrip(", ")
    whole = after == len(words) and (bool(value) or mark not in ("stage", "tier"))
    return _Said(value=value, text=text, mark=mark, whole=whole)


def _forms(entry: Entry) -> Iterator[str]:
    """The shapes to try, the written one first; the other is for a text that would read as more than that."""
    before = [entry.day.isoformat(), entry.time]
    if entry.mark:
        before += [entry.mark, entry.value]
    else:
        amount = f"{entry.outcome} {entry.value}" if entry.value else entry.outcome
        links = [f"[[{name}]]" for name in entry.people]
        length = "" if entry.minutes is None else f"{entry.minutes}m"
        named = "" if entry.means == OTHER.id else entry.word or entry.means
        rest = ["in" if entry.inbound else "", amount, *links, length]
        yield _line([*before, named, *rest], entry.text)
        before += [OTHER.id if entry.means == OTHER.id else named, *rest]
    yield _line(before, entry.text)


def _line(words: list[str], text: str) -> str:
    head = " ".join(filter(None, words))
    return f"{head}: {text}" if text else head


def _comparable(entry: Entry, vocabulary: Vocabulary) -> Entry:
    """The entry as its line alone can say it: no place, no details, each person once, a word of its means."""
    meant = vocabulary.find(entry.word)
    word = (
        entry.word.casefold()
        if meant and meant.id == entry.means and entry.word.casefold() != meant.id
        else ""
    )
    people = tuple(dict.fromkeys(entry.people))
    return entry._replace(word=word, people=people, mentions=(), details=(), line=0, start=0, end=0)


def _why_not(entry: Entry, vocabulary: Vocabulary) -> str:
    if re.search(_UNWRITABLE, entry.text):
        return "the words of an entry must be one line of plain text"
    if split_block(entry.text)[1]:
        return "the words end like a block id, which belongs to the line and not to them"
    for name in entry.people:
        if not name or name.strip() != name or re.search(r"[\[\]|#\n\r\ud800-\udfff]", name):
            return f"no link can be made to the name “{name.encode('utf-8', 'replace').decode()}”"
    if not entry.mark and entry.means != OTHER.id and vocabulary.named(entry.means).id != entry.means:
        return f"“{entry.means}” is no means that the settings know"
    if entry.outcome and entry.outcome not in vocabulary.outcomes(entry.means):
        return f"“{entry.outcome}” is no outcome of “{entry.means}”"
    return "this entry cannot be written so that it reads back"
