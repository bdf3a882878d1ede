"""Whom an ally would like to meet: each point counted by hand, and who is never named."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.matching import Match, competes, match, matches, words
from cultivate.model.settings import Settings

TODAY = date(2026, 11, 24)


def person(name: str, **fields: object) -> Contact:
    return Contact(name, f"People/{name}.md", tiers=("network",), **fields)  # type: ignore[arg-type]


BOB = person(
    "Bob", looking_for=("plant managers",), serves=("family firms",), offers=("layout",), city="Leeds",
    ideal_client=("a chair who suspects that something is wrong",), interests=("Jazz",), org="Lee & Sons",
)  # fmt: skip


def named(*people: Contact, ally: Contact = BOB, left_out: tuple[str, ...] = ()) -> list[str]:
    standings = [standing(each, Settings(), TODAY) for each in people]
    return [each.contact.name for each in matches(ally, standings, left_out=left_out)]


@pytest.mark.parametrize(
    ("fields", "points", "why"),
    [
        ({"role": "Plant manager"}, 4, ("they look for plant managers",)),
        ({"role": "Manager"}, 1, ("manager, of “plant managers”",)),
        ({"role": "Chair"}, 1, ("chair, of their ideal client",)),
        ({"tags": ("family", "firm")}, 4, ("they look for family firms",)),
        ({"looking_for": ("a better layout",)}, 2, ("needs a better layout",)),
        ({"interests": ("jazz", "sailing")}, 1, ("also likes jazz",)),
        ({"city": "Leeds"}, 0, ()),
        ({"city": "leeds", "role": "Chair"}, 2, ("chair, of their ideal client", "in leeds too")),
        ({}, 0, ()),
    ],
)
def test_each_point_has_its_reason(fields: dict[str, object], points: int, why: tuple[str, ...]) -> None:
    other = person("Eve", **fields)
    assert match(BOB, other) == Match(other, points, why)


def test_the_best_come_first_and_five_at_most() -> None:
    people = [person(name, role="Chair") for name in ("Fay", "Eve", "Di", "Cy", "Ann", "Gus")]
    people.append(person("Zoe", role="Plant manager"))
    assert named(*people) == ["Zoe", "Ann", "Cy", "Di", "Eve"]
    assert named(*reversed(people)) == named(*people)


@pytest.mark.parametrize(
    "fields",
    [
        {"private": True}, {"stage": "stopped"}, {"died": date(2026, 1, 1)}, {"tags": ("sample",)},
        {"org": "LEE & sons"}, {"competes_with": ("Bob",)}, {"competes_with": ("lee & sons",)},
    ],
)  # fmt: skip
def test_who_is_never_named(fields: dict[str, object]) -> None:
    assert named(person("Eve", role="Plant manager", **fields)) == []
    assert named(person("Eve", role="Plant manager")) == ["Eve"]


def test_whoever_is_there_or_was_introduced_is_left_out() -> None:
    eve = person("Eve", role="Plant manager")
    assert named(eve, left_out=(eve.path,)) == []
    assert named(BOB) == []


def test_a_firm_that_is_not_known_is_no_rival() -> None:
    assert not competes(person("A"), person("B"))
    assert not competes(person("A", competes_with=("",)), person("B"))
    assert competes(person("A", competes_with=("Orla",)), person("B", org="Orla"))
    assert competes(person("A", aliases=("Al",)), person("B", competes_with=("al",)))


def test_the_words_that_count() -> None:
    assert words(["The companies of [[People/Jane Doe|Jane]], with boss"]) == {"company", "jane", "boss"}
