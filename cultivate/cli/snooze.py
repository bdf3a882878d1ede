"""`cultivate snooze`."""

from __future__ import annotations

from pathlib import Path

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import coming, dry_run_option, json_option, lasting, open_session, vault_options
from cultivate.cli.report import print_outcome


@click.command(short_help="Leave somebody in peace for a while.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.option("--until", metavar="DAY", help="tomorrow, friday, “in 2 weeks”, or 2026-12-08.")
@click.option("--for", "length", metavar="LENGTH", help="2w, 10 days, 3 months; ends on a working day.")
@dry_run_option
@json_option
@vault_options
def snooze(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool,
    who: tuple[str, ...], until: str | None, length: str | None,
) -> None:  # fmt: skip
    """Propose somebody not before a day; a touch in between ends it.

    Without a day or a length it is as far as the “another day” of their circle.

    \b
    Examples:
      cultivate snooze jane --until 2026-12-08
      cultivate snooze jane bob --for 2w
      cultivate snooze jane --dry-run
    """
    if until and length:
        raise click.UsageError("write --until for a day or --for for a length, not both")
    session = open_session(vault, day)
    from cultivate.flows.snooze import snooze as run

    outcome = run(
        session, who, until=coming(until, session.today, "--until"), length=lasting(length, "--for"),
        here=Path.cwd(), dry_run=dry_run,
    )  # fmt: skip
    print_outcome(outcome, session, as_json=as_json)
