"""Three versions of some lines: which parts changed on which side (diff3), and the lines that come of it.

Sanjeev Khanna, Keshav Kunal, Benjamin Pierce, "A Formal Investigation of Diff3" (2007); the common lines are
found as Eugene Myers describes in "An O(ND) Difference Algorithm" (1986).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cultivate.notes.merge.pieces import Piece, conflict

_MOST_CHANGES = 2000
"""Lines that may differ before two texts count as having nothing in common but their ends."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of the three versions: the same in all, changed on one side, in the same way on both, or not."""

    kind: Literal["same", "ours", "theirs", "both", "conflict"]
    base: slice
    ours: slice
    theirs: slice


def merged_lines(base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str]) -> list[Piece]:
    """The lines merged by themselves. Without a `base`, what one side alone has was added there."""
    if base is None:
        first, second = sorted((list(ours), list(theirs)))  # so that it is the same from either side
        base = [first[at] for at, _ in common(first, second)]
    pieces: list[Piece] = []
    for chunk in chunks(base, ours, theirs):
        if chunk.kind == "conflict":
            pieces += conflict(ours[chunk.ours], theirs[chunk.theirs])
        else:
            pieces += theirs[chunk.theirs] if chunk.kind == "theirs" else ours[chunk.ours]
    return pieces


def chunks(base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Iterator[Chunk]:
    """The chunks of the three versions in their order; together they are all of each."""
    in_ours, in_theirs = dict(common(base, ours)), dict(common(base, theirs))
    in_both = [at for at in in_ours if at in in_theirs]
    b = o = t = 0
    for at in [*in_both, len(base)]:
        next_o, next_t = in_ours.get(at, len(ours)), in_theirs.get(at, len(theirs))
        if at < len(base) and (at, next_o, next_t) == (b, o, t):
            yield Chunk("same", slice(b, b + 1), slice(o, o + 1), slice(t, t + 1))
            b, o, t = b + 1, o + 1, t + 1
            continue
        parts = slice(b, at), slice(o, next_o), slice(t, next_t)
        if any(part.start < part.stop for part in parts):
            yield Chunk(_kind(base[parts[0]], ours[parts[1]], theirs[parts[2]]), *parts)
        if at < len(base):
            yield Chunk("same", slice(at, at + 1), slice(next_o, next_o + 1), slice(next_t, next_t + 1))
        b, o, t = at + 1, next_o + 1, next_t + 1


def _kind(
    base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]
) -> Literal["ours", "theirs", "both", "conflict"]:
    if list(ours) == list(theirs):
        return "both"
    if list(ours) == list(base):
        return "theirs"
    return "ours" if list(theirs) == list(base) else "conflict"


def common(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """A longest common subsequence, as pairs of places that rise."""
    shortest = min(len(a), len(b))
    head = next((n for n in range(shortest) if a[n] != b[n]), shortest)
    left = shortest - head
    tail = next((n for n in range(left) if a[-1 - n] != b[-1 - n]), left)
    inner = _myers(a[head : len(a) - tail], b[head : len(b) - tail])
    before = [(n, n) for n in range(head)]
    after = [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]
    return [*before, *((i + head, j + head) for i, j in inner), *after]


def _myers(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not a or not b:
        return []
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(min(len(a) + len(b), _MOST_CHANGES) + 1):
        trace.append(furthest.copy())
        for diagonal in range(-changes, changes + 1, 2):
            x = _step(furthest, diagonal, changes)
            while x < len(a) and x - diagonal < len(b) and a[x] == b[x - diagonal]:
                x += 1
            furthest[diagonal] = x
            if x >= len(a) and x - diagonal >= len(b):
                return _back(trace, len(a), len(b))
    return []


def _step(furthest: dict[int, int], diagonal: int, changes: int) -> int:
    down = diagonal == -changes or (diagonal != changes and furthest[diagonal - 1] < furthest[diagonal + 1])
    return furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1


def _back(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    found = []
    for changes in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[changes], x - y
        down = diagonal == -changes or (
            diagonal != changes and furthest[diagonal - 1] < furthest[diagonal + 1]
        )
        previous = diagonal + 1 if down else diagonal - 1
        before_x = furthest[previous]
        before_y = before_x - previous
        while x > before_x and y > before_y and x > 0 and y > 0:
            x, y = x - 1, y - 1
            found.append((x, y))
        x, y = before_x, before_y
    return found[::-1]
