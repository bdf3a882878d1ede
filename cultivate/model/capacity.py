"""Whether the days can hold what the circles promise, in a sentence with the numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cultivate.model.cadence import Cadence
from cultivate.model.counts import together
from cultivate.model.due import Standing
from cultivate.model.settings import Settings

_DAYS_A_YEAR = 365.2425
_ADVERBS = {"1 week": "weekly", "1 month": "monthly", "3 months": "quarterly", "1 year": "yearly"}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Strain:
    """What the cadences come to where the days hold less, and the `ways` to make them fit: one is enough."""

    said: str
    ways: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.said}. To fit: {'; or '.join(self.ways)}"


def too_much(standings: Iterable[Standing], settings: Settings) -> str:
    """What the cadences come to and what would have to change, where the days hold less; else empty.

    `240 quarterly and 25 monthly are 4.9 a working day; per_day is 4. To fit: per_day = 5; or …`
    """
    found = strain(standings, settings)
    return str(found) if found else ""


def strain(standings: Iterable[Standing], settings: Settings) -> Strain | None:
    """The same in its parts; None where the days hold what is promised."""
    people = Counter(each.cadence for each in standings if each.state == "tracked" and each.cadence)
    workdays = max(1.0, len(settings.workdays) / 7 * _DAYS_A_YEAR)
    loads = {each: count * _DAYS_A_YEAR / each.length / workdays for each, count in people.items() if each}
    load, limit = sum(loads.values()), settings.per_day
    if load <= limit:
        return None
    ordered = sorted(loads, key=lambda each: -loads[each])
    named = [f"{people[each]} {_often(each)}" for each in ordered[:_SHOWN]]
    if len(ordered) > _SHOWN:
        named.append(f"{sum(people[each] for each in ordered[_SHOWN:])} others")
    first = ordered[0]
    fewer = math.ceil((load - limit) / loads[first] * people[first])
    ways = [f"per_day = {math.ceil(load)}"]
    if fewer < people[first]:
        length = first.length * people[first] / (people[first] - fewer)
        ways.append(f"the {people[first]} every {math.ceil(length / 7)} weeks")
        ways.append(f"{people[first] - fewer} of them instead of {people[first]}")
    said = f"{together(named)} are {load:.1f} a working day; per_day is {limit}"
    return Strain(said, tuple(ways))


def _often(cadence: Cadence) -> str:
    return _ADVERBS.get(str(cadence), f"every {cadence}")
