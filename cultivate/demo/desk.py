"""The other notes on a coach's desk: they link to people and are no contacts."""

from __future__ import annotations

from cultivate.demo.person import Person
from cultivate.demo.words import desk


def desk_notes(people: tuple[Person, ...]) -> dict[str, str]:
    """`Notes/` and the shelf of things worth sending."""
    links = {f"p{person.number}": f"[[{person.name}]]" for person in people}
    return {path: text.lstrip("\n").format_map(links) for path, text in desk.NOTES.items()}
