"""One line with a checkbox, merged by its parts: box, words, the day it is for, the day it was done."""

from __future__ import annotations

import re
from typing import NamedTuple

from cultivate.notes.merge.pieces import Unmerged, three_way

_BOX = re.compile(r"(?P<before>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?P<box>.)\](?P<rest>.*)", re.DOTALL)
_REST = re.compile(
    r"(?P<words>.*?)(?P<due>\s*[📅📆🗓]\ufe0f?\s*\d{4}-\d\d-\d\d)?(?P<done>\s*[✅❌]\ufe0f?\s*\d{4}-\d\d-\d\d)?"
    r"(?P<block>\s+\^[A-Za-z0-9-]+)?\s*",
    re.DOTALL,
)


class BoxLine(NamedTuple):
    """The parts of a line; put together they are the line, but for spaces at its end."""

    before: str
    box: str
    words: str
    due: str
    done: str
    block: str


def box_line(line: str) -> BoxLine | None:
    """The parts of a line with a box, an `X` in it made small; None for any other line."""
    found = _BOX.fullmatch(line)
    rest = _REST.fullmatch(found["rest"]) if found else None
    if not found or not rest:
        return None
    parts = (rest[name] or "" for name in ("words", "due", "done", "block"))
    return BoxLine(found["before"], "x" if found["box"] == "X" else found["box"], *parts)


def merged_box_line(base: str | None, ours: str, theirs: str) -> str:
    """The line of both: ticked on one side is ticked. Raises Unmerged where the sides want different things.

    Without a base, words that go on where the other side's end were typed behind them.
    """
    if ours == theirs or (base is not None and base in (ours, theirs)):
        return three_way(base, ours, theirs)
    old, one, other = (box_line(line) if line is not None else None for line in (base, ours, theirs))
    if not one or not other or (base is not None and not old):
        raise Unmerged
    before = _either(old and old.before, one.before, other.before)
    box = three_way(old.box, one.box, other.box) if old else _ticked(one.box, other.box)
    words = three_way(old.words, one.words, other.words) if old else _longer(one.words, other.words)
    due = three_way(old.due if old else "", one.due, other.due)
    done = _first(old.done if old else "", one.done, other.done)
    block = three_way(old.block if old else "", one.block, other.block)
    return f"{before}[{box}]{words}{due}{done}{block}"


def _either(base: str | None, ours: str, theirs: str) -> str:
    try:
        return three_way(base, ours, theirs)
    except Unmerged:
        return min(ours, theirs)


def _ticked(ours: str, theirs: str) -> str:
    return three_way(" ", ours, theirs)


def _longer(ours: str, theirs: str) -> str:
    short, long = sorted((ours, theirs), key=lambda words: (len(words), words))
    if short.strip() == long.strip() or long.startswith(f"{short.rstrip()} "):
        return long
    raise Unmerged


def _first(base: str, ours: str, theirs: str) -> str:
    """Done on both sides is done on the first of the two days."""
    try:
        return three_way(base, ours, theirs)
    except Unmerged:
        if not (ours and theirs):
            raise
        return min(ours, theirs, key=lambda done: (done[-10:], done))
