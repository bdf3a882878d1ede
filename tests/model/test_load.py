"""Which day for whom: no day too full, nobody forgotten, the same every time, little moved by one change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.cadence import Cadence
from cultivate.model.claims import Claims
from cultivate.model.contact import Contact
from cultivate.model.dates import Birthday
from cultivate.model.day_words import about_the_day
from cultivate.model.due import Standing, standing
from cultivate.model.load import PlannedTouch, plan_ahead, plan_due
from cultivate.model.settings import Season, Settings
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays, is_workday, week_of

SETTINGS = Settings()
TODAY = date(2026, 11, 24)  # a Tuesday
FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)
NO_ANSWER = Entry(date(2026, 11, 20), "call", outcome="no-answer")


def touched(name: str, tier: str, last: date, **fields: object) -> Contact:
    return Contact(name, f"{name}.md", tiers=(tier,), last_touch=last, **fields)  # type: ignore[arg-type]


def planned(
    contacts: list[Contact], settings: Settings = SETTINGS, today: date = TODAY, **held: object
) -> list[PlannedTouch]:
    standings = [standing(each, settings, today) for each in contacts]
    return plan_due(standings, settings, today, Claims(**held))  # type: ignore[arg-type]


def days(touches: list[PlannedTouch]) -> dict[str, date]:
    return {each.standing.contact.name: each.day for each in touches}


def twenty(last: date = date(2026, 8, 1)) -> list[Contact]:
    return [touched(f"P{number:02}", "client-system", last) for number in range(20)]


def names(contacts: list[Contact]) -> list[str]:
    return [each.standing.contact.name for each in planned(contacts)]


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
    """Later than the tolerance, so that any weekday is good enough for a call."""
    found = [each.day for each in planned(twenty(), today=FRIDAY)]
    assert found == [FRIDAY] * 8 + [MONDAY] * 8 + [date(2026, 12, 1)] * 4


def test_who_was_touched_today_has_used_todays_room() -> None:
    jane = touched("Jane", "inner-circle", date(2026, 9, 1))
    assert days(planned([jane], done=8, done_due=8)) == {"Jane": date(2026, 11, 25)}


def test_what_is_owed_counts_towards_the_day_and_a_due_that_folds_into_it_comes_with_it() -> None:
    people = twenty()
    found = days(planned(people, owed=2, folding=frozenset({"P19.md"})))
    today = {name for name, day in found.items() if day == TODAY}
    assert "P19" in today
    assert len(today) == 8 - 2


@pytest.mark.parametrize(("per_day", "people"), [(8, 2), (4, 1), (1, 1), (20, 5)])
def test_however_much_is_owed_a_quarter_of_the_day_one_at_least_is_for_people(
    per_day: int, people: int
) -> None:
    found = days(planned(twenty(), replace(SETTINGS, per_day=per_day), owed=99))
    assert sum(day == TODAY for day in found.values()) == people


def test_what_was_done_of_what_is_owed_leaves_the_share_for_people() -> None:
    found = days(planned(twenty(), owed=5, done=3))
    assert sum(day == TODAY for day in found.values()) == 2


def test_a_try_comes_on_its_day_however_full_it_is() -> None:
    tried = touched(
        "Try",
        "inner-circle",
        date(2026, 11, 1),
        entries=(Entry(date(2026, 11, 20), "call", outcome="no-answer"),),
    )
    assert days(planned([*twenty(), tried], replace(SETTINGS, per_day=1)))["Try"] == TODAY


def test_away_brings_people_early_where_there_is_room_and_else_to_the_return() -> None:
    away = replace(SETTINGS, away=((date(2026, 11, 25), date(2026, 12, 4)),))
    jane = standing(touched("Jane", "client-system", date(2026, 8, 25)), away, TODAY)
    (found,) = plan_ahead([jane], away, TODAY, 30)
    assert (found.day, found.reason) == (TODAY, "every 3 months, due 25 Nov; early, since you are away then")
    (found,) = plan_ahead([jane], away, TODAY, 30, Claims(done=8, done_due=8))
    assert (found.day, found.reason) == (date(2026, 12, 8), "every 3 months, due 25 Nov; you are away then")


@pytest.mark.parametrize(
    "off",
    [
        {"away": ((TODAY, date(2026, 12, 4)),)},
        {"quiet": (Season((11, 20), (11, 29)),)},
        {"holidays": frozenset({TODAY})},
        {"workdays": frozenset({0, 2, 3, 4})},
    ],
)
def test_on_a_day_off_whoever_asks_gets_the_most_urgent_and_the_coming_days_stay(
    off: dict[str, object],
) -> None:
    settings = replace(SETTINGS, per_day=3, **off)  # type: ignore[arg-type]
    people = twenty()
    found = planned(people, settings)
    asked = [each for each in found if each.day == TODAY]
    assert [each.standing.contact.name for each in asked] == ["P00", "P01", "P02"]
    standings = [standing(each, settings, TODAY) for each in people]
    coming = days(plan_ahead(standings, settings, TODAY, 60))
    assert TODAY not in coming.values()
    assert all(coming[name] == day for name, day in days(found).items() if day != TODAY)


def test_a_quiet_season_moves_dues_and_its_people_come_early_where_there_is_room() -> None:
    quiet = replace(SETTINGS, quiet=(Season((12, 20), (1, 6)),), per_day=2)
    people = [touched(f"P{n}", "client-system", date(2026, 9, 21) + timedelta(days=n)) for n in range(12)]
    standings = [standing(each, quiet, date(2026, 12, 10)) for each in people]
    found = plan_ahead(standings, quiet, date(2026, 12, 10), 60)
    assert not [each for each in found if each.day in quiet.quiet[0]]
    assert [each for each in found if each.day < date(2026, 12, 20)]
    assert max(Counter(each.day for each in found).values()) <= 2


def test_calls_wait_for_their_days_within_the_tolerance() -> None:
    """Due on Friday; calls are for Tuesday to Thursday."""
    (jane,) = planned([touched("Jane", "client-system", date(2026, 8, 27))], today=FRIDAY)
    assert (jane.day, jane.reason) == (date(2026, 12, 1), "every 3 months, due 27 Nov; Tuesday suits a call")


def test_a_monday_is_for_those_who_have_let_a_day_of_theirs_go_by() -> None:
    """Due last Wednesday, which was a day for calls."""
    (late,) = planned([touched("Late", "client-system", date(2026, 8, 18))], today=MONDAY - timedelta(days=7))
    assert (late.day, late.means) == (date(2026, 11, 23), "call")
    (new,) = planned([touched("New", "client-system", date(2026, 8, 20))], today=MONDAY - timedelta(days=7))
    assert new.day == TODAY


def test_on_a_monday_the_plan_has_another_means_that_suits_it() -> None:
    calls = (Entry(date(2026, 4, 1), "call"), Entry(date(2026, 10, 1), "meal"))
    jane = touched("Jane", "inner-circle", date(2026, 10, 1), entries=calls)
    (found,) = planned([jane], today=date(2026, 11, 23))
    assert (found.day, found.means) == (date(2026, 11, 23), "article")
    (tuesday,) = planned([jane])
    assert tuesday.means == "call"


def test_where_their_days_are_full_calls_come_on_others() -> None:
    calls = twenty(date(2026, 8, 27))
    people = [*calls, *(replace(each, name=f"Q{each.name}", path=f"Q{each.path}") for each in calls)]
    found = Counter(each.day for each in planned(people, today=FRIDAY))
    assert found[FRIDAY] == 8
    assert max(found.values()) == 8


def test_on_a_day_off_whoever_asks_gets_a_day() -> None:
    saturday = date(2026, 11, 28)
    assert days(planned([touched("Jane", "client-system", date(2026, 8, 27))], today=saturday)) == {
        "Jane": saturday
    }


def test_a_weekday_that_suits_them_is_kept() -> None:
    jane = touched("Jane", "client-system", date(2026, 8, 23), weekdays=frozenset({3}))
    assert days(planned([jane])) == {"Jane": date(2026, 11, 26)}


def test_a_meal_is_proposed_ten_working_days_ahead_and_at_most_so_many_a_week() -> None:
    people = [
        touched(f"P{n}", "alliance", date(2026, 9, 8), prefer=("meal",), rotate=("meal",)) for n in range(5)
    ]
    standings = [standing(each, SETTINGS, TODAY) for each in people]
    found = plan_ahead(standings, SETTINGS, TODAY, 30)
    assert {each.outcome for each in found} == {"invited"}
    assert [each.day for each in found][:3] == [TODAY] * 3
    assert max(Counter(week_of(each.day, SETTINGS) for each in found).values()) == 3


def test_those_never_touched_get_a_quarter_of_a_day_that_is_full() -> None:
    newcomers = [Contact(f"N{n:03}", f"N{n:03}.md", tiers=("client-system",)) for n in range(240)]
    late = [touched(f"P{n:03}", "client-system", date(2026, 1, 1)) for n in range(100)]
    today = [each for each in planned([*late, *newcomers]) if each.day == TODAY]
    assert (len(today), sum(each.standing.due is None for each in today)) == (8, 2)


def offered(contacts: list[Contact], today: date = TODAY) -> list[str]:
    return [each.standing.contact.name for each in planned(contacts, today=today) if each.day == today]


def newcomers(count: int) -> list[Contact]:
    return [Contact(f"N{n:03}", f"N{n:03}.md", tiers=("client-system",)) for n in range(count)]


def test_240_newcomers_come_four_a_working_day_and_none_on_a_day_off() -> None:
    assert len(offered(newcomers(240))) == 4
    assert offered(newcomers(240), date(2026, 11, 21)) == []


def test_the_same_newcomers_are_offered_until_they_are_touched_or_put_off() -> None:
    people = newcomers(240)
    first = offered(people)
    assert offered(list(reversed(people))) == first
    assert offered(people, TODAY + timedelta(days=1)) == first
    put_off = [replace(p, snooze_until=date(2027, 1, 1)) if p.name == first[0] else p for p in people]
    assert first[0] not in offered(put_off)
    assert set(first[1:]) <= set(offered(put_off))


def test_240_newcomers_are_spread_over_the_quarter() -> None:
    newcomers = [Contact(f"N{n:03}", f"N{n:03}.md", tiers=("client-system",)) for n in range(240)]
    standings = [standing(each, SETTINGS, TODAY) for each in newcomers]
    found = plan_ahead(standings, SETTINGS, TODAY, 90)
    assert max(Counter(each.day for each in found).values()) <= 8
    assert len({each.standing.contact.path for each in found}) == 240


def test_the_minutes_of_a_short_day_take_the_best_set_and_drop_nobody() -> None:
    people = [touched(name, "client-system", date(2026, 8, day)) for day, name in enumerate("ABC", start=1)]
    people[1] = replace(people[1], prefer=("session",))
    found = days(planned(people, replace(SETTINGS, minutes_today=30)))
    assert found == {"A": TODAY, "C": TODAY, "B": date(2026, 11, 25)}


@pytest.mark.parametrize(
    ("minutes", "owed", "told"),
    [
        (
            30,
            2,
            (
                "30 minutes today: 2 people, about 30 by the usual lengths; 1 more who is due can wait. "
                "What is owed stands besides, and [>] puts it off."
            ),
        ),
        (200, 0, "200 minutes today: 3 people, about 90 by the usual lengths."),
        (5, 0, "5 minutes today: nobody; 3 more who are due can wait."),
    ],
)
def test_a_short_day_says_what_its_minutes_hold(minutes: int, owed: int, told: str) -> None:
    people = [touched(name, "client-system", date(2026, 8, day)) for day, name in enumerate("ABC", start=1)]
    people[1] = replace(people[1], prefer=("session",))
    short = replace(SETTINGS, minutes_today=minutes)
    standings = [standing(each, short, TODAY) for each in people]
    words = about_the_day(planned(people, short), standings, Claims(owed), short, TODAY)
    assert words[0] == told
    assert not [each for each in words if "usual:" in each]


def test_a_day_for_nobody_still_gives_everybody_a_day() -> None:
    none = replace(SETTINGS, per_day=0)
    found = planned([touched(name, "inner-circle", date(2026, 9, 1)) for name in "AB"], none)
    assert [each.day for each in found] == [date(2026, 11, 25), date(2026, 11, 26)]


tiers = st.sampled_from(["inner-circle", "alliance", "client-system"])
lasts = st.lists(st.tuples(tiers, st.dates(date(2025, 6, 1), TODAY)), max_size=40)


def crowd(drawn: list[tuple[str, date]], settings: Settings) -> list[Standing]:
    people = [touched(f"P{n:02}", tier, last) for n, (tier, last) in enumerate(drawn)]
    return [standing(each, settings, TODAY) for each in people]


@given(lasts, st.integers(1, 10), st.integers(0, 10))
def test_no_day_holds_more_than_its_limit_and_nobody_is_dropped(
    drawn: list[tuple[str, date]], per_day: int, done: int
) -> None:
    settings = replace(SETTINGS, per_day=per_day)
    people = crowd(drawn, settings)
    found = plan_due(people, settings, TODAY, Claims(done=done, done_due=done))
    for day, count in Counter(each.day for each in found).items():
        assert count <= (max(0, per_day - done) if day == TODAY else per_day)
        assert day == TODAY or is_workday(day, settings)
    paths = [each.standing.contact.path for each in found]
    assert len(paths) == len(set(paths))
    assert {each.contact.path for each in people if each.due and each.due <= TODAY} <= set(paths)


@given(lasts, st.integers(1, 10), st.integers(0, 20))
def test_today_is_over_its_limit_by_what_is_owed_alone_and_says_so(
    drawn: list[tuple[str, date]], per_day: int, owed: int
) -> None:
    settings = replace(SETTINGS, per_day=per_day)
    people, held = crowd(drawn, settings), Claims(owed=owed)
    found = plan_due(people, settings, TODAY, held)
    share = sum(each.day == TODAY for each in found)
    assert share <= max(per_day - owed, 1, per_day // 4)
    said = [each for each in about_the_day(found, people, held, settings, TODAY) if "Today comes to" in each]
    assert len(said) == (share + owed > per_day)
    assert all(f"Today comes to {share + owed} " in each and f"where {per_day} is" in each for each in said)


@given(lasts, st.integers(1, 10), st.randoms(use_true_random=False))
def test_the_order_of_the_notes_does_not_matter(
    drawn: list[tuple[str, date]], per_day: int, chance: object
) -> None:
    settings = replace(SETTINGS, per_day=per_day)
    people = crowd(drawn, settings)
    shuffled = sorted(people, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert plan_due(people, settings, TODAY) == plan_due(shuffled, settings, TODAY)


@given(st.lists(st.dates(date(2026, 3, 1), date(2026, 8, 1)), min_size=1, max_size=60), st.integers(1, 8))
def test_one_touch_moves_at_most_one_other_on_each_day(lasts_of: list[date], per_day: int) -> None:
    settings = replace(SETTINGS, per_day=per_day)
    people = crowd([("client-system", last) for last in lasts_of], settings)
    before, after = (days(plan_due(each, settings, TODAY)) for each in (people, people[1:]))
    moved = Counter(before[name] for name, day in after.items() if before[name] != day)
    assert max(moved.values(), default=0) <= 1


def test_nobody_is_postponed_for_ever() -> None:
    """Twice as many as the days hold, for a year: the longest wait stays within a few cadences."""
    settings = replace(SETTINGS, per_day=1)
    people = crowd(
        [("inner-circle", date(2026, 10, 20))] * 30 + [("client-system", date(2026, 8, 1))] * 30, settings
    )
    found = plan_ahead(people, settings, TODAY, 365)
    assert len({each.standing.contact.path for each in found}) == 60


RATE = {"inner-circle": Cadence(months=1).length, "alliance": Cadence(months=3).length}
small = st.lists(st.tuples(st.sampled_from(list(RATE)), st.integers(0, 60)), min_size=1, max_size=6)


@given(small, st.integers(1, 2))
def test_the_total_lateness_is_within_a_few_per_cent_of_the_best(
    drawn: list[tuple[str, int]], per_day: int
) -> None:
    """Against every order there is. Everybody is due; any weekday suits a message."""
    settings = replace(SETTINGS, per_day=per_day)
    jobs = [(TODAY - timedelta(days=late), RATE[tier], tier) for tier, late in drawn]
    people = [
        Standing(
            Contact(f"P{n}", f"P{n}.md", tiers=(tier,), prefer=("message",), rotate=("message",)),
            "tracked", Cadence(months=1 if tier == "inner-circle" else 3), TODAY, due, "cadence",
        )
        for n, (due, _, tier) in enumerate(jobs)
    ]  # fmt: skip
    slots = [add_workdays(TODAY, n // per_day, settings) for n in range(len(jobs))]

    def cost(due: date, length: float, day: date) -> float:
        return max(0, (day - due).days) ** 2 / length

    best = min(
        sum(cost(jobs[who][0], jobs[who][1], day) for who, day in zip(order, slots, strict=True))
        for order in permutations(range(len(jobs)))
    )
    ours = sum(
        cost(each.due, RATE[each.standing.contact.tiers[0]], each.day)
        for each in plan_due(people, settings, TODAY)
    )
    assert ours <= best * 1.05 + 0.5


@pytest.mark.parametrize(("tier", "first"), [("inner-circle", "A"), ("alliance", "A")])
def test_of_two_equally_late_the_higher_circle_comes_first(tier: str, first: str) -> None:
    one = replace(SETTINGS, per_day=1)
    a = touched("A", tier, date(2026, 7, 24), cadence=Cadence(months=3))
    b = touched("B", "client-system", date(2026, 7, 24))
    assert planned([b, a], one)[0].standing.contact.name == first


def test_a_birthday_and_a_promise_take_up_their_day() -> None:
    crowded = [replace(each, birthday=Birthday(11, 25)) for each in twenty()[:3]]
    found = Counter(each.day for each in planned(crowded + twenty()[3:]))
    assert found[date(2026, 11, 25)] == 5
