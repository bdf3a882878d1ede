"""From one call to a sale: the ratio of each step, measured and blended, and the range of the result."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cultivate.model.shares import share_of

_Z = 1.281552  # of the normal distribution: four times out of five


@dataclass(frozen=True, slots=True)
class Ratio:
    """What part of one step comes to the next.

    `came` of `tried` are the user's own, `prior` what holds until there are `enough`: the method's figure or
    the one in the settings; None where there is neither (method: "How reports count").
    """

    step: str
    of: str
    came: int = 0
    tried: int = 0
    prior: float | None = None
    enough: int = 30

    @property
    def own(self) -> float | None:
        """The user's own share; never more than all, whatever is missing in the notes."""
        share = share_of(self.came, self.tried)
        return None if share is None else min(1.0, share)

    @property
    def weight(self) -> float:
        """How far the user's own share counts: wholly from `enough` on, else in proportion."""
        return min(1.0, self.tried / self.enough)

    @property
    def used(self) -> float | None:
        """The share that is reckoned with: own and prior by `weight`; None where that cannot be said."""
        if self.own is None or self.weight == 1.0:
            return self.prior if self.own is None else self.own
        return None if self.prior is None else self.weight * self.own + (1 - self.weight) * self.prior

    @property
    def spread(self) -> float:
        """The relative variance of the share, as of one that was measured on at least `enough`."""
        share = self.used
        return (1 - share) / (share * max(self.tried, self.enough)) if share else 0.0

    @property
    def contradicts(self) -> bool:
        """More came of a step than there were of it: something is not noted."""
        return self.came > self.tried

    @property
    def told(self) -> str:
        """Where the ratio is from: `your own`, `12 of 30 your own`, `not your own yet`, `not known`."""
        if self.used is None:
            return "not known"
        if self.weight == 1.0:
            return "your own"
        return f"{self.tried} of {self.enough} your own" if self.tried else "not your own yet"


def chain_share(ratios: Sequence[Ratio]) -> float | None:
    """The part of the first step that comes to the last; None where one of the ratios is not known."""
    share = 1.0
    for each in ratios:
        if each.used is None:
            return None
        share *= each.used
    return share


def interval(expected: float, ratios: Sequence[Ratio]) -> tuple[float, float]:
    """Between which two numbers it will come out, four times out of five.

    Small numbers vary by chance (as Poisson's do), and the ratios are themselves uncertain. Both are put
    together on the scale of the square root, on which Poisson's variance is a quarter whatever the number
    (Bartlett, JRSS Supplement 3, 1936).
    """
    if expected <= 0:
        return 0.0, 0.0
    spread = _Z * math.sqrt(1 / 4 + expected * sum(each.spread for each in ratios) / 4)
    root = math.sqrt(expected)
    return max(0.0, root - spread) ** 2, (root + spread) ** 2
