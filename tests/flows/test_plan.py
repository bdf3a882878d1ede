"""The days ahead: who falls on each, how much it can hold, and what is owed on it."""

from __future__ import annotations

from datetime import date

from cultivate.flows.agenda import agenda
from cultivate.flows.plan import plan
from tests.flows.conftest import MakePractice

MANY = {f"People/P{n:02}.md": "---\ntier: client-system\nlast_touch: 2026-08-01\n---\n" for n in range(30)}


def test_every_working_day_and_no_day_over_the_limit(practice: MakePractice) -> None:
    vault = practice(MANY)
    with vault.silent():
        report = plan(vault.session(), 2)
    assert [day.date.weekday() < 5 for day in report.days] == [True] * 10
    assert [day.limit for day in report.days] == [8] * 10
    assert report.over == ()
    names = [item.contact.name for day in report.days for item in day.items if not item.owed]
    assert len(names) == len(set(names)) >= 30


def test_what_is_owed_keeps_its_day(practice: MakePractice) -> None:
    note = (
        "---\ntier: network\nbirthday: --12-06\n---\n## Next\n- [ ] send the book 📅 2026-12-01\n- [ ] ask\n"
    )
    vault = practice({"People/Eve Fox.md": note}, alone=True)
    found = [(day.date, day.limit, day.over, [(i.means, i.reason) for i in day.items])
             for day in plan(vault.session(), 2).days if day.items]  # fmt: skip
    assert found == [
        (date(2026, 12, 1), 8, 0, [("", "promised: send the book")]),
        (date(2026, 12, 4), 8, 0, [("message", "birthday on Sunday")]),
    ]


def test_a_day_with_more_promises_than_it_holds_leaves_some_for_later_and_says_so(
    practice: MakePractice,
) -> None:
    boxes = "".join(f"- [ ] promise {n} 📅 2026-11-20\n" for n in range(10))
    vault = practice({"People/Eve Fox.md": f"---\ntier: network\n---\n## Next\n{boxes}"}, alone=True)
    report = plan(vault.session(), 1)
    assert ([len(day.items) for day in report.days if day.items], report.over) == ([6], ())
    assert [item.reason for item in report.rest] == [f"promised: promise {n}" for n in (6, 7, 8, 9)]
    assert report.words[0].startswith("4 more of what is owed stand in the agenda, under Also owed")


def test_a_coming_day_with_more_promises_than_it_holds_says_so(practice: MakePractice) -> None:
    boxes = "".join(f"- [ ] promise {n} 📅 2026-11-26\n" for n in range(10))
    vault = practice({"People/Eve Fox.md": f"---\ntier: network\n---\n## Next\n{boxes}"}, alone=True)
    (over,) = plan(vault.session(), 1).over
    assert (over.date, over.over) == (date(2026, 11, 26), 2)


def test_days_away_have_no_place(practice: MakePractice) -> None:
    settings = '[workdays]\naway = ["2026-11-24..2026-11-27"]\n'
    report = plan(practice({**MANY, "cultivate.toml": settings}).session(), 1)
    assert [day.date for day in report.days] == [date(2026, 11, 30)]


def test_the_same_every_time(practice: MakePractice) -> None:
    vault = practice(MANY)
    assert plan(vault.session(), 4) == plan(vault.session(), 4)


def test_a_birthday_takes_a_place_on_its_day(practice: MakePractice) -> None:
    vault = practice({"People/Eve Fox.md": "---\ntier: network\nbirthday: --11-29\n---\n"}, alone=True)
    found = [(day.date, item.reason) for day in plan(vault.session(), 2).days for item in day.items]
    assert found == [(date(2026, 11, 27), "birthday on Sunday")]


def test_a_birthday_in_the_inner_circle_is_a_call_as_it_is_in_the_agenda(practice: MakePractice) -> None:
    vault = practice(
        {"People/Eve.md": "---\ntier: inner-circle\nlast_touch: 2026-11-10\nbirthday: --11-27\n---\n"},
        alone=True,
    )
    [planned] = [i.means for day in plan(vault.session(), 1).days for i in day.items if i.owed]
    vault.agenda()
    assert planned == "call"
    assert "- [ ] call [[Eve]]" in vault.day.partition("## Birthdays")[2]


def test_what_a_day_off_leaves_undone_is_owed_on_the_next_working_day(practice: MakePractice) -> None:
    """Asked on a Sunday: Monday has no more than its places, and what was promised is among them."""
    boxes = "".join(f"- [ ] promise {n} 📅 2026-11-20\n" for n in range(5))
    vault = practice({**MANY, "People/Eve Fox.md": f"---\ntier: network\n---\n## Next\n{boxes}"}, alone=True)
    first = plan(vault.on("2026-11-22").session(), 1).days[0]
    assert (first.date, sum(item.owed for item in first.items), first.over) == (date(2026, 11, 23), 5, 0)


def test_a_promise_for_a_day_off_takes_a_place_on_the_working_day_after(practice: MakePractice) -> None:
    note = "---\ntier: network\n---\n## Next\n- [ ] send the book 📅 2026-11-28\n"
    vault = practice({"People/Eve Fox.md": note}, alone=True)
    [item] = [item for day in plan(vault.session(), 2).days for item in day.items]
    assert (item.day, item.due) == (date(2026, 11, 30), date(2026, 11, 28))


def test_who_is_owed_a_first_call_is_met_by_it_and_does_not_come_again_as_new(practice: MakePractice) -> None:
    note = "---\ntier: client-system\nintroduced_by: Jane Doe\nintroduced_on: 2026-11-20\n---\n"
    vault = practice({"People/Eve Fox.md": note}, alone=True)
    [item] = [item for day in plan(vault.session(), 8).days for item in day.items]
    assert (item.day, item.means, item.owed) == (date(2026, 11, 24), "call", True)
    agenda(vault.session(), days=5)
    assert [path for path in vault.files() if "[[Eve Fox]]" in vault.text(path)] == ["Agenda/2026-11-24.md"]
