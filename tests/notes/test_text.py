"""Decoding, lines and positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.text import Line, decode, encode, lines, newline_of, position


@given(st.binary())
def test_every_byte_comes_back(data: bytes) -> None:
    assert encode(decode(data)) == data


def test_a_byte_order_mark_and_line_endings_are_kept() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\r") == "\ufeffa\r\nb\r"


def test_lines_end_at_newlines_only() -> None:
    text = "one\u2028still\x85one\r\ntwo\x0b\n\rthree"
    assert [text[line.start : line.end] for line in lines(text)] == [
        "one\u2028still\x85one",
        "two\x0b",
        "\rthree",
    ]


def test_a_line_knows_its_place() -> None:
    assert lines("a\r\n\nb\n") == [Line(0, 1, 3, 1), Line(3, 3, 4, 2), Line(4, 5, 6, 3)]
    assert lines("a\nb\nc\n", 2, 4) == [Line(2, 3, 4, 2)]
    assert lines("") == []


@given(st.text(alphabet="a\r\n\u2028"))
def test_lines_are_the_whole_text(text: str) -> None:
    found = lines(text)
    assert "".join(text[line.start : line.stop] for line in found) == text
    assert all(text[line.end : line.stop] in {"", "\n", "\r\n"} for line in found)
    assert [line.number for line in found] == list(range(1, len(found) + 1))


@given(st.text(alphabet="a\r\n"), st.data())
def test_part_of_a_text_has_the_lines_of_the_whole(text: str, data: st.DataObject) -> None:
    whole = lines(text)
    if whole:
        first = data.draw(st.integers(0, len(whole) - 1))
        assert lines(text, whole[first].start) == whole[first:]


@pytest.mark.parametrize(
    ("text", "newline"), [("a\r\nb\n", "\r\n"), ("a\nb\r\n", "\n"), ("a", "\n"), ("", "\n"), ("\n", "\n")]
)
def test_a_notes_own_line_ending_is_that_of_its_first_line(text: str, newline: str) -> None:
    assert newline_of(text) == newline


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("abc", 0, (1, 1)),
        ("abc\nde", 5, (2, 2)),
        ("\ufeffabc", 1, (1, 1)),
        ("\ufeffab\nc", 4, (2, 1)),
        ("", 0, (1, 1)),
    ],
)
def test_positions_count_from_one_and_pass_over_the_mark(
    text: str, offset: int, place: tuple[int, int]
) -> None:
    assert position(text, offset) == place
