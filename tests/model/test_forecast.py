"""Touches a month against what the days can hold, and what would make them fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cultivate.model.cadence import Cadence
from cultivate.model.capacity import strain
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.forecast import Forecast, advice, forecast, means_of
from cultivate.model.settings import Settings, Tier
from cultivate.model.touch import Entry

TODAY = date(2026, 11, 24)
SETTINGS = Settings()


def people(count: int, tier: str = "client-system", **more: object) -> list[Contact]:
    """As many, touched on the last ninety days in turn."""
    days = [TODAY - timedelta(days=number % 90) for number in range(count)]
    return [
        Contact(f"P{n}", f"P{n}.md", tiers=(tier,), last_touch=day, **more)  # type: ignore[arg-type]
        for n, day in enumerate(days)
    ]


def looked(contacts: list[Contact], settings: Settings = SETTINGS) -> Forecast:
    return forecast([standing(each, settings, TODAY) for each in contacts], settings, TODAY)


def test_the_methods_own_arithmetic() -> None:
    """240 people once a quarter: 80 a month, 3.7 a working day."""
    found = looked(people(240))
    (tier,) = found.tiers
    assert (tier.people, round(tier.per_month)) == (240, 80)
    assert round(found.per_workday, 1) == 3.7
    assert found.fits


def test_every_turn_of_the_year_is_in_some_month() -> None:
    found = looked(people(240))
    assert len(found.months) == 12
    assert [month.first for month in found.months[:3]] == [TODAY, date(2026, 12, 1), date(2027, 1, 1)]
    assert 240 * 4 - 120 <= sum(month.total for month in found.months) <= 240 * 4
    assert all(month.carried == 0 for month in found.months)


def test_who_was_never_touched_is_spread_over_the_cadence() -> None:
    fresh = [replace(each, last_touch=None) for each in people(240)]
    counts = [month.total for month in looked(fresh).months[1:]]
    assert max(counts) - min(counts) <= 15


def test_what_has_no_room_is_carried_over() -> None:
    late = [replace(each, last_touch=date(2026, 1, 1)) for each in people(240)]
    found = looked(late)
    first = found.months[0]
    assert (first.total, first.workdays, first.capacity) == (240, 5, 40)
    assert [month.carried for month in found.months[:3]] == [200, 16, 0]


def test_days_away_are_no_room() -> None:
    away = replace(SETTINGS, away=((TODAY, date(2026, 11, 27)),))
    assert looked(people(1), away).months[0].workdays == 1


@pytest.mark.parametrize("gone", [{"stage": "stopped"}, {"died": TODAY}, {"tags": ("sample",)}], ids=str)
def test_nobody_counts_who_is_gone(gone: dict[str, object]) -> None:
    contacts = [replace(each, **gone) for each in people(10)]  # type: ignore[arg-type]
    assert looked(contacts).tiers == ()


def test_a_person_counts_once_under_the_highest_circle() -> None:
    both = [replace(each, tiers=("client-system", "alliance")) for each in people(5)]
    assert [(each.tier, each.people) for each in looked(both).tiers] == [("alliance", 5)]


def test_means_follow_the_plan() -> None:
    (jane,) = people(1, "inner-circle")
    shares = means_of(standing(jane, SETTINGS, TODAY), SETTINGS)
    assert round(sum(shares.values()), 6) == 1
    assert round(shares["call"] * 12) == 4  # every 3 months
    bob = replace(people(1)[0], phones=("1",))
    assert means_of(standing(bob, SETTINGS, TODAY), SETTINGS) == {"call": 1.0}


def test_days_that_are_too_short_are_the_capacitys_to_speak_of() -> None:
    settings = replace(SETTINGS, per_day=3)
    found = looked(people(240), settings)
    assert not found.fits
    assert advice(found) == []
    short = strain([standing(each, settings, TODAY) for each in people(240)], settings)
    assert short
    assert short.ways == ("per_day = 4", "the 240 every 17 weeks", "195 of them instead of 240")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_way_alone_is_enough(number: int) -> None:
    settings, contacts = replace(SETTINGS, per_day=3), people(240)
    if number == 0:
        settings = replace(settings, per_day=4)
    elif number == 1:
        slower = Tier("client-system", 240, Cadence(days=17 * 7))
        settings = replace(settings, tiers={**settings.tiers, "client-system": slower})
    else:
        contacts = contacts[:195]
    assert looked(contacts, settings).fits


def test_the_users_own_pace() -> None:
    calls = tuple(Entry(TODAY - timedelta(days=ago), "call") for ago in range(1, 90))
    busy = [replace(each, entries=calls) for each in people(2)]
    quiet = people(240)
    found = looked([*busy, *quiet])
    assert round(found.done, 1) == round(178 / 65, 1)
    assert not found.fits
    assert advice(found)[0] == "client-system every 4.5 months"
    attempts = tuple(each._replace(outcome="no-answer") for each in calls)
    assert looked([replace(each, entries=attempts) for each in busy]).done == 0


def test_nothing_to_say_for_nobody() -> None:
    assert advice(looked([])) == []
    assert looked([]).fits
