"""Floor 4: the practice's own numbers beside the method's. People and days in, a `Report` out; no disk.

One module for each report; `REPORTS` has them all, in the order in which `cultivate report` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cultivate.model.period import Period
from cultivate.reports.funnel import funnel
from cultivate.reports.pipeline import pipeline
from cultivate.reports.practice import Practice
from cultivate.reports.report import Report

Build = Callable[[Practice, Period], Report]

REPORTS: Mapping[str, Build] = MappingProxyType(
    {
        "pipeline": pipeline,
        "funnel": funnel,
    }
)
