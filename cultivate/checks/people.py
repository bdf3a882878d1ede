"""Names that could mean two contacts, or that cannot be linked; people whom nothing may reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cultivate.errors import Problem
from cultivate.model.contact import Contact
from cultivate.model.due import shortest_cadence
from cultivate.model.people import fold
from cultivate.model.proposal import plan_of
from cultivate.model.settings import Settings

_BREAKS_A_LINK = frozenset("[]#^|")


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


def unlinkable(contacts: Sequence[Contact], settings: Settings) -> list[Problem]:
    """`unlinkable-name`: a name that no link can hold, so that neither Obsidian nor a log line finds it."""
    found = [(each, char) for each in contacts for char in each.name if char in _BREAKS_A_LINK]
    return [
        Problem(
            each.path, 0, 0, "warning", "unlinkable-name",
            f"no link can hold the name {each.name}, because of its “{char}”",
            "rename the note in Obsidian, and put the old name under aliases",
        )
        for place, (each, char) in enumerate(found) if not place or found[place - 1][0].path != each.path
    ]  # fmt: skip


def without_means(contacts: Sequence[Contact], settings: Settings) -> list[Problem]:
    """`no-means`: somebody whose turn comes and whose `avoid` leaves no way to be in touch."""
    return [
        Problem(
            each.path, 0, 0, "warning", "no-means",
            f"`avoid` leaves no means of being in touch with {each.name}",
            f'take one out of `avoid`, or leave them in peace: cultivate stop "{each.name}"',
        )
        for each in contacts
        if each.avoid and not each.died and each.stage != "stopped"
        and shortest_cadence(each, settings) and not _means_left(each, settings)
    ]  # fmt: skip


def _means_left(each: Contact, settings: Settings) -> set[str]:
    """What they can be reached by, would like, or have in their plan, less what they avoid."""
    strands, turns = plan_of(each, settings)
    known = {each.reached_by, *each.prefer, *turns, *(strand.means for strand in strands)}
    return known - set(each.avoid) - settings.vocabulary.bulk


def _others(each: Contact, group: Sequence[Contact]) -> str:
    return " and ".join(other.path for other in group if other.path != each.path)
