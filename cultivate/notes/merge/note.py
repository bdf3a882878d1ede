"""The merge of a note: `merge_notes`.

What is merged by meaning is proven: with every conflict settled for either side, the text is read again, and
has the properties and the items that were meant. What is not certain is merged by lines, as git does; and
where even that would lose an item, bring one back or have one twice, both sides stand in one conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cultivate.model.settings import Settings
from cultivate.notes.merge.body import merge_agenda, merge_body
from cultivate.notes.merge.endings import merged_form
from cultivate.notes.merge.front import front_rules, front_tile, keys_of, leader
from cultivate.notes.merge.lines import merged_lines
from cultivate.notes.merge.markers import has_markers
from cultivate.notes.merge.pieces import (
    Conflict,
    Labels,
    Piece,
    Side,
    Unmerged,
    chosen,
    conflict,
    three_way,
    written,
)
from cultivate.notes.merge.shape import Shape, agenda_shape, body_tokens, is_agenda, shape_of
from cultivate.notes.merge.tile import Tile, merge_tiles, says_something

_SIDES: tuple[Side, Side] = ("ours", "theirs")


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and the numbers of the lines on which a conflict begins in it."""

    text: str
    conflicts: tuple[int, ...] = ()


def merge_notes(
    base: str | None, ours: str, theirs: str, settings: Settings, labels: Labels | None = None
) -> Merged:
    """`ours` and `theirs`, which both came from `base`, as one note.

    `base` is None where it is not known: then nothing counts as removed, and what both sides have in
    different words is a conflict. Never raises. A version that changed nothing gives way to the other one,
    byte for byte.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    form, lines = merged_form(base, ours, theirs)
    old, one, other = (shape_of(each) if each is not None else None for each in lines)
    if not one or not other:
        raise AssertionError
    plain, opened = written(_merged(old, one, other, settings), labels or Labels())
    if opened[:1] == (1,):
        form = replace(form, mark=False)  # nobody would see a marker behind it
    return Merged(form.restored(plain), opened)


def _merged(base: Shape | None, ours: Shape, theirs: Shape, settings: Settings) -> list[Piece]:
    versions = [shape for shape in (base, ours, theirs) if shape]
    if any(has_markers(shape.lines) for shape in versions):
        return _by_lines(base, ours, theirs, settings)
    try:
        front = _front(base, ours, theirs, settings)
        body = _body(base, ours, theirs, settings)
    except Unmerged:
        return _by_lines(base, ours, theirs, settings)
    return [*front, *body]


def _front(base: Shape | None, ours: Shape, theirs: Shape, settings: Settings) -> list[Piece]:
    if not (ours.front.present and theirs.front.present):
        return list(_one_front(base, ours, theirs))
    old = base if base and base.front.present else None
    try:
        return _front_by_meaning(old, ours, theirs, settings, known=base is not None)
    except Unmerged:
        pieces = merged_lines(old.front_lines if old else None, ours.front_lines, theirs.front_lines)
        if _reads_as_well(pieces, ours, theirs):
            return pieces
        return _around(ours.front_lines, theirs.front_lines)


def _one_front(base: Shape | None, ours: Shape, theirs: Shape) -> list[str]:
    """The front matter that one side made or removed; Unmerged where the other one changed it."""
    versions = [shape.front_lines if shape else None for shape in (base, ours, theirs)]
    if base is None:
        return (versions[1] or versions[2]) or []
    return three_way(versions[0], versions[1] or [], versions[2] or [])


def _front_by_meaning(
    base: Shape | None, ours: Shape, theirs: Shape, settings: Settings, *, known: bool
) -> list[Piece]:
    old, one, other = (
        front_tile(shape.front, shape.text, shape.lines) if shape else None for shape in (base, ours, theirs)
    )
    if not one or not other:
        raise AssertionError
    rules = front_rules(leader(ours.front, theirs.front, settings))
    inner = merge_tiles(old, one, other, rules, known=known).pieces
    pieces: list[Piece] = [ours.lines[0], *inner, ours.front_lines[-1]]
    for side in _SIDES:
        lines = chosen(pieces, side)
        shape = shape_of([*lines, ""])
        if not shape.front.present or shape.body != len(lines):
            raise Unmerged
        keys = keys_of(front_tile(shape.front, shape.text, shape.lines))
        if any(keys[key] > max(keys_of(one)[key], keys_of(other)[key]) for key in keys):
            raise Unmerged
    return pieces


def _reads_as_well(pieces: list[Piece], ours: Shape, theirs: Shape) -> bool:
    """Whether the front matter, settled for either side, is no worse to read than theirs and ours."""
    bad = max(len(shape.front.problems) for shape in (ours, theirs))
    shapes = [shape_of([*chosen(pieces, side), ""]) for side in _SIDES]
    return all(shape.front.present and len(shape.front.problems) <= bad for shape in shapes)


def _around(ours: Sequence[str], theirs: Sequence[str]) -> list[Piece]:
    """Both sides of a front matter as one conflict between its fences."""
    return [ours[0], *conflict(ours[1:-1], theirs[1:-1]), ours[-1]]


def _body(base: Shape | None, ours: Shape, theirs: Shape, settings: Settings) -> list[Piece]:
    versions = [shape for shape in (base, ours, theirs) if shape]
    agendas = {is_agenda(shape) for shape in versions if shape.text.strip()}
    try:
        if len(agendas) > 1:
            raise Unmerged
        merge = merge_agenda if agendas == {True} else merge_body
        body = merge(base, ours, theirs, settings)
        if not _is_sound(body.pieces, base, ours, theirs, settings, body.told):
            raise Unmerged
        return body.pieces
    except Unmerged:
        pieces = merged_lines(base.body_lines if base else None, ours.body_lines, theirs.body_lines)
        sound = _is_sound(pieces, base, ours, theirs, settings)
        return pieces if sound else conflict(ours.body_lines, theirs.body_lines)


def _by_lines(base: Shape | None, ours: Shape, theirs: Shape, settings: Settings) -> list[Piece]:
    """The whole note by lines."""
    pieces = merged_lines(base.lines if base else None, ours.lines, theirs.lines)
    if any(has_markers(shape.lines) for shape in (ours, theirs)):
        return pieces
    shapes = [shape_of(chosen(pieces, side)) for side in _SIDES]
    bad = max(len(shape.front.problems) for shape in (ours, theirs))
    if any(len(shape.front.problems) > bad for shape in shapes):
        return [Conflict(tuple(ours.lines), tuple(theirs.lines))]
    bodies = [list[Piece](shape.body_lines) for shape in shapes]
    sound = all(_is_sound(body, base, ours, theirs, settings) for body in bodies)
    return pieces if sound else conflict(ours.lines, theirs.lines)


def _is_sound(
    pieces: Sequence[Piece],
    base: Shape | None,
    ours: Shape,
    theirs: Shape,
    settings: Settings,
    told: int | None = None,
) -> bool:
    """Whether no item is lost, doubled or brought back, with the conflicts settled for either side.

    `told` is how many items a merge by meaning was to give. One by lines has what one side alone changed.
    """
    old, one, other = (_said(shape, settings) if shape else Counter[str]() for shape in (base, ours, theirs))
    clean = all(isinstance(piece, str) for piece in pieces)
    for side in _SIDES:
        lines = [*(ours.front_lines or theirs.front_lines), *chosen(pieces, side)]
        said = _said(shape_of(lines), settings)
        if clean and told is not None and sum(said.values()) != told:
            return False
        for key in old.keys() | one.keys() | other.keys() | said.keys():
            counts = old[key], one[key], other[key]
            if not _is_right(said[key], *counts, known=base is not None, clean=clean, by_lines=told is None):
                return False
    return True


def _is_right(
    said: int, base: int, ours: int, theirs: int, *, known: bool, clean: bool, by_lines: bool
) -> bool:
    """Whether an item may stand `said` times, by how often it stood in each version."""
    least, most = sorted((ours, theirs))
    if said < least or (said > most and (most or base)):
        return False
    if not (clean and known):
        return True
    if by_lines and base in (ours, theirs):
        return said == (theirs if ours == base else ours)
    return not (said and base and not least and most == base)  # it was removed, and not changed


def _said(shape: Shape, settings: Settings) -> Counter[str]:
    """What the items of a note say, and how often."""
    return Counter(
        item.key for tile in _tiles_of(shape, settings) for item in tile.items if says_something(item)
    )


def _tiles_of(shape: Shape, settings: Settings) -> Iterator[Tile]:
    if is_agenda(shape):
        try:
            yield from (each.tile for each in agenda_shape(shape, settings).sections.values())
        except Unmerged:
            return
    else:
        yield from (token for token in body_tokens(shape, settings) if isinstance(token, Tile))
