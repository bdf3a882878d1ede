"""Chance that falls the same way everywhere: drawing from lists, with nothing but `random()`.

`random.Random(n).random()` is the one method whose sequence Python promises to keep from
version to version; everything else here is built on it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws. The same `seed` gives the same stream on every machine."""

    __slots__ = ("_next",)

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def happens(self, share: float) -> bool:
        """True in `share` (0 to 1) of the cases."""
        return self._next() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        """One of `things`, each as likely as the other."""
        return things[int(self._next() * len(things))]

    def weighted(self, things: Sequence[tuple[T, float]]) -> T:
        """One of `things`, each as likely as its weight says."""
        left = self._next() * sum(weight for _, weight in things)
        for thing, weight in things:
            left -= weight
            if left < 0:
                return thing
        return things[-1][0]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """`things` in another order (Fisher and Yates)."""
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = int(self._next() * (last + 1))
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed


class Deck(Generic[T]):
    """Things dealt so that each is used as often as every other one: the least used are drawn first."""

    __slots__ = ("_chance", "_things", "_used")

    def __init__(self, things: Sequence[T], chance: Chance) -> None:
        self._things = tuple(things)
        self._used = [0] * len(self._things)
        self._chance = chance

    def draw(self, fits: Callable[[T], bool] | None = None) -> T | None:
        """One of the least used things that fit; None where none fits."""
        open_to = [place for place, thing in enumerate(self._things) if fits is None or fits(thing)]
        if not open_to:
            return None
        least = min(self._used[place] for place in open_to)
        place = self._chance.pick([each for each in open_to if self._used[each] == least])
        self._used[place] += 1
        return self._things[place]

    def deal(self) -> T:
        """One of the least used things of a deck that is not empty."""
        thing = self.draw()
        if thing is None:
            raise ValueError("an empty deck deals nothing")
        return thing
