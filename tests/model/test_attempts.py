"""Tries, what is booked, and where a cycle has closed."""

from __future__ import annotations

from datetime import date

from cultivate.model.attempts import booked_for, cycle
from cultivate.model.contact import Contact, NextLine
from cultivate.model.due import standing
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

SETTINGS = Settings()
TODAY = date(2026, 11, 24)
LAST = date(2026, 8, 1)
TRY = Entry(date(2026, 11, 20), "call", outcome="no-answer")
INVITED = Entry(date(2026, 11, 20), "meal", outcome="invited")


def person(tier: str, *entries: Entry, next_lines: tuple[NextLine, ...] = ()) -> Contact:
    return Contact("Al", "Al.md", tiers=(tier,), last_touch=LAST, entries=entries, next_lines=next_lines)


def on(day: int, outcome: str = "no-answer") -> Entry:
    return Entry(date(2026, 11, day), "call", outcome=outcome)


def test_a_cycle_is_closed_by_the_try_that_used_up_the_last_one() -> None:
    found = cycle(person("client-system", TRY), LAST, SETTINGS, TODAY)
    assert (found.start, found.tries, found.closed) == (TRY.day, (), TRY.day)
    assert standing(person("client-system", TRY), SETTINGS, TODAY).due == date(2027, 2, 20)


def test_it_is_open_while_there_is_a_try_left() -> None:
    found = cycle(person("alliance", TRY), LAST, SETTINGS, TODAY)
    assert (found.start, found.tries, found.closed) == (LAST, (TRY,), None)


def test_several_tries_on_one_day_are_one() -> None:
    assert len(cycle(person("alliance", TRY, TRY), LAST, SETTINGS, TODAY).tries) == 2
    assert cycle(person("alliance", TRY, TRY), LAST, SETTINGS, TODAY).closed is None


def test_the_next_cycle_has_all_its_tries_again() -> None:
    found = cycle(person("alliance", on(2), on(4), on(20)), LAST, SETTINGS, TODAY)
    assert (found.start, found.tries, found.closed) == (date(2026, 11, 4), (on(20),), date(2026, 11, 4))
    again = standing(person("alliance", on(2), on(4), on(20)), SETTINGS, TODAY)
    assert (again.due, again.reason) == (TODAY, "retry")


def test_the_mark_changes_nobodys_due_day() -> None:
    tried = person("client-system", TRY)
    closed = person("client-system", TRY, Entry(TRY.day, mark="closed"))
    assert standing(tried, SETTINGS, TODAY).due == standing(closed, SETTINGS, TODAY).due


def test_an_invitation_is_left_open_until_they_are_due_and_for_half_its_lead_at_least() -> None:
    late = standing(person("alliance", INVITED), SETTINGS, TODAY)
    assert (late.due, late.reason) == (date(2026, 11, 27), "retry")
    early = Entry(date(2026, 10, 12), "meal", outcome="invited")
    assert standing(person("alliance", early), SETTINGS, TODAY).due == date(2026, 11, 1)


def test_what_is_booked_is_waited_for() -> None:
    line = NextLine("meal with Al", date(2026, 12, 8), means="meal")
    booked = person("alliance", INVITED, next_lines=(line,))
    assert booked_for(booked, SETTINGS, TODAY) == date(2026, 12, 8)
    each = standing(booked, SETTINGS, TODAY)
    assert (each.due, each.reason) == (date(2026, 12, 8), "booked")
