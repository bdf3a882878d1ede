"""What Tasks and Dataview write beside a box's words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from cultivate.notes.fields import Fields, due_field, split_block, split_fields
from tests.notes.strategies import TEXTS

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("line", "words", "fields"),
    [
        ("ask 📅 2026-11-27", "ask", Fields(due=DAY)),
        ("ask 🗓️ 2026-11-27", "ask", Fields(due=DAY)),
        ("ask 📅 [[2026-11-27]]", "ask", Fields(due=DAY)),
        ("ask [due:: 2026-11-27]", "ask", Fields(due=DAY)),
        ("ask  (due:: 2026-11-27)  [completion:: 2026-11-27]", "ask", Fields(due=DAY, done=DAY)),
        ("ask ✅ 2026-11-27", "ask", Fields(done=DAY)),
        ("ask ✅ 2026-11-27 ^a1", "ask", Fields(done=DAY, block="a1")),
        (
            "ask 🆔 ab ⛔ cd,ef ⏫ 🔁 every week when done 🏁 delete ➕ 2026-01-01 📅 2026-11-27",
            "ask",
            Fields(due=DAY),
        ),
        ("ask 📅 2026-11-27 about it", "ask about it", Fields(due=DAY)),
        ("ask 📅 2026-02-30", "ask", Fields()),
        ("ask [priority:: high]", "ask", Fields()),
        ("ask ^a1", "ask", Fields(block="a1")),
        ("📅 2026-11-27", "", Fields(due=DAY)),
    ],
)
def test_fields_are_taken_out(line: str, words: str, fields: Fields) -> None:
    assert split_fields(line) == (words, fields)


@pytest.mark.parametrize(
    "line", ["", "ask", "3^2", "ask 📅 soon", "a ⏫ b", "key:: value", "[[due:: x]]", "^ a", "2026-11-27"]
)
def test_other_words_stay(line: str) -> None:
    assert split_fields(line) == (line, Fields())


def test_a_block_id_alone() -> None:
    assert split_block("call [[J]] ^b-1 ") == ("call [[J]]", "b-1")
    assert split_block("call^b1") == ("call^b1", "")
    assert split_block("^b1") == ("", "b1")


def test_where_the_day_stands() -> None:
    found = due_field("a ✅ 2026-01-01 📅 2026-11-27")
    assert found is not None
    assert found["day"] == "2026-11-27"
    assert due_field("a ✅ 2026-01-01") is None


@given(TEXTS)
def test_taking_out_twice_is_taking_out_once(text: str) -> None:
    words = split_block(split_fields(text)[0])[0]
    assert (
        split_fields(split_fields(text)[0])[0] == split_fields(words)[0]
        or split_block(split_fields(text)[0])[1]
    )
