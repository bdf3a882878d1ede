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
    rows = [_row(each, session) for each in (*report.today, *report.later)]
    import sys

    if not sys.stdout.isatty():
        print_table(columns, rows)
        for line in report.words:
            warn(line)
        return
    if report.today:
        shown = rows[: len(report.today)]
        print_table(_without(columns, 5), [_without(row, 5) for row in shown], title=long_date(report.date))
    elif not report.later and not any(problem.severity == "error" for problem in report.problems):
        say(f"{long_date(report.date)}: nobody is due.")
    for line in report.words:
        say(line)
    if report.later:
        later = rows[len(report.today) :]
        short = [(row[0], row[1], row[5], row[4]) for row in later]
        print_table(("name", "tier", "planned", "due"), short, title=f"{len(later)} can wait")
    if report.untracked:
        click.secho(f"{report.untracked} without a tier or a cadence: cultivate list --untracked", dim=True)


def _without(row: Sequence[str], place: int) -> tuple[str, ...]:
    return (*row[:place], *row[place + 1 :])


def _row(each: PlannedTouch, session: Session) -> tuple[str, ...]:
    from cultivate.model.dates import short_date
    from cultivate.model.hints import last_words

    standing, today = each.standing, session.today
    last = short_date(standing.last_touch, today) if standing.last_touch else "never"
    when = short_date(standing.due, today) if standing.due else "first touch"
    return (
        standing.contact.name,
        ", ".join(standing.contact.tiers),
        " ".join(filter(None, (each.means, each.outcome))),
        last,
        when,
        short_date(each.day, today),
        last_words(standing.contact, session.settings, today),
    )
