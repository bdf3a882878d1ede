"""By how many those who are to come are more than the days ahead can hold, as the days are being filled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cultivate.model.openings import Openings
from cultivate.model.queues import Queue

_WEEK = 5
"""Open days within which those who wait for a day of their own have to find room on it."""


class Pressure(NamedTuple):
    """`people` more than there are places, among those who are due by `until`."""

    people: int
    until: date


def ahead_of(place: int, queues: Iterable[Queue], openings: Openings) -> Pressure:
    """How many of those due soon the days to come cannot hold, at the worst.

    Those whose own day is off, and comes before the next open one, count whatever room there is: on a
    weekend, and above all in a quiet season, whose people count against the days before it.
    """
    queues = list(queues)
    day = openings.at(place)
    until = openings.at(place + 1) - timedelta(days=1)
    worst = Pressure(_due_by(until, queues) - _due_by(day, queues), until)
    held = 0
    for step in range(1, max((queue.kind.early for queue in queues), default=0) + 1):
        held += openings.room(place + step)
        until = openings.at(place + step + 1) - timedelta(days=1)
        people = _due_by(until, queues) - held
        if people > 0:
            worst = Pressure(max(worst.people, people), until)
    return worst


def on_their_days(queue: Queue, place: int, queues: Iterable[Queue], openings: Openings) -> int:
    """By how many those who want the same weekdays are more than the week's places on them."""
    week, days = range(place + 1, place + 1 + _WEEK), queue.kind.days
    held = sum(openings.room(p) for p in week if openings.at(p).weekday() in days)
    until = openings.at(place + _WEEK)
    return sum(q.due_by(until) for q in queues if q.kind.days == days) - held


def _due_by(day: date, queues: Iterable[Queue]) -> int:
    return sum(queue.due_by(day) for queue in queues)
