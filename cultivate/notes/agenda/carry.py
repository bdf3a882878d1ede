"""A new day: earlier agendas keep what happened, and words typed on open items come along as a reminder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cultivate.model.agenda import Day, Item
from cultivate.model.hints import plain
from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import Task, untouched
from cultivate.notes.agenda.match import fits
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.records import wrote
from cultivate.notes.agenda.update import without_tasks


@dataclass(frozen=True, slots=True)
class Wrote:
    """What the user typed on an item that was left open on `day`."""

    day: date
    words: str
    task: Task


def carry(
    text: str, day: date, vocabulary: Vocabulary, promises: frozenset[str] = frozenset()
) -> tuple[str, tuple[Wrote, ...]]:
    """The agenda of an earlier `day` as the record of what happened, and the words that wait on open items.

    Untouched items go, with the sections that this empties; everything that the user touched stays.
    """
    agenda = parse(text, vocabulary)
    stale = [task for task in agenda.tasks if untouched(task, promises)]
    left = [task for task in agenda.tasks if task not in stale and _is_waiting(task)]
    words = [(task, typed_words(task)) for task in left]
    return without_tasks(text, agenda, stale), tuple(Wrote(day, said, task) for task, said in words if said)


def remind(day: Day, earlier: Iterable[Wrote], vocabulary: Vocabulary) -> Day:
    """`day` with `on 24 Nov you wrote “…”` first on the `↳` line of each item on which words wait.

    The newest words for an item count.
    """
    newest_first = sorted(earlier, key=lambda each: each.day, reverse=True)
    return replace(
        day, items=tuple(_reminded(item, newest_first, day.date, vocabulary) for item in day.items)
    )


def typed_words(task: Task) -> str:
    """What was typed on a task and under it, in one line."""
    typed = [each for each in (task.typed, *(child.words for child in task.own_lines)) if each]
    return "; ".join(map(plain, typed or [task.said]))


def _is_waiting(task: Task) -> bool:
    done = any(record.kind not in ("refused", "next") for record in task.records)
    return task.box == " " and task.is_ours and not done


def _reminded(item: Item, newest_first: Iterable[Wrote], today: date, vocabulary: Vocabulary) -> Item:
    said = next((each for each in newest_first if fits(item, each.task, vocabulary)), None)
    return replace(item, hints=(wrote(said.day, said.words, today), *item.hints)) if said else item
