"""Two changes of one text brought together line by line, and whether a change is still in a text.

What the lines mean is not looked at. Lines keep their endings, so that a text that neither side changed comes
out byte for byte.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cultivate.notes.text import lines

_PROPERTY = re.compile(r"[^\s:#-][^:]*:(?=\s)")
_ALIKE = 0.85
"""How alike two lines are of which one is the other, mended: a share of their letters."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with both changes. `conflict` is the line of ours where it could not be made, 0 for none."""

    text: str
    conflict: int = 0


@dataclass(frozen=True, slots=True)
class _Hunk:
    """The base's lines `start` to `end` become `new`, which stand from line `at` on."""

    start: int
    end: int
    new: tuple[str, ...]
    at: int

    @property
    def inserts(self) -> bool:
        return self.start == self.end


def merge(base: str, ours: str, theirs: str, *, union: bool = False) -> Merged:
    """`ours` with what `theirs` changed since `base`.

    Changes that only touch each other are both made; where both changed the same lines, or put lines into
    the same place, that is a conflict. With `union`, lines that both put into the same place all stay, ours
    first, what both have once: right for logs, whose order is not the message.
    """
    old = _lines(base)
    left, right = list(_hunks(old, _lines(ours))), list(_hunks(old, _lines(theirs)))
    parts: list[str] = []
    done = 0
    while left or right:
        mine, other = left[:1], right[:1]
        if mine and other and _clash(mine[0], other[0]):
            new = _settled(left.pop(0), right.pop(0), union=union)
            if new is None:
                return Merged("", mine[0].at + 1)
            taken = mine[0]
        else:
            from_left = not other or (bool(mine) and _place(mine[0]) <= _place(other[0]))
            taken = (left if from_left else right).pop(0)
            new = taken.new
        parts += [*old[done : taken.start], *new]
        done = taken.end
    return Merged("".join([*parts, *old[done:]]))


def join(base: str, ours: str, theirs: str) -> Merged:
    """Both changes of a note by a union, for logs grow at one place; never at the cost of its properties."""
    from cultivate.notes.frontmatter import read_front_matter

    merged = merge(base, ours, theirs, union=True)
    if merged.conflict or not read_front_matter(merged.text).problems:
        return merged
    broken = any(read_front_matter(text).problems for text in (ours, theirs))
    return merged if broken else Merged("", read_front_matter(ours).start + 1)


def is_lost(before: str, after: str, now: str) -> bool:
    """Whether nothing of the change from `before` to `after` is in the text `now`.

    Lines are counted, wherever they stand: an entry that was moved or sorted is not lost. Nor is one that
    stands there with a few letters changed, or a property with another value: somebody mended it.
    """
    then, wanted, found = (Counter(_lines(text)) for text in (before, after, now))
    added, removed = wanted - then, then - wanted
    if not added:
        return bool(removed) and not any(found[line] < then[line] for line in removed)
    new = found - then
    return not any(line in new for line in added) and not all(_mended(line, new) for line in added)


def _mended(ours: str, others: Iterable[str]) -> bool:
    """Whether one of the other lines is ours but for a few letters, or says the same property."""
    name = _PROPERTY.match(ours)
    return any(
        (name and other.startswith(name[0])) or difflib.SequenceMatcher(None, ours, other).ratio() >= _ALIKE
        for other in others
    )


def _lines(text: str) -> list[str]:
    return [text[line.start : line.stop] for line in lines(text)]


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Hunk]:
    """What differs. What is the same at both ends is left out first: notes are long and changes short."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    a, b = old[first : len(old) - last], new[first : len(new) - last]
    for tag, start, end, at, stop in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Hunk(first + start, first + end, tuple(b[at:stop]), first + at)


def _clash(one: _Hunk, other: _Hunk) -> bool:
    if one.inserts and other.inserts:
        return one.start == other.start
    if one.inserts or other.inserts:
        point, span = (one, other) if one.inserts else (other, one)
        return span.start < point.start < span.end
    return max(one.start, other.start) < min(one.end, other.end)


def _place(hunk: _Hunk) -> tuple[int, int]:
    return hunk.start, hunk.end


def _settled(mine: _Hunk, other: _Hunk, *, union: bool) -> tuple[str, ...] | None:
    """What two clashing changes come to; None for a conflict."""
    if _place(mine) == _place(other) and mine.new == other.new:
        return mine.new
    if not union or not (mine.inserts and other.inserts):
        return None
    return tuple(_both(mine.new, other.new))


def _both(mine: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """All lines of both, in their orders, those that match once."""
    for _, start, end, at, stop in difflib.SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        yield from mine[start:end]
        if mine[start:end] != other[at:stop]:
            yield from other[at:stop]
