"""The front matter of a note, merged property by property (format: "A contact note")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cultivate.errors import CannotEdit
from cultivate.model.dates import parse_date
from cultivate.model.settings import Settings
from cultivate.notes.edit import Edit, apply
from cultivate.notes.frontmatter import FrontMatter, Property, read_front_matter
from cultivate.notes.merge.items import Item, ItemKind, Rules, removed_or_changed
from cultivate.notes.merge.kinds import changed_text
from cultivate.notes.merge.pieces import Piece, Unmerged, conflict, three_way
from cultivate.notes.merge.tile import Place, Tile, tile_of
from cultivate.notes.names import by_meaning, canonical_name
from cultivate.notes.properties import add_items, remove_items, set_value

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*?(?=\r?$)", re.MULTILINE)
_NEWEST = ("last_touch", "next_touch")


@dataclass(frozen=True, slots=True)
class Leader:
    """Who was in touch last, as far as the front matter says: properties that follow from it go along."""

    side: Literal["ours", "theirs", ""]
    settings: Settings


def leader(ours: FrontMatter, theirs: FrontMatter, settings: Settings) -> Leader:
    """The side with the newer `last_touch`."""
    one, other = (_day(by_meaning(front, settings).get("last_touch")) for front in (ours, theirs))
    if one == other:
        return Leader("", settings)
    return Leader("ours" if (one or date.min) > (other or date.min) else "theirs", settings)


def front_tile(front: FrontMatter, text: str, lines: Sequence[str]) -> Tile:
    """The lines between the fences, properties as items. Unmerged where they cannot be told apart."""
    if front.problem or front.flow or front.repeated or any(p.severity == "error" for p in front.problems):
        raise Unmerged
    first, last = text.count("\n", 0, front.inner), text.count("\n", 0, front.close)
    places: list[Place] = []
    for each in front.properties:
        start = text.count("\n", 0, each.key_start)
        end = text.count("\n", 0, max(each.end - 1, each.key_end)) + 1
        if places and start - first < places[-1].end:
            raise Unmerged
        typed = tuple(lines[start:end])
        key = "\n".join(line.rstrip() for line in typed)
        places.append(Place(start - first, end - first, Item("property", typed, key, ident=each.key)))
    return tile_of("front", lines[first:last], places)


def keys_of(tile: Tile) -> Counter[str]:
    """The names of the properties in it."""
    return Counter(item.ident for item in tile.items if item.kind == "property")


def front_rules(lead: Leader) -> Mapping[ItemKind, Rules]:
    """How properties and the comments between them are merged."""
    return {
        "property": Rules(
            lambda base, ours, theirs: _changed(base, ours, theirs, lead),
            lambda base, left, in_ours: _removed(base, left, in_ours, lead.settings),
        ),
        "text": Rules(changed_text, removed_or_changed),
    }


@dataclass(frozen=True, slots=True)
class _One:
    """One property by itself, in a note that has nothing else."""

    text: str
    found: Property

    @property
    def comments(self) -> tuple[str, ...]:
        bare = apply(self.text, [Edit(value.start, value.end, "") for value in self.found.values])
        return tuple(_COMMENT.findall(bare))


def _read(item: Item) -> _One:
    """Unmerged for a property that is more than text, or a list of texts."""
    text = "\n".join(["---", *item.lines, "---", ""])
    front = read_front_matter(text)
    simple = len(front.properties) == 1 and not front.problems
    if not simple or front.properties[0].complex or front.properties[0].kind == "mapping":
        raise Unmerged
    return _One(text, front.properties[0])


def _changed(base: Item | None, ours: Item, theirs: Item, lead: Leader) -> list[Piece]:
    try:
        old, one, other = (_read(item) if item else None for item in (base, ours, theirs))
        if not one or not other:
            raise AssertionError
        return list(_merged(old, one, other, lead))
    except (Unmerged, CannotEdit):
        return conflict(ours.lines, theirs.lines)


def _merged(base: _One | None, ours: _One, theirs: _One, lead: Leader) -> list[str]:
    name = canonical_name(ours.found.key, lead.settings)
    if name in _NEWEST and (newest := _newest(base, ours, theirs, name, lead)):
        return _lines(newest.text)
    start = _start(base, ours, theirs)
    key = start.found.key
    if "list" in (ours.found.kind, theirs.found.kind):
        if start.found.kind != "list":
            start = max(ours, theirs, key=lambda one: (one.found.kind == "list", one.text))
        return _lines(_with_items(start, base, ours, theirs))
    value = _value(base, ours, theirs, name, lead)
    fitting = [
        one for one in (start, ours, theirs) if one.found.text == value and one.comments == start.comments
    ]
    if fitting:
        return _lines(fitting[0].text)
    return _lines(apply(start.text, set_value(start.text, key, value)))


def _lines(text: str) -> list[str]:
    return text.split("\n")[1:-2]


def _newest(base: _One | None, ours: _One, theirs: _One, name: str, lead: Leader) -> _One | None:
    """The newer date, where the sides differ and both did something; None for the ordinary rules.

    The next touch follows from the last, so that it goes with it.
    """
    texts = [one.found.text for one in (ours, theirs)]
    if texts[0] == texts[1] or (base and base.found.text in texts):
        return None
    if name == "next_touch" and lead.side:
        return ours if lead.side == "ours" else theirs
    days = [parse_date(text) for text in texts]
    if not any(days) or any(text and not day for text, day in zip(texts, days, strict=True)):
        return None
    one, other = (day or date.min for day in days)
    return ours if one > other else theirs if other > one else min(ours, theirs, key=lambda each: each.text)


def _start(base: _One | None, ours: _One, theirs: _One) -> _One:
    """The side in whose writing the property is written: the one with the comments that are to stay."""
    if not base and not (ours.comments and theirs.comments):
        kept = ours.comments or theirs.comments
    else:
        kept = three_way(base.comments if base else None, ours.comments, theirs.comments)
    fitting = [one for one in (ours, theirs) if one.comments == kept]
    changed = [one for one in fitting if not base or one.text != base.text]
    return min(changed or fitting, key=lambda one: one.text)


def _value(base: _One | None, ours: _One, theirs: _One, name: str, lead: Leader) -> str:
    one, other = ours.found.text, theirs.found.text
    if base:
        return three_way(base.found.text, one, other)
    if one and other and one != other:
        raise Unmerged
    if name == "snooze_until" and one != other and lead.side:
        # Logging a touch empties it: whoever was in touch last knows.
        return one if lead.side == "ours" else other
    return one or other


def _with_items(start: _One, base: _One | None, ours: _One, theirs: _One) -> str:
    old = base.found.texts if base else ()
    one, other = ours.found.texts, theirs.found.texts
    staying = [text for text in (*one, *other) if (text in one and text in other) or text not in old]
    gone = tuple(text for text in start.found.texts if text not in staying)
    text = apply(start.text, remove_items(start.text, start.found.key, gone))
    theirs_first = one if start is theirs else other
    return apply(text, add_items(text, start.found.key, tuple(t for t in theirs_first if t in staying)))


def _removed(base: Item, left: Item, in_ours: bool, settings: Settings) -> list[Piece]:
    """A property that one side removed: a date that moved forward stays, a new way of writing does not."""
    try:
        old, now = _read(base).found, _read(left).found
    except Unmerged:
        return removed_or_changed(base, left, in_ours)
    if old.texts == now.texts:
        return []
    day, before = _day(now), _day(old)
    if canonical_name(now.key, settings) in _NEWEST and day and day > (before or date.min):
        return list(left.lines)
    return removed_or_changed(base, left, in_ours)


def _day(found: Property | None) -> date | None:
    return parse_date(found.text) if found else None
