"""What is written down after a conversation: threads taken up where they were left, and banks of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cultivate.demo.chance import Chance, Deck
from cultivate.demo.family import AT_HOME
from cultivate.demo.person import Person
from cultivate.demo.stories import Thread, fill, parse_threads, slots_of
from cultivate.demo.words import (
    connector_threads,
    executive_threads,
    names,
    owner_threads,
    places,
    professional_threads,
    public_threads,
    seasons,
    touches,
)

_FEW = ("two", "three", "four", "five", "six", "seven")
_MANY = ("thirty", "forty", "sixty", "eighty", "a hundred", "a hundred and twenty")
_PERCENT = tuple(f"{share}%" for share in (6, 8, 9, 11, 12, 14, 15, 18, 20, 22, 24, 30))
_REST = timedelta(days=45)
"""A matter is taken up again after so long; sooner than that, something else is talked about."""


class Library:
    """All banks, shared by everybody, so that no line is used more often than it must be."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.said: Counter[str] = Counter()
        owners, executives = parse_threads(owner_threads.TEXT), parse_threads(executive_threads.TEXT)
        advisers, public = parse_threads(professional_threads.TEXT), parse_threads(public_threads.TEXT)
        connectors = parse_threads(connector_threads.TEXT)
        self._decks: dict[str, Deck[str]] = {}
        self._threads = {
            "owner": Deck(owners, chance),
            "executive": Deck(executives, chance),
            "adviser": Deck(advisers, chance),
            "public": Deck(public + executives[:4], chance),
            "connector": Deck(connectors, chance),
        }
        self._months = tuple(Deck(bank, chance) for bank in seasons.MONTHS)

    def thread(self, kind: str, known: set[str]) -> Thread:
        """A matter that comes up in the life of somebody of this kind, and did not before."""
        deck = self._threads[kind]
        return deck.draw(lambda thread: thread.name not in known) or deck.deal()

    def line(self, bank: Sequence[str], slots: Mapping[str, str]) -> str:
        """A line of `bank`, filled: the least used of those whose slots are known."""
        deck = self._decks.get(bank[0])
        if deck is None:
            deck = self._decks[bank[0]] = Deck(tuple(bank), self.chance)
        known = slots.keys()
        text = ""
        for _ in range(4):
            line = deck.draw(lambda each: slots_of(each) <= known)
            text = fill(line, slots) if line else ""
            if self.said[text] < 2:
                break
        return text

    def season(self, day: date) -> str:
        """What people say at this time of year."""
        return self._months[day.month - 1].deal()


@dataclass(slots=True)
class _Running:
    """A matter in progress: `place` is the stage that comes next, `own` its own people and figures."""

    thread: Thread
    own: dict[str, str]
    place: int = 0
    told: date = field(default=date.min)

    @property
    def over(self) -> bool:
        return self.place >= len(self.thread.stages)


