"""The day's items: who is due, what is owed, and how it folds into one line for one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cultivate.model import agenda
from cultivate.model.agenda import Day, Item, name_item
from cultivate.model.calling import in_calling_order
from cultivate.model.claims import FOLDS, claims, gathered
from cultivate.model.contact import Contact
from cultivate.model.day_words import about_the_day
from cultivate.model.due import Standing
from cultivate.model.heap import divided
from cultivate.model.hints import call_hints, reach
from cultivate.model.load import PlannedTouch, plan_due
from cultivate.model.obligations import Obligation, obligations
from cultivate.model.people import fold
from cultivate.model.settings import Settings, Visit
from cultivate.model.visits import coming_visits, people_in, shared, table, there_on


@dataclass(frozen=True, slots=True)
class _Morning:
    """What every item of a day is made from: where the user stands with everybody, and what is owed."""

    standings: Sequence[Standing]
    settings: Settings
    today: date
    links: Mapping[str, str]
    owed: Sequence[Obligation]

    @property
    def visits(self) -> list[Visit]:
        return coming_visits(self.settings, self.today)

    def there(self, each: Standing) -> str:
        """That the user is, or soon will be, where somebody lives; else empty."""
        city = each.contact.city
        there = (there_on(v, city, self.today) for v in self.visits if v.place.casefold() == city.casefold())
        return next(there, "")


def plan_day(
    standings: Sequence[Standing],
    settings: Settings,
    today: date,
    *,
    link_texts: Mapping[str, str],
    unreadable: Sequence[str] = (),
    handled: Collection[str] = (),
    elsewhere: Collection[tuple[str, str, str, str]] = (),
) -> Day:
    """The agenda of `today`.

    `link_texts` maps a contact's path to what stands between the brackets of a link to it. `handled` are the
    folded names of those whose item in the agenda is done with. `unreadable` are sentences about notes that
    could not be read. What is owed whose `key` is `elsewhere` stands in the agenda of an earlier day.
    """
    owed = [each for each in obligations(standings, settings, today) if each.key not in elsewhere]
    held = claims(standings, owed, settings, today, handled)
    planned = plan_due(standings, settings, today, held)
    share = [each for each in planned if each.day == today]
    share = in_calling_order(share, [each.contact for each in standings], today)
    morning = _Morning(standings, settings, today, link_texts, owed)
    items = [_due_item(each, morning) for each in share]
    coming = {each.standing.contact.path for each in share}
    nearby = _nearby(morning, coming)
    items += [*_tables(morning), *(_nearby_item(each, morning) for each in nearby)]
    items += _owed_items(morning, coming | {each.contact.path for each in nearby}, silent=held.silent)
    held = replace(held, rest=sum(each.section == agenda.REST for each in items))
    words = about_the_day(planned, standings, held, settings, today)
    return Day(today, tuple(items), tuple(unreadable), tuple(words))


def _owed_items(morning: _Morning, coming: Collection[str], *, silent: bool) -> Iterator[Item]:
    """Each thing owed, but for what is told on the line of somebody who comes up anyway.

    What the day does not hold stands below the rest.
    """
    by_path = {each.contact.path: each for each in morning.standings}
    first, rest = divided(gathered(morning.owed), morning.settings, morning.today, silent=silent)
    for place, item in enumerate([*first, *rest]):
        path, folds = item[0].contact.path, item[0].section in FOLDS and not item[0].is_of_its_own
        if not (folds and path in coming):
            made = _owed_item(item, by_path[path], morning)
            yield made if place < len(first) else replace(made, section=agenda.REST)


def _due_item(each: PlannedTouch, morning: _Morning) -> Item:
    settings, contact = morning.settings, each.standing.contact
    besides = [
        o.why for o in morning.owed
        if o.contact.path == contact.path and o.section in FOLDS and not o.is_of_its_own
    ]  # fmt: skip
    hints = call_hints(each.standing, settings, morning.today, why=why(each), means=each.means)
    partner = _partner(contact, each.means, morning)
    alone = f"with {contact.spouse}" if _brings_partner(contact, each.means, settings) and not partner else ""
    there = morning.there(each.standing)
    return Item(
        section=agenda.TODAY,
        means=each.means,
        people=(morning.links[contact.path], *partner),
        outcome=each.outcome,
        reach=reach(contact, each.means),
        hints=tuple(filter(None, (*hints[:1], there, *besides, alone, *hints[1:]))),
        buttons=settings.buttons,
    )


def why(each: PlannedTouch) -> str:
    """Why they come today, and why in this way."""
    return " · ".join(filter(None, (each.reason, each.manner)))


def _brings_partner(contact: Contact, means: str, settings: Settings) -> bool:
    """A couple comes to a meal, home or to an event together; a call is for one."""
    return bool(contact.spouse) and settings.vocabulary.named(means).arranged


def _partner(contact: Contact, means: str, morning: _Morning) -> tuple[str, ...]:
    """The link to a partner who has a note of their own and comes along."""
    if not _brings_partner(contact, means, morning.settings):
        return ()
    spouse = fold(contact.spouse)
    found = [
        morning.links[each.contact.path] for each in morning.standings
        if fold(each.contact.name) == spouse and each.state not in ("died", "stopped")
    ]  # fmt: skip
    return tuple(found) if len(found) == 1 else ()


def _nearby(morning: _Morning, coming: Collection[str]) -> list[Standing]:
    """Those who live where the user is today, due or not, and do not come up anyway: a day's worth."""
    here = [visit for visit in morning.visits if visit.first <= morning.today]
    found = [each for visit in here for each in people_in(visit, morning.standings, morning.settings)]
    return [each for each in found if each.contact.path not in coming][: max(1, morning.settings.per_day)]


