"""Lists whose items are merged one by one: which item of one version is which of another, and in what order.

An item is a few lines that say one thing: an entry of a log, a box, a property. Whether it is there is
decided three ways: added on one side it comes, removed on one side it goes, and where it was removed on one
side and changed on the other there is a conflict. What it says is for its kind to merge (`kinds`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from cultivate.notes.merge.pieces import Conflict, Piece

ItemKind = Literal["entry", "box", "task", "child", "told", "text", "property"]
_MOST_COMPARED = 60
"""Items without a counterpart, up to which each is compared with each."""
_COMPARED = 500  # characters
_LIKE = 0.7
_LIKE_ON_ONE_DAY = 0.4
_LIKE_ON_ANOTHER_DAY = 0.8
"""How much of two wordings is the same, from 0 to 1, that they may be of one item."""


@dataclass(frozen=True, slots=True)
class Item:
    """A few lines that say one thing.

    Two items with one `key` say the same, however they are written. `ident` is by what an item is known
    although it says something else by now; empty where only likeness can tell, and with `~` at its beginning
    where that may tell as well. `day` (ISO) is its place in
    a list that goes by date. `gap` are the empty lines above it, None for the first of a list.
    """

    kind: ItemKind
    lines: tuple[str, ...]
    key: str
    ident: str = ""
    day: str = ""
    gap: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Triple:
    """One item in the three versions; None where a version does not have it."""

    base: Item | None
    ours: Item | None
    theirs: Item | None

    @property
    def one(self) -> Item:
        """Any of them, a side's first."""
        found = self.ours or self.theirs or self.base
        if found is None:
            raise AssertionError
        return found


@dataclass(frozen=True, slots=True)
class Rules:
    """How items of one kind are merged: one that both sides changed, and one that a side removed.

    `changed` gets the base (None where both sides added it), ours and theirs. `removed` gets the base, the
    version that is left, and whether that is ours; it is only asked where that says something else than the
    base.
    """

    changed: Callable[[Item | None, Item, Item], list[Piece]]
    removed: Callable[[Item, Item, bool], list[Piece]]


def triples(base: Sequence[Item] | None, ours: Sequence[Item], theirs: Sequence[Item]) -> list[Triple]:
    """Every item once, with what it is in each version: those of ours, then of theirs, then lost ones.

    Without a `base`, items that are much alike are taken for one.
    """
    known = base or ()
    in_ours, in_theirs, twice = _by_key(known, ours), _by_key(known, theirs), dict[int, int]()
    # What both sides added in the same words is no new wording of something else.
    _match(ours, theirs, twice, _free(ours, in_ours), _free(theirs, in_theirs), _key)
    for side, found in ((ours, in_ours), (theirs, in_theirs)):
        taken = twice.keys() if side is ours else set(twice.values())
        _match(known, side, found, _unmatched(known, found), _free(side, found) - taken, _ident)
        _match_alike(known, side, found, _unmatched(known, found), _free(side, found) - taken)
    left = _free(ours, in_ours) - twice.keys(), _free(theirs, in_theirs) - set(twice.values())
    _match(ours, theirs, twice, *left, _ident)
    if base is None:
        left = _free(ours, in_ours) - twice.keys(), _free(theirs, in_theirs) - set(twice.values())
        _match_alike(ours, theirs, twice, *left, across_days=False)
    return _as_triples(known, ours, theirs, in_ours, in_theirs, twice)


def _as_triples(
    known: Sequence[Item],
    ours: Sequence[Item],
    theirs: Sequence[Item],
    in_ours: Mapping[int, int],
    in_theirs: Mapping[int, int],
    twice: Mapping[int, int],
) -> list[Triple]:
    of_ours = {o: b for b, o in in_ours.items()}
    of_theirs = {t: b for b, t in in_theirs.items()}
    found = list[Triple]()
    for n, item in enumerate(ours):
        b = of_ours.get(n)
        t = twice.get(n) if b is None else in_theirs.get(b)
        found.append(Triple(None if b is None else known[b], item, None if t is None else theirs[t]))
    for n, item in enumerate(theirs):
        b = of_theirs.get(n)
        if n not in twice.values() and (b is None or b not in in_ours):
            found.append(Triple(None if b is None else known[b], None, item))
    gone = (n for n in range(len(known)) if n not in in_ours and n not in in_theirs)
    return found + [Triple(known[n], None, None) for n in gone]


