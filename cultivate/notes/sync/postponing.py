"""Putting an item off, and skipping it: the person's `snooze_until`, or the promise's own day."""

from __future__ import annotations

from datetime import date

from cultivate.errors import CannotEdit
from cultivate.model.delay import put_off_until, skipped_until
from cultivate.model.touch import Entry
from cultivate.notes.agenda import records
from cultivate.notes.agenda.match import begins_with
from cultivate.notes.agenda.records import Record
from cultivate.notes.edit import apply
from cultivate.notes.insert import add_entry, remove_entry, replace_entry
from cultivate.notes.log import find_same
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Desk, Person
from cultivate.notes.sync.entries import details_for, fingerprint_of
from cultivate.notes.sync.intent import PutOff, Skipped, Unclear
from cultivate.notes.sync.promises import drop, move, reopen
from cultivate.notes.touched import with_next_touch, with_property


def put_off(case: Case, wish: PutOff) -> None:
    """Not before the day or length typed, else not before the tier's `put_off`; once for each tick."""
    if any(record.kind == "put off" for record in case.task.records):
        return
    person = case.first()
    if not isinstance(person, Person):
        case.result.refuse("put off", person.reason)
        return
    until = wish.until or put_off_until(person.contact, case.desk.settings, case.day, wish.length)
    try:
        if case.promise:
            move(case.desk, case.promise, until)
        else:
            _snooze(case, person, until)
    except CannotEdit as refused:
        case.result.refuse("put off", str(refused.at(person.path)))
        return
    case.result.records.append(records.put_off(until))
    case.result.box = ">"
    _tell(case, person, records.put_off(until))


def skip(case: Case, wish: Skipped) -> None:
    """Not this time: again after the cadence. A mark stands in the log only where words say why."""
    if any(record.kind == "skipped" for record in case.task.records):
        return
    person = case.first()
    if not isinstance(person, Person):
        case.result.refuse("skipped", person.reason)
        return
    until = None if case.promise else skipped_until(person.contact, case.desk.settings, case.day)
    try:
        if case.promise:
            drop(case.desk, case.promise)
        elif until:
            _snooze(case, person, until)
        mark = _mark(case, case.first(), wish)
    except CannotEdit as refused:
        case.result.refuse("skipped", str(refused.at(person.path)))
        return
    case.result.records.append(records.skipped(until, mark))
    _tell(case, person, records.skipped(until))


def skipped_before(case: Case) -> bool:
    """Whether the item was skipped, and is done, put off or open by now."""
    is_other = case.task.box in ("x", ">", " ") or bool(case.task.pressed)
    return is_other and not isinstance(case.intent, Skipped | Unclear) and bool(_skips(case))


def unskip(case: Case) -> dict[str, str]:
    """Take back what skipping did, as far as it stands so; the records that go, as `Result.rewritten` has it.

    The words of the mark are the item's, and go where it says now. Raises CannotEdit.
    """
    if case.promise:
        reopen(case.desk, case.promise)
    person, skips = case.first(), _skips(case)
    if isinstance(person, Person):
        try:
            case.desk.put(person.path, _as_not_skipped(case.desk, person, skips))
        except CannotEdit as refused:
            raise refused.at(person.path) from None
    return {record.text: "" for record in skips}


def _skips(case: Case) -> list[Record]:
    return [record for record in case.task.records if record.kind == "skipped"]


def _as_not_skipped(desk: Desk, person: Person, skips: list[Record]) -> str:
    text = person.text
    marks = {record.fingerprint for record in skips} - {""}
    mark = next((e for e in person.contact.entries if fingerprint_of(text, e) in marks), None)
    if mark:
        text = apply(text, remove_entry(text, mark))
    if person.contact.snooze_until in {record.day for record in skips} - {None}:
        text = with_property(text, "snooze_until", "", desk.settings)
    return with_next_touch(text, person.path, desk.settings, desk.today) if text != person.text else text


def _tell(case: Case, person: Person, what: str) -> None:
    told = f"{case.promise.line.words}, {what}" if case.promise else what
    case.done.append(Logged(person.name, person.path, told))


def _snooze(case: Case, person: Person, until: date) -> None:
    desk = case.desk
    text = with_property(person.text, "snooze_until", until.isoformat(), desk.settings)
    desk.put(person.path, with_next_touch(text, person.path, desk.settings, desk.today))


def _mark(case: Case, person: object, wish: Skipped) -> str:
    """Write the mark where there are words for it; its fingerprint, empty where there is none."""
    details = details_for(case.text, case.task.children, case.targets[0], case.targets)
    if not isinstance(person, Person) or not (wish.why or details):
        return ""
    desk = case.desk
    entry = Entry(min(case.day, desk.today), mark="skipped", text=wish.why, details=details)
    before = next((e for e in person.contact.entries if _is_same_mark(e, entry)), None)
    if before is None:
        desk.put(person.path, apply(person.text, add_entry(person.text, entry, desk.settings)))
    else:  # that of a copy of the item, on which less or more may be typed, and under which other lines stand
        text, lines = max(before.text, wish.why, key=len), dict.fromkeys((*before.details, *details))
        entry = entry._replace(text=text, details=tuple(lines))
        desk.put(person.path, apply(person.text, replace_entry(person.text, before, entry, desk.settings)))
    now = case.first()
    found = find_same(now.contact.entries, entry) if isinstance(now, Person) else None
    return fingerprint_of(now.text, found) if isinstance(now, Person) and found else ""


def _is_same_mark(standing: Entry, mark: Entry) -> bool:
    """Whether an entry is this mark, whatever stands below it and was typed on behind its words."""
    if (standing.mark, standing.day) != (mark.mark, mark.day):
        return False
    return begins_with(standing.text, mark.text) or begins_with(mark.text, standing.text)
