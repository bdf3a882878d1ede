"""The shelf as a note: its links, and the `↳` lines under each (format: "The shelf").

    - https://longview.example/first-year short, good on the first hundred days #newrole
        - ↳ for [[Jane Doe]] 2026-11-24
        - ↳ not for [[Bob Lee]]

The lines with an arrow are ours: those with a day mirror the logs of the people they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.errors import CannotEdit
from cultivate.model.dates import parse_date
from cultivate.model.people import fold
from cultivate.model.pleasing import links_in, same_link
from cultivate.model.shelf import ShelfLink
from cultivate.notes.agenda.inert import inert, link_text
from cultivate.notes.agenda.match import same_person
from cultivate.notes.agenda.records import ARROW
from cultivate.notes.agenda.rows import Row, read_row
from cultivate.notes.body import body_start, classified
from cultivate.notes.edit import Edit, apply
from cultivate.notes.fields import split_fields
from cultivate.notes.links import name_of
from cultivate.notes.text import newline_of

_MARK = re.compile(
    rf"{ARROW} (?P<no>not )?for \[\[(?P<target>[^\[\]|#]+)\]\](?: (?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))?"
)
_TAG = re.compile(r"(?<!\S)#(?=[^\s#\d])")
_LAST_TAGS = re.compile(r"(?:\s+#[^\s#]+)+\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One `↳` line: for whom a link is (with the day on which it went) or is not."""

    target: str
    day: date | None
    refused: bool
    row: Row


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the shelf with a link, the marks under it, and the last row of its block."""

    link: str
    row: Row
    marks: tuple[Mark, ...]
    last: Row
    margin: str


def read_shelf(text: str) -> tuple[ShelfLink, ...]:
    """The links of the shelf, in its order; a line with a ticked box is done with."""
    return tuple(map(_read, _entries(text)))


def with_marks(
    text: str,
    sent: Mapping[str, Mapping[str, date]],
    refused: Mapping[str, Mapping[str, bool]],
    is_known: Callable[[str], bool],
) -> str:
    """The shelf with a line for everybody who had a link, and for whom it is not; nothing else changes.

    `sent` has by link (`same_link`) what a link to each person says, and the day on which they had it first.
    `refused` says of those left out (True) and no longer so. A line with a day whose person `is_known` and
    did not have it goes.
    """
    edits: list[Edit] = []
    seen: set[str] = set()
    for entry in _entries(text):
        key = same_link(entry.link)
        if key not in seen:  # a link that stands twice has its lines under the first
            edits += _edits(text, entry, sent.get(key, {}), refused.get(key, {}), is_known)
            seen.add(key)
    after = apply(text, edits)
    if len(_marks(after)) != len(_marks(text)) + sum(_gain(each) for each in edits):
        raise CannotEdit("a comment or code block that is not closed hides a part of the shelf")
    return after


def _marks(text: str) -> list[Mark]:
    return [mark for entry in _entries(text) for mark in entry.marks]


def _gain(edit: Edit) -> int:
    """How many lines of ours an edit adds, or takes away."""
    if not edit.new:
        return -1
    return edit.new.count(ARROW) if edit.start == edit.end else 0


def _edits(
    text: str,
    entry: _Entry,
    sent: Mapping[str, date],
    refused: Mapping[str, bool],
    is_known: Callable[[str], bool],
) -> Iterator[Edit]:
    left = dict(sent)
    standing: set[str] = set()
    for mark in entry.marks:
        who = next((each for each in left if same_person(each, mark.target)), None)
        if who is not None:
            day = left.pop(who)
            if mark.refused or mark.day != day:
                yield Edit(mark.row.words_at, mark.row.line.end, _line(mark.target, day))
        elif mark.refused:
            standing.add(_name(mark.target))
            if any(not wanted and same_person(each, mark.target) for each, wanted in refused.items()):
                yield Edit(mark.row.line.start, mark.row.line.stop, "")
        elif mark.day and is_known(mark.target):
            yield Edit(mark.row.line.start, mark.row.line.stop, "")
    new = [_line(each, day) for each, day in sorted(left.items(), key=lambda pair: (pair[1], fold(pair[0])))]
    new += [
        _line(each, None)
        for each, wanted in sorted(refused.items())
        if wanted and _name(each) not in standing and not any(same_person(each, one) for one in sent)
    ]
    if new:
        yield _appended(text, entry, new)


def _line(target: str, day: date | None) -> str:
    link = f"[[{link_text(target)}]]"
    return f"{ARROW} for {link} {day.isoformat()}" if day else f"{ARROW} not for {link}"


def _appended(text: str, entry: _Entry, lines: Sequence[str]) -> Edit:
    newline, place = newline_of(text), entry.last.line.stop
    block = "".join(f"{entry.margin}- {line}{newline}" for line in lines)
    if text[place - 1] != "\n":
        block = newline + block.removesuffix(newline)
    return Edit(place, place, block)


def _entries(text: str) -> list[_Entry]:
    rows = [
        read_row(text, line)
        for line, kind in classified(text, body_start(text), bullets=True)
        if kind == "prose"
    ]
    found: list[_Entry] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        links = links_in(row.words) if row.bullet else []
        below = _below(rows, place)
        if links and "%%" not in links[0]:
            marks = tuple(mark for each in below if (mark := _mark(each)))
            margin = next((each.margin for each in below if each.bullet), f"{row.margin}\t")
            found.append(_Entry(links[0], row, marks, (row, *below)[-1], margin))
            place += len(below)
        place += 1
    return found


def _below(rows: Sequence[Row], place: int) -> Sequence[Row]:
    """The rows that are indented under one, to the next that is not."""
    end = place + 1
    while end < len(rows) and rows[end].words.strip() and rows[end].indent > rows[place].indent:
        end += 1
    return rows[place + 1 : end]


def _mark(row: Row) -> Mark | None:
    match = _MARK.fullmatch(row.words.strip()) if row.bullet else None
    if not match or (match["no"] and match["day"]):
        return None
    return Mark(match["target"], parse_date(match["day"] or ""), bool(match["no"]), row)


def _read(entry: _Entry) -> ShelfLink:
    about = split_fields(entry.row.words)[0]
    return ShelfLink(
        entry.link,
        _why(about, entry.link),
        about,
        frozenset(_names(mark.target for mark in entry.marks if mark.day)),
        frozenset(_names(mark.target for mark in entry.marks if mark.refused)),
        is_done=entry.row.box not in ("", " "),
    )


def _why(about: str, link: str) -> str:
    """The words beside a link, harmless, without the tags at their end; `[shown](link)` is what is shown."""
    address = re.escape(link)
    words = re.sub(rf"!?\[([^\[\]]*)\]\(<?{address}[^()\s]*\)|<{address}>|{address}", r" \1 ", about)
    return inert(_TAG.sub("", _LAST_TAGS.sub("", words)))


def _names(targets: Collection[str] | Iterator[str]) -> Iterator[str]:
    for target in targets:
        yield from (fold(target), _name(target))


def _name(target: str) -> str:
    return fold(name_of(target))
