"""Which task in a note is which planned item: known by its people and means, or by a Next line's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cultivate.model.agenda import Item
from cultivate.model.means import Vocabulary
from cultivate.model.people import fold
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.lines import item_line
from cultivate.notes.head import parse_head
from cultivate.notes.links import name_of


def pair(items: Sequence[Item], tasks: Sequence[Task], vocabulary: Vocabulary) -> list[tuple[Item, Task]]:
    """Each planned item that stands in the note, with its task; no task serves two items.

    A task in the item's own section comes first. Lines of `## Next` choose before the others,
    since their words say more.
    """
    left = list(tasks)
    found: dict[int, Task] = {}
    in_order = sorted(enumerate(items), key=lambda each: not each[1].words)
    for moved in (False, True):
        for place, item in in_order:
            here = [task for task in left if place not in found and (moved or task.section == item.section)]
            task = next((task for task in here if fits(item, task, vocabulary)), None)
            if task:
                found[place] = task
                left.remove(task)
    return [(items[place], found[place]) for place in sorted(found)]


def fits(item: Item, task: Task, vocabulary: Vocabulary) -> bool:
    """Whether `task` is `item`, whatever was typed on it since."""
    line = item_line(item)
    planned = parse_head(line, vocabulary)
    if item.words or not planned.matched or not planned.people:
        return begins_with(task.words, line)
    if item.text and item.text.split(" ", 1)[0] not in task.words:  # another link, for the same person
        return False
    return task.head.matched and task.head.means == planned.means and among(planned.people, task.head.people)


def begins_with(words: str, line: str) -> bool:
    """Whether typed `words` begin with the whole of `line`, without regard to case and spaces."""
    return f"{fold(words)} ".startswith(f"{fold(line)} ")


def among(people: Iterable[str], others: Sequence[str]) -> bool:
    """Whether every link target of `people` is one of `others`."""
    return all(any(same_person(one, other) for other in others) for one in people)


def same_person(one: str, other: str) -> bool:
    """Whether two link targets mean one note: the same path, or the same name where one has no path."""
    if "/" in one and "/" in other:
        return fold(one) == fold(other)
    return fold(name_of(one)) == fold(name_of(other))
