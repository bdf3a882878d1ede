"""A name of a lunch page that stands in an agenda: a button pressed there is pressed on the page.

The page is where the name lives, so that both say the same (format: "The lunch page").
"""

from __future__ import annotations

import re
from dataclasses import replace

from cultivate.errors import Problem
from cultivate.model.lunch import CHOICES, NO_FUTURE
from cultivate.notes.agenda.blocks import Child, Task
from cultivate.notes.edit import Edit, apply
from cultivate.notes.head import parse_head
from cultivate.notes.links import name_of
from cultivate.notes.lunch_note import LunchNote, given_name, page_of, pressed_on
from cultivate.notes.sync.case import Case
from cultivate.notes.sync.desk import Person
from cultivate.notes.sync.following import withdraw
from cultivate.notes.sync.intent import said
from cultivate.notes.sync.lunches import Pages
from cultivate.notes.sync.receiving import ASKED, missing_buttons
from cultivate.notes.sync.touching import log
from cultivate.notes.sync.undoing import is_undone, left_alone, undone_records
from cultivate.notes.sync.writeback import Result, edits_for

_WORDS = "|".join(CHOICES)
_PASSED_ON = re.compile(rf"(?P<words>{_WORDS}): passed on to the lunch page")
_SAID_THERE = re.compile(rf"(?P<words>{_WORDS}): says the lunch page")


def settle(case: Case, page: LunchNote, box: Task, pages: Pages) -> list[Problem]:
    """Bring an item about the name in `box` and its page together; what the page could not carry out."""
    task, result = case.task, case.result
    if is_undone(task):
        result.rewritten = left_alone(task).rewritten
        return []
    result.rewritten |= {record.text: "" for record in undone_records(task)}
    here, there = pressed_on(task), pressed_on(box)
    passed, told = _record(task, _PASSED_ON), _record(task, _SAID_THERE)
    if len(here) > 1:
        result.refuse("logged", "two buttons are ticked, and only one can be meant")
    elif (told and not there) or (passed and here and not there):
        _open_again(case, passed or told)
    elif here and there and here != there:
        result.refuse("logged", f"the lunch page says “{said(there[0])}”")
    elif here:
        return _pass_on(case, page, here[0], pages, is_new=not passed)
    elif passed:
        _open_again(case, passed)
        if there == (_outcome_of(passed),):
            _press(pages, page.path, box, there[0], on=False)
            return pages.sync(page.path)
    elif there and task.box == " ":
        result.box, result.logged = "x", True
        result.records.append(f"{said(there[0])}: says the lunch page")
    elif not there and task.box in ("x", ">", "-"):
        result.refuse("logged", ASKED)
    return []


def _record(task: Task, shape: re.Pattern[str]) -> str:
    """Our line of that shape below an item; empty where there is none."""
    return next((c.record.text for c in task.children if c.record and shape.fullmatch(c.record.text)), "")


def _outcome_of(record: str) -> str:
    return CHOICES[record.partition(":")[0]]


def _open_again(case: Case, record: str) -> None:
    """Nothing is decided any more: the item is as it was, and what was logged with it is withdrawn."""
    task, result = case.task, case.result
    for each in case.logged:
        withdraw(case, each)
    result.rewritten[record] = ""
    result.released += [child for child in task.children if child.kind == "button" and child.ticked]
    result.box = " "
    result.buttons = missing_buttons(task, case.desk.settings)


def _pass_on(case: Case, page: LunchNote, outcome: str, pages: Pages, *, is_new: bool) -> list[Problem]:
    """Press the same button on the page; a box that was ticked besides says that they were rung, too."""
    task, result = case.task, case.result
    found = page_of(task, pages.read([page.path]))
    problems = []
    if found and not pressed_on(found[1]):
        _press(pages, page.path, found[1], outcome, on=True)
        problems = pages.sync(page.path)
    result.logged = True
    if is_new:
        result.records.append(f"{said(outcome)}: passed on to the lunch page")
    if (task.box == "x" and is_new and outcome != NO_FUTURE) or case.logged:
        _log_call(case, found[1] if found else None)
    if task.box not in ("x", ""):
        result.box = "x"
    return problems


def _log_call(case: Case, box: Task | None) -> None:
    whom = name_of(given_name(box.said).name) if box else ""
    if not whom or not isinstance(case.desk.find(whom), Person):
        return
    head = parse_head(f"call [[{whom}]] {case.task.typed}", case.desk.settings.vocabulary)
    head = head._replace(outcome=head.outcome or "reached", people=(whom,))
    log(replace(case, head=head), head)


def _press(pages: Pages, path: str, box: Task, outcome: str, *, on: bool) -> None:
    """Tick or untick the button of a name on its page; one that is not there is written."""
    text = pages.texts[path]
    button = next((each for each in box.children if _is_button(each, outcome)), None)
    if button:
        at = button.row.box_at
        pages.texts[path] = apply(text, [Edit(at, at + 1, "x" if on else " ")])
    elif on:
        result = Result(buttons=[said(outcome)])
        written = apply(text, edits_for(text, box, result))
        pages.texts[path] = written
        again = next((each for each in pages.read([path])[path].from_them if each.start == box.start), box)
        if any(_is_button(each, outcome) for each in again.children):
            _press(pages, path, again, outcome, on=True)


def _is_button(child: Child, outcome: str) -> bool:
    return child.kind == "button" and CHOICES.get(child.words.casefold()) == outcome
