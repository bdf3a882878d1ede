"""The contact notes that a sync works on: found by link, changed as text, seen as changed so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cultivate.errors import Refused
from cultivate.model.contact import Contact
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change


@dataclass(frozen=True, slots=True)
class Note:
    """A contact's note as it was read."""

    path: str
    text: str


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
    contact of that name, without writing it; it raises Refused for a name that no note can have.
    """

    find: Callable[[str], Note | Missing]
    create: Callable[[str], Note]


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

    __slots__ = ("_before", "_now", "_view", "created", "settings", "today")

    def __init__(self, view: NotesView, settings: Settings, today: date) -> None:
        self._view, self.settings, self.today = view, settings, today
        self._before: dict[str, str | None] = {}
        self._now: dict[str, str] = {}
        self.created: dict[str, str] = {}

    def find(self, target: str) -> Person | Missing:
        """The contact that a link leads to; one that was made in this sync counts."""
        made = self.created.get(target)
        found = Note(made, "") if made else self._view.find(target)
        if isinstance(found, Missing):
            return found
        self._before.setdefault(found.path, found.text)
        return self._person(found.path, self._now.setdefault(found.path, found.text))

    def create(self, name: str) -> Person | Missing:
        """A new contact without a tier, for triage."""
        try:
            note = self._view.create(name)
        except Refused as refused:
            return Missing("unreadable", str(refused))
        self.created[name] = note.path
        self._before[note.path] = None
        self._now[note.path] = note.text
        return self._person(note.path, note.text)

    def put(self, path: str, text: str) -> Person:
        """Replace the text of a note that was found here."""
        self._now[path] = text
        return self._person(path, text)

    def changes(self) -> list[Change]:
        """The notes whose text is another one now, in the order in which they were met."""
        return [
            Change(path, self._before[path], text)
            for path, text in self._now.items()
            if text != self._before[path]
        ]

    def _person(self, path: str, text: str) -> Person:
        return Person(text, read_contact(text, path, self.settings, self.today))
