"""The figures that a proof arrives at, shown at the end of the run. No test of its own lives here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

KEY = "figure"
Figure = Callable[..., None]
"""`figure("a claim", "what was measured", teeth="what the naive way did")`."""


def tell_figures(reporter: pytest.TerminalReporter) -> None:
    """Print what the proofs measured, and name every proof that a machine could not run."""
    reports = [
        each for many in reporter.stats.values() for each in many if isinstance(each, pytest.TestReport)
    ]
    figures = sorted(str(value) for each in reports for key, value in each.user_properties if key == KEY)
    if figures:
        reporter.section("figures")
        for line in dict.fromkeys(figures):
            reporter.line(line)
    skipped = [each for each in reports if each.skipped and each.nodeid.startswith("tests/proof/")]
    for each in skipped:
        reporter.line(f"NOT PROVEN HERE: {each.nodeid}")
    if figures or skipped:
        reporter.line(f"proofs that this machine could not run: {len(skipped)}")
