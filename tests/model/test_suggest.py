"""Whom to introduce and seat together: scores counted by hand, who never comes up, what always holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.acquaintance import acquaintance
from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact, NextLine
from cultivate.model.due import Standing, standing
from cultivate.model.rivals import are_rivals
from cultivate.model.settings import Settings
from cultivate.model.suggest import Part, besides, profile, reasons, score, told
from cultivate.model.suggest_lunch import Lunches, best_lunches
from cultivate.model.suggest_pairs import CROWD, WEIGHED, best_couples
from cultivate.model.touch import Entry
from tests.flows.practice import TODAY

SETTINGS = Settings()
WILLS, FIRMS = ("wills",), ("family firms",)
ZERO = Settings(
    suggest_interest=0, suggest_need=0, suggest_part=0, suggest_clients=0, suggest_town=0, suggest_due=0
)


def person(name: str, **fields: object) -> Contact:
    return Contact(name, f"People/{name}.md", **{"tiers": ("network",)} | fields)  # type: ignore[arg-type]


def due_in(days: int) -> dict[str, object]:
    """Fields by which somebody is due so many days from today."""
    return {"cadence": Cadence(days=90), "last_touch": TODAY - timedelta(days=90 - days)}


def standings(people: Sequence[Contact], settings: Settings = SETTINGS) -> list[Standing]:
    return [standing(each, settings, TODAY) for each in people]


def pair(one: Contact, two: Contact, settings: Settings = SETTINGS) -> list[Part]:
    """All the parts of two people's score."""
    a, b = (profile(each, settings, TODAY) for each in standings([one, two], settings))
    known = acquaintance([one, two], TODAY)
    return [*reasons(a, b, settings), *besides(a, b, known, settings, TODAY)]


def couples(*people: Contact, settings: Settings = SETTINGS, count: int = 100) -> list[tuple[str, int]]:
    found = best_couples(standings(people, settings), settings, TODAY, count)
    return [(f"{each.one.contact.name} + {each.two.contact.name}", each.score) for each in found.best]


ANN = person(
    "Ann Poe", interests=("Sailing", "jazz"), offers=("legal advice",), role="Solicitor", org="Poe Legal",
    serves=("family firms",), city="Leeds",
)  # fmt: skip
BOB = person(
    "Bob Lee", interests=("sailing", "golf"), looking_for=("legal advice", "plant managers"), city="leeds",
    serves=("family firm",), role="Chair",
)  # fmt: skip


def test_each_part_has_its_points_and_they_add_up() -> None:
    parts = pair(ANN, BOB)
    assert told(parts) == (
        "both like Sailing +2 · Ann Poe offers what Bob Lee looks for: legal advice +3 · "
        "both serve family firms +1 · both in Leeds +1"
    )
    assert score(parts) == 7
    assert couples(ANN, BOB) == [("Ann Poe + Bob Lee", 7)]


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        (
            {"looking_for": ("plant managers",)},
            {"role": "Plant manager"},
            "Two is what One looks for: plant managers +3",
        ),
        (
            {"looking_for": ("owners over fifty",)},
            {"role": "Owner"},
            "owner, of “owners over fifty” that One looks for +1",
        ),
        ({"looking_for": ("finance directors",)}, {"role": "People director"}, ""),  # a rank is no reason
        ({"interests": ("AI",)}, {"interests": ("ai",)}, "both like AI +2"),
        (
            {"interests": ("old motorcycles",)},
            {"interests": ("Motorcycles, old",)},
            "both like old motorcycles +2",
        ),
        ({"interests": ("fell walking",)}, {"interests": ("walking",)}, ""),
        ({"city": "Leeds"}, {"city": "Leeds"}, ""),
        ({"interests": ("",)}, {"interests": ("",)}, ""),
    ],
)
def test_what_is_a_reason(one: dict[str, object], two: dict[str, object], words: str) -> None:
    people = person("One", **one), person("Two", **two)
    assert told(part for part in pair(*people) if part.kind != "town") == words
    assert bool(couples(*people)) is bool(words)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "Bob is due"),
        (0, "Bob is due"),
        (1, "Bob is due in 1 day"),
        (14, "Bob is due in 14 days"),
        (15, ""),
    ],
)
def test_who_is_due_or_nearly(days: int, words: str) -> None:
    ann, bob = person("Ann", interests=("golf",)), person("Bob", interests=("golf",), **due_in(days))
    assert [part.words for part in pair(ann, bob) if part.kind == "due"] == [words] * bool(words)


