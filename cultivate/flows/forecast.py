"""What the promises come to in the coming year, and what would have to change for it to fit."""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.errors import Problem
from cultivate.flows.due import standings_of
from cultivate.flows.session import Session
from cultivate.model.forecast import Forecast, advice
from cultivate.model.forecast import forecast as work_out


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """The year, and ways to make it fit where it does not: any one of them is enough."""

    forecast: Forecast
    advice: tuple[str, ...]
    problems: tuple[Problem, ...]


def forecast(session: Session) -> ForecastReport:
    """Read the vault and look a year ahead; writes nothing."""
    vault = session.load()
    found = work_out(standings_of(vault, session), session.settings, session.today)
    return ForecastReport(found, tuple(advice(found)), vault.problems)
