"""What an agenda says once a command that synced it is undone: `↳ undone` on every item that was carried out.

Without that the next sync would find the same ticks and carry them out again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cultivate.model.means import Vocabulary
from cultivate.model.people import fold
from cultivate.model.touch import fingerprint
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.records import Record, undone
from cultivate.notes.edit import Edit, apply
from cultivate.notes.links import links, name_of
from cultivate.notes.sync.writeback import Result, edits_for, is_writable

_DONE = ("logged", "found", "put off", "skipped")


def undone_agenda(before: str, after: str, vocabulary: Vocabulary, names: Collection[str]) -> str:
    """The agenda as it was `before` a command made it `after`, its items that were carried out marked.

    `names` are those, with aliases, of the notes that the command changed: a tick for others was older.
    """
    asked, now = parse(before, vocabulary).tasks, parse(after, vocabulary).tasks
    return apply(before, undone_edits(before, asked, now, {fold(name) for name in names}))


def undone_edits(
    before: str, asked: Iterable[Task], now: Iterable[Task], known: Collection[str] = ()
) -> list[Edit]:
    """The marks in the text `before` for those of `asked` that were carried out, as they stand `now`.

    `known` are the folded names of the notes that the command changed.
    """
    partners = _Partners(now)
    edits: list[Edit] = []
    for task in asked:
        partner = partners.of(task)
        if partner and is_writable(task) and _was_carried_out(task, partner, known):
            older = {record.text: "" for record in undone_records(task)}
            edits += edits_for(before, task, Result(records=[undone(_asked(task))], rewritten=older))
    return edits


def undone_records(task: Task) -> list[Record]:
    """The lines that say that what was done with a task was undone."""
    return [record for record in task.records if record.kind == "undone"]


def is_undone(task: Task) -> bool:
    """Whether what the task asks for was undone: it is left alone as long as it says so.

    Where it asks for something else by now, that is new, and nobody has undone it.
    """
    found = undone_records(task)
    return bool(found) and any(each.fingerprint in ("", _asked(task)) for each in found)


def left_alone(task: Task) -> Result:
    """A task that was undone. Without a fingerprint it is an ordinary one again once nothing is ticked."""
    result = Result()
    pending = task.pressed or any(child.kind == "next" for child in task.children)
    if task.box == " " and not pending:
        bare = (record.text for record in undone_records(task) if not record.fingerprint)
        result.rewritten = dict.fromkeys(bare, "")
    return result


def _asked(task: Task) -> str:
    """A fingerprint of what the task asks for: its box, its words, the buttons ticked, the boxes below.

    Whom its links name is left out: Obsidian changes them when a note is renamed, and nobody has ticked then.
    """
    kept = (child.words for child in task.children if child.kind == "next")
    said, at = [task.box, *task.pressed, *kept], 0
    for link in links(task.said):
        said.append(task.said[at : link.start])
        at = link.end
    return fingerprint("\n".join([*said, task.said[at:]]))


@dataclass(slots=True)
class _Partners:
    """The tasks of the later agenda, each given out once, to the earlier task with the same words."""

    tasks: Iterable[Task]
    _left: defaultdict[str, list[Task]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for task in self.tasks:
            self._left[task.words].append(task)

    def of(self, task: Task) -> Task | None:
        same = self._left[task.words]
        return same.pop(0) if same else None


def _was_carried_out(task: Task, after: Task, known: Collection[str]) -> bool:
    """Whether the command did something for the task: its records say so, or it ticked a Next line."""
    if is_undone(task):
        return False
    old = {record.text for record in task.records if record.kind in (*_DONE, "next")}
    new = {record.text for record in after.records if record.kind in (*_DONE, "next")}
    if old != new:
        return True
    asked = task.box in ("x", "-", ">") or bool(task.pressed)
    refused = any(record.kind == "refused" for record in after.records)
    theirs = {fold(name_of(link.target)) for link in links(task.words)}
    return asked and not old and not refused and not theirs.isdisjoint(known)
