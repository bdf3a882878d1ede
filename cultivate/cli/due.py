"""`cultivate due`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import print_table, say, warn

if TYPE_CHECKING:
    from cultivate.flows.due import DueReport
    from cultivate.flows.session import Session
    from cultivate.model.load import PlannedTouch


@click.command()
@json_option
@vault_options
def due(vault: str | None, day: str | None, as_json: bool) -> None:
    """Show who is due: today's share first, then who can wait.

    \b
    Examples:
      cultivate due
      cultivate due --date 2026-12-01
      cultivate due --json | jq -r '.due[].name'
    """
    session = open_session(vault, day)
    from cultivate.flows.due import due as run

    report = run(session)
    if as_json:
        from cultivate.flows.documents import due_json

        print_json(due_json(report, session))
    else:
        _print(report, session)
    tell_problems(report.problems)
    exit_for(report.problems)


def _print(report: DueReport, session: Session) -> None:
    from cultivate.model.dates import long_date

    columns = ("name", "tier", "means", "last touch", "due", "planned", "last words")
    import sys

    if not sys.stdout.isatty():
        print_table(columns, [_row(each, session) for each in (*report.today, *report.later)])
        for line in report.words:
            warn(line)
        return
    if report.today:
        rows = [_without(_row(each, session), 5) for each in report.today]
        print_table(_without(columns, 5), rows, title=long_date(report.date))
    elif not report.later and not any(problem.severity == "error" for problem in report.problems):
        say(f"{long_date(report.date)}: nobody is due.")
    for line in report.words:
        say(line)
    if report.later:
        waiting = [_waits(each, session) for each in report.later]
        print_table(("name", "tier", "planned", "due"), waiting, title=f"{len(waiting)} can wait")
    if report.untracked:
        click.secho(f"{report.untracked} without a tier or a cadence: cultivate list --untracked", dim=True)


def _without(row: Sequence[str], place: int) -> tuple[str, ...]:
    return (*row[:place], *row[place + 1 :])


def _row(each: PlannedTouch, session: Session) -> tuple[str, ...]:
    from cultivate.model.dates import short_date
    from cultivate.model.hints import last_words

    standing, today = each.standing, session.today
    last = short_date(standing.last_touch, today) if standing.last_touch else "never"
    name, tier, planned, when = _waits(each, session)
    means = " ".join(filter(None, (each.means, each.outcome)))
    return (name, tier, means, last, when, planned, last_words(standing.contact, session.settings, today))


def _waits(each: PlannedTouch, session: Session) -> tuple[str, str, str, str]:
    """Name, tier, planned day and due day: all that is shown of thousands who can wait."""
    from cultivate.model.dates import short_date

    standing, today = each.standing, session.today
    when = short_date(standing.due, today) if standing.due else "first touch"
    return standing.contact.name, ", ".join(standing.contact.tiers), short_date(each.day, today), when
