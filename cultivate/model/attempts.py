"""Tries at reaching somebody: how many are left, when the next is, and where a cycle has closed.

A cycle whose tries are used up is closed by that alone: the clock starts anew on the day of the try that used
them up, whether or not the mark `closed` stands in the log. Source: the method's "Working defaults".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cultivate.model.contact import FOREVER, Contact
from cultivate.model.settings import Settings, Tier
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays

_NO_TIER = Tier("")


class Cycle(NamedTuple):
    """The cycle that somebody is in.

    Its clock began on `start` (None for somebody never touched), `tries` are the ones made since, in their
    order, and `closed` is the day on which the cycle before it ended for want of tries.
    """

    start: date | None
    tries: tuple[Entry, ...] = ()
    closed: date | None = None


def clock_start(contact: Contact, last: date | None, entries: Iterable[Entry]) -> date | None:
    """The newest of last touch, the last cycle that was marked as closed, and the end of a pause."""
    days = [entry.day for entry in entries if entry.mark in ("closed", "resumed")]
    if contact.pause_until and contact.pause_until != FOREVER:
        days.append(contact.pause_until)
    return max([*days, *([last] if last else [])], default=None) if days else last


def cycle(
    contact: Contact,
    last: date | None,
    settings: Settings,
    today: date,
    still: Sequence[Entry] | None = None,
) -> Cycle:
    """Where somebody whose last touch was on `last` stands with the tries up to `today`.

    Several tries on one day are one. `still` are entries that hold all marks and tries since `last`.
    """
    entries = contact.entries if still is None else still
    start = clock_start(contact, last, entries)
    made = _tries_after(entries, start, today)
    if not made:
        return Cycle(start)
    most, closed = max(1, patience(contact, settings).tries), None
    present: list[Entry] = []
    days: set[date] = set()
    for entry in made:
        if len(days) == most and entry.day not in days:
            start = closed = max(days)
            present, days = [], set()
        present.append(entry)
        days.add(entry.day)
    if len(days) == most:
        return Cycle(max(days), (), max(days))
    return Cycle(start, tuple(present), closed)


def _tries_after(entries: Iterable[Entry], start: date | None, today: date) -> list[Entry]:
    first = start or date.min
    made = [entry for entry in entries if first < entry.day <= today and entry.is_attempt]
    return sorted(made, key=lambda entry: entry.day) if len(made) > 1 else made


def patience(contact: Contact, settings: Settings) -> Tier:
    """The tier whose tries count: of several seats, the one that tries the most."""
    tiers = [settings.tiers[tier] for tier in contact.tiers if tier in settings.tiers]
    return max(tiers, key=lambda tier: tier.tries, default=_NO_TIER)


def next_try(tries: tuple[Entry, ...], contact: Contact, due: date | None, settings: Settings) -> date:
    """The working day of the next try, where `due` is the day by the clock without any.

    An invitation is left open until they are due, and for half its lead at least: nobody is asked twice in
    two days.
    """
    newest = max(entry.day for entry in tries)
    again = add_workdays(newest, patience(contact, settings).retry, settings)
    invited = [entry.means for entry in tries if entry.day == newest and entry.outcome == "invited"]
    if not invited:
        return again
    lead = max(settings.vocabulary.named(means).lead for means in invited)
    return max(again, add_workdays(newest, lead // 2, settings), due or again)


def booked_for(contact: Contact, settings: Settings, today: date) -> date | None:
    """The day of a meal, an evening at home or an event that stands under Next and is still to come."""
    days = [
        line.day
        for line in contact.open_next
        if line.day and line.day >= today and settings.vocabulary.named(line.means).arranged
    ]
    return min(days, default=None)
