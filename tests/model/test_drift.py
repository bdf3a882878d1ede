"""Silence beyond two people's own rhythm."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.drift import drifting, rhythm
from cultivate.model.due import standing
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

TODAY = date(2026, 11, 24)
SETTINGS = Settings()


def friend(*gaps: int, silence: int, **more: object) -> Contact:
    """Somebody with these gaps between touches, oldest first, and silent since."""
    day = TODAY - timedelta(days=silence)
    days = [day]
    for gap in reversed(gaps):
        day -= timedelta(days=gap)
        days.append(day)
    entries = tuple(Entry(each, "call") for each in reversed(days))
    return Contact("Ann", "Ann.md", tiers=("alliance",), entries=entries, **more)  # type: ignore[arg-type]


def drifts(contact: Contact) -> bool:
    return bool(drifting([standing(contact, SETTINGS, TODAY)], SETTINGS, TODAY))


def test_the_median_of_the_gaps() -> None:
    found = rhythm(standing(friend(10, 400, 30, 20, silence=5), SETTINGS, TODAY), SETTINGS, TODAY)
    assert (found.usual, found.silence, found.times) == (25, 5, 0.2)


def test_only_the_newest_gaps_tell_the_rhythm() -> None:
    found = rhythm(standing(friend(*[300] * 20, *[30] * 12, silence=5), SETTINGS, TODAY), SETTINGS, TODAY)
    assert found.usual == 30


def test_several_touches_on_a_day_are_one_and_attempts_none() -> None:
    days = [date(2026, 8, 1), date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    entries = (*(Entry(day, "call") for day in days), Entry(date(2026, 11, 20), "call", outcome="no-answer"))
    found = rhythm(standing(Contact("A", "A.md", entries=entries), SETTINGS, TODAY), SETTINGS, TODAY)
    assert (found.usual, found.silence) == (31, 23)


@pytest.mark.parametrize(
    ("gaps", "silence", "lost"),
    [
        ((30, 30, 30), 60, True),
        ((30, 30, 30), 59, False),
        ((7, 7, 7), 20, False),  # three weeks in a weekly rhythm may still be a holiday
        ((7, 7, 7), 21, True),
        ((30, 30), 300, False),  # too few gaps to speak of a rhythm
        ((90, 90, 90), 100, False),
    ],
)
def test_twice_the_gap_and_two_weeks(gaps: tuple[int, ...], silence: int, lost: bool) -> None:
    assert drifts(friend(*gaps, silence=silence)) is lost


def test_even_when_there_is_time_by_the_cadence_or_none_at_all() -> None:
    for cadence in (Cadence(months=12), Cadence()):
        ann = friend(30, 30, 30, silence=90, cadence=cadence)
        assert standing(ann, SETTINGS, TODAY).days_late(TODAY) == 0
        assert drifts(ann)


def test_the_longest_interval_is_a_limit_without_any_rhythm() -> None:
    assert drifts(friend(silence=93, cadence_max=Cadence(months=3)))
    assert not drifts(friend(silence=92, cadence_max=Cadence(months=3)))


@pytest.mark.parametrize(
    "gone",
    [
        {"died": date(2026, 10, 1)},
        {"stage": "stopped"},
        {"pause_until": date(2027, 1, 1)},
        {"tags": ("sample",)},
    ],
    ids=str,
)
def test_who_is_gone_is_not_being_lost(gone: dict[str, object]) -> None:
    assert not drifts(friend(30, 30, 30, silence=300, **gone))


def test_never_touched() -> None:
    found = rhythm(standing(Contact("A", "A.md", tiers=("alliance",)), SETTINGS, TODAY), SETTINGS, TODAY)
    assert (found.usual, found.silence, found.times, found.drifts(TODAY)) == (None, None, 0.0, False)


def test_the_longest_silence_by_their_own_rhythm_comes_first() -> None:
    people = [friend(90, 90, 90, silence=200), friend(10, 10, 10, silence=100)]
    found = drifting([standing(each, SETTINGS, TODAY) for each in people], SETTINGS, TODAY)
    assert [each.silence for each in found] == [100, 200]
