"""Sync: every ticked box, button and captured line of the agendas, carried into the contacts' notes.

A reconciliation: what was done stands under each item as a `↳` line, so that a second run changes nothing,
and a run that broke off between two notes is completed by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cultivate.errors import CannotEdit, Problem
from cultivate.model.agenda import SHELF
from cultivate.model.settings import Settings
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.parse import parse
from cultivate.notes.edit import Change, Edit, apply, conflict_markers
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.copies import logged_by_a_copy
from cultivate.notes.sync.desk import Desk, NotesView
from cultivate.notes.sync.following import withdraw
from cultivate.notes.sync.intent import Happened, PutOff, Skipped, Unclear, head_of, intent_of
from cultivate.notes.sync.keeping import keep_lines
from cultivate.notes.sync.leaving_out import kept_again, leave_out
from cultivate.notes.sync.lunches import Pages, open_pages
from cultivate.notes.sync.postponing import put_off, skip, skipped_before, unskip
from cultivate.notes.sync.promises import Promise, is_dropped, promise_of, tick
from cultivate.notes.sync.settling import settle
from cultivate.notes.sync.touching import log
from cultivate.notes.sync.undoing import is_undone, left_alone, undone_records
from cultivate.notes.sync.writeback import Result, edits_for, is_writable

_NOT_TICKED = "not ticked"
_HIDDEN = "not logged: a comment begins on this line and hides what would stand below it"


@dataclass(frozen=True, slots=True)
class AgendaNote:
    """An agenda, or a daily note with one in it, as it was read."""

    path: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What is to be written, and what to tell.

    `changes` are the notes first and the agendas last, so that a run that breaks off in between finds on
    the next one what it has logged already. `created` are the names of new contacts, with their paths.
    `problems` are ticks that could not be carried out, with the agenda's path and line.
    """

    changes: tuple[Change, ...] = ()
    done: tuple[Logged, ...] = ()
    created: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def untold(self) -> tuple[tuple[str, str], ...]:
        """Those of the new contacts of whom `done` does not say that they were made."""
        told = {each.path for each in self.done if each.made}
        return tuple((name, path) for name, path in self.created if path not in told)


def sync(
    agendas: Iterable[AgendaNote],
    view: NotesView,
    settings: Settings,
    today: date,
    lunches: Iterable[tuple[str, str]] = (),
) -> SyncResult:
    """Carry everything that was ticked and typed in `agendas` into the notes that `view` finds.

    `lunches` are the paths and texts of the lunch pages. They are carried first: what an agenda has of them,
    a booking and the names, follows them. Nothing is written here, nothing is raised: a note that cannot be
    changed costs what concerns it alone.
    """
    desk = Desk(view, settings, today)
    in_order = sorted(agendas, key=lambda each: (each.day, each.path))
    current = max((each.day for each in in_order if each.day <= today), default=today)
    done: list[Logged] = []
    texts = {note.path: note.text for note in in_order}
    pages = open_pages(lunches, desk, done)
    last = False
    while True:
        walk = _Walk(pages, texts, current, last=last)
        made, turned, before = len(desk.created), desk.turned, dict(texts)
        for path in pages.texts:
            walk.problems += pages.sync(path)
        for note in in_order:
            texts[note.path] = _synced(replace(note, text=texts[note.path]), walk)
        # A line further up may be about somebody who was made, or what was ticked or changed, further down.
        if len(desk.created) == made and (desk.turned == turned or texts == before):
            if not walk.waiting:
                break
            last = True
    changed = [Change(n.path, n.text, texts[n.path]) for n in in_order if texts[n.path] != n.text]
    changes = (*desk.changes(), *pages.changes(), *changed)
    return SyncResult(changes, tuple(done), tuple(desk.created.items()), tuple(walk.problems))


@dataclass(slots=True)
class _Walk:
    """One walk through the agendas, whose `texts` are as the walk has left them so far.

    `current` is the day of the newest that is not of a day to come. On the `last` walks, all that was ticked
    in the agendas being logged, those items follow that were ticked under `## Next`; `waiting` is whether
    there are any.
    """

    pages: Pages
    texts: dict[str, str]
    current: date
    last: bool
    waiting: bool = False
    problems: list[Problem] = field(default_factory=list)


def _synced(note: AgendaNote, walk: _Walk) -> str:
    conflict = conflict_markers(note.text)
    if conflict:
        message = "a merge conflict begins here, and nothing of this agenda is logged before it is resolved"
        walk.problems.append(Problem(note.path, conflict, 1, "error", "merge-conflict", message))
        return note.text
    edits: list[Edit] = []
    for task, is_copy in _in_turn(parse(note.text, walk.pages.desk.settings.vocabulary).tasks):
        if is_writable(task):
            result = _carry_out(note, task, walk, is_copy=is_copy)
            edits += edits_for(note.text, task, result)
            refusals = result.refusals
        else:
            refusals = [_HIDDEN] if task.box in ("x", "-", ">") or task.pressed else []
        line = task.row.line.number
        walk.problems += [Problem(note.path, line, 1, "error", "not-carried-out", each) for each in refusals]
    return apply(note.text, edits)


