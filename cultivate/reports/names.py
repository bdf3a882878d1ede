"""Names that were given to the user: each once, with its day and what became of it.

Method: "Preferral and referral", and "The arithmetic" for the thirds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.introductions import received, state_of
from cultivate.model.lunch import OUTCOMES
from cultivate.model.occasions import Telling
from cultivate.reports.practice import source
from cultivate.reports.report import Source
from cultivate.reports.sources import name_in


@dataclass(frozen=True, slots=True)
class Name:
    """One name that `giver` gave: whose (`key`: a path, or the name folded; empty where none is linked).

    `day` is that of the first line about it, `source` that line; `outcome` is the newest of `OUTCOMES`, empty
    while it is open, and `settled` the line that says so.
    """

    giver: Contact
    key: str
    day: date | None
    source: Source
    outcome: str = ""
    settled: Source | None = None


def names_received(contacts: Sequence[Contact], paths: Mapping[str, str], today: date) -> list[Name]:
    """Every name that was given, by giver; a promised one is none yet. An entry without a link is one name.

    A name that only `introduced_by` in its own note tells is the giver's too.
    """
    found = [name for giver in contacts for name in _in_log(giver, paths, today)]
    told = {(name.giver.path, name.key) for name in found}
    by_path = {contact.path: contact for contact in contacts}
    for contact in contacts:
        path = name_in(paths, contact.introduced_by)
        giver = by_path.get(path)
        if giver and path != contact.path and (path, contact.path) not in told:
            at = contact.line_of("introduced_by")
            line = Source(contact.path, at, f"introduced_by: {giver.name}", (), contact.private)
            found.append(Name(giver, contact.path, contact.introduced_on, line))
    return found


def _in_log(giver: Contact, paths: Mapping[str, str], today: date) -> Iterator[Name]:
    known: dict[str, Name] = {}
    entries = sorted(received(giver, today), key=lambda entry: (entry.day, entry.line))
    for entry in entries:
        if state_of(entry) != "made":
            continue
        behind = source(Telling(giver, entry))
        outcome = entry.outcome if entry.outcome in OUTCOMES else ""
        if not entry.people:
            yield Name(giver, "", entry.day, behind, outcome, behind if outcome else None)
        for key in dict.fromkeys(name_in(paths, name) for name in entry.people):
            name = known.get(key) or Name(giver, key, entry.day, behind)
            known[key] = replace(name, outcome=outcome, settled=behind) if outcome else name
    yield from known.values()


def promised_names(giver: Contact, paths: Mapping[str, str], today: date) -> list[Source]:
    """The lines about names that somebody promised and has not given."""
    entries = list(received(giver, today))
    given = {name_in(paths, n) for e in entries if state_of(e) == "made" for n in e.people}
    return [
        source(Telling(giver, entry))
        for entry in entries if state_of(entry) == "promised"
        for key in dict.fromkeys(name_in(paths, name) for name in entry.people) if key not in given
    ]  # fmt: skip
