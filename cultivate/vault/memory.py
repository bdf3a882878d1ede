"""The readings of a vault's notes, kept by a program that goes on running, and read again where they changed.

What it gives is what `vault.load` gives from nothing: it walks the vault each time (where it hears of every
change, it looks at what it heard of), and trusts a reading only while the file has the size, times and inode
that it had, and was no newer than `RACY` when it was read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.settings import Settings
from cultivate.vault.kept_walk import Changed, KeptWalk
from cultivate.vault.load import NOTHING, Progress, Reading, Vault, gather, names_of, read_one, reading_of
from cultivate.vault.walk import Found, Walk

RACY = 2_000_000_000
"""Nanoseconds: two saves within one tick of a file system's clock (2 s on FAT) can look like one.

So a file that is younger than this when it is read is read again the next time.
"""
_STEP = 256  # notes between two calls of a progress


class _Known(NamedTuple):
    """A note's facts when it was read, whether they were old enough to be trusted, and what it gave."""

    facts: Found
    trusted: bool
    reading: Reading


class Memory:
    """What is known of the notes of one vault.

    `seen`, if there is one, is called with each walk before anything is read, and may raise: then nothing is.
    It is told what changed since the walk before, None where that is not known. `clock` tells the wall's
    nanoseconds. `cost` is how many seconds the last walk through everything took. `hears`: it is told of each
    note that changes (`hear`), or that it was not (`lose`), and need not walk through everything each time.
    """

    def __init__(
        self,
        root: Path,
        seen: Callable[[Walk, Changed | None], None] | None = None,
        *,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self._root = root
        self._seen = seen
        self._clock = clock
        self.cost = 0.0
        self.hears = False
        self._walk = KeptWalk(root)
        self._heard: set[str] = set()
        self._lost = True
        self._unread: set[str] | None = None  # what changed since all was read; None for everything
        self._names: Mapping[str, int] | None = None
        self._known: dict[str, _Known] = {}
        self._made_for: tuple[Settings, date] | None = None
        self._standings: dict[str, Standing] = {}
        self._stood_for: tuple[Settings, date] | None = None

    def load(
        self,
        settings: Settings,
        today: date,
        *,
        latest: date,
        progress: Progress | None = None,
    ) -> Vault:
        """The vault as `vault.load` would give it."""
        told = self.hears and not self._lost
        walked = self._look_where_heard(settings) if told else self.look(settings)
        if self._made_for != (settings, latest):
            self._known, self._made_for, self._unread = {}, (settings, latest), None
        if self._unread is None:
            readings = self._readings(walked.notes, settings, latest, progress)
        else:
            readings = self._changed_readings(walked.notes, self._unread, settings, latest)
        self._unread = {path for path, each in self._known.items() if not each.trusted}
        if self._names is None:
            self._names = names_of(walked)
        return gather(self._root, walked, readings, settings, today, latest, self._names)

    def hear(self, paths: Iterable[str]) -> None:
        """Something may have changed at these paths."""
        self._heard.update(paths)

    def lose(self) -> None:
        """Something changed, and nobody knows where."""
        self._lost = True

    def look(self, settings: Settings) -> Walk:
        """Walk through everything."""
        self._lost = False
        self._heard.clear()
        started = time.monotonic()
        walked = self._walk.whole(settings)
        self.cost = time.monotonic() - started
        self._take(walked, None)
        return walked

    def _look_where_heard(self, settings: Settings) -> Walk:
        paths = frozenset(self._heard)
        self._heard.clear()
        walked, changed = self._walk.again(settings, paths)
        self._take(walked, changed)
        return walked

    def _take(self, walked: Walk, changed: Changed | None) -> None:
        """Note what is to be read again, before somebody who is asked may keep it from being read now."""
        if changed is None or self._unread is None:
            self._unread = None
        else:
            self._unread |= changed.keys()
        if changed is None or any((path in self._known) != bool(found) for path, found in changed.items()):
            self._names = None
        if self._seen:
            self._seen(walked, changed)

    def _changed_readings(
        self, notes: Sequence[Found], changed: Iterable[str], settings: Settings, latest: date
    ) -> list[Reading]:
        """All readings, where only these notes have to be looked at."""
        for path in changed:
            found, before = self._walk.found(path), self._known.get(path)
            if found is None:
                self._known.pop(path, None)
            elif before is None or not before.trusted or before.facts != found:
                self._known[path] = self._read(found, settings, latest)
        return [self._known[found.path].reading for found in notes]

    def _readings(
        self, notes: Sequence[Found], settings: Settings, latest: date, progress: Progress | None
    ) -> list[Reading]:
        """All readings, where any note may have changed."""
        known = {}
        for done, found in enumerate(notes):
            if progress and done % _STEP == 0:
                progress(done, len(notes))
            before = self._known.get(found.path)
            if before is None or not before.trusted or before.facts != found:
                before = self._read(found, settings, latest)
            known[found.path] = before
        if progress:
            progress(len(notes), len(notes))
        self._known = known
        return [each.reading for each in known.values()]

    def _read(self, found: Found, settings: Settings, latest: date) -> _Known:
        # The clock is asked before the file is opened: what is saved later is younger than this.
        trusted = self._clock() - max(found.mtime_ns, found.ctime_ns) > RACY
        return _Known(found, trusted, read_one(self._root, found.path, settings, latest))

    def concerns(self, found: Found) -> bool:
        """Whether a note that is now as `found` says gave anything when it was read last, or gives it now."""
        known = self._known.get(found.path)
        if known is None or self._made_for is None or known.reading != NOTHING:
            return True
        self._known[found.path] = self._read(found, *self._made_for)
        return self._known[found.path].reading != NOTHING

    def agrees(self, path: str, text: str) -> bool:
        """Whether the note at `path` was read as this text would be: nobody changed it in between."""
        known = self._known.get(path)
        if known is None or self._made_for is None:
            return False
        return known.reading == reading_of(text, path, *self._made_for)

    def standings(self, contacts: Sequence[Contact], settings: Settings, today: date) -> list[Standing]:
        """Where the user stands with each of them: worked out anew for those whose note gave another contact.

        A standing is a function of the contact, the settings and the day, and a contact never changes.
        """
        before = self._standings if self._stood_for == (settings, today) else {}
        found = [
            known
            if (known := before.get(each.path)) and known.contact is each
            else standing(each, settings, today)
            for each in contacts
        ]
        self._standings, self._stood_for = {each.contact.path: each for each in found}, (settings, today)
        return found

    def contact(self, path: str) -> Contact | None:
        """The person whose note stood at `path` when it was read last."""
        known = self._known.get(path)
        return known.reading.contact if known else None
