"""What is owed apart from the cadence: promises, thanks, news, follow-ups, birthdays (method: "Preferral").

Each function takes what all notes tell and gives the day's items, without text of the agenda's form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cultivate.model import agenda
from cultivate.model.contact import Contact, NextLine
from cultivate.model.counts import together
from cultivate.model.dates import birthdays_between, short_date
from cultivate.model.due import Standing
from cultivate.model.hints import birthday_words, linked, plain
from cultivate.model.introductions import EXCHANGED, Pair, Party, pairs, promises_two, state_of
from cultivate.model.lunch import LunchName
from cultivate.model.occasions import by_link
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.silence import silent_since
from cultivate.model.thanks import THANKS_FOR, gave_lately, is_news, news, thanks
from cultivate.model.workdays import add_workdays

FOLLOW_FOR = timedelta(days=30)
"""How long a first call is still proposed; the method asks for it within three working days."""
LYING_FOR = timedelta(days=30)
"""What has been left lying for longer stands in the agenda and takes no place in the day."""
BIRTHDAY_AHEAD = timedelta(days=6)
BELATED = timedelta(days=14)
"""So long after a birthday that fell into an absence one can still congratulate."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed to `contact`: under which heading, by which means, and why in a few words.

    `day` is the one on which it is owed, or since which. `line` is the Next line that it comes from, where
    it comes from one, and `name` the name from a lunch. `company` are the others whom it is about. `at` are
    the note and the line that tell it.
    """

    section: str
    day: date
    contact: Contact
    means: str
    why: str
    line: NextLine | None = None
    company: tuple[Party, ...] = ()
    name: LunchName | None = None
    at: tuple[str, int] = ("", 1)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same one on another day: heading, person, means, and the words of its line."""
        return (self.section, self.contact.path, self.means, self.words)

    @property
    def words(self) -> str:
        """Those of its Next line, or of the name that it is about; empty for what is about the person."""
        if self.name:
            return f"{self.name.page}: {self.name.words}"
        return self.line.words if self.line else ""

    @property
    def is_of_its_own(self) -> bool:
        """Whether it is an item apart from the person's other ones: a line of a note, which has its words."""
        return self.line is not None or self.name is not None


def obligations(standings: Sequence[Standing], settings: Settings, today: date) -> list[Obligation]:
    """Everything owed on `today`, by heading, day and name; nobody who died, or stopped, is in it."""
    living = [each for each in standings if each.state not in ("died", "stopped")]
    named = {fold(name.name) for each in living for name in each.contact.lunch_names if name.is_open}
    since = silent_since(standings, settings, today)
    soon = birthdays_between(today, today + BIRTHDAY_AHEAD)
    found: list[Obligation] = []
    for each in living:
        contact = each.contact
        # Of thousands few have any of these, and asking costs less than a generator each.
        if contact.next_lines:
            found += _promises(contact, today)
        came = contact.introduced_on
        if came and came <= today <= came + FOLLOW_FOR and fold(contact.name) not in named:
            found += _follow_up(contact, came, today)
        if contact.lunch_names:
            found += _names(contact, today)
        if contact.birthday:
            if contact.birthday.of_the_year in soon:
                found += _birthday(contact, settings, today)
            found += _belated(contact, since, settings, today) if since else ()
    telling = [each for each in living if _tells_of_two(each, today)]
    for each in telling:
        found += _waiting(each, settings, today)
    found += _between_two(telling, living, standings, settings, today)
    found = [each for each in found if not _is_put_off(each, today)]
    order = {section: place for place, section in enumerate(agenda.SECTIONS)}
    return sorted(found, key=lambda each: (order[each.section], each.day, fold(each.contact.name)))


def _tells_of_two(each: Standing, today: date) -> bool:
    """Whether somebody's note tells of people brought together, or may be news to who introduced them."""
    if each.contact.introduced_on and each.contact.introduced_on >= today - THANKS_FOR:
        return True
    return bool(each.open) and any(e.means in EXCHANGED or e.mark == "stage" for e in each.open)


