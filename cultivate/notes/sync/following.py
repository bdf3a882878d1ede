"""An item that was logged and has been changed, or its entry has: the three-way comparison, person by person.

The base is the fingerprint on the item's `↳ logged` line (format: "Syncing").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cultivate.errors import CannotEdit
from cultivate.model.due import last_touch
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry, fingerprint
from cultivate.notes.agenda import records
from cultivate.notes.agenda.inert import inert
from cultivate.notes.agenda.records import Record
from cultivate.notes.closing import told_closing, with_closing, without_closing
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Edit, apply
from cultivate.notes.insert import remove_entry, replace_entry
from cultivate.notes.links import links, name_of
from cultivate.notes.log import find_same
from cultivate.notes.logline import parse_line, render_entry
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Desk, Missing, Person
from cultivate.notes.sync.entries import fingerprint_of, written
from cultivate.notes.touched import carried, with_next_touch, with_property


def follow(case: Case, record: Record, entry: Entry, person: Person) -> None:
    """Let the entry that `record` tells of follow the item, which now says `entry`.

    An entry that was changed or removed in the contact's note stands so, and the record says it. Raises
    CannotEdit.
    """
    if record.kind == "found":
        _rename(case, record, person)
        return
    # The day of a plain tick is fixed when it is logged: an agenda written ahead would move it on every day.
    wanted = entry if case.held or case.task.done_on else entry._replace(day=record.day or entry.day)
    vocabulary = case.desk.settings.vocabulary
    line = render_entry(wanted, vocabulary)
    read = parse_line(line, vocabulary)
    base = _hashed(case, record, person)
    # Where a link in an entry was renamed, it is another text that says what the item says.
    same = (
        find_same([base] if base else person.contact.entries, read._replace(details=wanted.details))
        if read
        else base
    )
    if same:
        _rewrite(case, record, same.day, person, fingerprint_of(person.text, same))
    elif base is None:
        _note_changed(case, record, person)
    else:
        mark, besides = _replace(case.desk, person, base, wanted, record.was)
        _rewrite(case, record, wanted.day, person, mark)
        case.done.append(Logged(person.name, person.path, line, besides))


def _rewrite(case: Case, record: Record, day: date, person: Person, mark: str) -> None:
    """The record as it is now: of this day, of the person by their present name, unchanged there."""
    text = records.logged(day, person.name, mark, record.was)
    if text != record.text:
        case.result.rewritten[record.text] = text


def withdraw(case: Case, record: Record) -> None:
    """Take an entry out again, as long as it stands as it was logged; one that was found stays."""
    person = case.named(record.name)
    if isinstance(person, Missing):
        if person.kind == "unreadable":
            case.refuse("withdrawn", record.name, person.reason)
        return
    try:
        _take_out(case, record, person)
    except CannotEdit as refused:
        case.refuse("withdrawn", person.name, str(refused.at(person.path)))


def _take_out(case: Case, record: Record, person: Person) -> None:
    base = _hashed(case, record, person)
    if record.kind == "found" or base is None:
        _note_changed(case, record, person)
        return
    desk = case.desk
    text = apply(person.text, remove_entry(person.text, base))
    text = without_closing(text, person.path, base.day, desk.settings, desk.today)
    desk.put(person.path, _back(text, person, base.day, record.was, desk.settings, desk.today))
    desk.turned += 1
    case.result.rewritten[record.text] = ""
    case.done.append(Logged(person.name, person.path, ""))


def _note_changed(case: Case, record: Record, person: Person) -> None:
    """The record says that the note has it otherwise; a file sync may yet bring the entry back."""
    if record.kind == "logged":
        _rename(case, record, person, "" if record.changed else records.CHANGED)


def _rename(case: Case, record: Record, person: Person, more: str = "") -> None:
    """The record of the person by their present name, with `more` behind it."""
    text = record.text.replace(f" {record.name}", f" {inert(person.name)}", 1) + more
    if text != record.text:
        case.result.rewritten[record.text] = text


def _hashed(case: Case, record: Record, person: Person) -> Entry | None:
    """The entry as it was logged, where it stands so but for the names in its links."""
    entries = person.contact.entries
    exact = next((each for each in entries if fingerprint_of(person.text, each) == record.fingerprint), None)
    then = {} if exact or record.kind == "found" else case.former_names()
    if exact or not then:
        return exact
    texts = ((each, person.text[each.start : each.end]) for each in entries)
    marks = ((each, fingerprint(_as_then(text, then, case.desk))) for each, text in texts)
    return next((each for each, mark in marks if mark == record.fingerprint), None)


def _as_then(text: str, names: Mapping[str, str], desk: Desk) -> str:
    """An entry with the links that it had while the people at the paths of `names` were called so."""
    edits = []
    for link in links(text):
        found = desk.find(link.target)
        if isinstance(found, Person) and found.path in names:
            then = text[link.start : link.end].replace(name_of(link.target), names[found.path], 1)
            edits.append(Edit(link.start, link.end, then))
    return apply(text, edits)


def _replace(desk: Desk, person: Person, base: Entry, wanted: Entry, was: date | None) -> tuple[str, str]:
    """Put `wanted` in the place of `base`; give its fingerprint, and what else came of it in words."""
    settings, today = desk.settings, desk.today
    text = apply(person.text, replace_entry(person.text, base, wanted, settings))
    text = without_closing(text, person.path, base.day, settings, today)
    text = with_closing(text, person.path, wanted, settings, today)
    if base.is_touch(settings.vocabulary):
        text = _back(text, person, base.day, was, settings, today)
    text = carried(text, person.path, settings, today)
    desk.put(person.path, text)
    desk.turned += 1
    besides = told_closing(text, person.path, wanted.day, settings, today)
    return written(person.text, text, settings, today), besides


def _back(text: str, person: Person, day: date, was: date | None, settings: Settings, today: date) -> str:
    """`last_touch` without an entry of `day`: where it holds that day, the newest that is left, or `was`.

    Format: "Last touch".
    """
    if person.contact.last_touch != day:
        return with_next_touch(text, person.path, settings, today)
    without = with_property(text, "last_touch", was.isoformat() if was else "", settings)
    left = last_touch(read_contact(without, person.path, settings, today), settings, today)
    without = with_property(text, "last_touch", left.isoformat() if left else "", settings)
    return with_next_touch(without, person.path, settings, today)
