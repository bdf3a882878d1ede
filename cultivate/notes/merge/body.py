"""All below the front matter: prose by lines, with the lists in it merged item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cultivate.model.agenda import SECTIONS
from cultivate.model.settings import Settings
from cultivate.notes.merge.kinds import RULES
from cultivate.notes.merge.lines import Chunk, chunks, common, merged_lines
from cultivate.notes.merge.pieces import Piece, Unmerged, three_way
from cultivate.notes.merge.shape import AgendaShape, Shape, Titled, Token, agenda_shape, body_tokens
from cultivate.notes.merge.tasks import TASK_RULES
from cultivate.notes.merge.tile import Tile, merge_tiles

_ORDER = ("next", "log")
"""How the sections of ours follow each other where both sides made one."""


@dataclass(frozen=True, slots=True)
class Body:
    """A merged body, and how many items are to be found in it when it is read again."""

    pieces: list[Piece]
    told: int


def merge_body(base: Shape | None, ours: Shape, theirs: Shape, settings: Settings) -> Body:
    """The body of a contact's note, or of any other. Unmerged where its lists cannot be told apart."""
    one, other = (_keyed(body_tokens(shape, settings)) for shape in (ours, theirs))
    if base:
        old = _keyed(body_tokens(base, settings))
    else:
        first, second = sorted((one, other), key=lambda tokens: [str(token) for token in tokens])
        old = [first[at] for at, _ in common(first, second)]
    merge = _Merge(old, one, other, known=base is not None)
    pieces = [piece for chunk in chunks(old, one, other) for piece in merge.chunk(chunk)]
    return Body(pieces, merge.told)


class _Placed(str):
    """A list in the place of its lines: as a token it equals every list of its kind."""

    __slots__ = ("tile",)
    tile: Tile


def _keyed(tokens: Sequence[Token]) -> list[str]:
    return [token if isinstance(token, str) else _placed(token) for token in tokens]


def _placed(tile: Tile) -> _Placed:
    found = _Placed(f"\n{tile.name}")  # no line has a newline in it
    found.tile = tile
    return found


def _tiles(tokens: Sequence[str]) -> list[Tile]:
    return [token.tile for token in tokens if isinstance(token, _Placed)]


class _Merge:
    __slots__ = ("_base", "_known", "_ours", "_theirs", "told")

    def __init__(self, base: list[str], ours: list[str], theirs: list[str], *, known: bool) -> None:
        self._base, self._ours, self._theirs, self._known = base, ours, theirs, known
        self.told = 0

    def chunk(self, chunk: Chunk) -> Iterator[Piece]:
        base, ours, theirs = self._base[chunk.base], self._ours[chunk.ours], self._theirs[chunk.theirs]
        if not any(map(_tiles, (base, ours, theirs))):
            yield from merged_lines(base, ours, theirs)
        elif chunk.kind == "conflict":
            yield from self._sections(base, ours, theirs)
        else:
            yield from self._with_tiles(chunk, base, ours, theirs)

    def _with_tiles(
        self, chunk: Chunk, base: list[str], ours: list[str], theirs: list[str]
    ) -> Iterator[Piece]:
        """A part that one side at most has changed, its lists excepted."""
        tokens = theirs if chunk.kind == "theirs" else ours
        old, one, other = _tiles(base), _tiles(ours), _tiles(theirs)
        if len(one) == len(other):
            known = old if self._known and len(old) == len(one) else [None] * len(one)
            merged = [self._tile(b, o, t) for b, o, t in zip(known, one, other, strict=True)]
        else:
            merged = _added_or_removed(old, _tiles(tokens), one if chunk.kind == "theirs" else other)
            self.told += sum(tile.told for tile in _tiles(tokens))
        lists = iter(merged)
        for token in tokens:
            yield from next(lists) if isinstance(token, _Placed) else [token]

    def _tile(self, base: Tile | None, ours: Tile, theirs: Tile) -> list[Piece]:
        merged = merge_tiles(base, ours, theirs, RULES, known=self._known)
        self.told += merged.told
        return list(merged.pieces)

    def _sections(self, base: list[str], ours: list[str], theirs: list[str]) -> Iterator[Piece]:
        """Both sides added sections in one place: Next or a log, and lines above them."""
        if _tiles(base):
            raise Unmerged
        (lines, one), (other_lines, other) = _apart(ours), _apart(theirs)
        yield from _added(base, lines, other_lines)
        found = list[list[Piece]]()
        for name in _ORDER:
            pair = [side[name] for side in (one, other) if name in side]
            if len(pair) == 2:
                heading = min(each.heading for each in pair)
                found.append([heading, *self._tile(None, pair[0].tile, pair[1].tile)])
            elif pair:
                found.append([pair[0].heading, *pair[0].tile.lines])
                self.told += pair[0].tile.told
        for n, pieces in enumerate(found):
            last = n + 1 == len(found)
            yield from pieces
            if not last and _runs_on(pieces):
                yield ""


