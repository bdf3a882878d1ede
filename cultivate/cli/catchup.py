"""`cultivate catch-up`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_stage, complete_tier
from cultivate.cli.options import (
    coming,
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    lasting,
    open_session,
    vault_options,
    yes_option,
)
from cultivate.cli.report import committed, exit_for, print_json, tell_outcome, tell_problems
from cultivate.cli.terminal import say, warn

if TYPE_CHECKING:
    from cultivate.flows.catchup import Amnesty, CatchUpReport


@click.command("catch-up", short_help="Come back after a rest or an import, to a day that can be done.")
@click.option("--spread", is_flag=True, help="Give everybody who waits the day planned for them.")
@click.option("--skip", is_flag=True, help="Let their turn pass this once.")
@click.option("--snooze", metavar="WHEN", help="Put them off: 2w, 10 days, friday, 2026-12-08.")
@click.option("--tier", default="", metavar="TIER", shell_complete=complete_tier, help="Only this circle.")
@click.option("--stage", default="", metavar="STAGE", shell_complete=complete_stage, help="Only this stage.")
@click.option("--tag", default="", metavar="TAG", help="Only notes with this tag.")
@yes_option
@dry_run_option
@in_place_option
@commit_option
@json_option
@vault_options
def catch_up(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, yes: bool,
    spread: bool, skip: bool, snooze: str | None, tier: str, stage: str, tag: str,
) -> None:  # fmt: skip
    """Come back after a rest or an import: what waits, when it is done, and a short first day.

    One of --spread, --skip and --snooze makes it lighter for those who are due, or for a part of them. It
    shows whom it would move and asks; where nobody can answer, --yes does it. Last touches stay as they were.

    \b
    Examples:
      cultivate catch-up
      cultivate catch-up --spread --yes
      cultivate catch-up --snooze 2w --tier client-system
      cultivate catch-up --skip --tag conference --dry-run
    """
    if sum((spread, skip, bool(snooze))) > 1:
        raise click.UsageError("choose one of --spread, --skip and --snooze")
    session = open_session(vault, day)
    from cultivate.flows.catchup import run_catch_up
    from cultivate.flows.list import Selection

    selection = Selection(tier=tier, stage=stage, tag=tag)
    amnesty = _amnesty(spread, skip, snooze, session.today)
    if amnesty is None and selection:
        raise click.UsageError("a selection is for --spread, --skip or --snooze")
    report = run_catch_up(session, selection, amnesty, dry_run=dry_run or not yes)
    if amnesty and not (dry_run or yes or as_json) and _agreed(report):
        report = run_catch_up(session, selection, amnesty)
    report = replace(report, outcome=committed(report.outcome, session))
    if as_json:
        from cultivate.flows.planning_documents import catch_up_json

        print_json(catch_up_json(report, session))
    elif amnesty is None:
        _print(report)
    elif dry_run or not report.outcome.dry_run:
        tell_outcome(report.outcome)
    tell_problems(report.outcome.problems)
    exit_for(report.outcome.problems)


def _amnesty(spread: bool, skip: bool, snooze: str | None, today: date) -> Amnesty | None:
    from cultivate.flows.catchup import Amnesty
    from cultivate.model.cadence import parse_cadence

    if spread or skip:
        return Amnesty("spread" if spread else "skip")
    if not snooze:
        return None
    if parse_cadence(snooze):
        return Amnesty("snooze", length=lasting(snooze, "--snooze"))
    return Amnesty("snooze", until=coming(snooze, today, "--snooze"))


def _print(report: CatchUpReport) -> None:
    for line in report.words:
        say(line)
    if report.first_day:
        say("\nA short first day:" if report.words else "A short first day:", bold=True)
    for each in report.first_day:
        say(f"  {each.contact.name}: {each.why}")
    if report.promises:
        more = (
            "1 more promise, which stands"
            if report.promises == 1
            else f"{report.promises} more promises, which stand"
        )
        say(f"  and {more} in the agenda", dim=True)
    if report.found.moved:
        say("\nLighter still: --spread, --skip or --snooze WHEN, for all of them or with --tier.", dim=True)


def _agreed(planned: CatchUpReport) -> bool:
    """Show whom it would move, and ask; where nobody can answer, nothing is done."""
    for message in planned.outcome.messages:
        say(message)
    count = len(planned.outcome.changes)
    if not count:
        return False
    notes = "1 note" if count == 1 else f"{count} notes"
    if not sys.stdin.isatty():
        warn(f"a preview: {notes} would change; --yes does it, --dry-run shows how")
        return False
    return click.confirm(f"Change {notes}?", abort=True)
