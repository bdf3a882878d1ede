"""Whose turn it is today, and who can wait: the order of urgency, cut at what a day can hold."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cultivate.model.due import Standing, first_touches
from cultivate.model.settings import Settings
from cultivate.model.workdays import is_away, next_workday


@dataclass(frozen=True, slots=True)
class Planned:
    """One due person and the day on which the load allows them."""

    standing: Standing
    day: date


def due_people(standings: Iterable[Standing], settings: Settings, today: date) -> list[Standing]:
    """All who are due on `today`, the most urgent first.

    Urgent is who is late by the largest share of their own cadence; among equals the higher circle,
    then the earlier due day, then the name. First touches that are offered today count as due today.
    """
    everyone = list(standings)
    due = [each for each in everyone if each.due and each.due <= today]
    due += first_touches(everyone, settings, today)
    return sorted(due, key=lambda each: _urgency(each, settings, today))


def spread(due: Iterable[Standing], settings: Settings, today: date, *, done: int = 0) -> list[Planned]:
    """Give each of `due`, in order, the first day that still has room.

    `done` people have had their touch today already and take up today's room. Today is a day to plan for
    whatever the weekday, since the user asks for it; but not when they are away. With `minutes_today` only
    those come today whose usual length still fits; nobody is dropped, the others come on the next days.
    """
    room = 0 if is_away(today, settings) else max(0, settings.per_day - done)
    minutes = settings.minutes_today if settings.minutes_today is not None else math.inf
    planned: list[Planned] = []
    waiting: list[Standing] = []
    for each in due:
        length = settings.vocabulary.named(each.contact.proposed_means).minutes
        if len(planned) < room and length <= minutes:
            planned.append(Planned(each, today))
            minutes -= length
        else:
            waiting.append(each)
    return planned + _on_later_days(waiting, settings, today)


def _on_later_days(waiting: Iterable[Standing], settings: Settings, today: date) -> list[Planned]:
    day, room = today, 0
    planned = []
    for each in waiting:
        if room == 0:
            day, room = next_workday(day, settings), max(1, settings.per_day)
        planned.append(Planned(each, day))
        room -= 1
    return planned


def _urgency(each: Standing, settings: Settings, today: date) -> tuple[float, int, date, str]:
    rank = settings.rank(each.contact.tiers)
    return (-each.lateness(today), rank, each.due or today, each.contact.name.casefold())