def _between_two(
    telling: Sequence[Standing],
    living: Sequence[Standing],
    standings: Sequence[Standing],
    settings: Settings,
    today: date,
) -> Iterable[Obligation]:
    """What is owed about two people: links are followed only where there is something."""
    introduced = [each.contact for each in telling if is_news(each, today)]
    givers = {each.contact.path for each in telling if gave_lately(each, today)}
    promised = [each for each in telling if any(promises_two(entry, today) for entry in each.open)]
    if not (introduced or givers or promised):
        return
    paths = by_link([each.contact for each in standings])
    yield from _unkept(promised, living, paths, settings, today)
    yield from _gratitude(givers, introduced, living, paths, settings, today)


def _is_put_off(owed: Obligation, today: date) -> bool:
    """Put off or skipped in the agenda: it comes back with the person. A promise has a day of its own."""
    until = owed.contact.snooze_until
    return not owed.is_of_its_own and until is not None and until > max(today, owed.day)


def _promises(contact: Contact, today: date) -> Iterable[Obligation]:
    for line in contact.next_lines:
        if line.day and line.day <= today and not line.done:
            why = "for today" if line.day == today else f"for {short_date(line.day, today)}"
            yield Obligation(
                agenda.PROMISED, line.day, contact, line.means, why, line, at=(contact.path, line.line)
            )


def _unkept(
    promised: Sequence[Standing],
    living: Sequence[Standing],
    paths: Mapping[str, str],
    settings: Settings,
    today: date,
) -> Iterable[Obligation]:
    """An introduction promised in the log of which no line under Next keeps the day: until it is made.

    Only the notes of the two tell of it: of those who `promised`, and of whom they name.
    """
    told = (entry for each in promised for entry in each.open if promises_two(entry, today))
    theirs = {each.contact.path for each in promised}
    theirs |= {paths.get(fold(name), "") for entry in told for name in entry.people}
    contacts = [each.contact for each in living if each.contact.path in theirs]
    alive = {contact.path for contact in contacts}
    for pair in pairs(contacts, paths, today):
        owed = pair.owed
        parties = [party for party in pair.parties if party.contact]
        gone = any(not party.contact and party.key in paths.values() for party in pair.parties)
        if not owed or gone or _is_under_next(pair, paths) or not {p.key for p in parties} <= alive:
            continue
        if add_workdays(owed.entry.day, settings.promise_days, settings) <= today:
            first = owed.contact
            others = tuple(party for party in pair.parties if party.key != first.path)
            why, at = f"promised {short_date(owed.entry.day, today)}", (first.path, owed.entry.line)
            yield Obligation(
                agenda.PROMISED, owed.entry.day, first, owed.entry.means, why, company=others, at=at
            )


def _is_under_next(pair: Pair, paths: Mapping[str, str]) -> bool:
    """Whether a line under Next of either, open or not, is about introducing the two."""
    keys = {party.key for party in pair.parties}
    return any(
        line.means in EXCHANGED and keys & {paths.get(fold(name), fold(name)) for name in linked(line.words)}
        for party in pair.parties if party.contact
        for line in party.contact.next_lines
    )  # fmt: skip


def _gratitude(
    givers: Collection[str],
    introduced: Iterable[Contact],
    living: Iterable[Standing],
    paths: Mapping[str, str],
    settings: Settings,
    today: date,
) -> Iterable[Obligation]:
    """Thanks for names, and news of those who were introduced."""
    by_giver: dict[str, list[Contact]] = {}
    for contact in introduced:
        by_giver.setdefault(paths.get(fold(contact.introduced_by), ""), []).append(contact)
    for giver in (each.contact for each in living):
        if giver.path not in givers and giver.path not in by_giver:
            continue
        theirs = [each for each in by_giver.get(giver.path, ()) if each.path != giver.path]
        owed = thanks(giver, theirs, settings, today)
        if owed:
            yield Obligation(agenda.THANK, owed.day, giver, "note", owed.why, at=owed.at)
        for told in news(giver, theirs, settings, today):
            yield Obligation(agenda.THANK, told.day, giver, "note", told.why, at=told.at)


