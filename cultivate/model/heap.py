"""What is owed where it is more than a day holds: what comes first, and what stands below (`Also owed`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cultivate.model import agenda
from cultivate.model.obligations import LYING_FOR, Obligation
from cultivate.model.openings import kept_for_people, next_open
from cultivate.model.settings import Settings

Owed = list[Obligation]
"""The obligations that one item tells of and one touch settles, the leading one first."""


def takes_a_place(each: Obligation, settings: Settings, today: date) -> bool:
    """Whether something owed counts towards today: a birthday on its day, or the last working day before."""
    return _is_of_today(each, settings, today) and not _lies(each, today)


def divided(
    items: Sequence[Owed], settings: Settings, today: date, *, silent: bool
) -> tuple[list[Owed], list[Owed]]:
    """What stands under its own heading, and what is left for below; both keep their order.

    Where more is owed than `per_day`, it has the places that are not kept for people, and what was left lying
    for a month comes a few at a time, the newest first. After an absence (`silent`) so does all of it, with
    what is for this very day before the rest; what others promised and what is only ahead waits below.
    """
    now = [each for each in items if any(takes_a_place(one, settings, today) for one in each)]
    lying = [each for each in items if all(_lies(one, today) for one in each)]
    kept = kept_for_people(settings)
    places = max(1, settings.per_day - kept)
    if len(now) + len(lying) <= (places if silent else settings.per_day):
        return list(items), []
    lying.sort(key=lambda each: each[0].day, reverse=True)
    if silent:
        now.sort(key=lambda each: _is_gone(each, today))
        late = [each for each in now if _is_gone(each, today) == 2]
        first = [*now[: len(now) - len(late)], *lying, *late][:places]
    else:
        heap = len(now) > settings.per_day
        first = now[:places] if heap else [*now, *lying[:kept]]
        first += _parted(items, [*now, *lying])[1]
    return _parted(items, first)


def _is_gone(item: Owed, today: date) -> int:
    """0 for what has its day today, 2 for a birthday that is over, 1 for anything else."""
    if any(each.day == today for each in item):
        return 0
    return 2 if all(each.section == agenda.BIRTHDAYS and each.day < today for each in item) else 1


def _parted(items: Sequence[Owed], chosen: Iterable[Owed]) -> tuple[list[Owed], list[Owed]]:
    """Those of `items` that were chosen, and the others, in their order."""
    known = {id(each) for each in chosen}
    return [each for each in items if id(each) in known], [each for each in items if id(each) not in known]


def _is_of_today(each: Obligation, settings: Settings, today: date) -> bool:
    return each.section != agenda.WAITING and (each.day <= today or next_open(today, settings) > each.day)


def _lies(each: Obligation, today: date) -> bool:
    """Whether it has been left lying for a month."""
    return each.section != agenda.WAITING and today - each.day > LYING_FOR
