"""The newsletter, once a month: one note under `Sent/` for everybody, and nothing in hundreds of logs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cultivate.demo.days import working_day_on_or_after
from cultivate.demo.life import Life
from cultivate.model.cadence import add_months

_COUNT = 24
_FIRST = 37
"""The number of the oldest letter that is kept."""


def letters(lives: Sequence[Life], wants: Mapping[int, str], today: date) -> dict[str, str]:
    """Two years of newsletters, each with its recipients; `wants` is the `newsletter` property by number."""
    notes: dict[str, str] = {}
    for place in range(_COUNT):
        month = add_months(today.replace(day=1), place - _COUNT + 1)
        day = working_day_on_or_after(_second_tuesday(month))
        if day <= today:
            title = f"Letter {_FIRST + place}"
            notes[f"Sent/{day} {title}.md"] = _note(title, day, lives, wants)
    return notes


def _second_tuesday(month: date) -> date:
    return month.replace(day=8 + (1 - month.replace(day=8).weekday()) % 7)


def _note(title: str, day: date, lives: Sequence[Life], wants: Mapping[int, str]) -> str:
    there = [each for each in lives if each.person.joined <= day and not (each.died and each.died <= day)]
    to = sorted(each.person.name for each in there if wants[each.person.number] == "true")
    not_to = sorted(each.person.name for each in there if wants[each.person.number] in ("false", "asked-off"))
    head = f"---\ntype: sent\ndate: {day}\nmeans: newsletter\nto: [newsletter]\npeople: {len(to)}\n---\n"
    return f"{head}# {title}\n\n## To\n{_listed(to)}\n## Not to\n{_listed(not_to)}"


def _listed(names: Sequence[str]) -> str:
    return "".join(f"- [[{name}]]\n" for name in names)
