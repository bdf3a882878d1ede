"""Take back what a command changed, and tell which commands there are to take back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Literal

from cultivate.errors import CannotEdit, CultivateError, Refused
from cultivate.flows.place import agenda_place, is_agenda
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.notes.edit import Change, Removal
from cultivate.notes.lunch import is_page
from cultivate.notes.recognise import recognise
from cultivate.notes.sync.undoing import undone_agenda
from cultivate.notes.sync.undone_page import undone_page
from cultivate.notes.text import decode
from cultivate.notes.threeway import merge
from cultivate.notes.touched import carried
from cultivate.vault.entry import Damaged, Entry, Image
from cultivate.vault.journal import Journal
from cultivate.vault.read import read_for_edit

State = Literal["exact", "merge", "done", "no"]


@dataclass(frozen=True, slots=True)
class Step:
    """A command that changed notes. `state` is how it can be undone now.

    `exact`: its notes are as it left them, and will be as they were. `merge`: they were changed since,
    elsewhere than it changed them. `done`: they are as before it. `no`: `why` says why not.
    """

    id: int
    when: datetime
    what: str
    paths: tuple[str, ...]
    state: State
    why: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The commands that can be looked at, the newest first; how many older ones there are."""

    steps: tuple[Step, ...]
    older: int


def history(session: Session, most: int) -> History:
    """The newest `most` commands. Writes nothing."""
    journal = Journal.peek(session.root)
    notes = _Notes(session)
    found = tuple(_step(notes, entry) for entry in islice(journal.newest(), most))
    return History(found, max(0, len(journal.ids()) - len(found)))


def undo(session: Session, number: int | None = None, *, dry_run: bool = False) -> Outcome:
    """Undo the newest command, or the one with the id `number`; an undo is a command like any other.

    Raises Refused where there is none, or where one of its notes cannot be brought back with certainty: then
    nothing is changed.
    """
    if dry_run:
        return _undo(session, number, dry_run=True)
    return writing(session, lambda: _undo(session, number, dry_run=False))


def _undo(session: Session, number: int | None, *, dry_run: bool) -> Outcome:
    entry = _entry(Journal.peek(session.root), number)
    changes = _plan(_Notes(session), entry)
    what, again = entry.label.removeprefix("undo ").removeprefix("redo "), entry.label.startswith("undo ")
    label = f"{'redo' if again else 'undo'} {what}"
    if changes:
        messages = [f"{what}: {'redone' if again else 'undone'}", *(_said(each, again) for each in changes)]
    else:
        messages = [f"nothing to undo: the notes are as they were before {entry.called}"]
    return save(session, changes, messages=messages, dry_run=dry_run, label=label, undoes=entry.id)


def _said(change: Change | Removal, again: bool) -> str:
    if isinstance(change, Removal):
        return f"{change.path}: removed"
    if change.before is None:
        return f"{change.path}: made again"
    return f"{change.path}: {'done again' if again else 'taken back'}"


def _entry(journal: Journal, number: int | None) -> Entry:
    if number is None:
        newest = next((each for each in journal.newest() if each.kind in ("command", "undo")), None)
        if newest is None and journal.ids():
            raise Refused("there is nothing to undo, because what was kept for it cannot be read any more")
        if newest is None:
            raise Refused("there is nothing to undo: no command has changed a note here in the last 30 days")
        return newest
    try:
        return journal.entry(number)
    except Damaged:
        raise Refused(f"there is no command {number} to undo; `cultivate undo --list` names them") from None


def _step(notes: _Notes, entry: Entry) -> Step:
    when = datetime.fromtimestamp(entry.time, UTC).astimezone()
    paths = tuple(image.path for image in entry.images)
    try:
        changes = _plan(notes, entry)
    except CultivateError as refused:
        return Step(entry.id, when, entry.label, paths, "no", str(refused))
    same = all(notes.now(image.path) == _text(image.after) for image in entry.images)
    state: State = "exact" if same else "merge" if changes else "done"
    return Step(entry.id, when, entry.label, paths, state)


class _Notes:
    """The notes as they stand now; the contacts are read only where an agenda asks for their names."""

    __slots__ = ("_contacts", "session")

    def __init__(self, session: Session) -> None:
        self.session = session
        self._contacts: tuple[Contact, ...] | None = None

    def now(self, path: str) -> str | None:
        """The text of a note, None where there is none."""
        there = os.path.lexists(self.session.root / path)
        return read_for_edit(self.session.root, path).text if there else None

    def names(self, entry: Entry) -> set[str]:
        """What the contacts and lunch pages that a command changed are called, aliases included."""
        if self._contacts is None:
            self._contacts = self.session.load().contacts
        paths = {image.path for image in entry.images}
        changed = [contact for contact in self._contacts if contact.path in paths]
        pages = {path.rpartition("/")[2].removesuffix(".md") for path in paths if is_page(path)}
        return pages | {name for contact in changed for name in (contact.name, *contact.aliases)}


def _plan(notes: _Notes, entry: Entry) -> list[Change | Removal]:
    """What is to be changed in each note that is not as it was before. Raises CannotEdit."""
    planned = []
    for image in entry.images:
        try:
            change = _back(notes, entry, image)
        except CannotEdit as refused:
            raise (refused if refused.path else refused.at(image.path)) from None
        if change:
            planned.append(change)
    return planned


def _back(notes: _Notes, entry: Entry, image: Image) -> Change | Removal | None:
    before, after, now = _text(image.before), _text(image.after), notes.now(image.path)
    if before is None:
        return _removal(image.path, after, now)
    if now is None:
        if after is None:
            return Change(image.path, None, before)
        raise CannotEdit(f"it is not there any more, and {entry.called} did not remove it; put it back first")
    if after is None:
        if now == before:
            return None
        raise CannotEdit(
            f"a note of that name was made after {entry.called} had removed it; move that away first"
        )
    wanted = _wanted(notes, entry, image.path, before, after)
    if now not in (before, after):
        merged = merge(after, now, wanted)
        if merged.conflict:
            why = f"what {entry.called} wrote there was changed since, so it stays; take it back by hand"
            raise CannotEdit(why, line=merged.conflict)
        wanted = _with_last_touch(notes.session, image.path, merged.text)
    return Change(image.path, now, wanted) if wanted != now else None


def _removal(path: str, after: str | None, now: str | None) -> Removal | None:
    """A note that the command made; what somebody has written into it since is not thrown away."""
    if now is None:
        return None
    if now != after:
        raise CannotEdit("it was changed after it was made, so it stays; delete it yourself if it is to go")
    return Removal(path, now)


def _wanted(notes: _Notes, entry: Entry, path: str, before: str, after: str) -> str:
    """The text to go back to: what was ticked and is undone says so, or the next sync would do it again."""
    if entry.kind == "command" and is_page(path):
        return undone_page(path, before, after, notes.session.settings.vocabulary)
    place = agenda_place(notes.session.root, notes.session.settings)
    if entry.kind == "undo" or place.day(path) is None or not is_agenda(before, place):
        return before
    return undone_agenda(before, after, notes.session.settings.vocabulary, notes.names(entry))


def _with_last_touch(session: Session, path: str, text: str) -> str:
    """After a merge, the last touch of what stands in the log by now (format: "Last touch")."""
    if not recognise(text, path, session.settings):
        return text
    return carried(text, path, session.settings, session.today)


def _text(data: bytes | None) -> str | None:
    return None if data is None else decode(data)
