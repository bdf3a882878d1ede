"""A new agenda note: what a template gets, the built-in one's output, and whether an output can be used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cultivate.model import agenda
from cultivate.model.agenda import SECTIONS, Day, Item
from cultivate.model.dates import WEEKDAYS
from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import untouched
from cultivate.notes.agenda.lines import buttons, hint_line, item_line, item_lines
from cultivate.notes.agenda.match import pair
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.template import built_in, fill
from cultivate.notes.moment import MONTHS

CALM = "Nobody is due today, and nothing is promised for it."
"""What stands under the title of an empty day; never beside a note that could not be read."""


def render_new(day: Day) -> str:
    """The agenda of `day` as a new note, by the built-in template."""
    return fill(built_in("agenda.md.j2"), agenda_data(day))


def render_region(day: Day) -> str:
    """The agenda of `day` as the marked part of a daily note, which has a title and properties of its own."""
    calm = [CALM, ""] if not day.items and not day.unreadable else []
    blocks = [[f"## {name}", *lines] for name in SECTIONS if (lines := section_lines(name, day))]
    lines = [line for place, block in enumerate(blocks) for line in (["", *block] if place else block)]
    return "".join(f"{line}\n" for line in [*calm, *lines])


def agenda_data(day: Day) -> dict[str, object]:
    """What a template gets: plain strings, lists and dictionaries.

    `date` (ISO), `title` ("Tuesday 24 November 2026"), `calm` (a sentence where nothing is to be done, else
    empty) and `sections`, each with `title`, `text` (its finished lines) and `tasks`. A task has `text` (its
    finished lines) and their parts: `line` (the words after the box), `hint`, `buttons`, `means`, `people`.
    No key is called like a method of a dictionary, which is what a template would get for `section.items`.
    """
    return {
        "date": day.date.isoformat(),
        "title": title(day.date),
        "calm": CALM if not day.items and not day.unreadable else "",
        "sections": [_section(name, day) for name in SECTIONS if section_lines(name, day)],
    }


def title(day: date) -> str:
    """`Tuesday 24 November 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def section_lines(name: str, day: Day) -> list[str]:
    """What stands under the heading `name`; nothing for a section that is left out."""
    if name == agenda.UNREADABLE:
        return [f"- {sentence}" for sentence in day.unreadable]
    if name == agenda.ALSO:
        return ["- "]
    return [line for item in day.items if item.section == name for line in item_lines(item)]


def reads_back(text: str, day: Day, vocabulary: Vocabulary) -> bool:
    """Whether `text`, a template's output, is read as the items of `day`: each once, open, in its section.

    Boxes that link nobody are the template's own affair; one that links somebody must be planned.
    """
    found = parse(text, vocabulary)
    pairs = pair(day.items, found.tasks, vocabulary)
    in_place = all(
        task.section == item.section and untouched(task, frozenset([item_line(item)])) for item, task in pairs
    )
    sections = {section.title for section in found.sections}
    return in_place and len(pairs) == len(day.items) == len(found.tasks) and agenda.ALSO in sections


def _section(name: str, day: Day) -> dict[str, object]:
    tasks = [_item(item) for item in day.items if item.section == name]
    return {"title": name, "tasks": tasks, "text": "\n".join(section_lines(name, day))}


def _item(item: Item) -> dict[str, object]:
    people: Sequence[str] = item.people
    return {
        "text": "\n".join(item_lines(item)),
        "line": item_line(item),
        "hint": hint_line(item),
        "buttons": buttons(item),
        "means": item.means,
        "people": list(people),
    }