def test_the_points_are_the_users() -> None:
    dear = Settings(suggest_interest=5, suggest_need=10, suggest_clients=0, suggest_town=2)
    assert score(pair(ANN, BOB, dear)) == 17
    assert pair(ANN, BOB, ZERO) == []
    assert couples(ANN, BOB, settings=ZERO) == []


def sailing(name: str, **fields: object) -> Contact:
    return person(name, interests=("sailing",), **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"died": date(2026, 1, 1)},
        {"stage": "stopped"},
        {"pause_until": date(2027, 1, 1)},
        {"tags": ("sample",)},
        {"org": "Lee Ltd"},
        {"competes_with": ("Ann",)},
        {"competes_with": ("Lee Ltd",)},
        {"introduced_by": "Ann"},
        {"spouse": "People/Ann"},
        {"entries": (Entry(TODAY, "introduction", outcome="promised", people=("Ann",)),)},
        {"entries": (Entry(TODAY, "introduction", people=("ann",)),)},
        {"entries": (Entry(TODAY, "introduction", inbound=True, outcome="declined", people=("Ann",)),)},
        {"entries": (Entry(TODAY, "meal", people=("Annie",)),)},
        {"entries": (Entry(TODAY, "call", mentions=("Ann",), text="likes Ann"),)},
        {"next_lines": (NextLine("introduction [[Ann|her]]"),)},
    ],
)
def test_who_never_comes_up_together(fields: dict[str, object]) -> None:
    """Whichever note tells it: the other one's says nothing."""
    ann = sailing("Ann", org="Lee Ltd", aliases=("Annie",))
    assert couples(ann, sailing("Bob")) == [("Ann + Bob", 2)]
    assert couples(ann, sailing("Bob", **fields)) == []
    assert couples(sailing("Bob", **fields), ann) == []


def test_a_pair_that_was_declined_costs_points_and_may_come_up_again() -> None:
    refusal = Entry(date(2026, 3, 3), "introduction", outcome="declined", people=("Ann",))
    both = {"interests": ("sailing", "golf", "jazz")}
    ann, bob = person("Ann", **both), person("Bob", **both, entries=(refusal,))
    assert told(pair(ann, bob)).endswith("both like sailing +2 · declined on 3 Mar −3")
    assert couples(ann, bob) == [("Ann + Bob", 3)]
    assert couples(sailing("Ann"), sailing("Bob", entries=(refusal,))) == []  # nothing is left of it
    made = Entry(date(2026, 2, 1), "introduction", outcome="made", people=("Ann",))
    assert couples(ann, person("Bob", **both, entries=(made, refusal))) == []


def test_a_link_that_leads_to_two_people_keeps_both_apart() -> None:
    """Nobody is introduced a second time because two notes have one name."""
    jo, other = sailing("Jo"), Contact("Jo", "Other/Jo.md", tiers=("network",), interests=("sailing",))
    bob = sailing("Bob", entries=(Entry(TODAY, "introduction", people=("Jo",)),))
    assert couples(jo, other, bob) == [("Jo + Jo", 2)]


def test_what_is_still_to_come_makes_nobody_acquainted() -> None:
    later = Entry(TODAY + timedelta(days=1), "introduction", people=("Ann",))
    assert couples(sailing("Ann"), sailing("Bob", entries=(later,))) == [("Ann + Bob", 2)]