def decided(triple: Triple, rules: Rules) -> list[Piece] | None:
    """The lines of an item after the merge, None if it is gone."""
    base, ours, theirs = triple.base, triple.ours, triple.theirs
    if ours is None or theirs is None:
        left = ours or theirs
        if left is None or (base and left.key == base.key):
            return None
        return rules.removed(base, left, ours is not None) if base else list(left.lines)
    if ours.lines == theirs.lines or (base and theirs.lines == base.lines):
        return list(ours.lines)
    if base and ours.lines == base.lines:
        return list(theirs.lines)
    return rules.changed(base, ours, theirs)


def removed_or_changed(base: Item, changed: Item, in_ours: bool) -> list[Piece]:
    """The conflict of a removal with a change."""
    return [Conflict(changed.lines, ()) if in_ours else Conflict((), changed.lines)]


def _key(item: Item) -> str:
    return item.key


def _ident(item: Item) -> str:
    return item.ident


def _by_key(one: Sequence[Item], other: Sequence[Item]) -> dict[int, int]:
    found: dict[int, int] = {}
    _match(one, other, found, set(range(len(one))), set(range(len(other))), _key)
    return found


def _unmatched(items: Sequence[Item], found: Mapping[int, int]) -> set[int]:
    return set(range(len(items))) - found.keys()


def _free(items: Sequence[Item], found: Mapping[int, int]) -> set[int]:
    return set(range(len(items))) - set(found.values())


def _match(
    one: Sequence[Item],
    other: Sequence[Item],
    found: dict[int, int],
    left: set[int],
    right: set[int],
    name: Callable[[Item], str],
) -> None:
    """Add to `found` the places with one `name`, in their order; those without a name have no counterpart."""
    places: dict[tuple[str, str], list[int]] = {}
    for b in sorted(right):
        if name(other[b]):
            places.setdefault((other[b].kind, name(other[b])), []).append(b)
    for a in sorted(left):
        free = places.get((one[a].kind, name(one[a])))
        if free:
            found[a] = free.pop(0)


def _match_alike(
    one: Sequence[Item],
    other: Sequence[Item],
    found: dict[int, int],
    left: set[int],
    right: set[int],
    *,
    across_days: bool = True,
) -> None:
    """Add to `found` what is alike, the most alike first; onto another day only `across_days`.

    Ties are broken by what is said, so that it does not matter which side is first.
    """
    if len(left) > _MOST_COMPARED or len(right) > _MOST_COMPARED:
        return
    pairs = []
    for a in left:
        for b in right:
            likeness = _likeness(one[a], other[b], across_days=across_days)
            if likeness:
                pairs.append((-likeness, sorted((one[a].key, other[b].key)), a, b))
    taken = set[int]()
    for _, _, a, b in sorted(pairs):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)


def _likeness(one: Item, other: Item, *, across_days: bool) -> float:
    """How far two items could be two wordings of one; 0 where they are not."""
    if one.kind != other.kind or (_is_fixed(one) and _is_fixed(other)):
        return 0
    one_day = one.day == other.day
    if not one_day and not across_days:
        return 0
    said = sorted((one.key[:_COMPARED], other.key[:_COMPARED]))
    ratio = SequenceMatcher(None, said[0], said[1], autojunk=False).ratio()
    if not one_day:
        return ratio if ratio >= _LIKE_ON_ANOTHER_DAY else 0
    least = _LIKE_ON_ONE_DAY if one.day else _LIKE
    return ratio + 1 if ratio >= least else 0


def _is_fixed(item: Item) -> bool:
    return bool(item.ident) and not item.ident.startswith("~")
