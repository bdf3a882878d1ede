"""Edits, diffs and conflict markers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.edit import Change, Edit, apply, conflict_markers, diff


def test_edits_are_made_at_the_places_of_the_text_as_given() -> None:
    assert apply("abcdef", [Edit(4, 5, "E"), Edit(0, 1, ""), Edit(2, 2, "--")]) == "b--cdEf"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply("ab", [Edit(1, 1, "1"), Edit(1, 1, "2"), Edit(1, 2, "B")]) == "a12B"


def test_no_edits_change_nothing() -> None:
    assert apply("abc", []) == "abc"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, "x"), Edit(1, 3, "y")], [Edit(2, 1, "")], [Edit(0, 9, "")], [Edit(-1, 0, "")]]
)
def test_edits_that_overlap_or_lie_outside_are_an_error(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        apply("abc", edits)


def test_a_diff_names_old_and_new_and_keeps_what_is_no_text() -> None:
    shown = diff([Change("People/Jane.md", "a\nb\udce9\n", "a\nc\n"), Change("New.md", None, "x")])
    assert shown == (
        "--- a/People/Jane.md\n+++ b/People/Jane.md\n@@ -1,2 +1,2 @@\n a\n-b\udce9\n+c\n"
        "--- /dev/null\n+++ b/New.md\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n"
    )


def test_no_change_has_no_diff() -> None:
    assert diff([Change("a.md", "same\n", "same\n")]) == ""


@given(st.text(alphabet="ab\n\r \u2028é"), st.text(alphabet="ab\n\r \u2028é"))
def test_a_diff_has_every_line_of_the_change(before: str, after: str) -> None:
    shown = diff([Change("a.md", before, after)])
    assert bool(shown) == (before != after)


@pytest.mark.parametrize("tool", [["git", "apply", "-"], ["patch", "-p1", "-s", "--binary"]])
def test_git_and_patch_can_apply_a_diff(tmp_path: Path, tool: list[str]) -> None:
    note = tmp_path / "Jane Doe.md"
    note.write_bytes(b"a\nb\r\nc")
    shown = diff([Change("Jane Doe.md", "a\nb\r\nc", "a\nB\r\nc\nd"), Change("New one.md", None, "x\n")])
    subprocess.run(tool, cwd=tmp_path, input=shown.encode(), check=True, capture_output=True)
    assert note.read_bytes() == b"a\nB\r\nc\nd"
    assert (tmp_path / "New one.md").read_bytes() == b"x\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", 2),
        ("<<<<<<< HEAD\r\nb\r\n>>>>>>> x\r\n", 1),
        ("a <<<<<<< HEAD\n>>>>>>> x\n", 0),
        ("<<<<<<<\n>>>>>>>\n", 0),
        ("<<<<<<< HEAD\nand no end\n", 0),
        (">>>>>>> x\n<<<<<<< HEAD\n", 0),
        ("=======\n", 0),
        ("", 0),
    ],
)
def test_the_first_conflict_is_found(text: str, line: int) -> None:
    assert conflict_markers(text) == line
