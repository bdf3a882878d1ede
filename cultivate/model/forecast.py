"""What the promises of the circles come to: touches a month for a year, beside what the days can hold."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cultivate.model.cadence import add_months
from cultivate.model.due import Standing, highest_tier
from cultivate.model.proposal import plan_of
from cultivate.model.settings import Settings
from cultivate.model.touch import touches
from cultivate.model.workdays import is_workday

MONTHS = 12
DAYS_A_MONTH = 365.2425 / 12
DONE_OVER = 91
"""Days that the user's own pace is measured over: a quarter."""


@dataclass(frozen=True, slots=True)
class TierLoad:
    """One circle: its people, and what their cadences come to. `means` are touches a month by means."""

    tier: str
    people: int
    per_month: float
    means: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """One calendar month (the first one from today on): whose turn comes in it, by circle.

    `capacity` is working days times `per_day`; `carried` waits at its end for want of room.
    """

    first: date
    workdays: int
    touches: Mapping[str, int]
    capacity: int
    carried: int

    @property
    def total(self) -> int:
        """Everybody whose turn comes in this month."""
        return sum(self.touches.values())


@dataclass(frozen=True, slots=True)
class Forecast:
    """The coming year. `workdays` are an average month's, `done` the user's own touches a working day."""

    tiers: tuple[TierLoad, ...]
    months: tuple[MonthLoad, ...]
    workdays: float
    done: float
    per_day: int

    @property
    def per_workday(self) -> float:
        """Touches that a working day needs."""
        return sum(each.per_month for each in self.tiers) / self.workdays

    @property
    def fits(self) -> bool:
        """Whether the days are long enough, and the user's own pace is about right, where one is known."""
        wanting = self.per_workday - self.done if self.done else 0.0
        return self.per_workday <= self.per_day and wanting <= max(0.5, self.done / 10)


def forecast(standings: Sequence[Standing], settings: Settings, today: date) -> Forecast:
    """Work out the year from every tracked person's cadence, due day and plan."""
    people = [each for each in standings if each.state == "tracked" and not each.contact.is_sample]
    return Forecast(
        tuple(_tier_loads(people, settings)),
        tuple(_months(people, settings, today)),
        max(1.0, len(settings.workdays) / 7 * DAYS_A_MONTH),
        _done(standings, settings, today),
        settings.per_day,
    )


def monthly(each: Standing) -> float:
    """Touches a month that one person's cadence comes to."""
    return DAYS_A_MONTH / each.cadence.length if each.cadence else 0.0


def means_of(each: Standing, settings: Settings) -> dict[str, float]:
    """Which share of somebody's touches is by which means: their strands, their rotation, or all by one."""
    strands, turns = plan_of(each.contact, settings)
    if strands:
        rates = {strand.means: 1 / strand.every.length for strand in strands}
        return {means: rate / sum(rates.values()) for means, rate in rates.items()}
    if turns:
        return {means: 1 / len(turns) for means in turns}
    return {each.contact.proposed_means: 1.0}


def _tier_loads(people: Sequence[Standing], settings: Settings) -> list[TierLoad]:
    groups: dict[str, list[Standing]] = defaultdict(list)
    for each in people:
        groups[highest_tier(each.contact, settings)].append(each)
    loads = []
    for tier in sorted(groups, key=lambda tier: settings.rank((tier,))):
        means: Counter[str] = Counter()
        for each in groups[tier]:
            for name, share in means_of(each, settings).items():
                means[name] += share * monthly(each)  # type: ignore[assignment]
        loads.append(TierLoad(tier, len(groups[tier]), sum(map(monthly, groups[tier])), dict(means)))
    return loads


def _months(people: Sequence[Standing], settings: Settings, today: date) -> list[MonthLoad]:
    firsts = [today, *(add_months(today.replace(day=1), ahead) for ahead in range(1, MONTHS + 1))]
    turns: dict[date, Counter[str]] = {first: Counter() for first in firsts[:-1]}
    for number, each in enumerate(people):
        tier = highest_tier(each.contact, settings)
        for day in _turns(each, number, today, firsts[-1]):
            turns[max(first for first in firsts if first <= day)][tier] += 1
    found, carried = [], 0
    for first, end in pairwise(firsts):
        days = sum(is_workday(first + timedelta(days=ahead), settings) for ahead in range((end - first).days))
        capacity = days * settings.per_day
        carried = max(0, carried + sum(turns[first].values()) - capacity)
        found.append(MonthLoad(first, days, dict(turns[first]), capacity, carried))
    return found


def _turns(each: Standing, number: int, today: date, end: date) -> list[date]:
    """The days before `end` on which somebody's turn comes, if each one is kept."""
    if not each.cadence:
        return []
    # First touches come a few a day: the people of a circle are spread over its cadence.
    first = each.due or today + timedelta(days=number * 7 % math.ceil(each.cadence.length))
    days, day = [], max(first, today)
    while day < end:
        days.append(day)
        day = each.cadence.after(day)
    return days


def _done(standings: Sequence[Standing], settings: Settings, today: date) -> float:
    """The user's touches a working day over the last quarter, 0 where there is none."""
    since = today - timedelta(days=DONE_OVER)
    days = sum(is_workday(since + timedelta(days=ahead), settings) for ahead in range(DONE_OVER))
    counted = sum(
        entry.day >= since
        for each in standings
        for entry in touches(each.contact.entries, settings.vocabulary, today)
    )
    return counted / max(1, days)


def advice(found: Forecast) -> list[str]:
    """What would have to change for the year to fit the user's own pace; empty where it does.

    Where the days themselves are too short, `model.capacity` says so.
    """
    if found.fits or not found.tiers or found.per_workday > found.per_day:
        return []
    largest = max(found.tiers, key=lambda each: each.per_month)
    others = sum(each.per_month for each in found.tiers if each is not largest)
    left = found.done * found.workdays - others
    if left <= 0:
        return [f"fewer people in all circles: the smaller ones alone need more than {found.done:.1f} a day"]
    circle = largest.tier or "those without a tier"
    fewer = math.ceil((largest.per_month - left) * largest.people / largest.per_month)
    return [
        f"{circle} every {math.ceil(largest.people / left * 2) / 2:g} months",
        f"{fewer} fewer people in {circle} ({largest.people - fewer} instead of {largest.people})",
    ]
