"""`cultivate merge-copies`."""

from __future__ import annotations

import click

from cultivate.cli.options import commit_option, dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import print_outcome


@click.command("merge-copies", short_help="Merge the copies that a synchronisation left.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@dry_run_option
@commit_option
@json_option
@vault_options
def merge_copies(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, names: tuple[str, ...]
) -> None:
    """Merge the copies that a synchronisation left into their notes.

    NAME is that of a note or of its copy; without one, all are merged. Both versions' log entries, ticks and
    list items stay. A merged copy is moved to the vault's .trash; one that contradicts its note is left, and
    the lines are named (exit code 1).

    \b
    Examples:
      cultivate merge-copies --dry-run
      cultivate merge-copies "Jane Doe"
      cultivate merge-copies
    """
    session = open_session(vault, day)
    from cultivate.flows.resolve import merge_copies as run

    print_outcome(run(session, names, dry_run=dry_run), session, as_json=as_json)
