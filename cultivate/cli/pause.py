"""`cultivate pause` and `cultivate resume`."""

from __future__ import annotations

from pathlib import Path

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import coming, dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import print_outcome


@click.command(short_help="Give somebody a break, with or without an end.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.option("--until", metavar="DAY", help="The last day of it; without one, until you resume them.")
@click.option("-m", "--why", default="", metavar="TEXT", help="Why; it stands in the log beside the mark.")
@dry_run_option
@json_option
@vault_options
def pause(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool,
    who: tuple[str, ...], until: str | None, why: str,
) -> None:  # fmt: skip
    """Give somebody a break. When it ends, their clock starts anew.

    What you promised them still comes up on its day.

    \b
    Examples:
      cultivate pause jane --until 2027-03-01
      cultivate pause bob -m "sabbatical"
    """
    session = open_session(vault, day)
    from cultivate.flows.pause import pause as run

    last = coming(until, session.today, "--until")
    outcome = run(session, who, until=last, why=why, here=Path.cwd(), dry_run=dry_run)
    print_outcome(outcome, session, as_json=as_json)


@click.command(short_help="End a pause, or take a stop back.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@dry_run_option
@json_option
@vault_options
def resume(vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...]) -> None:
    """End somebody's pause, or take a stop back: their clock starts today.

    Somebody who was stopped gets the stage that the log remembers.

    \b
    Examples:
      cultivate resume jane
      cultivate resume jane bob --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.pause import resume as run

    print_outcome(run(session, who, here=Path.cwd(), dry_run=dry_run), session, as_json=as_json)
