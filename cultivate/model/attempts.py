"""Tries at reaching somebody: how many are left, when the next is, and when a cycle closes.

Source: the method's "Working defaults".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.settings import Settings, Tier
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays


def attempts_since(contact: Contact, start: date | None, today: date) -> list[Entry]:
    """The tries after the day `start` on which the clock began, up to today, in the log's order."""
    first = start or date.min
    return [entry for entry in contact.entries if entry.is_attempt and first < entry.day <= today]


def patience(contact: Contact, settings: Settings) -> Tier:
    """The tier whose tries count: of several seats, the one that tries the most."""
    tiers = [settings.tiers[tier] for tier in contact.tiers if tier in settings.tiers]
    return max(tiers, key=lambda tier: tier.tries, default=Tier(""))


def tries_made(attempts: Sequence[Entry]) -> int:
    """Several tries on one day are one."""
    return len({entry.day for entry in attempts})


def next_try(attempts: Sequence[Entry], contact: Contact, settings: Settings) -> date | None:
    """The working day of the next try; None once the tries of this cycle are used."""
    tier = patience(contact, settings)
    if tries_made(attempts) >= tier.tries:
        return None
    return add_workdays(max(entry.day for entry in attempts), tier.retry, settings)


def booked_for(contact: Contact, settings: Settings, today: date) -> date | None:
    """The day of a meal, an evening at home or an event that stands under Next and is still to come."""
    days = [
        line.day
        for line in contact.open_next
        if line.day and line.day >= today and settings.vocabulary.named(line.means).arranged
    ]
    return min(days, default=None)


def closing(contact: Contact, start: date | None, settings: Settings, today: date) -> date | None:
    """The day of the last try where the tries are used up and the cycle is to be closed on record.

    None while there is another try, on the day itself (it may still be corrected), while an invitation may
    still be answered (its lead), and where something is booked.
    """
    attempts = attempts_since(contact, start, today)
    if not attempts or next_try(attempts, contact, settings) or booked_for(contact, settings, today):
        return None
    newest = max(attempts, key=lambda entry: entry.day)
    lead = settings.vocabulary.named(newest.means).lead if newest.outcome == "invited" else 0
    answered_by = add_workdays(newest.day, lead, settings)
    return newest.day if answered_by < today else None