class Voice:
    """The practitioner's notes about one person, in the order of the days."""

    def __init__(self, person: Person, library: Library, *, matters: int) -> None:
        self._person, self._library, self._chance = person, library, library.chance
        self._matters = matters
        self._running: list[_Running] = []
        self._known: set[str] = set()
        self._facts = _facts(person)
        self._usual = self._own()
        self._home = [_Running(AT_HOME[name], self._own()) for name in person.at_home]

    def story(self, day: date) -> str:
        """What was heard on `day`: the next stage of a matter, often with a word about home or the season."""
        text = self._next_stage(self._matter(day), day)
        home_share = 0.5 if self._matters > 1 else 0.4
        if self._chance.happens(home_share) or self._library.said[text]:
            text = f"{text}; {self._aside(day)}"
        self._library.said[text] += 1
        return text

    def say(self, bank: Sequence[str], day: date, **more: str) -> str:
        """A line of a bank, about this person on that day."""
        text = self._library.line(bank, self._slots(day, **more))
        self._library.said[text] += 1
        return text

    def after(self, bank: Sequence[str], day: date) -> str:
        """A line of a bank and what was heard besides."""
        return f"{self.say(bank, day)}; {self.story(day)}"

    def question(self) -> str:
        """What to ask next time, about a matter that is not over; empty where there is none."""
        heard = [
            each
            for each in (*self._running, *self._home)
            if each.place > 0 and not each.over and each.thread.ask
        ]
        if not heard:
            return ""
        latest = max(heard, key=lambda each: each.told)
        return f"ask {fill(latest.thread.ask.removeprefix('ask '), self._facts | latest.own)}"

    def _matter(self, day: date) -> _Running:
        self._running = [each for each in self._running if not each.over]
        rested = [each for each in self._running if day - each.told >= _REST]
        if rested:
            return min(rested, key=lambda each: each.told)
        if self._running and len(self._running) >= self._matters:
            return min(self._running, key=lambda each: each.told)
        thread = self._library.thread(self._person.kind, self._known)
        self._known.add(thread.name)
        self._running.append(_Running(thread, self._own()))
        return self._running[-1]

    def _next_stage(self, matter: _Running, day: date) -> str:
        ways = matter.thread.stages[matter.place]
        way = min(ways, key=lambda each: self._library.said[each])
        self._library.said[way] += 1
        matter.place, matter.told = matter.place + 1, day
        return fill(way, self._slots(day) | matter.own)

    def _aside(self, day: date) -> str:
        open_at_home = [each for each in self._home if not each.over]
        if open_at_home and self._chance.happens(0.8):
            return self._next_stage(min(open_at_home, key=lambda each: each.told), day)
        return fill(self._library.season(day), self._slots(day))

    def _own(self) -> dict[str, str]:
        """A colleague, a town and figures that stay the same through one matter."""
        chance = self._chance
        colleague, sex = chance.pick(names.COLLEAGUES)
        if colleague == self._person.first:
            colleague, sex = "Sandra", "f"
        she = sex == "f"
        return {
            "c": colleague, "che": "she" if she else "he", "chis": "her" if she else "his",
            "chim": "her" if she else "him", "few": chance.pick(_FEW), "many": chance.pick(_MANY),
            "pct": chance.pick(_PERCENT), "away": chance.pick(places.ELSEWHERE),
        }  # fmt: skip

    def _slots(self, day: date, **more: str) -> dict[str, str]:
        running = [each for each in self._running if not each.over]
        matter = max(running, key=lambda each: each.told) if running else None
        read = matter.thread.read if matter and self._chance.happens(0.5) else ""
        slots = self._facts | (matter.own if matter else self._usual)
        slots["month"] = seasons.NAMES[(day + timedelta(days=40)).month - 1]
        slots["later"] = seasons.NAMES[(day + timedelta(days=125)).month - 1]
        slots["last_month"] = seasons.NAMES[(day - timedelta(days=50)).month - 1]
        slots["season"] = seasons.SEASONS[day.month - 1]
        slots["read"] = read or self._library.line(touches.READ_ANY, {})
        if matter:
            slots["subject"] = matter.thread.name
            if matter.thread.send:
                slots["send"] = fill(matter.thread.send, slots)
        return slots | more


def _facts(person: Person) -> dict[str, str]:
    she = person.woman
    facts = {
        "he": "she" if she else "he", "He": "She" if she else "He", "his": "her" if she else "his",
        "him": "her" if she else "him", "co": person.firm or "the old firm", "town": person.city,
        "thing": person.makes or "the work",
        "role": person.role if person.role[:2].isupper() else person.role[:1].lower() + person.role[1:],
        "home": person.spouse or ("her sister" if she else "his brother"),
    }  # fmt: skip
    optional = {
        "spouse": person.spouse,
        "kid": person.children[0].split(" (")[0] if person.children else "",
        "pet": person.pets[0] if person.pets else "",
        "play": person.interests[0] if person.interests else "",
    }
    return facts | {name: value for name, value in optional.items() if value}