def _in_turn(tasks: Sequence[Task]) -> list[tuple[Task, bool]]:
    """The tasks, each with whether it is a bare copy of the one just below it: that one's lines say more.

    Copies come last, the lowest first.
    """
    below = [*tasks, None][1:]
    pairs = [(task, _is_copy(task, other)) for task, other in zip(tasks, below, strict=True)]
    return [*(each for each in pairs if not each[1]), *reversed([each for each in pairs if each[1]])]


def _is_copy(task: Task, below: Task | None) -> bool:
    if below is None or not below.adopted or task.children:
        return False
    return (task.box, task.words) == (below.box, below.words)


def _carry_out(note: AgendaNote, task: Task, walk: _Walk, *, is_copy: bool) -> Result:
    """Do what one task asks for."""
    pages = walk.pages
    name = pages.name_of(task)
    if name:
        case = Case(note.text, note.day, task, task.head, None, None, pages.desk, Result(), pages.done)
        walk.problems += settle(case, *name, pages)
        return case.result
    if is_undone(task):
        return left_alone(task)
    case = _case(note, task, walk, is_copy=is_copy)
    over = {record.text: "" for record in undone_records(task)}
    if task.section == SHELF:
        over |= kept_again(case)
    elif skipped_before(case):
        try:
            over |= unskip(case)
        except CannotEdit as refused:
            case.result.refuse("withdrawn", str(refused))
            return case.result
        # A promise that had been dropped stands otherwise by now.
        case = _case(note, task, walk, is_copy=is_copy)
    case.result.rewritten |= over
    _act(case)
    keep_lines(case)
    return case.result


def _act(case: Case) -> None:
    match case.intent:
        case PutOff() | Skipped() if case.task.section == SHELF:
            _take_back(case)
            leave_out(case)
        case Happened(head):
            _happen(case)
            if case.promise is None or head.matched:
                log(case, head)
        case PutOff():
            _take_back(case)
            put_off(case, case.intent)
        case Skipped():
            _take_back(case)
            skip(case, case.intent)
        case Unclear(kind, reason):
            case.result.refuse(kind, reason)
        case None:
            if case.task.box == " ":
                _take_back(case)


def _case(note: AgendaNote, task: Task, walk: _Walk, *, is_copy: bool) -> Case:
    result, desk = Result(), walk.pages.desk
    promise = promise_of(task, desk)
    settled = any(record.kind in ("logged", "found", "skipped") for record in task.records)
    kept = (task.done_on or min(note.day, desk.today)) if is_copy else None
    if promise and promise.line.done and task.box == " " and note.day >= walk.current and not settled:
        # Ticked, or dropped, in the contact's note: so it is here too, and counts the same.
        walk.waiting = not walk.last
        if walk.last:
            result.box = "-" if is_dropped(desk, promise) else "x"
            kept = logged_by_a_copy(promise, note.path, walk.texts, desk)
    head = head_of(promise.words if promise else task.words, desk.settings.vocabulary)
    seen = replace(task, row=replace(task.row, box=result.box)) if result.box else task
    intent = intent_of(seen, head, promise.typed if promise else task.typed, note.day)
    done = walk.pages.done
    return Case(note.text, note.day, task, head, intent, promise, desk, result, done, kept=kept)


def _happen(case: Case) -> None:
    """An item that a button settled is ticked; the Next line that it shows is ticked too."""
    if case.task.box and case.task.box != "x":
        case.result.box = "x"
    if case.promise and _is_kept(case, case.promise):
        try:
            tick(case.desk, case.promise, done=True)
        except CannotEdit as refused:
            case.result.refuse("ticked", str(refused))


def _is_kept(case: Case, promise: Promise) -> bool:
    """Whether what the item tells of keeps the promise, and not an earlier one in the same words.

    What was logged has kept its promise then. Of a question nothing is logged: it is asked from its day on.
    """
    if case.logged:
        return any(each.text.startswith(_NOT_TICKED) for each in case.task.records)
    day = promise.line.day
    moved = (each.day for each in case.task.records if each.kind == "put off")
    return case.head.matched or day is None or day <= case.day or day in moved


def _take_back(case: Case) -> None:
    """What was logged and is ticked no more is withdrawn, from everybody's note."""
    for record in case.logged:
        withdraw(case, record)
    if case.logged and case.promise:
        try:
            tick(case.desk, case.promise, done=False)
        except CannotEdit as refused:
            case.result.refuse("ticked", str(refused))
