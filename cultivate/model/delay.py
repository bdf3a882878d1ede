"""Until when somebody is left in peace: put off, or skipped this time (format: "The agenda", the boxes)."""

from __future__ import annotations

from datetime import date

from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.due import highest_tier, shortest_cadence
from cultivate.model.settings import Settings, Tier
from cultivate.model.workdays import is_workday, next_workday


def put_off_until(contact: Contact, settings: Settings, day: date, length: Cadence | None = None) -> date:
    """The working day on or after `day` + `length`, or + the `put_off` of their highest circle."""
    tier = settings.tiers.get(highest_tier(contact, settings), Tier(""))
    until = (length or tier.put_off).after(day)
    return until if is_workday(until, settings) else next_workday(until, settings)


def skipped_until(contact: Contact, settings: Settings, day: date) -> date | None:
    """A whole cadence after `day`; None for somebody who has none, and whose turn never comes."""
    cadence = shortest_cadence(contact, settings)
    return cadence.after(day) if cadence else None
