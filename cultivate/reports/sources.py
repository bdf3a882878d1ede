"""Where people came from: who introduced them, back to the source; and who is a client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.introductions import received, state_of
from cultivate.model.occasions import Telling
from cultivate.model.people import fold
from cultivate.model.touch import Entry
from cultivate.reports.practice import entry_source, source
from cultivate.reports.report import Column, Line, Source, Value

CHAINS = (Column("source", "source", "text"), Column("chain", "by way of", "text"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Who introduced somebody: the path of their note, or their name folded; and the line that tells it."""

    key: str
    name: str
    source: Source


def name_in(paths: Mapping[str, str], name: str) -> str:
    """The path of the contact that a link or name means, else the name itself, folded; empty for none."""
    return paths.get(fold(name), fold(name))


def is_client(contact: Contact) -> bool:
    """Somebody who works with the user, or has: the stage, a mark of it, or a sale in the log."""
    return contact.stage == "servicing" or _telling(contact) is not None


def client_source(contact: Contact, *counts: str) -> Source:
    """The line that says that somebody is a client, or was."""
    entry = _telling(contact)
    if entry:
        return entry_source(contact, entry, *counts)
    told = f"stage: {contact.stage}"
    return Source(contact.path, contact.line_of("stage"), told, counts, contact.private)


def _telling(contact: Contact) -> Entry | None:
    made = (
        e for e in contact.entries if e.outcome == "sold" or (e.mark == "stage" and e.value == "servicing")
    )
    return next(made, None)


def origins(contacts: Sequence[Contact], paths: Mapping[str, str], today: date) -> dict[str, Origin]:
    """Who introduced each, by the path of their note: as that note says, else as a giver's log told first."""
    told: dict[str, tuple[date, Origin]] = {}
    for giver in contacts:
        for entry in received(giver, today):
            for name in entry.people if state_of(entry) == "made" else ():
                whom = name_in(paths, name)
                if whom != giver.path and (whom not in told or entry.day < told[whom][0]):
                    origin = Origin(giver.path, giver.name, source(Telling(giver, entry)))
                    told[whom] = (entry.day, origin)
    known = {path: origin for path, (_, origin) in told.items()}
    names = {contact.path: contact.name for contact in contacts}
    for contact in contacts:
        if contact.introduced_by:
            key, text = name_in(paths, contact.introduced_by), f"introduced_by: {contact.introduced_by}"
            behind = Source(contact.path, contact.line_of("introduced_by"), text, (), contact.private)
            known[contact.path] = Origin(key, names.get(key, contact.introduced_by), behind)
    return {path: origin for path, origin in known.items() if path in names}


def chain(contact: Contact, known: Mapping[str, Origin]) -> list[Origin]:
    """Everybody from whoever introduced somebody back to the source; it ends where it would go round."""
    steps: list[Origin] = []
    seen = {contact.path}
    at = contact.path
    while at in known and known[at].key not in seen:
        steps.append(known[at])
        at = known[at].key
        seen.add(at)
    return steps


def chains(contacts: Sequence[Contact], ways: Mapping[str, Sequence[Origin]]) -> tuple[Line, ...]:
    """Each client of whom it is known who introduced them, with everybody back to the source.

    `ways` are the `chain` of each client, by path.
    """
    found = []
    for contact in contacts:
        steps = ways.get(contact.path, ())
        if steps:
            way = " ← ".join([contact.name, *(step.name for step in steps)])
            values: dict[str, Value] = {"source": steps[-1].name, "chain": way}
            identity = contact.name if contact.private else contact.path.removesuffix(".md")
            behind = tuple(step.source for step in steps)
            found.append(Line(f"client: {identity}", contact.name, contact.path, values, behind))

    def order(line: Line) -> tuple[str, str, str]:
        return fold(str(line.values["source"])), fold(line.label), line.id

    return tuple(sorted(found, key=order))
