"""`due`: today's share first, then who can wait; and who is in neither."""

from __future__ import annotations

import pytest

from cultivate.flows.documents import list_json, review_json
from cultivate.flows.due import due
from cultivate.flows.list import Selection, list_contacts
from cultivate.flows.review import review
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

LATE = "---\ntier: client-system\nlast_touch: 2026-01-01\n{}---\n{}"


def who(vault: Practice) -> dict[str, str]:
    """Everybody who is due, with the day that is planned for them."""
    return {each.standing.contact.name: each.day.isoformat() for each in due(vault.session()).planned}


def test_todays_share_and_the_next_days(practice: MakePractice) -> None:
    people: dict[str, str | bytes | None] = {f"P/P{n}.md": LATE.format("", "") for n in range(7)}
    vault = practice({**people, "cultivate.toml": "[workdays]\nper_day = 3\n"}, alone=True)
    report = due(vault.session())
    assert [len(report.today), len(report.later)] == [3, 4]
    assert sorted(who(vault).values()) == ["2026-11-24"] * 3 + ["2026-11-25"] * 3 + ["2026-11-26"]
    vault.log(report.today[0].standing.contact.name, means="call")
    assert [len(due(vault.session()).today), len(due(vault.session()).later)] == [2, 4]


@pytest.mark.parametrize(
    ("properties", "log", "reason"),
    [
        ("", "", "cadence"),
        ("cadence: every 2 years\n", "", ""),
        ("cadence: none\n", "", ""),
        ("stage: stopped\n", "", ""),
        ("died: 2026-05-01\n", "", ""),
        ("pause_until: 2027-01-01\n", "", ""),
        ("pause_until: 2026-11-01\n", "", ""),  # the clock starts when a pause ends
        ("pause_until: 2026-07-01\n", "", "cadence"),
        ("snooze_until: 2026-11-25\n", "", ""),
        ("snooze_until: 2026-11-24\n", "", "snooze"),
        ("snooze_until: 2026-11-23\n", "", "snooze"),
        ("", "- 2026-11-01 closed\n", ""),
        ("", "- 2026-11-01 resumed\n", ""),
        ("", "- 2026-11-01 stage converting\n", "cadence"),
        ("", "- 2026-11-01 call no-answer\n", ""),  # one try in a cycle
        ("tries: 3\n", "- 2026-08-01 call no-answer\n", "cadence"),
        ("", "- 2026-11-01 newsletter\n", "cadence"),
        ("", "- 2026-11-01 call stop\n", ""),
        ("", "- 2026-11-01 call\n", ""),
        ("", "- [ ] 2026-11-01 call\n", "cadence"),
        ("", "> - 2026-11-01 call\n", "cadence"),
    ],
)
def test_who_is_due_and_why(practice: MakePractice, properties: str, log: str, reason: str) -> None:
    note = LATE.format(properties, f"## Log\n{log}")
    vault = practice({"P/Eve Fox.md": note}, alone=True)
    planned = due(vault.session()).planned
    assert [each.standing.reason for each in planned] == ([reason] if reason else [])


def test_several_tries_for_the_inner_circle(practice: MakePractice) -> None:
    note = "---\ntier: inner-circle\nlast_touch: 2026-10-01\n---\n## Log\n"
    vault = practice({"P/Eve Fox.md": note + "- 2026-11-19 call no-answer\n"}, alone=True)
    assert who(vault) == {"Eve Fox": "2026-11-24"}  # two working days after Thursday is Monday
    assert who(vault.on("2026-11-20")) == {}


def test_untracked_are_counted_and_not_due(practice: MakePractice) -> None:
    vault = practice(
        {"P/A.md": "---\ntype: contact\n---\n", "P/B.md": "---\ntier: network\n---\n"}, alone=True
    )
    report = due(vault.session())
    assert (report.planned, report.untracked) == ((), 1)


def test_first_touches_are_the_same_until_they_are_touched(practice: MakePractice) -> None:
    people: dict[str, str | bytes | None] = {f"P/P{n:02}.md": "---\ntier: alliance\n---\n" for n in range(90)}
    vault = practice(people, alone=True)
    first = who(vault)
    assert len(first) == 2  # of 90 in the working days of a quarter
    assert who(vault.on("2026-11-25")).keys() == first.keys()
    for name in first:
        vault.log(name, means="call")
    assert who(vault.on("2026-11-25")).keys().isdisjoint(first)


@pytest.mark.parametrize(
    ("log", "a_day"), [("- 2026-11-02 call", 2), ("- 2026-01-02 call\n- 2026-11-02 call", 1)]
)
def test_an_import_is_met_within_one_cadence(practice: MakePractice, log: str, a_day: int) -> None:
    """126 in the working days of a quarter are two a day, to the last; known for long are no newcomers."""
    new = "---\ntier: alliance\n---\n"
    people = {f"P/P{n:03}.md": f"{new}## Log\n{log}\n" if n < 100 else new for n in range(126)}
    assert len(who(practice(people, alone=True))) == a_day


def test_reading_is_silent(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent():
        due(vault.session())


def test_list_and_review_tell_the_means_that_due_does(practice: MakePractice) -> None:
    """And of somebody who is not due, the one whose turn it is on their day."""
    eve = "---\ntier: alliance\nlast_touch: 2026-11-20\nrotate: [article, message]\n---\n"
    vault = practice({"People/Eve Fox.md": eve})
    vault.edit("People/Bob Lee.md", "tier: alliance", "tier: alliance\nrotate: [meal, article]")
    session = vault.session()
    planned = {each.standing.contact.name: each.means for each in due(session).planned}
    assert planned["Bob Lee"] == "meal"
    listing = list_contacts(session, Selection(), means=True)
    listed = {each["name"]: each["means"] for each in list_json(listing, session)["contacts"]}  # type: ignore[attr-defined]
    assert listed == planned | {"Eve Fox": "article"}
    walked = [each["contact"] for each in review_json(review(session), session)["people"]]  # type: ignore[attr-defined]
    assert walked
    assert all(each["means"] == planned[each["name"]] for each in walked)
