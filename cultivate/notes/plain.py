"""Front matter as Obsidian itself writes it, read line by line: nearly all of nearly every vault.

It is a strict part of YAML, and here for speed alone. Whatever might mean something else to a YAML parser,
whatever is odd and whatever needs a word to the user is left to `yamlblock`, which reads everything; on
the rest the two agree to the last offset (`tests/notes/test_plain.py`).
"""

from __future__ import annotations

import re
from typing import Literal

from cultivate.notes.values import NULLS, Property, Scalar

LONGEST = 8 * 1024
"""Characters. A longer block is left to those who count values, depth and length."""

_KEY = r"\w[\w-]{0,60}+(?: [\w-]{1,60}+){0,6}+"
_START = r"[\w+/(.$€£]"
# A colon before a space ends a plain text, and a `#` behind one; in brackets, more signs do.
_PLAIN = rf"(?:{_START}|-(?=[\w-]))[^:#\n]*(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*)*(?<! )"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_ITEM = rf"(?:{_QUOTED}|{_START}(?:[\w+/(.$€£)&@' -]*[\w+/(.$€£)&@'-])?)"
_FLOW = rf"\[ *(?:{_ITEM}(?: *, *{_ITEM})*)? *\]"
_LINES = re.compile(
    rf"^(?:({_KEY}:| *-)(?:( +)({_PLAIN}|{_QUOTED}|{_FLOW}))?)?( *(?:(?<![^ \n])#.*)?\n)", re.MULTILINE
)
"""Every line as the name of a property or the dash of an item, space, value, and what follows."""
_ITEMS = re.compile(_ITEM)
_STYLES = {'"': "double", "'": "single"}


def read_plain(block: str, offset: int, line: int) -> dict[str, Property] | None:
    """The properties of `block`, at `offset` and on `line` of the note; None where it is not all plain."""
    if len(block) > LONGEST or not block.replace("\n", "").isprintable():
        return None
    found: list[Property] = []
    at = offset
    dash: str | None = None  # what the next item must begin with, "" for any dash; None where none may stand
    for head, space, typed, rest in _LINES.findall(block):
        name_end = at + len(head)
        start = name_end + len(space)
        end = start + len(typed)
        if head[-1:] == ":":
            if typed[:1] == "[":
                values, listed = _items(typed, start, line, start - at), True
            else:
                values, listed = (_scalar(typed, start, end, line, start - at + 1),), False
            kind: Literal["list", "scalar"] = "list" if listed else "scalar"
            found.append(Property(head[:-1], kind, values, at, name_end - 1, start, end, line, 1, listed))
            dash = None if typed else ""
        elif head:
            if dash is None or (dash and dash != head) or typed[:1] == "[":
                return None
            item = _scalar(typed, start, end, line, start - at + 1)
            found[-1] = _with_item(found[-1], item, 0 if dash else name_end - 1)
            dash = head
        at = end + len(rest)
        line += 1
    properties = {each.key: each for each in found}
    whole = at - offset == len(block) and len(properties) == len(found)
    return properties if whole and found else None


def _scalar(typed: str, start: int, end: int, line: int, column: int) -> Scalar:
    style = _STYLES.get(typed[:1])
    if style:
        text = typed[1:-1]
    else:
        text, style = typed, "plain" if typed else "empty"
    return Scalar("" if text in NULLS else text, start, end, line, column, style)


def _items(typed: str, start: int, line: int, before: int) -> tuple[Scalar, ...]:
    """The items in brackets; `before` characters stand before them in their line."""
    return tuple(
        _scalar(each[0], start + each.start(), start + each.end(), line, before + each.start() + 1)
        for each in _ITEMS.finditer(typed, 1)
    )


def _with_item(above: Property, item: Scalar, first: int) -> Property:
    """The property with one more item; `first` is where its dash stands if it is the first, else 0."""
    key, _, values, key_start, key_end, start, _, line, column, _, _ = above
    values, start = (item,) if first else (*values, item), first or start
    return Property(key, "list", values, key_start, key_end, start, item.end, line, column)
