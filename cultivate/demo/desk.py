"""The other notes on a coach's desk: they link to people and are no contacts."""

from __future__ import annotations

import re

from cultivate.demo.person import Person
from cultivate.demo.words import desk

_SOFT_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n#\-\d])")
"""A line end inside a paragraph. Obsidian shows every one, so a note has none."""


def desk_notes(people: tuple[Person, ...]) -> dict[str, str]:
    """`Notes/` and the shelf of things worth sending."""
    links = {f"p{person.number}": f"[[{person.name}]]" for person in people}
    return {
        path: _SOFT_BREAK.sub(" ", text.lstrip("\n")).format_map(links) for path, text in desk.NOTES.items()
    }
