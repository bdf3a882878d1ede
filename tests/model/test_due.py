"""When somebody is due: every clause of the rule, and that nothing else moves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.cadence import NONE, Cadence
from cultivate.model.contact import FOREVER, Contact
from cultivate.model.due import last_touch, next_touch, shortest_cadence, standing
from cultivate.model.settings import TIERS, Settings
from cultivate.model.touch import Entry

SETTINGS = Settings()
TODAY = date(2026, 11, 24)  # a Tuesday


def person(
    name: str = "Jane Doe", *entries: Entry, tiers: tuple[str, ...] = ("inner-circle",), **fields: object
) -> Contact:
    return Contact(name, f"People/{name}.md", tiers=tiers, entries=entries, **fields)  # type: ignore[arg-type]


def call(day: str, outcome: str = "") -> Entry:
    return Entry(date.fromisoformat(day), means="call", outcome=outcome)


def mark(day: str, name: str) -> Entry:
    return Entry(date.fromisoformat(day), mark=name)


def due(contact: Contact, today: date = TODAY) -> date | None:
    return standing(contact, SETTINGS, today).due


def test_is_the_last_touch_and_the_cadence() -> None:
    assert due(person("A", call("2026-10-09"))) == date(2026, 11, 9)


def test_counts_the_newer_of_property_and_log() -> None:
    assert due(person("A", call("2026-10-09"), last_touch=date(2026, 10, 20))) == date(2026, 11, 20)
    assert due(person("A", call("2026-10-20"), last_touch=date(2026, 10, 9))) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "outcome", ["no-answer", "voicemail", "moved", "invited", "promised", "met", "declined"]
)
def test_an_attempt_is_no_touch(outcome: str) -> None:
    contact = person("A", call("2026-10-09"), call("2026-11-10", outcome))
    assert last_touch(contact, SETTINGS, TODAY) == date(2026, 10, 9)


def test_a_newsletter_is_no_touch() -> None:
    contact = person("A", call("2026-10-09"), Entry(date(2026, 11, 1), means="newsletter"))
    assert last_touch(contact, SETTINGS, TODAY) == date(2026, 10, 9)


def test_a_touch_of_unknown_means_counts() -> None:
    assert last_touch(person("A", Entry(date(2026, 11, 1), means="other")), SETTINGS, TODAY) == date(
        2026, 11, 1
    )


def test_nothing_after_today_counts() -> None:
    contact = person("A", call("2026-10-09"), call("2026-11-25"), last_touch=date(2062, 1, 1))
    assert last_touch(contact, SETTINGS, TODAY) == date(2026, 10, 9)


def test_the_shortest_cadence_of_several_seats_counts() -> None:
    assert shortest_cadence(person(tiers=("alliance", "inner-circle")), SETTINGS) == Cadence(months=1)
    assert shortest_cadence(person(tiers=("network", "client-system")), SETTINGS) == Cadence(months=3)


def test_a_personal_cadence_overrides() -> None:
    assert shortest_cadence(person(cadence=Cadence(days=10)), SETTINGS) == Cadence(days=10)
    assert standing(person(cadence=NONE), SETTINGS, TODAY).state == "no-cadence"


def test_without_a_tier_or_a_cadence_one_is_untracked() -> None:
    assert standing(person(tiers=()), SETTINGS, TODAY).state == "untracked"
    assert standing(person(tiers=("network",)), SETTINGS, TODAY).state == "no-cadence"


def test_is_tried_again_after_working_days() -> None:
    friday = call("2026-11-20", "no-answer")
    each = standing(person("A", call("2026-10-01"), friday), SETTINGS, TODAY)
    assert (each.due, each.reason) == (date(2026, 11, 24), "retry")


def test_when_the_tries_are_used_the_next_cycle_begins() -> None:
    tries = [call(f"2026-11-{day:02}", "voicemail") for day in (2, 4, 6)]
    assert due(person("A", call("2026-10-01"), *tries)) == date(2026, 12, 6)
    assert due(person("A", call("2026-08-01"), tries[0], tiers=("client-system",))) == date(2027, 2, 2)


def test_an_attempt_before_the_last_touch_is_past() -> None:
    assert due(person("A", call("2026-10-01", "no-answer"), call("2026-10-09"))) == date(2026, 11, 9)


def test_a_closed_cycle_starts_the_clock() -> None:
    assert due(person("A", call("2026-08-01"), mark("2026-11-10", "closed"))) == date(2026, 12, 10)


def test_is_never_due_before_the_snooze_ends() -> None:
    each = standing(person("A", call("2026-10-09"), snooze_until=date(2026, 12, 1)), SETTINGS, TODAY)
    assert (each.due, each.reason) == (date(2026, 12, 1), "snooze")
    assert due(person("A", call("2026-10-09"), snooze_until=date(2026, 11, 1))) == date(2026, 11, 9)


def test_is_never_due_inside_a_pause_and_its_end_starts_the_clock() -> None:
    assert due(person("A", call("2026-10-09"), pause_until=TODAY)) is None
    assert standing(person(pause_until=FOREVER), SETTINGS, TODAY).state == "paused"
    assert due(person("A", call("2026-10-09"), pause_until=date(2026, 11, 20))) == date(2026, 12, 20)


def test_who_stopped_or_died_is_never_due() -> None:
    assert standing(person("A", call("2026-10-09"), stage="stopped"), SETTINGS, TODAY).state == "stopped"
    assert standing(person("A", call("2026-10-09"), died=date(2026, 10, 30)), SETTINGS, TODAY).state == "died"


def test_the_outcome_stop_lasts_until_a_later_touch() -> None:
    stopped = call("2026-10-09", "stop")
    assert standing(person("A", stopped), SETTINGS, TODAY).state == "stopped"
    assert standing(person("A", stopped, call("2026-11-01")), SETTINGS, TODAY).state == "tracked"


def test_who_was_never_touched_has_no_due_day() -> None:
    each = standing(person(), SETTINGS, TODAY)
    assert (each.state, each.due, each.reason) == ("tracked", None, "first")
    assert next_touch(person(), SETTINGS, TODAY) is None


def test_a_tier_of_the_users_own_counts() -> None:
    alumni = replace(TIERS[0], id="alumni", cadence=Cadence(months=6))
    settings = Settings(tiers=MappingProxyType({"alumni": alumni}))
    contact = person("A", call("2026-06-01"), tiers=("alumni",))
    assert standing(contact, settings, TODAY).due == date(2026, 12, 1)


days = st.dates(date(2024, 1, 1), TODAY)
entries = st.builds(
    Entry,
    days,
    means=st.sampled_from(["call", "meal", "newsletter", "other"]),
    outcome=st.sampled_from(["", "reached", "no-answer", "invited"]),
)


@given(st.lists(entries, max_size=12), days)
def test_an_older_touch_never_moves_the_last_touch_back(log: list[Entry], day: date) -> None:
    before = last_touch(person("A", *log), SETTINGS, TODAY)
    after = last_touch(person("A", *log, Entry(day, means="call")), SETTINGS, TODAY)
    assert after == max(day, before or day)


@given(st.lists(entries, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_a_log_does_not_matter(log: list[Entry], chance: object) -> None:
    shuffled = sorted(log, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert due(person("A", *log)) == due(person("A", *shuffled))
