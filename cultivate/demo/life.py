"""A person and what came of them: log, open promises, and the properties that follow from both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cultivate.demo.person import Person
from cultivate.model.cadence import parse_cadence
from cultivate.model.contact import Contact
from cultivate.model.dates import parse_birthday
from cultivate.model.due import Standing, standing
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

_SETTINGS = Settings()


@dataclass(slots=True)
class Life:
    """What the note of one person will say.

    `next_lines` are the lines under `## Next`, without their bullet. `birthday` is as the property has it.
    """

    person: Person
    entries: list[Entry] = field(default_factory=list)
    next_lines: list[str] = field(default_factory=list)
    birthday: str = ""
    pause_until: date | None = None
    died: date | None = None

    @property
    def log(self) -> list[Entry]:
        """The entries by day; what a touch led to (a stage, a closed cycle) follows it."""
        return sorted(self.entries, key=lambda entry: (entry.day, bool(entry.mark)))

    @property
    def stage(self) -> str:
        """The stage that the newest mark gives; the property is the present, marks are its history."""
        if any(entry.mark == "stopped" for entry in self.entries):
            return "stopped"
        return next((entry.value for entry in reversed(self.log) if entry.mark == "stage"), "")

    @property
    def snooze_until(self) -> date | None:
        """The end of a skip that no touch has emptied."""
        skips = [entry.day for entry in self.entries if entry.mark == "skipped"]
        cadence = parse_cadence(self.person.cadence or "3 months")
        if not skips or not cadence or self.touched_since(max(skips)):
            return None
        return cadence.after(max(skips))

    def touched_since(self, day: date) -> bool:
        """Whether there was a touch on or after `day`."""
        return any(entry.day >= day and entry.is_touch(_SETTINGS.vocabulary) for entry in self.entries)

    def touches(self) -> list[Entry]:
        """The entries that count, by day."""
        return [entry for entry in self.log if entry.is_touch(_SETTINGS.vocabulary)]

    def standing(self, today: date) -> Standing:
        """Where the rules see this person on `today`."""
        log = tuple(self.log)
        contact = Contact(
            name=self.person.name,
            path=f"People/{self.person.name}.md",
            tiers=self.person.tiers,
            cadence=parse_cadence(self.person.cadence) if self.person.cadence else None,
            stage=self.stage,
            snooze_until=self.snooze_until,
            pause_until=self.pause_until,
            died=self.died,
            birthday=parse_birthday(self.birthday),
            entries=log,
        )
        return standing(contact, _SETTINGS, today)


def due_on(lives: Iterable[Life], today: date) -> list[Life]:
    """Who is due on `today`, the most urgent first: late by the largest share of their own cadence."""
    waiting: list[tuple[float, int, Life]] = []
    for life in lives:
        each = life.standing(today)
        if each.due and each.due <= today:
            waiting.append((-each.lateness(today), life.person.number, life))
    return [life for _, _, life in sorted(waiting, key=lambda one: one[:2])]
