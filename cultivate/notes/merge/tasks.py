"""The items of an agenda and the lines under them, and how each is merged (format: "The agenda").

Ticks and what was typed come from either side, and so do the records of what was logged; hints are the
tool's own, and nothing to quarrel about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from cultivate.notes.agenda.blocks import BUTTONS, Task
from cultivate.notes.agenda.records import read_record
from cultivate.notes.agenda.rows import Row, read_row
from cultivate.notes.links import links, name_of
from cultivate.notes.merge.boxline import merged_box_line
from cultivate.notes.merge.items import Item, ItemKind, Rules, removed_or_changed
from cultivate.notes.merge.kinds import changed_text
from cultivate.notes.merge.pieces import Piece, Unmerged, conflict
from cultivate.notes.merge.tile import Place, Tile, merge_tiles, tile_of
from cultivate.notes.text import Line

_DONE = ("logged ", "found ", "put off", "skipped")


def task_tile(
    title: str, text: str, lines: Sequence[str], part: tuple[int, int], tasks: Sequence[Task]
) -> Tile:
    """The lines of a section, its items and single bullets as what is merged one by one."""
    first, last = part
    places = []
    for task in tasks:
        start, end = task.row.line.number - 1, text.count("\n", 0, task.end)
        if first <= start < last:
            places.append(Place(start - first, end - first, _task_item(task, tuple(lines[start:end]))))
    covered = {n for place in places for n in range(place.start, place.end)}
    inner = lines[first:last]
    return tile_of(title, inner, [*places, *_bullets(inner, covered)])


def _bullets(lines: Sequence[str], covered: set[int]) -> list[Place]:
    """Lines of their own, each with what is indented below it."""
    found: list[Place] = []
    for n, line in enumerate(lines):
        row = _row(line)
        if n in covered or not line.strip():
            continue
        if found and found[-1].end == n and row.indent > _row(lines[found[-1].start]).indent:
            typed = tuple(lines[found[-1].start : n + 1])
            found[-1] = Place(found[-1].start, n + 1, _own_lines(typed))
        elif row.bullet:
            found.append(Place(n, n + 1, _empty(line) if row.is_empty else _own_lines((line,))))
    return found


def _row(line: str) -> Row:
    bare = line.removesuffix("\r")
    return read_row(bare, Line(0, len(bare), len(bare), 1))


def _empty(line: str) -> Item:
    return Item("told", (line,), "", ident="empty")


def _own_lines(lines: tuple[str, ...]) -> Item:
    return Item("text", lines, "\n".join(line.rstrip() for line in lines))


def _task_item(task: Task, lines: tuple[str, ...]) -> Item:
    below = _children(lines[1:])
    said = [item.key for item in below.items if item.kind == "child" and not _is_unpressed(item)]
    key = "\n".join([f"[{task.box}] {task.row.words.strip()}", *said])
    people = task.head.people or tuple(link.target for link in links(task.words)[:1])
    if task.head.matched and people:
        return Item("task", lines, key, ident=f"{task.head.means} {name_of(people[0]).casefold()}")
    return Item("task", lines, key, ident=f"~{' '.join(task.said.split()).casefold()}")


def _children(lines: Sequence[str]) -> Tile:
    places: list[Place] = []
    for n, line in enumerate(lines):
        if not line.strip():
            continue
        item, row = _child(line), _row(line)
        above = places[-1] if places and places[-1].end == n else None
        if item.ident or not above or above.item.ident or row.indent <= _row(lines[above.start]).indent:
            places.append(Place(n, n + 1, item))
        else:
            typed = tuple(lines[above.start : n + 1])
            key = "\n".join(each.strip() for each in typed)
            places[-1] = Place(above.start, n + 1, Item("child", typed, key))
    return tile_of("below", lines, places)


def _child(line: str) -> Item:
    """A line under an item. The tool's own have an ident, the user's have none."""
    row = _row(line)
    record = read_record(row.words.strip())
    if record:
        told = record.kind in ("hint", "refused")
        name = record.kind if told else f"{record.kind} {record.name or record.text}"
        return Item("told" if told else "child", (line,), record.text, ident=name)
    if row.is_empty:
        return _empty(line)
    if row.box and row.said.casefold() in BUTTONS:
        return Item(
            "child", (line,), f"[{row.box}] {row.words.strip()}", ident=f"button {row.said.casefold()}"
        )
    return Item("child", (line,), line.strip())


def _is_unpressed(item: Item) -> bool:
    return item.ident.startswith("button ") and item.key.startswith("[ ]")


def _changed_task(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    try:
        head: list[Piece] = [merged_box_line(base.lines[0] if base else None, ours.lines[0], theirs.lines[0])]
    except Unmerged:
        head = conflict(ours.lines[:1], theirs.lines[:1])
    one, other = _children(ours.lines[1:]), _children(theirs.lines[1:])
    if base is None:
        one, other = _without_unused(one, other), _without_unused(other, one)
    below = _children(base.lines[1:]) if base else None
    return [*head, *merge_tiles(below, one, other, _CHILD_RULES).pieces]


def _without_unused(tile: Tile, beside: Tile) -> Tile:
    """The lines without buttons and empty bullets, if the other side is done with the item."""
    if not any(item.ident.startswith(_DONE) for item in beside.items):
        return tile
    used = [item for item in tile.items if not _is_unpressed(item) and item.ident != "empty"]
    return replace(tile, items=tuple(used))


def _removed_task(base: Item, left: Item, in_ours: bool) -> list[Piece]:
    """Untouched items go from an agenda when their day is over; what was done with one meanwhile stays."""
    untouched = base.key.startswith("[ ]") and "\n" not in base.key
    return list(left.lines) if untouched else removed_or_changed(base, left, in_ours)


def _changed_child(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    if ours.ident.startswith("logged "):
        return _changed_record(base, ours, theirs)
    try:
        return [
            merged_box_line(base.lines[0] if base else None, ours.lines[0], theirs.lines[0]),
            *_rest(ours),
        ]
    except Unmerged:
        return changed_text(base, ours, theirs)


def _rest(item: Item) -> tuple[str, ...]:
    if len(item.lines) > 1:
        raise Unmerged
    return ()


def _changed_record(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    """Two records of one logging, of which one may have learnt more; of two loggings, both ask the user."""
    one, other = (read_record(_row(item.lines[0]).words.strip()) for item in (ours, theirs))
    if one and other and one.fingerprint == other.fingerprint:
        return list(max(ours, theirs, key=lambda item: (len(item.lines[0].strip()), item.lines)).lines)
    return changed_text(base, ours, theirs)


def _changed_told(base: Item | None, ours: Item, theirs: Item) -> list[Piece]:
    return list(max(ours, theirs, key=lambda item: (len(item.key), item.key, item.lines)).lines)


def _removed_told(base: Item, left: Item, in_ours: bool) -> list[Piece]:
    return []


_CHILD_RULES: Mapping[ItemKind, Rules] = MappingProxyType(
    {
        "child": Rules(_changed_child, removed_or_changed),
        "told": Rules(_changed_told, _removed_told),
        "text": Rules(changed_text, removed_or_changed),
    }
)
TASK_RULES: Mapping[ItemKind, Rules] = MappingProxyType(
    {
        "task": Rules(_changed_task, _removed_task),
        "told": Rules(_changed_told, _removed_told),
        "text": Rules(changed_text, removed_or_changed),
    }
)
"""The rules of an agenda's sections."""
