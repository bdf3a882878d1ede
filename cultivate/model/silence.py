"""Coming back after an absence that nobody announced: the notes tell it by their silence."""

from __future__ import annotations

from collections.abc import Iterable
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
    long_ago, newest = today - timedelta(days=SILENCE), date.min
    for each in standings:
        day = _last_before(each, today)
        if day > long_ago:
            return None  # most vaults are told apart from a silent one by their first few people
        newest = max(newest, day)
    if newest == date.min:
        return None
    between = (newest + timedelta(days=n) for n in range(1, min((today - newest).days, 30)))
    return newest if sum(day.weekday() in settings.workdays for day in between) >= SILENCE else None


def _last_before(each: Standing, today: date) -> date:
    """When somebody was last written of before `today`: at the end of a log, whichever way it runs."""
    entries = each.contact.entries
    days = [entries[0].day, entries[-1].day] if entries else []
    if each.last_touch:
        days.append(each.last_touch)
    if today in days:  # what is done today hides what was done before
        days = [each.contact.last_touch or date.min, *(entry.day for entry in entries)]
    return max((day for day in days if day < today), default=date.min)
