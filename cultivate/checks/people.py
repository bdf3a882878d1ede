"""Two contacts that one name could mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cultivate.errors import Problem
from cultivate.model.contact import Contact
from cultivate.model.people import fold
from cultivate.model.settings import Settings


def same_names(contacts: Sequence[Contact], settings: Settings) -> list[Problem]:
    """`same-name`: two contact notes of one name, so that a link or a command could mean either."""
    by_name: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        by_name[fold(contact.name)].append(contact)
    return [
        Problem(
            each.path, 0, 0, "warning", "same-name",
            f"{each.name} is also the name of {_others(each, group)}",
            "rename one of them in Obsidian, which changes the links too",
        )
        for group in by_name.values() if len(group) > 1 for each in group
    ]  # fmt: skip


def _others(each: Contact, group: Sequence[Contact]) -> str:
    return " and ".join(other.path for other in group if other.path != each.path)
