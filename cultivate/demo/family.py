"""Families: partners, children, pets, and what goes on at home."""

from __future__ import annotations

from collections.abc import Mapping

from cultivate.demo.chance import Chance, Deck
from cultivate.demo.stories import Thread, parse_threads
from cultivate.demo.words import firms, names, personal_threads

AT_HOME: Mapping[str, Thread] = {thread.name: thread for thread in parse_threads(personal_threads.TEXT)}
_DOES = {"child football": "football", "child music": "violin", "child university": "at university"}

Family = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Partner, children, pets, and the names of the threads in `AT_HOME`."""


class Families:
    """One family after the other, so that no names and stories come up more often than others."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._men, self._women = Deck(names.PARTNERS_MEN, chance), Deck(names.PARTNERS_WOMEN, chance)
        self._children = Deck(names.CHILDREN_BOYS + names.CHILDREN_GIRLS, chance)
        self._pets = Deck(names.PETS, chance)
        self._hobbies = Deck(firms.HOBBIES, chance)
        self._stories = Deck(tuple(AT_HOME), chance)

    def next(self, born: int, *, woman: bool, known: bool) -> Family:
        """The family of somebody born in `born`; `known` means that the practice knows more of it."""
        chance = self._chance
        share = 0.85 if known else 0.5
        partners = self._men if woman != chance.happens(0.08) else self._women
        spouse = partners.deal() if chance.happens(share) else ""
        school_age = 1963 <= born <= 1986 and chance.happens(share)
        children = [self._children.deal() for _ in range(chance.whole(1, 3))] if school_age else []
        pets = (self._pets.deal(),) if chance.happens(share * 0.5) else ()
        has = {"child": bool(children), "spouse": bool(spouse), "dog": bool(pets)}
        has |= {"grandchild": born < 1965, "grown": born < 1968}
        stories = self._told(has, 3 if known else 1 + int(chance.happens(0.4)))
        return spouse, self._described(children, stories), pets, stories

    def _told(self, has: Mapping[str, bool], count: int) -> tuple[str, ...]:
        told: list[str] = []
        for _ in range(count):
            # One story about the children at a time: they have one life each.
            about_child = any(name.startswith("child ") for name in told)
            fits = [
                name for name in AT_HOME
                if name not in told and has.get(name.split()[0],
                True) and not (about_child and name.startswith("child "))
            ]  # fmt: skip
            story = self._stories.draw(fits.__contains__)
            told += [story] if story else []
        return tuple(told)

    def _described(self, children: list[str], stories: tuple[str, ...]) -> tuple[str, ...]:
        """Children as the property has them: `Lily (football)`; the first is the one of the story."""
        does = next((_DOES[story] for story in stories if story in _DOES), "")
        if (
            not does
            and not any(story.startswith("child ") for story in stories)
            and self._chance.happens(0.5)
        ):
            does = self._hobbies.deal()
        return tuple(
            f"{child} ({does})" if place == 0 and does else child for place, child in enumerate(children)
        )
