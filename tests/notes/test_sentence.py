"""A sentence about a touch: what is understood, what stays as text, and what is not certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.means import STANDARD
from cultivate.notes.sentence import Sentence, is_sentence, read_sentence
from cultivate.notes.sentence_names import Names

TODAY = date(2026, 11, 24)
ALIASES = {"Jane Doe": ("JD",), "Bob Lee": ("Jim",)}
PEOPLE = (
    "Jane Doe", "Jane Smith", "Bob Lee", "Ann Poe", "Will Hart", "Mark Otto", "Grace Kim", "May Lin",
    "Zoë Ångström", "Jan van der Berg", "Siobhán O'Brien", "Cy Orr", "Dee Fox",
)  # fmt: skip
NAMES = Names([Contact(name, f"People/{name}.md", aliases=ALIASES.get(name, ())) for name in PEOPLE])


def read(text: str) -> Sentence:
    return read_sentence(text, NAMES, STANDARD, TODAY)


def said(text: str) -> tuple[str, str, str, str, str]:
    """Day, means with outcome, people, text and promise; a `!` for each doubt."""
    found = read(text)
    means = " ".join(filter(None, [found.means, "in" if found.inbound else "", found.outcome]))
    length = f" {found.minutes}m" if found.minutes else ""
    people = ", ".join(person.name if person else "?" for person in found.people)
    promise = " ".join(filter(None, [found.next_words, str(found.next_day or "")]))
    doubts = "".join(f"!{doubt.kind}" for doubt in found.doubts)
    return (found.day.isoformat() if found.day else "", means + length, people, found.text, promise + doubts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday: lunch with Jane Doe and Bob, promised an intro to Ann",
         ("2026-11-23", "meal", "Jane Doe, Bob Lee", "", "an intro to Ann")),
        ("rang Bob — no answer", ("", "call no-answer", "Bob Lee", "", "")),
        ("called bob, left a message", ("", "call voicemail", "Bob Lee", "", "")),
        ("met Ann and Dee for coffee, 45m, she is moving in May",
         ("", "meal 45m", "Ann Poe, Dee Fox", "she is moving in May", "")),
        ("last Friday: call with van der Berg 25m: new role",
         ("2026-11-20", "call 25m", "Jan van der Berg", "new role", "")),
        ("two days ago emailed zoe about the report",
         ("2026-11-22", "email", "Zoë Ångström", "about the report", "")),
        ("12 Nov coffee with Siobhan O’Brien", ("2026-11-12", "meal", "Siobhán O'Brien", "", "")),
        ("lunch with will and grace", ("", "meal", "Will Hart, Grace Kim", "", "")),
        ("called mark", ("", "call", "Mark Otto", "", "")),
        ("phoned May", ("", "call", "May Lin", "", "")),
        ("called back Cy", ("", "call", "Cy Orr", "", "")),
        ("Cy rang back: his budget is through", ("", "call in", "Cy Orr", "his budget is through", "")),
        ("Jane Doe: called, no answer", ("", "call no-answer", "Jane Doe", "", "")),
        ("lunch with Bob, Ann is leaving Acme", ("", "meal", "Bob Lee", "Ann is leaving Acme", "")),
        ("had a great lunch with Ann at the Crown: three names",
         ("", "meal", "Ann Poe", "had a great lunch with Ann at the Crown: three names", "")),
        ("coffee with Dee Fox in the street yesterday",
         ("2026-11-23", "meal", "Dee Fox", "in the street", "")),
        ("yesterday : lunch with Ann – « très bien »",
         ("2026-11-23", "meal", "Ann Poe", "« très bien »", "")),
        ("text to Ann: „alles gut“, promised to send the book by friday",
         ("", "message", "Ann Poe", "„alles gut“", "send the book 2026-11-27")),
        ("lunch with JD today, promised to introduce her to Zoë",
         ("2026-11-24", "meal", "Jane Doe", "", "introduce her to Zoë")),
        ("call with Cy, sold 4000", ("", "call sold 4000", "Cy Orr", "", "")),
        ("meal booked 2026-12-08 with Cy", ("", "meal booked 2026-12-08", "Cy Orr", "", "")),
        ("lunch with Cy booked 2026-12-08 at noon", ("", "meal booked 2026-12-08", "Cy Orr", "at noon", "")),
        ("lunch with Cy who booked a villa", ("", "meal", "Cy Orr", "who booked a villa", "")),
        ("call with Cy, no need", ("", "call no-need", "Cy Orr", "", "")),
        ("call with Cy: lost his job", ("", "call", "Cy Orr", "lost his job", "")),
        ("half an hour call with Cy on Monday", ("2026-11-23", "call 30m", "Cy Orr", "", "")),
        ("call with [[Jane Doe]] 25m: new budget", ("", "call 25m", "Jane Doe", "new budget", "")),
        ("drinks with Ann, Bob, Cy & Dee last night",
         ("2026-11-23", "meal", "Ann Poe, Bob Lee, Cy Orr, Dee Fox", "", "")),
        ("we had coffee, Bob and I", ("", "meal", "Bob Lee", "", "")),
        ("sat with Bob over coffee", ("", "meal", "Bob Lee", "sat with Bob over coffee", "")),
        ("I rang Bob. He was out", ("", "call", "Bob Lee", "He was out", "")),
        ("note à Ann : merci", ("", "note", "Ann Poe", "merci", "")),
        ("Call mit Ann: „gut“", ("", "call", "Ann Poe", "„gut“", "")),
        ("lunch with Bob and Zed", ("", "meal", "Bob Lee", "and Zed", "")),
        ("introduced Ann to Bob", ("", "introduction", "Ann Poe, Bob Lee", "", "")),
    ],
)  # fmt: skip
def test_what_is_understood(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("lunch with Jane", ["who"]),
        ("lunch with Zed", ["nobody"]),
        ("lunch with Bob's assistant", ["nobody"]),
        ("call may be late", ["nobody"]),
        ("Will call Jane Doe tomorrow", ["planned", "planned"]),
        ("call Cy next week", ["planned"]),
        ("met Bob 12/11", ["day"]),
        ("lunch with Ann 2026-11-20 and yesterday", ["days"]),
        ("lunch and a call with Bob", ["means"]),
        ("Bob, all fine, yesterday", ["no means"]),
        ("called Ann about her move yesterday", ["day in text"]),
        ("Bob promised me an intro to Eve over lunch", ["no means"]),
    ],
)
def test_what_is_not_certain_is_a_doubt(text: str, doubts: list[str]) -> None:
    assert [doubt.kind for doubt in read(text).doubts] == doubts


def test_whom_a_name_may_mean_and_whom_an_introduction_is_to() -> None:
    (doubt,) = read("lunch with Jane").doubts
    assert [contact.name for contact in doubt.contacts] == ["Jane Doe", "Jane Smith"]
    assert [c.name for c in read("called Bob, promised her an introduction to Ann").next_person] == [
        "Ann Poe"
    ]
    assert len(read("called Bob, promised an intro to Jane").next_person) == 2


@pytest.mark.parametrize("text", ["she came and promised to write", "lunch with Bob: Ann promised to ring"])
def test_a_promise_of_somebody_else_is_text(text: str) -> None:
    assert read(text).next_words == ""


@pytest.mark.parametrize(
    "text", ["jane doe", "Mark Otto", "hello there", "lunch", "van der Berg", "déjeuner avec Ann"]
)
def test_words_without_a_means_or_a_day_are_no_sentence(text: str) -> None:
    assert not is_sentence(text, STANDARD, TODAY)


WORDS = st.sampled_from(
    ("yesterday", "lunch", "called", "with", "and", ",", ":", "—", "Jane", "Bob", "ann", "will", "promised",
     "an", "intro", "to", "25m", "no", "answer", "she", "Leeds", "[[Bob Lee]]", "12", "Nov", "may", ".",
     "“ok”",
     "it's")
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_the_words_kept_are_the_words_typed(text: str) -> None:
    """Nothing can raise; text and promise stand in the sentence as they were typed."""
    found = read(text)
    assert found.text in text
    assert found.next_words in text
    if not found.doubts:
        assert found.people
        assert all(found.people)
