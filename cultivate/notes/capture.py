"""What the user's own dated notes tell of contact: captured lines, and mentions.

A captured line has the shape of an agenda's: a bullet, ticked or without a box, that begins with a means and
links somebody. A mention is any other link. Neither is ever copied or marked: what is read here is derived
again from the note each time (format: "Captured lines"). Who a link means is decided by whoever knows the
vault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import Child
from cultivate.notes.agenda.region import has_region, region
from cultivate.notes.agenda.rows import Row, read_row
from cultivate.notes.body import body_start, classified, is_plain
from cultivate.notes.head import Head, parse_head
from cultivate.notes.links import links, targets
from cultivate.notes.text import Line, lines

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_COMMENT = re.compile(r"%%.*?(?:%%|$)|<!--.*?(?:-->|$)", re.DOTALL)
_LINKING = re.compile(r"^[^\n]*?(?:\[\[|\]\()[^\n]*\n?", re.MULTILINE)
_INDENTED = re.compile(r"(?:[ \t]+[^\n]*(?:\n|\Z)|(?:\r?\n)+(?=[ \t]))*")
_COUNTED = ("", "x", "X")


class Captured(NamedTuple):
    """A line that says a touch. `people` are link targets, the one whom it is about first."""

    row: Row
    head: Head
    day: date
    people: tuple[str, ...]
    children: tuple[Child, ...]


class Mention(NamedTuple):
    """A link in the user's words, and the line (from 1) in which it stands."""

    target: str
    line: int


class Told(NamedTuple):
    """Everything that one dated note tells."""

    captured: tuple[Captured, ...] = ()
    mentions: tuple[Mention, ...] = ()


def read_dated(text: str, day: date, vocabulary: Vocabulary, *, lines: bool, mentions: bool) -> Told:
    """What the note of `day` tells: its captured `lines`, its `mentions`, or both.

    Not read: the agenda in it, open tasks with what is indented below them, headings, quotes, code, comments,
    embeds, properties. With `lines`, a captured line's participants are no mentions.
    """
    if "[[" not in text and "](" not in text:
        return Told()
    captured: list[Captured] = []
    mentioned: list[Mention] = []
    for part in _parts(text):
        place = 0
        while place < len(part):
            row = part[place]
            below = _below(part, place)
            if row.box not in _COUNTED:
                place += 1 + len(below)
                continue
            found = _captured(row, below, day, vocabulary) if lines else None
            if found:
                captured.append(found)
            taken = (row, *below) if found else (row,)
            if mentions:
                known = found.people if found else ()
                mentioned += [each for one in taken for each in _mentions(one) if each.target not in known]
            place += len(taken)
    return Told(tuple(captured), tuple(mentioned))


def _parts(text: str) -> Iterator[list[Row]]:
    """The rows before the agenda and those after it, or all; a heading separates, and is none."""
    start, end = body_start(text), len(text)
    if has_region(text):
        first, last = region(text)
        spans = [(start, first), (last, end)]
    else:
        spans = [(start, end)]
    for begin, stop in spans:
        found = _linking(text, begin, stop)
        for group in [found] if found is not None else _groups(text, begin, stop):
            yield [read_row(text, line) for line in group if not _HEADING.match(text, line.start, line.end)]


def _groups(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """The lines of prose; a heading or a quote at the margin ends what stood above it."""
    group: list[Line] = []
    for line, kind in classified(text, start, end):
        if kind == "quote" or _HEADING.match(text, line.start, line.end):
            if text[line.start] not in " \t":
                yield group
                group = []
        elif kind == "prose":
            group.append(line)
    yield group


def _linking(text: str, start: int, end: int) -> list[Line] | None:
    """The lines with a link, each with what is indented below it; None where their place has to be known.

    In a text in which nothing spans lines, one at the margin means the same wherever it stands: most daily
    notes are such, and there are years of them.
    """
    if not is_plain(text, start, end):
        return None
    found: list[Line] = []
    for match in _LINKING.finditer(text, start, end):
        if match[0][0] in " \t":
            return None
        if match[0][0] != ">" and not _HEADING.match(match[0]):
            below = _INDENTED.match(text, match.end(), end)
            stop = below.end() if below else match.end()
            found += lines(text, match.start(), stop)
    return [line for line in found if text[line.start : line.end].strip()]


def _below(rows: Sequence[Row], place: int) -> Sequence[Row]:
    """The rows that are indented below the one at `place`; below words that are no list item, none."""
    after = place + 1
    while rows[place].bullet and after < len(rows) and rows[after].indent > rows[place].indent:
        after += 1
    return rows[place + 1 : after]


def _captured(row: Row, below: Sequence[Row], day: date, vocabulary: Vocabulary) -> Captured | None:
    if not row.bullet or not links(row.words):
        return None
    head = parse_head(row.words, vocabulary)
    people = head.people or tuple(targets(row.said)[:1])
    if not head.matched or not people:
        return None
    if head.inbound and head.means in ("introduction", "referral"):
        people = people[:1]  # a name received belongs to the person who gave it alone
    return Captured(row, head, head.fields.done or day, people, tuple(Child("user", each) for each in below))


def _mentions(row: Row) -> Iterator[Mention]:
    for target in targets(_COMMENT.sub(" ", row.words)):
        yield Mention(target, row.line.number)
