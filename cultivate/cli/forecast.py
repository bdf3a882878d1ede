"""`cultivate forecast`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import print_table, say

if TYPE_CHECKING:
    from cultivate.flows.forecast import ForecastReport
    from cultivate.model.forecast import Forecast, MonthLoad, TierLoad


@click.command(short_help="The coming year's touches against what your days can hold.")
@json_option
@vault_options
def forecast(vault: str | None, day: str | None, as_json: bool) -> None:
    """Show the touches a month by circle and means for the coming year, beside what your days can hold.

    Your own pace is that of the last 13 weeks. Where it does not fit, any one of the changes named is enough.

    \b
    Examples:
      cultivate forecast
      cultivate forecast --json | jq '.months[] | {month, total, capacity}'
    """
    session = open_session(vault, day)
    from cultivate.flows.forecast import forecast as run

    report = run(session)
    if as_json:
        from cultivate.flows.planning_documents import forecast_json

        print_json(forecast_json(report, session))
    else:
        _print(report)
    tell_problems(report.problems)
    exit_for(report.problems)


def _print(report: ForecastReport) -> None:
    found = report.forecast
    if not found.tiers:
        say("nobody has a cadence yet, so nothing comes up by itself")
        return
    for each in found.tiers:
        say(_promise(each, found))
    done = f"; you have done {_number(found.done)}" if found.done else ""
    say(f"Together {_number(found.per_workday)} a working day of {found.per_day}{done}.")
    if report.strain:
        say(f"{report.strain}.")
    elif report.advice:
        say(f"To fit: {'; or '.join(report.advice)}.")
    elif found.fits:
        say("It fits.")
    if sys.stdout.isatty():
        say()
    tiers = [each.tier for each in found.tiers]
    print_table(
        ("month", *(tier or "no tier" for tier in tiers), "in all", "room", "carried over"),
        [_row(each, tiers) for each in found.months],
    )


def _promise(each: TierLoad, found: Forecast) -> str:
    """`client-system: 240 people = 80 a month = 3.7 a working day (call 74, meal 6)`."""
    people = "1 person" if each.people == 1 else f"{each.people} people"
    means = sorted(each.means.items(), key=lambda pair: (-pair[1], pair[0]))
    by = ", ".join(f"{name} {_number(count)}" for name, count in means)
    rate = f"{_number(each.per_month)} a month = {_number(each.per_month / found.workdays)} a working day"
    return f"{each.tier or 'no tier'}: {people} = {rate}{f' ({by})' if by else ''}"


def _number(rate: float) -> str:
    """`80`, `3.7`; what is less than a tenth is said so."""
    if rate >= 10:
        return str(round(rate))
    return f"{rate:.1f}" if rate >= 0.05 else "under 0.1"


def _row(each: MonthLoad, tiers: list[str]) -> tuple[str, ...]:
    from cultivate.model.dates import MONTHS

    counts = (str(each.touches.get(tier, 0)) for tier in tiers)
    month = f"{MONTHS[each.first.month - 1]} {each.first.year}"
    return (month, *counts, str(each.total), str(each.capacity), str(each.carried or ""))