def _added_or_removed(base: list[Tile], changed: list[Tile], beside: list[Tile]) -> list[list[Piece]]:
    """The lists of the side that changed a part, where the other one has as many as the base.

    Unmerged where a list was removed on one side and changed on the other.
    """
    if base and (changed or [tile.lines for tile in beside] != [tile.lines for tile in base]):
        raise Unmerged
    return [list(tile.lines) for tile in changed]


def _apart(tokens: Sequence[str]) -> tuple[list[str], dict[str, Titled]]:
    """The lines above the first of the sections of ours, and those sections by name."""
    places = [n for n, token in enumerate(tokens) if isinstance(token, _Placed)]
    if not places:
        return list(tokens), {}
    first = places[0] - 1
    if first < 0 or len(tokens) - first != 2 * len(places):
        raise Unmerged  # something other than a heading and its list
    titled: dict[str, Titled] = {}
    for heading, token in zip(tokens[first::2], tokens[first + 1 :: 2], strict=True):
        if not isinstance(token, _Placed) or isinstance(heading, _Placed) or token.tile.name in titled:
            raise Unmerged
        titled[token.tile.name] = Titled(heading, token.tile)
    return list(tokens[:first]), titled


def _added(base: list[str], ours: list[str], theirs: list[str]) -> list[Piece]:
    """The lines above the new sections; the empty ones at their end are nothing to quarrel about."""
    (old, _), (one, gap), (other, other_gap) = (_without_blanks(lines) for lines in (base, ours, theirs))
    return [*merged_lines(old, one, other), *max(gap, other_gap, key=lambda lines: (len(lines), lines))]


def _without_blanks(lines: list[str]) -> tuple[list[str], list[str]]:
    filled = max((n + 1 for n, line in enumerate(lines) if line.strip()), default=0)
    return lines[:filled], lines[filled:]


def _runs_on(pieces: Sequence[Piece]) -> bool:
    """Whether no empty line stands at the end."""
    last = pieces[-1]
    return not isinstance(last, str) or bool(last.strip())


def merge_agenda(base: Shape | None, ours: Shape, theirs: Shape, settings: Settings) -> Body:
    """The body of an agenda, section by section. Unmerged where they are not as the tool keeps them."""
    old, one, other = (agenda_shape(shape, settings) if shape else None for shape in (base, ours, theirs))
    if not one or not other:
        raise AssertionError
    pieces = merged_lines(old.above if old else None, one.above, other.above)
    merged = [each for title in SECTIONS if (each := _section(title, old, one, other))]
    for n, section in enumerate(merged):
        follows = n + 1 < len(merged) and _runs_on(section.pieces)
        pieces += [*section.pieces, ""] if follows else section.pieces
    pieces += merged_lines(old.below if old else None, one.below, other.below)
    return Body(pieces, sum(section.told for section in merged))


def _section(title: str, base: AgendaShape | None, ours: AgendaShape, theirs: AgendaShape) -> Body | None:
    """A section of both; None where it is gone."""
    old, one, other = (shape.sections.get(title) if shape else None for shape in (base, ours, theirs))
    if not (one or other):
        return None
    nothing = Tile("", (), (), ())
    tile = merge_tiles(
        old.tile if old else None,
        one.tile if one else nothing,
        other.tile if other else nothing,
        TASK_RULES,
        known=True,
    )
    if not tile.items and not three_way(old is not None, one is not None, other is not None):
        return None
    heading = _heading(old, [each.heading for each in (one, other) if each])
    return Body([heading, *tile.pieces], tile.told)


def _heading(base: Titled | None, headings: Sequence[str]) -> str:
    try:
        return three_way(base.heading if base else None, headings[0], headings[-1])
    except Unmerged:
        return min(headings)
