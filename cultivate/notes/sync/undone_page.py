"""What a lunch page says once a command that synced it is undone: `↳ undone` on all that was carried out."""

from __future__ import annotations

from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.edit import apply
from cultivate.notes.lunch_note import LunchNote, read_lunch, with_lunch_line
from cultivate.notes.sync.undoing import undone_edits


def undone_page(path: str, before: str, after: str, vocabulary: Vocabulary) -> str:
    """The lunch page as it was `before` a command made it `after`, what was carried out on it marked.

    A name whose button was not ticked then is open again. The box for the lunch, where the command itself
    wrote it, comes open and marked.
    """
    was, now = (read_lunch(path, text, vocabulary) for text in (before, after))
    if not isinstance(was, LunchNote) or not isinstance(now, LunchNote):
        return before
    if was.lunch is None and now.lunch is not None:
        again = read_lunch(path, with_lunch_line(was), vocabulary)
        was = again if isinstance(again, LunchNote) else was
    asked = [task for task in _boxes(was) if not (task in was.from_them and _is_open(task))]
    return apply(was.text, undone_edits(was.text, asked, _boxes(now)))


def _boxes(page: LunchNote) -> list[Task]:
    return [*([page.lunch] if page.lunch else []), *page.for_them, *page.from_them]


def _is_open(task: Task) -> bool:
    """A name that had been written down before, and of which nothing was decided then."""
    return (
        not task.pressed
        and task.box not in ("-", ">")
        and any(record.kind == "logged" for record in task.records)
    )
