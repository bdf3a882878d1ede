"""A note taken apart for merging: fences and properties, the lists that are merged item by item, all else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cultivate.model.agenda import SECTIONS
from cultivate.model.settings import Settings
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.region import region
from cultivate.notes.body import Section, sections
from cultivate.notes.frontmatter import FrontMatter, read_front_matter
from cultivate.notes.logblocks import log_sections
from cultivate.notes.merge.kinds import is_next, log_tile, next_tile
from cultivate.notes.merge.pieces import Unmerged
from cultivate.notes.merge.tasks import task_tile
from cultivate.notes.merge.tile import Tile

Token = str | Tile
"""A line, or a list that stands in the place of its lines."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A section of an agenda: the line of its heading, and what is below it."""

    heading: str
    tile: Tile


@dataclass(frozen=True, slots=True)
class Shape:
    """A version of a note. `lines` have no endings; `body` is the first below the fences, from 0."""

    text: str
    lines: list[str]
    front: FrontMatter
    body: int

    @property
    def front_lines(self) -> list[str]:
        """The front matter with its fences; nothing where there is none."""
        return self.lines[: self.body]

    @property
    def body_lines(self) -> list[str]:
        """All below the front matter."""
        return self.lines[self.body :]


def shape_of(lines: list[str]) -> Shape:
    """The note that these lines are."""
    text = "".join(f"{line}\n" for line in lines)
    front = read_front_matter(text)
    body = text.count("\n", 0, front.body) if front.present else 0
    return Shape(text, lines, front, body)


def is_agenda(shape: Shape) -> bool:
    """Whether the note is an agenda, or a daily note with one in it."""
    kind = shape.front.find("type")
    return (kind is not None and kind.text.casefold() == "agenda") or region(shape.text)[0] > shape.front.body


def body_tokens(shape: Shape, settings: Settings) -> list[Token]:
    """The body of a contact's note, or of any other: its logs and its boxes under Next as tiles."""
    tokens: list[Token] = []
    done = shape.body
    for section in _lists(shape, settings):
        first, last = section.heading.number, shape.text.count("\n", 0, section.end)
        build = next_tile if is_next(section, settings) else log_tile
        tokens += shape.lines[done:first]
        tokens.append(build(shape.text, shape.lines, section))
        done = last
    return [*tokens, *shape.lines[done:]]


def _lists(shape: Shape, settings: Settings) -> Iterator[Section]:
    logs = {section.start for section in log_sections(shape.text, settings)}
    done = 0
    for section in sections(shape.text):
        if section.start >= done and (section.start in logs or is_next(section, settings)):
            yield section
            done = section.end


@dataclass(frozen=True, slots=True)
class AgendaShape:
    """An agenda: what stands above its first section, the sections by title, what stands after them."""

    above: list[str]
    sections: dict[str, Titled]
    below: list[str]


def agenda_shape(shape: Shape, settings: Settings) -> AgendaShape:
    """The body of an agenda. Raises Unmerged where a section stands twice, or not in its place."""
    found = parse(shape.text, settings.vocabulary)
    titles = [section.title for section in found.sections]
    if titles != [title for title in SECTIONS if title in titles] or len(set(titles)) < len(titles):
        raise Unmerged
    numbers = [shape.text.count("\n", 0, section.start) for section in found.sections]
    end = shape.text.count("\n", 0, found.end)
    tiles = {}
    for place, (title, first) in enumerate(zip(titles, numbers, strict=True)):
        last = numbers[place + 1] if place + 1 < len(numbers) else end
        tile = task_tile(title, shape.text, shape.lines, (first + 1, last), found.tasks)
        tiles[title] = Titled(shape.lines[first], tile)
    start = numbers[0] if numbers else end
    return AgendaShape(shape.lines[shape.body : start], tiles, shape.lines[end:])
