"""What a watcher sees of a vault's notes: which changed since it last looked, its own writes left out.

A hint makes it look at one file, a walk at all. A note that is nobody's, before and after, is no change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from cultivate.errors import UsageError
from cultivate.flows.place import agenda_place, daily_notes
from cultivate.flows.session import Session
from cultivate.notes.daily import DayNotes
from cultivate.notes.edit import Change, Removal
from cultivate.notes.lunch import is_page
from cultivate.notes.text import encode
from cultivate.vault.kept_walk import Changed
from cultivate.vault.marks import mark_of_note
from cultivate.vault.memory import Memory
from cultivate.vault.obsidian import read_facts
from cultivate.vault.read import LARGEST, Unreadable, read_regular
from cultivate.vault.walk import Found, Walk


class Seen(NamedTuple):
    """A change: the note as it is by now, None where it is gone."""

    found: Found | None

    @property
    def vanished(self) -> bool:
        """Whether it may be a save that is under way: the note is not there, or empty."""
        return self.found is None or not self.found.size

    def age(self, wall: float) -> float:
        """Seconds since the note was saved, renamed or put there; 0 where it is gone or clocks disagree."""
        if self.found is None:
            return 0.0
        return max(0.0, wall - max(self.found.mtime_ns, self.found.ctime_ns) / 1e9)


class Sight:
    """The notes of a vault as they were last looked at; `seen` is called with each walk."""

    def __init__(self, session: Session, seen: Callable[[Walk, Changed | None], None]) -> None:
        self.memory = Memory(session.root, seen)
        self._root = session.root
        self.judge_by(session)
        self._known: dict[str, Found] = {}
        # Notes that no walk has found: new ones, or left out.
        self._strangers: set[str] = set()

    def judge_by(self, session: Session) -> None:
        """Take the settings of `session` for those by which a note concerns us."""
        settings = session.settings
        named = (settings.home, settings.today_note, settings.contact_template, settings.agenda_template)
        self._named = frozenset(named)
        self._days = tuple(_day_notes(session))

    def learn(self, walked: Walk) -> None:
        """Take the first walk for what is known."""
        self._known = {found.path: found for found in walked.notes}

    def all(self) -> Iterator[Seen]:
        """Every note that is known."""
        return map(Seen, self._known.values())

    def compare(self, walked: Walk) -> Iterator[Seen]:
        """What changed since the notes were last looked at, by a walk of just now."""
        before = self._known
        self.learn(walked)
        self._strangers -= self._known.keys()
        yield from (Seen(None) for path in before if path not in self._known)
        for path, found in self._known.items():
            if before.get(path) != found and self.concerns(found):
                yield Seen(found)

    def compare_some(self, changed: Changed) -> Iterator[Seen]:
        """The same, where it is known what may have changed since."""
        self._strangers -= changed.keys()
        for path, found in changed.items():
            before = self._known.pop(path, None)
            if found is not None:
                self._known[path] = found
                if before != found and self.concerns(found):
                    yield Seen(found)
            elif before is not None:
                yield Seen(None)

    def look_at(self, paths: frozenset[str]) -> Iterator[Seen]:
        """What changed at the paths of some hints."""
        for path in paths - self._strangers:
            found = mark_of_note(self._root, path)
            if found == self._known.get(path):
                continue
            if found is None:
                del self._known[path]
            elif path not in self._known:
                self._strangers.add(path)  # until a walk finds it
            elif not self.concerns(found):
                self._known[path] = found
                continue
            yield Seen(found)

    def forget_strangers(self) -> None:
        """Other settings may leave out other notes."""
        self._strangers.clear()

    def concerns(self, found: Found) -> bool:
        """Whether a change of this note has to do with contacts, agendas or lunches."""
        path = found.path
        if path in self._named or is_page(path):
            return True
        if any(each.day(path) or _is_beside(path, each) for each in self._days):
            return True
        return self.memory.concerns(found)

    def know_again(self, changes: Sequence[Change | Removal]) -> None:
        """What we wrote ourselves is no change, as long as it is what stands there.

        Unless somebody changed the note after it was read with all others, and before it was read to be
        edited: then the agenda does not know of that yet.
        """
        for change in changes:
            if change.before is not None and not self.memory.agrees(change.path, change.before):
                continue
            found = mark_of_note(self._root, change.path)
            if isinstance(change, Removal):
                if found is None:
                    self._known.pop(change.path, None)
            elif found and self._holds(change.path, encode(change.after)):
                self._known[change.path] = found

    def _holds(self, path: str, data: bytes) -> bool:
        try:
            return read_regular(os.path.join(self._root, path), LARGEST)[0] == data
        except Unreadable:
            return False

    def is_private(self, path: str) -> bool:
        """Whether the note is of somebody who is kept out of every interface for programs."""
        contact = self.memory.contact(path)
        return contact is not None and contact.private


def _day_notes(session: Session) -> Iterator[DayNotes]:
    """Where agendas stand, and where daily notes do if they can tell of contact."""
    settings = session.settings
    with suppress(UsageError):  # the run that comes says what is wrong
        yield agenda_place(session.root, session.settings)
    if settings.capture_daily_notes or settings.capture_mentions:
        with suppress(UsageError):
            yield daily_notes(read_facts(session.root))


def _is_beside(path: str, notes: DayNotes) -> bool:
    """Whether a note lies in the folder of the daily notes: under another name it can be a dated one, too."""
    return notes.shared and bool(notes.folder) and path.startswith(notes.folder)
