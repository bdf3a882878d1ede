"""What the kinds of items in a contact's note are made of, and how each is merged: entries, boxes, text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cultivate.model.settings import Settings
from cultivate.notes.body import Section, classified, width
from cultivate.notes.fields import split_fields
from cultivate.notes.logblocks import Block, read_blocks
from cultivate.notes.logline import dedented
from cultivate.notes.merge.boxline import merged_box_line
from cultivate.notes.merge.items import Item, ItemKind, Rules, removed_or_changed
from cultivate.notes.merge.lines import merged_lines
from cultivate.notes.merge.pieces import Piece, Unmerged, conflict, three_way
from cultivate.notes.merge.tile import Place, Tile, tile_of
from cultivate.notes.text import Line

_BOX = re.compile(r"[ \t]*[-*+][ \t]+\[(?P<box>.)\](?:[ \t]+(?P<words>.*))?\r?")
_OTHER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|[ \t]*(?:#|>|\||```|~~~)")


def log_tile(text: str, lines: list[str], section: Section) -> Tile:
    """The section of a log, its dated blocks as items."""
    first, last = section.heading.number, text.count("\n", 0, section.end)
    starts = _starts(lines)
    places = []
    for block in read_blocks(text, section.start, section.end):
        if block.dated and block.kind in ("bullet", "heading"):
            start, end = block.line - 1, bisect_left(starts, block.end)
            places.append(Place(start - first, end - first, _entry(block, tuple(lines[start:end]))))
    return tile_of("log", lines[first:last], places)


def next_tile(text: str, lines: list[str], section: Section) -> Tile:
    """The section of what is next, its boxes as items, each with what is indented below it."""
    first, last = section.heading.number, text.count("\n", 0, section.end)
    places = [
        Place(start - first, end - first, _box(tuple(lines[start:end])))
        for start, end in _boxes(text, section)
    ]
    return tile_of("next", lines[first:last], places)


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _entry(block: Block, lines: tuple[str, ...]) -> Item:
    dated = block.dated
    below = "\n".join(line.rstrip() for line in dedented(lines[1:]))
    key = f"{'#' if block.kind == 'heading' else ''}{block.box}|{block.body.rstrip()}\n{below}"
    return Item("entry", lines, key, day=dated.day.isoformat() if dated and dated.day else "")


def _box(lines: tuple[str, ...]) -> Item:
    found = _BOX.fullmatch(lines[0])
    words = split_fields(found["words"] or "")[0] if found else lines[0]
    key = "\n".join([lines[0].strip(), *(line.rstrip() for line in dedented(lines[1:]))])
    return Item("box", lines, key, ident=f"~{' '.join(words.split()).casefold()}")


def _boxes(text: str, section: Section) -> Iterator[tuple[int, int]]:
    """The boxes as numbers of lines, from 0, with the lines that belong to them."""
    start, end, indent = -1, -1, 0
    for line, kind in classified(text, section.start, section.end):
        number = line.number - 1
        typed = text[line.start : line.end]
        if kind == "blank":
            continue
        belongs = start >= 0 and _belongs(text, line, indent, directly=number == end)
        if not belongs and start >= 0:
            yield start, end
            start = -1
        if belongs:
            end = number + 1
        elif kind == "prose" and _BOX.fullmatch(typed):
            start, end, indent = number, number + 1, width(typed[: len(typed) - len(typed.lstrip(" \t"))])
    if start >= 0:
        yield start, end


def _belongs(text: str, line: Line, indent: int, *, directly: bool) -> bool:
    typed = text[line.start : line.end]
    deeper = width(typed[: len(typed) - len(typed.lstrip(" \t"))]) > indent
    return deeper or (directly and not _OTHER.match(typed))


def changed_entry(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    """An entry that changed on both sides: its line, and the lines below it, each by itself."""
    same = _same_meaning(base, ours, theirs)
    if same:
        return list(same.lines)
    return [*_head(base, ours, theirs), *_below(base, ours, theirs)]


def changed_box(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    """A box that changed on both sides: ticked on one, another day on the other, is both."""
    try:
        head: list[Piece] = [merged_box_line(base.lines[0] if base else None, ours.lines[0], theirs.lines[0])]
    except Unmerged:
        head = conflict(ours.lines[:1], theirs.lines[:1])
    return [*head, *_below(base, ours, theirs)]


def changed_text(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    """Lines that mean nothing to us, line by line."""
    same = _same_meaning(base, ours, theirs)
    return list(same.lines) if same else merged_lines(base.lines if base else None, ours.lines, theirs.lines)


def _same_meaning(base: Item | None, ours: Item, theirs: Item) -> Item | None:
    """The version to take where one side, or both in the same way, changed no more than how it is written."""
    if ours.key == theirs.key:
        return min(ours, theirs, key=lambda item: item.lines)
    if base and base.key == ours.key:
        return theirs
    return ours if base and base.key == theirs.key else None


def _head(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    try:
        return [three_way(base.lines[0] if base else None, ours.lines[0], theirs.lines[0])]
    except Unmerged:
        return conflict(ours.lines[:1], theirs.lines[:1])


def _below(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    return merged_lines(base.lines[1:] if base else None, ours.lines[1:], theirs.lines[1:])


RULES: Mapping[ItemKind, Rules] = MappingProxyType(
    {
        "entry": Rules(changed_entry, removed_or_changed),
        "box": Rules(changed_box, removed_or_changed),
        "text": Rules(changed_text, removed_or_changed),
    }
)
"""The rules of a contact's note."""


def is_next(section: Section, settings: Settings) -> bool:
    """Whether a section holds what is next."""
    return section.is_named(settings.next_heading)
