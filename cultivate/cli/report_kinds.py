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
    ReportKind(
        "funnel",
        "Who was due, tried and reached, and what came of it.",
        """Show how many people came due, were tried and reached, and what came of it, beside the method's
        figures and the period before.

        A person counts once in each step. By the method half of those tried are reached, and half of
        those have no need. Small numbers come with the range in which the true share lies.

        \b
        Examples:
          cultivate report funnel
          cultivate report funnel --quarter last
          cultivate report funnel --why reached
          cultivate report funnel --table weekdays --csv
        """,
        period="month",
    ),
)
