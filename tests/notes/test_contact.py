"""Which notes are contacts, and what is read of them: every spelling, a problem for what is uncertain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.dates import Birthday
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.recognise import recognise

SETTINGS = Settings()
TODAY = date(2026, 11, 24)


def read(front_matter: str, body: str = "", settings: Settings = SETTINGS) -> Contact:
    return read_contact(f"---\n{front_matter}\n---\n{body}", "People/Jane Doe.md", settings, TODAY)


def codes(contact: Contact) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.severity, problem.code) for problem in contact.problems]


def is_contact(text: str, path: str = "Notes/x.md", settings: Settings = SETTINGS) -> bool:
    return recognise(text, path, settings) is not None


FULL = """type: contact
tier: [alliance, client-system]
cadence: every 6 weeks
last_touch: 2026-10-09
stage: cultivating
company: "[[Acme]]"
role: CFO
email: [jane@acme.example, "j@doe.example"]
phone: "+44 7700 900123"
city: Leeds
birthday: --04-02
introduced_by: "[[People/Bob Lee|Bob]]"
introduced_on: 2025-03-14
spouse: "[[Sam Doe]]"
children: [Lily (football), Max]
tags: ["#people", VIP]
aliases: JD
zip: 01234
private: true"""


def test_reads_a_whole_note() -> None:
    body = "\n## Next\n- [ ] note 📅 2026-11-27\n\n## Log\n- 2026-10-09 call reached 25m: new role\n"
    jane = read(FULL, body)
    assert (jane.name, jane.path, jane.tiers) == (
        "Jane Doe",
        "People/Jane Doe.md",
        ("alliance", "client-system"),
    )
    assert (jane.cadence, jane.last_touch, jane.stage) == (Cadence(days=42), date(2026, 10, 9), "cultivating")
    assert (jane.org, jane.role, jane.city) == ("Acme", "CFO", "Leeds")
    assert jane.emails == ("jane@acme.example", "j@doe.example")
    assert jane.phones == ("+44 7700 900123",)
    assert jane.birthday == Birthday(4, 2)
    assert (jane.introduced_by, jane.introduced_on) == ("Bob Lee", date(2025, 3, 14))
    assert (jane.spouse, jane.children) == ("Sam Doe", ("Lily (football)", "Max"))
    assert (jane.tags, jane.aliases, jane.private) == (("people", "vip"), ("JD",), True)
    assert jane.properties["zip"] == "01234"
    assert [entry.text for entry in jane.entries] == ["new role"]
    assert [(line.words, line.day) for line in jane.next_lines] == [("note", date(2026, 11, 27))]
    assert jane.problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "last_touch",
        "Last Touch",
        "lastTouch",
        "last-contact",
        "lastContacted",
        "LAST_CONTACT",
        "last_chat",
        "last",
    ],
)
def test_knows_the_common_spellings(name: str) -> None:
    assert read(f"{name}: 2026-10-09").last_touch == date(2026, 10, 9)


def test_a_vaults_own_names_win() -> None:
    own = replace(SETTINGS, property_names=MappingProxyType({"last_touch": "Gesprochen am"}))
    jane = read("last_touch: 2020-01-01\ngesprochen_am: 2026-10-09", settings=own)
    assert jane.last_touch == date(2026, 10, 9)


@pytest.mark.parametrize("empty", ["", "null", "~", '""', "''"])
def test_empty_means_unknown_and_is_no_problem(empty: str) -> None:
    jane = read(f"tier: {empty}\ncadence: {empty}\nlast_touch: {empty}\nbirthday: {empty}\nstage: {empty}")
    assert (jane.tiers, jane.cadence, jane.last_touch, jane.birthday, jane.problems) == (
        (),
        None,
        None,
        None,
        (),
    )


@pytest.mark.parametrize(
    ("line", "code", "severity"),
    [
        ("last_touch: last October", "bad-last-touch", "error"),
        ("last_touch: 2026-02-30", "bad-last-touch", "error"),
        ("last_touch: 2062-10-09", "future-date", "error"),
        ("last_touch: [2026-10-09, 2026-10-10]", "bad-last-touch", "error"),
        ("cadence: biweekly", "bad-cadence", "error"),
        ("tier: inner", "unknown-tier", "error"),
        ("birthday: 2 April", "bad-birthday", "warning"),
        ("stage: warm", "unknown-stage", "warning"),
        ("pause_until: soon", "bad-pause-until", "warning"),
    ],
)
def test_names_what_it_cannot_read_and_reads_the_rest(line: str, code: str, severity: str) -> None:
    jane = read(f"city: Leeds\n{line}")
    assert codes(jane) == [(3, severity, code)]
    assert jane.city == "Leeds"
    assert jane.problems[0].advice


def test_a_placeholder_of_a_template_is_no_value() -> None:
    jane = read("city: Leeds\nlast_touch: {{date}}")
    assert (3, "error", "bad-last-touch") in codes(jane)
    assert jane.last_touch is None


def test_a_cadence_with_two_meanings_is_told_both() -> None:
    (problem,) = read("cadence: biweekly").problems
    assert problem.message == "cadence is “biweekly”, which cannot be read"
    assert "every 2 weeks" in problem.advice


def test_an_unknown_tier_beside_a_known_one_counts_as_missing() -> None:
    jane = read("tier: [alliance, gold]")
    assert jane.tiers == ("alliance",)
    assert [code for _, _, code in codes(jane)] == ["unknown-tier"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntier: alliance\n---\n", True),
        ("\ufeff---\r\nTier: alliance\r\n---\r\n", True),
        ("---\ntier:\n---\n", True),
        ("---\ntype: contact\n---\n", True),
        ("---\ntype: Person\n---\n", True),
        ("---\ntype: meeting\n---\n", False),
        ("---\ntype: agenda\ntier: alliance\n---\n", False),
        ("---\nmeta:\n  tier: alliance\n---\n", False),
        ("# tier: alliance\n", False),
        ("", False),
    ],
)
def test_finds_contacts_by_property(text: str, expected: bool) -> None:
    assert is_contact(text) is expected


def test_finds_contacts_by_folder_tag_and_category() -> None:
    folder = replace(SETTINGS, folders=("People",))
    assert is_contact("# Jane\n", "People/Jane.md", folder)
    assert not is_contact("# Jane\n", "People also/Jane.md", folder)
    tag = replace(SETTINGS, tags=("#people",))
    assert is_contact("---\ntags: [people/friends]\n---\n", settings=tag)
    assert is_contact("# Jane\n\n#People\n", settings=tag)
    assert not is_contact("---\ntags: [peoples]\n---\nhttps://x.example/#peoples\n", settings=tag)
    category = replace(SETTINGS, categories=("People",))
    assert is_contact('---\ncategories: ["[[People]]"]\n---\n', settings=category)
    assert not is_contact('---\ncategories: ["[[Places]]"]\n---\n', settings=category)


def test_a_note_that_may_be_a_contact_and_cannot_be_read_is_one() -> None:
    broken = '---\ntier: alliance\nname: "Al\n---\n'
    assert is_contact(broken)
    assert not is_contact('---\ntitle: "Al\nkind: recipe\n---\n')
    al = read_contact(broken, "People/Al.md", SETTINGS, TODAY)
    assert "front matter" in al.unreadable
    assert [problem.severity for problem in al.problems] == ["error"]


@given(st.text(max_size=400), st.booleans())
def test_nothing_in_a_note_can_raise(text: str, fenced: bool) -> None:
    note = f"---\ntier: {text}\n---\n## Log\n- {text}\n" if fenced else text
    recognise(note, "People/x.md", SETTINGS)
    read_contact(note, "People/x.md", SETTINGS, TODAY)
