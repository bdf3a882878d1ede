"""Who is in the demo: names, firms, families, seats. What happened to them is `history`."""

from __future__ import annotations

from datetime import date, timedelta

from cultivate.demo.chance import Chance, Deck
from cultivate.demo.days import working_day_before, working_day_on_or_after, working_days_later
from cultivate.demo.family import Families
from cultivate.demo.naming import Firms, Names, Numbers, address
from cultivate.demo.person import ALLIANCE, INNER, NETWORK, SYSTEM, Person
from cultivate.demo.words import firms, places
from cultivate.model.cadence import add_months

SIZES = ((INNER, 25), (ALLIANCE, 25), (SYSTEM, 190), (NETWORK, 50), ("", 5))
"""How many people count under each circle; the last are in nobody's circle yet."""

_PARTS = (
    ("promoted", range(3, 5)),
    ("client", range(60, 72)),
    ("past client", range(72, 84)),
    ("lost", range(84, 88)),
    ("deciding", range(88, 91)),
    ("private", range(140, 141)),
    ("paused", range(120, 122)),
    ("snoozed", range(122, 124)),
    ("resumed", range(124, 125)),
    ("just introduced", range(234, 236)),
    ("untouched", range(236, 240)),
    ("stopped", range(286, 289)),
    ("died", range(289, 290)),
)
_TWO_SEATS = {1: (INNER, SYSTEM), 8: (INNER, SYSTEM), 15: (INNER, SYSTEM), 27: (ALLIANCE, SYSTEM)}
_TWO_SEATS |= dict.fromkeys((30, 34, 41, 46, 48), (ALLIANCE, SYSTEM))
_CADENCES = {92: "6 weeks", 104: "2 months", 117: "6 months", 131: "2 months", 163: "6 months"}
_KINDS = (("owner", 0.5), ("executive", 0.3), ("public", 0.13), ("adviser", 0.07))
_ANSWERS = ((0.8, 0.26), (0.35, 0.3), (0.05, 0.44))


def cast(today: date, seed: int) -> tuple[Person, ...]:
    """Everybody, in the order of their numbers: the inner circle first, then the alliances, and so on."""
    maker = _Maker(today, seed)
    return tuple(
        maker.person(number, circle)
        for number, circle in enumerate(circle for circle, size in SIZES for _ in range(size))
    )


