"""Whatever is done, in whatever order, with a death between two writes: every note holds what it must."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.flows.practice import Practice
from tests.proof.figures import Figure
from tests.proof.mornings import Mornings


def play(examples: int, steps: int, phases: Sequence[Phase] = tuple(Phase)) -> str:
    """Play that many games; what was in them."""
    Mornings.deaths = Mornings.merges = 0
    hurried = settings(
        max_examples=examples, phases=phases, stateful_step_count=steps, deadline=None,
        database=None, suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    with patch("os.fsync"):  # nothing here loses power: to sync for real would only take time
        run_state_machine_as_test(Mornings, settings=hurried)
    return f"{Mornings.deaths} deaths between two writes, {Mornings.merges} merges"


def test_ten_games(figure: Figure) -> None:
    told = play(10, 15, [Phase.generate])
    figure(
        "state machine (quick)",
        f"10 × 15 steps, {told}, model = vault",
        forgetful(one_death),
    )


def test_what_was_done_on_another_branch_comes_by_a_merge_alone() -> None:
    """Not by being put back as if an editor had overwritten it, when a note is saved after the switch."""
    game = Mornings()
    try:
        game.elsewhere(name="Bob Lee", ago=0)
        game.save(name="Bob Lee", place="# ")
        game.wrong_clock(name="Bob Lee", back=98)
        game.nothing_is_lost_doubled_or_resurrected()
        (other,) = game.model.away
        assert other.words not in game.vault.text("People/Bob Lee.md")
        game.merge(which=0)
        game.nothing_is_lost_doubled_or_resurrected()
        assert other.words in game.vault.text("People/Bob Lee.md")
    finally:
        game.teardown()


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_five_hundred_games(figure: Figure) -> None:
    told = play(500, 50)
    assert Mornings.deaths > 500
    assert Mornings.merges > 200
    figure(
        "state machine (full)",
        f"500 × 50 steps, {told}, model = vault",
        forgetful(lambda: play(60, 20, [Phase.generate])),
    )


def one_death() -> None:
    """The shortest game that a forgetful log loses: dead after the first of two notes, and run again."""
    game = Mornings()
    try:
        game.log(whom={"Jane Doe", "Bob Lee"}, ago=0, kill=2)
        game.nothing_is_lost_doubled_or_resurrected()
    finally:
        game.teardown()


def forgetful(game: Callable[[], object]) -> str:
    """The same game over a log that writes an entry again after a death must be lost."""
    real = Practice.log

    def again(self: Practice, *who: str, **touch: Any) -> object:
        return real(self, *who, **{**touch, "again": True})

    game()
    with patch.object(Practice, "log", again), pytest.raises(AssertionError):
        game()
    return "a log that is simply run again: a doubled entry is found"
