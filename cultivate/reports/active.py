"""Who is active: heard from within two of their cadences (method: "The circles")."""

from __future__ import annotations

from cultivate.model.bench import active_since, cadences, responds
from cultivate.model.due import Standing
from cultivate.model.settings import Settings
from cultivate.model.shares import share_of
from cultivate.model.touch import Entry
from cultivate.reports.practice import Practice, entry_source
from cultivate.reports.report import Column, Line, Source, Table

_COLUMNS = (
    Column("people", "people"), Column("active", "active"), Column("share", "share", "share"),
    Column("seats", "seats", "score"),
)  # fmt: skip


def active_table(practice: Practice) -> Table:
    """Each circle that has a cadence: its people, those who are active, its seats."""
    seated = system(practice)
    lines = []
    for tier in practice.settings.tiers.values():
        here = [each for each in seated if practice.circle(each.contact) == tier.id]
        if not here:
            continue
        sources = []
        active = 0
        for each in here:
            entry = response(each, practice)
            active += entry is not None
            sources.append(_source(each, entry, cadences(practice.settings.method_active)))
        values = {
            "people": len(here), "active": active, "share": share_of(active, len(here)),
            "seats": tier.size or None,
        }  # fmt: skip
        lines.append(Line(f"active {tier.id}", tier.id, values=values, sources=tuple(sources)))
    title = f"Active: heard from within {cadences(practice.settings.method_active)}"
    return Table("active", title, "circle", _COLUMNS, tuple(lines))


def system(practice: Practice) -> list[Standing]:
    """Those in a circle that has a cadence, and still in touch: neither dead nor stopped."""
    return [
        each for each in practice.standings
        if each.cadence and practice.circle(each.contact) and each.state not in ("died", "stopped")
    ]  # fmt: skip


def response(each: Standing, practice: Practice) -> Entry | None:
    """The entry with which somebody last responded, if that was within two of their cadences."""
    newest = last_response(each, practice.settings)
    return newest if newest and newest.day >= active_since(each, practice.settings, practice.today) else None


def last_response(each: Standing, settings: Settings) -> Entry | None:
    """The newest entry in which they answered: a talk, a meal, a meeting, or they reached out."""
    newest: Entry | None = None
    for entry in reversed(each.contact.entries):  # most logs end with the newest; the others need no look
        older = newest and (entry.day, entry.line) <= (newest.day, newest.line)
        if not older and responds(entry, settings):
            newest = entry
    return newest


def _source(each: Standing, entry: Entry | None, within: str) -> Source:
    contact = each.contact
    if entry:
        return entry_source(contact, entry, "people", "active")
    return Source(
        contact.path,
        contact.line_of("last_touch", "tier"),
        f"no response in {within}",
        ("people",),
        contact.private,
    )
