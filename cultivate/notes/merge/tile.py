"""A stretch of a note that is a list: a log, the boxes under Next, a section of an agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cultivate.notes.merge.items import Item, ItemKind, Rules, Triple, decided, triples
from cultivate.notes.merge.order import ordered
from cultivate.notes.merge.pieces import Piece, Unmerged, three_way


@dataclass(frozen=True, slots=True)
class Tile:
    """The lines under a heading: empty ones, the items with those between them, empty ones again."""

    name: str
    lead: tuple[str, ...]
    items: tuple[Item, ...]
    tail: tuple[str, ...]

    @property
    def told(self) -> int:
        """How many of its items are counted in the proof."""
        return sum(says_something(item) for item in self.items)

    @property
    def lines(self) -> list[str]:
        """All of its lines as they stand."""
        inner = [line for item in self.items for line in (*(item.gap or ()), *item.lines)]
        return [*self.lead, *inner, *self.tail]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands among the lines of a tile: `lines[start:end]`."""

    start: int
    end: int
    item: Item


def tile_of(name: str, lines: Sequence[str], places: Sequence[Place]) -> Tile:
    """A tile of `lines` with the items that were found in it; what lies between them is text."""
    covered = {n for place in places for n in range(place.start, place.end)}
    every = sorted([*places, *_texts(lines, covered)], key=lambda place: place.start)
    if not every:
        return Tile(name, (), (), tuple(lines))
    items, done = list[Item](), every[0].start
    for place in every:
        gap = tuple(lines[done : place.start]) if items else None
        items.append(replace(place.item, gap=gap))
        done = place.end
    return Tile(name, tuple(lines[: every[0].start]), tuple(items), tuple(lines[done:]))


def _texts(lines: Sequence[str], covered: set[int]) -> list[Place]:
    """The paragraphs that belong to no item."""
    found: list[Place] = []
    start: int | None = None
    for n, line in enumerate([*lines, ""]):
        inside = n < len(lines) and n not in covered and bool(line.strip())
        if inside and start is None:
            start = n
        elif not inside and start is not None:
            typed = tuple(lines[start:n])
            found.append(Place(start, n, text_item(typed)))
            start = None
    return found


def text_item(lines: tuple[str, ...]) -> Item:
    """Lines that mean nothing to us."""
    return Item("text", lines, "\n".join(line.rstrip() for line in lines))


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged tile: its pieces, how many items are in it, and how many of them `says_something` counts."""

    pieces: tuple[Piece, ...]
    items: int
    told: int


def says_something(item: Item) -> bool:
    """Whether an item counts in the proof that none was lost or doubled."""
    return item.kind not in ("text", "told")


def merge_tiles(
    base: Tile | None, ours: Tile, theirs: Tile, rules: Mapping[ItemKind, Rules], *, known: bool = True
) -> Merged:
    """The three versions of a tile as one. Raises Unmerged where their order cannot be told.

    `base` is None where it had no such tile, and `known` says whether there is a base at all.
    """
    for one, other in ((ours, theirs), (theirs, ours)):
        if other in (base, one) or (base and other.lines == base.lines):
            return Merged(tuple(one.lines), len(one.items), one.told)
    old = base.items if base else ()
    found = triples(old if known else None, ours.items, theirs.items)
    lines = {n: decided(each, rules[each.one.kind]) for n, each in enumerate(found)}
    staying = [each for n, each in enumerate(found) if lines[n] is not None]
    pieces_of = {id(each): lines[n] or [] for n, each in enumerate(found)}
    usual = _usual_gap(ours, theirs)
    pieces: list[Piece] = list(_blanks(base.lead if base else None, ours.lead, theirs.lead))
    for n, each in enumerate(ordered(staying, old, ours.items, theirs.items)):
        pieces += _gap(each, usual) if n else ()
        pieces += pieces_of[id(each)]
    pieces += _blanks(base.tail if base else None, ours.tail, theirs.tail)
    return Merged(tuple(pieces), len(staying), sum(says_something(each.one) for each in staying))


def _blanks(base: tuple[str, ...] | None, ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Empty lines are nothing to quarrel about: where both sides changed them, there are more."""
    try:
        return three_way(base, ours, theirs)
    except Unmerged:
        return max(ours, theirs, key=lambda lines: (len(lines), lines))


def _gap(triple: Triple, usual: tuple[str, ...]) -> tuple[str, ...]:
    ours, theirs = (item.gap if item else None for item in (triple.ours, triple.theirs))
    base = triple.base.gap if triple.base else None
    if ours is not None and theirs is not None:
        return _blanks(base, ours, theirs)
    return next((gap for gap in (ours, theirs) if gap is not None), usual)


def _usual_gap(*tiles: Tile) -> tuple[str, ...]:
    gaps = Counter(item.gap for tile in tiles for item in tile.items if item.gap is not None)
    return max(gaps, key=lambda gap: (gaps[gap], gap), default=())
