"""The mark `closed`: on record in a log on the day on which somebody's tries were used up.

The clock does not need it (`model.attempts`). The command that logs the last try writes it, for that person,
with that entry, and takes it back with it; nothing ever goes back over a history to mark it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cultivate.model.attempts import cycle, patience
from cultivate.model.dates import short_date
from cultivate.model.due import last_touch, standing
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import apply
from cultivate.notes.insert import add_entry, remove_entry

MARK = "closed"


def with_closing(text: str, path: str, entry: Entry, settings: Settings, today: date) -> str:
    """The text, in which `entry` was logged, with the mark where it was the last try of a cycle.

    A touch of the same day takes the mark of an earlier try away. An invitation closes nothing on record,
    since it may yet be answered. Raises CannotEdit.
    """
    tried = entry.is_attempt and entry.outcome != "invited"
    marks = _marks(text, path, entry.day, settings, today)
    ended = _ended(text, path, entry.day, settings, today)
    if tried and ended and not marks:
        return apply(text, add_entry(text, Entry(entry.day, mark=MARK), settings))
    return text if ended else _without(text, marks)


def without_closing(text: str, path: str, day: date, settings: Settings, today: date) -> str:
    """The text, which lost an entry of `day`, without a mark that no longer holds. Raises CannotEdit."""
    marks = _marks(text, path, day, settings, today)
    if not marks or _ended(text, path, day, settings, today):
        return text
    return _without(text, marks)


def told_closing(text: str, path: str, day: date, settings: Settings, today: date) -> str:
    """`not reached in 3 tries; next 22 Feb`, where the log has the mark on `day`; else empty."""
    if not _marks(text, path, day, settings, today):
        return ""
    contact = read_contact(text, path, settings, today)
    tries, due = max(1, patience(contact, settings).tries), standing(contact, settings, today).due
    said = f"not reached in {tries} {'try' if tries == 1 else 'tries'}"
    return f"{said}; next {short_date(due, today)}" if due else said


def _marks(text: str, path: str, day: date, settings: Settings, today: date) -> list[Entry]:
    entries = read_contact(text, path, settings, today).entries
    return [entry for entry in entries if entry.mark == MARK and entry.day == day]


def _ended(text: str, path: str, day: date, settings: Settings, today: date) -> bool:
    """Whether the newest cycle that is over ended on `day`, leaving its own mark out of the account."""
    contact = read_contact(text, path, settings, today)
    others = tuple(each for each in contact.entries if each.mark != MARK or each.day != day)
    contact = replace(contact, entries=others)
    if standing(contact, settings, today).state != "tracked":
        return False
    return cycle(contact, last_touch(contact, settings, today), settings, today).closed == day


def _without(text: str, marks: list[Entry]) -> str:
    for mark in reversed(marks):  # from the back, so that the places of the others hold
        text = apply(text, remove_entry(text, mark))
    return text
