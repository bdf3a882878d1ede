"""A visit to a place: who comes up there, and whom one could seat together; couples at a meal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cultivate.model import agenda
from cultivate.model.agenda import Day, Item
from cultivate.model.contact import Contact, NextLine
from cultivate.model.day import plan_day
from cultivate.model.due import standing
from cultivate.model.settings import Settings, Visit
from cultivate.model.touch import Entry

TODAY = date(2026, 11, 24)  # a Tuesday
THURSDAY = date(2026, 12, 3)
SETTINGS = Settings()
IN_LEEDS_TODAY = replace(SETTINGS, visiting=(Visit("Leeds", TODAY, TODAY),))
IN_LEEDS_SOON = replace(SETTINGS, visiting=(Visit("Leeds", THURSDAY, THURSDAY),))


def person(name: str, **fields: object) -> Contact:
    """Somebody in Leeds who is not due for months."""
    known: dict[str, object] = {
        "tiers": ("client-system",),
        "last_touch": TODAY - timedelta(days=9),
        "city": "Leeds",
    }
    return Contact(name, f"{name}.md", **(known | fields))  # type: ignore[arg-type]


def a_day(*contacts: Contact, settings: Settings, today: date = TODAY) -> Day:
    standings = [standing(each, settings, today) for each in contacts]
    return plan_day(standings, settings, today, link_texts={each.path: each.name for each in contacts})


def items(*contacts: Contact, settings: Settings) -> list[Item]:
    return [each for each in a_day(*contacts, settings=settings).items if each.section == agenda.TODAY]


def seated(*contacts: Contact) -> set[str]:
    """Who is proposed for a table in Leeds."""
    found = [each for each in items(*contacts, settings=IN_LEEDS_SOON) if len(each.people) > 1]
    assert len(found) <= 1
    return set(found[0].people) if found else set()


def test_who_is_there_comes_up_due_or_not_and_once() -> None:
    due = person("Due and there", last_touch=date(2026, 7, 1))
    found = items(due, person("There"), person("In York", city="York"), settings=IN_LEEDS_TODAY)
    assert [(each.means, each.people) for each in found] == [
        ("call", ("Due and there",)),
        ("message", ("There",)),
    ]
    assert all("you are in Leeds today" in each.hints for each in found)


@pytest.mark.parametrize(
    "gone",
    [{"stage": "stopped"}, {"died": date(2026, 1, 1)}, {"pause_until": date(2027, 1, 1)}, {"tiers": ()}],
)
def test_who_is_stopped_paused_or_in_no_circle_does_not_come_up(gone: dict[str, object]) -> None:
    assert [each.people for each in items(person("Al"), person("Bo", **gone), settings=IN_LEEDS_TODAY)] == [
        ("Al",)
    ]


def test_a_day_holds_no_more_of_them_than_a_day_does() -> None:
    crowd = [person(f"P{n:02}") for n in range(30)]
    assert len(items(*crowd, settings=IN_LEEDS_TODAY)) == SETTINGS.per_day


def test_strangers_with_the_most_in_common_are_seated_together() -> None:
    al, bo = person("Al", interests=("Opera", "sailing")), person("Bo", interests=("opera", "golf"))
    cy = person("Cy", interests=("golf",))
    (found,) = items(al, bo, cy, settings=IN_LEEDS_SOON)
    assert (found.means, found.outcome, found.people) == ("meal", "invited", ("Al", "Bo"))
    assert "Al and Bo have not met, as far as your notes know" in found.hints
    assert "in common: Opera" in found.hints
    assert "you are in Leeds on Thursday 3 Dec" in found.hints


@pytest.mark.parametrize(
    "known",
    [
        {"introduced_by": "Bo"},
        {"spouse": "Bo"},
        {"entries": (Entry(date(2026, 3, 1), "meal", people=("Bo",)),)},
        {"entries": (Entry(date(2026, 3, 1), "introduction", outcome="made", people=("Bo",)),)},
        {"entries": (Entry(date(2026, 3, 1), "call", mentions=("Bo",)),)},
    ],
)
def test_who_has_met_is_not_seated_together(known: dict[str, object]) -> None:
    assert seated(person("Al"), person("Bo")) == {"Al", "Bo"}
    assert seated(person("Al", **known), person("Bo")) == set()


@pytest.mark.parametrize(
    "kept_out",
    [
        {"private": True},
        {"stage": "stopped"},
        {"avoid": ("meal",)},
        {"entries": (Entry(TODAY - timedelta(days=3), "meal", outcome="invited"),)},
        {"next_lines": (NextLine("lunch", day=THURSDAY, means="meal"),)},
    ],
)
def test_who_is_private_stopped_or_not_free_is_seated_nowhere(kept_out: dict[str, object]) -> None:
    assert seated(person("Al"), person("Bo"), person("Cy", **kept_out)) == {"Al", "Bo"}


def test_a_visit_that_is_far_off_or_over_proposes_nobody() -> None:
    for first in (date(2027, 3, 1), date(2026, 11, 2)):
        settings = replace(SETTINGS, visiting=(Visit("Leeds", first, first),))
        assert items(person("Al"), person("Bo"), settings=settings) == []


@pytest.mark.parametrize(
    ("means", "together"), [("call", False), ("meal", True), ("home", True), ("event", True)]
)
def test_a_partner_comes_to_a_meal_and_is_not_rung(means: str, together: bool) -> None:
    al = person("Al", prefer=(means,), last_touch=date(2026, 7, 1), spouse="Bo")
    bo = person("Bo", spouse="Al")
    (found,) = items(al, bo, settings=SETTINGS)
    assert found.people == (("Al", "Bo") if together else ("Al",))
    (alone,) = items(al, settings=SETTINGS)
    assert ("with Bo" in alone.hints) == together


@pytest.mark.parametrize("gone", [{"stage": "stopped"}, {"died": date(2026, 1, 1)}])
def test_a_partner_who_is_gone_is_not_invited(gone: dict[str, object]) -> None:
    al = person("Al", prefer=("meal",), last_touch=date(2026, 7, 1), spouse="Bo")
    assert [each.people for each in items(al, person("Bo", **gone), settings=SETTINGS)] == [("Al",)]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 person is due; the call stands on Tuesday 24 Nov."),
        (5, "5 are due; their calls stand on Tuesday 24 Nov."),
        (12, "12 are due; their calls stand on Tuesday 24 Nov and after."),
    ],
)
def test_a_monday_without_anybody_says_when_they_come(count: int, said: str) -> None:
    """They became due over the weekend, and calls are for Tuesday to Thursday."""
    people = [person(f"P{n}", last_touch=date(2026, 8, 21)) for n in range(count)]
    found = a_day(*people, settings=SETTINGS, today=date(2026, 11, 23))
    assert (found.items, found.words) == ((), (said,))
