"""What is owed apart from the cadence: promises, thanks, news, follow-ups, birthdays (method: "Preferral").

Each function takes what all notes tell and gives the day's items, without text of the agenda's form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cultivate.model import agenda
from cultivate.model.contact import Contact, NextLine
from cultivate.model.dates import short_date
from cultivate.model.due import Standing
from cultivate.model.hints import birthday_words, plain
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

THANKS_FOR = timedelta(days=30)
"""How long a thank-you is still proposed; the method asks for it within two days."""
LYING_FOR = timedelta(days=30)
"""What has been left lying for longer stands in the agenda and takes no place in the day."""
WAIT = timedelta(days=30)
"""After so long, what others promised stands under Waiting for (format: "Introductions")."""
NEWS_FOR = timedelta(days=30)
BIRTHDAY_AHEAD = timedelta(days=6)
_THANKS = ("note", "call", "message", "email", "gift", "meal", "meeting")
_RECEIVED = ("introduction", "referral")


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed to `contact`: under which heading, by which means, and why in a few words.

    `day` is the one on which it is owed, or since which. `line` is the Next line that it comes from, where
    it comes from one.
    """

    section: str
    day: date
    contact: Contact
    means: str
    why: str
    line: NextLine | None = None


def obligations(standings: Sequence[Standing], settings: Settings, today: date) -> list[Obligation]:
    """Everything owed on `today`, by heading, day and name; nobody who died, or stopped, is in it."""
    living = [each.contact for each in standings if each.state not in ("died", "stopped")]
    by_name = {fold(name): c for c in living for name in (c.name, c.path.removesuffix(".md"))}
    found: list[Obligation] = []
    for contact in living:
        found += _promises(contact, today)
        found += _thanks(contact, settings, today)
        found += _follow_up(contact, today)
        found += _waiting(contact, today)
        found += _birthday(contact, settings, today)
    found += _news(living, by_name, settings, today)
    found = [each for each in found if not _is_put_off(each, today)]
    order = {section: place for place, section in enumerate(agenda.SECTIONS)}
    return sorted(found, key=lambda each: (order[each.section], each.day, fold(each.contact.name)))


def _is_put_off(owed: Obligation, today: date) -> bool:
    """Put off or skipped in the agenda: it comes back with the person. A promise has a day of its own."""
    until = owed.contact.snooze_until
    return owed.line is None and until is not None and until > max(today, owed.day)


def _promises(contact: Contact, today: date) -> Iterable[Obligation]:
    for line in contact.open_next:
        if line.day and line.day <= today:
            why = "for today" if line.day == today else f"for {short_date(line.day, today)}"
            yield Obligation(agenda.PROMISED, line.day, contact, line.means, why, line)


def _thanks(contact: Contact, settings: Settings, today: date) -> Iterable[Obligation]:
    """A name or a referral that they gave, and no touch since that could have been the thank-you."""
    given = [e for e in contact.entries if _is_received(e, "") or _is_received(e, "made")]
    recent = [e for e in given if today - THANKS_FOR <= e.day <= today]
    for entry in recent[-1:]:
        later = [e for e in contact.entries if e is not entry and _thanks_for(entry, e, settings)]
        if not later:
            whom = " and ".join(plain(f"[[{name}]]") for name in entry.people) or "somebody"
            verb = "sent you" if entry.means == "referral" else "introduced you to"
            yield Obligation(
                agenda.THANK, entry.day, contact, "note", f"{verb} {whom} on {short_date(entry.day, today)}"
            )


def _is_received(entry: Entry, outcome: str) -> bool:
    return entry.inbound and entry.means in _RECEIVED and entry.outcome == outcome


def _thanks_for(received: Entry, later: Entry, settings: Settings) -> bool:
    means = settings.vocabulary.named(later.means)
    return later.day >= received.day and later.is_touch(settings.vocabulary) and means.id in _THANKS


def _follow_up(contact: Contact, today: date) -> Iterable[Obligation]:
    """Somebody who was introduced to the user and not yet rung (method: within three working days)."""
    came = contact.introduced_on
    if (
        not came
        or not came <= today <= came + THANKS_FOR
        or contact.stage not in ("", "fueling", "qualifying")
    ):
        return
    spoken = any(e.day >= came and not e.mark and e.means not in _RECEIVED for e in contact.entries)
    if not spoken:
        by = (
            f"{plain(f'[[{contact.introduced_by}]]')} introduced you"
            if contact.introduced_by
            else "introduced"
        )
        yield Obligation(agenda.FOLLOW_UP, came, contact, "call", f"{by} on {short_date(came, today)}")


def _waiting(contact: Contact, today: date) -> Iterable[Obligation]:
    """What they promised the user and did not do in thirty days."""
    for promise in contact.entries:
        if not (_is_received(promise, "promised") and promise.day + WAIT <= today):
            continue
        people = set(map(fold, promise.people))
        settled = any(
            e.means == promise.means and e.inbound and e.day >= promise.day and e.outcome != "promised"
            and (not people or people & set(map(fold, e.people)))
            for e in contact.entries
        )  # fmt: skip
        if not settled:
            whom = " and ".join(plain(f"[[{name}]]") for name in promise.people) or "a name"
            why = f"promised you {whom} on {short_date(promise.day, today)}"
            yield Obligation(agenda.WAITING, promise.day, contact, "message", why)


def _birthday(contact: Contact, settings: Settings, today: date) -> Iterable[Obligation]:
    """This week's birthdays; a touch in that week has been the congratulation (method: defaults)."""
    if not contact.birthday:
        return
    day = contact.birthday.next_on(today)
    week = day - BIRTHDAY_AHEAD
    touched = any(week <= e.day <= today and e.is_touch(settings.vocabulary) for e in contact.entries)
    if day - today <= BIRTHDAY_AHEAD and not touched:
        means = "call" if "inner-circle" in contact.tiers else "message"
        yield Obligation(agenda.BIRTHDAYS, day, contact, means, birthday_words(contact, day, today))


def _news(
    living: Iterable[Contact], by_name: Mapping[str, Contact], settings: Settings, today: date
) -> Iterable[Obligation]:
    """Whoever introduced somebody is told each time something comes of it: a new stage in the log."""
    for person in living:
        giver = by_name.get(fold(person.introduced_by)) if person.introduced_by else None
        stages = [e for e in person.entries if e.mark == "stage" and today - NEWS_FOR <= e.day <= today]
        if not giver or not stages:
            continue
        newest = max(stages, key=lambda entry: entry.day)
        told = any(e.day >= newest.day and e.is_touch(settings.vocabulary) for e in giver.entries)
        if not told and newest.value in ("cultivating", "converting", "servicing"):
            why = f"{person.name}, whom they introduced, is now {_NEWS[newest.value]}"
            yield Obligation(agenda.THANK, newest.day, giver, "note", why)


_NEWS = {
    "cultivating": "in the system",
    "converting": "talking about working together",
    "servicing": "a client",
}