def _nearby_item(each: Standing, morning: _Morning) -> Item:
    first, *others = call_hints(each, morning.settings, morning.today, means="message") or [""]
    hints = tuple(filter(None, (first, morning.there(each), *others)))
    return Item(
        agenda.TODAY,
        "message",
        (morning.links[each.contact.path],),
        reach=reach(each.contact, "message"),
        hints=hints,
        buttons=morning.settings.buttons,
    )


def _tables(morning: _Morning) -> Iterator[Item]:
    """For each visit ahead a table of people there who should know each other."""
    for visit in morning.visits:
        if visit.first <= morning.today:
            continue
        seated = table(people_in(visit, morning.standings, morning.settings), morning.settings, morning.today)
        if len(seated) > 1:
            people = tuple(morning.links[each.contact.path] for each in seated)
            hints = (
                *_why_together(seated),
                there_on(visit, seated[0].contact.city, morning.today),
                *_last_of(seated[0], morning),
            )
            buttons = morning.settings.buttons
            yield Item(agenda.TODAY, "meal", people, "invited", hints=hints, buttons=buttons)


def _why_together(seated: Sequence[Standing]) -> Iterator[str]:
    names = [each.contact.name for each in seated]
    yield f"{', '.join(names[:-1])} and {names[-1]} have not met, as far as your notes know"
    common = [shared(seated[0].contact, each.contact) for each in seated[1:]]
    both = dict.fromkeys(interest for found in common for interest in found)
    if both:
        yield f"in common: {', '.join(both)}"


def _last_of(each: Standing, morning: _Morning) -> tuple[str, ...]:
    return tuple(call_hints(each, morning.settings, morning.today)[:1])


def _owed_item(item: Sequence[Obligation], each: Standing, morning: _Morning) -> Item:
    """An item outside Today; several reasons to be in touch with one person are told on one line."""
    owed = item[0]
    link = morning.links[owed.contact.path]
    why = tuple(dict.fromkeys(each.why for each in item))
    if owed.name:
        giver, buttons = owed.contact.name, morning.settings.buttons
        return name_item(owed.name, giver, hints=why, buttons=buttons)
    if owed.company:
        others = (morning.links.get(party.key, party.name) for party in owed.company)
        return Item(owed.section, owed.means, (link, *others), hints=why)
    if owed.line is not None:
        return Item(owed.section, owed.means, (link,), words=owed.line.words, hints=why)
    if owed.means == "call":
        why += tuple(call_hints(each, morning.settings, morning.today)[:1])
    return Item(owed.section, owed.means, (link,), reach=reach(each.contact, owed.means), hints=why)
