"""Why two people might like to know each other: parts of a score, each in words and points.

Nothing is learned and nothing guessed: each part is something that stands in both notes, and the score is the
sum of its parts. What a part is worth is `[suggest]` in the settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cultivate.model.acquaintance import Acquaintance
from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.due import Standing
from cultivate.model.hints import plain
from cultivate.model.matching import words
from cultivate.model.people import fold
from cultivate.model.settings import Settings

Key = frozenset[str]
"""A phrase as it is compared: its words, whatever their order, case and number."""
WEAK = frozenset(
    "director manager head chief executive officer partner senior firm company people business".split()
)
"""Words of a title, or of anybody's work, that by themselves say nothing of what somebody does."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: of which kind, in words, and its points.

    `behind` are the properties that it comes from: whose, and how it reads (`interests: sailing`).
    """

    kind: str
    words: str
    points: int
    behind: tuple[tuple[Contact, str], ...] = ()

    @property
    def told(self) -> str:
        """`both like sailing +2`."""
        return f"{self.words} {'+' if self.points >= 0 else '−'}{abs(self.points)}"


@dataclass(frozen=True, slots=True)
class Profile:
    """What one person's note tells that can be compared.

    `interests` and `clients` are by key, as the note writes them, `needs` what they look for. `offers` are
    the words of what they offer, `about` those and the words of role, firm and tags, `work` the same without
    the firm's name. `soon` says when they are due, where that is within reach; else it is empty. `place` is
    theirs in an order by name.
    """

    contact: Contact
    interests: Mapping[Key, str]
    needs: Mapping[Key, str]
    clients: Mapping[Key, str]
    offers: Key
    work: Key
    about: Key
    city: str
    soon: str
    last_touch: date | None
    place: tuple[str, str]


def profile(each: Standing, settings: Settings, today: date) -> Profile:
    """What there is to compare of one person."""
    contact = each.contact
    offers = words_of(contact.offers)
    work = offers | words_of((contact.role, *contact.tags))
    return Profile(
        contact,
        _keyed(contact.interests),
        _keyed(contact.looking_for),
        _keyed(contact.serves),
        offers,
        work,
        work | words_of((contact.org,)),
        fold(contact.city),
        due_soon(each, settings, today),
        each.last_touch,
        (fold(contact.name), contact.path),
    )


def due_soon(each: Standing, settings: Settings, today: date) -> str:
    """`is due`, `is due in 4 days`; empty for who is not, or not within `[suggest] within` days."""
    if each.state != "tracked" or each.due is None:
        return ""
    days = (each.due - today).days
    if days > settings.suggest_within:
        return ""
    return "is due" if days <= 0 else f"is due in {days} day{'s' * (days != 1)}"


def is_open(each: Standing) -> bool:
    """Whether somebody may be proposed at all: nobody who died, stopped or is resting, nobody invented."""
    return each.state not in ("died", "stopped", "paused") and not each.contact.is_sample


def in_order(one: Profile, two: Profile) -> tuple[Profile, Profile]:
    """The two by name, so that a pair is told in the same words whichever way round it was found."""
    return (one, two) if one.place <= two.place else (two, one)


def reasons(one: Profile, two: Profile, settings: Settings) -> list[Part]:
    """What the two have in common, and what one looks for that the other has; nothing where there is none."""
    one, two = in_order(one, two)
    found = [
        Part("interest", f"both like {each}", settings.suggest_interest, _both(one, two, "interests"))
        for each in _shared(one.interests, two.interests)
    ]
    found += [*_needs(one, two, settings), *_needs(two, one, settings)]
    found += [
        Part("clients", f"both serve {each}", settings.suggest_clients, _both(one, two, "serves"))
        for each in _shared(one.clients, two.clients)
    ]
    return [part for part in found if part.points]


def besides(one: Profile, two: Profile, known: Acquaintance, settings: Settings, today: date) -> list[Part]:
    """What adds to the reasons for introducing two people, or takes something off."""
    one, two = in_order(one, two)
    found = []
    if one.city and one.city == two.city:
        said = f"both in {one.contact.city}"
        found.append(Part("town", said, settings.suggest_town, _both(one, two, "city")))
    found += [part for each in (one, two) for part in when_due(each, settings)]
    refused = known.declined(one.contact.path, two.contact.path)
    if refused:
        said = f"declined on {short_date(refused, today)}"
        found.append(Part("declined", said, -settings.suggest_declined))
    return [part for part in found if part.points]


def when_due(each: Profile, settings: Settings, *, named: bool = True) -> list[Part]:
    """That somebody is due soon: a touch that gives something would come at the right time.

    `named`: in a list where it is not said otherwise who is meant.
    """
    if not each.soon or not settings.suggest_due:
        return []
    said = f"{each.contact.name} {each.soon}" if named else each.soon.removeprefix("is ")
    return [Part("due", said, settings.suggest_due, ((each.contact, f"last_touch: {each.last_touch}"),))]


def score(parts: Iterable[Part]) -> int:
    """The sum of the parts."""
    return sum(part.points for part in parts)


def told(parts: Iterable[Part]) -> str:
    """`both like sailing +2 · both in Leeds +1`."""
    return " · ".join(part.told for part in parts)


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> Key:
    """A phrase as it is compared; one of short words alone (`AI`) as it stands."""
    return words((phrase,)) or frozenset({fold(plain(phrase))} - {""})


def words_of(phrases: Iterable[str]) -> Key:
    """All the words of some phrases."""
    return frozenset[str]().union(*map(key_of, phrases))


def _keyed(phrases: Iterable[str]) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for phrase in phrases:
        if key := key_of(phrase):
            found.setdefault(key, plain(phrase))
    return found


def _shared(ones: Mapping[Key, str], twos: Mapping[Key, str]) -> list[str]:
    """What both have, in the first one's words and in the order of the alphabet."""
    return sorted((ones[key] for key in ones.keys() & twos.keys()), key=fold) if ones and twos else []


def _needs(one: Profile, two: Profile, settings: Settings) -> Iterable[Part]:
    """What `one` looks for and `two` has: all of it, or some of its words."""
    for key, phrase in sorted(one.needs.items(), key=lambda need: fold(need[1])):
        seeker, other = one.contact, two.contact
        if key <= two.offers:
            said = f"{other.name} offers what {seeker.name} looks for: {phrase}"
            yield _need("need", said, settings.suggest_need, one, two, phrase)
        elif key <= two.about:
            said = f"{other.name} is what {seeker.name} looks for: {phrase}"
            yield _need("need", said, settings.suggest_need, one, two, phrase)
        elif part := (key & two.work) - WEAK:
            said = f"{' and '.join(sorted(part))}, of “{phrase}” that {seeker.name} looks for"
            yield _need("part", said, settings.suggest_part, one, two, phrase)


def _need(kind: str, said: str, points: int, one: Profile, two: Profile, phrase: str) -> Part:
    contact = two.contact
    work = ", ".join(filter(None, (contact.role, contact.org)))
    have = [f"offers: {', '.join(contact.offers)}"] * bool(contact.offers) + [f"role: {work}"] * bool(work)
    return Part(kind, said, points, ((one.contact, f"looking_for: {phrase}"), (contact, "; ".join(have))))


def _both(one: Profile, two: Profile, name: str) -> tuple[tuple[Contact, str], ...]:
    return tuple((each.contact, f"{name}: {_value(getattr(each.contact, name))}") for each in (one, two))


def _value(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
