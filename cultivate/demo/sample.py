"""The invented people of a new vault, with their days moved up to today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from cultivate.model.due import next_touch
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import apply
from cultivate.notes.properties import set_value

TEMPLATE_DAY = date(2026, 11, 20)
"""The day on which the sample notes of `vault-template/` were up to date."""

_PEOPLE = "People/"
_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", re.ASCII)
_FIXED = re.compile(r"birthday:")
"""A line whose day is nothing that happened lately."""


def moved(template_files: Mapping[str, str], template_day: date, today: date) -> dict[str, str]:
    """The template's files with the sample people's logs, promises and properties brought up to `today`.

    Every day moves by the same whole number of weeks, so that it stays the weekday that it was: what was new
    on
    `template_day` is less than a week old, and nothing that happened comes to lie after `today`. Birthdays
    stay, and `next_touch` is worked out again, since months are not all of one length.
    """
    weeks = (today - template_day) // timedelta(weeks=1)
    files = dict(template_files)
    if weeks:
        people = [path for path in files if path.startswith(_PEOPLE) and path.endswith(".md")]
        files |= {path: _moved_note(files[path], path, timedelta(weeks=weeks), today) for path in people}
    return files


def _moved_note(text: str, path: str, by: timedelta, today: date) -> str:
    lines = text.split("\n")
    later = [
        line if _FIXED.match(line) else _DAY.sub(lambda found: _later(found[0], by), line) for line in lines
    ]
    return _with_next_touch("\n".join(later), path, today)


def _later(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except (ValueError, OverflowError):
        # 9999-12-31 means no end, and has no day after it.
        return day


def _with_next_touch(text: str, path: str, today: date) -> str:
    settings = Settings()
    contact = read_contact(text, path, settings, today)
    due = next_touch(contact, settings, today)
    if contact.next_touch is None or due is None:
        return text
    return apply(text, set_value(text, "next_touch", due.isoformat()))
