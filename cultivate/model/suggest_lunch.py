"""Two others to ask to a lunch with somebody (method: "The means of a touch", at a table with two others)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cultivate.model.acquaintance import Acquaintance, acquaintance
from cultivate.model.due import Standing
from cultivate.model.people import fold
from cultivate.model.rivals import are_rivals
from cultivate.model.settings import Settings
from cultivate.model.suggest import Part, Profile, is_open, profile, reasons, score, when_due
from cultivate.model.visits import is_free

WEIGHED = 40
"""As many of those in the town are weighed for a table: those who go best with the first guest."""


@dataclass(frozen=True, slots=True)
class Lunch:
    """Two others for a table, in the order of their names, and why the three go together.

    `is_whole`: each of the two has something in common with somebody there, and is not only due soon.
    """

    guests: tuple[Profile, Profile]
    parts: tuple[Part, ...]
    is_whole: bool

    @property
    def score(self) -> int:
        """The sum of the parts."""
        return score(self.parts)


@dataclass(frozen=True, slots=True)
class Lunches:
    """The best tables. `near` live in the same town, `due` of them are due or nearly and free for a meal."""

    best: tuple[Lunch, ...]
    near: tuple[Standing, ...]
    due: tuple[Standing, ...]


def best_lunches(
    host: Standing, standings: Sequence[Standing], settings: Settings, today: date, count: int
) -> Lunches:
    """The best `count` pairs of others to sit with `host`, the best first.

    All three are strangers to each other, as far as the notes tell, none competes with another, and one of
    the two at least has a reason to meet the host. The two live where the host does, are due or will be
    within `[suggest] within` days, and are free for a meal. Tables at which one of the two has nothing in
    common with anybody come only where there are no others. Without a city, or where the host would rather
    have no meals, there is nobody.
    """
    city = fold(host.contact.city) if "meal" not in host.contact.avoid else ""
    near = tuple(
        each for each in standings
        if city and fold(each.contact.city) == city and is_open(each)
        and each.contact.path != host.contact.path
    )  # fmt: skip
    there = {each.contact.path: profile(each, settings, today) for each in near}
    due = tuple(
        each for each in near if there[each.contact.path].soon and is_free(each.contact, settings, today)
    )
    table = _Table(
        profile(host, settings, today), acquaintance([each.contact for each in standings], today), settings
    )
    guests = table.fitting([there[each.contact.path] for each in due])
    found = sorted(filter(None, (table.lunch(one, two) for one, two in combinations(guests, 2))), key=_order)
    whole = [each for each in found if each.is_whole]
    return Lunches(tuple((whole or found)[:count]), near, due)


@dataclass(frozen=True, slots=True)
class _Table:
    host: Profile
    known: Acquaintance
    settings: Settings

    def fitting(self, people: Sequence[Profile]) -> list[Profile]:
        """Those who may sit with the host, by name; of many those who go best with the host."""

        def order(each: Profile) -> tuple[int, tuple[str, str]]:
            own = (*reasons(self.host, each, self.settings), *when_due(each, self.settings))
            return -score(own), each.place

        strangers = [each for each in people if self._may_meet(self.host, each)]
        return sorted(sorted(strangers, key=order)[:WEIGHED], key=lambda each: each.place)

    def lunch(self, one: Profile, two: Profile) -> Lunch | None:
        """The table of the host and these two; None where they are better not sat together."""
        if not self._may_meet(one, two):
            return None
        pairs = ((self.host, one), (self.host, two), (one, two))
        why = [[_between(a, b, part) for part in reasons(a, b, self.settings)] for a, b in pairs]
        if not why[0] and not why[1]:
            return None
        parts = [part for found in why for part in found]
        parts += [part for each in (one, two) for part in when_due(each, self.settings)]
        is_whole = bool((why[0] or why[2]) and (why[1] or why[2]))
        return Lunch((one, two), tuple(parts), is_whole)

    def _may_meet(self, one: Profile, two: Profile) -> bool:
        a, b = one.contact, two.contact
        if self.known.has(a.path, b.path) or self.known.declined(a.path, b.path):
            return False
        return not are_rivals(a, b)


def _between(one: Profile, two: Profile, part: Part) -> Part:
    """The part with the two named, where its words do not name them: three sit at the table."""
    if part.kind not in ("interest", "clients"):
        return part
    names = " and ".join(sorted((one.contact.name, two.contact.name), key=fold))
    return Part(part.kind, f"{names} {part.words}", part.points, part.behind)


def _order(lunch: Lunch) -> tuple[int, tuple[str, str], tuple[str, str]]:
    one, two = lunch.guests
    return -lunch.score, one.place, two.place
