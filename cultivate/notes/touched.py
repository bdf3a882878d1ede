"""A note after a touch: the entry in its log, and the properties that follow from the log.

Every writing command changes notes through here, so that the log and the properties tell the same.
"""

from __future__ import annotations

import re
from datetime import date

from cultivate.model.due import last_touch, next_touch
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.closing import with_closing
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.insert import add_entry
from cultivate.notes.names import DATES, property_key
from cultivate.notes.properties import Expect, set_value

_DAILY_NOTE = re.compile(r"\[\[\d{4}-\d{2}-\d{2}\]\]", re.ASCII)
"""A day that somebody wrote as a link to its daily note stays one."""


def with_entry(text: str, entry: Entry, path: str, settings: Settings, today: date) -> str:
    """The contact note's text with `entry` in its log and its properties carried along.

    A touch moves `last_touch` forward, never back, and empties `snooze_until`; the last try of a cycle has
    the mark `closed` beside it. `today` is the day up to which the log counts. Raises CannotEdit where the
    note cannot be changed with certainty.
    """
    text = apply(text, add_entry(text, entry, settings))
    if not entry.mark:
        text = with_closing(text, path, entry, settings, today)
    if entry.is_touch(settings.vocabulary):
        contact = read_contact(text, path, settings, today)
        if contact.snooze_until:
            text = with_property(text, "snooze_until", "", settings)
    return carried(text, path, settings, today)


def carried(text: str, path: str, settings: Settings, today: date) -> str:
    """The contact note's text with `last_touch` and, where it is kept, `next_touch` as the log has them."""
    contact = read_contact(text, path, settings, today)
    last = last_touch(contact, settings, today)
    if last and last != contact.last_touch and "last_touch" not in contact.unreadable:
        text = with_property(text, "last_touch", last.isoformat(), settings)
    return with_next_touch(text, path, settings, today)


def with_next_touch(text: str, path: str, settings: Settings, today: date) -> str:
    """The text with `next_touch` at the due day, where the settings keep that property."""
    if not settings.next_touch:
        return text
    contact = read_contact(text, path, settings, today)
    due = next_touch(contact, settings, today)
    if due == contact.next_touch:
        return text
    return with_property(text, "next_touch", due.isoformat() if due else "", settings)


def with_property(text: str, name: str, value: str | tuple[str, ...], settings: Settings) -> str:
    """The text with one property changed, under the name that the note or the vault has for it."""
    front = read_front_matter(text)
    key = property_key(front, name, settings)
    expected: Expect = "date" if name in DATES else "list" if isinstance(value, tuple) else "text"
    found = front.find(key)
    if expected == "date" and value and found and _DAILY_NOTE.fullmatch(found.text.strip()):
        value = f"[[{value}]]"
    return apply(text, set_value(text, key, value, expect=expected))
