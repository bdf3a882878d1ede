"""The marked part of a daily note, and marks that are damaged."""

from __future__ import annotations

import pytest

from cultivate.errors import CannotEdit
from cultivate.notes.agenda.region import BEGIN, END, check_region, has_region, region, with_region
from tests.flows.practice import outside


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"a\n{BEGIN}\nb\n", 2, "no “%% cultivate:end %%” follows"),
        (f"a\n\n{END}\nb\n", 3, "there is no “%% cultivate:begin %%” before this line"),
        (f"{END}\n{BEGIN}\n", 1, "there is no “%% cultivate:begin %%” before this line"),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", 2, "there is no “%% cultivate:end %%” before it"),
        (f"{BEGIN}\n{END}\nx\n{BEGIN}\n{END}\n", 4, "a second time"),
        (f"{BEGIN}\n{END}\n{END}\n", 3, "a second time"),
    ],
)
def test_damaged_marks_are_refused_with_their_line(text: str, line: int, said: str) -> None:
    with pytest.raises(CannotEdit) as refused:
        check_region(text)
    assert refused.value.line == line
    assert said in refused.value.reason


@pytest.mark.parametrize(
    "text",
    ["", "words\n", f"```\n{BEGIN}\n```\n", f"> {BEGIN}\n", f"{BEGIN}\n{END}\n",
     f"x\n  {BEGIN}\r\ny\r\n{END}",
     f"```\n{BEGIN}\n```\n{BEGIN}\n{END}\n", "%% cultivate:begin agenda %%\n%%cultivate:end%%\n"],
)  # fmt: skip
def test_one_pair_or_none_is_as_it_should_be(text: str) -> None:
    check_region(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", f"{BEGIN}\nA\n{END}\n"),
        ("words", f"words\n\n{BEGIN}\nA\n{END}\n"),
        ("words\r\n", f"words\r\n\r\n{BEGIN}\r\nA\r\n{END}\r\n"),
        ("---\na: b\n---\n", f"---\na: b\n---\n{BEGIN}\nA\n{END}\n"),
        (f"x\n{BEGIN}\n\n{END}\ny", f"x\n{BEGIN}\nA\n{END}\ny"),
        (f"x\n{BEGIN}\n{END}\ny", f"x\n{BEGIN}\nA\n{END}\ny"),
    ],
)
def test_a_note_gets_it_at_its_end_or_where_the_marks_are(text: str, expected: str) -> None:
    after = with_region(text, "A\n")
    assert after == expected
    start, end = region(after)
    assert after[start:end].strip() == "A"
    before, behind = outside(after)
    assert before + behind == after[:start] + after[end:]


def test_a_code_block_that_is_not_closed_would_hide_it() -> None:
    with pytest.raises(CannotEdit, match="not closed"):
        with_region("words\n```\ncode\n", "A\n")


def test_marks_in_code_are_words() -> None:
    assert not has_region(f"~~~\n{BEGIN}\n{END}\n~~~\n")
