"""Which day for whom: due people spread over days that can be done (method: "Working defaults").

The plan is a pure function of notes, settings and today, stored nowhere. It goes through the working days
from today on, and each holds `per_day` places. What is owed on a day has its places first, but a quarter of
them, one at least, always stays for people who are due. Those go to the most urgent: who is late by the
largest share of their own cadence; among equals the higher circle, the earlier day, the name. Whoever has
just become due waits for the next day that suits their means, inside the circle's tolerance and while such
days have room; whoever has let one go by takes any. Places that stay empty before days that would overflow go
to those who are due next.

What this keeps small is the sum, over all touches, of the days late times the share of the cadence that they
are. It grows with the square of the wait, so nobody waits for ever to keep another on time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cultivate.model.claims import Claims
from cultivate.model.due import Standing
from cultivate.model.filling import Filling
from cultivate.model.proposal import Proposal
from cultivate.model.queues import Waiting
from cultivate.model.reasons import why_this_day
from cultivate.model.settings import Settings
from cultivate.model.workdays import is_open

NO_CLAIMS = Claims()
FORESEEN = 20
"""Open days that are planned in full; whoever still waits after them gets the next places by urgency."""


class PlannedTouch(NamedTuple):
    """One touch on the day that has room for it.

    `due` is the day by the clock, the planned day itself for somebody never touched. `again` is one that
    comes after another that is only planned. `moved` is what kept it off its own day (`model.blocked`).
    """

    standing: Standing
    day: date
    due: date
    proposal: Proposal
    settings: Settings
    today: date
    again: bool = False
    moved: str = ""

    @property
    def means(self) -> str:
        """By which means."""
        return self.proposal.means

    @property
    def outcome(self) -> str:
        """`invited` where it is arranged."""
        return self.proposal.outcome

    @property
    def manner(self) -> str:
        """Why this means, in a few words."""
        return self.proposal.why

    @property
    def reason(self) -> str:
        """Why this day, in a few words; put together for those who are shown, out of thousands."""
        return why_this_day(
            self.standing,
            self.due,
            self.day,
            self.proposal,
            self.settings,
            self.today,
            again=self.again,
            cause=self.moved,
        )


def plan_ahead(
    standings: Iterable[Standing], settings: Settings, today: date, days: int, claims: Claims = NO_CLAIMS
) -> list[PlannedTouch]:
    """Every touch from `today` to `days` days later, by day and urgency; somebody may come up several times.

    Nobody is planned on a day off, not even today.
    """
    filling = Filling(list(standings), settings, today, claims)
    last = today + timedelta(days=days)
    touches: list[PlannedTouch] = []
    for day, people in filling.days():
        if day > last:
            break
        touches += [_touch(each, day, settings, today) for each in people]
    return touches


def plan_due(
    standings: Iterable[Standing], settings: Settings, today: date, claims: Claims = NO_CLAIMS
) -> list[PlannedTouch]:
    """A day for everybody who is due by `today`, and whoever else comes today; each person once.

    On a day off the most urgent come up, since the user asks; the others have the days that they have anyway.
    """
    filling = Filling(list(standings), settings, today, claims)
    asked = [] if is_open(today, settings) else filling.asked()
    found = [_touch(each, today, settings, today) for each in asked]
    waiting = set(filling.waiting) - {each.path for each in asked}
    for place, (day, people) in enumerate(filling.days()):
        for each in people:
            if day == today or each.path in waiting:
                found.append(_touch(each, day, settings, today))
                waiting.discard(each.path)
        if not waiting or place == FORESEEN:
            break
    rest = filling.rest(waiting, FORESEEN + 1)
    return found + [_touch(each, day, settings, today, moved="full") for day, each in rest]


def _touch(each: Waiting, day: date, settings: Settings, today: date, moved: str = "") -> PlannedTouch:
    again, moved = bool(each.ahead), moved or each.moved
    return PlannedTouch(each.standing, day, each.due, each.proposal, settings, today, again, moved)
