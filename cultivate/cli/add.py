"""`cultivate add`."""

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


@click.command(short_help="Make a new contact note.")
@click.argument("name")
@click.argument("properties", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--folder", default="", metavar="DIR", help="Where in the vault; else where the contacts are.")
@in_place_option
@dry_run_option
@commit_option
@json_option
@vault_options
def add(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool,
    name: str, properties: tuple[str, ...], folder: str,
) -> None:  # fmt: skip
    """Make a new contact note from the vault's template.

    \b
    Examples:
      cultivate add "Jane Doe" tier=inner-circle company=Acme phone="+44 7700 900123"
      cultivate add "Bob Lee" tier=alliance,client-system
      cultivate add "Ann Poe" --dry-run
    """
    from cultivate.flows.set import parse_assignment

    assignments = [parse_assignment(each) for each in properties]
    wrong = [
        text for text, each in zip(properties, assignments, strict=True) if each is None or each.how != "="
    ]
    if wrong:
        raise click.UsageError(
            f"“{wrong[0]}” is no KEY=VALUE; put a name of several words in quotation marks"
        )
    session = open_session(vault, day)
    from cultivate.flows.add import add as run

    outcome = run(session, name, [each for each in assignments if each], folder=folder, dry_run=dry_run)
    print_outcome(outcome, session, as_json=as_json)
