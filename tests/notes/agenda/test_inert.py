from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.agenda.inert import inert, link_text, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met [[People/Ann Poe|Ann]] and [[Bob]]", "met Ann and Bob"),
        ("read [this](https://x.example) and ![that](a.png)", "read this and that"),
        ("two\nlines\r\nand\u2028more\ttabs", "two lines and more tabs"),
        ("100 %% sure %%% <!-- no -->", "100 % sure % <!- no -->"),
        ("[[[[Jane]]]]", "[Jane]"),
        ("“quoted” – 5% · it's", "“quoted” – 5% · it's"),
    ],
)
def test_links_become_names_and_nothing_opens_a_comment(text: str, expected: str) -> None:
    assert inert(text) == expected


@given(st.text())
def test_it_is_one_line_that_opens_nothing(text: str) -> None:
    said = inert(text)
    assert not any(mark in said for mark in ("%%", "[[", "]]", "<!--", "\n", "\r", "\u2028", "\u202e"))
    assert one_line(said) == said


def test_a_name_cannot_close_its_link() -> None:
    assert link_text("Jane]] [x](http://y) #a|b") == "Jane x(http://y) #a|b"
