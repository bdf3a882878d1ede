"""Floor 4: the practice's own numbers beside the method's. People and days in, a `Report` out; no disk.

One module for each report; `REPORTS` has them all, in the order in which `cultivate report` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cultivate.model.period import Period
from cultivate.reports.alliances import alliances
from cultivate.reports.forecast import forecast
from cultivate.reports.functions import functions
from cultivate.reports.funnel import funnel
from cultivate.reports.inner_circle import inner_circle
from cultivate.reports.introductions import introductions
from cultivate.reports.pipeline import pipeline
from cultivate.reports.practice import Practice
from cultivate.reports.report import Report
from cultivate.reports.requalify import requalify
from cultivate.reports.thanks import thanks
from cultivate.reports.week import week

Build = Callable[[Practice, Period], Report]

WITH_AGENDAS = frozenset({"functions", "week"})
"""The reports that look into agenda notes, for the time spent on managing."""

REPORTS: Mapping[str, Build] = MappingProxyType(
    {
        "alliances": alliances,
        "introductions": introductions,
        "pipeline": pipeline,
        "funnel": funnel,
        "requalify": requalify,
        "forecast": forecast,
        "functions": functions,
        "inner-circle": inner_circle,
        "week": week,
        "thanks": thanks,
    }
)
