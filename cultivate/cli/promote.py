"""`cultivate promote` and `cultivate demote`."""

from __future__ import annotations

from pathlib import Path

import click

from cultivate.cli.completion import complete_person, complete_tier
from cultivate.cli.options import dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import print_outcome


@click.command(short_help="Give somebody a seat in a higher circle.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.argument("tier", shell_complete=complete_tier)
@dry_run_option
@json_option
@vault_options
def promote(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...], tier: str
) -> None:
    """Give somebody a seat in TIER in the place of their highest one; lower seats stay.

    Says who could come down where the circle is over its size. `cultivate set jane tier+=alliance` gives a
    further seat instead.

    \b
    Examples:
      cultivate promote jane inner-circle
      cultivate promote jane bob alliance --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.promote import promote as run

    print_outcome(run(session, who, tier, here=Path.cwd(), dry_run=dry_run), session, as_json=as_json)


@click.command(short_help="Give somebody a seat in a lower circle.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.argument("tier", shell_complete=complete_tier)
@dry_run_option
@json_option
@vault_options
def demote(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...], tier: str
) -> None:
    """Take every seat above TIER from somebody and give them one in it; lower seats stay.

    \b
    Examples:
      cultivate demote jane network
      cultivate demote jane bob client-system --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.promote import demote as run

    print_outcome(run(session, who, tier, here=Path.cwd(), dry_run=dry_run), session, as_json=as_json)
