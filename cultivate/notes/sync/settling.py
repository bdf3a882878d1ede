"""A name of a lunch page that stands in an agenda: what is ticked and typed there is done on the page.

The page is where the name lives, so that both say the same (format: "The lunch page").
"""

from __future__ import annotations

import re
from dataclasses import replace

from cultivate.errors import Problem
from cultivate.model.lunch import CHOICES
from cultivate.notes.agenda import records
from cultivate.notes.agenda.blocks import Child, Task
from cultivate.notes.edit import Edit, apply
from cultivate.notes.head import Head, parse_head
from cultivate.notes.links import name_of
from cultivate.notes.lunch_note import LunchNote, given_name, page_of, pressed_on, put_off_to
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Person
from cultivate.notes.sync.following import withdraw
from cultivate.notes.sync.intent import PutOff, Unclear, intent_of, said
from cultivate.notes.sync.keeping import keep_lines
from cultivate.notes.sync.lunches import Pages
from cultivate.notes.sync.passing_on import pass_words_on, words_about
from cultivate.notes.sync.receiving import ASKED, missing_buttons
from cultivate.notes.sync.setting_aside import aside, later_day, take_up
from cultivate.notes.sync.touching import log
from cultivate.notes.sync.undoing import is_undone, left_alone, undone_records
from cultivate.notes.sync.writeback import Result, edits_for

_WORDS = "|".join(CHOICES)
_PASSED_ON = re.compile(rf"(?P<words>{_WORDS}): passed on to the lunch page(?: (?P<hash>[0-9a-f]{{8}}))?")
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
        return _open_again(case, passed or told, page, pages)
    elif here and there and here != there:
        result.refuse("logged", f"the lunch page says “{said(there[0])}”")
    elif here:
        return _pass_on(case, page, here[0], pages, passed)
    elif passed:
        if there == (_outcome_of(passed),):
            _press(pages, page.path, box, there[0], on=False)
        return _open_again(case, passed, page, pages)
    elif there:
        _say_what_is_there(case, there[0])
    else:
        return _undecided(case, page, box, pages)
    return []


def _say_what_is_there(case: Case, outcome: str) -> None:
    if case.task.box == " ":
        case.result.box, case.result.logged = "x", True
        case.result.records.append(f"{said(outcome)}: says the lunch page")


def _undecided(case: Case, page: LunchNote, box: Task, pages: Pages) -> list[Problem]:
    """No button is ticked, neither here nor there: what the item's own box says."""
    task = case.task
    if task.box in ("-", ">"):
        return _set_aside(case, page, box, pages)
    if task.box == "x":
        case.result.refuse("logged", ASKED)
    elif task.box == " " and (aside(case, "skipped") or aside(case, "put off")):
        return _take_up(case, page, box, pages)
    return []


def _record(task: Task, shape: re.Pattern[str]) -> str:
    """Our line of that shape below an item; empty where there is none."""
    return next((c.record.text for c in task.children if c.record and shape.fullmatch(c.record.text)), "")


def _outcome_of(record: str) -> str:
    return CHOICES[record.partition(":")[0]]


def _hash_of(record: str) -> str:
    """The fingerprint of the words that were passed on; empty for none."""
    found = _PASSED_ON.fullmatch(record)
    return (found["hash"] or "") if found else ""


def _open_again(case: Case, record: str, page: LunchNote, pages: Pages) -> list[Problem]:
    """Nothing is decided any more: the item is as it was, and what was logged with it is withdrawn."""
    task, result = case.task, case.result
    for each in case.logged:
        withdraw(case, each)
    result.rewritten[record] = ""
    result.released += [child for child in task.children if child.kind == "button" and child.ticked]
    result.box = " "
    result.buttons = missing_buttons(task, case.desk.settings)
    pass_words_on(task, page.path, pages, "", _hash_of(record))
    return pages.sync(page.path)


