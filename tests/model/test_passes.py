"""Due days of the past, against the rule for today asked again on each day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.passes import turns, vain_passes
from cultivate.model.period import month_of
from cultivate.model.settings import Settings
from tests.flows.practice import TODAY
from tests.reports.people import person

SETTINGS = Settings()
HEADS = ("call", "lunch", "call no-answer", "call voicemail", "note", "closed", "resumed", "newsletter")


def came_due(contact: Contact, first: date, last: date) -> list[date]:
    each = standing(contact, SETTINGS, TODAY)
    return [turn.due for turn in turns(each, SETTINGS, TODAY) if first <= turn.due <= last]


def as_it_was(contact: Contact, day: date) -> Contact:
    """The note as it stood in the morning of `day`."""
    entries = tuple(entry for entry in contact.entries if entry.day < day)
    known = contact.last_touch if contact.last_touch and contact.last_touch < day else None
    return replace(contact, entries=entries, last_touch=known)


@st.composite
def people(draw: st.DrawFn) -> Contact:
    days = draw(st.lists(st.dates(date(2026, 5, 20), TODAY), max_size=8))
    log = [f"{day} {draw(st.sampled_from(HEADS))}" for day in days]
    tier = draw(st.sampled_from(("inner-circle", "alliance", "client-system", "network", "")))
    more = {"last_touch": "2026-05-05"} if draw(st.booleans()) else {}
    return person("Ann", tier, *log, **more)


@given(people())
def test_it_is_the_day_that_was_due_when_it_came(contact: Contact) -> None:
    first = date(2026, 9, 1)
    asked = []
    for days in range((TODAY - first).days + 1):
        day = first + timedelta(days)
        if standing(as_it_was(contact, day), SETTINGS, day).due == day:
            asked.append(day)
    assert sorted(set(came_due(contact, first, TODAY))) == asked


def test_a_try_after_the_last_one_that_was_left_opens_a_cycle_of_its_own() -> None:
    tries = (f"{day} call no-answer" for day in ("2026-06-01", "2026-06-02", "2026-07-01"))
    ann = person("Ann", "alliance", "2026-05-20 call", *tries, "2026-10-05 call")
    assert came_due(ann, date(2026, 6, 10), date(2026, 10, 4)) == [date(2026, 7, 3)]


def test_a_turn_waits_until_somebody_tries() -> None:
    ann = person("Ann", "client-system", "2026-07-20 call", "2026-11-05 call no-answer")
    [first] = turns(standing(ann, SETTINGS, TODAY), SETTINGS, TODAY)
    assert (first.due, first.until) == (date(2026, 10, 20), date(2026, 11, 5))
    november = month_of(TODAY)
    assert not first.came_in(november)
    assert first.waited_at(november.first)
    assert not first.waited_at(date(2026, 11, 6))


def test_nobody_who_stopped_is_due_again() -> None:
    ann = person("Ann", "inner-circle", "2026-07-20 call", "2026-08-20 call stop", stage="stopped")
    assert came_due(ann, date(2026, 7, 1), TODAY) == [date(2026, 8, 20)]


def test_passes_are_half_a_cadence_apart() -> None:
    tries = ("2026-05-04", "2026-05-06", "2026-05-08", "2026-08-05", "2026-11-05")
    ann = person("Ann", "client-system", *(f"{day} call no-answer" for day in tries))
    assert vain_passes(standing(ann, SETTINGS, TODAY), ann.entries) == 3
    assert vain_passes(standing(ann, SETTINGS, TODAY), ()) == 0
