"""Which reports there are, and what their help says; `reports.REPORTS` makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report's name and help. `period` is its usual length, empty for one about today."""

    name: str
    short_help: str
    help: str
    period: str = ""


KINDS = (
    ReportKind(
        "pipeline",
        "Who is at which stage, for how long, and who moved.",
        """Show how many people are at each stage of the method, how long they have been there, and who moved.

        A stage's age counts from the dated `stage` line that `cultivate set WHO stage=…` writes into the log.

        \b
        Examples:
          cultivate report pipeline
          cultivate report pipeline --quarter last
          cultivate report pipeline --why converting
          cultivate report pipeline --note
        """,
        period="month",
    ),
)
