"""Working days: which they are, and counting them."""

from __future__ import annotations

import math
from datetime import date, timedelta

from cultivate.model.cadence import Cadence
from cultivate.model.settings import Settings


def is_workday(day: date, settings: Settings) -> bool:
    """Whether one works on `day`: a weekday of the settings, and not away."""
    return day.weekday() in settings.workdays and not is_away(day, settings)


def is_away(day: date, settings: Settings) -> bool:
    """Whether `day` lies in one of the `away` ranges, both ends included."""
    return any(first <= day <= last for first, last in settings.away)


def next_workday(day: date, settings: Settings) -> date:
    """The first working day after `day`; simply the next day where the settings leave none in a year."""
    for ahead in range(1, 366):
        if is_workday(day + timedelta(days=ahead), settings):
            return day + timedelta(days=ahead)
    return day + timedelta(days=1)


def add_workdays(day: date, count: int, settings: Settings) -> date:
    """The working day that comes `count` working days after `day`."""
    for _ in range(count):
        day = next_workday(day, settings)
    return day


def workdays_in(cadence: Cadence, settings: Settings) -> int:
    """About how many working days an interval holds, at least one."""
    return max(1, math.floor(cadence.length * len(settings.workdays) / 7))
