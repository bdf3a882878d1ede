"""A note's log, read in every shape that people keep it in: bullets, headings with text, tables.

What stands in code, quotes or comments is no entry, nor is an open checkbox. A date that is after today or
that no calendar has is a problem and no entry: one slip of the finger must not silence a person for a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cultivate.errors import Problem
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.body import is_plain
from cultivate.notes.fields import split_fields
from cultivate.notes.head import mentioned
from cultivate.notes.links import name_of
from cultivate.notes.logblocks import Block, log_sections, read_blocks
from cultivate.notes.logline import Dated, day_of, dedented, entry_at, entry_on
from cultivate.notes.logtable import row_entry, table_rows

_UNREAD = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\w)|\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\w)|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\w)",
    re.ASCII,
)
_WRITTEN = re.compile(r"^(?:- ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([^\W\d_][^\r\n^]*))?(\r?\n|\Z)", re.MULTILINE)
"""An entry at the margin with nothing between its date and its first word; or an empty line."""
_BEFORE_WORDS = len("- 2026-10-09 ")
_BULLET = re.compile(r"[-*+][ \t]+")


class Log(NamedTuple):
    """The entries of a note in the order in which they stand, and what could not be read among them."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_log(text: str, settings: Settings, today: date) -> Log:
    """Every entry under a log heading of the note `text`. Nothing in it can raise.

    Problems (errors, without a path): `future-date`, `no-such-day`, and `unread-date` for a bullet that
    begins with a date in another shape, such as `9/10/2026`.
    """
    reader = _LogReader(text, settings, today)
    for section in log_sections(text, settings):
        above = section.heading.number
        if not reader.read_plain(section.start, section.end, above):
            for block in read_blocks(text, section.start, section.end, above):
                reader.read(block)
    return Log(tuple(reader.entries), tuple(reader.problems))


def find_same(entries: Iterable[Entry], entry: Entry) -> Entry | None:
    """The entry among `entries` that says the same, word for word, wherever it stands."""
    wanted = _said(entry)
    return next((each for each in entries if _said(each) == wanted), None)


def _said(entry: Entry) -> Entry:
    people = tuple(sorted(name_of(name).casefold() for name in entry.people))
    return entry._replace(people=people, mentions=(), details=dedented(entry.details), line=0, start=0, end=0)


class _LogReader:
    __slots__ = ("_counted", "_settings", "_text", "_today", "entries", "problems")

    def __init__(self, text: str, settings: Settings, today: date) -> None:
        self._text, self._settings, self._today = text, settings, today
        self._counted = (0, 1)  # an offset, and its line: a note may have very many problems
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []

    def read_plain(self, start: int, end: int, above: int) -> bool:
        """Take a section that has nothing but lines as cultivate writes them; False, and nothing taken, else.

        It begins after `above` lines.
        The blocks of it would say the same (`tests/notes/test_log.py`), in twice the time.
        """
        if not is_plain(self._text, start, end):
            return False
        vocabulary, found, number = self._settings.vocabulary, list[Entry](), above
        for typed, words, ending in _WRITTEN.findall(self._text, start, end):
            number, stop = number + 1, start + len(ending)
            if typed:
                day, stop = day_of(typed), stop + _BEFORE_WORDS + len(words)
                if not day or day > self._today:
                    return False
                found.append(entry_on(day, "", words.strip(), vocabulary, (), number, start, stop))
            start = stop
        if start == end:
            self.entries += found
        return start == end

    def read(self, block: Block) -> None:
        if block.kind == "table":
            self._table(block)
        elif block.dated and not block.is_open_box:
            if self._counts(block.dated, block.at):
                self._entry(block, block.dated)
        elif block.kind == "bullet" and not block.is_open_box:
            self._unread(block)

    def _entry(self, block: Block, dated: Dated) -> None:
        # A ticked box may carry what Tasks wrote behind it; plain lines are the user's to the last character.
        body = split_fields(block.body)[0] if block.box else block.body
        details = dedented(tuple(block.details)) if block.details else ()
        entry = entry_at(body, dated, self._settings.vocabulary, details, block.line, block.start, block.end)
        if entry:
            self.entries.append(_with_first_words(entry) if block.kind == "heading" else entry)

    def _table(self, block: Block) -> None:
        for row, offset, dated, head, rest in table_rows(self._text, block):
            entry = row_entry(row, dated, head, rest, self._settings.vocabulary)
            if self._counts(dated, offset) and entry:
                self.entries.append(entry)

    def _counts(self, dated: Dated, offset: int) -> bool:
        """Whether the day is one that can have happened; otherwise it is named as a problem."""
        if dated.day is None:
            message, advice = f"there is no such day as {dated.typed}", "Correct the date."
            self._problem(offset, "no-such-day", message, advice)
        elif dated.day > self._today:
            message = f"{dated.day.isoformat()} is after today"
            self._problem(offset, "future-date", message, "Correct the date, or log it once it has happened.")
        return dated.day is not None and dated.day <= self._today

    def _unread(self, block: Block) -> None:
        found = _UNREAD.match(block.body)
        if found:
            advice = "Write it with the year first, as in 2026-10-09."
            self._problem(block.at, "unread-date", f"“{found[0]}” is not read as a date", advice)

    def _problem(self, offset: int, code: str, message: str, advice: str) -> None:
        counted, line = self._counted
        line += self._text.count("\n", counted, offset)
        self._counted = (offset, line)
        column = offset - self._text.rfind("\n", 0, offset)
        self.problems.append(Problem("", line, column, "error", code, message, advice))


def _with_first_words(entry: Entry) -> Entry:
    """An entry under a heading of its own: where the heading says no words, the first line below it does."""
    if entry.text or not entry.details:
        return entry
    first, details = entry.details[0], dedented(entry.details[1:])
    bullet = _BULLET.match(first)
    text = first[bullet.end() if bullet else 0 :].strip()
    return entry._replace(
        text=text, details=details, mentions=mentioned("\n".join((text, *details)), entry.people)
    )
