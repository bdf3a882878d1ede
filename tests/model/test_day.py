"""The day's items: what a person finds in the agenda, and in which order it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cultivate.model import agenda
from cultivate.model.agenda import Item
from cultivate.model.contact import Contact, NextLine
from cultivate.model.dates import Birthday
from cultivate.model.day import plan_day
from cultivate.model.due import standing
from cultivate.model.hints import dialled, questions
from cultivate.model.settings import Settings, Visit
from cultivate.model.touch import Entry

SETTINGS = Settings()
TODAY = date(2026, 11, 24)
JANE = Contact(
    "Jane Doe",
    "People/Jane Doe.md",
    tiers=("inner-circle",),
    phones=("07700 900123",),
    spouse="Sam",
    children=("Lily (football)", "Max"),
    entries=(
        Entry(date(2026, 8, 28), means="call", outcome="reached", text="new role from October", line=9),
        Entry(
            date(2026, 10, 9), means="meal", word="meal", people=("Bob Lee",),
            text="his auditor might need a coach; see [[Ann Poe|Ann]]", line=10,
        ),
    ),
    next_lines=(NextLine("ask how is the new role?"),),
)  # fmt: skip


def items(*contacts: Contact, settings: Settings = SETTINGS) -> tuple[Item, ...]:
    standings = [standing(each, settings, TODAY) for each in contacts]
    links = {each.path: each.name for each in contacts}
    return plan_day(standings, settings, TODAY, link_texts=links).items


def test_the_last_words_come_first_and_a_question_last() -> None:
    (item,) = items(JANE)
    assert item == Item(
        agenda.TODAY,
        "call",
        ("Jane Doe",),
        reach=(("07700 900123", "tel:07700900123"),),
        hints=(
            "9 Oct lunch with Bob Lee: “his auditor might need a coach; see Ann”",
            "Sam; Lily (football), Max",
            "every month, due 9 Nov · call every 3 months, last 28 Aug",
            "ask: how is the new role?",
        ),
        buttons=True,
    )


def test_birthday_and_thanks_fold_into_the_line_of_who_is_due() -> None:
    due = replace(JANE, birthday=Birthday(11, 26, 1976))
    (item,) = items(due)
    assert item.hints[1] == "turns 50 on Thursday"


def test_a_promise_keeps_its_own_line() -> None:
    promised = NextLine("introduction [[Ann Poe]]", TODAY, means="introduction")
    first, second = items(replace(JANE, next_lines=(promised,)))
    assert (first.section, second.section) == (agenda.TODAY, agenda.PROMISED)
    assert (second.words, second.people) == ("introduction [[Ann Poe]]", ("Jane Doe",))


def test_a_missing_fact_of_the_inner_circle_is_the_question() -> None:
    unknown = replace(JANE, next_lines=(), birthday=None)
    assert questions(unknown, SETTINGS) == ["ask: when is their birthday?"]
    assert questions(replace(unknown, tiers=("client-system",)), SETTINGS) == []


@pytest.mark.parametrize(
    ("fields", "means"),
    [
        ({}, "call"),
        ({"phones": (), "emails": ("jane@acme.example",)}, "email"),
        ({"prefer": ("meal",)}, "meal"),
        ({"avoid": ("call",)}, "email"),
        ({"avoid": ("call", "email", "message")}, "note"),
    ],
)
def test_proposes_what_suits_them(fields: dict[str, object], means: str) -> None:
    assert replace(JANE, **fields).proposed_means == means  # type: ignore[arg-type]


def test_buttons_are_left_out_by_the_setting() -> None:
    (item,) = items(JANE, settings=replace(SETTINGS, buttons=False))
    assert not item.buttons


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("0113 496-0123", "01134960123"),
        ("ask reception", ""),
        ("tel:+44 7700", ""),
        ("1;ext=2", ""),
    ],
)
def test_dials_only_numbers(written: str, number: str) -> None:
    assert dialled(written) == number


def test_a_visit_brings_up_who_lives_there() -> None:
    there = replace(JANE, name="Al", path="Al.md", city="Leeds", last_touch=TODAY, phones=())
    away = replace(there, name="Bo", path="Bo.md", city="York")
    (item,) = items(there, away, settings=replace(SETTINGS, visiting=(Visit("leeds", TODAY, TODAY),)))
    assert (item.means, item.people, item.hints[1]) == ("message", ("Al",), "you are in Leeds today")
