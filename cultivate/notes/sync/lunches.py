"""Lunch pages carried into the contacts' notes: the lunch, the names given, the names received.

A page is synced as an agenda is: what was done stands below each box as a `↳` line. Format: "The lunch page".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cultivate.errors import CannotEdit, Problem
from cultivate.model.contact import NextLine
from cultivate.model.hints import linked
from cultivate.model.introductions import EXCHANGED
from cultivate.model.people import fold
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.match import same_person
from cultivate.notes.edit import Change, Edit, apply, conflict_markers
from cultivate.notes.head import Head
from cultivate.notes.links import links, name_of
from cultivate.notes.lunch_note import (
    TAKEN_BACK,
    LunchNote,
    given_name,
    page_of,
    read_lunch,
    says,
    with_lunch_line,
    without_day,
)
from cultivate.notes.next import tick_next
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Desk, Missing, Person
from cultivate.notes.sync.following import withdraw
from cultivate.notes.sync.keeping import keep_lines
from cultivate.notes.sync.receiving import receive
from cultivate.notes.sync.touching import log
from cultivate.notes.sync.undoing import is_undone, left_alone, undone_records
from cultivate.notes.sync.writeback import Result, edits_for, is_writable

_HIDDEN = "not logged: a comment begins on this line and hides what would stand below it"


@dataclass(slots=True)
class Pages:
    """The lunch pages while a sync works on them: `texts` by path as they were read, and as they will be."""

    before: Mapping[str, str]
    texts: dict[str, str]
    desk: Desk
    done: list[Logged]

    def read(self, paths: Iterable[str]) -> dict[str, LunchNote]:
        """Those of the pages at `paths` that can be read, as they stand by now."""
        vocabulary = self.desk.settings.vocabulary
        found = {path: read_lunch(path, self.texts[path], vocabulary) for path in paths}
        return {path: page for path, page in found.items() if isinstance(page, LunchNote)}

    def name_of(self, task: Task) -> tuple[LunchNote, Task] | None:
        """The page and the box of the name that an item of an agenda is about, if it is about one."""
        linked = {fold(name_of(link.target)) for link in links(task.said)} if self.texts else set()
        near = [path for path in self.texts if fold(name_of(path.removesuffix(".md"))) in linked]
        return page_of(task, self.read(near)) if near else None

    def sync(self, path: str) -> list[Problem]:
        """Carry out what one page says; what could not be done."""
        self.texts[path], problems = _synced(path, self.texts[path], self.desk, self.done)
        return problems

    def changes(self) -> list[Change]:
        """The pages whose text is another one now."""
        return [Change(p, self.before[p], text) for p, text in self.texts.items() if text != self.before[p]]


def _synced(path: str, text: str, desk: Desk, done: list[Logged]) -> tuple[str, list[Problem]]:
    conflict = conflict_markers(text)
    if conflict:
        message = "a merge conflict begins here, and nothing of this page is logged before it is resolved"
        return text, [Problem(path, conflict, 1, "error", "merge-conflict", message)]
    page = read_lunch(path, text, desk.settings.vocabulary)
    if isinstance(page, LunchNote) and page.lunch is None and _was_there(page, desk.today):
        page = read_lunch(path, with_lunch_line(page), desk.settings.vocabulary)
    if not isinstance(page, LunchNote):
        return text, [page] if page else []
    work = _Work(page, desk, done)
    if page.lunch and page.lunch.box != "x" and any(r.name for r in page.lunch.records):
        # What was logged last is withdrawn first, so that each finds the last touch as it left it.
        work.receive_all(held=False)
        work.carry_out(page.lunch, hold)
    else:
        work.receive_all(held=bool(page.lunch) and work.carry_out(page.lunch, hold))
    for task in page.for_them:
        work.carry_out(task, give)
    return apply(page.text, work.edits), work.problems


class _Work:
    """One page under way: the edits of its text so far, and what could not be done."""

    def __init__(self, page: LunchNote, desk: Desk, done: list[Logged]) -> None:
        self._page, self._desk, self._done = page, desk, done
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []

    def receive_all(self, *, held: bool) -> None:
        """See to every name that they gave."""
        for task in self._page.from_them:
            self.carry_out(task, lambda case, page: receive(case, page, held=held))

    def carry_out(self, task: Task | None, act: Callable[[Case, LunchNote], bool]) -> bool:
        """Do what one box asks for; whether it holds."""
        if task is None:
            return False
        page, holds = self._page, False
        if is_writable(task):
            task = without_day(task)
            case = Case(
                page.text, page.day, task, task.head, None, None, self._desk, Result(), self._done, page.day
            )
            holds = act(case, page)
            self.edits += edits_for(page.text, task, case.result)
            refusals = case.result.refusals
        else:
            refusals = [_HIDDEN] if task.box == "x" or task.pressed else []
        line = task.row.line.number
        self.problems += [Problem(page.path, line, 1, "error", "not-carried-out", each) for each in refusals]
        return holds


def hold(case: Case, page: LunchNote) -> bool:
    """Log the lunch for all present once its box is ticked or a name stands on the page; whether it was held.

    A box that is open again takes it back, and the names alone do not bring it about a second time.
    """
    task, result, today = case.task, case.result, case.desk.today
    if is_undone(task):
        return False
    over = undone_records(task)
    back, ticked = says(task, TAKEN_BACK) or bool(over), task.box == "x"
    result.rewritten |= {record.text: "" for record in over}
    if task.box == " " and not back and not case.logged and _was_there(page, today):
        result.box, ticked = "x", True
    if not ticked:
        _take_back(case)
        if task.box == " " and not says(task, TAKEN_BACK) and (case.logged or over):
            result.records.append(TAKEN_BACK)
        return False
    if page.day > today:
        result.refuse("logged", f"{page.day.isoformat()} is still to come; `date` says when it was")
        return False
    if says(task, TAKEN_BACK):
        result.rewritten[TAKEN_BACK] = ""
    log(case, case.head)
    if result.records:
        _tick(case, lambda line, _: line.means == case.head.means and line.day == page.day, done=True)
    keep_lines(case)
    return True


def _was_there(page: LunchNote, today: date) -> bool:
    """Whether the page tells that it was held: its day has come, and a name was given, either way.

    One that was ticked off before that day was given before.
    """
    if page.day > today:
        return False
    ticked = (task for task in page.for_them if task.box == "x" and not is_undone(task))
    there = any(not any(r.day and r.day < page.day for r in task.records) for task in ticked)
    return there or any(not is_undone(task) for task in page.from_them)


def _take_back(case: Case) -> None:
    for record in case.logged:
        withdraw(case, record)
    if case.logged:
        _tick(case, lambda line, _: line.means == case.head.means and line.day == case.held, done=False)


def give(case: Case, page: LunchNote) -> bool:
    """A ticked name is an introduction to the ally, in both notes, as `cultivate intro` writes it."""
    task = case.task
    if is_undone(task):
        case.result.rewritten = left_alone(task).rewritten
        return False
    case.result.rewritten |= {record.text: "" for record in undone_records(task)}
    if task.box != "x":
        for record in case.logged if task.box == " " else ():
            withdraw(case, record)
        return False
    whom = next((link.target for link in links(task.said)), given_name(task.said).name)
    found, ally = case.desk.find(whom), case.desk.find(page.present[0])
    if isinstance(found, Missing):
        case.result.refuse("logged", found.reason)
    elif isinstance(ally, Person) and ally.path == found.path:
        case.result.refuse("logged", f"{found.name} is the one whom you met")
    else:
        head = Head(EXCHANGED[0], people=(page.present[0], whom), matched=True)
        # A name can be sent ahead: then it was given on the day on which that was ticked.
        given = replace(case, head=head, held=None)
        log(given, head)
        if given.result.records:
            _tick(given, _is_of_the_two, done=True)
    return True


def _is_of_the_two(line: NextLine, others: tuple[str, ...]) -> bool:
    """Whether a line under Next promises an introduction to one of the others."""
    named = linked(line.words) if line.means in EXCHANGED else []
    return any(same_person(name, other) for name in named for other in others)


def _tick(case: Case, fits: Callable[[NextLine, tuple[str, ...]], bool], *, done: bool) -> None:
    """The lines under Next of those who were there that this keeps: a booking, a promise."""
    desk = case.desk
    for target, person in case.people():
        if not isinstance(person, Person):
            continue
        others = tuple(name_of(each) for each in case.targets if each != target)
        lines = [line for line in person.contact.next_lines if line.done != done and fits(line, others)]
        for line in lines:
            try:
                now = desk.find(target)
                if isinstance(now, Person):
                    desk.put(now.path, apply(now.text, tick_next(now.text, line.words, done, desk.settings)))
            except CannotEdit as refused:
                case.refuse("ticked", target, str(refused.at(person.path)))


def open_pages(notes: Iterable[tuple[str, str]], desk: Desk, done: list[Logged]) -> Pages:
    """The pages with these paths and texts."""
    texts = dict(notes)
    return Pages(dict(texts), texts, desk, done)
