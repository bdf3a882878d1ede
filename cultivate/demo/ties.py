"""Who was brought together with whom: introductions both ways, and tables for four."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from cultivate.demo.chance import Chance
from cultivate.demo.days import (
    working_day_before,
    working_day_near,
    working_day_on_or_after,
    working_days_later,
)
from cultivate.demo.entries import thanks
from cultivate.demo.person import NETWORK, SYSTEM, Person
from cultivate.demo.voice import Voice
from cultivate.demo.words import circle, lunches
from cultivate.model.touch import Entry

_MADE, _OPEN, _TABLES = 58, 4, 13
_SETTLED_AFTER = timedelta(days=10)
Book = defaultdict[int, list[Entry]]
"""Entries by the number of the person in whose note they stand."""


class Ties:
    """Writes into a book what concerns several people, each line in the note of each of them.

    Nothing is written on a day on which one of them has an entry already. `open` are the introductions that
    are
    promised and not made yet: whose note has the promise, to whom, and by when.
    """

    def __init__(
        self, people: tuple[Person, ...], voices: Mapping[int, Voice], chance: Chance, today: date
    ) -> None:
        self.book: Book = defaultdict(list)
        self.open: list[tuple[int, str, date]] = []
        self._people, self._voices, self._chance, self._today = people, voices, chance, today
        self._taken: set[tuple[int, date]] = set()
        self._quiet = {p.number for p in people if p.part not in ("", "client", "past client")}

    def write(self) -> None:
        """Everything: names received, introductions made, tables."""
        for person in self._people:
            if person.introduced_by is not None and person.introduced_on:
                self._received(self._people[person.introduced_by], person, person.introduced_on)
        self._promised_to_me()
        for _ in range(_MADE):
            self._made()
        for _ in range(_OPEN):
            self._promised()
        for _ in range(_TABLES):
            self._table()

    def _received(self, giver: Person, person: Person, day: date) -> None:
        """An ally named them: in the ally's note alone, and thanked for within two days."""
        voice = self._voices[giver.number]
        means, bank = (
            ("referral", circle.REFERRAL) if self._chance.happens(0.15) else ("introduction", circle.RECEIVED)
        )
        text = self._voices[person.number].say(bank, day)
        outcome = self._came_of(person, day) if means == "introduction" else ""
        self._put(giver, Entry(day, means, inbound=True, outcome=outcome, people=(person.name,), text=text))
        thanked = thanks(voice, day, person.name)
        if person.part != "just introduced" and thanked.day < self._today:
            self._put(giver, thanked)

    def _came_of(self, person: Person, day: date) -> str:
        """What became of a name once there was the time to ring: a next step, in the system, or nothing."""
        if day > self._today - _SETTLED_AFTER:
            return "made"
        if person.part in ("client", "past client", "deciding"):
            return "next-step"
        return "stay-in-touch" if person.circle == SYSTEM else "no-future"

    def _promised_to_me(self) -> None:
        """Two who said that they would introduce somebody, more than a month ago."""
        strangers = [person for person in self._people if person.circle == NETWORK and person.part == ""]
        for number, days in ((9, 38), (31, 47)):
            person = self._chance.pick(strangers)
            day = working_day_on_or_after(self._today - timedelta(days=days))
            text = self._voices[number].say(circle.PROMISED_TO_ME, day)
            entry = Entry(
                day, "introduction", inbound=True, outcome="promised", people=(person.name,), text=text
            )
            self._put(self._people[number], entry)

    def _made(self) -> None:
        one, other, day = self._pair()
        words = self._words(one, other, day)
        if self._chance.happens(0.35):
            promised = working_day_before(day - timedelta(days=self._chance.whole(3, 12)))
            if self._free((one, other), promised):
                self._both((one, other), promised, "introduction", "promised", words)
                words = ""
        self._both((one, other), day, "introduction", "made", words)
        after = working_day_near(day + timedelta(days=self._chance.whole(16, 45)))
        if after < self._today and self._free((one, other), after) and self._chance.happens(0.65):
            declined = self._chance.happens(0.07)
            bank = circle.DECLINED if declined else circle.MET
            text = self._voices[one.number].say(bank, after) if declined or self._chance.happens(0.7) else ""
            self._both((one, other), after, "introduction", "declined" if declined else "met", text)

    def _promised(self) -> None:
        """Promised of late and not done yet."""
        one, other, _ = self._pair()
        day = working_day_before(self._today - timedelta(days=self._chance.whole(3, 16)))
        if self._free((one, other), day):
            self._both((one, other), day, "introduction", "promised", self._words(one, other, day))
            self.open.append((one.number, other.name, self._today + timedelta(days=self._chance.whole(0, 9))))

    def _table(self) -> None:
        hosts = self._chance.shuffled([p for p in self._people[:120] if p.number not in self._quiet])[:3]
        day = self._day_for(tuple(hosts))
        text = self._voices[hosts[0].number].say(lunches.TABLE, day, place=self._chance.pick(lunches.PLACES))
        for person in hosts:
            others = tuple(other.name for other in hosts if other is not person)
            self._put(person, Entry(day, "meal", "lunch", minutes=105, people=others, text=text))

    def _pair(self) -> tuple[Person, Person, date]:
        """Two who can be brought together: the first is of the two 25s or near, the second anybody."""
        near = [p for p in self._people[:110] if p.number not in self._quiet]
        far = [p for p in self._people[:290] if p.number not in self._quiet]
        one = self._chance.pick(near)
        other = self._chance.pick([p for p in far if p is not one and p.introduced_by != one.number])
        return one, other, self._day_for((one, other))

    def _day_for(self, people: tuple[Person, ...]) -> date:
        """A working day after all of them joined on which nobody has anything else."""
        first = max(
            self._today - timedelta(days=700), *(person.joined + timedelta(days=25) for person in people)
        )
        span = max(1, (self._today - first).days - 20)
        day = working_day_near(first + timedelta(days=self._chance.whole(0, span)))
        while not self._free(people, day):
            day = working_days_later(day, 1)
        return min(day, working_day_before(self._today))

    def _words(self, one: Person, other: Person, day: date) -> str:
        bank = circle.INTRODUCTION
        if one.city == other.city and self._chance.happens(0.5):
            bank = circle.INTRODUCTION_SAME_TOWN
        elif one.kind == other.kind == "owner":
            bank = circle.INTRODUCTION_OWNERS
        return self._voices[one.number].say(bank, day)

    def _both(self, pair: tuple[Person, Person], day: date, means: str, outcome: str, text: str) -> None:
        one, other = pair
        self._put(one, Entry(day, means, outcome=outcome, people=(other.name,), text=text))
        self._put(other, Entry(day, means, outcome=outcome, people=(one.name,), text=text))

    def _free(self, people: tuple[Person, ...], day: date) -> bool:
        return not any((person.number, day) in self._taken for person in people)

    def _put(self, person: Person, entry: Entry) -> None:
        self._taken.add((person.number, entry.day))
        self.book[person.number].append(entry)
