"""Which day for whom: due people spread over days that can be done (method: "Working defaults").

The plan is a pure function of notes, settings and today, stored nowhere. What it makes small is the sum,
over all touches, of the days late times the share of the cadence that they are: a week is much in a month and
little in a year, the longer somebody waits the more another day counts, and so nobody waits for ever to keep
another on time. Of two who are equally late by their own cadence the higher circle comes first. No day holds
more than `per_day`; where what has to come on a day is more than that by itself, it comes all the same.

- What is owed counts towards its day: promises, thanks, follow-ups, birthdays, tries.
- Within their circle's tolerance people wait for a day that suits them and their means, if there is room.
- Ahead of full days and quiet seasons, empty places go to those whose day comes next, within the tolerance.
- Those never touched get a quarter of each day at least, as long as any are offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cultivate.model.due import Standing
from cultivate.model.filling import Filling
from cultivate.model.queues import Waiting
from cultivate.model.reasons import why_this_day
from cultivate.model.settings import Settings

FORESEEN = 20
"""Open days that are planned in full; whoever still waits after them gets the next places by urgency."""


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """One touch on the day that has room for it.

    `due` is the day by the clock, the planned day itself for somebody never touched. `reason` says why this
    day and `manner` why this means, each in a few words; `chosen` that a plan, a turn or a wish of theirs
    chose the means. `outcome` is `invited` where it is arranged.
    """

    standing: Standing
    day: date
    due: date
    means: str
    reason: str
    outcome: str = ""
    manner: str = ""
    chosen: bool = False


def plan_ahead(
    standings: Iterable[Standing],
    settings: Settings,
    today: date,
    days: int,
    *,
    done: int = 0,
    owed: Mapping[str, bool] | None = None,
) -> list[PlannedTouch]:
    """Every touch from `today` to `days` days later, by day and urgency; somebody may come up several times.

    `done` people have used up room today already. `owed` has the paths of those to whom something is owed
    today, true where that and being due fold into one item.
    """
    filling = Filling(list(standings), settings, today, done, owed or {})
    last = today + timedelta(days=days)
    touches: list[PlannedTouch] = []
    for day, people in filling.days():
        if day > last:
            break
        touches += [_touch(each, day, settings, today) for each in people]
    return touches


def plan_due(
    standings: Iterable[Standing],
    settings: Settings,
    today: date,
    *,
    done: int = 0,
    owed: Mapping[str, bool] | None = None,
) -> list[PlannedTouch]:
    """A day for everybody who is due by `today`, and whoever else comes today; each person once."""
    filling = Filling(list(standings), settings, today, done, owed or {})
    found: list[PlannedTouch] = []
    waiting = set(filling.waiting)
    for place, (day, people) in enumerate(filling.days()):
        for each in people:
            if day == today or each.path in waiting:
                found.append(_touch(each, day, settings, today))
                waiting.discard(each.path)
        if not waiting or place == FORESEEN:
            break
    return found + [_touch(each, day, settings, today) for day, each in filling.rest(waiting, FORESEEN + 1)]


def _touch(each: Waiting, day: date, settings: Settings, today: date) -> PlannedTouch:
    proposal, again = each.proposal, bool(each.ahead)
    why = why_this_day(each.standing, each.due, day, proposal, settings, today, again=again)
    return PlannedTouch(
        each.standing, day, each.due, proposal.means, why, proposal.outcome, proposal.why, proposal.planned
    )
