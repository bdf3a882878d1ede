"""`cultivate list`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_stage, complete_tier
from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import print_table, warn

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.model.drift import Rhythm
    from cultivate.model.due import Standing

_STATES = {"tracked": "first touch", "no-cadence": "none"}
"""What stands where the next day would: why there is none."""
_LIMIT = 6
"""The place of the column that stands empty where nobody has a `cadence_max`."""


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
@click.option("--drift", is_flag=True, help="Only whom you are losing: silent far beyond your own rhythm.")
@json_option
@vault_options
def list_(
    vault: str | None, day: str | None, as_json: bool,
    tier: str, stage: str, tag: str, untracked: bool, drift: bool,
) -> None:  # fmt: skip
    """List the contacts: circle, last touch, next due day.

    With --drift the silence stands beside the usual gap between two touches, whoever is due or not: those
    with twice their usual gap and two weeks more, and those beyond their `cadence_max`.

    \b
    Examples:
      cultivate list
      cultivate list --tier inner-circle
      cultivate list --untracked
      cultivate list --drift
      cultivate list --json | jq '.contacts | length'
    """
    session = open_session(vault, day)
    from cultivate.flows.list import Selection, list_contacts

    selection = Selection(tier, stage, tag, untracked)
    listing = list_contacts(session, selection, drift=drift, means=as_json)
    if as_json:
        from cultivate.flows.documents import list_json

        print_json(list_json(listing, session))
    elif listing.rhythms:
        _print(listing.rhythms, session, drift=drift)
    elif drift:
        warn("nobody has been silent for long by your own rhythm")
    else:
        warn("no contact fits" if selection else "no contacts yet: cultivate add NAME")
    tell_problems(listing.problems)
    exit_for(listing.problems)


def _print(rhythms: Sequence[Rhythm], session: Session, *, drift: bool) -> None:
    if drift:
        columns: tuple[str, ...] = ("name", "tier", "usual", "silent", "times", "last touch", "limit", "next")
        rows = [_drifting(each, session) for each in rhythms]
        if sys.stdout.isatty() and not any(row[_LIMIT] for row in rows):
            columns, rows = (_without(columns, _LIMIT), [_without(row, _LIMIT) for row in rows])
        print_table(columns, rows)
        return
    columns = ("name", "tier", "stage", "company", "city", "last touch", "next")
    print_table(columns, [_row(each.standing, session) for each in rhythms])


def _without(row: tuple[str, ...], place: int) -> tuple[str, ...]:
    return (*row[:place], *row[place + 1 :])


def _drifting(each: Rhythm, session: Session) -> tuple[str, ...]:
    """`Jane Doe, inner-circle, 30 d, 95 d, 3.2, 21 Aug, , 21 Sep`."""
    from cultivate.model.dates import short_date

    name, tier, _, _, _, last, due = _row(each.standing, session)
    usual = f"{each.usual} d" if each.usual else ""
    times = f"{each.times:.1f}" if each.times else ""
    limit = short_date(each.limit, session.today) if each.limit else ""
    return (name, tier, usual, f"{each.silence} d", times, last, limit, due)


def _row(each: Standing, session: Session) -> tuple[str, ...]:
    from cultivate.model.dates import short_date

    contact, today = each.contact, session.today
    last = short_date(each.last_touch, today) if each.last_touch else "never"
    due = short_date(each.due, today) if each.due else _STATES.get(each.state, each.state)
    return (contact.name, ", ".join(contact.tiers), contact.stage, contact.org, contact.city, last, due)
