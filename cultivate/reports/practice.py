"""What every report starts from: the people, what happened, the settings and the day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from cultivate.model.contact import Contact
from cultivate.model.due import Standing, highest_tier
from cultivate.model.managing import Managing
from cultivate.model.occasions import Occasion, Telling, occasions
from cultivate.model.people import fold
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.reports.report import Source


@dataclass(frozen=True, slots=True)
class Practice:
    """The whole practice on one day.

    `standings` has everybody but the invented people of a new vault, by name; also those who died or stopped,
    whose history counts. `occasions` are by day. `managing` are the lines of agendas for the practice itself.
    """

    standings: tuple[Standing, ...]
    occasions: tuple[Occasion, ...]
    settings: Settings
    today: date
    managing: tuple[Managing, ...] = ()

    @property
    def contacts(self) -> Iterator[Contact]:
        """Everybody, by name."""
        return (each.contact for each in self.standings)

    def within(self, period: Period) -> Iterator[Occasion]:
        """What happened in `period`, by day."""
        start = bisect_left(self.occasions, period.first, key=_day)
        return islice(self.occasions, start, bisect_right(self.occasions, period.last, lo=start, key=_day))

    def circle(self, contact: Contact) -> str:
        """The one circle under which a person counts (method: "How reports count"); empty for none."""
        return highest_tier(contact, self.settings)


def _day(each: Occasion) -> date:
    return each.tellings[0].entry.day


def practice_of(
    standings: Iterable[Standing], settings: Settings, today: date, managing: Iterable[Managing] = ()
) -> Practice:
    """The practice that these people make up, without the invented ones."""
    counted = (each for each in standings if not each.contact.is_sample)
    real = tuple(sorted(counted, key=lambda each: (fold(each.contact.name), each.contact.path)))
    found = tuple(occasions((each.contact for each in real), today))
    return Practice(real, found, settings, today, tuple(managing))


def source(telling: Telling, *counts: str) -> Source:
    """The line behind a number: an entry, where it stands, and the columns that it counts in."""
    return entry_source(telling.contact, telling.entry, *counts)


def entry_source(contact: Contact, entry: Entry, *counts: str) -> Source:
    """An entry of somebody's as the line behind a number; one that a dated note tells stands there."""
    return Source(entry.source or contact.path, entry.line, said(entry), counts, contact.private)


def said(entry: Entry) -> str:
    """An entry in a few words: its day, means or mark, outcome, who else was there, and its text."""
    company = f"with {', '.join(entry.people)}" if entry.people else ""
    head = (entry.mark or entry.means, "in" * entry.inbound, entry.outcome, entry.value, company)
    told = " ".join((entry.day.isoformat(), *filter(None, head)))
    return f"{told}: {entry.text}" if entry.text else told


def counted(number: int, one: str, several: str) -> str:
    """`1 person has`, `12 people have`; `nobody has` and `no calls` where there is nothing to count."""
    if number == 0:
        return one.replace("person", "nobody", 1) if one.startswith("person") else f"no {several}"
    return f"{number:,} {one if number == 1 else several}"
