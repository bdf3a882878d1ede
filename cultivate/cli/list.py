"""`cultivate list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_stage, complete_tier
from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import print_table, warn

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.model.due import Standing

_STATES = {"tracked": "first touch", "no-cadence": "none"}
"""What stands where the next day would: why there is none."""


@click.command("list")
@click.option(
    "--tier",
    default="",
    metavar="TIER",
    shell_complete=complete_tier,
    help="Only this circle, such as inner-circle.",
)
@click.option(
    "--stage",
    default="",
    metavar="STAGE",
    shell_complete=complete_stage,
    help="Only this stage, such as converting.",
)
@click.option("--tag", default="", metavar="TAG", help="Only notes with this tag.")
@click.option("--untracked", is_flag=True, help="Only contacts without a tier or a cadence.")
@json_option
@vault_options
def list_(
    vault: str | None, day: str | None, as_json: bool, tier: str, stage: str, tag: str, untracked: bool
) -> None:
    """List the contacts: circle, last touch, next due day.

    \b
    Examples:
      cultivate list
      cultivate list --tier inner-circle
      cultivate list --untracked
      cultivate list --json | jq '.contacts | length'
    """
    session = open_session(vault, day)
    from cultivate.flows.list import Selection, list_contacts

    listing = list_contacts(session, Selection(tier, stage, tag, untracked))
    if as_json:
        from cultivate.flows.documents import list_json

        print_json(list_json(listing, session))
    elif listing.standings:
        columns = ("name", "tier", "stage", "company", "city", "last touch", "next")
        print_table(columns, [_row(each, session) for each in listing.standings])
    else:
        warn(
            "no contact fits"
            if Selection(tier, stage, tag, untracked)
            else "no contacts yet: cultivate add NAME"
        )
    tell_problems(listing.problems)
    exit_for(listing.problems)


def _row(each: Standing, session: Session) -> tuple[str, ...]:
    from cultivate.model.dates import short_date

    contact, today = each.contact, session.today
    last = short_date(each.last_touch, today) if each.last_touch else "never"
    due = short_date(each.due, today) if each.due else _STATES.get(each.state, each.state)
    return (contact.name, ", ".join(contact.tiers), contact.stage, contact.org, contact.city, last, due)
