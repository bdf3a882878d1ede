"""Edits to the values of one property: a list in its own style, a scalar that becomes a list, nothing at all.

Each keeps what it is not about: quotes and indent of the other items, dashes as they are, comments. None is
proven here; `properties` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cultivate.errors import CannotEdit
from cultivate.notes.edit import Edit
from cultivate.notes.quoting import written
from cultivate.notes.values import Property, Scalar

_DASH = re.compile(r" *-[ \t]*")


def emptied(text: str, found: Property) -> list[Edit]:
    """Leave `key:` of the property, with the comments that stood with it."""
    if found.kind == "list" and not found.flow:
        return _without_lines(text, found.values)
    _refuse_comment_inside(text, found)
    after_colon = colon(text, found) + 1
    between = text[after_colon : found.start]
    if "#" in between:
        line = text.rindex("\n", 0, found.start)
        return [Edit(line - (text[line - 1] == "\r"), found.end, "")]
    return [Edit(after_colon, found.end, "")] if found.end > after_colon else []


def replaced(text: str, found: Property, scalar: Scalar, new: str) -> Edit:
    """Write `new` for one value, in its own quotes where they can hold it."""
    if scalar.style != "empty":
        return Edit(scalar.start, scalar.end, written(new, scalar.style, in_brackets=found.flow))
    after = colon(text, found) + 1
    if re.match(r" (?=[ \t\r\n])(?![ \t]*#)", text[after : text.index("\n", after) + 1]):
        return Edit(after + 1, after + 1, written(new))
    return Edit(after, after, f" {written(new)}")


def as_list(text: str, found: Property, items: Sequence[str], indent: int) -> list[Edit]:
    """Turn a scalar into a list, in Obsidian's style; an item that it held already stays as typed."""
    old = text[found.start : found.end]
    shown = [
        old if item == found.text and "\n" not in old and found.start < found.end else written(item)
        for item in items
    ]
    end = _line_end(text, max(found.end, colon(text, found)))
    newline = "\r\n" if text[end] == "\r" else "\n"
    lines = "".join(f"{newline}{' ' * indent}  - {item}" for item in shown)
    return [*emptied(text, found), Edit(end, end, lines)]


def changed(text: str, found: Property, items: Sequence[str]) -> list[Edit]:
    """Make `items` of a list's values: those that are gone go, others are written over or added."""
    old = [value for value in found.values if value.text]
    gone = _left_out(old, items)
    if gone is not None:
        return without(text, found, gone)
    edits = [
        replaced(text, found, value, new) for value, new in zip(old, items, strict=False) if value.text != new
    ]
    edits += appended(text, found, items[len(old) :])
    return edits + without(text, found, old[len(items) :])


def appended(text: str, found: Property, items: Sequence[str]) -> list[Edit]:
    """Add `items` after a list's last value, in the list's own style."""
    if not items:
        return []
    if found.flow:
        shown = ", ".join(written(item, in_brackets=True) for item in items)
        at = found.values[-1].end if found.values else found.start + 1
        return [Edit(at, at, f", {shown}" if found.values else shown)]
    last = found.values[-1]
    dash = _dash(text, last)
    end = _line_end(text, last.end)
    newline = "\r\n" if text[end] == "\r" else "\n"
    return [Edit(end, end, "".join(f"{newline}{dash}{written(item)}" for item in items))]


def without(text: str, found: Property, gone: Sequence[Scalar]) -> list[Edit]:
    """Take the values `gone`, and no other, out of a list."""
    if not gone:
        return []
    if len(gone) == len(found.values):
        return emptied(text, found)
    return list(_out_of_brackets(text, found, gone)) if found.flow else _without_lines(text, gone)


def colon(text: str, found: Property) -> int:
    """The offset of the colon after the property's key."""
    at = text.find(":", found.key_end)
    if at < 0 or text[found.key_end : at].strip():
        raise CannotEdit(f"`{found.key}` has no colon", line=found.line, column=found.column)
    return at


def _left_out(old: Sequence[Scalar], items: Sequence[str]) -> list[Scalar] | None:
    """The values of `old` that are not among `items`, if the others are just those, in order."""
    wanted, gone = list(items), list[Scalar]()
    for value in old:
        if wanted and wanted[0] == value.text:
            wanted.pop(0)
        else:
            gone.append(value)
    return None if wanted else gone


def _out_of_brackets(text: str, found: Property, gone: Sequence[Scalar]) -> Iterator[Edit]:
    """Each item with the comma before the next one; at the end with the comma before it."""
    _refuse_comment_inside(text, found)
    kept = [value not in gone for value in found.values]
    last_kept = max(index for index, stays in enumerate(kept) if stays)
    for index, value in enumerate(found.values):
        if kept[index]:
            continue
        before = index > last_kept
        start = found.values[index - 1].end if before else value.start
        end = value.end if before else found.values[index + 1].start
        yield Edit(start, end, "")


def _refuse_comment_inside(text: str, found: Property) -> None:
    """CannotEdit for a list in brackets with a comment in it, which would go with an item."""
    starts = [found.start, *(value.end for value in found.values)]
    ends = [*(value.start for value in found.values), found.end]
    if found.flow and any("#" in text[start:end] for start, end in zip(starts, ends, strict=True)):
        reason = f"a comment stands between the items of `{found.key}`"
        raise CannotEdit(reason, line=found.line, column=found.column)


def _without_lines(text: str, gone: Iterable[Scalar]) -> list[Edit]:
    """Take items out of a block list with their lines; a comment behind one stays."""
    edits = []
    for value in gone:
        _dash(text, value)
        start, end = text.rindex("\n", 0, value.start) + 1, _line_end(text, value.end)
        rest = text[value.end : end]
        if rest.strip():
            at = value.end + rest.index("#")
            edits.append(Edit(text.index("-", start), at, ""))
        else:
            edits.append(Edit(start, text.index("\n", end) + 1, ""))
    return edits


def _dash(text: str, item: Scalar) -> str:
    """What stands before an item on its line: its indent, the dash and the spaces after that."""
    start = text.rindex("\n", 0, item.start) + 1
    before = text[start : item.start]
    if not _DASH.fullmatch(before):
        raise CannotEdit("this list item has a shape that is not edited", line=item.line, column=item.column)
    return before if before.endswith((" ", "\t")) else f"{before} "


def _line_end(text: str, at: int) -> int:
    end = text.index("\n", at)
    return end - 1 if end > at and text[end - 1] == "\r" else end
