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
import yaml
from frontmatter.default_handlers import BaseHandler

from cultivate.notes.complaint import QUOTE_IT, Complaint
from cultivate.notes.events import LOADER, node_end
from cultivate.notes.mend import parse_mended
from cultivate.notes.nodes import Builder
from cultivate.notes.values import Property

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMED_LINES = 20


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


def read_properties(block: str, offset: int, line: int, loader: type = LOADER) -> Reading:
    """The properties in `block`, whose first character is at `offset`, on `line`, of the note. Never raises.

    A value that cannot be read costs its own property where it is certain where it ends, else all of them.
    """
    handler = _EventHandler(block, offset, line, loader)
    properties, _ = frontmatter.parse(block, handler=handler)
    handler.reading.properties = tuple(found for found in properties.values() if isinstance(found, Property))
    return handler.reading


class _EventHandler(BaseHandler):
    """python-frontmatter's way in. It holds the block itself, because `parse` turns CRLF into LF."""

    FM_BOUNDARY = re.compile(r"^---\r?$", re.MULTILINE)

    def __init__(self, block: str, offset: int, line: int, loader: type) -> None:
        super().__init__()
        self.block, self.offset, self.line, self.loader = block, offset, line, loader
        self.reading = Reading()

    def split(self, text: str) -> tuple[str, str]:
        """The block that was cut already; the note's body is not its business."""
        return self.block, ""

    def load(self, fm: str) -> dict[str, object]:
        """The properties by key. It raises nothing: a ValueError would be swallowed or misread."""
        parsed, lost = parse_mended(fm, self.loader)
        reading = self.reading
        reading.fatal = parsed.complaint or _not_properties(parsed.events)
        reading.errors += lost.values()
        reading.errors += _unreadable_lines(fm, parsed.unreadable)
        root = parsed.events[2] if len(parsed.events) > 2 else None
        if reading.fatal or not isinstance(root, yaml.MappingStartEvent):
            return {}
        reading.flow, reading.indent = bool(root.flow_style), root.start_mark.column
        found = self._properties(fm, parsed.events)
        bad = sorted(lost.keys() | set(parsed.unreadable))
        return {key: kept for key, kept in found.items() if not (bad and self._holds(kept, bad))}

    def _holds(self, kept: Property, offsets: list[int]) -> bool:
        """Whether one of the block's `offsets` lies in the property."""
        first = bisect_left(offsets, kept.key_start - self.offset)
        return first < bisect_left(offsets, max(kept.end, kept.key_end) - self.offset)

    def _properties(self, fm: str, events: list[yaml.Event]) -> dict[str, Property]:
        reading, found = self.reading, dict[str, Property]()
        build = Builder(fm, events, self.offset, self.line)
        at = 3
        while not isinstance(events[at], yaml.MappingEndEvent):
            key, value = events[at], node_end(events, at)
            after = node_end(events, value)
            if not isinstance(key, yaml.ScalarEvent):
                message = "the name of a property is no text"
                reading.warnings.append(Complaint(key.start_mark.index, "strange-key", message, QUOTE_IT))
            elif key.value in found:
                reading.repeated.add(key.value)
                message = f"`{key.value}` stands in this note a second time"
                reading.errors.append(
                    Complaint(key.start_mark.index, "duplicate-key", message, "Keep one of them.")
                )
            else:
                found[key.value] = build.property(key, value, after)
                reading.warnings += _oddities(fm, key.value, events[value])
            at = after
        return found


def _not_properties(events: list[yaml.Event]) -> Complaint | None:
    """What else a block can be than one mapping; one without any value is fine."""
    if len(events) < 3:
        return None
    root = events[2]
    advice = "Write each property as `name: value`."
    if not isinstance(root, yaml.MappingStartEvent):
        return Complaint(
            root.start_mark.index, "not-properties", "the front matter holds no properties", advice
        )
    after = events[node_end(events, 2) + 1]
    if not isinstance(after, yaml.StreamEndEvent):
        message = "a second document begins here"
        return Complaint(after.start_mark.index, "not-properties", message, "Take the line above it away.")
    return None


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


def _oddities(block: str, key: str, value: yaml.Event) -> Iterator[Complaint]:
    """What YAML allows and Obsidian does not read as anything a person could have meant."""
    at = value.start_mark.index
    if isinstance(value, yaml.AliasEvent):
        yield Complaint(
            at, "yaml-alias", f"`{key}` is an alias, which is not read", "Write the value itself."
        )
    elif getattr(value, "tag", None):
        yield Complaint(at, "yaml-tag", f"`{key}` has a YAML tag, which is not read", QUOTE_IT)
    elif isinstance(value, yaml.MappingStartEvent) and block.startswith("{{", at):
        yield Complaint(
            at, "placeholder", f"`{key}` holds a placeholder that nothing has filled in", QUOTE_IT
        )
