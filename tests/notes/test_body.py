"""What is prose in a note, what is not, and which headings it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.body import body_start, classified, prose_lines, sections, width

PIECES = st.sampled_from(
    "## Log\n|# Jane\n|- item\n|  - nested\n|\ttab\n|```\n|~~~\n|> quote\n|<!-- a\n|-->\n|%%\n|a %% b\n|"
    "\n|    code\n|text\n|1. one\n|"
    "## Log ##\r\n|---\n|\x85|\u2028|`%%`\n".split("|")
)
NOTES = st.lists(PIECES, max_size=14).map("".join)


def kinds(text: str) -> list[str]:
    return [kind for _, kind in classified(text, body_start(text))]


def prose(text: str) -> list[str]:
    return [text[line.start : line.end] for line in prose_lines(text, body_start(text))]


def titles(text: str) -> list[str]:
    return [section.title for section in sections(text)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("", 0), ("x", 0), ("\ufeffx", 1), ("---\na: 1\n---\nx", 13), ("---\na: 1\n---", 12),
        ("---\n---\nx", 8), ("\ufeff---\r\na: 1\r\n---\r\nx", 17), ("---\na: 1\nx", 0),
        ("----\na: 1\n---\nx", 0), ("---\na: 1\n--- \nx", 0),
        ("---\na: 1\n---x\n---\nx", 18), (" ---\na: 1\n---\n", 0),
    ],
)  # fmt: skip
def test_where_the_body_begins(text: str, body: int) -> None:
    assert body_start(text) == body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n```\nb\n```\nc", ["a", "c"]),
        ("~~~~ x\nb\n~~~\nc\n~~~~~\nd", ["d"]),
        ("```\nb", []),
        ("``` a`b ```\nc", ["``` a`b ```", "c"]),
        ("   ```\nb\n```\nc", ["c"]),
        ("- a\n  ```\n  b\n- c", ["- a", "- c"]),
        ("- a\n  ```\n  b\n  ```\n  d\n- c", ["- a", "  d", "- c"]),
        ("- ```\n  b\n- c", ["- ```", "- c"]),
        ("- a\n  ```\n  b\n- c\n  d", ["- a", "- c", "  d"]),
        ("- a\n## b\n    code", ["- a", "## b"]),
        ("> a\n> b\nc", ["c"]),
        ("- a\n  > b\n  c", ["- a", "  c"]),
        ("a\n\n    code\n\nb", ["a", "b"]),
        ("a\n    goes on", ["a", "    goes on"]),
        ("# a\n    code", ["# a"]),
        ("- a\n\n    goes on\n\nb\n\n    code", ["- a", "    goes on", "b"]),
        ("<!-- a\n\nb\n-->\nc", ["c"]),
        ("<!-- a --> b\nc", ["c"]),
        ("a <!-- b\nc --> d\ne", ["a <!-- b", "e"]),
        ("a <!-- b\n\nc", ["a <!-- b", "c"]),
        ("<!-- a\nb", []),
        ("%%\na\n%%\nb", ["b"]),
        ("%% a %%\nb", ["b"]),
        ("a %%b%% c\nd", ["a %%b%% c", "d"]),
        ("a %% b\nc\nd %% e\nf", ["a %% b", "f"]),
        ("growth of 100%%\nb", ["growth of 100%%", "b"]),
        ("a `%%` b\nc\n`%%`", ["a `%%` b", "c", "`%%`"]),
        ("a `<!--` b\nc", ["a `<!--` b", "c"]),
        ("---\na: 1\n---\nb", ["b"]),
    ],
)
def test_what_is_prose(text: str, expected: list[str]) -> None:
    assert prose(text) == expected
    assert prose(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Jane\n## Log\n", ["Jane", "Log"]),
        ("## Log ##\n", ["Log"]),
        ("##\tLog\t\n", ["Log"]),
        ("   ### C# and F#\n", ["C# and F#"]),
        ("#\n##  \n", ["", ""]),
        ("####### seven\n#tag\n\\# a\n    # code\n", []),
        ("```\n# a\n```\n# b", ["b"]),
        ("%%\n# a\n%%\n# b", ["b"]),
        ("> # a\n# b", ["b"]),
        ("---\n# a\n---\n# b", ["b"]),
        ("\ufeff# a", ["a"]),
        ("a\x85# b\u2028# c\n# d", ["d"]),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    assert titles(text) == expected
    assert titles(text.replace("\n", "\r\n")) == expected


def test_a_section_ends_at_the_next_heading_of_its_level_or_above() -> None:
    text = "# A\na\n## B\nb\n### C\nc\n## D\nd"
    assert [(s.title, s.level, text[s.start : s.end]) for s in sections(text)] == [
        ("A", 1, "a\n## B\nb\n### C\nc\n## D\nd"),
        ("B", 2, "b\n### C\nc\n"),
        ("C", 3, "c\n"),
        ("D", 2, "d"),
    ]
    assert [s.heading.number for s in sections(text)] == [1, 3, 5, 7]


def test_names_are_compared_without_case() -> None:
    assert sections("## LOG")[0].is_named("Log ")
    assert not sections("## Log book")[0].is_named("Log")


@pytest.mark.parametrize(("indent", "columns"), [("", 0), ("  ", 2), ("\t", 4), (" \t", 4), ("\t  ", 6)])
def test_tabs_go_to_the_next_stop(indent: str, columns: int) -> None:
    assert width(indent) == columns


@given(NOTES)
def test_every_line_has_one_kind(text: str) -> None:
    found = classified(text, body_start(text))
    assert "".join(text[line.start : line.stop] for line, _ in found) == text[body_start(text) :]
    assert len(kinds(text)) == len(found)


@given(NOTES)
def test_a_fence_somewhere_else_changes_no_heading(text: str) -> None:
    """The quick way to the headings of plain notes finds what the thorough one finds."""
    if body_start(text) == 0 and not any(mark in text for mark in ("```", "~~~", "%%", "<!--")):
        moved = "```\n```\n\n" + text
        assert [(s.title, s.level, s.heading.start - 9) for s in sections(moved)] == [
            (s.title, s.level, s.heading.start) for s in sections(text)
        ]


@given(NOTES)
def test_nothing_after_a_section_belongs_to_it(text: str) -> None:
    for section in sections(text):
        inside = [line for line, kind in classified(text, section.start, section.end) if kind == "prose"]
        assert inside == [
            line for line in prose_lines(text, body_start(text)) if section.start <= line.start < section.end
        ]