@pytest.mark.parametrize(
    ("one", "two", "rivals"),
    [
        ({"role": "Solicitor", "offers": WILLS}, {"role": "solicitor", "offers": ("wills, trusts",)}, True),
        ({"role": "Senior solicitor", "serves": FIRMS}, {"role": "Solicitor", "serves": ("my firms",)}, True),
        ({"role": "Solicitor", "offers": WILLS}, {"role": "Solicitor", "offers": ("patents",)}, False),
        ({"role": "Solicitor", "offers": WILLS}, {"role": "Tax partner", "offers": WILLS}, False),
        ({"role": "Owner", "org": "Aire Coatings Ltd"}, {"role": "Owner", "org": "Wharfe Coatings"}, True),
        ({"role": "Owner", "org": "Aire Group Ltd"}, {"role": "Owner", "org": "Wharfe Group Ltd"}, False),
        ({"offers": WILLS}, {"offers": WILLS}, False),
        ({"role": "Owner", "org": "Poe & Co"}, {"role": "Chair", "org": "poe & co"}, True),
        ({}, {}, False),
    ],
)
def test_who_competes(one: dict[str, object], two: dict[str, object], rivals: bool) -> None:
    a, b = person("A", **one), person("B", **two)
    assert are_rivals(a, b) is are_rivals(b, a) is rivals


def lunches(host: Contact, *others: Contact, settings: Settings = SETTINGS) -> Lunches:
    people = standings([host, *others], settings)
    return best_lunches(people[0], people, settings, TODAY, 5)


def at_table(found: Lunches) -> list[tuple[str, int]]:
    return [(" + ".join(g.contact.name for g in each.guests), each.score) for each in found.best]


def guest(name: str, **fields: object) -> Contact:
    return person(name, **{"interests": ("golf",), "city": "Leeds"} | due_in(0) | fields)


def test_a_table_of_three_who_go_together() -> None:
    host = person("Jane", city="leeds", interests=("golf",), looking_for=("wills",))
    ann, bob, cy = (
        guest("Ann", **due_in(4)),
        guest("Bob", interests=("jazz",), offers=("wills",)),
        guest("Cy", **due_in(20)),
    )
    found = lunches(host, ann, bob, cy)
    assert at_table(found) == [("Ann + Bob", 7)]
    assert told(found.best[0].parts) == (
        "Ann and Jane both like golf +2 · Bob offers what Jane looks for: wills +3 · "
        "Ann is due in 4 days +1 · Bob is due +1"
    )
    assert ([e.contact.name for e in found.near], [e.contact.name for e in found.due]) == (
        ["Ann", "Bob", "Cy"],
        ["Ann", "Bob"],
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"city": "York"},
        {"city": ""},
        {"avoid": ("meal",)},
        {"entries": (Entry(TODAY - timedelta(days=2), "meal", outcome="invited"),)},
        {"next_lines": (NextLine("lunch", TODAY + timedelta(days=5), means="meal"),)},
        {"spouse": "Ann"},
        {"introduced_by": "Jane"},
        {"competes_with": ("Jane",)},
        {"competes_with": ("Ann",)},
        {"entries": (Entry(date(2026, 1, 5), "introduction", outcome="declined", people=("Ann",)),)},
        {"died": date(2026, 1, 1)},
        {"pause_until": date(2027, 1, 1)},
        {"tiers": ("network",), "cadence": None},
    ],
)
def test_who_is_not_asked_to_a_table(fields: dict[str, object]) -> None:
    host = person("Jane", city="Leeds", interests=("golf",))
    assert at_table(lunches(host, guest("Ann"), guest("Bob"))) == [("Ann + Bob", 8)]
    assert at_table(lunches(host, guest("Ann"), guest("Bob", **fields))) == []


