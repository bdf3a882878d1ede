"""The days that have room: which ones are open, how much each still holds, and counting along them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from cultivate.model.settings import Settings
from cultivate.model.workdays import is_away, is_quiet, is_workday

_BEFORE = 400
"""Calendar days kept before today: longer than any tolerance that makes sense."""


class Openings:
    """Today and the open days around it, by their place: today is 0, the next open day 1, the last one −1.

    Open is a working day outside the quiet seasons. Today is always in the row, since the user asks for it,
    but it is closed while they are away or it is quiet. `taken` says how much of a day other things take up.
    """

    def __init__(self, settings: Settings, today: date, taken: Mapping[date, int]) -> None:
        self.settings, self.today, self._taken = settings, today, taken
        past = (today - timedelta(days=back) for back in range(_BEFORE, 0, -1) if today.toordinal() > back)
        self._days = [day for day in past if self._is_open(day)]
        self._base = len(self._days)
        self._days.append(today)

    def at(self, place: int) -> date:
        """The day at `place`; far enough back it is the beginning of time."""
        while self._base + place >= len(self._days):
            self._days.append(self._after(self._days[-1]))
        return self._days[self._base + place] if self._base + place >= 0 else date.min

    def room(self, place: int) -> int:
        """How many people the day at `place` still holds; every later day holds one at least."""
        day, limit = self.at(place), self.settings.per_day
        if self.is_closed(place):
            return 0
        return max(0, (limit if place == 0 else max(1, limit)) - self._taken.get(day, 0))

    def is_closed(self, place: int) -> bool:
        """Whether nobody is proposed on it: today, while the user is away or it is quiet."""
        return place == 0 and (is_away(self.today, self.settings) or is_quiet(self.today, self.settings))

    def is_asked(self, place: int) -> bool:
        """Whether it is a day that is open only because the user asks for it: a weekend, a holiday."""
        return place == 0 and not is_workday(self.today, self.settings)

    def _is_open(self, day: date) -> bool:
        return is_workday(day, self.settings) and not is_quiet(day, self.settings)

    def _after(self, day: date) -> date:
        """The next open day; simply the next one where the settings leave none in a year."""
        for ahead in range(1, 366):
            if day.toordinal() + ahead > date.max.toordinal():
                return date.max
            if self._is_open(day + timedelta(days=ahead)):
                return day + timedelta(days=ahead)
        return day + timedelta(days=1)
