"""Property names: which one is read, and under which one is written."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from cultivate.model.settings import Settings
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.names import SPELLINGS, by_meaning, canonical_name, folded, property_key

SETTINGS = Settings()


def key(front_matter: str, canonical: str, settings: Settings = SETTINGS) -> str:
    return property_key(read_front_matter(f"---\n{front_matter}\n---\n"), canonical, settings)


def test_writes_under_the_name_that_stands_in_the_note() -> None:
    assert key("Last-Contact: 2026-10-09", "last_touch") == "Last-Contact"
    assert key("Favourite Colour: red", "favourite_colour") == "Favourite Colour"


def test_writes_a_missing_property_under_the_vaults_name_else_ours() -> None:
    own = Settings(property_names=MappingProxyType({"last_touch": "Last contact"}))
    assert key("tier: alliance", "last_touch") == "last_touch"
    assert key("tier: alliance", "last_touch", own) == "Last contact"


def test_the_canonical_name_wins_over_a_spelling_of_it() -> None:
    front_matter = read_front_matter("---\nlast: 2020-01-01\nlast_touch: 2026-10-09\n---\n")
    assert by_meaning(front_matter, SETTINGS)["last_touch"].text == "2026-10-09"


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("Last Contacted", "last_touch"),
        ("frequency", "cadence"),
        ("Org", "company"),
        ("shoe size", "shoe size"),
    ],
)
def test_knows_what_somebody_means(typed: str, canonical: str) -> None:
    assert canonical_name(typed, SETTINGS) == canonical


def test_no_spelling_means_two_things() -> None:
    means: dict[str, set[str]] = {}
    for canonical, spellings in SPELLINGS.items():
        for each in (canonical, *spellings):
            means.setdefault(folded(each), set()).add(canonical)
    assert [each for each in means.items() if len(each[1]) > 1] == []
