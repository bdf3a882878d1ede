"""`cultivate plan`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import print_table, say, warn

if TYPE_CHECKING:
    from cultivate.flows.plan import PlanDay, PlanItem, PlanReport
    from cultivate.flows.session import Session

_BLOCKS = "█▓▒░"
"""One for each circle, from the highest; those after the fourth share the last."""
_OWED = "·"
"""Promises and birthdays."""
_LONGEST = 30


@click.command(short_help="Who falls on which day of the coming weeks.")
@click.option(
    "--weeks", type=click.IntRange(1, 53), default=4, show_default=True, metavar="N", help="How far to look."
)
@click.option("--names", is_flag=True, help="With the names below each day.")
@json_option
@vault_options
def plan(vault: str | None, day: str | None, as_json: bool, weeks: int, names: bool) -> None:
    """Show who falls on which day, how full each day is, and the days that hold too much.

    Nothing is stored: the plan follows from the notes, the settings and the day.

    \b
    Examples:
      cultivate plan
      cultivate plan --weeks 13 --names
      cultivate plan --json | jq '.days[] | {date, load: (.items | length)}'
    """
    session = open_session(vault, day)
    from cultivate.flows.plan import plan as run

    report = run(session, weeks)
    if as_json:
        from cultivate.flows.planning_documents import plan_json

        print_json(plan_json(report, session))
    elif sys.stdout.isatty():
        _chart(report, session, names=names)
    else:
        rows = [_row(each, session) for one in report.days for each in one.items]
        print_table(("date", "name", "tier", "means", "due", "reason", "manner"), rows)
        for line in report.words:
            warn(line)
    tell_problems(report.problems)
    exit_for(report.problems)


def _row(each: PlanItem, session: Session) -> tuple[str, ...]:
    from cultivate.model.dates import short_date
    from cultivate.model.hints import plain

    due, tier = short_date(each.due, session.today), ", ".join(each.contact.tiers)
    means = " ".join(filter(None, (each.means, each.outcome)))
    return (each.day.isoformat(), each.contact.name, tier, means, due, plain(each.reason), each.manner)


def _chart(report: PlanReport, session: Session, *, names: bool) -> None:
    """A bar a day, one block a person, shaded by circle."""
    settings = session.settings
    ranked = list(settings.tiers)
    blocks = {tier: _BLOCKS[min(place, len(_BLOCKS) - 1)] for place, tier in enumerate(ranked)}
    for each in report.days:
        say(_bar(each, session, blocks), fg="yellow" if each.over else None)
        if names and each.items:
            say("    " + ", ".join(_named(one) for one in each.items))
    if report.rest:
        say(f"{'Also owed':<15} {len(report.rest):>3} {'':<6} {_drawn(_OWED * len(report.rest))}")
        if names:
            say("    " + ", ".join(_named(one) for one in report.rest))
    shown = {**{tier: block for tier, block in blocks.items() if settings.tiers[tier].cadence}, "owed": _OWED}
    say("  ".join(f"{block} {tier}" for tier, block in shown.items()), dim=True)
    for line in (*report.words, *summary(report)):
        say(line)


def _named(each: PlanItem) -> str:
    what = each.reason.partition(":")[0] if each.owed else each.means
    return f"{each.contact.name} ({what})"


def _bar(each: PlanDay, session: Session, blocks: dict[str, str]) -> str:
    from cultivate.model.dates import WEEKDAYS, short_date
    from cultivate.model.due import highest_tier

    counts = Counter(highest_tier(one.contact, session.settings) for one in each.items if not one.owed)
    owed = sum(one.owed for one in each.items)
    bar = "".join(block * counts[tier] for tier, block in blocks.items()) + "░" * counts[""] + _OWED * owed
    over = f"  {each.over} over" if each.over else ""
    day = f"{WEEKDAYS[each.date.weekday()][:3]} {short_date(each.date, session.today)}"
    room = f"of {each.limit}" if each.limit else "off"
    return f"{day:<15} {len(each.items):>3} {room:<6} {_drawn(bar)}{over}"


def _drawn(bar: str) -> str:
    return bar if len(bar) <= _LONGEST else f"{bar[: _LONGEST - 1]}…"


def summary(report: PlanReport) -> list[str]:
    """`143 people in 20 days; no day is over its limit`, or which days are."""
    from cultivate.model.dates import short_date

    count = sum(len(each.items) for each in report.days)
    first = report.days[0].date if report.days else None
    said = f"{count} {'person' if count == 1 else 'people'} in {len(report.days)} days"
    if not report.over or first is None:
        return [f"{said}; no day holds more than it can"]
    named = ", ".join(f"{short_date(each.date, first)} ({each.over})" for each in report.over[:5])
    more = f" and {len(report.over) - 5} more" if len(report.over) > 5 else ""
    return [f"{said}; over the limit: {named}{more}"]
