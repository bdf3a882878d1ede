"""Who waits for a day, in queues of people whose order among themselves never changes.

Two people with the same cadence, circle and freedom to move keep their order however long they wait: by the
day they are due. So each day only the heads of a few queues are compared, and a plan for thousands is quick.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from cultivate.model.due import Standing, highest_tier
from cultivate.model.openings import Openings
from cultivate.model.proposal import Past, Proposal, propose
from cultivate.model.settings import Settings, Tier

Urgency = tuple[float, int, date, str, str]


class Waiting(NamedTuple):
    """Somebody in a queue, `due` on a day, by a means; `ahead` are the touches planned for them before.

    `moved` is what kept them off their own day, in the words of `model.blocked`; empty until they leave.
    """

    due: date
    name: str
    path: str
    number: int
    standing: Standing
    proposal: Proposal
    ahead: Past = ()
    moved: str = ""


class Kind(NamedTuple):
    """What the people of one queue have in common. Tolerance and lead are open days, `days` weekdays."""

    cadence: float
    rank: int
    days: frozenset[int]
    lead: int
    early: int
    late: int
    arranged: bool


@dataclass(slots=True)
class Queue:
    """The people of one kind, by due day and name; those before `start` have left it."""

    kind: Kind
    people: list[Waiting] = field(default_factory=list)
    start: int = 0

    @property
    def head(self) -> Waiting | None:
        """Who is next."""
        return self.people[self.start] if self.start < len(self.people) else None

    def join(self, each: Waiting) -> None:
        """Find the place of somebody new."""
        if len(self.people) > self.start and each < self.people[-1]:
            insort(self.people, each, lo=self.start)
        else:  # most join in their order
            self.people.append(each)

    def leave(self) -> Waiting:
        """The head goes."""
        self.start += 1
        return self.people[self.start - 1]

    def due_by(self, day: date) -> int:
        """How many are due on or before `day`."""
        return bisect_left(self.people, (day + timedelta(days=1),), lo=self.start) - self.start

    def is_due(self, place: int, openings: Openings, early: int = 0) -> bool:
        """Whether the head's day has come, less the days it takes to arrange it, and `early` days besides."""
        return self.head is not None and self.head.due <= openings.at(place + self.kind.lead + early)

    def is_past(self, place: int, openings: Openings) -> bool:
        """Whether the head has let a day of theirs, or their tolerance, go by, so that any day is good."""
        return self.head is not None and self.was_missed(self.head.due, place, openings)

    def was_missed(self, due: date, place: int, openings: Openings) -> bool:
        """The same for one of these people who is due on `due`."""
        missed = openings.last_on(self.kind.days, place) if self.kind.days else date.min
        return due <= missed or due < openings.at(place - self.kind.late)

    def suits(self, day: date) -> bool:
        """Whether `day` is a weekday for these people and their means."""
        return not self.kind.days or day.weekday() in self.kind.days

    def urgency(self, day: date, ahead: int = 0) -> Urgency:
        """How urgent the one is who is `ahead` places behind the head; the most urgent is the least.

        Late by the largest share of the cadence, then the higher circle, the earlier day, the name. What is
        arranged is late once its invitation is.
        """
        each = self.people[self.start + ahead]
        late = max(0, (day - each.due).days + self.kind.lead * 7 // 5) / self.kind.cadence
        return (-round(late, 9), self.kind.rank, each.due, each.name, each.path)

    def due_first(self, day: date, count: int) -> list[tuple[Urgency, Waiting]]:
        """The first `count` who are due by `day`, each with how urgent they are; nobody leaves."""
        most = min(count, self.due_by(day))
        return [(self.urgency(day, n), self.people[self.start + n]) for n in range(most)]


class Queues:
    """Every queue by its kind, and what is common to joining any."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._by_kind: dict[Kind, Queue] = {}
        self._known: dict[Hashable, Queue] = {}
        self._tiers: dict[tuple[str, ...], tuple[int, Tier]] = {}

    def __iter__(self) -> Iterator[Queue]:
        return iter(self._by_kind.values())

    def most_urgent(self, day: date, count: int) -> list[Waiting]:
        """The `count` most urgent of those due by `day`, whatever the weekday; nobody leaves."""
        found = [each for queue in self for each in queue.due_first(day, count)]
        return [each for _, each in sorted(found, key=lambda pair: pair[0])[:count]]

    def join(
        self, standing: Standing, due: date, number: int, ahead: Past = (), day: date | None = None
    ) -> None:
        """Somebody is due on `due`; their means are chosen for that day, or for `day`."""
        contact = standing.contact
        proposal = propose(contact, self.settings, day or due, ahead=ahead)
        queue = self._queue(standing, proposal, any_day=standing.reason == "snooze" and not ahead)
        queue.join(Waiting(due, contact.name.casefold(), contact.path, number, standing, proposal, ahead))

    def tier_of(self, standing: Standing) -> tuple[int, Tier]:
        """The rank of somebody's highest circle, and the circle."""
        tiers = standing.contact.tiers
        if tiers not in self._tiers:
            tier = self.settings.tiers.get(highest_tier(standing.contact, self.settings), Tier(""))
            self._tiers[tiers] = (self.settings.rank(tiers), tier)
        return self._tiers[tiers]

    def _queue(self, standing: Standing, proposal: Proposal, *, any_day: bool) -> Queue:
        """Most people are like somebody before them, and are spared the working out of their kind."""
        contact = standing.contact
        like = (standing.cadence, contact.tiers, proposal.means, contact.weekdays, any_day)
        if like not in self._known:
            kind = self._kind(standing, proposal, any_day=any_day)
            self._known[like] = self._by_kind.setdefault(kind, Queue(kind))
        return self._known[like]

    def _kind(self, standing: Standing, proposal: Proposal, *, any_day: bool) -> Kind:
        """Who was put off to a day comes on that day, whichever weekday it is."""
        rank, tier = self.tier_of(standing)
        means = self.settings.vocabulary.named(proposal.means)
        length = standing.cadence.length if standing.cadence else 1.0
        days = frozenset() if any_day else standing.contact.weekdays or means.days
        lead = means.lead if means.arranged else 0
        return Kind(length, rank, days & self.settings.workdays, lead, *tier.tolerance, means.arranged)
