"""How to be in touch: strands, turns, wishes, and another means after a try."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

import pytest

from cultivate.model.contact import Contact
from cultivate.model.proposal import Proposal, propose
from cultivate.model.settings import TIERS, Settings
from cultivate.model.strands import INNER_CIRCLE, parse_strand, strands
from cultivate.model.touch import Entry

SETTINGS = Settings()
TODAY = date(2026, 11, 24)


def person(*log: tuple[str, str], **fields: object) -> Contact:
    entries = tuple(Entry(date.fromisoformat(day), means, line=n) for n, (day, means) in enumerate(log))
    contact = Contact("Jane", "Jane.md", tiers=("inner-circle",), entries=entries)
    return replace(contact, **fields)  # type: ignore[arg-type]


def test_the_strand_that_is_most_overdue_comes_first() -> None:
    jane = person(("2026-04-01", "call"), ("2026-05-01", "article"), ("2026-10-01", "meal"))
    assert propose(jane, SETTINGS, TODAY) == Proposal("call", "call every 3 months, last 1 Apr")


def test_never_the_same_twice_running() -> None:
    jane = person(("2026-01-01", "article"), ("2026-02-01", "call"))
    assert propose(jane, SETTINGS, TODAY).means != "call"


def test_a_rotation_takes_the_least_recently_used_and_says_the_last_three() -> None:
    jane = person(
        ("2026-08-01", "article"),
        ("2026-09-01", "call"),
        ("2026-10-01", "call"),
        rotate=("call", "article", "note"),
    )
    assert propose(jane, SETTINGS, TODAY) == Proposal("note", "last three: article, call, call")


def test_a_newsletter_resets_no_strand() -> None:
    jane = person(("2026-04-01", "call"))
    more = person(("2026-04-01", "call"), ("2026-11-01", "newsletter"))
    assert propose(more, SETTINGS, TODAY) == propose(jane, SETTINGS, TODAY)


def test_what_is_arranged_is_proposed_as_an_invitation() -> None:
    jane = person(("2026-09-01", "call"), plan=strands("meal every 2 months"))
    found = propose(jane, SETTINGS, TODAY)
    assert (found.means, found.outcome) == ("meal", "invited")


def test_their_wishes_count_before_the_plan() -> None:
    jane = person(("2026-04-01", "call"))
    assert propose(replace(jane, prefer=("note",)), SETTINGS, TODAY).means == "note"
    assert propose(replace(jane, avoid=("article",)), SETTINGS, TODAY).means not in ("article", "call")


def test_the_next_try_is_by_another_means() -> None:
    jane = person(("2026-04-01", "call"), ("2026-10-01", "meal"))
    assert propose(jane, SETTINGS, TODAY).means == "call"
    assert propose(jane, SETTINGS, TODAY, tried=["call"]).means not in ("call", "meal")


@pytest.mark.parametrize(
    "fields", [{"rotate": ("call", "email")}, {"plan": strands("call every month", "email every month")}]
)
def test_after_a_try_even_last_times_means_comes_before_the_one_that_failed(
    fields: dict[str, object],
) -> None:
    jane = person(("2026-09-01", "call"), ("2026-10-01", "email"), **fields)
    assert propose(jane, SETTINGS, TODAY).means == "call"
    assert propose(jane, SETTINGS, TODAY, tried=["call"]).means == "email"
    assert propose(jane, SETTINGS, TODAY, tried=["call", "email"]).means in ("call", "email")


def test_on_a_day_that_is_not_for_it_another_means_of_the_plan_comes_that_is() -> None:
    monday = date(2026, 11, 23)
    jane = person(("2026-04-01", "call"), ("2026-10-01", "meal"))
    assert propose(jane, SETTINGS, monday).means == "call"
    found = propose(jane, SETTINGS, monday, suiting=True)
    assert found.means not in ("call", "note", "meal")
    assert (
        propose(replace(jane, plan=strands("call monthly")), SETTINGS, monday, suiting=True).means == "call"
    )


@pytest.mark.parametrize(
    ("fields", "means", "why"),
    [
        ({"phones": ("1",)}, "call", "a call to touch base"),
        ({"emails": ("a@b.example",)}, "email", "no number known"),
        ({"phones": ("1",), "avoid": ("call",)}, "email", "would rather not be rung"),
        ({"prefer": ("message",), "phones": ("1",)}, "message", "prefers message"),
        ({"avoid": ("call", "email", "message", "note")}, "article", "would rather not be rung"),
        (
            {"avoid": ("call", "email", "message", "note", "article", "meeting")},
            "note",
            "their `avoid` leaves no means: take one out",
        ),
    ],
)
def test_without_a_plan_there_is_a_reason_too(fields: dict[str, object], means: str, why: str) -> None:
    found = propose(person(tiers=("client-system",), **fields), SETTINGS, TODAY)
    assert (found.means, found.why) == (means, why)


def test_several_seats_unite_their_plans() -> None:
    alliance = replace(TIERS[1], plan=strands("podcast monthly", "meal every 3 months"))
    tiers = MappingProxyType({tier.id: tier for tier in (TIERS[0], alliance)})
    settings = Settings(tiers=tiers)
    jane = person(("2026-06-01", "call"), ("2026-10-20", "article"), tiers=("inner-circle", "alliance"))
    ahead = [(TODAY - timedelta(days=90), "podcast"), (TODAY - timedelta(days=2), "call")]
    assert propose(jane, settings, TODAY, ahead=ahead).means == "podcast"


def test_a_year_of_the_inner_circle_is_twelve_touches_no_two_running_alike() -> None:
    jane, ahead = person(("2026-01-01", "call")), list[tuple[date, str]]()
    for month in range(24):
        day = date(2026, 2, 1) + timedelta(days=30 * month)
        ahead.append((day, propose(jane, SETTINGS, day, ahead=ahead).means))
    means = ["call", *(each for _, each in ahead)]
    assert all(one != other for one, other in pairwise(means))
    assert set(means) == {strand.means for strand in INNER_CIRCLE}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("call every 3 months", "call every 3 months"),
        ("home yearly", "home every year"),
        ("Meal twice a year", "meal every 6 months"),
        ("thank-you note: every other month", "thank-you note every 2 months"),
        ("call", "None"),
        ("every 3 months", "None"),
        ("call biweekly", "None"),
    ],
)
def test_a_strand_is_a_means_and_an_interval(written: str, read: str) -> None:
    assert str(parse_strand(written)) == read
