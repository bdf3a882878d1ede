"""Properties from a block of front matter, by way of python-frontmatter with a handler of ours.

The handler turns bounded YAML events (`events`) into properties and keeps every value as the text that was
typed, with its place. Nothing is ever written with python-frontmatter: `properties` edits notes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import frontmatter
from frontmatter.default_handlers import BaseHandler

from cultivate.notes.complaint import QUOTE_IT, Complaint
from cultivate.notes.events import ALIAS, END, MAPPING, SCALAR, Event, node_end
from cultivate.notes.mend import parse_mended
from cultivate.notes.nodes import Builder
from cultivate.notes.values import Property

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMED_LINES = 20
_AS_PROPERTY = "Write each property as `name: value`."


@dataclass(slots=True)
class Reading:
    """What a block holds: `fatal` cost all properties, `errors` one each, `warnings` none that matters.

    `repeated` are the keys that stand more than once; the first is read. `indent` is that of the
    properties, `flow` that they stand in braces. Offsets in complaints are the block's.
    """

    properties: tuple[Property, ...] = ()
    fatal: Complaint | None = None
    errors: list[Complaint] = field(default_factory=list)
    warnings: list[Complaint] = field(default_factory=list)
    repeated: set[str] = field(default_factory=set)
    indent: int = 0
    flow: bool = False


def read_properties(block: str, offset: int, line: int) -> Reading:
    """The properties in `block`, whose first character is at `offset`, on `line`, of the note. Never raises.

    A value that cannot be read costs its own property where it is certain where it ends, else all of them.
    """
    handler = _EventHandler(block, offset, line)
    properties, _ = frontmatter.parse(block, handler=handler)
    handler.reading.properties = tuple(found for found in properties.values() if isinstance(found, Property))
    return handler.reading


class _EventHandler(BaseHandler):
    """python-frontmatter's way in. It holds the block itself, because `parse` turns CRLF into LF."""

    FM_BOUNDARY = re.compile(r"^---\r?$", re.MULTILINE)

    def __init__(self, block: str, offset: int, line: int) -> None:
        super().__init__()
        self.block, self.offset, self.line = block, offset, line
        self.reading = Reading()

    def split(self, text: str) -> tuple[str, str]:
        """The block that was cut already; the note's body is not its business."""
        return self.block, ""

    def load(self, fm: str) -> dict[str, object]:
        """The properties by key. It raises nothing: a ValueError would be swallowed or misread."""
        parsed, fatal, lost = parse_mended(fm)
        root = parsed.events[0] if parsed.events else None
        if root and not fatal and root.kind is not MAPPING:
            fatal = Complaint(
                root.start, "not-properties", "the front matter holds no properties", _AS_PROPERTY
            )
        reading = self.reading
        reading.fatal = fatal
        reading.errors += [*lost.values(), *_unreadable_lines(fm, parsed.unreadable)]
        if fatal or not root:
            return {}
        reading.flow, reading.indent = bool(root.style), root.column
        found = self._properties(parsed.events)
        bad = sorted(lost.keys() | set(parsed.unreadable))
        return {key: kept for key, kept in found.items() if not (bad and self._holds(kept, bad))}

    def _holds(self, kept: Property, offsets: list[int]) -> bool:
        """Whether one of the block's `offsets` lies in the property."""
        first = bisect_left(offsets, kept.key_start - self.offset)
        return first < bisect_left(offsets, max(kept.end, kept.key_end) - self.offset)

    def _properties(self, events: list[Event]) -> dict[str, Property]:
        reading, found, at = self.reading, dict[str, Property](), 1
        build = Builder(self.block, events, self.offset, self.line)
        while events[at].kind is not END:
            key = events[at]
            value = at + 1 if key.kind is SCALAR else node_end(events, at)
            after = value + 1 if events[value].kind is SCALAR else node_end(events, value)
            if key.kind is not SCALAR:
                message = "the name of a property is no text"
                reading.warnings.append(Complaint(key.start, "strange-key", message, QUOTE_IT))
            elif key.text in found:
                if key.text not in reading.repeated:
                    advice, message = "Keep one of them.", stands_twice(key.text)
                    reading.errors.append(Complaint(key.start, "duplicate-key", message, advice))
                reading.repeated.add(key.text)
            else:
                found[key.text] = build.property(at, value, after)
                if events[value].adorned or events[value].kind is MAPPING:
                    reading.warnings += _oddities(self.block, key.text, events[value])
            at = after
        return found


def stands_twice(key: str) -> str:
    """The message about the second of two properties of one name."""
    return f"`{key}` stands in this note a second time"


def _unreadable_lines(block: str, offsets: tuple[int, ...]) -> Iterator[Complaint]:
    """A complaint for each line that holds bytes that are no UTF-8, or control characters."""
    named: set[int] = set()
    for offset in offsets:
        line = block.rfind("\n", 0, offset)
        if line in named or len(named) == _NAMED_LINES:
            continue
        named.add(line)
        if _SURROGATE.match(block[offset]):
            yield Complaint(offset, "not-utf-8", "this line is not UTF-8", "Save the note as UTF-8.")
        else:
            yield Complaint(
                offset, "control-character", "this line holds a control character", "Take it away."
            )


def _oddities(block: str, key: str, value: Event) -> Iterator[Complaint]:
    """What YAML allows and Obsidian does not read as anything that a person could have meant."""
    if value.kind is ALIAS:
        message = f"`{key}` is an alias, which is not read"
        yield Complaint(value.start, "yaml-alias", message, "Write the value itself.")
    elif value.adorned > 1:
        yield Complaint(value.start, "yaml-tag", f"`{key}` has a YAML tag, which is not read", QUOTE_IT)
    elif block.startswith("{{", value.start):
        message = f"`{key}` holds a placeholder that nothing has filled in"
        yield Complaint(value.start, "placeholder", message, QUOTE_IT)
