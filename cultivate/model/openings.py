"""The days that have room: which ones are open, how much each still holds, and counting along them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from cultivate.model.settings import Settings
from cultivate.model.workdays import is_open

_BEFORE = 120
"""Calendar days before today that are kept: longer than any tolerance that makes sense."""


class Openings:
    """The open days around today by their place: 0 is today or, where it is off, the next one; −1 before.

    Open is a working day outside the quiet seasons. `taken` says how many places of a day go to what is owed
    on it. Whatever that is, `kept_for_people` places stay.
    """

    def __init__(self, settings: Settings, today: date, taken: Mapping[date, int]) -> None:
        self.settings, self._today, self._taken = settings, today, taken
        past = (today - timedelta(days=back) for back in range(_BEFORE, 0, -1) if today.toordinal() > back)
        self._days = [day for day in past if is_open(day, settings)]
        self._base = len(self._days)
        self._days.append(today if is_open(today, settings) else next_open(today, settings))
        self._missed: dict[tuple[frozenset[int], int], date] = {}

    def at(self, place: int) -> date:
        """The day at `place`; far enough back it is the beginning of time."""
        while self._base + place >= len(self._days):
            self._days.append(next_open(self._days[-1], self.settings))
        return self._days[self._base + place] if self._base + place >= 0 else date.min

    def room(self, place: int) -> int:
        """How many people the day at `place` still holds: one at least, but for today with `per_day` 0."""
        day = self.at(place)
        least = 0 if day == self._today else 1
        return max(least, self.settings.per_day - self._taken.get(day, 0), kept_for_people(self.settings))

    def last_on(self, weekdays: frozenset[int], place: int) -> date:
        """The newest open day before `place` that is one of `weekdays`; the beginning of time without one."""
        key = (weekdays, place)
        if key not in self._missed:
            back = place - 1
            while self.at(back) > date.min and self.at(back).weekday() not in weekdays:
                back -= 1
            self._missed[key] = self.at(back)
        return self._missed[key]


def kept_for_people(settings: Settings) -> int:
    """The places of a day that what is owed never takes: a quarter of `per_day`, one at least of any."""
    return max(1, settings.per_day // 4) if settings.per_day else 0


def next_open(day: date, settings: Settings) -> date:
    """The first open day after `day`; simply the next one where the settings leave none in a year."""
    for ahead in range(1, 366):
        if day.toordinal() + ahead > date.max.toordinal():
            return date.max
        if is_open(day + timedelta(days=ahead), settings):
            return day + timedelta(days=ahead)
    return day + timedelta(days=1)
