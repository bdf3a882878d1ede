"""The day's items: who is due, what is owed, and how it folds into one line for one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cultivate.model import agenda
from cultivate.model.agenda import Day, Item
from cultivate.model.due import Standing
from cultivate.model.hints import call_hints, reach
from cultivate.model.load import PlannedTouch, plan_due
from cultivate.model.obligations import Obligation, counted, obligations
from cultivate.model.people import fold
from cultivate.model.settings import Settings

_FOLDS = (agenda.BIRTHDAYS, agenda.THANK, agenda.FOLLOW_UP)


def plan_day(
    standings: Sequence[Standing],
    settings: Settings,
    today: date,
    *,
    link_texts: Mapping[str, str],
    unreadable: Sequence[str] = (),
    done: int = 0,
) -> Day:
    """The agenda of `today`.

    `link_texts` maps a contact's path to what stands between the brackets of a link to it. `done`
    people were touched today already. `unreadable` are sentences about notes that could not be read.
    """
    owed = obligations(standings, settings, today)
    planned = plan_due(standings, settings, today, done=done, owed=counted(owed, today))
    share = [each for each in planned if each.day == today]
    coming = {each.standing.contact.path for each in share}
    nearby = [each for each in _nearby(standings, settings, today) if each.contact.path not in coming]
    folded = coming | {each.contact.path for each in nearby}
    items = [_due_item(each, owed, settings, today, link_texts) for each in share]
    items += [_nearby_item(each, nearby, settings, today, link_texts) for each in nearby]
    by_path = {each.contact.path: each for each in standings}
    seen: set[tuple[str, str]] = set()
    for each in owed:
        path = each.contact.path
        if each.line is None and ((path in folded and each.section in _FOLDS) or (each.means, path) in seen):
            continue
        if each.line is None:
            seen.add((each.means, path))
        items.append(_owed_item(each, by_path[path], owed, settings, today, link_texts[path]))
    return Day(today, tuple(items), tuple(unreadable))


def _nearby(standings: Sequence[Standing], settings: Settings, today: date) -> list[Standing]:
    """Those who live where the user is today (`visiting` in the home note), due or not."""
    places = {visit.place.casefold() for visit in settings.visiting if visit.first <= today <= visit.last}
    return [each for each in standings if each.state == "tracked" and each.contact.city.casefold() in places]


def _nearby_item(
    each: Standing,
    nearby: Sequence[Standing],
    settings: Settings,
    today: date,
    link_texts: Mapping[str, str],
) -> Item:
    first, *others = call_hints(each, settings, today) or [""]
    there = f"you are in {each.contact.city} today"
    table = _table(each, nearby)
    hints = tuple(filter(None, (first, there, table, *others)))
    link = link_texts[each.contact.path]
    return Item(agenda.TODAY, "message", (link,), reach=reach(each.contact, "message"), hints=hints,
                buttons=settings.buttons)  # fmt: skip


def _table(each: Standing, nearby: Sequence[Standing]) -> str:
    """Whom one could seat at a table with them: those in the same place who have never met them here."""
    met = {fold(name) for entry in each.contact.entries for name in (*entry.people, *entry.mentions)}
    others = [
        other.contact.name
        for other in nearby
        if other is not each and other.contact.city.casefold() == each.contact.city.casefold()
        and fold(other.contact.name) not in met
    ]  # fmt: skip
    return f"not yet introduced, and there too: {', '.join(others[:3])}" if others else ""


def _due_item(
    each: PlannedTouch,
    owed: Sequence[Obligation],
    settings: Settings,
    today: date,
    link_texts: Mapping[str, str],
) -> Item:
    contact = each.standing.contact
    besides = [o.why for o in owed if o.contact.path == contact.path and o.section in _FOLDS]
    hints = call_hints(each.standing, settings, today, why=why(each))
    return Item(
        section=agenda.TODAY,
        means=each.means,
        people=(link_texts[contact.path],),
        outcome=each.outcome,
        reach=reach(contact, each.means),
        hints=(*hints[:1], *besides, *hints[1:]),
        buttons=settings.buttons,
    )


def why(each: PlannedTouch) -> str:
    """Why they come today, and, where something was chosen for it, why in this way."""
    today = "" if each.standing.reason in ("first", "retry") else each.reason
    return " · ".join(filter(None, (today, each.manner if each.chosen else "")))


def _owed_item(
    owed: Obligation,
    each: Standing,
    all_owed: Sequence[Obligation],
    settings: Settings,
    today: date,
    link: str,
) -> Item:
    """An item outside Today; several reasons for the same means are told on one line."""
    if owed.line is not None:
        return Item(owed.section, owed.means, (link,), words=owed.line.words, hints=(owed.why,))
    why = tuple(
        o.why for o in all_owed
        if o.line is None and o.contact.path == owed.contact.path and o.means == owed.means
    )  # fmt: skip
    hints = (*why, *call_hints(each, settings, today)[:1]) if owed.means == "call" else why
    return Item(owed.section, owed.means, (link,), reach=reach(each.contact, owed.means), hints=hints)
