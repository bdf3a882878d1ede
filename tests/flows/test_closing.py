"""A cycle that closes: on record, once, and only when its tries are used."""

from __future__ import annotations

from datetime import date

from tests.flows.conftest import MakePractice

NOTE = "---\ntier: {tier}\nlast_touch: 2026-08-01\n---\n## Log\n- 2026-11-20 call no-answer: rang twice\n"


def test_tries_that_are_used_close_the_cycle_once(practice: MakePractice) -> None:
    vault = practice({"People/Al.md": NOTE.format(tier="client-system")}, alone=True)
    vault.sync()
    assert vault.text("People/Al.md") == NOTE.format(tier="client-system") + "- 2026-11-20 closed\n"
    with vault.silent():
        vault.sync()


def test_a_cycle_with_a_try_left_stays_open(practice: MakePractice) -> None:
    vault = practice({"People/Al.md": NOTE.format(tier="alliance")}, alone=True)
    with vault.silent():
        vault.sync()


def test_a_try_of_today_may_still_be_corrected(practice: MakePractice) -> None:
    vault = practice({"People/Al.md": NOTE.format(tier="client-system")}, alone=True).on(date(2026, 11, 20))
    with vault.silent():
        vault.sync()


def test_a_later_touch_ends_the_matter(practice: MakePractice) -> None:
    note = NOTE.format(tier="client-system").replace("2026-08-01", "2026-11-22")
    vault = practice({"People/Al.md": note}, alone=True)
    with vault.silent():
        vault.sync()
