"""`cultivate bench`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_tier
from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import print_table, say

if TYPE_CHECKING:
    from cultivate.model.bench import Bench, Seat

_WAITING = 10


@click.command(short_help="Who has a seat in each circle, and who waits for one.")
@click.argument("tier", required=False, default="", shell_complete=complete_tier)
@click.option("--all", "whole", is_flag=True, help="Everybody who waits, and everybody in the circle.")
@json_option
@vault_options
def bench(vault: str | None, day: str | None, as_json: bool, tier: str, whole: bool) -> None:
    """Show who is over a circle's size, who waits, who has earned a seat and who has lost it.

    The measure is shown for each person: what they gave you in two years (2 points for an introduction, 3
    for a referral), 1 for giving both ways, 2 for a response within two of their cadences.

    \b
    Examples:
      cultivate bench
      cultivate bench inner-circle --all
      cultivate bench --json | jq '.tiers[].over'
    """
    session = open_session(vault, day)
    from cultivate.flows.bench import benches

    report = benches(session, tier)
    if as_json:
        from cultivate.flows.planning_documents import bench_json

        print_json(bench_json(report, session))
    else:
        _print(report.benches, whole=whole)
    tell_problems(report.problems)
    exit_for(report.problems)


def _print(benches: tuple[Bench, ...], *, whole: bool) -> None:
    if not sys.stdout.isatty():
        rows = [(each.tier.id, *_row(seat)) for each in benches for seat in (*each.seats, *each.waiting)]
        print_table(("tier", "name", "seat", "points", "measure"), rows)
        return
    for each in benches:
        say(_title(each), bold=True)
        print_table(("name", "seat", "points", "measure"), [_row(seat) for seat in _shown(each, whole=whole)])


def _shown(each: Bench, *, whole: bool) -> Iterator[Seat]:
    """Who may move, up or down; the whole circle with `--all`."""
    yield from each.seats if whole else each.down
    if not whole:
        yield from (seat for seat in each.seats if seat.missing and seat not in each.down)
    yield from each.waiting if whole else each.waiting[:_WAITING]


def _row(seat: Seat) -> tuple[str, ...]:
    from cultivate.model.bench import PLACES
    from cultivate.model.trust import candidacy

    told = seat.measure.told
    if seat.missing and seat.place not in ("earned", "waiting"):
        told += f"; {candidacy(seat.missing)}"
    return (seat.standing.contact.name, PLACES[seat.place], str(seat.measure.points), told)


def _title(each: Bench) -> str:
    """`inner-circle: 26 of 25 seats, 1 over · active 19 of 26`."""
    count = len(each.seats)
    seats = f"{count} of {each.tier.size} seats" if each.tier.size else f"{count} people"
    room = f", {each.over} over" if each.over > 0 else f", room for {-each.over}" if each.over else ""
    return f"{each.tier.id}: {seats}{room} · active {each.active} of {count}"
