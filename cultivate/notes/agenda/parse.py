"""An agenda's text read as sections and tasks, however a hand, a phone or a plugin has moved its lines.

Everything outside code, quotes and comments is read. A task is a box that links somebody, wherever it
stands; under Also today a line without a box is one too, if it begins with a means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cultivate.model.agenda import ALSO, SECTIONS
from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import Agenda, Child, Section, Task, is_button
from cultivate.notes.agenda.inert import inert
from cultivate.notes.agenda.records import read_record
from cultivate.notes.agenda.region import region
from cultivate.notes.agenda.rows import Row, read_row
from cultivate.notes.body import Kind, classified
from cultivate.notes.head import parse_head
from cultivate.notes.links import links, name_of
from cultivate.notes.text import BOM, Line

_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*", re.DOTALL)


def parse(
    text: str, vocabulary: Vocabulary, titles: Sequence[str] = SECTIONS, loose: Sequence[str] = ()
) -> Agenda:
    """The agenda in `text`. Never raises; what it does not know, it leaves to the user.

    Another note of ours that is ticked has headings of its own, `titles`. Under those of them that are
    `loose`, every box with words is an item, whether it links somebody or not.
    """
    start, end = region(text)
    lines = classified(text, start, end, bullets=True)  # a thumb may have indented the first of a list
    kinds = {line.start: kind for line, kind in lines}
    groups: list[list[Row]] = [[]]
    headings: list[tuple[Line, int, str]] = []
    for line in (line for line, kind in lines if kind == "prose"):
        heading = _HEADING.fullmatch(text, line.start, line.end)
        if heading:
            headings.append((line, len(heading["level"]), heading["title"]))
            groups.append([])
        elif text[line.start : line.end].strip(f" \t{BOM}"):
            groups[-1].append(_row(text, line, kinds.get(line.stop, "blank")))
    sections = tuple(_sections(headings, end, titles))
    reader = _Reader(sections, vocabulary, frozenset(loose))
    tasks = tuple(task for group in groups for task in reader.tasks(group))
    return Agenda(start, end, sections, tasks, tuple(row for group in groups for row in group))


def _row(text: str, line: Line, below: Kind) -> Row:
    row = read_row(text, line)
    fenced = below == "code" and row.words.startswith(("```", "~~~"))
    return replace(row, hides=True) if below == "inside" or fenced else row


def section_at(sections: Sequence[Section], offset: int) -> str:
    """The title of the agenda's section in which `offset` lies; empty outside them."""
    return next((each.title for each in sections if each.start <= offset < each.end), "")


def _sections(
    headings: Sequence[tuple[Line, int, str]], end: int, titles: Sequence[str]
) -> Iterator[Section]:
    """Each lasts to the next heading of ours, or to one of the user's that is not below it."""
    ours = {title.casefold(): title for title in titles}
    for place, (line, level, title) in enumerate(headings):
        known = ours.get(title.casefold())
        if not known:
            continue
        later = (
            after.start
            for after, depth, name in headings[place + 1 :]
            if depth <= level or name.casefold() in ours
        )
        yield Section(known, line.start, line.stop, next(later, end))


