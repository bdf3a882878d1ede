"""A few contacts in memory, and a sync over them: what the tests of this folder stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cultivate.errors import Refused
from cultivate.model.settings import Settings
from cultivate.notes.sync.desk import Missing, Note, NotesView
from cultivate.notes.sync.reconcile import AgendaNote, SyncResult, sync

DAY = date(2026, 11, 24)
JANE = """\
---
type: contact
tier: inner-circle
last_touch: 2026-10-09
snooze_until:
---
# Jane Doe

## Next
- [ ] introduction [[Ann Poe]] 📅 2026-11-24
- [ ] ask how Lily's final went 📅 2026-11-24

## Log
- 2026-10-09 meal [[Bob Lee]] 90m: his auditor might need a coach
"""
BOB = """\
---
tier: alliance
last_touch: 2026-08-14
---
## Log
- 2026-08-14 call
"""
ANN = """\
---
tier: [alliance, client-system]
---
"""
NOTES = {"People/Jane Doe.md": JANE, "People/Bob Lee.md": BOB, "People/Ann Poe.md": ANN}


@dataclass
class SmallVault:
    """Notes by path, and one agenda; `sync` writes both."""

    agenda: str
    notes: dict[str, str] = field(default_factory=lambda: dict(NOTES))
    day: date = DAY
    today: date = DAY
    settings: Settings = field(default_factory=Settings)
    others: set[str] = field(default_factory=set)
    """The names of notes that are no contacts."""
    unread: set[str] = field(default_factory=set)
    """The names of notes that the disk does not give."""

    def sync(self) -> SyncResult:
        view = NotesView(self.find, self.create)
        result = sync([AgendaNote("Agenda/day.md", self.day, self.agenda)], view, self.settings, self.today)
        for change in result.changes:
            if change.path == "Agenda/day.md":
                self.agenda = change.after
            else:
                assert self.notes.get(change.path) == change.before
                self.notes[change.path] = change.after
        return result

    def find(self, target: str) -> Note | Missing:
        if target in self.others:
            return Missing("other", f"“{target}” is no contact")
        if target in self.unread:
            return Missing("unreadable", f"People/{target}.md: could not be read")
        name = target.rpartition("/")[2].casefold()
        found = [path for path in self.notes if path.removesuffix(".md").casefold().endswith(name)]
        if len(found) > 1:
            return Missing("several", f"“{target}” could be {' or '.join(found)}")
        if not found:
            return Missing("unknown", f"nobody in the vault is called “{target}”")
        return Note(found[0], self.notes[found[0]])

    def create(self, name: str) -> Note:
        if ":" in name:
            raise Refused(f"no note can be called “{name}”")
        return Note(f"People/{name}.md", "---\ntype: contact\n---\n")

    def note(self, name: str) -> str:
        return self.notes[f"People/{name}.md"]

    def log(self, name: str) -> list[str]:
        """The lines of a person's log."""
        return self.note(name).partition("## Log\n")[2].splitlines()


def synced(
    agenda: str,
    *,
    notes: dict[str, str] | None = None,
    today: date = DAY,
    settings: Settings | None = None,
    others: set[str] | None = None,
) -> SmallVault:
    """The vault after a sync; a second one changes nothing."""
    vault = SmallVault(
        agenda, dict(NOTES if notes is None else notes), DAY, today, settings or Settings(), others or set()
    )
    vault.sync()
    assert vault.sync().changes == ()
    return vault


def page(*lines: str, section: str = "Today") -> str:
    """An agenda with these lines under one heading."""
    return "\n".join(["---", "type: agenda", "date: 2026-11-24", "---", f"## {section}", *lines, ""])
