"""The contact notes that a sync works on: found by link, changed as text, seen as changed so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cultivate.errors import CannotEdit, Refused
from cultivate.model.contact import Contact
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change


@dataclass(frozen=True, slots=True)
class Note:
    """A contact's note as it was read; `locked` says why it must not be written, if so."""

    path: str
    text: str
    locked: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """No contact to log for. `reason` is a sentence: "nobody in the vault is called “Eve”".

    `unknown`: no note has that name, so that a new contact may have it. `other`: a note that is no contact.
    `several`: it is not certain which contact is meant. `unreadable`: the note cannot be read or made.
    """

    kind: Literal["unknown", "other", "several", "unreadable"]
    reason: str


@dataclass(frozen=True, slots=True)
class NotesView:
    """What sync needs of a vault.

    `find` takes a link's target (`Jane Doe`, `People/Jane Doe`). `create` makes the text of a note for a new
    contact of that name, without writing it; it raises Refused for a name that no note can have. `check`
    raises Refused for that, too, and for a part of the name of somebody who is known.
    """

    find: Callable[[str], Note | Missing]
    create: Callable[[str], Note]
    check: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Person:
    """A contact at this moment of the sync: the note's text with all changes so far, and how it reads."""

    text: str
    contact: Contact

    @property
    def path(self) -> str:
        """The note's path in the vault."""
        return self.contact.path

    @property
    def name(self) -> str:
        """The note's name."""
        return self.contact.name


class Desk:
    """Working copies of the notes: each read once, changed in memory, handed back at the end."""

    __slots__ = ("_before", "_found", "_locked", "_people", "_view", "created", "settings", "today", "turned")

    def __init__(self, view: NotesView, settings: Settings, today: date) -> None:
        self._view, self.settings, self.today = view, settings, today
        self._before: dict[str, str | None] = {}
        self._found: dict[str, str | Missing] = {}
        self._people: dict[str, Person] = {}
        self._locked: dict[str, str] = {}
        self.created: dict[str, str] = {}
        self.turned = 0  # how often something changed that an item further up may tell of

    def find(self, target: str) -> Person | Missing:
        """The contact that a link leads to; one that was made in this sync counts."""
        if target not in self._found:
            note = self._view.find(target)
            self._found[target] = self._new(target, note) or (
                note if isinstance(note, Missing) else self._take(note, note.text)
            )
        found = self._found[target]
        return found if isinstance(found, Missing) else self._people[found]

    def create(self, name: str) -> Person | Missing:
        """A new contact without a tier, for triage."""
        try:
            note = self._view.create(name)
        except Refused as refused:
            return Missing("unreadable", str(refused))
        self._found = {each: found for each, found in self._found.items() if not isinstance(found, Missing)}
        self.created[name] = self._found[name] = self._take(note, None)
        return self._people[note.path]

    def why_not_new(self, name: str) -> str:
        """Why nobody new can have this name; empty where somebody can."""
        try:
            self._view.check(name)
        except Refused as refused:
            return str(refused)
        return ""

    def _new(self, target: str, note: Note | Missing) -> str:
        """The path of somebody made in this sync whom a link means that leads to nobody in the vault."""
        if not isinstance(note, Missing) or note.kind != "unknown":
            return ""
        name = fold(target.removesuffix(".md"))
        paths = {path: f"/{fold(path.removesuffix('.md'))}" for path in self.created.values()}
        return next((path for path, folded in paths.items() if folded.endswith(f"/{name}")), "")

    def put(self, path: str, text: str) -> None:
        """Replace the text of a note that was found here. Raises CannotEdit for one that is locked."""
        if text == self._people[path].text:
            return
        if self._locked[path]:
            raise CannotEdit(self._locked[path])
        self._people[path] = self._read(path, text)

    def changes(self) -> list[Change]:
        """The notes whose text is another one now, in the order in which they were met."""
        now = ((path, person.text) for path, person in self._people.items())
        return [Change(path, self._before[path], text) for path, text in now if text != self._before[path]]

    def _take(self, note: Note, before: str | None) -> str:
        if note.path not in self._people:
            self._before[note.path], self._locked[note.path] = before, note.locked
            self._people[note.path] = self._read(note.path, note.text)
        return note.path

    def _read(self, path: str, text: str) -> Person:
        return Person(text, read_contact(text, path, self.settings, self.today))
