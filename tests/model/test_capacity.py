"""What the circles promise against what the days hold, in a sentence with the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cultivate.model.capacity import too_much
from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.settings import Settings

TODAY = date(2026, 11, 24)


def practice(**tiers: int) -> list[Standing]:
    people = [
        Contact(f"{tier} {n}", f"{tier} {n}.md", tiers=(tier.replace("_", "-"),))
        for tier, count in tiers.items()
        for n in range(count)
    ]
    return [standing(each, Settings(), TODAY) for each in people]


def test_more_than_the_days_hold_is_said_with_what_would_have_to_change() -> None:
    told = too_much(practice(client_system=240, inner_circle=25), replace(Settings(), per_day=4))
    assert told == (
        "240 quarterly and 25 monthly are 4.8 a working day; per_day is 4. "
        "To fit: per_day = 5; or the 240 every 17 weeks; or 185 of them instead of 240"
    )


@pytest.mark.parametrize(("per_day", "fits"), [(8, True), (5, True), (4, False), (0, False)])
def test_what_fits_is_not_spoken_of(per_day: int, fits: bool) -> None:
    told = too_much(practice(client_system=240, inner_circle=25), replace(Settings(), per_day=per_day))
    assert (told == "") == fits


def test_each_way_named_is_enough() -> None:
    four = replace(Settings(), per_day=4)
    assert too_much(practice(client_system=185, inner_circle=25), four) == ""
    assert too_much(practice(client_system=240, inner_circle=25), replace(four, per_day=5)) == ""


def test_nobody_is_never_too_many() -> None:
    assert too_much([], replace(Settings(), per_day=0)) == ""


def test_a_day_for_nobody_is_too_short_for_one() -> None:
    told = too_much(practice(client_system=30), replace(Settings(), per_day=0))
    assert told == "30 quarterly are 0.5 a working day; per_day is 0. To fit: per_day = 1"
