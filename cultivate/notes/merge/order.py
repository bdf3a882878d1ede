"""The order of a merged list: that of the side which changed it, with new items where their side has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from cultivate.notes.merge.items import Item, Triple
from cultivate.notes.merge.pieces import Unmerged

_START = -1


def ordered(
    staying: Sequence[Triple], base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]
) -> list[Triple]:
    """`staying`, the triples that are not gone, in their order.

    Raises Unmerged where both sides put what they share into another order.
    """
    number = {id(item): n for n, each in enumerate(staying) for item in (each.ours, each.theirs) if item}
    in_ours = [number[id(item)] for item in ours if id(item) in number]
    in_theirs = [number[id(item)] for item in theirs if id(item) in number]
    shared = set(in_ours) & set(in_theirs)
    of_base = {id(each.base): n for n, each in enumerate(staying) if each.base}
    in_base = [of_base[id(item)] for item in base if id(item) in of_base]
    anchors = _anchors(
        [n for n in in_base if n in shared],
        [n for n in in_ours if n in shared],
        [n for n in in_theirs if n in shared],
        staying,
    )
    backward = _newest_first(base, ours, theirs)
    gaps = [_gaps(in_ours, shared), _gaps(in_theirs, shared)]
    result: list[int] = []
    for anchor in [_START, *anchors]:
        result += [anchor] if anchor != _START else []
        one, other = ([staying[n] for n in gap.get(anchor, [])] for gap in gaps)
        names = {id(each): n for gap in gaps for n in gap.get(anchor, []) for each in [staying[n]]}
        result += [names[id(each)] for each in _merged_gap(one, other, backward=backward)]
    return [staying[n] for n in result]


def _anchors(base: list[int], ours: list[int], theirs: list[int], staying: Sequence[Triple]) -> list[int]:
    """What both sides have, in one order."""
    if ours == theirs:
        return ours
    old_ours, old_theirs = ([n for n in side if n in base] for side in (ours, theirs))
    if old_ours == old_theirs:
        return min(ours, theirs, key=lambda order: [staying[n].one.key for n in order])
    if old_ours == base:
        return theirs
    if old_theirs == base:
        return ours
    raise Unmerged


def _gaps(side: Sequence[int], shared: set[int]) -> dict[int, list[int]]:
    """What a side has of its own, by the shared item that it follows there."""
    found: dict[int, list[int]] = {}
    anchor = _START
    for n in side:
        if n in shared:
            anchor = n
        else:
            found.setdefault(anchor, []).append(n)
    return found


def _merged_gap(one: list[Triple], other: list[Triple], *, backward: bool) -> Iterator[Triple]:
    """The new items of both sides in one place: by date where each side's are, else one side's first."""
    if not (one and other and _by_date(one, backward=backward) and _by_date(other, backward=backward)):
        yield from _in_fixed_order(one, other)
        return
    days = {each.one.day for each in (*one, *other)}
    for day in sorted(days, reverse=backward):
        pair = ([each for each in side if each.one.day == day] for side in (one, other))
        yield from _in_fixed_order(*pair)


def _in_fixed_order(one: list[Triple], other: list[Triple]) -> Iterator[Triple]:
    """The same whichever side is called ours."""
    for side in sorted((one, other), key=lambda side: [each.one.key for each in side]):
        yield from side


def _by_date(triples: Sequence[Triple], *, backward: bool) -> bool:
    days = [each.one.day for each in triples]
    return all(days) and all(a >= b if backward else a <= b for a, b in pairwise(days))


def _newest_first(*versions: Sequence[Item]) -> bool:
    rising = falling = 0
    for version in versions:
        days = [day for day, _ in groupby(item.day for item in version if item.day)]
        rising += sum(a < b for a, b in pairwise(days))
        falling += sum(a > b for a, b in pairwise(days))
    return falling > rising
