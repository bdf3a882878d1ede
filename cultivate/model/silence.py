"""Coming back after an absence that nobody announced: the notes tell it by their silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cultivate.model.due import Standing
from cultivate.model.settings import Settings

SILENCE = 10
"""So many working days without a line in any log are an absence: two weeks."""


def silent_since(standings: Iterable[Standing], settings: Settings, today: date) -> date | None:
    """The day of the newest line before `today` where an absence lies between, else None.

    What is done today does not end it before tomorrow: the short day stays the same until it is over. Time
    that was announced (`away`) counts as much as any other.
    """
    newest = max((day for each in standings for day in _days(each, today)), default=None)
    if newest is None:
        return None
    between = (newest + timedelta(days=n) for n in range(1, min((today - newest).days, 30)))
    return newest if sum(day.weekday() in settings.workdays for day in between) >= SILENCE else None


def _days(each: Standing, today: date) -> Iterator[date]:
    """When somebody was last written of before `today`: both ends of a log, whichever way it runs."""
    entries = each.contact.entries
    ends = [entry.day for entry in (*entries[:1], *entries[-1:])]
    if today in (each.last_touch, *ends):  # what is done today hides what was done before
        ends = [entry.day for entry in entries]
    known = (*ends, *(day for day in (each.last_touch, each.contact.last_touch) if day))
    yield from (day for day in known if day < today)
