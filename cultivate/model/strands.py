"""A cultivation plan as it is written: strands, each a means with a clock of its own.

What a plan proposes on a day is `model.proposal`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cultivate.model.cadence import Cadence, parse_cadence


@dataclass(frozen=True, slots=True)
class Strand:
    """One means, every so often: `call every 3 months`."""

    means: str
    every: Cadence

    def __str__(self) -> str:
        return f"{self.means} every {self.every}".replace("every 1 ", "every ")


_NAMED = (
    "weekly",
    "fortnightly",
    "monthly",
    "quarterly",
    "twice a year",
    "half-yearly",
    "yearly",
    "annually",
)


def parse_strand(text: str) -> Strand | None:
    """The strand that `call every 3 months`, `home yearly`, `meal twice a year` says; else None.

    The means is the word as typed, in lower case: whether it is one is for who knows the vocabulary.
    """
    words = " ".join(text.casefold().split())
    for place in (match.start() for match in re.finditer(" ", words)):
        means, interval = words[:place].rstrip(":,"), words[place + 1 :]
        every = parse_cadence(interval)
        if (
            every
            and means not in ("", "every")
            and (interval.startswith("every ") or interval in _NAMED or interval[0].isdigit())
        ):
            return Strand(means, every)
    return None


def strands(*written: str) -> tuple[Strand, ...]:
    """The strands of several lines; what is none is left out."""
    found = (parse_strand(text) for text in written)
    return tuple(strand for strand in found if strand)


INNER_CIRCLE = strands(
    "call every 3 months",
    "article every 6 months",
    "meal every 6 months",
    "help every 6 months",
    "home yearly",
    "event yearly",
)
"""Twelve touches a year, no two running alike (method: "The means of a touch")."""
