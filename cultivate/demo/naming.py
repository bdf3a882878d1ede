"""Names that do not repeat: of people, of firms, telephone numbers, addresses."""

from __future__ import annotations

import unicodedata

from cultivate.demo.chance import Chance, Deck
from cultivate.demo.words import firms, names, places


class Names:
    """First and last names, each pair once."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._decks = {
            heritage: (Deck(heritage.men, chance), Deck(heritage.women, chance), Deck(heritage.last, chance))
            for heritage in names.HERITAGES
        }
        self._given: set[tuple[str, str]] = set()

    def next(self) -> tuple[str, str, bool]:
        """First name, last name, and whether it is a woman's."""
        heritage = self._chance.weighted([(each, each.share) for each in names.HERITAGES])
        men, women, last_names = self._decks[heritage]
        woman = self._chance.happens(0.47)
        while True:
            pair = ((women if woman else men).deal(), last_names.deal())
            if pair not in self._given:
                self._given.add(pair)
                return *pair, woman


class Firms:
    """Invented firms of each kind: `(name, what it makes)`."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._stems = Deck(firms.STEMS, chance)
        self._owned, self._corporate = Deck(firms.OWNERS, chance), Deck(firms.CORPORATES, chance)
        self._institutions = Deck(firms.INSTITUTIONS, chance)
        self._partners = Deck(names.HERITAGES[0].last, chance)

    def owned(self, last: str) -> tuple[str, str]:
        """A business that somebody owns, now and then under the family's name."""
        suffix, makes = self._owned.deal().split(" | ")
        stem = last if self._chance.happens(0.25) else self._stems.deal()
        return f"{stem} {suffix}", makes

    def corporate(self) -> tuple[str, str]:
        """A larger organisation with directors."""
        suffix, makes = self._corporate.deal().split(" | ")
        return f"{self._stems.deal()} {suffix}", makes

    def institution(self) -> tuple[str, str, str]:
        """A school, hospice, council, …; the third value is which of them."""
        suffix, makes = self._institutions.deal().split(" | ")
        return f"{self._stems.deal()} {suffix}", makes, suffix

    def named(self, suffix: str) -> str:
        """A firm of the kind that `suffix` says; empty for none."""
        if suffix == "LLP":
            return f"{self._partners.deal()} {self._partners.deal()} LLP"
        return f"{self._stems.deal()} {suffix}" if suffix else ""

    def practice(self, last: str) -> tuple[str, str]:
        """A firm of advisers, under two names of which one may be `last`."""
        one = last if self._chance.happens(0.3) else self._partners.deal()
        suffix, makes = self._chance.pick(firms.PRACTICES).split(" | ")
        return (f"{one} {suffix}" if suffix == "& Co" else f"{one} {self._partners.deal()} {suffix}"), makes


class Numbers:
    """Telephone numbers that ring nowhere, each given once."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._mobiles = Deck(range(1000), chance)
        self._landlines = Deck(range(1000), chance)

    def next(self, city: str) -> tuple[str, ...]:
        """None, one or two numbers: a mobile, the office."""
        mobile = f"+44 {places.MOBILE}{self._mobiles.deal():03}"
        area = places.LANDLINES.get(city)
        office = (
            f"+44 {area}{self._landlines.deal():03}"
            if area
            else f"+44 {places.ANYWHERE}{self._landlines.deal():03}"
        )
        return self._chance.weighted((((mobile,), 0.6), ((mobile, office), 0.2), ((office,), 0.1), ((), 0.1)))


def address(first: str, last: str, firm: str) -> str:
    """An email address that reaches nobody (RFC 2606 keeps `.example`)."""
    domain = _plain(firm.replace("&", "and")) or "post"
    return f"{_plain(first)}.{_plain(last)}@{domain}.example"


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return "".join(letter for letter in ascii_only.lower() if letter.isalnum())
