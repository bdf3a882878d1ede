"""Whose turn it is: everybody who is due, by urgency. The day that has room for each is `model.load`'s."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cultivate.model.due import Standing, first_touches
from cultivate.model.settings import Settings


def due_people(standings: Iterable[Standing], settings: Settings, today: date) -> list[Standing]:
    """All who are due on `today`, the most urgent first.

    Urgent is who is late by the largest share of their own cadence; among equals the higher circle,
    then the earlier due day, then the name. First touches that are offered today count as due today.
    """
    everyone = list(standings)
    due = [each for each in everyone if each.due and each.due <= today]
    due += first_touches(everyone, settings, today)
    return sorted(due, key=lambda each: _urgency(each, settings, today))


def _urgency(each: Standing, settings: Settings, today: date) -> tuple[float, int, date, str]:
    rank = settings.rank(each.contact.tiers)
    return (-each.lateness(today), rank, each.due or today, each.contact.name.casefold())
