"""Coming back after weeks of which the notes say nothing: a day that can be done, and the rest below it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cultivate.flows.catchup import run_catch_up
from cultivate.flows.list import Selection
from cultivate.flows.plan import plan
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

ITEM = re.compile(r"^- \[ \] ", re.MULTILINE)
NAMED = r"^- \[ \] .*\[\[(\w+)\]\]"
HEAD = "---\ntier: client-system\n"


def a_heap() -> dict[str, str | bytes | None]:
    """Thirty people last spoken to on 20 November; a promise for each day since; a birthday now and then."""
    notes: dict[str, str | bytes | None] = {}
    for n in range(30):
        day = f"2026-11-{n + 20}" if n < 11 else f"2026-12-{n - 10:02}"
        body = f"---\n## Next\n- [ ] send book {n} 📅 {day}\n\n## Log\n- 2026-11-20 call: hello\n"
        notes[f"People/P{n:02}.md"] = f"{HEAD}{body}"
    for name, birthday in (("Eve", "--12-07"), ("Ivy", "--12-02"), ("Una", "--11-10")):
        notes[f"People/{name}.md"] = f"---\ntier: network\nbirthday: {birthday}\n---\n"
    return notes


def first_part(vault: Practice) -> str:
    """The agenda down to what stands below."""
    return vault.day.partition("## Also owed")[0]


@pytest.mark.parametrize("day", ["2026-12-07", "2027-02-01"])
def test_after_an_absence_the_first_day_is_short_and_the_rest_stands_below(
    practice: MakePractice, day: str
) -> None:
    vault = practice(a_heap(), alone=True).on(day)
    report = vault.agenda()
    assert len(ITEM.findall(first_part(vault))) <= 8
    below = vault.day.partition("## Also owed")[2]
    told = len(ITEM.findall(below))
    assert told > 8
    [words] = [each for each in report.day.words if "Welcome back" in each]
    assert f"{told} more of what is owed stand in the agenda, under Also owed" in words
    assert report.summary.endswith(f"{told} more owed below")


@pytest.mark.parametrize("day", ["2026-11-24", "2026-12-03", "2026-12-07", "2027-02-01"])
def test_the_plan_of_that_day_says_what_the_agenda_says(practice: MakePractice, day: str) -> None:
    """After an absence, after a few days without a line, and on a day like any other."""
    vault = practice(a_heap(), alone=True).on(day)
    with vault.silent():
        planned = plan(vault.session(), 2)
    words = vault.agenda().day.words
    first, _, below = vault.day.partition("## Also owed")
    first = re.sub(r"^## (Waiting for|Also today).*", "", first, flags=re.DOTALL | re.MULTILINE)
    today = planned.days[0]
    ahead = {i.contact.name for each in planned.days[1:] for i in each.items if "birthday" in i.reason}
    shown = set(re.findall(NAMED, first, re.MULTILINE)) - ahead
    assert sorted(item.contact.name for item in today.items) == sorted(shown)
    assert sorted(item.contact.name for item in planned.rest) == sorted(
        re.findall(NAMED, below, re.MULTILINE)
    )
    assert (today.date.isoformat(), today.over) == (day, 0)
    assert [each for each in words if "Also owed" in each] == list(planned.words)


def test_catch_up_says_welcome_after_an_absence_and_on_no_other_day(practice: MakePractice) -> None:
    vault = practice(a_heap(), alone=True)
    nothing, none = Selection(), None
    assert run_catch_up(vault.on("2026-12-07").session(), nothing, none).words[0].startswith("Welcome back. ")
    assert not run_catch_up(vault.on("2026-12-03").session(), nothing, none).words[0].startswith("Welcome")


def test_after_a_rest_that_was_announced_one_is_welcomed_once(practice: MakePractice) -> None:
    away = {"cultivate.toml": '[workdays]\naway = ["2026-11-23..2026-12-04"]\n'}
    told = practice({**a_heap(), **away}, alone=True).on("2026-12-07").agenda().outcome.messages
    assert " ".join(told).count("Welcome back") == 1
    assert [each for each in told if each.startswith("A short first day. ")]


def test_asked_on_a_day_off_the_plan_gives_the_short_day_to_the_next_working_one(
    practice: MakePractice,
) -> None:
    planned = plan(practice(a_heap(), alone=True).on("2026-12-05").session(), 1)
    assert (planned.days[0].date, planned.days[0].limit, planned.over) == (date(2026, 12, 7), 8, ())
    assert len(planned.rest) > 6


def test_what_is_for_this_very_day_comes_first_and_a_birthday_that_is_over_is_belated(
    practice: MakePractice,
) -> None:
    vault = practice(a_heap(), alone=True).on("2026-12-07")
    vault.agenda()
    assert "birthday today" in first_part(vault)
    assert "birthday was on 2 Dec" in vault.day
    assert "[[Una]]" not in vault.day  # four weeks ago


def test_a_tick_below_is_a_tick_and_the_day_stays_short_until_it_is_over(practice: MakePractice) -> None:
    vault = practice(a_heap(), alone=True).on("2026-12-07")
    vault.agenda()
    [words] = re.findall(r"^- \[ \] (send book 9 .*)$", vault.day.partition("## Also owed")[2], re.MULTILINE)
    vault.type(f"- [ ] {words}", f"- [x] {words}")
    first = ITEM.findall(first_part(vault))
    vault.agenda()
    assert "- [x] send book 9" in vault.text("People/P09.md")
    assert len(ITEM.findall(first_part(vault))) == len(first)


def test_the_days_after_can_be_done_and_the_heap_is_worked_off(practice: MakePractice) -> None:
    vault = practice(a_heap(), alone=True).on("2026-12-07")
    for day in ("2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"):
        vault = vault.on(day)
        vault.agenda()
        head = first_part(vault)
        assert len(ITEM.findall(head)) <= 10
        vault.write(vault.day_path, ITEM.sub("- [x] ", head) + vault.day[len(head) :])
    vault = vault.on("2026-12-14")
    vault.agenda()
    assert "## Also owed" not in vault.day


@pytest.mark.parametrize("day", ["2026-11-24", "2026-12-03"])
def test_a_few_days_without_a_line_are_no_absence(practice: MakePractice, day: str) -> None:
    """Two weeks are: on 3 December nine working days have gone by."""
    vault = practice(a_heap(), alone=True).on(day)
    assert not [each for each in vault.agenda().day.words if "Welcome back" in each]


def test_a_vault_without_a_log_is_new_and_not_silent(practice: MakePractice) -> None:
    vault = practice({"People/Eve.md": f"{HEAD}---\n"}, alone=True).on("2027-02-01")
    assert not [each for each in vault.agenda().day.words if "Welcome back" in each]
