"""Who is due today, and who can wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.errors import Problem
from cultivate.flows.session import Session
from cultivate.model.claims import Claims, claims
from cultivate.model.contact import Contact
from cultivate.model.day_words import about_the_day
from cultivate.model.due import Standing, standing
from cultivate.model.load import PlannedTouch, plan_due
from cultivate.model.obligations import obligations
from cultivate.vault.load import Vault


@dataclass(frozen=True, slots=True)
class DueReport:
    """All who are due, in the order of urgency, each with the day that has room for them.

    `words` are sentences about the day as a whole, `contacts` are everybody.
    """

    date: date
    planned: tuple[PlannedTouch, ...]
    untracked: int
    words: tuple[str, ...]
    problems: tuple[Problem, ...]
    contacts: tuple[Contact, ...] = ()

    @property
    def today(self) -> tuple[PlannedTouch, ...]:
        """Today's share."""
        return tuple(each for each in self.planned if each.day <= self.date)

    @property
    def later(self) -> tuple[PlannedTouch, ...]:
        """Those who can wait."""
        return tuple(each for each in self.planned if each.day > self.date)


def due(session: Session) -> DueReport:
    """Read the vault and tell who is due; writes nothing."""
    vault = session.load()
    standings = standings_of(vault, session)
    planned, held = planned_of(standings, session)
    untracked = sum(each.state == "untracked" for each in standings)
    words = about_the_day(planned, standings, held, session.settings, session.today)
    return DueReport(session.today, tuple(planned), untracked, tuple(words), vault.problems, vault.contacts)


def planned_of(standings: Sequence[Standing], session: Session) -> tuple[list[PlannedTouch], Claims]:
    """A day for everybody who is due, and what today holds besides."""
    settings, today = session.settings, session.today
    held = claims(standings, obligations(standings, settings, today), settings, today)
    return plan_due(standings, settings, today, held), held


def standings_of(vault: Vault, session: Session) -> list[Standing]:
    """Where the user stands with every contact."""
    settings, today = session.settings, session.today
    if session.memory:
        return session.memory.standings(vault.contacts, settings, today)
    return [standing(contact, settings, today) for contact in vault.contacts]
