"""Where the user will be (`visiting` on the home note): who is there, and whom one could seat together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from cultivate.model.contact import Contact
from cultivate.model.dates import WEEKDAYS, short_date
from cultivate.model.due import Standing
from cultivate.model.people import fold
from cultivate.model.settings import Settings, Visit
from cultivate.model.workdays import add_workdays

SEATS = 3
"""A table besides the user: one of them, and two others of interest (method: "The means of a touch")."""
_WEIGHED = 24
"""As many of those in a place are weighed for a table, the highest circles first."""


def coming_visits(settings: Settings, today: date) -> list[Visit]:
    """The visits that are on, or near enough to invite somebody: those within the lead of a meal."""
    lead = settings.vocabulary.named("meal").lead
    near = add_workdays(today, lead, settings)
    return [visit for visit in settings.visiting if visit.last >= today and visit.first <= near]


def people_in(visit: Visit, standings: Iterable[Standing], settings: Settings) -> list[Standing]:
    """Those who live there and are in some circle, the higher circles first, then whose turn is next."""
    place = visit.place.casefold()
    there = [each for each in standings if each.state == "tracked" and each.contact.city.casefold() == place]
    return sorted(
        there,
        key=lambda each: (settings.rank(each.contact.tiers), each.due or date.max, fold(each.contact.name)),
    )


def there_on(visit: Visit, city: str, today: date) -> str:
    """`you are in Leeds today`, `you are in Leeds on Thursday 3 Dec`; `city` as a note writes it."""
    if visit.first <= today:
        return f"you are in {city} today"
    return f"you are in {city} on {WEEKDAYS[visit.first.weekday()]} {short_date(visit.first, today)}"


def table(people: Sequence[Standing], settings: Settings, today: date) -> list[Standing]:
    """Two or three of `people` to seat together: not yet introduced to each other, with the most in common.

    Nobody private, invited in the last weeks, with something booked, or who would rather have no meal. Empty
    where no two of them are strangers.
    """
    invited = (each for each in people if not each.contact.private)
    free = [each for each in invited if is_free(each.contact, settings, today)][:_WEIGHED]
    best: tuple[Standing, ...] = ()
    worth = (-1.0, 0)
    for size in (2, SEATS):
        for group in combinations(free, size):
            pairs = list(combinations(group, 2))
            if any(have_met(one.contact, other.contact) for one, other in pairs):
                continue
            common = sum(len(shared(one.contact, other.contact)) for one, other in pairs) / len(pairs)
            if (common, size) > worth:
                best, worth = group, (common, size)
    return list(best)


def have_met(one: Contact, other: Contact) -> bool:
    """Whether a note tells that the two know each other: a touch with both, an introduction, a couple."""
    return _names(one, other) or _names(other, one)


def shared(one: Contact, other: Contact) -> list[str]:
    """The interests that both have, as the first one's note writes them."""
    theirs = {each.casefold() for each in other.interests}
    return [each for each in one.interests if each.casefold() in theirs]


def _names(one: Contact, other: Contact) -> bool:
    known = {fold(one.introduced_by), fold(one.spouse)}
    for entry in one.entries:
        known.update(fold(name) for name in (*entry.people, *entry.mentions))
    return bool({fold(other.name), fold(other.path.removesuffix(".md"))} & known)


def is_free(contact: Contact, settings: Settings, today: date) -> bool:
    """Whether a meal may be proposed to somebody: none refused, none invited to of late, nothing booked."""
    since = add_workdays(today, -settings.vocabulary.named("meal").lead, settings)
    invited = any(entry.outcome == "invited" and entry.day >= since for entry in contact.entries)
    booked = any(
        line.day and line.day >= today and settings.vocabulary.named(line.means).arranged
        for line in contact.open_next
    )
    return not (invited or booked or "meal" in contact.avoid)
