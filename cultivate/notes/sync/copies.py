"""Copies of one item that shows a promise: one that was never ticked itself tells of no second touch.

Ticking one copy ticks the line under `## Next`, and that ticks the others (format: "Next"). A copy may stand
further down, or in the agenda of a later day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cultivate.model.people import fold
from cultivate.notes.agenda.parse import parse
from cultivate.notes.sync.desk import Desk, Person
from cultivate.notes.sync.promises import Promise, promise_of


def logged_by_a_copy(promise: Promise, path: str, agendas: Mapping[str, str], desk: Desk) -> date | None:
    """The day of the touch that a copy of the item in the agenda at `path` tells of; None where none does.

    In other agendas (texts by path) only what was logged since the day of the promise counts: before it,
    it was another promise in the same words.
    """
    for other, text in agendas.items():
        for task in parse(text, desk.settings.vocabulary).tasks:
            days = [each.day for each in task.records if each.kind in ("logged", "found") and each.day]
            if not days or not (other == path or (promise.line.day and days[0] >= promise.line.day)):
                continue
            copy = promise_of(task, desk)
            if copy and _line(copy, desk) == _line(promise, desk):
                return days[0]
    return None


def _line(promise: Promise, desk: Desk) -> tuple[str, str]:
    owner = desk.find(promise.owner)
    return owner.path if isinstance(owner, Person) else promise.owner, fold(promise.line.words)
