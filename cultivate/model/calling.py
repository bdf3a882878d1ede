"""The order of a day's calls: the more urgent first, and among equally urgent ones by the hour of each.

Source: the method's phone hour; "when each person and the whole network picks up the phone".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from cultivate.model.cadence import add_months
from cultivate.model.contact import Contact
from cultivate.model.load import PlannedTouch
from cultivate.model.pickup import WINDOW, Pickup, calls, is_call, pickup_of

SOON, LATE = 0.25, 1.0
"""Shares of the cadence: up to a quarter late is soon, a whole one and more is late."""
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s*(?P<half>am|pm)?\b", re.IGNORECASE)
_WORDS = {"morning": 9, "noon": 12, "lunch": 12, "afternoon": 14, "evening": 18}


def in_calling_order(
    share: Sequence[PlannedTouch], contacts: Iterable[Contact], today: date
) -> list[PlannedTouch]:
    """Today's share with its calls put in the order of their hours, inside each band of urgency.

    Only calls of one band change places among themselves: a call never passes a more urgent one, and what is
    no call stays where it is. Whose hour is not known is rung at the network's, or last where there is none.
    Among equals the order stays.
    """
    everybody = cache(lambda: network_hour(contacts, today))
    ordered = list(share)
    for band in dict.fromkeys(_band(each, today) for each in share):
        places = [n for n, each in enumerate(share) if _is_call(each) and _band(each, today) == band]
        if len(places) > 1:
            by_hour = sorted((share[n] for n in places), key=lambda each: _order(each, today, everybody))
            for place, each in zip(places, by_hour, strict=True):
                ordered[place] = each
    return ordered


def hour_of_call(contact: Contact, today: date) -> int | None:
    """The hour at which to ring somebody: what their note says, else the one at which they pick up."""
    said = contact.best_time.casefold()
    clock = _CLOCK.search(said)
    if clock:
        hour = int(clock["hour"])
        return hour + 12 if clock["half"] == "pm" and hour < 12 else hour
    by_word = next((hour for word, hour in _WORDS.items() if re.search(rf"\b{word}s?\b", said)), None)
    return by_word if by_word is not None else _picks_up(pickup_of(calls(contact, today)))


def network_hour(contacts: Iterable[Contact], today: date) -> int | None:
    """The hour at which the whole network picks up, as far as their calls have a time."""
    since = add_months(today, -WINDOW)
    timed = (e for each in contacts for e in each.entries if e.time and since <= e.day <= today)
    return _picks_up(pickup_of(entry for entry in timed if is_call(entry)))


def _picks_up(found: Pickup) -> int | None:
    """The best hour, else the first of the two that are best together."""
    hour, span = found.best_hour(), found.best_span()
    return hour if hour is not None else span.hour if span else None


def _is_call(each: PlannedTouch) -> bool:
    return each.means == "call"


def _band(each: PlannedTouch, today: date) -> str:
    """How urgent a touch is, in four steps and those who are new."""
    if each.standing.reason in ("retry", "first"):
        return each.standing.reason
    late = each.standing.lateness(today)
    return "late" if late >= LATE else "overdue" if late >= SOON else "soon"


def _order(each: PlannedTouch, today: date, everybody: Callable[[], int | None]) -> tuple[bool, int]:
    hour = hour_of_call(each.standing.contact, today)
    if hour is None:
        hour = everybody()
    return hour is None, hour or 0
