"""Who was introduced to whom: promised, made, heard of (format: "Introductions").

An introduction of the user's stands in both notes, each naming the other. What somebody else introduced or
referred to the user (`in`) stands in their note alone, and is `received` here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cultivate.model.contact import Contact
from cultivate.model.occasions import Telling
from cultivate.model.people import fold
from cultivate.model.touch import Entry

EXCHANGED = ("introduction", "referral")
"""Means that are of somebody."""
State = Literal["promised", "made", "met", "declined", ""]
_TOLD: tuple[State, ...] = ("promised", "made", "met", "declined")
_NOT_SAID = frozenset({"moved", "no-answer", "voicemail", "stop"})
_ORDER = {state: place for place, state in enumerate(_TOLD)}


@dataclass(frozen=True, slots=True)
class Party:
    """One of two who were brought together. `contact` is None for a link that leads to no contact."""

    key: str
    name: str
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """All that both notes tell of bringing two people together; by day, a promise before what came of it."""

    parties: tuple[Party, Party]
    told: tuple[Telling, ...]

    @property
    def owed(self) -> Telling | None:
        """The promise that nothing has come of since; the first one, where it was made again."""
        done = max((t.entry.day for t in self.told if state_of(t.entry) != "promised"), default=date.min)
        open_ones = (t for t in self.told if state_of(t.entry) == "promised" and t.entry.day > done)
        return next(open_ones, None)

    @property
    def unheard(self) -> Telling | None:
        """The introduction that was made last, if nothing was heard of it since."""
        made = [t for t in self.told if state_of(t.entry) == "made"]
        heard = [t.entry.day for t in self.told if state_of(t.entry) in ("met", "declined")]
        newest = next(reversed(made), None)
        return newest if newest and not any(day >= newest.entry.day for day in heard) else None

    def has(self, *states: State) -> bool:
        """Whether one of the notes tells one of these."""
        return any(state_of(each.entry) in states for each in self.told)


def state_of(entry: Entry) -> State:
    """What an entry about an introduction says of it: no outcome means `made`; empty where it is none.

    An outcome of a name received (`no-future`, `stay-in-touch`, `next-step`) says that it was given.
    """
    if (
        entry.mark
        or entry.means not in EXCHANGED
        or entry.outcome in ("moved", "no-answer", "voicemail", "stop")
    ):
        return ""
    return next((state for state in _TOLD if state == entry.outcome), "made")


def given(contact: Contact, today: date) -> Iterator[Entry]:
    """The introductions and referrals of the user's that a note tells of, promises included."""
    return (entry for entry in contact.entries if _is_given(entry, today))


def _is_given(entry: Entry, today: date) -> bool:
    return not entry.inbound and bool(entry.people) and entry.day <= today and bool(state_of(entry))


def received(contact: Contact, today: date) -> Iterator[Entry]:
    """The introductions and referrals that somebody gave to the user, or promised."""
    return (e for e in contact.entries if e.inbound and e.day <= today and state_of(e))


def promises_two(entry: Entry, today: date) -> bool:
    """Whether it tells of two people whom the user promised to bring together."""
    return _is_given(entry, today) and state_of(entry) == "promised"


def pairs(contacts: Iterable[Contact], paths: Mapping[str, str], today: date) -> list[Pair]:
    """Everybody whom the user brought together or promised to, two by two, in the order of their names.

    `paths` are those of all links to contacts (`occasions.by_link`).
    """
    by_path = {contact.path: contact for contact in contacts}
    found: dict[tuple[str, str], list[Telling]] = {}
    parties: dict[str, Party] = {}
    for contact in by_path.values():
        for entry in given(contact, today):
            for name in entry.people:
                other = _party(name, paths, by_path)
                if other.key == contact.path:
                    continue
                parties[other.key] = other
                parties[contact.path] = Party(contact.path, contact.name, contact)
                one, two = sorted((contact.path, other.key))
                found.setdefault((one, two), []).append(Telling(contact, entry))
    made = [
        Pair(tuple(sorted((parties[one], parties[two]), key=_by_name)), tuple(sorted(told, key=_by_day)))  # type: ignore[arg-type]
        for (one, two), told in found.items()
    ]
    return sorted(made, key=lambda pair: [_by_name(party) for party in pair.parties])


def _party(name: str, paths: Mapping[str, str], by_path: Mapping[str, Contact]) -> Party:
    path = paths.get(fold(name), "")
    contact = by_path.get(path)
    shown = contact.name if contact else name.rpartition("/")[2]
    return Party(path or fold(name), shown, contact)


def _by_name(party: Party) -> tuple[str, str]:
    return fold(party.name), party.key


def _by_day(telling: Telling) -> tuple[date, int, str, int]:
    entry = telling.entry
    return entry.day, _ORDER[state_of(entry)], telling.contact.path, entry.line


def days_since(day: date, today: date) -> int:
    """How many days have passed since `day`."""
    return (today - day) // timedelta(days=1)
