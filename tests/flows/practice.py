"""A small practice on the disk and the flows over it, in this process. No test of its own lives here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from cultivate.flows.agenda import AgendaReport, agenda
from cultivate.flows.list import Selection
from cultivate.flows.log import Touch, log
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session, open_vault
from cultivate.flows.set import parse_assignment, set_properties
from cultivate.flows.sync import sync
from cultivate.notes.agenda.region import region
from tests.running import TODAY as TODAY_TEXT
from tests.running import read_files, unchanged, write_files

_Did = TypeVar("_Did")
TODAY = date.fromisoformat(TODAY_TEXT)
LONG_AGO = 1_700_000_000

JANE = """\
---
type: contact
aliases: [JD]
tier: inner-circle
last_touch: 2026-10-09   # lunch
snooze_until:
phone: ["+44 7700 900123"]
email: [jane@acme.example]
spouse: "[[Sam Doe]]"
children: [Lily (football), Max]
---
# Jane Doe

Met at the chamber of trade.

## Next
- [ ] introduction [[Ann Poe]] 📅 2026-11-24
- [ ] ask how Lily's final went

## Log
- 2026-08-28 call reached 25m: new role from October; likes [[Ann Poe]]
- 2026-10-09 meal [[Bob Lee]] 90m: his auditor might need a coach
"""
BOB = """\
---
tier: alliance
last_touch: 2026-08-14
---
# Bob Lee

## Log
- 2026-08-14 call: back in the autumn
"""
ANN = """\
---
tier: [alliance, client-system]
---
"""
NOTES: Mapping[str, str | bytes] = {
    "People/Jane Doe.md": JANE,
    "People/Bob Lee.md": BOB,
    "People/Ann Poe.md": ANN,
}


@dataclass(frozen=True, slots=True)
class Practice:
    """A vault's folder, and what a user does in it: commands, and an editor. Every file looks old at once.

    The writer waits for files that were saved a moment ago; a test does not want to.
    """

    root: Path
    today: date = TODAY

    def on(self, day: str | date) -> Practice:
        """The same vault on another day."""
        return replace(self, today=date.fromisoformat(day) if isinstance(day, str) else day)

    def session(self, clock: date | None = None) -> Session:
        return open_vault(self.root, None, os.environ, self.today, clock=clock or self.today)

    def log(self, *who: str, dry_run: bool = False, **touch: Any) -> Outcome:
        return self._settled(
            lambda: log(self.session(), who, Touch(**touch), here=self.root, dry_run=dry_run)
        )

    def set(self, *words: str, force: bool = False, dry_run: bool = False, **chosen: Any) -> Outcome:
        parsed = [(word, parse_assignment(word)) for word in words]
        who = [word for word, each in parsed if each is None]
        assignments = [each for _, each in parsed if each]
        return self._settled(
            lambda: set_properties(
                self.session(), who, Selection(**chosen), assignments,
                here=self.root, force=force, dry_run=dry_run,
            )
        )  # fmt: skip

    def agenda(self, *, dry_run: bool = False) -> AgendaReport:
        return self._settled(lambda: agenda(self.session(), dry_run=dry_run))

    def sync(self, *, dry_run: bool = False) -> Outcome:
        return self._settled(lambda: sync(self.session(), dry_run=dry_run))

    def text(self, path: str) -> str:
        """A note as the tool reads it: newlines untouched, undecodable bytes kept."""
        return (self.root / path).read_bytes().decode("utf-8", "surrogateescape")

    @property
    def day_path(self) -> str:
        return f"Agenda/{self.today.isoformat()}.md"

    @property
    def day(self) -> str:
        """The day's agenda as it stands."""
        return self.text(self.day_path)

    def files(self) -> dict[str, str]:
        return {path: data.decode("utf-8", "surrogateescape") for path, data in read_files(self.root).items()}

    def write(self, path: str, text: str | bytes) -> None:
        """What an editor saves."""
        write_files(self.root, {path: text})
        self.settle()

    def edit(self, path: str, old: str, new: str) -> None:
        """Type something: `old` stands once in the note and becomes `new`."""
        before = self.text(path)
        assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {path}:\n{before}"
        self.write(path, before.replace(old, new))

    def type(self, old: str, new: str) -> None:
        """Type something into the day's agenda."""
        self.edit(self.day_path, old, new)

    def press(self, name: str, button: str) -> None:
        """Tick a button under the item of `name`."""
        before = self.day
        place = before.index(f"\t- [ ] {button}", before.index(f"[[{name}]]"))
        self.write(
            self.day_path, before[:place] + f"\t- [x] {button}" + before[place + len(f"\t- [ ] {button}") :]
        )

    @contextmanager
    def silent(self) -> Iterator[None]:
        """What runs inside must not touch a byte, an inode or a time."""
        with unchanged(self.root):
            yield

    def _settled(self, act: Callable[[], _Did]) -> _Did:
        done = act()
        self.settle()
        return done

    def settle(self) -> None:
        for path in self.root.rglob("*"):
            if path.is_file() and not path.is_symlink() and path.stat().st_mtime != LONG_AGO:
                os.utime(path, (LONG_AGO, LONG_AGO))


def outside(text: str) -> tuple[str, str]:
    """What stands before and after the agenda in a daily note: what no writing may change."""
    start, end = region(text)
    return text[:start], text[end:]


def entries(text: str) -> list[str]:
    """The dated lines of a note, as they stand."""
    return re.findall(r"^[-*+] \d{4}-\d{2}-\d{2}.*$", text, re.MULTILINE)
