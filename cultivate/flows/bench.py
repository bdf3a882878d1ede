"""Who sits in each circle, who waits, who has earned a seat and who has lost it."""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.errors import Problem, UsageError
from cultivate.flows.due import standings_of
from cultivate.flows.session import Session
from cultivate.model.bench import Bench, bench, measures


@dataclass(frozen=True, slots=True)
class BenchReport:
    """One bench for each circle that has seats, or for the one that was asked for."""

    benches: tuple[Bench, ...]
    problems: tuple[Problem, ...]


def benches(session: Session, tier: str = "") -> BenchReport:
    """Measure everybody and seat them; writes nothing. Raises UsageError for a tier that does not exist."""
    tiers = session.settings.tiers
    if tier and tier not in tiers:
        raise UsageError(f"there is no tier “{tier}”; the tiers are {', '.join(tiers)}")
    vault = session.load()
    standings = standings_of(vault, session)
    known = measures(standings, session.settings, session.today)
    wanted = [tiers[tier]] if tier else [each for each in tiers.values() if each.size]
    found = (bench(each, standings, known, session.settings, session.today) for each in wanted)
    return BenchReport(tuple(found), vault.problems)
