"""What every report starts from: the people, what happened, the settings and the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.due import Standing, highest_tier
from cultivate.model.managing import Managing
from cultivate.model.occasions import Occasion, Telling, by_link, occasions
from cultivate.model.people import fold
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.reports.report import Source


@dataclass(frozen=True, slots=True)
class Practice:
    """The whole practice on one day.

    `standings` has everybody but the invented people of a new vault, by name; also those who died or stopped,
    whose history counts. `managing` are the lines of agendas for the practice itself.
    """

    standings: tuple[Standing, ...]
    settings: Settings
    today: date
    managing: tuple[Managing, ...] = ()
    _links: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _spans: dict[tuple[date, date], tuple[Occasion, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def contacts(self) -> Iterator[Contact]:
        """Everybody, by name."""
        return (each.contact for each in self.standings)

    def within(self, period: Period) -> Iterator[Occasion]:
        """What happened in `period`, by day."""
        return iter(self._between(period.first, min(period.last, self.today)))

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """Everything that happened, by day."""
        return self._between(date.min, self.today)

    def _between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """What happened in a span of days, worked out once: most reports ask for a few weeks of years."""
        if (first, last) not in self._spans:
            longer = next((span for span in self._spans if span[0] <= first and last <= span[1]), None)
            self._spans[first, last] = (
                tuple(each for each in self._spans[longer] if first <= each.entry.day <= last)
                if longer
                else self._worked_out(first, last)
            )
        return self._spans[first, last]

    def _worked_out(self, first: date, last: date) -> tuple[Occasion, ...]:
        if not self._links:
            self._links.update(by_link(sorted(self.contacts, key=lambda contact: contact.path)))
        return tuple(occasions(self.contacts, last, first, self._links))

    def circle(self, contact: Contact) -> str:
        """The one circle under which a person counts (method: "How reports count"); empty for none."""
        return highest_tier(contact, self.settings)


def practice_of(
    standings: Iterable[Standing], settings: Settings, today: date, managing: Iterable[Managing] = ()
) -> Practice:
    """The practice that these people make up, without the invented ones."""
    counted = (each for each in standings if not each.contact.is_sample)
    real = tuple(sorted(counted, key=lambda each: (fold(each.contact.name), each.contact.path)))
    return Practice(real, settings, today, tuple(managing))


def source(telling: Telling, *counts: str) -> Source:
    """The line behind a number: an entry, where it stands, and the columns that it counts in."""
    return entry_source(telling.contact, telling.entry, *counts)


def entry_source(contact: Contact, entry: Entry, *counts: str) -> Source:
    """An entry of somebody's as the line behind a number; one that a dated note tells stands there."""
    return Source(entry.source or contact.path, entry.line, entry, counts, contact.private)


def counted(number: int, one: str, several: str) -> str:
    """`1 person has`, `12 people have`; `nobody has` and `no calls` where there is nothing to count."""
    if number == 0:
        return one.replace("person", "nobody", 1) if one.startswith("person") else f"no {several}"
    return f"{number:,} {one if number == 1 else several}"
