"""Which due days a log tells of, and how often somebody was tried in vain.

A due day of the past is worked out as it was then (format: "Due"): from the touches and attempts up to that
day, with the cadence that applies now. A day that was put off is recorded nowhere once it is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Literal

from cultivate.model.cadence import Cadence
from cultivate.model.due import Standing
from cultivate.model.period import Period
from cultivate.model.settings import Settings, Tier
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays

_Kind = Literal["start", "try", "end"]
_STARTS, _ENDS = frozenset({"closed", "resumed", "skipped"}), frozenset({"stopped", "paused"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that somebody's turn came: on `due`, until the next touch or attempt, None for not yet.

    `entry` is what set the day; None where the `last_touch` property did.
    """

    due: date
    until: date | None
    entry: Entry | None

    def came_in(self, period: Period) -> bool:
        """Whether the due day lies in `period`."""
        return self.due in period

    def waited_at(self, day: date) -> bool:
        """Whether it had come before `day`, and nothing had been done by then."""
        return self.due < day and (self.until is None or self.until >= day)


def turns(each: Standing, settings: Settings, today: date) -> Iterator[Turn]:
    """Every turn of one person up to today, by day. Nobody without a cadence has one."""
    cadence = each.cadence
    if not cadence:
        return
    events = _events(each, settings, today)
    patience = _patience(each, settings)
    # A calendar month may be shorter than the mean one.
    shortest = timedelta(days=cadence.length - 4)
    tries: set[date] = set()
    for place, (day, kind, entry) in enumerate(events):
        until = events[place + 1][0] if place + 1 < len(events) else None
        if kind != "try" or len(tries) >= max(
            1, patience.tries
        ):  # used up, so that this one opens a new cycle
            tries = set()
        if kind == "try":
            tries.add(day)
        if until is None:
            due = each.due if each.state == "tracked" else None
        else:
            tried_out = kind == "start" or (kind == "try" and len(tries) >= patience.tries)
            if tried_out and until - day < shortest:
                continue  # as with most: no day can have come before the next event
            due = _due_after(day, kind, cadence, patience, len(tries), settings)
        if due and due <= (until or today):
            yield Turn(due, until, entry)


def _events(each: Standing, settings: Settings, today: date) -> list[tuple[date, _Kind, Entry | None]]:
    """What starts the clock, what was tried, and what ends the turns: the strongest of each day, by day."""
    vocabulary, property_day = settings.vocabulary, each.contact.last_touch
    found: list[tuple[date, int, int, _Kind, Entry | None]] = []
    for entry in each.contact.entries:
        if entry.day > today:
            continue
        if entry.mark:
            if entry.mark in _STARTS:
                found.append((entry.day, 1, entry.line, "start", entry))
            elif entry.mark in _ENDS:
                found.append((entry.day, 2, entry.line, "end", entry))
        elif entry.is_attempt:
            found.append((entry.day, 0, entry.line, "try", entry))
        elif entry.outcome == "stop":
            found.append((entry.day, 2, entry.line, "end", entry))
        elif entry.is_touch(vocabulary):
            found.append((entry.day, 1, entry.line, "start", entry))
    if property_day and property_day <= today:
        found.append((property_day, 1, 0, "start", None))
    found.sort(key=itemgetter(0, 1, 2))
    # One for each day: a touch on the day of an attempt makes that good, and a stop is the day's last word.
    return [(day, kind, entry) for day, (*_, kind, entry) in {event[0]: event for event in found}.items()]


def _due_after(
    day: date, kind: _Kind, cadence: Cadence, patience: Tier, tried: int, settings: Settings
) -> date | None:
    """The day that came next after an event, as `model.due` has it."""
    if kind == "end":
        return None
    if kind == "try" and tried < patience.tries:
        return add_workdays(day, patience.retry, settings)
    return cadence.after(day)


def _patience(each: Standing, settings: Settings) -> Tier:
    tiers = [settings.tiers[tier] for tier in each.contact.tiers if tier in settings.tiers]
    return max(tiers, key=lambda tier: tier.tries, default=Tier(""))


def vain_passes(each: Standing, attempts: Sequence[Entry]) -> int:
    """How many passes these attempts are: each begins half a cadence or more after the one before began."""
    half = timedelta(days=(each.cadence.length if each.cadence else 91) / 2)
    begun, count = None, 0
    for entry in sorted(attempts, key=lambda entry: entry.day):
        if begun is None or entry.day - begun >= half:
            begun, count = entry.day, count + 1
    return count
