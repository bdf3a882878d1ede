"""The best pairs to introduce in a whole network, found without comparing everybody with everybody.

People who share something stand under the same heading of an index: an interest, two interests at once, a
kind of client, a thing that one looks for and the other has. Only people under one heading are compared, at
most `CROWD` of each side of it (those who are due first, then by circle and name), and at most `WEIGHED`
pairs in all, the rarest headings first: what few share says more than what half the network likes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice, product

from cultivate.model.acquaintance import Acquaintance, acquaintance
from cultivate.model.due import Standing
from cultivate.model.rivals import are_rivals
from cultivate.model.settings import Settings
from cultivate.model.suggest import (
    Key,
    Part,
    Profile,
    besides,
    in_order,
    is_open,
    profile,
    reasons,
    score,
)

CROWD = 150
"""As many people under one heading are compared with each other."""
WEIGHED = 20_000
"""As many pairs are weighed in all."""
_INTERESTS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people, in the order of their names, and why they might like to meet."""

    one: Profile
    two: Profile
    parts: tuple[Part, ...]

    @property
    def score(self) -> int:
        """The sum of the parts."""
        return score(self.parts)


@dataclass(frozen=True, slots=True)
class Couples:
    """The best couples. `weighed` were compared; `is_whole`: nobody who shares something was left out."""

    best: tuple[Couple, ...]
    weighed: int
    is_whole: bool


def best_couples(standings: Sequence[Standing], settings: Settings, today: date, count: int) -> Couples:
    """The best `count` pairs, the best first, of those who are not known to know each other.

    Nobody who died, stopped, rests or was invented is in them, and no two who compete.
    """
    people = _in_turn([each for each in standings if is_open(each)], settings, today)
    known = acquaintance([each.contact for each in standings], today)
    index = _Index.of(people)
    found = list(islice(index.pairs(), WEIGHED + 1))
    weighed = found[:WEIGHED]
    couples = (_couple(people[a], people[b], known, settings, today) for a, b in weighed)
    ranked = sorted(filter(None, couples), key=_order)
    fitting = (each for each in ranked if not are_rivals(each.one.contact, each.two.contact))
    return Couples(tuple(islice(fitting, count)), len(weighed), index.is_whole and len(found) <= WEIGHED)


def _couple(
    one: Profile, two: Profile, known: Acquaintance, settings: Settings, today: date
) -> Couple | None:
    if known.has(one.contact.path, two.contact.path):
        return None
    why = reasons(one, two, settings)
    if not why:
        return None
    parts = (*why, *besides(one, two, known, settings, today))
    return Couple(*in_order(one, two), parts) if score(parts) > 0 else None


def _order(couple: Couple) -> tuple[int, tuple[str, str], tuple[str, str]]:
    return -couple.score, couple.one.place, couple.two.place


def _in_turn(standings: Sequence[Standing], settings: Settings, today: date) -> list[Profile]:
    """Their profiles: who is due soon first, then by circle and name. A place in it stands for somebody."""
    made = [(profile(each, settings, today), each.contact) for each in standings]
    made.sort(key=lambda p: (not p[0].soon, settings.rank(p[1].tiers), p[0].place))
    return [each for each, _ in made]


@dataclass(frozen=True, slots=True)
class _Index:
    """The headings: what people share, by key, and what some look for and others have."""

    shared: Mapping[tuple[Key, ...], Sequence[int]]
    needs: Mapping[Key, tuple[Sequence[int], Sequence[int]]]

    @classmethod
    def of(cls, people: Sequence[Profile]) -> _Index:
        """The index of `people`, whose places in the list it holds."""
        shared: dict[tuple[Key, ...], list[int]] = defaultdict(list)
        seekers: dict[Key, list[int]] = defaultdict(list)
        words: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(people):
            interests = sorted(each.interests, key=sorted)[:_INTERESTS_AT_ONCE]
            for heading in (*((key,) for key in each.interests), *combinations(interests, 2)):
                shared[heading].append(place)
            for key in each.clients:
                shared[key, frozenset(["serves"])].append(place)
            for key in each.needs:
                seekers[key].append(place)
            for word in each.about:
                words[word].append(place)
        needs = {key: (places, _having(key, words, people)) for key, places in seekers.items()}
        return cls({key: places for key, places in shared.items() if len(places) > 1}, needs)

    @property
    def is_whole(self) -> bool:
        """Whether everybody under each heading is compared."""
        sides = (side for both in self.needs.values() for side in both)
        return all(len(places) <= CROWD for places in (*self.shared.values(), *sides))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Each pair under a common heading once; the rarest headings first, needs before likings."""
        seen: set[tuple[int, int]] = set()
        for pair in self._by_heading():
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield pair

    def _by_heading(self) -> Iterator[tuple[int, int]]:
        for _, (seekers, having) in sorted(self.needs.items(), key=lambda need: _rarity(need[0], *need[1])):
            for one, two in product(seekers[:CROWD], having[:CROWD]):
                yield min(one, two), max(one, two)
        for _, places in sorted(self.shared.items(), key=_crowding):
            yield from combinations(places[:CROWD], 2)


def _crowding(heading: tuple[tuple[Key, ...], Sequence[int]]) -> tuple[int, list[list[str]]]:
    keys, places = heading
    return len(places), [sorted(key) for key in keys]


def _rarity(key: Key, seekers: Sequence[int], having: Sequence[int]) -> tuple[int, list[str]]:
    return len(seekers) * len(having), sorted(key)


def _having(key: Key, words: Mapping[str, Sequence[int]], people: Sequence[Profile]) -> list[int]:
    """Those with all words of what is looked for, then those with some: of each word `CROWD` and one more."""
    some = {place for word in key for place in islice(words.get(word, ()), CROWD + 1)}
    rarest = min((words.get(word, ()) for word in key), key=len)
    some |= {place for place in rarest if key <= people[place].about}
    return sorted(some, key=lambda place: (not key <= people[place].about, place))
