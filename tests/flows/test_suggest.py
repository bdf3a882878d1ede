"""`suggest` over a real vault: who is private, whom it refuses, and what could not be read."""

from __future__ import annotations

import json

import pytest

from cultivate.errors import Refused, UsageError
from cultivate.flows.report_documents import report_json
from cultivate.flows.suggest import introductions, lunch, sending
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

LIKES = "---\ntier: client-system\nlast_touch: 2026-08-20\ncity: Leeds\ninterests: [golf]\n{}---\n"


@pytest.fixture
def golfers(practice: MakePractice) -> Practice:
    """Three who may meet; Cy is private, Dee stopped, and Al's note is broken."""
    return practice(
        {
            "People/Ann.md": LIKES.format(""),
            "People/Bob.md": LIKES.format(""),
            "People/Cy Secret.md": LIKES.format("private: true\nlooking_for: [golf]\n"),
            "People/Dee.md": LIKES.format("stage: stopped\n"),
            "People/Al.md": '---\ntier: "network\n---\n',
        },
        alone=True,
    )


def test_somebody_private_is_named_in_the_terminal_alone(golfers: Practice) -> None:
    session = golfers.session()
    for discreet in (True, False):
        answers = [
            introductions(session, count=9, discreet=discreet),
            sending(session, "golf", "gift", count=9, discreet=discreet),
            lunch(session, "Ann", here=golfers.root, count=9, discreet=discreet),
        ]
        named = ["Secret" in json.dumps(report_json(each, session)) for each in answers]
        lines = [sorted(line.label for line in each.report.lines) for each in answers]
        if discreet:
            assert named == [False] * 3
            assert lines == [["Ann and Bob"], ["Ann", "Bob"], []]
        else:
            assert lines[0] == ["Ann and Bob", "Ann and Cy Secret", "Bob and Cy Secret"]
            assert lines[1:] == [["Ann", "Bob", "Cy Secret"], ["Bob and Cy Secret"]]
        assert answers[0].report.remarks[-1].startswith("Of 4 people 3 have interests"), "all are counted"


def test_a_lunch_with_somebody_private_is_for_the_terminal(golfers: Practice) -> None:
    with pytest.raises(Refused, match="is private"):
        lunch(golfers.session(), "Cy Secret", here=golfers.root, count=5, discreet=True)
    found = lunch(golfers.session(), "Cy Secret", here=golfers.root, count=5)
    assert [line.label for line in found.report.lines] == ["Ann and Bob"]


def test_whom_and_what_it_refuses(golfers: Practice) -> None:
    with pytest.raises(Refused, match="is stopped"):
        lunch(golfers.session(), "Dee", here=golfers.root, count=5)
    with pytest.raises(Refused, match="nobody is called"):
        lunch(golfers.session(), "Zoe", here=golfers.root, count=5)
    with pytest.raises(UsageError, match="does not say what it is about"):
        sending(golfers.session(), "https://pages.example/", "article", count=5)


def test_there_is_no_all_clear_beside_a_note_that_could_not_be_read(golfers: Practice) -> None:
    found = introductions(golfers.session(), count=5)
    assert [problem.path for problem in found.problems] == ["People/Al.md"]
    with golfers.silent():
        introductions(golfers.session(), count=5)
