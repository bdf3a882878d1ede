"""Whose turn it is: the order of urgency, cut at what a day can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.plan import due_people, spread
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


def test_a_full_day_spills_over_into_working_days() -> None:
    people = [touched(f"P{number:02}", "client-system", date(2026, 8, 1)) for number in range(20)]
    due = due_people([standing(each, SETTINGS, TODAY) for each in people], SETTINGS, TODAY)
    friday = date(2026, 11, 27)
    days = [each.day for each in spread(due, SETTINGS, friday)]
    assert days == [friday] * 8 + [date(2026, 11, 30)] * 8 + [date(2026, 12, 1)] * 4


def test_who_was_touched_today_has_used_todays_room() -> None:
    due = [standing(touched("Jane", "inner-circle", date(2026, 9, 1)), SETTINGS, TODAY)]
    assert [each.day for each in spread(due, SETTINGS, TODAY, done=8)] == [date(2026, 11, 25)]


def test_away_moves_everybody_to_the_return() -> None:
    away = replace(SETTINGS, away=((TODAY, date(2026, 12, 4)),))
    due = [standing(touched("Jane", "inner-circle", date(2026, 9, 1)), away, TODAY)]
    assert [each.day for each in spread(due, away, TODAY)] == [date(2026, 12, 7)]


def test_a_day_for_nobody_still_gives_everybody_a_day() -> None:
    none = replace(SETTINGS, per_day=0)
    due = [standing(touched(name, "inner-circle", date(2026, 9, 1)), none, TODAY) for name in "AB"]
    assert [each.day for each in spread(due, none, TODAY)] == [date(2026, 11, 25), date(2026, 11, 26)]


@given(
    st.lists(st.dates(date(2024, 1, 1), TODAY), max_size=60),
    st.integers(1, 12),
    st.integers(0, 12),
    st.dates(TODAY),
)
def test_no_day_holds_more_than_its_limit(lasts: list[date], per_day: int, done: int, today: date) -> None:
    settings = replace(SETTINGS, per_day=per_day)
    people = [touched(f"P{number}", "client-system", last) for number, last in enumerate(lasts)]
    due = due_people([standing(each, settings, today) for each in people], settings, today)
    planned = spread(due, settings, today, done=done)
    assert [each.standing for each in planned] == due
    for day in {each.day for each in planned}:
        room = max(0, per_day - done) if day == today else per_day
        assert sum(each.day == day for each in planned) <= room
        assert day == today or is_workday(day, settings)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 30))
def test_working_days_are_counted_over_weekends(day: date, count: int) -> None:
    reached = add_workdays(day, count, SETTINGS)
    between = [day + timedelta(days=n) for n in range(1, (reached - day).days + 1)]
    assert sum(is_workday(each, SETTINGS) for each in between) == count


def test_no_working_days_at_all_still_ends() -> None:
    assert next_workday(TODAY, replace(SETTINGS, workdays=frozenset())) == date(2026, 11, 25)


def test_the_minutes_of_a_short_day_take_who_fits_and_drop_nobody() -> None:
    people = [touched(name, "client-system", date(2026, 8, day)) for day, name in enumerate("ABC", start=1)]
    people[1] = replace(people[1], prefer=("meal",))
    due = due_people([standing(each, SETTINGS, TODAY) for each in people], SETTINGS, TODAY)
    planned = spread(due, replace(SETTINGS, minutes_today=30), TODAY)
    assert [(each.standing.contact.name, each.day) for each in planned] == [
        ("A", TODAY),
        ("C", TODAY),
        ("B", date(2026, 11, 25)),
    ]
