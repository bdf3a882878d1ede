"""People whose note says `private: true`: counted in every report, named in none that leaves the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cultivate.model.due import Standing
from cultivate.model.occasions import by_link
from cultivate.model.people import fold
from cultivate.model.touch import Entry

_SOMEBODY = "somebody"


def without_names(standings: Sequence[Standing]) -> list[Standing]:
    """The same people, those who are private under a name that tells nothing, in others' logs too."""
    hidden = [each.contact for each in standings if each.contact.private]
    if not hidden:
        return list(standings)
    new = {contact.path: f"somebody private ({place})" for place, contact in enumerate(hidden, 1)}
    paths = by_link([each.contact for each in standings])
    names = {link: new[path] for link, path in paths.items() if path in new}
    return [_renamed(each, new, names) for each in standings]


def _renamed(each: Standing, new: Mapping[str, str], names: Mapping[str, str]) -> Standing:
    contact = each.contact
    entries = tuple(_without(entry, names) for entry in contact.entries)
    giver = names.get(fold(contact.introduced_by), contact.introduced_by)
    name = new.get(contact.path, contact.name)
    given = contact.lunch_names
    if contact.path in new:  # the page of a lunch is called after them
        given = tuple(replace(n, name=_SOMEBODY, words=_SOMEBODY, said="", page=name) for n in given)
    contact = replace(contact, name=name, introduced_by=giver, entries=entries, lunch_names=given)
    tries, still = (tuple(_without(entry, names) for entry in of) for of in (each.tries, each.open))
    return each._replace(contact=contact, tries=tries, open=still)


def _without(entry: Entry, names: Mapping[str, str]) -> Entry:
    if not any(fold(name) in names for name in (*entry.people, *entry.mentions)):
        return entry
    people = tuple(names.get(fold(name), name) for name in entry.people)
    mentions = tuple(names.get(fold(name), name) for name in entry.mentions)
    return entry._replace(
        people=people, mentions=mentions, text="" if mentions != entry.mentions else entry.text
    )
