"""Whom a link or a gift would please: by their interests, by what they look for, by their work.

Method: "The means of a touch" (an article from one's daily reading, an item of value they would appreciate).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from cultivate.model.contact import Contact
from cultivate.model.due import Standing
from cultivate.model.matching import words
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.suggest import WEAK, Key, Part, Profile, is_open, profile, score, when_due

_URL = re.compile(r"https?://[^\s<>\"”`\[\]]+", re.IGNORECASE)
_SITE = re.compile(r"https?://[^/?#]*", re.IGNORECASE)
_SHORT = 2
"""Words so short (`AI`) count as they stand; among longer ones the commonest are left out."""
_AFTER_A_LINK = ".,;:!?)]}'»"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a link or a gift is about: its words, those of a link's address included, and the links in it."""

    words: Key
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pleased:
    """Somebody whom it would please, and why."""

    profile: Profile
    parts: tuple[Part, ...]
    standing: Standing

    @property
    def score(self) -> int:
        """The sum of the parts."""
        return score(self.parts)


def topic_of(text: str) -> Topic:
    """What some words are about. Of a link count the words of its path, not those of the site's name."""
    found = tuple(dict.fromkeys(links_in(text)))
    paths = " ".join(unquote(re.split("[?#]", _SITE.sub("", link), maxsplit=1)[0]) for link in found)
    plain = f"{_URL.sub(' ', text)} {paths}"
    tokens = re.findall(r"[^\W_]+", plain)
    short = {fold(token) for token in tokens if len(token) <= _SHORT}
    return Topic(words(tokens) | short, found)


def links_in(text: str) -> list[str]:
    """The web addresses in a text, without what a sentence puts behind one."""
    return [each.group().rstrip(_AFTER_A_LINK) for each in _URL.finditer(text)] if "://" in text else []


def same_link(link: str) -> str:
    """A link as it is compared: a slash at its end makes no other page."""
    return link.rstrip("/")


def was_sent(contact: Contact, links: Iterable[str], today: date) -> date | None:
    """The day on which one of these links went to somebody first, as their log tells; None if it did not."""
    wanted = {same_link(link) for link in links}
    days = [
        entry.day for entry in contact.entries
        if "://" in entry.text and not entry.inbound and entry.day <= today
        and wanted & {same_link(link) for link in links_in(entry.text)}
    ]  # fmt: skip
    return min(days, default=None)


def pleased(
    topic: Topic, means: str, standings: Sequence[Standing], settings: Settings, today: date
) -> list[Pleased]:
    """Everybody whom it would please, the most pleased first, then by circle and name.

    Nobody who died, stopped, rests or was invented, who would rather not have such a thing (`avoid`), or who
    had the link already.
    """
    people = (
        (profile(each, settings, today), each)
        for each in standings
        if is_open(each) and means not in each.contact.avoid
    )
    found = pleased_among(topic, people, settings, gift=means == "gift")
    if not topic.links:
        return found
    return [each for each in found if not was_sent(each.standing.contact, topic.links, today)]


def pleased_among(
    topic: Topic, people: Iterable[tuple[Profile, Standing]], settings: Settings, *, gift: bool = False
) -> list[Pleased]:
    """Those of `people` whom it would please, whoever they are and whatever they had."""
    liked = ((own, each, liking(own, topic, settings, gift=gift)) for own, each in people)
    found = [
        Pleased(own, (*parts, *when_due(own, settings, named=False)), each)
        for own, each, parts in liked
        if parts
    ]
    return sorted(found, key=lambda each: _order(each, settings))


def liking(each: Profile, topic: Topic, settings: Settings, *, gift: bool = False) -> list[Part]:
    """Why something about `topic` would please them; a gift only for what they like."""
    lists = [(each.interests, "interest", "likes", "interests", settings.suggest_interest)]
    if not gift:
        lists.append((each.needs, "need", "looks for", "looking_for", settings.suggest_need))
    parts, told = list[Part](), set[str]()
    for phrases, kind, verb, name, points in lists:
        for key, phrase in phrases.items():
            some, behind = key & topic.words, ((each.contact, f"{name}: {phrase}"),)
            if some == key:
                parts.append(Part(kind, f"{verb} {phrase}", points, behind))
            elif some := some - WEAK:
                said = f"{' and '.join(sorted(some))}, of “{phrase}”"
                parts.append(Part("part", said, settings.suggest_part, behind))
            told |= some  # a word counts once, and not for their work again
    work = (topic.words & (each.offers | frozenset().union(*each.clients))) - WEAK - told
    if work and not gift:
        parts.append(_work(work, settings, each.contact))
    return [part for part in parts if part.points]


def _work(words: Key, settings: Settings, contact: Contact) -> Part:
    told = ", ".join((*contact.offers, *contact.serves))
    said = f"their work: {' and '.join(sorted(words))}"
    return Part("clients", said, settings.suggest_clients, ((contact, f"offers, serves: {told}"),))


def _order(each: Pleased, settings: Settings) -> tuple[int, int, tuple[str, str]]:
    return -each.score, settings.rank(each.profile.contact.tiers), each.profile.place
