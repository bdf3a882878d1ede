"""Who is due today, and who can wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.errors import Problem
from cultivate.flows.session import Session
from cultivate.model.due import Standing, standing
from cultivate.model.load import PlannedTouch, plan_due
from cultivate.model.obligations import counted, obligations
from cultivate.vault.load import Vault


@dataclass(frozen=True, slots=True)
class DueReport:
    """All who are due, in the order of urgency, each with the day that has room for them."""

    date: date
    planned: tuple[PlannedTouch, ...]
    untracked: int
    problems: tuple[Problem, ...]

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
    settings, today = session.settings, session.today
    owed = counted(obligations(standings, settings, today), today)
    planned = plan_due(standings, settings, today, done=touched_today(standings, today), owed=owed)
    untracked = sum(each.state == "untracked" for each in standings)
    return DueReport(session.today, tuple(planned), untracked, vault.problems)


def standings_of(vault: Vault, session: Session) -> list[Standing]:
    """Where the user stands with every contact."""
    return [standing(contact, session.settings, session.today) for contact in vault.contacts]


def touched_today(standings: Sequence[Standing], today: date) -> int:
    """How many people had a touch, or a try, today: they have used up today's room."""
    return sum(any(e.day == today and not e.mark for e in each.contact.entries) for each in standings)
