"""Suggestions as reports: what every report promises, and who is left out of what leaves the terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.reports.practice import Practice
from cultivate.reports.report import Report
from cultivate.reports.suggestions import suggest_introductions, suggest_lunch, suggest_sending
from tests.model.test_suggest import due_in, networks, person
from tests.reports.laws import check, practice

Build = Callable[[Practice], Report]


def lunch(of: Practice) -> Report:
    host = min(of.standings, key=lambda each: each.contact.name)
    return suggest_lunch(host, of, of.standings, 5)


def introductions(of: Practice) -> Report:
    return suggest_introductions(of, of.standings, 10)


def article(of: Practice) -> Report:
    return suggest_sending("fell walking and wills", "article", of, of.standings, 10)


def gift(of: Practice) -> Report:
    return suggest_sending("golf", "gift", of, of.standings, 3)


@pytest.mark.parametrize("build", [lunch, introductions, article, gift])
@given(people=networks(), chance=st.randoms(use_true_random=False))
def test_what_holds_for_every_report_holds_for_these(
    build: Build, people: list[Contact], chance: st.DataObject
) -> None:
    found = build(practice(people))
    check(found)
    assert build(practice(people[::-1])) == found, "the order of notes"
    for line in found.lines:
        points = [part.rpartition(" ")[2] for part in str(line.values["why"]).split(" · ")]
        assert line.values["score"] == sum(int(each.replace("−", "-")) for each in points)
        assert line.sources


def test_what_is_missing_is_said() -> None:
    ann, bob = person("Ann", interests=("golf",)), person("Bob", offers=("wills",))
    assert introductions(practice([ann, bob])).remarks == (
        "No two people who are strangers to each other have anything in common in your notes.",
        (
            "Of 2 people 1 have interests in their notes, 1 an offer and 0 something they look for; "
            "with more of it this list gets better."
        ),
    )
    whole = {"interests": ("golf",), "offers": ("a",), "looking_for": ("b",)}
    assert introductions(practice([person("Ann", **whole), person("Bob", **whole)])).remarks == ()
    assert introductions(practice([])).remarks == (
        "No two people who are strangers to each other have anything in common in your notes.",
    )


@pytest.mark.parametrize(
    ("host", "others", "remark"),
    [
        ({"avoid": ("meal",)}, 2, "Ann would rather not have meals."),
        ({"city": ""}, 2, "Ann's note has no city, so nobody near can be found."),
        ({}, 0, "Nobody else lives in Leeds, as far as your notes tell."),
        ({}, 1, "1 other person lives in Leeds; 1 of them are due within 14 days and free for a meal."),
    ],
)
def test_why_there_is_no_table(host: dict[str, object], others: int, remark: str) -> None:
    people = [person("Ann", **{"city": "Leeds", "interests": ("golf",)} | host)]
    people += [
        person(name, city="Leeds", interests=("golf",), **due_in(3)) for name in ("Bob", "Cy")[:others]
    ]
    found = lunch(practice(people))
    assert found.remarks[0] == remark
    assert not list(found.lines)


def test_a_table_may_find_nobody_who_goes_together() -> None:
    people = [person("Ann", city="Leeds")]
    people += [person(name, city="Leeds", interests=("golf",), **due_in(3)) for name in ("Bob", "Cy")]
    assert lunch(practice(people)).remarks[:2] == (
        "2 other people live in Leeds; 2 of them are due within 14 days and free for a meal.",
        (
            "No two of those are strangers to everybody at the table, compete with nobody there, and have "
            "something in common with Ann."
        ),
    )
