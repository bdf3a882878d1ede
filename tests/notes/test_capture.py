"""What a dated note tells of contact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.means import STANDARD
from cultivate.notes.agenda.region import BEGIN, END
from cultivate.notes.capture import Told, read_dated

DAY = date(2026, 11, 24)


def told(text: str, *, lines: bool = True, mentions: bool = True) -> Told:
    return read_dated(text, DAY, STANDARD, lines=lines, mentions=mentions)


def mentioned(text: str, *, lines: bool = True) -> list[str]:
    return [mention.target for mention in told(text, lines=lines).mentions]


@pytest.mark.parametrize(
    ("line", "means", "people"),
    [
        ("- call [[Jane Doe]] 25m: new budget", "call", ("Jane Doe",)),
        ("- [x] lunch with [[Jane Doe]] and [[Bob Lee|Bob]]", "meal", ("Jane Doe", "Bob Lee")),
        ("\t* rang [[People/Jane Doe]]", "call", ("People/Jane Doe",)),
        ("1. 14:30 met [Jane](People/Jane%20Doe.md) at the station", "meeting", ("People/Jane Doe",)),
        ("- called to ask [[Jane Doe]] about it", "call", ("Jane Doe",)),
        ("- introduction in [[Eve]] [[Jane]]", "introduction", ("Eve",)),
        ("- [X] email [[Jane Doe]] ✅ 2026-11-23", "email", ("Jane Doe",)),
    ],
)
def test_a_line_of_the_agendas_shape_is_a_touch(line: str, means: str, people: tuple[str, ...]) -> None:
    (found,) = told(f"# Tuesday\n\nwords\n{line}\n").captured
    assert (found.head.means, found.people) == (means, people)
    assert found.day == (date(2026, 11, 23) if "✅" in line else DAY)


@pytest.mark.parametrize(
    "text",
    ["- [ ] call [[Jane]]\n", "- [-] call [[Jane]]\n", "- [>] call [[Jane]]\n", "call [[Jane]]\n",
     "- thought of [[Jane]]\n", "- call Jane\n", "```\n- call [[Jane]]\n```\n", "> - call [[Jane]]\n",
     "%%\n- call [[Jane]]\n%%\n", "<!-- - call [[Jane]] -->\n", "- [ ] plan\n\t- call [[Jane]] about it\n",
     "- call ![[Jane]]\n", "---\nx: '[[Jane]]'\n---\n", f"{BEGIN}\n- [x] call [[Jane]]\n{END}\n",
     "- call `[[Jane]]`\n", "## call [[Jane]]\n"],
)  # fmt: skip
def test_and_nothing_else_is(text: str) -> None:
    assert told(text).captured == ()


def test_both_sides_of_the_agenda_are_read() -> None:
    text = f"- call [[A]]\n{BEGIN}\n## Also today\n- call [[B]]\n{END}\n- call [[C]]\n"
    assert [each.people for each in told(text).captured] == [("A",), ("C",)]
    assert [each.row.line.number for each in told(text).captured] == [1, 6]


def test_lines_below_belong_to_it() -> None:
    (found,) = told("- call [[Jane]]: x\n\t- more\n\t\t- deeper\n- other\n").captured
    assert [child.row.words for child in found.children] == ["more", "deeper"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("saw [[Jane]] and [[Bob|B]] in town\n", ["Jane", "Bob"]),
        ("- [x] report for [[Jane]]\n", ["Jane"]),
        ("- [x] sent [note](People/Jane.md)\n", ["People/Jane"]),
        ("| [[Jane\\|J]] | x |\n", ["Jane"]),
        ("- call [[Jane]]: asks for [[Bob]]\n\t- and [[Ann]]\n", ["Bob", "Ann"]),
        ("text %% [[Jane]] %% [[Bob]] <!-- [[Ann]] -->\n", ["Bob"]),
        ("- [ ] ask [[Jane]]\n\t- with [[Bob]]\nafter [[Ann]]\n", ["Ann"]),
        ("# [[Jane]]\n", []), ("> [[Jane]]\n", []), ("`[[Jane]]`\n", []), ("![[Jane]]\n", []),
        ("```\n[[Jane]]\n```\n", []), ("%%\n[[Jane]]\n%%\n", []), ("---\nwith: '[[Jane]]'\n---\n", []),
    ],
)  # fmt: skip
def test_mentions(text: str, people: list[str]) -> None:
    assert mentioned(text) == people


def test_where_lines_are_not_captured_they_are_words() -> None:
    assert mentioned("- call [[Jane]]: asks for [[Bob]]\n", lines=False) == ["Jane", "Bob"]
    assert told("- call [[Jane]]\n", lines=False).captured == ()
    assert told("- call [[Jane]] [[Bob]]\n", mentions=False).mentions == ()


@given(
    st.lists(
        st.sampled_from(
            ("- call [[Jane]]", "- [x] met [[Bob]] ✅ 2026-11-20", "- [ ] call [[Ann]]", "\t- with [[Cy]]",
             "words", "  words", "", "\t", "> [[Dee]]", "saw [[Eve]] today", "# [[Fox]]", "    - more",
             "1. rang [[Gus]]")
        ),
        max_size=9,
    ),
    st.sampled_from(("\n", "\r\n")),
)  # fmt: skip
def test_a_plain_note_is_read_as_one_in_which_comments_may_hide_lines(lines: list[str], newline: str) -> None:
    text = "".join(f"{line}{newline}" for line in lines)
    assert told(text) == told(f"{text}{newline}%% a comment %%{newline}")


@given(st.text(st.sampled_from("-*[]x \t\n#>`%|call[[Jane]]:"), max_size=80))
def test_nothing_typed_can_make_reading_fail(text: str) -> None:
    for each in told(text).captured:
        assert each.people
