"""Who knows whom, as far as the notes tell, and who would rather not be introduced to whom.

It errs on the side of knowing: a name that two notes have counts for both of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.hints import linked
from cultivate.model.introductions import state_of
from cultivate.model.people import fold
from cultivate.model.touch import Entry

_Paths = Mapping[str, Sequence[str]]
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """By the path of a note those whom its person knows; by two paths, in their order, who declined when."""

    known: Mapping[str, frozenset[str]]
    refusals: Mapping[tuple[str, str], date]

    def has(self, one: str, two: str) -> bool:
        """Whether a note tells that the two know each other, or that their introduction is promised."""
        return two in self.known.get(one, _NOBODY)

    def declined(self, one: str, two: str) -> date | None:
        """The day on which the user heard last that one of the two would rather not meet the other."""
        return self.refusals.get((min(one, two), max(one, two)))


def acquaintance(contacts: Sequence[Contact], today: date) -> Acquaintance:
    """Who was introduced, shared a touch, is named in the other's note, or belongs together.

    An introduction counts from the promise on; one that was declined makes nobody acquainted.
    """
    paths = _by_name(contacts)
    known: dict[str, set[str]] = defaultdict(set)
    refusals: dict[tuple[str, str], date] = {}
    for contact in contacts:
        for other in _named(_ties(contact, today), paths, contact.path):
            known[contact.path].add(other)
            known[other].add(contact.path)
        for entry in contact.entries:
            if entry.people and entry.day <= today and _is_refusal(entry):
                for other in _named(entry.people, paths, contact.path):
                    two = (min(contact.path, other), max(contact.path, other))
                    refusals[two] = max(entry.day, refusals.get(two, date.min))
    return Acquaintance({path: frozenset(others) for path, others in known.items()}, refusals)


def _ties(contact: Contact, today: date) -> Iterator[str]:
    """The targets of everybody whom a note names."""
    yield from filter(None, (contact.introduced_by, contact.spouse))
    for entry in contact.entries:
        if (entry.people or entry.mentions) and entry.day <= today:
            yield from () if _is_refusal(entry) else entry.people
            yield from entry.mentions
    for line in contact.next_lines:
        yield from linked(line.words)


def _is_refusal(entry: Entry) -> bool:
    return entry.outcome == "declined" and not entry.inbound and state_of(entry) == "declined"


def _by_name(contacts: Iterable[Contact]) -> _Paths:
    found: dict[str, list[str]] = defaultdict(list)
    for contact in contacts:
        names = (contact.name, contact.path.removesuffix(".md"), *contact.aliases)
        for name in {fold(each) for each in names}:
            found[name].append(contact.path)
    return found


def _named(targets: Iterable[str], paths: _Paths, own: str) -> Iterator[str]:
    return (path for target in targets for path in paths.get(fold(target), ()) if path != own)
