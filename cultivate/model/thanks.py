"""Whom to thank for a name, and whom to tell what came of one (method: "Preferral and referral").

Whoever gave a name is thanked within two working days, and told each time that something comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cultivate.model.contact import Contact
from cultivate.model.counts import together
from cultivate.model.dates import short_date
from cultivate.model.due import Standing
from cultivate.model.hints import plain
from cultivate.model.introductions import received, state_of
from cultivate.model.means import STAGES
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry


@dataclass(frozen=True, slots=True)
class Owed:
    """Thanks or news that somebody is owed: since when, why in words, and the note and line that tell it."""

    day: date
    why: str
    at: tuple[str, int]


THANKS_FOR = timedelta(days=30)  # not more than `due.RECENT`
"""How long a thank-you is still proposed; the method asks for it within two working days."""
NEWS_FOR = timedelta(days=30)
_WRITTEN = frozenset({"note", "message", "email", "gift"})
"""What can thank on the very day: the call or lunch of that day was the one in which the name was given."""
_SPOKEN = frozenset({"call", "meal", "meeting"})
_TOLD = {
    "cultivating": "in the system",
    "converting": "talking about working together",
    "servicing": "a client",
}
"""The stages that are news to whoever introduced somebody."""


def gave_lately(each: Standing, today: date) -> bool:
    """Whether somebody's log tells of a name for which thanks may be owed."""
    since = today - THANKS_FOR
    return any(entry.day >= since and state_of(entry) == "made" for entry in each.open if entry.inbound)


def is_news(each: Standing, today: date) -> bool:
    """Whether somebody was introduced so lately, or came so far, that who introduced them may hear of it."""
    contact = each.contact
    if not contact.introduced_by:
        return False
    if contact.introduced_on and contact.introduced_on >= today - THANKS_FOR:
        return True
    return any(entry.mark == "stage" and entry.day >= today - NEWS_FOR for entry in each.open)


def thanks(giver: Contact, introduced: Iterable[Contact], settings: Settings, today: date) -> Owed | None:
    """The thanks that are owed for everybody of late; None where nothing is, or it was done.

    `introduced` are those whose note says that it was this giver; a name that both tell is one.
    """
    names: dict[str, tuple[date, str, str, tuple[str, int]]] = {}
    for entry in received(giver, today):
        if state_of(entry) == "made":
            for name in entry.people or ("",):
                shown = plain(f"[[{name}]]") if name else "somebody"
                names.setdefault(fold(shown), (entry.day, entry.means, shown, (giver.path, entry.line)))
    for each in introduced:
        if each.introduced_on:
            at = (each.path, each.line_of("introduced_on"))
            names.setdefault(fold(each.name), (each.introduced_on, "introduction", each.name, at))
    fresh = [each for each in names.values() if today - THANKS_FOR <= each[0] <= today]
    if not fresh:
        return None
    thanked = [e for e in giver.entries if e.day <= today and e.is_touch(settings.vocabulary)]
    owed = [each for each in fresh if not any(_thanks_for(each[0], e, settings) for e in thanked)]
    if not owed:
        return None
    by_day: dict[tuple[date, str], list[str]] = {}
    for day, means, name, _ in sorted(owed):
        by_day.setdefault((day, means), []).append(name)
    told = [_gave(means, day, names, today) for (day, means), names in by_day.items()]
    return Owed(min(by_day)[0], " and ".join(told), min(owed)[3])


def _gave(means: str, day: date, names: Sequence[str], today: date) -> str:
    verb = "sent you" if means == "referral" else "introduced you to"
    return f"{verb} {together(names)} on {short_date(day, today)}"


def _thanks_for(day: date, later: Entry, settings: Settings) -> bool:
    means = settings.vocabulary.named(later.means).id
    return (means in _WRITTEN and later.day >= day) or (means in _SPOKEN and later.day > day)


def news(giver: Contact, introduced: Iterable[Contact], settings: Settings, today: date) -> list[Owed]:
    """What came of those whom somebody introduced, each stage once; nothing once there was a touch since."""
    found = []
    for person in introduced:
        farthest = _farthest(person, today)
        if farthest is None or not today - NEWS_FOR <= farthest.day:
            continue
        since = [
            e for e in giver.entries if farthest.day <= e.day <= today and e.is_touch(settings.vocabulary)
        ]
        if not since:
            what = _TOLD[farthest.value]
            why = f"{person.name}, whom they introduced, is now {what}"
            found.append(Owed(farthest.day, why, (person.path, farthest.line)))
    return found


def _farthest(person: Contact, today: date) -> Entry | None:
    """The mark with which somebody first came as far as they ever did; a step back is no news."""
    marks = [e for e in person.entries if e.mark == "stage" and e.day <= today and e.value in _TOLD]
    reached = max((STAGES.index(mark.value) for mark in marks), default=-1)
    first = (
        mark for mark in sorted(marks, key=lambda e: (e.day, e.line)) if STAGES.index(mark.value) == reached
    )
    return next(first, None)
