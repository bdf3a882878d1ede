"""The shelf: links worth sending on, and the few people whom today's would please (format: "The shelf").

A link a day, each day another, and at most three people for each link in all: the shelf must never fill the
agenda.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.model import agenda
from cultivate.model.agenda import Item
from cultivate.model.contact import Contact
from cultivate.model.due import Standing
from cultivate.model.hints import reach
from cultivate.model.people import fold
from cultivate.model.pleasing import Pleased, liking, links_in, pleased_among, same_link, topic_of
from cultivate.model.settings import Settings
from cultivate.model.suggest import Profile, is_open, profile, score

MEANS = "article"
"""By which means it goes (method: "The means of a touch")."""


@dataclass(frozen=True, slots=True)
class ShelfLink:
    """One line of the shelf: its link, the words on why, and `about`, the line as it says what it is about.

    `had` are the folded names of those under it with a day, `refused` of those for whom it is not. One that
    `is_done` was ticked by the user, and is proposed to nobody.
    """

    link: str
    words: str
    about: str
    had: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    is_done: bool = False

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
    links = {
        same_link(each.link): each for each in reversed(shelf) if not each.is_done
    }  # one link once, the newest first
    had = {key: sent.get(key, {}) for key in links}
    open_ = [key for key, link in links.items() if key in standing or people.has_one(link, had[key])]
    items: list[Item] = []
    taken: set[str] = set()
    for key in _in_turn(open_, standing, today)[: settings.shelf_per_day]:
        found = [
            each for each in people.of_link(links[key], had[key]) if each.profile.contact.path not in taken
        ]
        chosen = found[: max(0, settings.shelf_people - max(len(had[key]), len(links[key].had)))]
        taken |= {each.profile.contact.path for each in chosen}
        items += [
            item_of(links[key], each.profile.contact, link_texts, [p.words for p in each.parts])
            for each in chosen
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

    def of_link(self, link: ShelfLink, had: Mapping[str, date]) -> list[Pleased]:
        """Those whom it would please, the most pleased first; nobody once as many had it as it is for."""
        return pleased_among(topic_of(link.about), list(self._whom(link, had)), self.settings)

    def has_one(self, link: ShelfLink, had: Mapping[str, date]) -> bool:
        """Whether it would please anybody."""
        return next(self._whom(link, had), None) is not None

    def _whom(self, link: ShelfLink, had: Mapping[str, date]) -> Iterator[tuple[Profile, Standing]]:
        """Those who have not had it, and whom it is for; a single word in common is too little."""
        if max(len(had), len(link.had)) >= self.settings.shelf_people:
            return
        topic, least = topic_of(link.about), max(1, self.settings.suggest_interest)
        for place in sorted({place for word in topic.words for place in self.by_word.get(word, ())}):
            own, each = self.people[place]
            free = own.contact.path not in had and not _is_named(link, own.contact)
            if free and score(liking(own, topic, self.settings)) >= least:
                yield own, each


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


def _in_turn(open_: Sequence[str], standing: Collection[str], today: date) -> list[str]:
    """Those that stand in the day's note first, then the others: each day another begins."""
    rest = [key for key in open_ if key not in standing]
    start = today.toordinal() % len(rest) if rest else 0
    return [*(key for key in open_ if key in standing), *rest[start:], *rest[:start]]


def _is_named(link: ShelfLink, contact: Contact) -> bool:
    names = (fold(contact.name), fold(contact.path.removesuffix(".md")))
    return not (link.had | link.refused).isdisjoint(names)
