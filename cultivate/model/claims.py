"""What a day holds besides the people whose turn it is: what is owed, and what has been done already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cultivate.model import agenda
from cultivate.model.due import Standing, standing
from cultivate.model.heap import divided, takes_a_place
from cultivate.model.obligations import Obligation
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.silence import silent_since

FOLDS = (agenda.BIRTHDAYS, agenda.THANK, agenda.FOLLOW_UP)
"""What becomes one item with the touch of somebody who is due."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What today's places go to besides the people who are due.

    `owed` counts the items that take a place of their own, `done` the people who have used one up already,
    `done_due` those of them who were due. `folding` are the paths of those to whom something is owed that
    becomes one item with their being due, so that they come today. `lasting` are as many of `owed` as stay so
    if nobody does them (a birthday does not), `meeting` the paths of those whose first call is owed.
    `rest` counts what is owed beyond what the day holds; `silent` is the first day after an absence.
    """

    owed: int = 0
    done: int = 0
    done_due: int = 0
    folding: frozenset[str] = frozenset()
    lasting: int = 0
    meeting: frozenset[str] = frozenset()
    rest: int = 0
    silent: bool = False


def gathered(owed: Iterable[Obligation]) -> list[list[Obligation]]:
    """What is owed, item by item: what one touch settles for one person is one, led by the first heading."""
    items: dict[tuple[object, ...], list[Obligation]] = {}
    for each in owed:
        alone = (*each.key, *(party.key for party in each.company))
        key = (each.contact.path,) if each.section in FOLDS and not each.is_of_its_own else alone
        items.setdefault(key, []).append(each)
    return list(items.values())


def claims(
    standings: Sequence[Standing],
    owed: Iterable[Obligation],
    settings: Settings,
    today: date,
    handled: Collection[str] = (),
) -> Claims:
    """Count what today holds. `handled` are the folded names of those whose agenda item is done with.

    What others promised takes no place, since it costs the user nothing, nor does what has been left lying
    for a month: it stands in the agenda, and may not keep everybody else out of it for ever.
    """
    due = {each.contact.path for each in standings if each.is_due(today)}
    folding, meeting = set[str](), set[str]()
    taken = lasting = 0
    silent = silent_since(standings, settings, today) is not None
    items, rest = divided(gathered(owed), settings, today, silent=silent)
    silent = silent and bool(rest)
    for item in items:
        first = item[0]
        if any(each.section == agenda.FOLLOW_UP and not each.is_of_its_own for each in item):
            meeting.add(first.contact.path)
        if not silent and not any(takes_a_place(each, settings, today) for each in item):
            continue
        if first.section in FOLDS and not first.is_of_its_own and first.contact.path in due:
            folding.add(first.contact.path)
        else:
            taken += 1
            lasting += any(each.section != agenda.BIRTHDAYS for each in item)
    done, done_due = _done(standings, settings, today, handled)
    return Claims(taken, done, done_due, frozenset(folding), lasting, frozenset(meeting), len(rest), silent)


def _done(
    standings: Iterable[Standing], settings: Settings, today: date, handled: Collection[str]
) -> tuple[int, int]:
    """How many had a touch or a try today, or were put off; and how many of them had been due."""
    done = done_due = 0
    for each in standings:
        if not (handled or each.open or each.last_touch == today):
            continue  # as with nearly everybody
        now = [entry for entry in each.contact.entries if entry.day == today]
        touched = any(not entry.mark for entry in now)
        settled = bool(handled) and fold(each.contact.name) in handled
        done += touched or settled
        done_due += settled or (touched and _was_due(each, settings, today))
    return done, done_due


def _was_due(each: Standing, settings: Settings, today: date) -> bool:
    """Whether somebody was due this morning, before what happened today."""
    contact = each.contact
    entries = tuple(entry for entry in contact.entries if entry.day < today)
    last = None if contact.last_touch == today else contact.last_touch
    before = standing(replace(contact, entries=entries, last_touch=last), settings, today)
    return before.state == "tracked" and (before.due is None or before.due <= today)
