"""What `doctor` finds beyond reading: names that two people have, touches told in one note alone."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.checks import CHECKS
from cultivate.errors import Problem
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact

DAY = date(2026, 11, 24)


def checked(notes: dict[str, str]) -> list[Problem]:
    settings = Settings()
    contacts = [read_contact(text, path, settings, DAY) for path, text in notes.items()]
    return [problem for check in CHECKS for problem in check(contacts, settings)]


def logged(*lines: str) -> str:
    return "---\ntier: alliance\n---\n## Log\n" + "".join(f"- {line}\n" for line in lines)


def test_nothing() -> None:
    assert checked({}) == []
    assert checked({"Jane.md": logged("2026-10-09 call"), "Bob.md": logged()}) == []


def test_two_notes_of_one_name() -> None:
    found = checked({"a/Jane.md": logged(), "b/jane.md": logged(), "Bob.md": logged()})
    assert [(p.path, p.code, p.severity) for p in found] == [
        ("a/Jane.md", "same-name", "warning"),
        ("b/jane.md", "same-name", "warning"),
    ]
    assert found[0].message == "Jane is also the name of b/jane.md"


@pytest.mark.parametrize("char", "[]#^|")
def test_a_name_that_no_link_can_hold(char: str) -> None:
    found = checked({f"People/Jane {char}x{char}.md": logged(), "People/Ann (Leeds) & Co, 2.md": logged()})
    assert [(p.path, p.code, p.severity) for p in found] == [
        (f"People/Jane {char}x{char}.md", "unlinkable-name", "warning")
    ]
    assert f"“{char}”" in found[0].message


ALL = "call, email, message, note, article, meeting"


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        (f"tier: client-system\navoid: [{ALL}]", True),
        ("tier: client-system\navoid: [call, email, message, note, article]", False),
        (f"tier: client-system\nprefer: [gift]\navoid: [{ALL}]", False),
        (f"tier: inner-circle\navoid: [{ALL}]", False),  # a meal or help is left in the plan
        (f"tier: inner-circle\navoid: [{ALL}, meal, help, home, event]", True),
        (f"tier: network\navoid: [{ALL}]", False),
        (f"tier: client-system\nstage: stopped\navoid: [{ALL}]", False),
    ],
)
def test_somebody_whose_avoid_leaves_nothing(properties: str, told: bool) -> None:
    found = checked({"People/Jane.md": f"---\n{properties}\n---\n"})
    assert [problem.code for problem in found] == ["no-means"] * told


def test_a_touch_in_one_note_alone() -> None:
    found = checked({"Jane.md": logged("2026-10-09 meal [[Bob]] 90m"), "Bob.md": logged("2026-10-09 call")})
    assert [(p.path, p.line, p.code) for p in found] == [("Jane.md", 5, "one-sided")]
    assert found[0].advice == 'cultivate log "Bob" --via meal --on 2026-10-09'


@pytest.mark.parametrize(
    "line",
    [
        "2026-10-09 meal: with nobody",
        "2026-10-09 call: about [[Bob]]",
        "2026-10-09 introduction in [[Bob]]",
        "2026-10-09 referral in [[Bob]]",
        "2026-10-09 introduction met [[Bob]]",
        "2026-10-09 introduction declined [[Bob]]",
        "2026-10-09 meal [[Nobody Known]]",
        "2026-10-09 skipped: [[Bob]]",
        "2026-10-09 meal [[Jane]]",
    ],
)
def test_what_need_not_be_mirrored(line: str) -> None:
    assert checked({"Jane.md": logged(line), "Bob.md": logged()}) == []


@pytest.mark.parametrize("link", ["[[Bob]]", "[[p/Bob]]", "[[p/Bob|him]]", "[[bob]]", "[[p/Bob.md]]"])
def test_links_of_every_kind(link: str) -> None:
    line = f"2026-10-09 meal {link}"
    assert len(checked({"Jane.md": logged(line), "p/Bob.md": logged()})) == 1
    assert checked({"Jane.md": logged(line), "p/Bob.md": logged("2026-10-09 lunch [[Jane]]")}) == []


def test_a_name_that_two_notes_have_is_nobody_for_certain() -> None:
    notes = {
        "Jane.md": logged("2026-10-09 meal [[Bob]]"),
        "a/Bob.md": logged("2026-10-09 meal [[Jane]]"),
        "b/Bob.md": logged(),
    }
    assert {p.code for p in checked(notes)} == {"same-name"}
    notes["Jane.md"] = logged("2026-10-09 meal [[b/Bob]]")
    assert {p.code for p in checked(notes)} == {"same-name", "one-sided"}
