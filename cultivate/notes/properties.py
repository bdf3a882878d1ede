"""Setting a property of a note, and adding to and removing from a list: the smallest edits, each proven.

A value is spliced at its own place; everything else in the note stays the same to the character. What
cannot be changed with certainty is refused with its line and a reason. Keys are matched exactly as they
stand in the note: whose name is meant is for the caller to know.
"""

from __future__ import annotations

import re
from typing import Literal

from cultivate.errors import CannotEdit
from cultivate.model.dates import parse_date
from cultivate.notes.complaint import stands_twice
from cultivate.notes.edit import Edit, conflict_markers
from cultivate.notes.frontmatter import FrontMatter, read_front_matter
from cultivate.notes.listing import appended, as_list, changed, colon, emptied, replaced, without
from cultivate.notes.proof import prove
from cultivate.notes.quoting import written
from cultivate.notes.text import BOM, newline_of
from cultivate.notes.values import Property

Expect = Literal["date", "text", "list"]
"""What belongs in the property: with "date", a list or prose that stands there is not overwritten."""

_DATE_ATTEMPT = re.compile(r"(\[\[)?\d[\d\s./:TZ+-]*(\]\])?", re.ASCII)
_UNKNOWN = ("", "~", "null", "Null", "NULL")


def set_value(text: str, key: str, value: str | tuple[str, ...], expect: Expect = "text") -> list[Edit]:
    """Make `value` the value of the property `key`: a string, or the items of a list.

    `""`, `()` and `null` empty it. A key that is missing is added at the end of the front matter, which
    is made if need be. A list stays a list; a scalar becomes one only for several items. `[]` if it
    reads so already.
    """
    front = _editable(text, key)
    items = tuple(item for item in ((value,) if isinstance(value, str) else value) if item not in _UNKNOWN)
    listed = expect == "list" or not isinstance(value, str)
    found = front.find(key)
    if (found.texts if found else ()) == items and not (found and found.complex):
        return []
    if not found:
        return _proven(text, key, items, _new_property(text, front, key, items, listed))
    _refuse_uncertain(text, found)
    if expect == "date":
        _refuse_other_than_date(found)
    return _proven(text, key, items, _set(text, found, items, listed, front.indent))


def add_items(text: str, key: str, items: tuple[str, ...]) -> list[Edit]:
    """Add to the list `key` those of `items` that it lacks, at its end; a scalar becomes a list."""
    front = _editable(text, key)
    found = front.find(key)
    old = found.texts if found else ()
    new = tuple(item for item in dict.fromkeys(items) if item not in old and item not in _UNKNOWN)
    if not new:
        return []
    if not found:
        return _proven(text, key, new, _new_property(text, front, key, new, listed=True))
    _refuse_uncertain(text, found)
    if found.kind == "list":
        edits = appended(text, found, new)
    else:
        edits = as_list(text, found, old + new, front.indent)
    return _proven(text, key, old + new, edits)


def remove_items(text: str, key: str, items: tuple[str, ...]) -> list[Edit]:
    """Take `items` out of the list `key`, wherever they stand in it; the last one leaves `key:`."""
    front = _editable(text, key)
    found = front.find(key)
    gone = [value for value in found.values if value.text and value.text in items] if found else []
    if not found or not gone:
        return []
    _refuse_uncertain(text, found)
    left = tuple(each for each in found.texts if each not in items)
    edits = without(text, found, gone) if left else emptied(text, found)
    return _proven(text, key, left, edits)


def _set(text: str, found: Property, items: tuple[str, ...], listed: bool, indent: int) -> list[Edit]:
    if not items:
        return emptied(text, found)
    if found.kind == "list":
        if listed or found.texts:
            return changed(text, found, items)
        after = colon(text, found) + 1
        return [Edit(after, after, f" {written(items[0])}"), *emptied(text, found)]
    if len(items) == 1 and (found.text or not listed):
        return [replaced(text, found, found.values[0], items[0])]
    return as_list(text, found, items, indent)


def _new_property(
    text: str, front: FrontMatter, key: str, items: tuple[str, ...], listed: bool
) -> list[Edit]:
    """A line, or a line for each item, before the closing fence; the fences too where there are none."""
    newline, pad = newline_of(text), " " * front.indent
    if listed:
        lines = f"{pad}{written(key)}:{newline}" + "".join(
            f"{pad}  - {written(item)}{newline}" for item in items
        )
    else:
        lines = f"{pad}{written(key)}: {written(items[0])}{newline}"
    if front.present:
        return [Edit(front.close, front.close, lines)]
    return [Edit(front.start, front.start, f"---{newline}{lines}---{newline}")]


def _editable(text: str, key: str) -> FrontMatter:
    """The front matter of a note that can be edited at `key`; CannotEdit for any other."""
    if not text.strip(f"{BOM} \t\r\n"):
        raise CannotEdit("the note is empty")
    conflict = conflict_markers(text)
    if conflict:
        raise CannotEdit("a merge conflict begins here", line=conflict)
    front = read_front_matter(text)
    for problem in front.problems:
        elsewhere = problem.code == "duplicate-key" and problem.message != stands_twice(key)
        if problem.severity == "error" and not elsewhere:
            raise CannotEdit(problem.message, line=problem.line, column=problem.column)
    if front.flow:
        raise CannotEdit("the properties stand in braces", line=2, column=1)
    if not front.present and "\r" in text and "\n" not in text:
        raise CannotEdit("the lines of this note end with a carriage return alone", line=1, column=1)
    return front


def _refuse_uncertain(text: str, found: Property) -> None:
    """CannotEdit for a value whose characters do more than stand for a text, or a list of texts."""
    reason = ""
    if found.complex:
        reason = "holds more than text"
    elif any(value.anchored or value.tagged for value in found.values) or text[found.start] in {"&", "!"}:
        reason = "has an anchor, a tag or an alias"
    elif any(value.style in {"literal", "folded"} for value in found.values):
        reason = "is a block of text"
    if reason:
        raise CannotEdit(f"`{found.key}` {reason}", line=found.line, column=found.column)


def _refuse_other_than_date(found: Property) -> None:
    """CannotEdit where a person wrote something else than a date, or than an attempt at one."""
    reason = "holds a list, not a date" if found.kind == "list" and found.texts else ""
    if found.kind == "scalar" and found.text and not _DATE_ATTEMPT.fullmatch(found.text):
        reason = "" if parse_date(found.text) else "holds words, not a date"
    if reason:
        raise CannotEdit(f"`{found.key}` {reason}", line=found.line, column=found.column)


def _proven(text: str, key: str, texts: tuple[str, ...], edits: list[Edit]) -> list[Edit]:
    prove(text, edits, key, texts)
    return edits
