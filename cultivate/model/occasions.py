"""What happened, once: an entry that stands in the notes of all who were there is one occasion.

Who is due is a function of one note (format: "For whom an entry counts"); reports count the occasion once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cultivate.model.contact import Contact
from cultivate.model.people import fold
from cultivate.model.touch import Entry


class Telling(NamedTuple):
    """One log entry, and in whose note it stands."""

    contact: Contact
    entry: Entry


class Occasion(NamedTuple):
    """One thing that happened, as one or more notes tell it; `entry` is that of the first by path."""

    tellings: tuple[Telling, ...]
    entry: Entry

    @property
    def minutes(self) -> int | None:
        """Its length where somebody typed one: the longest, if the notes differ."""
        return max((t.entry.minutes for t in self.tellings if t.entry.minutes is not None), default=None)


_Key = tuple[date, str, bool, frozenset[str], int]


def occasions(
    contacts: Iterable[Contact], today: date, since: date = date.min, paths: Mapping[str, str] | None = None
) -> list[Occasion]:
    """Every touch, attempt and record from `since` to `today` but marks, by day; shared entries once.

    Those of one moment stand by note, then as their logs have them. Entries are the same occasion when day,
    means and direction agree and each names the same people, its own note's person included. What a person
    names twice on a day are two. `paths` are those of `by_link`, where they are known already.
    """
    known = sorted(contacts, key=lambda contact: contact.path)
    paths = by_link(known) if paths is None else paths
    found: list[Occasion] = []
    places: dict[_Key, int] = {}
    for contact in known:
        seen: Counter[_Key] = Counter()
        for entry in contact.entries:
            if entry.mark or not since <= entry.day <= today:
                continue
            if not entry.people:  # nobody else's note can tell of it, and most entries are such
                found.append(Occasion((Telling(contact, entry),), entry))
                continue
            there = frozenset({contact.path, *(paths.get(fold(name), fold(name)) for name in entry.people)})
            first = (entry.day, entry.means, entry.inbound, there, 0)
            key = (*first[:4], seen[first])
            seen[first] += 1
            # A name received belongs to the note of whoever gave it: two notes never tell of one.
            if entry.inbound and len(there) > 1:
                key = (*first[:3], there | {f"in {contact.path}"}, key[4])
            place = places.setdefault(key, len(found))
            if place == len(found):
                found.append(Occasion((Telling(contact, entry),), entry))
            else:
                tellings = (*found[place].tellings, Telling(contact, entry))
                found[place] = found[place]._replace(tellings=tellings)
    return _by_day(found)


def _by_day(found: Iterable[Occasion]) -> list[Occasion]:
    """By day and time, and else as they were found: each day for itself, which is far less to compare."""
    days: dict[date, list[Occasion]] = defaultdict(list)
    for each in found:
        days[each.entry.day].append(each)
    return [each for day in sorted(days) for each in sorted(days[day], key=_time)]


def _time(each: Occasion) -> str:
    return each.entry.time


def by_link(contacts: Sequence[Contact]) -> Mapping[str, str]:
    """The path of the note that a link's target names, both without regard to case: by path, else by name.

    A name that two notes have names neither; a link to it has to say the path.
    """
    names = [fold(contact.name) for contact in contacts]
    counted = Counter(names)
    found = {name: each.path for name, each in zip(names, contacts, strict=True) if counted[name] == 1}
    return found | {fold(contact.path.removesuffix(".md")): contact.path for contact in contacts}
