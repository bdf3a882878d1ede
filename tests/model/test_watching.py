"""When a watcher acts: once in a quiet period, never while something changes, later after each failure."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.watching import (
    LONGEST_RETRY,
    RESCAN,
    REST,
    Watch,
    asked,
    called,
    compared,
    done,
    failed,
    jumped,
    next_step,
    noticed,
    rescan_after,
)

SETTLE = 5.0
IDLE = Watch(SETTLE, looked=100.0)


def test_an_idle_watcher_waits_for_the_next_comparison() -> None:
    assert next_step(IDLE, 101.0).act == "wait"
    assert next_step(IDLE, 101.0).until == 100.0 + RESCAN
    assert next_step(IDLE, 100.0 + RESCAN).act == "look"


def test_it_acts_when_the_change_has_settled_and_not_before() -> None:
    watch = noticed(IDLE, 103.0)
    assert next_step(watch, 107.9).act == "wait"
    assert next_step(watch, 107.9).until == 108.0
    assert next_step(watch, 108.0).act == "run"


def test_each_change_puts_it_off() -> None:
    watch = noticed(noticed(IDLE, 103.0), 107.0)
    assert next_step(watch, 108.0).act == "wait"
    assert next_step(watch, 112.0).act == "run"


def test_an_older_change_does_not_bring_it_forward() -> None:
    assert noticed(noticed(IDLE, 107.0), 103.0).settled == 112.0


def test_once_in_a_quiet_period() -> None:
    watch = done(noticed(IDLE, 103.0))
    assert next_step(watch, 108.0).act == "wait"
    assert next_step(watch, 108.0).until == 100.0 + RESCAN


def test_what_vanished_rests_even_where_nothing_has_to_settle() -> None:
    watch = noticed(replace(IDLE, settle=0.0), 103.0, vanished=True)
    assert watch.settled == 103.0 + REST
    assert noticed(IDLE, 103.0, vanished=True).settled == 108.0


def test_a_new_day_waits_for_who_is_typing() -> None:
    assert next_step(called(IDLE, 103.0), 103.0).act == "run"
    assert next_step(called(noticed(IDLE, 102.0), 103.0), 103.0).until == 107.0


def test_failures_are_tried_again_later_each_time() -> None:
    watch = failed(noticed(IDLE, 103.0), 108.0)
    assert (next_step(watch, 112.0).act, next_step(watch, 113.0).act) == ("wait", "run")
    watch = failed(watch, 113.0)
    assert next_step(watch, 113.0).until == 123.0
    for _ in range(20):
        watch = failed(watch, 200.0)
    assert watch.retry == 200.0 + LONGEST_RETRY
    assert done(watch).failures == 0


def test_a_change_is_tried_at_once_whatever_failed_before() -> None:
    watch = noticed(failed(failed(noticed(IDLE, 103.0), 108.0), 113.0), 114.0)
    assert next_step(watch, 119.0).act == "run"


def test_a_comparison_that_is_asked_for_comes_soon() -> None:
    assert next_step(asked(IDLE), 100.5).until == 101.0
    assert next_step(asked(IDLE), 101.0).act == "look"
    assert next_step(compared(asked(IDLE), 101.0, 0.01), 103.0).act == "wait"


def test_in_a_large_vault_comparisons_are_rarer() -> None:
    assert rescan_after(compared(IDLE, 0.0, 0.006)) == RESCAN
    assert rescan_after(compared(IDLE, 0.0, 1.0)) == 400.0
    assert next_step(asked(compared(IDLE, 100.0, 1.0)), 101.0).until == 120.0


def test_a_clock_that_was_set_or_a_machine_that_slept() -> None:
    assert not jumped(2.0, 2.1)
    assert jumped(2.0, 3602.0)
    assert jumped(2.0, -3598.0)


EVENTS = st.lists(
    st.tuples(st.sampled_from(["noticed", "vanished", "called", "asked", "tick"]), st.floats(0.0, 20.0)),
    max_size=60,
)


@given(EVENTS, st.floats(0.5, 10.0))
def test_whatever_happens_it_acts_once_in_each_quiet_period_and_in_no_other_moment(
    events: list[tuple[str, float]], settle: float
) -> None:
    """Played to the end with a clock that goes from event to event, acting whenever it says so."""
    watch, now, changes, runs = Watch(settle), 0.0, list[float](), list[float]()
    for event, after in [*events, ("tick", 100.0)]:
        until = now + after
        while (step := next_step(watch, now)).act != "wait" or step.until <= until:
            now = max(now, step.until)
            if (act := next_step(watch, now).act) == "run":
                runs.append(now)
                watch = done(watch)
            elif act == "look":
                watch = compared(watch, now, 0.01)
        now = until
        if event in ("noticed", "vanished"):
            watch = noticed(watch, now, vanished=event == "vanished")
            changes.append(now)
        elif event == "called":
            watch = called(watch, now)
        elif event == "asked":
            watch = asked(watch)
    for run in runs:
        assert all(not change < run < change + settle for change in changes)
    if changes:
        assert runs
        assert runs[-1] >= changes[-1] + settle
        assert sum(run > changes[-1] for run in runs) <= 1 + sum(kind == "called" for kind, _ in events)