def _follow_up(contact: Contact, came: date, today: date) -> Iterable[Obligation]:
    """Somebody who was introduced to the user and not yet rung (method: within three working days)."""
    if contact.stage not in ("", "fueling", "qualifying"):
        return
    spoken = any(e.day >= came and not e.mark and e.means not in EXCHANGED for e in contact.entries)
    arranged = any(line.day and line.means for line in contact.open_next)
    if not spoken and not arranged:
        by = (
            f"{plain(f'[[{contact.introduced_by}]]')} introduced you"
            if contact.introduced_by
            else "introduced"
        )
        why, at = f"{by} on {short_date(came, today)}", (contact.path, contact.line_of("introduced_on"))
        yield Obligation(agenda.FOLLOW_UP, came, contact, "call", why, at=at)


def _names(giver: Contact, today: date) -> Iterable[Obligation]:
    """The names that somebody gave at a lunch and of which nothing is decided yet."""
    for name in giver.lunch_names:
        last = max(name.held, name.day if name.is_put_off else name.held) + FOLLOW_FOR
        if name.is_open and name.day <= today <= last:
            when = f"{giver.name} named them at lunch on {short_date(name.held, today)}"
            how = "put off to" if name.is_put_off else "to be followed up by"
            by = f"{how} {short_date(name.until, today)}"
            why = " · ".join(filter(None, (when, f"“{name.said}”" if name.said else "", by)))
            yield Obligation(
                agenda.FOLLOW_UP, name.day, giver, "call", why, name=name, at=(name.page, name.line)
            )


def _waiting(each: Standing, settings: Settings, today: date) -> Iterable[Obligation]:
    """What they promised the user and did not do in so long (`[method] waiting`)."""
    for promise in each.open:
        if not promise.inbound or state_of(promise) != "promised":
            continue
        if settings.method_waiting.after(promise.day) > today:
            continue
        people = set(map(fold, promise.people))
        settled = any(
            e.means == promise.means and e.inbound and e.day >= promise.day and e.outcome != "promised"
            and (not people or people & set(map(fold, e.people)))
            for e in each.contact.entries
        )  # fmt: skip
        if not settled:
            whom = together([plain(f"[[{name}]]") for name in promise.people]) or "a name"
            why = f"promised you {whom} on {short_date(promise.day, today)}"
            at = (each.contact.path, promise.line)
            yield Obligation(agenda.WAITING, promise.day, each.contact, "message", why, at=at)


def _birthday(contact: Contact, settings: Settings, today: date) -> Iterable[Obligation]:
    """This week's birthdays; a touch in that week has been the congratulation (method: defaults)."""
    if not contact.birthday:
        return
    day = contact.birthday.next_on(today)
    week = day - BIRTHDAY_AHEAD
    touched = any(week <= e.day <= today and e.is_touch(settings.vocabulary) for e in contact.entries)
    if not touched:
        means = congratulated_by(contact)
        why, at = birthday_words(contact, day, today), (contact.path, contact.line_of("birthday"))
        yield Obligation(agenda.BIRTHDAYS, day, contact, means, why, at=at)


def congratulated_by(contact: Contact) -> str:
    """A birthday is a message, and a call for the 25 (method: defaults)."""
    return "call" if "inner-circle" in contact.tiers else "message"


def _belated(contact: Contact, since: date, settings: Settings, today: date) -> Iterable[Obligation]:
    """A birthday of the last two weeks that fell into an absence."""
    if not contact.birthday:
        return
    day = contact.birthday.next_on(today - BELATED)
    if max(since, today - BELATED) < day < today and not any(
        entry.day >= day and entry.is_touch(settings.vocabulary) for entry in contact.entries
    ):
        why = f"birthday was on {short_date(day, today)}"
        at = (contact.path, contact.line_of("birthday"))
        yield Obligation(agenda.BIRTHDAYS, day, contact, "message", why, at=at)
