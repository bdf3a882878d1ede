"""Links to notes, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given

from cultivate.notes.links import Link, link_at, links, name_of, targets
from tests.notes.strategies import TEXTS


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[[Bob Lee]]", "Bob Lee", "Bob Lee"),
        ("[[People/Bob Lee]]", "People/Bob Lee", "People/Bob Lee"),
        ("[[Bob Lee.md]]", "Bob Lee", "Bob Lee"),
        ("[[Bob Lee|Bob]]", "Bob Lee", "Bob"),
        ("[[Bob Lee#Log]]", "Bob Lee", "Bob Lee"),
        ("[[Bob Lee#Log#x|Bob]]", "Bob Lee", "Bob"),
        ("[[Bob Lee#^b1]]", "Bob Lee", "Bob Lee"),
        (r"[[Bob Lee\|Bob]]", "Bob Lee", "Bob"),
        ("[Bob](People/Bob%20Lee.md)", "People/Bob Lee", "Bob"),
        ("[Bob](<Bob Lee.md#Log>)", "Bob Lee", "Bob"),
        ("[Bob](./Bob.md)", "Bob", "Bob"),
    ],
)
def test_a_link(text: str, target: str, shown: str) -> None:
    assert links(f"a {text} b") == [Link(target, shown, 2, 2 + len(text))]
    assert link_at(f"a {text} b", 2) == Link(target, shown, 2, 2 + len(text))
    assert targets(f"a {text} b") == [target]


@pytest.mark.parametrize(
    "text",
    [
        "", "Bob", "[Bob]", "[[Bob]", "[[]]", "[[ ]]", "[[#Log]]", "[[a\nb]]", "`[[Bob]]`", "``a ` [[Bob]]``",
        "[x](https://a.example/b.md)", "[x](mailto:a@b.md)", "[x](tel:+44)", "[x](picture.png)", "[x](#Log)",
    ],
)  # fmt: skip
def test_no_link(text: str) -> None:
    assert links(text) == []
    assert targets(text) == []


def test_an_embed_is_known_as_one() -> None:
    assert links("![[photo.png|100]]") == [Link("photo.png", "100", 0, 18, embed=True)]
    assert targets("![[photo.png]] [[Bob]]") == ["Bob"]


def test_links_come_in_their_order() -> None:
    assert [link.target for link in links("[B](B.md) [[A]] [C](C.md) [[D]]")] == ["B", "A", "C", "D"]


@pytest.mark.parametrize(
    ("target", "name"), [("Bob", "Bob"), ("People/Bob", "Bob"), ("a/b/Bob Lee", "Bob Lee")]
)
def test_a_name_is_the_last_part_of_a_path(target: str, name: str) -> None:
    assert name_of(target) == name


@given(TEXTS)
def test_every_link_is_where_it_says(text: str) -> None:
    for link in links(text):
        assert text[link.start : link.end].lstrip("!").startswith("[")
        assert link_at(text, link.start) == link
    assert targets(text) == [link.target for link in links(text) if not link.embed]