@dataclass(frozen=True, slots=True)
class _Reader:
    sections: tuple[Section, ...]
    vocabulary: Vocabulary
    loose: frozenset[str]

    def tasks(self, rows: Sequence[Row]) -> Iterator[Task]:
        place = 0
        while place < len(rows):
            row = rows[place]
            if not self._is_task(row):
                place += 1
                continue
            more = () if self._is_loose(row) else _continuation(rows, place)
            first = place + 1 + len(more)
            adopted = self._follows_bare_item(rows, place)
            place = _end(rows, first, _margin(rows, place))
            yield self._task(row, more, rows[first:place], adopted=adopted)

    def _is_task(self, row: Row) -> bool:
        if not row.bullet or _is_ours(row):
            return False
        if self._is_loose(row):
            return bool(row.box) and bool(row.said) and not is_button(row)
        if not links(row.words):
            return False
        if row.box:
            return True
        captured = section_at(self.sections, row.line.start) == ALSO
        return captured and parse_head(row.words, self.vocabulary).matched

    def _is_loose(self, row: Row) -> bool:
        return bool(self.loose) and section_at(self.sections, row.line.start) in self.loose

    def _follows_bare_item(self, rows: Sequence[Row], place: int) -> bool:
        above = rows[place - 1] if place else None
        return above is not None and above.indent == rows[place].indent and self._is_task(above)

    def _task(self, row: Row, more: Sequence[Row], below: Sequence[Row], *, adopted: bool) -> Task:
        words = " ".join(filter(None, (each.words.strip() for each in (row, *more))))
        last = (row, *more, *below)[-1]
        return Task(
            section=section_at(self.sections, row.line.start),
            row=row,
            more=tuple(more),
            words=words,
            head=parse_head(words, self.vocabulary),
            children=tuple(_children(below)),
            start=row.line.start,
            end=last.line.stop,
            adopted=adopted,
        )


def _end(rows: Sequence[Row], first: int, indent: int) -> int:
    """Where the lines under an item end: at the first that is not indented more, or is an item itself."""
    hinted = False
    for place in range(first, len(rows)):
        if rows[place].indent <= indent or _is_item_below(rows, place) or (hinted and _is_flat(rows, place)):
            return place
        hinted = hinted or _is_ours(rows[place])
    return len(rows)


def _margin(rows: Sequence[Row], place: int) -> int:
    """The indent up to which lines are not below an item: its own, unless its lines stand behind it."""
    row, after = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    behind = after is not None and row.indent >= after.indent > 0 and _is_ours(after)
    return after.indent - 1 if after is not None and behind else row.indent


def _is_flat(rows: Sequence[Row], place: int) -> bool:
    """An item that was indented without its lines: its hint or record stands behind it, and not below it."""
    row, after = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if after is None or not (row.box and row.indent and row.indent == after.indent):
        return False
    record, named = read_record(after.words.strip()), [name_of(link.target) for link in links(row.words)]
    return bool(named) and record is not None and (record.kind == "hint" or record.name in map(inert, named))


def _is_ours(row: Row) -> bool:
    return read_record(row.words.strip()) is not None


def _marks_an_item(rows: Sequence[Row], place: int, indent: int) -> bool:
    """Whether the row at `place` is a `↳` line or a button below `indent`."""
    below = rows[place] if place < len(rows) else None
    return below is not None and below.indent > indent and (_is_ours(below) or is_button(below))


def _is_item_below(rows: Sequence[Row], place: int) -> bool:
    """An item that was indented by accident: it has a `↳` line or a button of its own."""
    row = rows[place]
    return bool(row.box) and _marks_an_item(rows, place + 1, row.indent) and bool(links(row.words))


def _continuation(rows: Sequence[Row], place: int) -> Sequence[Row]:
    """The lines without a link between an item and its `↳` line, where Enter at the item's end puts them."""
    item, after = rows[place], place + 1
    while after < len(rows) and rows[after].indent == item.indent and _is_loose(rows[after], rows[after - 1]):
        after += 1
    return rows[place + 1 : after] if after > place + 1 and _marks_an_item(rows, after, item.indent) else ()


def _is_loose(row: Row, before: Row) -> bool:
    adjacent = row.line.number == before.line.number + 1
    return adjacent and not links(row.words) and not _is_ours(row) and not is_button(row)


def _children(rows: Sequence[Row]) -> Iterator[Child]:
    within: int | None = None  # the indent of the user's line under which we are
    for row in rows:
        if within is not None and row.indent <= within:
            within = None
        child = _child(row, below_user=within is not None)
        if child.kind == "user" and within is None:
            within = row.indent
        yield child


def _child(row: Row, *, below_user: bool) -> Child:
    record = read_record(row.words.strip())
    if record:
        return Child("ours", row, record)
    if is_button(row):
        return Child("button", row)
    if row.is_empty:
        return Child("empty", row)
    return Child("next" if row.box == " " and not below_user else "user", row)
