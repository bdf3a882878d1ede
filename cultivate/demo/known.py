"""What is known of a person besides the log: trust, fit, aim, how they were met, the newsletter."""

from __future__ import annotations

from datetime import date, timedelta

from cultivate.demo.chance import Chance
from cultivate.demo.contact_note import Properties
from cultivate.demo.life import Life
from cultivate.demo.person import ALLIANCE, INNER, NETWORK, SYSTEM, Person
from cultivate.demo.voice import Voice
from cultivate.demo.words import firms, names, people
from cultivate.demo.words.firms import BEST_TIMES, IDEAL_CLIENTS
from cultivate.model.cadence import add_months

_TRUST = ("regarded", "same-clients", "complementary", "raving-fan", "willing")
_FIT = ("understands", "values", "desires", "affords")
_ASKED_OFF = (65, 118, 171, 252, 286, 287)


class Knowledge:
    """Draws what is known of one person after the other."""

    def __init__(self, people: tuple[Person, ...], chance: Chance, today: date) -> None:
        self._people, self._chance, self._today = people, chance, today
        self._aliases: set[str] = set()

    def of(self, life: Life) -> Properties:
        """The properties that do not follow from the log; empty ones are left out later."""
        person = life.person
        known: Properties = {
            "aliases": self._alias(person),
            "was": self._was(person),
            "newsletter": self._newsletter(person),
            "private": "true" if person.part == "private" else "",
        }
        if person.circle:
            known |= self._beginning(person)
        if person.circle == INNER:
            known["can"] = ("refer",)
            known |= self._connection(person)
        if person.circle == ALLIANCE:
            known |= self._ally(person)
        if person.circle in (ALLIANCE, SYSTEM) and self._chance.happens(0.25):
            known |= self._manners(person)
        if person.circle == SYSTEM:
            known |= self._client(person)
        return known

    def aim(self, life: Life, voice: Voice) -> str:
        """What the practice wants with somebody of the inner circle, in one sentence."""
        return voice.say(people.AIM, self._today) if life.person.circle == INNER else ""

    def about(self, life: Life, voice: Voice) -> str:
        """How they met, in a sentence or two; nothing for some."""
        if life.person.introduced_by is not None or not self._chance.happens(0.75):
            return ""
        return voice.say(people.HOW_MET, self._today)

    def _beginning(self, person: Person) -> Properties:
        giver = person.introduced_by
        return {
            "invited": "" if person.circle == NETWORK else person.joined.isoformat(),
            "introduced_by": f"[[{self._people[giver].name}]]" if giver is not None else "",
            "introduced_on": person.introduced_on.isoformat() if person.introduced_on else "",
        }

    def _alias(self, person: Person) -> tuple[str, ...]:
        short = names.NICKNAMES.get(person.first, "")
        if not short or short in self._aliases or not self._chance.happens(0.6):
            return ()
        self._aliases.add(short)
        return (f"{short} {person.last}",)

    def _was(self, person: Person) -> tuple[str, ...]:
        if person.kind not in ("executive", "adviser") or not self._chance.happens(0.15):
            return ()
        left = add_months(self._today, -self._chance.whole(14, 50))
        return (f"Manager, {self._chance.pick(firms.STEMS)} Group (to {left:%Y-%m})",)

    def _newsletter(self, person: Person) -> str:
        if person.number in _ASKED_OFF:
            return "asked-off"
        return "true" if self._chance.happens(0.82) else "" if self._chance.happens(0.7) else "false"

    def _ally(self, person: Person) -> Properties:
        held = 5 if person.number % 3 else self._chance.whole(2, 4)
        since = max(person.joined, add_months(self._today, -22)) + timedelta(days=self._chance.whole(0, 190))
        step = max(11, (self._today - since).days // 7)
        days = [since + timedelta(days=step * place) for place in range(held)]
        named = zip(_TRUST, (day for day in days if day <= self._today), strict=False)
        return {
            "trust": tuple(f"{word} {day}" for word, day in named),
            "serves": tuple(person.serves.split(", ")),
            "offers": tuple(person.offers.split(", ")),
            "looking_for": tuple(person.looks_for.split(", ")),
            "ideal_client": self._chance.pick(IDEAL_CLIENTS),
            "can": ("refer",),
        }

    def _client(self, person: Person) -> Properties:
        can = self._chance.pick((("buy",), ("buy", "refer"), ("buy", "refer"), ("refer",)))
        known: Properties = {"fit": _FIT[: self._chance.whole(0, 4)], "can": can}
        if person.number % 4 == 2:
            known["looking_for"] = (firms.WISHES[person.number // 4 % len(firms.WISHES)],)
        return known

    def _connection(self, person: Person) -> Properties:
        """What a part of the inner circle looks for and offers: of the others it is not known yet."""
        if person.number % 3:
            return {}
        looks_for, offers = firms.CONNECTIONS[person.number // 3 % len(firms.CONNECTIONS)]
        return {"looking_for": (looks_for,), "offers": (offers,)}

    def _manners(self, person: Person) -> Properties:
        best = self._chance.pick(BEST_TIMES) if self._chance.happens(0.7) and person.phones else ""
        prefers_mail = not best and bool(person.emails)
        return {"best_time": best, "prefer": ("email",) if prefers_mail else ()}