def _set_aside(case: Case, page: LunchNote, box: Task, pages: Pages) -> list[Problem]:
    """Leave the name out, or put it off, on the page; once for each tick."""
    task, result = case.task, case.result
    wish = intent_of(task, case.head, task.typed, case.day)
    if isinstance(wish, Unclear):
        result.refuse(wish.kind, wish.reason)
        return []
    if isinstance(wish, PutOff):
        if aside(case, "put off"):
            return []
        until = wish.until or later_day(case, page, case.day, wish.length)
        if until is None:
            return []
        record = records.put_off(until)
        _write(pages, page.path, box, Result(box=">", records=[record], rewritten=_gone(box)))
        case.done.append(Logged(_giver(case, page), page.path, f"{given_name(box.said).words}, {record}"))
    else:
        before = _skipped_hash(task)
        mark = pass_words_on(task, page.path, pages, words_about(task), before)
        record = records.skipped(None, mark)
        if record in aside(case, "skipped"):
            return []
        if not aside(case, "skipped"):
            again = page_of(task, pages.read([page.path]))
            _write(pages, page.path, again[1] if again else box, Result(box="-"))
    take_up(case)
    result.records.append(record)
    return pages.sync(page.path)


def _take_up(case: Case, page: LunchNote, box: Task, pages: Pages) -> list[Problem]:
    """The item is open again, and so is the name, where the page says what the item had said."""
    task = case.task
    days = [record.day for record in task.records if record.kind == "put off"]
    skipped = aside(case, "skipped") and box.box == "-"
    if skipped or (days and put_off_to(box) in days):
        _write(pages, page.path, box, Result(box=" "))
        pass_words_on(task, page.path, pages, "", _skipped_hash(task))
    take_up(case)
    case.result.buttons = missing_buttons(task, case.desk.settings)
    return pages.sync(page.path)


def _giver(case: Case, page: LunchNote) -> str:
    giver = case.desk.find(page.present[0])
    return giver.name if isinstance(giver, Person) else name_of(page.present[0])


def _skipped_hash(task: Task) -> str:
    return next((record.fingerprint for record in task.records if record.kind == "skipped"), "")


def _gone(box: Task) -> dict[str, str]:
    return {record.text: "" for record in box.records if record.kind in ("skipped", "put off")}


def _write(pages: Pages, path: str, box: Task, result: Result) -> None:
    pages.texts[path] = apply(pages.texts[path], edits_for(pages.texts[path], box, result))


def _pass_on(case: Case, page: LunchNote, outcome: str, pages: Pages, passed: str) -> list[Problem]:
    """Press the same button on the page; a box that was ticked besides says that they were rung, too.

    Words that no call has go to the page.
    """
    task, result = case.task, case.result
    found = page_of(task, pages.read([page.path]))
    problems = []
    if found and not pressed_on(found[1]):
        _press(pages, page.path, found[1], outcome, on=True)
        problems = pages.sync(page.path)
    result.logged = True
    take_up(case)
    whom = name_of(given_name(found[1].said).name) if found else ""
    is_known = bool(whom) and isinstance(case.desk.find(whom), Person)
    is_rung = is_known and ((task.box == "x" and not passed) or bool(case.logged))
    if is_rung:
        _log_call(case, whom)
    if is_known:
        keep_lines(replace(case, head=Head("", people=(whom,))))
    mark = _hash_of(passed)
    if not is_rung:
        mark = pass_words_on(task, page.path, pages, words_about(task), mark)
        problems = [*problems, *pages.sync(page.path)] if mark != _hash_of(passed) else problems
    record = f"{said(outcome)}: passed on to the lunch page{f' {mark}' if mark else ''}"
    if record != passed:
        result.records.append(record)
        result.rewritten |= {passed: ""} if passed else {}
    if task.box not in ("x", ""):
        result.box = "x"
    return problems


def _log_call(case: Case, whom: str) -> None:
    typed = "; ".join(filter(None, (case.task.typed, *(child.beside for child in case.task.children))))
    head = parse_head(f"call [[{whom}]] {typed}", case.desk.settings.vocabulary)
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
        _write(pages, path, box, Result(buttons=[said(outcome)]))
        again = next((each for each in pages.read([path])[path].from_them if each.start == box.start), box)
        if any(_is_button(each, outcome) for each in again.children):
            _press(pages, path, again, outcome, on=True)


def _is_button(child: Child, outcome: str) -> bool:
    return CHOICES.get(child.button) == outcome
