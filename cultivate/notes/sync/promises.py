"""Lines of `## Next` that stand in an agenda, and lines of an agenda that go there (format: "Next")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cultivate.model.agenda import PROMISED
from cultivate.model.contact import NextLine
from cultivate.model.means import Vocabulary
from cultivate.model.people import fold
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.inert import one_line
from cultivate.notes.edit import Edit, apply
from cultivate.notes.fields import split_fields
from cultivate.notes.head import parse_head
from cultivate.notes.links import links
from cultivate.notes.next import add_next, tick_next
from cultivate.notes.sync.desk import Desk, Missing, Person

_BOX = re.compile(r"\[(.)\]")


@dataclass(frozen=True, slots=True)
class Promise:
    """The Next line that a task shows: whose it is, by which link, and the task's words without that link."""

    owner: str
    line: NextLine
    words: str
    typed: str


def promise_of(task: Task, desk: Desk) -> Promise | None:
    """The line under somebody's `## Next` whose words the task begins with, their link coming last.

    One that says no more than `call` is meant under Promised alone: elsewhere, that is any call.
    """
    said = task.said
    for link in links(said):
        before, after = said[: link.start].strip(), said[link.end :].strip()
        owner = desk.find(link.target) if before else None
        line = _standing(owner, before) if isinstance(owner, Person) else None
        if line and (task.section == PROMISED or not _is_any(line, desk.settings.vocabulary)):
            return Promise(link.target, line, f"{before} {after}".strip(), after)
    return None


def tick(desk: Desk, promise: Promise, *, done: bool) -> None:
    """Tick or untick the line in its owner's note. Raises CannotEdit where that is not certain."""
    owner = desk.find(promise.owner)
    if isinstance(owner, Person) and promise.line.done != done:
        edits = tick_next(owner.text, promise.line.words, done, desk.settings)
        desk.put(owner.path, apply(owner.text, edits))
        desk.turned += 1


def move(desk: Desk, promise: Promise, day: date) -> None:
    """Give the line another `📅` day."""
    owner = desk.find(promise.owner)
    if isinstance(owner, Person):
        edits = add_next(owner.text, promise.line.words, day, desk.settings)
        desk.put(owner.path, apply(owner.text, edits))


def drop(desk: Desk, promise: Promise) -> None:
    """Mark the line as one that will not be done: `[-]`, which Tasks calls cancelled."""
    if not promise.line.done:
        _put_box(desk, promise, "-")


def is_dropped(desk: Desk, promise: Promise) -> bool:
    """Whether the line stands as one that will not be done."""
    owner, line = desk.find(promise.owner), promise.line
    box = _BOX.search(owner.text, line.start, line.end) if isinstance(owner, Person) else None
    return box is not None and box[1] == "-"


def reopen(desk: Desk, promise: Promise) -> None:
    """Open the line again that was to be dropped; one that was done in the meantime stays so."""
    _put_box(desk, promise, " ", instead_of="-")


def _put_box(desk: Desk, promise: Promise, box: str, *, instead_of: str = "") -> None:
    owner, line = desk.find(promise.owner), promise.line
    now = _BOX.search(owner.text, line.start, line.end) if isinstance(owner, Person) else None
    if isinstance(owner, Person) and now and instead_of in ("", now[1]):
        desk.put(owner.path, apply(owner.text, [Edit(now.start(1), now.end(1), box)]))
        desk.turned += 1


def keep(desk: Desk, target: str, words: str) -> Missing | None:
    """Write `words`, with their `📅` day if they have one, under the Next heading of the contact at `target`.

    Raises CannotEdit where the note cannot be changed.
    """
    person = desk.find(target)
    if isinstance(person, Missing):
        return person
    said, fields = split_fields(words.strip())
    desk.put(person.path, apply(person.text, add_next(person.text, said, fields.due, desk.settings)))
    return None


def _is_any(line: NextLine, vocabulary: Vocabulary) -> bool:
    head = parse_head(line.words, vocabulary)
    return head.matched and not head.people and not head.text


def _standing(owner: Person, words: str) -> NextLine | None:
    same = [line for line in owner.contact.next_lines if fold(one_line(line.words)) == fold(words)]
    return next((line for line in same if not line.done), same[-1] if same else None)
