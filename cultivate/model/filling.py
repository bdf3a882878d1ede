"""The days being filled, one after the other: who leaves which queue when. The rules are `model.load`'s."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import heapify, heappop, heapreplace

from cultivate.model.blocked import Blocked
from cultivate.model.claims import Claims
from cultivate.model.due import Standing
from cultivate.model.minutes import best_set, minutes_of
from cultivate.model.openings import Openings, kept_for_people
from cultivate.model.pressure import ahead_of, on_their_days
from cultivate.model.proposal import Proposal, propose
from cultivate.model.queues import Queue, Queues, Waiting
from cultivate.model.settings import Settings
from cultivate.model.taken import arranged_by_week, promised_by_day
from cultivate.model.untouched import Untouched
from cultivate.model.workdays import is_workday, next_workday, week_of

_CANDIDATES = 120
"""As many of the most urgent are weighed for a short day."""


class Filling:
    """The plan under way. `waiting` are the paths of those who are due by today or offered today."""

    def __init__(
        self, standings: Sequence[Standing], settings: Settings, today: date, claims: Claims
    ) -> None:
        self._settings, self._today, self._claims, self._number = settings, today, claims, 0
        self._queues = Queues(settings)
        self._blocked = Blocked()
        self._pinned: list[Waiting] = []
        self._later: dict[date, list[Standing]] = defaultdict(list)
        self.waiting: list[str] = []
        for each in standings:
            if each.due and each.state == "tracked" and each.reason != "booked":
                self._take_in(each, each.due)
        self._days_of_later = sorted(self._later, reverse=True)
        self._meals = arranged_by_week(standings, settings, today)
        taken = promised_by_day(standings, settings, today)
        taken[today] = claims.owed + claims.done - claims.done_due
        if not is_workday(today, settings):
            taken[next_workday(today, settings)] += claims.lasting
        self._openings = Openings(settings, today, taken)
        self._untouched = Untouched(standings, settings, today, claims.meeting)
        self._admit(0)
        offered = self._untouched.offered() if self._openings.at(0) == today else []
        self.waiting += [each.contact.path for each in offered]

    def asked(self) -> list[Waiting]:
        """Who comes up on a day off because the user asks: the most urgent. It changes no coming day."""
        settings, claims = self._settings, self._claims
        pinned = sorted(each for each in self._pinned if each.due <= self._today)
        left = settings.per_day - claims.owed - claims.done + claims.done_due
        room = max(left, kept_for_people(settings)) - len(pinned) - claims.done_due
        urgent = self._queues.most_urgent(self._today, _CANDIDATES if room > 0 else 0)
        if settings.minutes_today is not None:
            return pinned + self._best(urgent, self._today, room, pinned)
        return pinned + urgent[: max(0, room)]

    def days(self) -> Iterator[tuple[date, list[Waiting]]]:
        """Each open day from today on, with its people by urgency."""
        place = 0
        while (day := self._openings.at(place)) < date.max:
            self._admit(place)
            people = self._fill(place, day)
            for each in people:
                self._follow(each, day)
            yield day, people
            place += 1

    def rest(self, waiting: set[str], place: int) -> Iterator[tuple[date, Waiting]]:
        """A place by urgency for each of `waiting`, from the day at `place` on."""
        while waiting:
            day = self._openings.at(place)
            room = self._openings.room(place) if day < date.max else len(waiting)
            heads = [
                (queue.urgency(day), number, queue) for number, queue in enumerate(self._queues) if queue.head
            ]
            heapify(heads)
            while heads and room > 0 and waiting:
                _, number, queue = heads[0]
                each = queue.leave()
                if queue.head:
                    heapreplace(heads, (queue.urgency(day), number, queue))
                else:
                    heappop(heads)
                if each.path in waiting:
                    waiting.discard(each.path)
                    room -= 1
                    yield day, each
            if not heads:
                return
            place += 1

    def _take_in(self, each: Standing, due: date) -> None:
        if is_due := due <= self._today:
            self.waiting.append(each.contact.path)
        if each.reason != "retry" and not (is_due and each.contact.path in self._claims.folding):
            self._later[due].append(each)
            return
        tried = [entry.means for entry in each.tries]
        proposal = propose(each.contact, self._settings, self._today, tried=tried)
        self._pinned.append(self._somebody(each, due, proposal))

    def _somebody(self, standing: Standing, due: date, proposal: Proposal) -> Waiting:
        self._number += 1
        contact = standing.contact
        return Waiting(due, contact.name.casefold(), contact.path, self._number, standing, proposal)

    def _admit(self, place: int) -> None:
        """Let those into the queues whose day is near enough to be arranged, or to come early."""
        lead = max(means.lead for means in self._settings.vocabulary.all)
        early = max((tier.tolerance[0] for tier in self._settings.tiers.values()), default=0)
        near = self._openings.at(place + lead + early + 2)
        while self._days_of_later and self._days_of_later[-1] <= near:
            due = self._days_of_later.pop()
            for standing in sorted(self._later.pop(due), key=lambda each: each.contact.name.casefold()):
                self._number += 1
                self._queues.join(standing, due, self._number, day=max(due, self._today))

    def _follow(self, each: Waiting, day: date) -> None:
        """Whoever is planned comes again, a cadence later."""
        cadence = each.standing.cadence
        if cadence:
            self._number += 1
            ahead = (*each.ahead, (day, each.proposal.means))
            self._queues.join(each.standing, cadence.after(day), self._number, ahead)

    def _fill(self, place: int, day: date) -> list[Waiting]:
        pinned = self._have_to_come(day)
        room = self._room(place, day, pinned)
        if day == self._today and self._settings.minutes_today is not None:
            self._blocked.shorten(day)
            return pinned + self._best_of_a_short_day(day, room, pinned)
        offered = self._untouched.offered()
        kept = min(len(offered), room // 4 if room >= 4 else room // 2)
        chosen = self._most_urgent(place, day, room - kept)
        firsts = offered[: max(0, room - len(chosen))]
        room -= len(firsts)
        chosen += self._on_another_day_than_theirs(place, day, room - len(chosen))
        chosen += self._ahead_of_full_days(place, day, room - len(chosen))
        self._blocked.fill(day, full=len(chosen) >= room, meals=self._meals_left(day) > 0)
        return [*pinned, *chosen, *(self._first(each, day) for each in firsts)]

    def _have_to_come(self, day: date) -> list[Waiting]:
        """Tries, and dues that fold into what is owed: they come on their day, whatever else does."""
        now = sorted(each for each in self._pinned if each.due <= day)
        self._pinned = [each for each in self._pinned if each.due > day]
        return now

    def _room(self, place: int, day: date, pinned: Sequence[Waiting]) -> int:
        """The places left for the most urgent: tries are owed and may not take the share that is kept."""
        tries = sum(each.standing.reason == "retry" for each in pinned)
        room = max(self._openings.room(place) - tries, kept_for_people(self._settings))
        return max(0, room - (len(pinned) - tries) - (self._claims.done_due if day == self._today else 0))

    def _most_urgent(self, place: int, day: date, room: int) -> list[Waiting]:
        """Those due whose day suits, or who have let one go by, the most urgent first."""
        chosen: list[Waiting] = []
        ready = [queue for queue in self._queues if queue.is_due(place, self._openings)]
        heads = [
            (queue.urgency(day), number) for number, queue in enumerate(ready) if self._may(queue, place)
        ]
        while heads and len(chosen) < room:
            least = min(heads)
            heads.remove(least)
            queue = ready[least[1]]
            if not self._may(queue, place):  # the week's last meal was given away meanwhile
                continue
            chosen.append(self._leave(queue, place))
            if queue.is_due(place, self._openings) and self._may(queue, place):
                heads.append((queue.urgency(day), least[1]))
        return chosen

    def _may(self, queue: Queue, place: int) -> bool:
        if queue.is_past(place, self._openings):
            return True
        return queue.suits(self._openings.at(place)) and self._has_meal(queue, place)

    def _has_meal(self, queue: Queue, place: int) -> bool:
        return not queue.kind.arranged or self._meals_left(self._openings.at(place)) > 0

    def _meals_left(self, day: date) -> int:
        return self._settings.meals_per_week - self._meals[week_of(day, self._settings)]

    def _leave(self, queue: Queue, place: int) -> Waiting:
        """The head goes; by another means, if it has one, where no meal is left or the day is not theirs."""
        day = self._openings.at(place)
        each, meals = queue.leave(), self._meals_left(day) > 0
        contact, again = each.standing.contact, each.proposal
        if queue.kind.arranged and not meals:
            again = propose(contact, self._settings, day, ahead=each.ahead, arranged=False)
        elif not queue.suits(day) and not contact.weekdays:
            again = propose(contact, self._settings, day, ahead=each.ahead, arranged=meals, suiting=True)
        self._meals[week_of(day, self._settings)] += self._is_arranged(again)
        moved = (
            "early" if each.due > day
            else self._blocked.cause(queue, max(each.due, self._today), place, self._openings)
        )  # fmt: skip
        return each._replace(proposal=again, moved=moved)

    def _is_arranged(self, proposal: Proposal) -> bool:
        return self._settings.vocabulary.named(proposal.means).arranged

    def _on_another_day_than_theirs(self, place: int, day: date, room: int) -> list[Waiting]:
        """On a day that is not for them, only as many as the days that are for them will not hold."""
        chosen: list[Waiting] = []
        late = [q for q in self._queues if q.is_due(place, self._openings) and not self._may(q, place)]
        for queue in sorted(late, key=lambda each: each.urgency(day)) if room > 0 else ():
            too_many = on_their_days(queue, place, self._queues, self._openings)
            while (
                len(chosen) < room
                and too_many > 0
                and queue.is_due(place, self._openings)
                and self._has_meal(queue, place)
            ):
                chosen.append(self._leave(queue, place))
                too_many -= 1
        return chosen

    def _ahead_of_full_days(self, place: int, day: date, room: int) -> list[Waiting]:
        """Empty places for those whose day comes next, as many as the days to come cannot hold."""
        chosen: list[Waiting] = []
        if room <= 0:
            return chosen
        pressure = ahead_of(place, self._queues, self._openings)
        for _ in range(min(room, pressure.people)):
            early = [
                (queue.head.due, -queue.kind.rank, queue.head.name, queue)
                for queue in self._queues
                if queue.head
                and queue.head.due <= pressure.until
                and queue.is_due(place, self._openings, queue.kind.early)
                and self._may(queue, place)
            ]
            if not early:
                break
            chosen.append(self._leave(min(early, key=lambda each: each[:3])[3], place))
        return chosen

    def _best_of_a_short_day(self, day: date, room: int, already: Sequence[Waiting]) -> list[Waiting]:
        """The set that is worth the most in the minutes there are; the others wait their turn."""
        weighed = self._most_urgent(0, day, _CANDIDATES if room > 0 else 0)
        weighed += [self._first(each, day) for each in self._untouched.offered()]
        best = self._best(weighed, day, room, already)
        taken = {each.number for each in best}
        for each in (each for each in weighed if each.number not in taken):
            if each.standing.due is None:
                self._untouched.give_back(each.standing)
            else:
                self._number += 1
                self._meals[week_of(day, self._settings)] -= self._is_arranged(each.proposal)
                self._queues.join(each.standing, each.due, self._number, each.ahead, day)
        return best

    def _best(
        self, weighed: Sequence[Waiting], day: date, room: int, already: Sequence[Waiting]
    ) -> list[Waiting]:
        minutes = (self._settings.minutes_today or 0) - sum(self._minutes(each) for each in already)
        lengths = [self._minutes(each) for each in weighed]
        worths = [_worth(each, day) for each in weighed]
        taken = best_set(lengths, worths, max(0, minutes), max(0, room))
        return [weighed[place] for place in sorted(taken)]

    def _minutes(self, each: Waiting) -> int:
        return minutes_of(each.proposal, self._settings.vocabulary)

    def _first(self, standing: Standing, day: date) -> Waiting:
        self._untouched.take(standing)
        return self._somebody(standing, day, propose(standing.contact, self._settings, day))


def _worth(each: Waiting, day: date) -> float:
    """What one more day would cost them, in the sum that the plan makes small."""
    length = each.standing.cadence.length if each.standing.cadence else 1.0
    return (2 * max(0, (day - each.due).days) + 1) / length
