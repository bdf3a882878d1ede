"""A bulk touch: one note under `Sent/`, to those who asked for it, and nobody's clock is reset."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.errors import Refused, UsageError
from cultivate.flows.saving import Outcome
from cultivate.flows.send import send
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice


def person(newsletter: str, more: str = "") -> str:
    return f"---\ntier: network\nnewsletter: {newsletter}\n{more}---\n"


PEOPLE: dict[str, str | bytes | None] = {
    "P/Yes One.md": person("true"),
    "P/Yes Two.md": person("2025-04-01"),
    "P/No One.md": person("false"),
    "P/Asked Off.md": person("asked-off"),
    "P/Unknown.md": person(""),
    "P/Stopped.md": person("true", "stage: stopped\n"),
    "P/Died.md": person("true", "died: 2026-01-01\n"),
    "P/Ally.md": "---\ntier: alliance\nnewsletter: true\ntags: [press]\n---\n",
}


def sent(vault: Practice, selection: str, **more: object) -> Outcome:
    return send(vault.session(), selection, means="", day=None, text="Letter 14", **more)  # type: ignore[arg-type]


def test_the_record(practice: MakePractice) -> None:
    vault = practice(PEOPLE, alone=True)
    before = vault.files()
    assert sent(vault, "tier network").messages == ("Sent/2026-11-24 Letter 14.md: newsletter to 2 people",)
    path = "Sent/2026-11-24 Letter 14.md"
    assert vault.text(path) == (
        "---\ntype: sent\ndate: 2026-11-24\nmeans: newsletter\nto: [tier network]\npeople: 2\n---\n"
        "# Letter 14\n\n## To\n- [[Yes One]]\n- [[Yes Two]]\n\n## Not to\n- [[Asked Off]]\n- [[No One]]\n"
    )
    assert {p: t for p, t in vault.files().items() if p != path} == before


@pytest.mark.parametrize(
    ("selection", "count"), [("newsletter", 3), ("everybody", 3), ("tag press", 1), ("tier alliance", 1)]
)
def test_selections(practice: MakePractice, selection: str, count: int) -> None:
    vault = practice(PEOPLE, alone=True)
    assert f"to {count} p" in sent(vault, selection).messages[0]


def test_one_person_is_one_person(practice: MakePractice) -> None:
    vault = practice(PEOPLE, alone=True)
    assert sent(vault, "tier alliance").messages == ("Sent/2026-11-24 Letter 14.md: newsletter to 1 person",)


def test_not_twice(practice: MakePractice) -> None:
    vault = practice(PEOPLE, alone=True)
    sent(vault, "tier network")
    with vault.silent(), pytest.raises(Refused, match="is there already; give it another title"):
        sent(vault, "newsletter")


def test_nobody_asked(practice: MakePractice) -> None:
    vault = practice({"P/A.md": person("")}, alone=True)
    with vault.silent(), pytest.raises(Refused, match=r"has asked for the newsletter \(newsletter: true\)"):
        sent(vault, "tier network")
    with vault.silent(), pytest.raises(Refused, match="“tier alliance” selects nobody"):
        sent(vault, "tier alliance")


@pytest.mark.parametrize(
    "selection", ["network", "tier", "tier  ", "folder People", "jane", "stage conversion", "tier friends"]
)
def test_selections_that_are_none(practice: MakePractice, selection: str) -> None:
    vault = practice(PEOPLE, alone=True)
    with vault.silent(), pytest.raises(UsageError):
        sent(vault, selection)


def test_only_bulk_means(practice: MakePractice) -> None:
    vault = practice(PEOPLE, alone=True)
    with vault.silent(), pytest.raises(UsageError, match="“call” is none; bulk means are newsletter"):
        send(vault.session(), "newsletter", means="call", day=None, text="")


def test_not_before_it_was_sent(practice: MakePractice) -> None:
    vault = practice(PEOPLE, alone=True)
    with vault.silent(), pytest.raises(Refused, match="is after today"):
        send(vault.session(), "newsletter", means="", day=date(2026, 11, 25), text="x")


@pytest.mark.parametrize("title", ["a/b", "Letter: 14", "x" * 300, "[[x]]"])
def test_titles_that_no_note_may_have(practice: MakePractice, title: str) -> None:
    vault = practice(PEOPLE, alone=True)
    with vault.silent(), pytest.raises(Refused, match="a note cannot be called"):
        send(vault.session(), "newsletter", means="", day=None, text=title)


def test_a_bulk_means_of_ones_own_goes_to_everybody_but_those_who_asked_off(practice: MakePractice) -> None:
    """Christmas cards need no newsletter to be asked for."""
    vault = practice({**PEOPLE, "cultivate.toml": "[means.christmas]\nbulk = true\n"}, alone=True)
    outcome = send(vault.session(), "tier network", means="christmas", day=None, text="Christmas")
    assert "christmas to 5 people" in outcome.messages[0]
    vault.log("Unknown", means="christmas")
    assert "last_touch" not in vault.text("P/Unknown.md")


def test_names_that_two_notes_have(practice: MakePractice) -> None:
    vault = practice({**PEOPLE, "Q/Yes One.md": "# another\n"}, alone=True)
    sent(vault, "tier network")
    assert "- [[P/Yes One|Yes One]]\n" in vault.text("Sent/2026-11-24 Letter 14.md")


def test_the_record_is_no_contact_and_no_problem(practice: MakePractice) -> None:
    from cultivate.flows.doctor import doctor

    vault = practice(PEOPLE, alone=True)
    sent(vault, "tier network")
    report = doctor(vault.session())
    assert report.problems == ()
    assert report.contacts == len(PEOPLE)
