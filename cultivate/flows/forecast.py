"""What the promises come to in the coming year, and what would have to change for it to fit."""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.errors import Problem
from cultivate.flows.due import standings_of
from cultivate.flows.session import Session
from cultivate.model.capacity import strain
from cultivate.model.forecast import Forecast, advice
from cultivate.model.forecast import forecast as work_out


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """The year, and ways to make it fit where it does not: any one of them is enough.

    `strain` is the sentence that says by how much the days are too short, empty where they are not.
    """

    forecast: Forecast
    strain: str
    advice: tuple[str, ...]
    problems: tuple[Problem, ...]


def forecast(session: Session) -> ForecastReport:
    """Read the vault and look a year ahead; writes nothing."""
    vault = session.load()
    people = [each for each in standings_of(vault, session) if not each.contact.is_sample]
    found = work_out(people, session.settings, session.today)
    short = strain(people, session.settings)
    ways = short.ways if short else tuple(advice(found))
    return ForecastReport(found, str(short or ""), ways, vault.problems)
