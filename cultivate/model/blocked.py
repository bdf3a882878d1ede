"""What kept people off the open days before theirs, while the days are being filled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from cultivate.model.openings import Openings
from cultivate.model.queues import Queue

Cause = Literal["", "early", "weekday", "full", "meals", "short"]
"""Why a touch is off its own day, besides the days on which nobody is planned.

`early` is ahead of it, in a place that was empty; the others are behind it: no day that suits, no place, no
meal left that week, no minutes today.
"""
_STRONGEST: tuple[Cause, ...] = ("meals", "short", "full", "weekday")


class Blocked:
    """The days filled so far, by what nobody more could have on them."""

    def __init__(self) -> None:
        self._full: set[date] = set()
        self._without_meals: set[date] = set()
        self._short: date | None = None

    def fill(self, day: date, *, full: bool, meals: bool) -> None:
        """A day is filled: whether it has no place left, and whether its week has meals left."""
        if full:
            self._full.add(day)
        if not meals:
            self._without_meals.add(day)

    def shorten(self, day: date) -> None:
        """The minutes of this day are given away."""
        self._short = day

    def cause(self, queue: Queue, due: date, place: int, openings: Openings) -> Cause:
        """What kept somebody of `queue`, due on `due`, off the open days before the one at `place`."""
        found = set(self._causes(queue, due, place, openings))
        return next((each for each in _STRONGEST if each in found), "")

    def _causes(self, queue: Queue, due: date, place: int, openings: Openings) -> Iterator[Cause]:
        for earlier in range(place - 1, -1, -1):
            day = openings.at(earlier)
            if day < due:
                return
            if queue.was_missed(due, earlier, openings):
                yield "short" if day == self._short else "full"
            elif not queue.suits(day):
                yield "weekday"
            elif queue.kind.arranged and day in self._without_meals:
                yield "meals"
            else:
                yield "short" if day == self._short else "full"
