"""Entries that name several people and stand in one note alone (format: "For whom an entry counts")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cultivate.errors import Problem
from cultivate.model.contact import Contact
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry


def one_sided(contacts: Sequence[Contact], settings: Settings) -> list[Problem]:
    """`one-sided`: somebody was there and has no entry of that day and means in their own note.

    What they did to the user (`in`) is theirs alone and is not mirrored.
    """
    names = Counter(fold(contact.name) for contact in contacts)
    by_name = {fold(contact.name): contact for contact in contacts if names[fold(contact.name)] == 1}
    by_name |= {fold(contact.path.removesuffix(".md")): contact for contact in contacts}
    return [
        Problem(
            contact.path, entry.line, 1, "warning", "one-sided",
            f"{other.name} was there on {entry.day.isoformat()} and has no such entry in their own note",
            f'cultivate log "{other.name}" --via {entry.means} --on {entry.day.isoformat()}',
        )
        for contact in contacts for entry in contact.entries
        for other in _missing(contact, entry, by_name)
    ]  # fmt: skip


def _missing(contact: Contact, entry: Entry, by_name: Mapping[str, Contact]) -> list[Contact]:
    if entry.mark or entry.inbound or entry.outcome in ("met", "declined"):
        return []
    others = [by_name[fold(name)] for name in entry.people if fold(name) in by_name]
    return [
        other
        for other in others
        if other.path != contact.path
        and not any(e.day == entry.day and e.means == entry.means for e in other.entries)
    ]
