"""What goes back into the agenda for one task: its box, its `↳` lines, and what goes from under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cultivate.notes.agenda.blocks import Child, Task
from cultivate.notes.agenda.inert import inert
from cultivate.notes.agenda.records import ARROW, Record
from cultivate.notes.agenda.rows import Row
from cultivate.notes.edit import Edit
from cultivate.notes.text import newline_of


@dataclass(slots=True)
class Result:
    """What came of one task, gathered while it is worked on.

    `box` is the character that its box gets, empty to leave it. `records` are new `↳` lines and `refusals`
    all that say why something was not done, without the arrow; `rewritten` maps a record that stands to its
    new text, empty to take it out. `kept` are boxes that became Next lines. `logged`: unused buttons go;
    `buttons` are the words of new ones, `released` those that are ticked no more.
    """

    box: str = ""
    records: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    rewritten: dict[str, str] = field(default_factory=dict)
    kept: list[Child] = field(default_factory=list)
    logged: bool = False
    buttons: list[str] = field(default_factory=list)
    released: list[Child] = field(default_factory=list)

    def refuse(self, kind: str, reason: str, name: str = "") -> None:
        """`not logged for Bob Lee: People/Bob Lee.md, line 4: the quote that opens here is not closed`."""
        whom = f" for {inert(name)}" if name else ""
        self.refusals.append(f"not {kind}{whom}: {inert(reason)}")


def is_writable(task: Task) -> bool:
    """Whether a line put below the task can be seen: no comment begins on the item's own line."""
    return not any(row.hides for row in (task.row, *task.more))


def edits_for(text: str, task: Task, result: Result) -> Iterator[Edit]:
    """The changes to the agenda `text`; none where everything stands there already."""
    if result.box and task.row.box and result.box != task.box:
        yield Edit(task.row.box_at, task.row.box_at + 1, result.box)
    for child in result.kept:
        yield _as_kept(child)
    for child in result.released:
        yield Edit(child.row.box_at, child.row.box_at + 1, " ")
    gone = list(_gone(task, result))
    for child in task.children:
        row = child.row
        if row in gone:
            yield Edit(row.line.start, row.line.stop, "")
        elif child.record and result.rewritten.get(child.record.text):
            yield Edit(row.words_at, row.line.end, f"{ARROW} {result.rewritten[child.record.text]}")
    told = [*result.records, *(each for each in result.refusals if not _stands(task, each))]
    new = [*(f"- {ARROW} {line}" for line in told), *(f"- [ ] {words}" for words in result.buttons)]
    if new:
        yield _appended(text, task, gone, new)


def _as_kept(child: Child) -> Edit:
    """An open box whose words stand under Next now: `- ↳ next: send her the report`."""
    row = child.row
    return Edit(row.box_at - 1, row.line.end, f"{ARROW} next: {row.words}")


def _gone(task: Task, result: Result) -> Iterator[Row]:
    for child in task.children:
        if (child.is_unused and result.logged) or (child.record and _is_stale(child.record, result)):
            yield child.row


def _is_stale(record: Record, result: Result) -> bool:
    if record.kind == "refused":
        return record.text not in result.refusals
    return result.rewritten.get(record.text) == ""


def _stands(task: Task, refusal: str) -> bool:
    return any(record.kind == "refused" and record.text == refusal for record in task.records)


def _appended(text: str, task: Task, gone: list[Row], new: list[str]) -> Edit:
    """The new lines below the last one that stays, indented as those that stand there."""
    rows = [row for row in task.rows if row not in gone and not row.hides]
    children = [child.row for child in task.children if child.row.bullet]
    margin = children[0].margin if children else f"{task.row.margin}\t"
    newline, place = newline_of(text), rows[-1].line.stop
    block = "".join(f"{margin}{line}{newline}" for line in new)
    if text[place - 1] != "\n":
        block = newline + block.removesuffix(newline)
    return Edit(place, place, block)
