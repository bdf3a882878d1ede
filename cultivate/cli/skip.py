"""`cultivate skip`."""

from __future__ import annotations

from pathlib import Path

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import print_outcome


@click.command(short_help="Let somebody's turn pass this time.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.option(
    "-m", "--why", default="", metavar="TEXT", help="Why; it then stands in the log as `skipped: …`."
)
@dry_run_option
@json_option
@vault_options
def skip(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...], why: str
) -> None:
    """Let somebody's turn pass: they come up again a whole cadence from today.

    The same as `[-]` in the agenda. The last touch stays what it was.

    \b
    Examples:
      cultivate skip jane
      cultivate skip jane -m "on a round-the-world trip"
    """
    session = open_session(vault, day)
    from cultivate.flows.skip import skip as run

    print_outcome(run(session, who, why=why, here=Path.cwd(), dry_run=dry_run), session, as_json=as_json)
