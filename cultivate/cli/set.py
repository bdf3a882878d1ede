"""`cultivate set`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_person, complete_stage, complete_tier
from cultivate.cli.options import (
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    vault_options,
    yes_option,
)
from cultivate.cli.report import print_outcome

if TYPE_CHECKING:
    from cultivate.flows.saving import Outcome


@click.command("set", short_help="Change properties in one note or in many.")
@click.argument(
    "words", nargs=-1, required=True, metavar="WHO... KEY=VALUE...", shell_complete=complete_person
)
@click.option(
    "--tier", default="", metavar="TIER", shell_complete=complete_tier, help="Everybody in this circle."
)
@click.option(
    "--stage", default="", metavar="STAGE", shell_complete=complete_stage, help="Everybody at this stage."
)
@click.option("--tag", default="", metavar="TAG", help="Everybody with this tag.")
@click.option("--force", is_flag=True, help="Move last_touch back, too.")
@yes_option
@in_place_option
@dry_run_option
@commit_option
@json_option
@vault_options
def set_(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, yes: bool, force: bool,
    words: tuple[str, ...], tier: str, stage: str, tag: str,
) -> None:  # fmt: skip
    """Change properties in one note or in many; every other character stays.

    WHO is a name, an alias, part of a name, or a note's path. KEY= empties a property, KEY+= and KEY-= add
    an item to a list and take one out. More than one changed note asks first.

    \b
    Examples:
      cultivate set jane cadence="every 6 weeks"
      cultivate set "Jane Doe" bob tier=alliance
      cultivate set jane interests+=sailing interests-=jazz
      cultivate set --tier network newsletter=true --yes
      cultivate set jane snooze_until= --dry-run
    """
    from cultivate.flows.list import Selection
    from cultivate.flows.set import parse_assignment, set_properties

    parsed = [(word, parse_assignment(word)) for word in words]
    who = [word for word, each in parsed if each is None]
    assignments = [each for _, each in parsed if each is not None]
    selection = Selection(tier=tier, stage=stage, tag=tag)
    session = open_session(vault, day)

    def run(*, dry: bool) -> Outcome:
        return set_properties(session, who, selection, assignments, here=Path.cwd(), force=force, dry_run=dry)

    if not dry_run and not yes and (selection or len(who) > 1):
        _ask([change.path for change in run(dry=True).changes])
    print_outcome(run(dry=dry_run), session, as_json=as_json)


def _ask(paths: Sequence[str]) -> None:
    """Ask before several notes change; where nobody can answer, `--yes` must have said so."""
    if len(paths) < 2:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(f"{len(paths)} notes would change: --yes changes them, --dry-run shows how")
    click.confirm(
        f"Change {len(paths)} notes ({', '.join(paths[:3])}{', …' if len(paths) > 3 else ''})?", abort=True
    )