class _Maker:
    """Makes one person after the other, so that no name, number or firm comes twice by accident."""

    def __init__(self, today: date, seed: int) -> None:
        self._today = today
        self._start = add_months(today, -24)
        self._chance = Chance(seed)
        self._names = Names(self._chance)
        self._firms = Firms(self._chance)
        self._numbers = Numbers(self._chance)
        self._families = Families(self._chance)
        self._roles = {
            "owner": Deck(firms.OWNER_ROLES, self._chance),
            "executive": Deck(firms.EXECUTIVE_ROLES, self._chance),
            "adviser": Deck(firms.ADVISER_ROLES, self._chance),
        }

    def person(self, number: int, circle: str) -> Person:
        chance, part = self._chance, part_of(number)
        first, last, woman = self._names.next()
        kind = _kind(circle, chance)
        role, firm, makes = self._work(number, kind, last)
        city = chance.weighted(places.CITIES)
        born = chance.whole(1951, 1972) if kind == "connector" else chance.whole(1959, 1991)
        giver, introduced, joined = self._beginning(number, circle, part)
        spouse, children, pets, at_home = self._families.next(
            born, woman=woman, known=circle in (INNER, ALLIANCE)
        )
        serves, offers, looks_for = _trade(number) if circle == ALLIANCE else ("", "", "")
        return Person(
            number, first, last, woman, kind, _TWO_SEATS.get(number, (circle,) if circle else ()), part,
            firm, makes, role, city, joined, self._answers(number, circle), born,
            phones=self._numbers.next(city), emails=self._emails(first, last, firm),
            spouse=spouse, children=children, pets=pets, interests=self._interests(circle), at_home=at_home,
            introduced_by=giver, introduced_on=introduced, cadence=_CADENCES.get(number, ""),
            serves=serves, offers=offers, looks_for=looks_for,
        )  # fmt: skip

    def _work(self, number: int, kind: str, last: str) -> tuple[str, str, str]:
        if kind == "connector":
            role, _, suffix = (part.strip() for part in firms.CONNECTORS[number].partition("|"))
            return role, self._firms.named(suffix), "advice"
        if kind == "public":
            firm, makes, trade = self._firms.institution()
            return firms.PUBLIC_ROLES[trade], firm, makes
        role = firms.ALLIES[number - 25].split(" | ")[0] if 25 <= number < 50 else self._roles[kind].deal()
        if kind == "adviser":
            return role, *self._firms.practice(last)
        return role, *(self._firms.owned(last) if kind == "owner" else self._firms.corporate())

    def _beginning(self, number: int, circle: str, part: str) -> tuple[int | None, date | None, date]:
        """Who introduced them, when that was, and when they said yes to contact."""
        chance, today = self._chance, self._today
        if part == "just introduced":
            introduced = working_day_before(working_day_before(today) if number % 2 else today)
            return 25 + number % 25, introduced, introduced
        if part == "untouched":
            return None, None, working_day_before(today - timedelta(days=number % 4 * 4 + 3))
        if not (circle == SYSTEM and number >= 145) and not (circle == NETWORK and number % 3 == 0):
            long_ago = self._start - timedelta(days=chance.whole(20, 900))
            return self._bought(number) if part in _BUYING and number % 2 else (None, None, long_ago)
        share = (number - 145) / 89 if circle == SYSTEM else chance.whole(5, 90) / 100
        days = 25 + int(((today - self._start).days - 75) * share)
        first = working_day_on_or_after(self._start + timedelta(days=days))
        giver = chance.pick(_GIVERS) if chance.happens(0.72) else None
        return giver, first if giver is not None else None, working_days_later(first, chance.whole(1, 3))

    def _bought(self, number: int) -> tuple[int, date, date]:
        """Every second client came by somebody's word, in the first weeks that the notes tell of."""
        first = working_day_on_or_after(self._start + timedelta(days=10 + number % 40))
        return _GIVERS[number % len(_GIVERS)], first, working_days_later(first, 2)

    def _answers(self, number: int, circle: str) -> float:
        if len(_TWO_SEATS.get(number, ())) == 2:
            return 1.0
        if circle in (INNER, ALLIANCE):
            return 0.7 if circle == INNER else 0.52
        return self._chance.weighted(_ANSWERS)

    def _emails(self, first: str, last: str, firm: str) -> tuple[str, ...]:
        return (address(first, last, firm),) if self._chance.happens(0.86) else ()

    def _interests(self, circle: str) -> tuple[str, ...]:
        most = 3 if circle == INNER else 2
        if not self._chance.happens(0.9 if circle == INNER else 0.5):
            return ()
        return tuple(self._chance.shuffled(firms.INTERESTS)[: self._chance.whole(1, most)])


_BUYING = ("client", "past client", "deciding")
_GIVERS = tuple(number for number in range(50) if number % 7 != 6)
"""Those of the two 25s who introduce people; some never do."""


def part_of(number: int) -> str:
    """The special thing that the person with this number shows; empty for most."""
    return next((part for part, numbers in _PARTS if number in numbers), "")


def _kind(circle: str, chance: Chance) -> str:
    if circle == INNER:
        return "connector"
    return "adviser" if circle == ALLIANCE else chance.weighted(_KINDS)


def _trade(number: int) -> tuple[str, str, str]:
    _, serves, offers, looks_for = firms.ALLIES[number - 25].split(" | ")
    return serves, offers, looks_for
