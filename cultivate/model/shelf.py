"""The shelf: links worth sending on, and the few people whom today's would please (format: "The shelf").

A link a day, each day another, and at most three people for each link in all: the shelf must never fill the
agenda.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from cultivate.model.suggest import Profile, is_open, profile, score

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
    people = _Readers.of(
        [each for each in standings if _may_have_one(each, today) and each.contact.path not in busy],
        settings, today,
    )  # fmt: skip
    sent = sent_of([each.link for each in shelf], [each.contact for each in standings], today)
    links = {same_link(each.link): each for each in reversed(shelf)}  # one link once, the newest first
    fitting = {key: _fitting(link, people.of_link(link), sent.get(key, {})) for key, link in links.items()}
    items: list[Item] = []
    taken: set[str] = set()
    for key in _in_turn(fitting, standing, today)[: settings.shelf_per_day]:
        left = PEOPLE - max(len(sent.get(key, {})), len(links[key].had))
        free = [each.profile.contact for each in fitting[key] if each.profile.contact.path not in taken]
        chosen = {contact.path for contact in free[: max(0, left)]}
        taken |= chosen
        items += [
            item_of(links[key], each.profile.contact, link_texts, _hints(each))
            for each in fitting[key]
            if each.profile.contact.path in chosen
        ]
    return items


@dataclass(frozen=True, slots=True)
class _Readers:
    """Everybody to whom something may be sent, and by word who has it in their note: a shelf may be long."""

    people: Sequence[tuple[Profile, Standing]]
    by_word: Mapping[str, Sequence[int]]
    settings: Settings

    @classmethod
    def of(cls, standings: Sequence[Standing], settings: Settings, today: date) -> _Readers:
        """The people of `standings`."""
        people = [(profile(each, settings, today), each) for each in standings]
        by_word: dict[str, list[int]] = defaultdict(list)
        for place, (own, _) in enumerate(people):
            for word in frozenset().union(*own.interests, *own.needs, *own.clients, own.offers):
                by_word[word].append(place)
        return cls(people, by_word, settings)

    def of_link(self, link: ShelfLink) -> list[Pleased]:
        """Those whom it would please; a single word in common is too little."""
        topic = topic_of(link.about)
        places = sorted({place for word in topic.words for place in self.by_word.get(word, ())})
        found = pleased_among(topic, [self.people[place] for place in places], self.settings)
        least = max(1, self.settings.suggest_interest)
        return [each for each in found if score(p for p in each.parts if p.kind != "due") >= least]


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


def _in_turn(fitting: Mapping[str, Sequence[Pleased]], standing: Collection[str], today: date) -> list[str]:
    """Those that stand in the day's note first, then those that are for somebody: each day another begins."""
    rest = [key for key, found in fitting.items() if found and key not in standing]
    start = today.toordinal() % len(rest) if rest else 0
    return [*(key for key in fitting if key in standing), *rest[start:], *rest[:start]]


def _fitting(link: ShelfLink, found: Iterable[Pleased], had: Mapping[str, date]) -> list[Pleased]:
    """Those who have not had it, and whom it is for; nobody once as many had it as it is for."""
    if max(len(had), len(link.had)) >= PEOPLE:
        return []
    return [each for each in found if each.profile.contact.path not in had and not _is_named(link, each)]


def _is_named(link: ShelfLink, each: Pleased) -> bool:
    contact = each.profile.contact
    return not (link.had | link.refused).isdisjoint(
        (fold(contact.name), fold(contact.path.removesuffix(".md")))
    )


def _hints(found: Pleased) -> list[str]:
    """Why it would please them, on a line that is theirs anyway: `likes sailing`, `due in 3 days`."""
    soon = found.profile.soon.removeprefix("is ")
    return [soon if part.kind == "due" else part.words for part in found.parts]
