"""`cultivate agenda`."""

from __future__ import annotations

from dataclasses import replace

import click

from cultivate.cli.options import (
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    vault_options,
)
from cultivate.cli.report import committed, exit_for, print_json, tell_outcome, tell_problems, told
from cultivate.cli.terminal import say, warn


@click.command(short_help="Write the day's agenda note.")
@click.option("--print", "printed", is_flag=True, help="Print the note, too.")
@click.option(
    "--days", type=click.IntRange(1, 31), default=1, metavar="N", help="Write so many days, from today on."
)
@click.option("--week", "days", flag_value=7, type=int, help="The same as --days 7.")
@in_place_option
@dry_run_option
@commit_option
@json_option
@vault_options
def agenda(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, printed: bool, days: int
) -> None:
    """Write the day's agenda note, after carrying over what was ticked before.

    Safe to repeat: what you typed stays, what is no longer due and untouched goes. For a week with only a
    phone, --week writes the working days ahead, too: nobody stands in two of them.

    \b
    Examples:
      cultivate agenda
      cultivate agenda --print
      cultivate agenda --week
      cultivate agenda --date 2026-11-24 --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.agenda import agenda as run

    report = run(session, days=days, dry_run=dry_run)
    report = replace(report, outcome=committed(report.outcome, session))
    if as_json:
        from cultivate.flows.documents import agenda_json

        print_json(agenda_json(report, session))
    else:
        tell_outcome(report.outcome)
        if printed:
            say()
            say(report.text.removesuffix("\n"))
    for problem in report.outcome.problems:
        if problem.severity == "warning":
            warn(told(problem))
    tell_problems(report.outcome.problems)
    exit_for(report.outcome.problems)
