"""Logging what a task says, in the note of everybody who was there."""

from __future__ import annotations

from collections.abc import Sequence

from cultivate.errors import CannotEdit
from cultivate.model.agenda import ALSO
from cultivate.model.due import last_touch
from cultivate.model.means import OTHER
from cultivate.model.touch import Entry
from cultivate.notes.agenda import records
from cultivate.notes.agenda.inert import inert
from cultivate.notes.closing import told_closing
from cultivate.notes.head import Head
from cultivate.notes.links import name_of
from cultivate.notes.logline import render_entry
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Missing, Person
from cultivate.notes.sync.entries import details_for, entry_for, same_occasion, same_touch, written
from cultivate.notes.sync.following import follow, withdraw
from cultivate.notes.sync.promises import keep
from cultivate.notes.touched import with_entry


def log(case: Case, head: Head) -> None:
    """One entry in each person's note, each naming the others; what is logged already follows the item."""
    people = case.people()
    known = [target for target, each in people if isinstance(each, Person)]
    if head.means == OTHER.id:
        _refuse_unread(case, people)
        if known:
            case.result.refuse("logged", "the line does not begin with what it was, such as call or lunch")
        return
    if case.touch_day > case.desk.today:
        case.result.refuse("logged", f"{case.touch_day.isoformat()} is still to come")
        return
    logged_before = len(case.done)
    for target, each in people:
        person = _made(case, target) if isinstance(each, Missing) and _may_make(case, each) else each
        if isinstance(person, Person):
            _log_for(case, head, target, person)
        elif person.kind == "unreadable" or (case.task.box and not (person.kind == "other" and known)):
            case.refuse("logged", target, person.reason)
    is_new = len(case.done) > logged_before  # or changed: the guest may say yes days after the invitation
    present = [person for _, person in case.people() if isinstance(person, Person)]
    theirs = {inert(person.name) for person in present} | {
        record.name for person in present if (record := case.record_of(person))
    }
    for record in case.logged:
        if record.name not in theirs:
            withdraw(case, record)
    if head.outcome == "booked" and head.value and is_new:
        _keep_booking(case, head)


def _refuse_unread(case: Case, people: Sequence[tuple[str, Person | Missing]]) -> None:
    """Words of a promise mean nothing where the note cannot be read in which it stands."""
    for target, each in people:
        if isinstance(each, Missing) and each.kind == "unreadable":
            case.refuse("logged", target, each.reason)


def _log_for(case: Case, head: Head, target: str, person: Person) -> None:
    entry = _entry(case, head, target)
    record = case.record_of(person)
    try:
        if record:
            follow(case, record, entry, person)
        else:
            _write(case, entry, person)
    except CannotEdit as refused:
        case.refuse("logged", target, str(refused.at(person.path)))


def _entry(case: Case, head: Head, target: str) -> Entry:
    others = [each for each in case.targets if each != target]
    return entry_for(
        head, case.touch_day, others, details_for(case.text, case.task.children, target, case.targets)
    )


def _write(case: Case, entry: Entry, person: Person) -> None:
    desk, result = case.desk, case.result
    entries = person.contact.entries
    standing = same_occasion(entry, case.kept, entries) if case.kept else None
    standing = standing or same_touch(entry, entries, desk.settings.vocabulary)
    if standing:
        result.records.append(records.found(standing.day, person.name))
    else:
        was = last_touch(person.contact, desk.settings, desk.today)
        after = with_entry(person.text, entry, person.path, desk.settings, desk.today)
        desk.put(person.path, after)
        mark = written(person.text, after, desk.settings, desk.today)
        result.records.append(records.logged(entry.day, person.name, mark, was))
        line = render_entry(entry, desk.settings.vocabulary)
        besides = told_closing(after, person.path, entry.day, desk.settings, desk.today)
        case.done.append(Logged(person.name, person.path, line, besides))
    result.logged = True


def _may_make(case: Case, missing: Missing) -> bool:
    """A ticked line under Also today may name somebody new (format: "Captured lines")."""
    return missing.kind == "unknown" and case.task.section == ALSO and case.task.box == "x"


def _made(case: Case, target: str) -> Person | Missing:
    return case.desk.create(target)


def _keep_booking(case: Case, head: Head) -> None:
    """`booked 2026-12-08` becomes `meal with [[Ann Poe]] 📅 2026-12-08` under the first person's Next."""
    company = ", ".join(f"[[{each}]]" for each in case.targets[1:])
    words = f"{head.means} with {company}" if company else head.means
    try:
        keep(case.desk, case.targets[0], f"{words} 📅 {head.value}")
    except CannotEdit as refused:
        case.refuse("kept", case.targets[0], f"{name_of(case.targets[0])}: {refused}")