def test_a_third_who_is_only_due_sits_there_where_nobody_else_does() -> None:
    host = person("Jane", city="Leeds", interests=("golf",))
    ann, bob, cy = guest("Ann"), guest("Bob", interests=()), guest("Cy", interests=("jazz",))
    alone = lunches(host, ann, bob, cy)
    assert at_table(alone) == [("Ann + Bob", 4), ("Ann + Cy", 4)]
    assert not alone.best[0].is_whole
    whole = lunches(host, ann, bob, guest("Cy", interests=("golf",)))
    assert at_table(whole) == [("Ann + Cy", 8)]
    assert whole.best[0].is_whole


def test_no_table_that_has_nothing_to_do_with_whom_it_is_for() -> None:
    assert at_table(lunches(person("Jane", city="Leeds"), guest("Ann"), guest("Bob"))) == []
    assert at_table(lunches(person("Jane", interests=("golf",)), guest("Ann"), guest("Bob"))) == []


SOME = st.lists(
    st.sampled_from(["golf", "jazz", "fell walking", "wills", "plant managers", "AI"]), max_size=3
)


@st.composite
def networks(draw: st.DrawFn) -> list[Contact]:
    names = draw(st.lists(st.sampled_from("Ann Bob Cy Di Eve Fay Gus".split()), unique=True, min_size=2))
    return [
        person(
            name,
            interests=tuple(draw(SOME)),
            offers=tuple(draw(SOME)),
            looking_for=tuple(draw(SOME)),
            serves=tuple(draw(SOME)),
            city=draw(st.sampled_from(["", "Leeds", "York"])),
            role=draw(st.sampled_from(["", "Plant manager", "Owner"])),
            introduced_by=draw(st.sampled_from(["", "Ann", "Bob"])),
            **due_in(draw(st.integers(-20, 40))),
        )
        for name in names
    ]


@given(networks(), st.randoms(use_true_random=False))
def test_neither_the_order_of_notes_nor_of_a_pair_matters(people: list[Contact], chance: Random) -> None:
    shuffled = [*people]
    chance.shuffle(shuffled)
    one, other = (best_couples(standings(each), SETTINGS, TODAY, 100) for each in (people, shuffled))
    assert one == other
    for a, b in combinations(people, 2):
        assert pair(a, b) == pair(b, a)
    hosts = (next(s for s in standings(each) if s.contact is people[0]) for each in (people, shuffled))
    tables = [
        best_lunches(h, standings(e), SETTINGS, TODAY, 9)
        for h, e in zip(hosts, (people, shuffled), strict=True)
    ]
    assert tables[0].best == tables[1].best


@given(networks())
def test_the_index_finds_what_comparing_everybody_finds(people: list[Contact]) -> None:
    """A second reckoning: all pairs, one by one."""
    found = best_couples(standings(people), SETTINGS, TODAY, 1000)
    known = acquaintance(people, TODAY)
    expected = set()
    for a, b in combinations(sorted(people, key=lambda each: each.name), 2):
        parts = pair(a, b)
        has_reason = any(part.kind in ("interest", "need", "part", "clients") for part in parts)
        if has_reason and not known.has(a.path, b.path) and not are_rivals(a, b):
            expected.add((a.name, b.name, sum(part.points for part in parts)))
    assert {(c.one.contact.name, c.two.contact.name, c.score) for c in found.best} == expected
    assert found.is_whole
    assert [c.score for c in found.best] == sorted((c.score for c in found.best), reverse=True)


def test_a_crowd_is_not_compared_with_itself() -> None:
    """Two who share something rare come first, and of what everybody likes only so many pairs are weighed."""
    crowd = [person(f"P{number:04}", interests=("golf",)) for number in range(3000)]
    rare = [person("Zoe", interests=("golf", "bells")), person("Zack", interests=("golf", "bells"))]
    found = best_couples(standings([*crowd, *rare]), SETTINGS, TODAY, 3)
    assert next((c.one.contact.name, c.two.contact.name, c.score) for c in found.best) == ("Zack", "Zoe", 4)
    assert not found.is_whole
    assert found.weighed <= min(WEIGHED, 2 * CROWD * CROWD)
