"""Working days: which they are, and counting them."""

from __future__ import annotations

import math
from datetime import date, timedelta

from cultivate.model.cadence import Cadence
from cultivate.model.settings import Settings


def is_workday(day: date, settings: Settings) -> bool:
    """Whether one works on `day`: a weekday of the settings, no public holiday, and not away."""
    return day.weekday() in settings.workdays and day not in settings.holidays and not is_away(day, settings)


def is_away(day: date, settings: Settings) -> bool:
    """Whether `day` lies in one of the `away` ranges, both ends included."""
    return any(first <= day <= last for first, last in settings.away)


def is_quiet(day: date, settings: Settings) -> bool:
    """Whether `day` lies in a season of every year in which nobody is proposed."""
    return any(day in season for season in settings.quiet)


def is_open(day: date, settings: Settings) -> bool:
    """Whether people are planned on `day`: a working day outside the quiet seasons."""
    return is_workday(day, settings) and not is_quiet(day, settings)


def next_workday(day: date, settings: Settings) -> date:
    """The first working day after `day`; simply the next day where the settings leave none in a year."""
    for ahead in range(1, 366):
        if is_workday(day + timedelta(days=ahead), settings):
            return day + timedelta(days=ahead)
    return day + timedelta(days=1)


def workday_before(day: date, settings: Settings) -> date:
    """The last working day before `day`; simply the day before where the settings leave none in a year."""
    for back in range(1, 366):
        if is_workday(day - timedelta(days=back), settings):
            return day - timedelta(days=back)
    return day - timedelta(days=1)


def add_workdays(day: date, count: int, settings: Settings) -> date:
    """The working day that comes `count` working days after `day`, or before it where `count` is negative."""
    for _ in range(abs(count)):
        day = next_workday(day, settings) if count > 0 else workday_before(day, settings)
    return day


def week_of(day: date, settings: Settings) -> date:
    """The first day of the week that `day` lies in."""
    return day - timedelta(days=(day.weekday() - settings.week_start) % 7)


def workdays_in(cadence: Cadence, settings: Settings) -> int:
    """About how many working days an interval holds, at least one."""
    return max(1, math.floor(cadence.length * len(settings.workdays) / 7))
