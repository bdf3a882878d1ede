"""The shelf: links worth sending on, and the few people whom today's would please (format: "The shelf").

A link a day, each day another, and at most three people for each link in all: the shelf must never fill the
agenda.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.model import agenda
from cultivate.model.agenda import Item
from cultivate.model.contact import Contact
from cultivate.model.due import Standing
from cultivate.model.hints import reach
from cultivate.model.people import fold
from cultivate.model.pleasing import Pleased, links_in, pleased_among, same_link, topic_of
from cultivate.model.settings import Settings
from cultivate.model.suggest import is_open, profile, score

PEOPLE = 3
"""To how many people one link is proposed in all."""
MEANS = "article"
"""By which means it goes (method: "The means of a touch")."""


@dataclass(frozen=True, slots=True)
class ShelfLink:
    """One line of the shelf: its link, the words on why, and `about`, the line as it says what it is about.

    `had` are the folded names of those under it with a day, `refused` of those for whom it is not.
    """

    link: str
    words: str
    about: str
    had: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """What is logged: the link and the words."""
        return f"{self.link} {self.words}".rstrip()


Sent = Mapping[str, Mapping[str, date]]
"""By link (`same_link`), the paths of those who had it, and when."""


def sent_of(links: Collection[str], contacts: Sequence[Contact], today: date) -> Sent:
    """Who had which of `links`, as the logs tell: one look at every entry that has a link at all."""
    found: dict[str, dict[str, date]] = {same_link(link): {} for link in links}
    for contact in contacts if found else ():
        for entry in contact.entries:
            if "://" not in entry.text or entry.inbound or entry.day > today:
                continue
            for link in map(same_link, links_in(entry.text)):
                if link in found:
                    days = found[link]
                    days[contact.path] = min(entry.day, days.get(contact.path, entry.day))
    return found


def shelf_items(
    shelf: Sequence[ShelfLink],
    standings: Sequence[Standing],
    settings: Settings,
    today: date,
    *,
    link_texts: Mapping[str, str],
    busy: Collection[str] = (),
    standing: Collection[str] = (),
) -> list[Item]:
    """The agenda's items from the shelf: for each of the day's links those whom it would please most.

    `busy` are the paths of those who come up otherwise. `standing` are the links (`same_link`) that stand in
    the day's note already: they are the day's, so that nothing changes under one's thumb.
    """
    people = [
        (profile(each, settings, today), each)
        for each in standings
        if _may_have_one(each, today) and each.contact.path not in busy
    ]
    sent = sent_of([each.link for each in shelf], [each.contact for each in standings], today)
    items: list[Item] = []
    room, taken = settings.shelf_per_day, set[str]()
    for each in _in_turn(shelf, standing, today):
        if room < 1:
            break
        free = [one for one in people if one[0].contact.path not in taken]
        found = _fitting(each, pleased_among(topic_of(each.about), free, settings), sent, settings)
        if found or same_link(each.link) in standing:
            room -= 1
        taken |= {one.profile.contact.path for one in found}
        items += [item_of(each, one.profile.contact, link_texts, _hints(one)) for one in found]
    return items


def item_of(
    link: ShelfLink, contact: Contact, link_texts: Mapping[str, str], hints: Sequence[str] = ()
) -> Item:
    """The item that proposes to send `link` to somebody."""
    tap = reach(contact, MEANS)
    return Item(
        agenda.SHELF, MEANS, (link_texts[contact.path],), text=link.text, reach=tap, hints=tuple(hints)
    )


def _may_have_one(each: Standing, today: date) -> bool:
    contact = each.contact
    told = contact.interests or contact.looking_for or contact.offers or contact.serves
    return bool(told) and is_open(each) and MEANS not in contact.avoid and each.last_touch != today


def _in_turn(shelf: Sequence[ShelfLink], standing: Collection[str], today: date) -> Iterator[ShelfLink]:
    """Those that stand in the day's note first, then from another one each day; one link once."""
    links = list({same_link(each.link): each for each in reversed(shelf)}.values())  # the newest first
    yield from (each for each in links if same_link(each.link) in standing)
    rest = [each for each in links if same_link(each.link) not in standing]
    start = today.toordinal() % len(links) if links else 0
    yield from (*rest[start:], *rest[:start])


def _fitting(link: ShelfLink, found: Sequence[Pleased], sent: Sent, settings: Settings) -> list[Pleased]:
    """The best of those who have not had it and whom it is for; a single word in common is too little."""
    had = sent.get(same_link(link.link), {})
    left = PEOPLE - max(len(had), len(link.had))
    fitting = (
        one
        for one in found
        if one.profile.contact.path not in had
        and not {fold(one.profile.contact.name), fold(one.profile.contact.path.removesuffix(".md"))}
        & (link.had | link.refused)
        and score(part for part in one.parts if part.kind != "due") >= max(1, settings.suggest_interest)
    )
    return [one for one, _ in zip(fitting, range(left), strict=False)]


def _hints(found: Pleased) -> list[str]:
    """Why it would please them, on a line that is theirs anyway: `likes sailing`, `due in 3 days`."""
    soon = found.profile.soon.removeprefix("is ")
    return [soon if part.kind == "due" else part.words for part in found.parts]
