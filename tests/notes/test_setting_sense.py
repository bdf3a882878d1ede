"""Settings that make no sense get a sentence with the numbers, and what to change."""

from __future__ import annotations

import pytest

from cultivate.errors import UsageError
from cultivate.notes.settings import read_settings


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tiers.alumni]\nsize = 5", "the tier `alumni` has no cadence, so its people are never due"),
        (
            '[tiers.alliance]\nrotate = ["call"]',
            "the rotation of `alliance` is 1 means, call: it would be the same every time",
        ),
        (
            '[tiers.alliance]\nplan = ["call monthly"]',
            "the plan of `alliance` has 12 touches a year, and its cadence, every 3 months, only 4",
        ),
        (
            '[workdays]\nquiet = ["12-20..01-06", "01-01..01-10"]',
            "the quiet seasons 12-20..01-06 and 01-01..01-10 overlap by 6 days",
        ),
    ],
)
def test_what_is_of_no_use_is_said_and_the_rest_goes_on(text: str, message: str) -> None:
    _, (problem,) = read_settings(text)
    assert (problem.message, problem.severity) == (message, "warning")
    assert problem.advice


def test_a_means_that_nobody_knows_stops_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r'line 2: tiers\.alliance\.plan has "cal", .*did you mean "call"'):
        read_settings('[tiers.alliance]\nplan = ["cal monthly"]')


def test_a_plan_may_use_any_word_for_a_means() -> None:
    settings, _ = read_settings('[tiers.alliance]\nplan = ["lunch every 3 months"]')
    assert [str(each) for each in settings.tiers["alliance"].plan] == ["meal every 3 months"]


def test_a_year_that_is_all_quiet_stops() -> None:
    with pytest.raises(UsageError, match="leaves no day in the year"):
        read_settings('[workdays]\nquiet = ["01-01..12-31"]')


@pytest.mark.parametrize(
    ("written", "read"), [('"-10..+15"', (10, 15)), ('"±5"', (5, 5)), ("3", (3, 3)), ('"−2..1"', (2, 1))]
)
def test_a_tolerance_is_working_days_before_and_after(written: str, read: tuple[int, int]) -> None:
    settings, _ = read_settings(f"[tiers.alliance]\ntolerance = {written}")
    assert settings.tiers["alliance"].tolerance == read
