"""Links lead where Obsidian leads them."""

from __future__ import annotations

import pytest

from cultivate.notes.resolve import Resolver

PATHS = (
    "People/Jane Doe.md", "Clients/Leeds/Jane Doe.md", "Ann Poe.md", "People/Ann Poe.md", "Work/Bob.md",
    "Home/Bob.md", "People/Zoë Ö.md", "a/b/c/Deep.md", "x/Deep.md",
)  # fmt: skip


@pytest.mark.parametrize(
    ("target", "source", "found"),
    [
        ("Jane Doe", "Daily/2026-11-24.md", ["People/Jane Doe.md"]),
        ("jane doe", "Clients/Leeds/Notes.md", ["Clients/Leeds/Jane Doe.md"]),
        ("Leeds/Jane Doe", "Daily/x.md", ["Clients/Leeds/Jane Doe.md"]),
        ("Ann Poe", "People/x.md", ["Ann Poe.md"]),
        ("PEOPLE/ann poe", "x.md", ["People/Ann Poe.md"]),
        ("Bob", "Daily/x.md", ["Home/Bob.md", "Work/Bob.md"]),
        ("zoe\u0308 o\u0308", "x.md", ["People/Zoë Ö.md"]),
        ("Deep", "x.md", ["x/Deep.md"]),
        ("oe", "x.md", []),
        ("ople/Ann Poe", "x.md", []),
        ("Eve", "x.md", []),
    ],
)
def test_a_link(target: str, source: str, found: list[str]) -> None:
    assert list(Resolver(PATHS).find(target, source)) == found


def test_two_that_fit_as_well() -> None:
    assert list(Resolver(["b/Bob.md", "a/Bob.md"]).find("Bob", "x.md")) == ["a/Bob.md", "b/Bob.md"]
