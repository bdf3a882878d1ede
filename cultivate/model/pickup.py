"""When people pick up the telephone: the calls that were tried, by weekday and hour, and those answered.

Only calls of the user's own count. A hint needs `TRIES` calls at that time, more than half of them answered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cultivate.model.cadence import add_months
from cultivate.model.contact import Contact
from cultivate.model.dates import WEEKDAYS
from cultivate.model.touch import Entry

TRIES = 4
"""Fewer calls at one time say nothing about a person."""
WINDOW = 24
"""Months that are looked back on: habits change."""
_VAIN = frozenset({"no-answer", "voicemail"})
_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3]):[0-5]\d")


class Span(NamedTuple):
    """Two hours from `hour` on, and how many calls were tried and answered in them."""

    hour: int
    tried: int
    answered: int

    @property
    def told(self) -> str:
        """`between 8 and 10`."""
        return f"between {self.hour} and {self.hour + 2}"


@dataclass(slots=True)
class Pickup:
    """How many calls were tried and how many answered, by weekday (0 is Monday) and by hour (0 to 23)."""

    tried_on: Counter[int] = field(default_factory=Counter)
    answered_on: Counter[int] = field(default_factory=Counter)
    tried_at: Counter[int] = field(default_factory=Counter)
    answered_at: Counter[int] = field(default_factory=Counter)

    def best_hour(self, least: int = TRIES) -> int | None:
        """The hour with the largest share of answers, more than half of at least `least` calls."""
        return _best(self.tried_at, self.answered_at, least)

    def best_weekday(self, least: int = TRIES) -> int | None:
        """The weekday with the largest share of answers, more than half of at least `least` calls."""
        return _best(self.tried_on, self.answered_on, least)

    def best_span(self, least: int = TRIES) -> Span | None:
        """The two hours with the largest share of answers, more than half of at least `least` calls."""
        spans = [
            Span(
                hour,
                self.tried_at[hour] + self.tried_at[hour + 1],
                self.answered_at[hour] + self.answered_at[hour + 1],
            )
            for hour in {start for at in self.tried_at for start in (at - 1, at) if 0 <= start < 23}
        ]
        fitting = [each for each in spans if each.tried >= least and 2 * each.answered > each.tried]
        return min(fitting, key=lambda s: (-s.answered / s.tried, -s.answered, s.hour), default=None)


def calls(contact: Contact, today: date) -> list[Entry]:
    """The user's own calls of two years, answered or not."""
    since = add_months(today, -WINDOW)
    return [entry for entry in contact.entries if is_call(entry) and since <= entry.day <= today]


def is_call(entry: Entry) -> bool:
    """Whether it is a call that the user made, answered or not; one that was put off was not made."""
    return entry.means == "call" and not entry.inbound and not entry.mark and entry.outcome != "moved"


def answered(entry: Entry) -> bool:
    """Whether somebody picked up."""
    return entry.outcome not in _VAIN


def hour_of(entry: Entry) -> int | None:
    """The hour at which a call was made, where the log has a time."""
    found = _TIME.match(entry.time)
    return int(found["hour"]) if found else None


def pickup_of(entries: Iterable[Entry]) -> Pickup:
    """Tried and answered calls, counted by weekday and, where a time is known, by hour."""
    found = Pickup()
    for entry in entries:
        weekday, hour, picked_up = entry.day.weekday(), hour_of(entry), answered(entry)
        found.tried_on[weekday] += 1
        found.answered_on[weekday] += picked_up
        if hour is not None:
            found.tried_at[hour] += 1
            found.answered_at[hour] += picked_up
    return found


def _best(tried: Counter[int], picked_up: Counter[int], least: int) -> int | None:
    fitting = [key for key, count in tried.items() if count >= least and 2 * picked_up[key] > count]
    return min(fitting, key=lambda key: (-picked_up[key] / tried[key], -tried[key], key), default=None)


def good_time(contact: Contact, today: date) -> str:
    """When to ring somebody: what their note says, else what the log shows; empty where neither does.

    `best mornings`; `picks up at 9, 4 of 5`; `picks up on Tuesday, 4 of 5`.
    """
    if contact.best_time:
        return f"best {contact.best_time}"
    found = pickup_of(calls(contact, today))
    hour, weekday = found.best_hour(), found.best_weekday()
    if hour is not None:
        return f"picks up at {hour}, {found.answered_at[hour]} of {found.tried_at[hour]}"
    if weekday is not None:
        counts = f"{found.answered_on[weekday]} of {found.tried_on[weekday]}"
        return f"picks up on {WEEKDAYS[weekday]}, {counts}"
    return ""
