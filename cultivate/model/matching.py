"""Whom of one's people an ally would like to meet: a score from plain words, and why, for the lunch page.

Method: "The means of a touch" (a meal with an ally, for names). Nothing is learned: each point is a word that
stands in both notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cultivate.model.contact import Contact
from cultivate.model.due import Standing
from cultivate.model.hints import plain
from cultivate.model.people import fold

WHOLE, PART, IDEAL, NEEDED, SHARED, NEAR = 4, 1, 1, 2, 1, 1
"""Points: all words of a thing they look for or serve, or some of them; each word of their ideal client; each
need of the other's that they can meet; each shared interest; the same town, for who has a point at all."""
_SKIPPED = frozenset(
    "the and for with who that this from into are was has have not but any all one two their his her its "
    "something somebody someone about wants would like new old own good more most".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody to name, with their points and the reasons for each."""

    contact: Contact
    points: int
    why: tuple[str, ...]


def matches(
    ally: Contact, standings: Iterable[Standing], *, left_out: Collection[str] = (), count: int = 5
) -> list[Match]:
    """The best `count` of those who fit what `ally` looks for, the best first; nobody without a reason.

    Nobody private, invented, stopped or dead is among them, nobody who competes with the ally or works at
    the same firm, and none of the paths in `left_out`: those who are there, or were introduced already.
    """
    found = [
        match(ally, each.contact) for each in standings
        if each.contact.path not in left_out and each.contact.path != ally.path
        and each.state not in ("died", "stopped") and not each.contact.private
        and not each.contact.is_sample and not competes(ally, each.contact)
    ]  # fmt: skip
    fitting = sorted(
        (each for each in found if each.points),
        key=lambda each: (-each.points, fold(each.contact.name), each.contact.path),
    )
    return fitting[:count]


def match(ally: Contact, other: Contact) -> Match:
    """How well `other` fits what `ally` looks for, in points, and why."""
    about = (other.role, other.org, *other.tags, *other.interests, *other.offers)
    theirs = words(about)
    points, why = 0, []
    for phrase in dict.fromkeys((*ally.looking_for, *ally.serves)):
        wanted = words((phrase,))
        if wanted and wanted <= theirs:
            points += WHOLE
            why.append(f"they look for {plain(phrase)}")
        elif wanted & theirs:
            points += PART
            why.append(f"{_told(wanted & theirs)}, of “{plain(phrase)}”")
    ideal = words(ally.ideal_client) & theirs
    if ideal:
        points += IDEAL * len(ideal)
        why.append(f"{_told(ideal)}, of their ideal client")
    for need in other.looking_for:
        if words((need,)) & words(ally.offers):
            points += NEEDED
            why.append(f"needs {plain(need)}")
    shared = sorted({fold(each) for each in ally.interests} & {fold(each) for each in other.interests})
    if shared:
        points += SHARED * len(shared)
        why.append(f"also likes {', '.join(shared)}")
    if points and ally.city and fold(ally.city) == fold(other.city):
        points += NEAR
        why.append(f"in {other.city} too")
    return Match(other, points, tuple(why))


def competes(one: Contact, two: Contact) -> bool:
    """Whether one of two names the other, or their firm, under `competes_with`; or they share a firm."""
    if one.org and fold(one.org) == fold(two.org):
        return True
    return any(
        {fold(each) for each in a.competes_with} & {fold(b.name), fold(b.org), *map(fold, b.aliases)} - {""}
        for a, b in ((one, two), (two, one))
    )


def words(texts: Sequence[str]) -> frozenset[str]:
    """The words that count of some texts: case-folded, without the commonest ones, plurals as singulars."""
    found = (word for text in texts for word in re.findall(r"\w+", plain(text).casefold()))
    return frozenset(_singular(word) for word in found if len(word) > 2 and word not in _SKIPPED)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _told(found: Iterable[str]) -> str:
    return " and ".join(sorted(found))
