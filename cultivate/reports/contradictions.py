"""What the notes say about introductions and cannot all be so; or what only one of two notes tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.introductions import Pair, state_of
from cultivate.model.occasions import Telling
from cultivate.reports.paired import id_of, label_of, path_of
from cultivate.reports.practice import source
from cultivate.reports.report import Column, Line, Value
from cultivate.reports.sources import Origin

ODD = (Column("what", "what", "text"), Column("day", "on", "date"))


def odd(known: Sequence[Pair], contacts: Sequence[Contact], origin: Mapping[str, Origin]) -> Iterator[Line]:
    """What cannot all be so, or what one of two notes does not tell."""
    for pair in known:
        for number, (what, telling) in enumerate(_contradictions(pair)):
            values: dict[str, Value] = {"what": what, "day": telling.entry.day}
            yield Line(
                id_of(f"odd {number}", pair), label_of(pair), path_of(pair), values, (source(telling),)
            )
    yield from _rings(contacts, origin)


def _rings(contacts: Sequence[Contact], origin: Mapping[str, Origin]) -> Iterator[Line]:
    """Those who introduced each other: each ring once, at its first path."""
    for contact in contacts:
        steps = _ring_from(contact, origin)
        if not steps:
            continue
        names = " ← ".join([contact.name, *(step.name for step in steps)])
        identity = contact.name if contact.private else contact.path.removesuffix(".md")
        values: dict[str, Value] = {
            "what": f"introduced by each other: {names}",
            "day": contact.introduced_on,
        }
        yield Line(f"circle: {identity}", contact.name, contact.path, values, (origin[contact.path].source,))


def _ring_from(contact: Contact, origin: Mapping[str, Origin]) -> list[Origin]:
    """Everybody from whoever introduced somebody round to them; empty unless theirs is the first path."""
    steps: list[Origin] = []
    seen: set[str] = set()
    at = contact.path
    while at in origin and at not in seen:
        seen.add(at)
        steps.append(origin[at])
        at = origin[at].key
        if at == contact.path:
            return steps
        if at < contact.path:
            break
    return []


def _contradictions(pair: Pair) -> Iterator[tuple[str, Telling]]:
    states = {
        state: [t for t in pair.told if state_of(t.entry) == state] for state in ("made", "met", "declined")
    }
    if states["met"] and not states["made"]:
        yield "they met, and nothing says that you introduced them", states["met"][0]
    if states["declined"] and states["met"]:
        yield "they met, and one of them declined", states["declined"][0]
    elif states["declined"] and states["made"]:
        yield "made, and declined", states["declined"][0]
    if not all(party.contact for party in pair.parties):
        return
    tellers: dict[tuple[date, str], set[str]] = {}
    for telling in pair.told:
        tellers.setdefault((telling.entry.day, state_of(telling.entry)), set()).add(telling.contact.path)
    for telling in pair.told:
        alone = tellers[telling.entry.day, state_of(telling.entry)]
        if len(alone) == 1:
            other = next(p.name for p in pair.parties if p.key != telling.contact.path)
            yield f"{state_of(telling.entry)}, in one note only: {other}'s does not have it", telling
