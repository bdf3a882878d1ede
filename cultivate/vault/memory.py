"""The readings of a vault's notes, kept by a program that goes on running, and read again where they changed.

What it gives is what `vault.load` gives from nothing: it walks the vault each time, and trusts a reading
only while the file has the size, times and inode that it had, and was no newer than `RACY` when it was read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.settings import Settings
from cultivate.vault.load import NOTHING, Progress, Reading, Vault, gather, read_one, reading_of
from cultivate.vault.walk import Found, Walk, walk

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
    `clock` tells the wall's nanoseconds. `cost` is how many seconds the last walk took.
    """

    def __init__(
        self,
        root: Path,
        seen: Callable[[Walk], None] | None = None,
        *,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self._root = root
        self._seen = seen
        self._clock = clock
        self.cost = 0.0
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
        started = time.monotonic()
        walked = walk(self._root, settings)
        self.cost = time.monotonic() - started
        if self._seen:
            self._seen(walked)
        if self._made_for != (settings, latest):
            self._known, self._made_for = {}, (settings, latest)
        readings = self._readings(walked.notes, settings, latest, progress)
        return gather(self._root, walked, readings, settings, today, latest)

    def _readings(
        self, notes: Sequence[Found], settings: Settings, latest: date, progress: Progress | None
    ) -> list[Reading]:
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
