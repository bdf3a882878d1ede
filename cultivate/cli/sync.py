"""`cultivate sync`."""

from __future__ import annotations

import click

from cultivate.cli.options import (
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    vault_options,
)
from cultivate.cli.report import print_outcome


@click.command(short_help="Carry the ticked boxes into the notes.")
@in_place_option
@dry_run_option
@commit_option
@json_option
@vault_options
def sync(vault: str | None, day: str | None, as_json: bool, dry_run: bool) -> None:
    """Carry the ticked boxes of agenda notes and lunch pages into the contacts' notes.

    Safe to repeat: a second run changes nothing. `agenda` begins with it.

    \b
    Examples:
      cultivate sync
      cultivate sync --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.sync import sync as run

    print_outcome(run(session, dry_run=dry_run), session, as_json=as_json)
