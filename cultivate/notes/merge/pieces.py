"""What a merge is made of: lines that stand, and places where both sides want something else.

Lines have no line ending here; a conflict stays a value until the text is written, so that either side of it
can be tried out first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

_Value = TypeVar("_Value")
Side = Literal["ours", "theirs"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The lines of each side in one place."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


Piece = str | Conflict


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands behind the markers of a conflict, and how many signs a marker has."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


class Unmerged(Exception):
    """Two values that both changed, and not to the same; or a shape that is not certain enough."""


def three_way(base: _Value | None, ours: _Value, theirs: _Value) -> _Value:
    """The value that changed, or that both have; Unmerged where both changed it, each in its own way."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise Unmerged


def chosen(pieces: Iterable[Piece], side: Side) -> list[str]:
    """The lines with every conflict settled for one side."""
    return [line for piece in pieces for line in _of_side(piece, side)]


def conflict(ours: Sequence[str], theirs: Sequence[str]) -> list[Piece]:
    """A conflict without the lines that both sides begin and end with: those just stand."""
    shortest = min(len(ours), len(theirs))
    head = next((n for n in range(shortest) if ours[n] != theirs[n]), shortest)
    left = shortest - head
    tail = next((n for n in range(left) if ours[-1 - n] != theirs[-1 - n]), left)
    inner = Conflict(tuple(ours[head : len(ours) - tail]), tuple(theirs[head : len(theirs) - tail]))
    middle: list[Piece] = [inner] if inner.ours or inner.theirs else []
    return [*ours[:head], *middle, *ours[len(ours) - tail :]]


def written(pieces: Iterable[Piece], labels: Labels) -> tuple[list[str], tuple[int, ...]]:
    """The lines with Git's markers around each conflict, and the numbers of the lines that open one."""
    lines: list[str] = []
    opened = []
    for piece in pieces:
        if isinstance(piece, str):
            lines.append(piece)
        else:
            opened.append(len(lines) + 1)
            lines += _marked(piece, labels)
    return lines, tuple(opened)


def _marked(piece: Conflict, labels: Labels) -> Iterator[str]:
    yield f"{'<' * labels.size} {labels.ours}"
    yield from piece.ours
    yield "=" * labels.size
    yield from piece.theirs
    yield f"{'>' * labels.size} {labels.theirs}"


def _of_side(piece: Piece, side: Side) -> tuple[str, ...]:
    if isinstance(piece, str):
        return (piece,)
    return piece.ours if side == "ours" else piece.theirs
