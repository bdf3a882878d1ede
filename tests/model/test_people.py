"""Finding a person by what somebody typed: one is found, several are listed, none is guessed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import Refused
from cultivate.model.contact import Contact
from cultivate.model.people import find_person, fold

PEOPLE = [
    Contact("Jane Doe", "People/Jane Doe.md", aliases=("JD",)),
    Contact("Janet Dowling", "People/Janet Dowling.md"),
    Contact("Bob Lee", "People/Bob Lee.md"),
    Contact("Zoë Ngũgĩ", "People/Zoë Ngũgĩ.md"),
    Contact("Sam Fox", "People/Sam Fox.md"),
    Contact("Sam Fox", "Archive/Sam Fox.md"),
    Contact("Jan", "People/Jan.md"),
]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Jane Doe", "Jane Doe"),
        ("jane doe", "Jane Doe"),
        ("  jane   doe ", "Jane Doe"),
        ("jd", "Jane Doe"),
        ("jan", "Jan"),
        ("janet", "Janet Dowling"),
        ("lee", "Bob Lee"),
        ("owli", "Janet Dowling"),
        ("People/Bob Lee.md", "Bob Lee"),
        ("zoe\u0308 ng", "Zoë Ngũgĩ"),
        ("zoe ngugi", "Zoë Ngũgĩ"),
    ],
)
def test_finds_the_one_who_is_meant(who: str, name: str) -> None:
    assert find_person(who, PEOPLE).name == name


def test_lists_those_whom_a_name_fits() -> None:
    with pytest.raises(Refused, match=r"“jane” could be Jane Doe, Janet Dowling: write more of the name"):
        find_person("jane", PEOPLE)


def test_tells_namesakes_apart_by_their_paths() -> None:
    with pytest.raises(Refused, match=r"Archive/Sam Fox\.md, People/Sam Fox\.md"):
        find_person("Sam Fox", PEOPLE)
    assert find_person("Archive/Sam Fox", PEOPLE).path == "Archive/Sam Fox.md"


def test_offers_the_nearest_name_and_picks_nobody() -> None:
    with pytest.raises(Refused, match=r"did you mean Bob Lee\?"):
        find_person("Bob Leigh", PEOPLE)
    with pytest.raises(Refused, match=r"did you mean Janet Dowling\?"):
        find_person("Dowlin g", PEOPLE)


def test_says_what_to_do_where_nobody_is_near() -> None:
    with pytest.raises(Refused, match=r"nobody is called “Xerxes”; `cultivate list`"):
        find_person("Xerxes", PEOPLE)


@given(st.text())
def test_folding_letters_of_ascii_is_folding_as_of_all_others(name: str) -> None:
    """What is quick for most names has to be what is right for every one."""
    slow = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    assert fold(name) == slow
    ascii_alone = "".join(char for char in name if char.isascii())
    assert fold(ascii_alone) == " ".join(unicodedata.normalize("NFC", ascii_alone).casefold().split())
