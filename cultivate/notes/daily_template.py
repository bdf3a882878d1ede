"""A new daily note from its template: plain substitution of dates, as Obsidian and Periodic Notes do it.

`{{title}}`, `{{date}}`, `{{time}}`, `{{date:FORMAT}}`, `{{date+1d:FORMAT}}` with the units y q m w d h s,
`{{yesterday}}` and `{{tomorrow}}`. Whatever else stands in it, Templater's commands too, stays as it is:
nothing of a template is ever run. Source: Obsidian's help, "Templates"; obsidian-daily-notes-interface.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from cultivate.model.cadence import add_months
from cultivate.notes.moment import format_moment

_FIELD = re.compile(
    r"\{\{\s*(?:(?P<name>title|yesterday|tomorrow)"
    r"|(?P<what>date|time)\s*(?:(?P<count>[+-]\d{1,4})(?P<unit>[yqmwdhs]))?\s*(?::(?P<format>[^{}\n]+?))?)\s*\}\}",
    re.IGNORECASE,
)
_MONTHS = {"y": 12, "q": 3, "m": 1}
_SPANS = {
    "w": timedelta(weeks=1), "d": timedelta(days=1), "h": timedelta(hours=1), "s": timedelta(seconds=1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formats:
    """Moment's formats: of the daily notes' names, and of a `{{date}}` and a `{{time}}` that say none."""

    name: str
    date: str = "YYYY-MM-DD"
    time: str = "HH:mm"


def fill_daily(template: str, title: str, when: datetime, formats: Formats) -> str:
    """`template` as the note `title` of the day of `when`, made at its time. Each field is replaced once."""

    def value(field: re.Match[str]) -> str:
        name = (field["name"] or "").lower()
        if name == "title":
            return title
        if name:
            return format_moment(when + timedelta(days=-1 if name == "yesterday" else 1), formats.name)
        plain = formats.time if field["what"].lower() == "time" else formats.date
        moved = _moved(when, int(field["count"]), field["unit"]) if field["count"] else when
        return format_moment(moved, (field["format"] or plain).strip())

    return _FIELD.sub(value, template)


def _moved(when: datetime, count: int, unit: str) -> datetime:
    unit = unit.lower()
    if unit in _SPANS:
        return when + count * _SPANS[unit]
    return datetime.combine(add_months(when.date(), count * _MONTHS[unit]), when.time())
