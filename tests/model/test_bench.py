"""Who has a seat, who waits, who has earned one and who has lost it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cultivate.model.bench import Bench, Measure, bench, measures
from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.settings import Settings, Tier
from cultivate.model.touch import Entry

TODAY = date(2026, 11, 24)
SETTINGS = Settings()
CALL = Entry(date(2026, 11, 1), "call", outcome="reached")
OLD = Entry(date(2024, 1, 5), "call")


def person(name: str, *entries: Entry, tier: str = "inner-circle", **more: object) -> Contact:
    return Contact(name, f"{name}.md", tiers=(tier,), entries=entries, **more)  # type: ignore[arg-type]


def measured(*people: Contact) -> dict[str, Measure]:
    return measures([standing(each, SETTINGS, TODAY) for each in people], SETTINGS, TODAY)


def seated(tier: Tier, *people: Contact) -> Bench:
    standings = [standing(each, SETTINGS, TODAY) for each in people]
    return bench(tier, standings, measures(standings, SETTINGS, TODAY), SETTINGS, TODAY)


def gave(means: str, *names: str, day: date = date(2026, 5, 1), **more: str) -> Entry:
    return Entry(day, means, inbound=True, people=names, **more)  # type: ignore[arg-type]


def test_what_counts() -> None:
    ann = person("Ann", gave("introduction", "Eve"), gave("referral"), Entry(date(2026, 6, 1), "gift"), CALL)
    assert measured(ann)["Ann.md"] == Measure(1, 1, 1, date(2026, 11, 1), True)
    assert measured(ann)["Ann.md"].points == 2 + 3 + 1 + 2
    assert measured(ann)["Ann.md"].told == "1 introduction, 1 referral; you gave 1; responded"


@pytest.mark.parametrize(
    "entry",
    [
        gave("introduction", "Eve", outcome="promised"),
        gave("introduction", "Eve", outcome="declined"),
        gave("introduction", "Eve", outcome="met"),
        gave("introduction", "Eve", day=date(2024, 11, 23)),
        gave("introduction", "Eve", day=date(2026, 11, 25)),
        Entry(date(2026, 5, 1), "introduction", people=("Eve",)),
    ],
    ids=["promised", "declined", "met", "too old", "after today", "ours"],
)
def test_what_is_no_name_from_them(entry: Entry) -> None:
    assert measured(person("Ann", entry))["Ann.md"].introductions == 0


def test_a_name_that_two_notes_tell_counts_once() -> None:
    eve = person("Eve", introduced_by="Ann", introduced_on=date(2026, 5, 1), tier="network")
    max_ = person("Max", introduced_by="ann", introduced_on=date(2026, 6, 1), tier="network")
    early = person("Ivy", introduced_by="Ann", introduced_on=date(2020, 6, 1), tier="network")
    found = measured(person("Ann", gave("introduction", "Eve")), eve, max_, early)
    assert found["Ann.md"].introductions == 2


@pytest.mark.parametrize(
    ("entry", "active"),
    [
        (Entry(date(2026, 9, 24), "call"), True),
        (Entry(date(2026, 9, 23), "call"), False),
        (Entry(date(2026, 11, 1), "call", outcome="no-answer"), False),
        (Entry(date(2026, 11, 1), "email"), False),
        (Entry(date(2026, 11, 1), "email", inbound=True), True),
        (Entry(date(2026, 11, 1), "newsletter", inbound=True), False),
        (Entry(date(2026, 11, 1), "meal", outcome="invited"), False),
        (Entry(date(2026, 11, 1), "other"), True),
    ],
    ids=str,
)
def test_a_response_within_two_cadences(entry: Entry, active: bool) -> None:
    """Two months in the inner circle; what was only sent says nothing."""
    assert measured(person("Ann", entry))["Ann.md"].active is active


def test_two_cadences_are_their_own() -> None:
    ann = person("Ann", Entry(date(2026, 10, 14), "call"), cadence=Cadence(days=21))
    assert not measured(replace(ann, entries=(Entry(date(2026, 10, 12), "call"),)))["Ann.md"].active
    assert measured(ann)["Ann.md"].active


def test_over_the_size_the_last_could_come_down() -> None:
    best, good = person("Best", gave("referral"), CALL), person("Good", CALL)
    last = person("Last", OLD)
    found = seated(Tier("inner-circle", 1), last, good, best)
    assert [(s.standing.contact.name, s.place) for s in found.seats] == [
        ("Best", "seated"),
        ("Good", "down"),
        ("Last", "down"),
    ]
    assert (found.over, found.active) == (2, 2)
    assert [seat.standing.contact.name for seat in found.down] == ["Last", "Good"]


def test_a_seat_is_lost_only_after_time_to_earn_it() -> None:
    tier = Tier("inner-circle", 25)
    places = {s.standing.contact.name: s.place for s in seated(tier, person("Old", OLD), person("New")).seats}
    assert places == {"Old": "lost", "New": "new"}


def test_who_waits_and_who_has_earned_a_seat() -> None:
    inside = person("In", gave("introduction", "X"), CALL)  # 4 points
    better = person("Better", gave("referral"), CALL, tier="alliance")
    equal = person("Equal", gave("introduction", "Y"), CALL, tier="client-system")
    friendly = person("Friendly", CALL, tier="network")
    silent = person("Silent", OLD, tier="network")
    full = seated(Tier("inner-circle", 1), inside, better, equal, friendly, silent)
    assert [(s.standing.contact.name, s.place) for s in full.waiting] == [
        ("Better", "earned"),
        ("Equal", "waiting"),
        ("Friendly", "waiting"),
    ]
    roomy = seated(Tier("inner-circle", 2), inside, better, equal, friendly, silent)
    assert [s.place for s in roomy.waiting] == ["earned", "earned", "waiting"]
    assert roomy.over == -1


def test_nobody_sits_or_waits_who_is_gone_or_invented() -> None:
    gone = (
        person("Dead", CALL, died=date(2026, 11, 2)),
        person("Stopped", CALL, stage="stopped"),
        person("Sample", CALL, tags=("sample",)),
    )
    found = seated(Tier("inner-circle", 25), *gone, *(replace(each, tiers=("network",)) for each in gone))
    assert (found.seats, found.waiting) == ((), ())


def test_a_tier_without_a_size_is_never_over() -> None:
    assert seated(Tier("network"), person("A", tier="network"), person("B", tier="network")).over == 0
