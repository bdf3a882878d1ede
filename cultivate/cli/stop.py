"""`cultivate stop`."""

from __future__ import annotations

from pathlib import Path

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import print_outcome


@click.command(short_help="Leave somebody alone from now on.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.option("-m", "--reason", default="", metavar="TEXT", help="Who said so, or why; it stands in the log.")
@dry_run_option
@json_option
@vault_options
def stop(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...], reason: str
) -> None:
    """Leave somebody alone: never again due, in an agenda, a plan or a letter to many.

    Their note stays, and `cultivate resume` takes it back.

    \b
    Examples:
      cultivate stop jane --reason "her assistant asked, by email"
      cultivate resume jane
    """
    session = open_session(vault, day)
    from cultivate.flows.stop import stop as run

    print_outcome(
        run(session, who, reason=reason, here=Path.cwd(), dry_run=dry_run), session, as_json=as_json
    )
