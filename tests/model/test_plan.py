"""Whose turn it is: the order of urgency, cut at what a day can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.plan import due_people
from cultivate.model.settings import Settings
from cultivate.model.workdays import add_workdays, is_workday, next_workday

SETTINGS = Settings()
TODAY = date(2026, 11, 24)  # a Tuesday


def touched(name: str, tier: str, last: date) -> Contact:
    return Contact(name, f"{name}.md", tiers=(tier,), last_touch=last)


def names(contacts: list[Contact], settings: Settings = SETTINGS) -> list[str]:
    standings = [standing(each, settings, TODAY) for each in contacts]
    return [each.contact.name for each in due_people(standings, settings, TODAY)]


def test_who_is_later_by_their_own_cadence_comes_first() -> None:
    month = touched("Month, a week late", "inner-circle", date(2026, 10, 17))
    quarter = touched("Quarter, ten days late", "client-system", date(2026, 8, 14))
    assert names([quarter, month]) == ["Month, a week late", "Quarter, ten days late"]


def test_among_equals_the_higher_circle_comes_first_then_the_name() -> None:
    people = [
        touched("Zoe", "client-system", date(2026, 8, 24)),
        touched("Bob", "alliance", date(2026, 8, 24)),
        touched("Ann", "client-system", date(2026, 8, 24)),
        touched("Ivy", "inner-circle", date(2026, 10, 24)),
    ]
    assert names(people) == ["Ivy", "Bob", "Ann", "Zoe"]


def test_nobody_is_due_early() -> None:
    assert names([touched("Jane", "inner-circle", date(2026, 10, 25))]) == []


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 30))
def test_working_days_are_counted_over_weekends(day: date, count: int) -> None:
    reached = add_workdays(day, count, SETTINGS)
    between = [day + timedelta(days=n) for n in range(1, (reached - day).days + 1)]
    assert sum(is_workday(each, SETTINGS) for each in between) == count


def test_no_working_days_at_all_still_ends() -> None:
    assert next_workday(TODAY, replace(SETTINGS, workdays=frozenset())) == date(2026, 11, 25)
