"""An agenda as it stands in a note: its sections, its tasks and the lines under them, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cultivate.model.lunch import CHOICES
from cultivate.notes.agenda.records import Record
from cultivate.notes.agenda.rows import Row
from cultivate.notes.fields import split_fields
from cultivate.notes.head import Head

NO_ANSWER = "no answer"
ANOTHER_DAY = "another day"
BUTTONS = (NO_ANSWER, ANOTHER_DAY, *CHOICES)
_TAP = r"\[[^\[\]]*\]\((?:tel|mailto):[^()\s]*\)"
_LINK = r"!?\[\[[^\[\]]*\]\]"
_UP_TO_LINKS = re.compile(rf"[^\[\]]*{_LINK}(?:\s*(?:,|&|\bwith\b|\band\b)?\s*{_LINK}|\s*{_TAP})*")
_BESIDE = re.compile(
    rf"(?P<button>{'|'.join(CHOICES)})\s*[:,;–—-]\s*(?P<words>.+)", re.DOTALL | re.IGNORECASE
)
_ONE_PERSON = re.compile(rf"(?P<head>[^\[\]:]+?) \[\[[^\[\]]+\]\](?: {_TAP})*\s*")

Kind = Literal["ours", "button", "next", "empty", "user"]


@dataclass(frozen=True, slots=True)
class Child:
    """A line under a task.

    `ours` begins with `↳` and has its `record`; a `button` is one of `BUTTONS`; `next` is an open box with
    other words; `empty` is a bullet or box with none; everything else is the `user`'s.
    """

    kind: Kind
    row: Row
    record: Record | None = None

    @property
    def words(self) -> str:
        """The line's words without what task plugins add."""
        return self.row.said

    @property
    def button(self) -> str:
        """Of a button its own words, small; empty for other lines."""
        beside = _BESIDE.fullmatch(self.words)
        words = beside["button"] if beside else self.words
        return words.casefold() if self.kind == "button" else ""

    @property
    def beside(self) -> str:
        """What was typed beside a button, behind a colon, a comma or a dash."""
        found = _BESIDE.fullmatch(self.words) if self.kind == "button" else None
        return found["words"].strip() if found else ""

    @property
    def is_unused(self) -> bool:
        """Whether nothing was done with it: a button as we wrote it, or a bullet with nothing behind it."""
        as_written = self.row.box == " " and self.row.words.strip(" \t").casefold() in BUTTONS
        return self.kind == "empty" or (self.kind == "button" and as_written)

    @property
    def ticked(self) -> bool:
        """Whether its box has an `x`."""
        return self.row.box in ("x", "X")


@dataclass(frozen=True, slots=True)
class Task:
    """One item in the note: a box, or a captured line, that links somebody, and what stands under it.

    `more` are boxes that a phone's Enter put between the item and its `↳` line: their words are the
    item's. `words` are all of its words in one line, as typed, and `head` is how they read. `start` and
    `end` are the offsets of the whole block, the last line's ending included. `adopted`: the line above is an
    item without lines of its own, so that those below this one may have been written for that.
    """

    section: str
    row: Row
    more: tuple[Row, ...]
    words: str
    head: Head
    children: tuple[Child, ...]
    start: int
    end: int
    adopted: bool = False

    @property
    def box(self) -> str:
        """The character in its box, an `x` always small; empty for a captured line without one."""
        return self.row.box.lower() if self.row.box == "X" else self.row.box

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of its lines, the item's own first."""
        return (self.row, *self.more, *(child.row for child in self.children))

    @property
    def said(self) -> str:
        """Its words without what task plugins add to them."""
        return split_fields(self.words)[0]

    @property
    def done_on(self) -> date | None:
        """The day that a task plugin noted when its box, or a button under it, was ticked."""
        buttons = (
            split_fields(c.row.words)[1].done for c in self.children if c.kind == "button" and c.ticked
        )
        return self.head.fields.done or next(filter(None, buttons), None)

    @property
    def typed(self) -> str:
        """What stands behind the names and numbers: the user's words, as far as can be told."""
        links = _UP_TO_LINKS.match(self.said)
        return self.said[links.end() :].strip(" :–—-") if links else self.said

    @property
    def pressed(self) -> tuple[str, ...]:
        """The words of the buttons that are ticked."""
        return tuple(c.button for c in self.children if c.kind == "button" and c.ticked)

    @property
    def records(self) -> tuple[Record, ...]:
        """What the tool wrote about it: `↳` lines that are no hints."""
        found = [child.record for child in self.children if child.record]
        return tuple(record for record in found if record.kind != "hint")

    @property
    def own_lines(self) -> tuple[Child, ...]:
        """What the user typed under it."""
        return tuple(child for child in self.children if child.kind in ("user", "next"))

    @property
    def is_ours(self) -> bool:
        """Whether the tool made it: a `↳` line stands under it."""
        return any(child.kind == "ours" for child in self.children)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the agenda's and what stands under it: `start` to `end`, the heading's line first."""

    title: str
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda in `text[start:end]`: all below the properties, or the marked part of a daily note."""

    start: int
    end: int
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    rows: tuple[Row, ...]


def is_button(row: Row) -> bool:
    """Whether a line is one of `BUTTONS`; one for a name may have words beside it once it is ticked."""
    if not row.box:
        return False
    return row.said.casefold() in BUTTONS or (row.box in "xX" and _BESIDE.fullmatch(row.said) is not None)


def untouched(task: Task, promises: frozenset[str] = frozenset()) -> bool:
    """Whether the tool wrote every character of a task, as far as can be proved.

    It is open and ours, has no lines under it but ours, no button is ticked, nothing was done with it, and
    its words are such as we write: a means and one person (with a number to tap), or one of `promises`,
    the finished lines of what stands under `## Next` in the vault. Where in doubt, it is the user's: so is
    an item with several people, since nothing tells whether a link was typed.
    """
    if task.box != " " or not task.is_ours or task.adopted or task.more or task.records:
        return False
    bare = all(child.kind == "ours" or child.is_unused for child in task.children)
    return bare and (task.words.strip() in promises or _is_generated(task))


def _is_generated(task: Task) -> bool:
    match = _ONE_PERSON.fullmatch(task.row.words)
    head = task.head
    return match is not None and head.matched and match["head"] in (head.means, f"{head.means} invited")
