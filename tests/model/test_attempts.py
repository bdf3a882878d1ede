"""Tries, what is booked, and when a cycle closes."""

from __future__ import annotations

from datetime import date

from cultivate.model.attempts import booked_for, closing
from cultivate.model.contact import Contact, NextLine
from cultivate.model.due import standing
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

SETTINGS = Settings()
TODAY = date(2026, 11, 24)
TRY = Entry(date(2026, 11, 20), "call", outcome="no-answer")
INVITED = Entry(date(2026, 11, 20), "meal", outcome="invited")


def person(tier: str, *entries: Entry, next_lines: tuple[NextLine, ...] = ()) -> Contact:
    last = date(2026, 8, 1)
    return Contact("Al", "Al.md", tiers=(tier,), last_touch=last, entries=entries, next_lines=next_lines)


def test_a_cycle_closes_with_the_day_of_its_last_try() -> None:
    assert closing(person("client-system", TRY), date(2026, 8, 1), SETTINGS, TODAY) == TRY.day


def test_it_stays_open_while_there_is_a_try_left_and_on_the_day_itself() -> None:
    assert closing(person("alliance", TRY), date(2026, 8, 1), SETTINGS, TODAY) is None
    assert closing(person("client-system", TRY), date(2026, 8, 1), SETTINGS, TRY.day) is None


def test_the_mark_changes_nobodys_due_day() -> None:
    tried = person("client-system", TRY)
    closed = person("client-system", TRY, Entry(TRY.day, mark="closed"))
    assert standing(tried, SETTINGS, TODAY).due == standing(closed, SETTINGS, TODAY).due
    assert closing(closed, TRY.day, SETTINGS, TODAY) is None


def test_an_invitation_has_its_lead_to_be_answered() -> None:
    assert closing(person("client-system", INVITED), date(2026, 8, 1), SETTINGS, TODAY) is None
    assert (
        closing(person("client-system", INVITED), date(2026, 8, 1), SETTINGS, date(2026, 12, 7))
        == INVITED.day
    )


def test_what_is_booked_is_waited_for() -> None:
    line = NextLine("meal with Al", date(2026, 12, 8), means="meal")
    booked = person("alliance", INVITED, next_lines=(line,))
    assert booked_for(booked, SETTINGS, TODAY) == date(2026, 12, 8)
    each = standing(booked, SETTINGS, TODAY)
    assert (each.due, each.reason) == (date(2026, 12, 8), "booked")
