"""Properties out of a block of any shape, by way of bounded YAML events (`events`).

A value that cannot be read costs its own property where it is certain where it ends, else all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cultivate.notes.complaint import QUOTE_IT, stands_twice
from cultivate.notes.events import ALIAS, END, MAPPING, SCALAR, Event, node_end
from cultivate.notes.mend import parse_mended
from cultivate.notes.nodes import Builder
from cultivate.notes.reading import Complaint, Reading
from cultivate.notes.values import Property

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMED_LINES = 20
_AS_PROPERTY = "Write each property as `name: value`."


def read_yaml(block: str, offset: int, line: int) -> Reading:
    """What `block` holds, whose first character is at `offset`, on `line`, of the note. Never raises."""
    parsed, fatal, lost = parse_mended(block)
    root = parsed.events[0] if parsed.events else None
    if root and not fatal and root.kind is not MAPPING:
        fatal = Complaint(root.start, "not-properties", "the front matter holds no properties", _AS_PROPERTY)
    errors = [*lost.values(), *_unreadable_lines(block, parsed.unreadable)]
    if fatal or not root:
        return Reading(fatal=fatal, errors=tuple(errors))
    read = _Properties(Builder(block, parsed.events, offset, line))
    bad = sorted(lost.keys() | set(parsed.unreadable))
    kept = (each for each in read.found.values() if not (bad and _holds(each, offset, bad)))
    return Reading(
        tuple(kept),
        None,
        (*errors, *read.errors),
        tuple(read.warnings),
        frozenset(read.repeated),
        root.column,
        bool(root.style),
    )


def _holds(kept: Property, offset: int, bad: list[int]) -> bool:
    """Whether one of the offsets `bad` of the block, which is at `offset`, lies in the property."""
    first = bisect_left(bad, kept.key_start - offset)
    return first < bisect_left(bad, max(kept.end, kept.key_end) - offset)


class _Properties:
    """The properties of a block by key, and what was odd about them."""

    def __init__(self, build: Builder) -> None:
        self.found: dict[str, Property] = {}
        self.errors: list[Complaint] = []
        self.warnings: list[Complaint] = []
        self.repeated: set[str] = set()
        self._build, self._events = build, build.events
        at = 1
        while self._events[at].kind is not END:
            at = self._take(at)

    def _take(self, at: int) -> int:
        """Add the property whose key is the event `at`, and give the index after its value."""
        events, key = self._events, self._events[at]
        value = at + 1 if key.kind is SCALAR else node_end(events, at)
        after = value + 1 if events[value].kind is SCALAR else node_end(events, value)
        if key.kind is not SCALAR:
            message = "the name of a property is no text"
            self.warnings.append(Complaint(key.start, "strange-key", message, QUOTE_IT))
        elif key.text in self.found:
            if key.text not in self.repeated:
                advice, message = "Keep one of them.", stands_twice(key.text)
                self.errors.append(Complaint(key.start, "duplicate-key", message, advice))
            self.repeated.add(key.text)
        else:
            self.found[key.text] = self._build.property(at, value, after)
            if events[value].adorned or events[value].kind is MAPPING:
                self.warnings += _oddities(self._build.block, key.text, events[value])
        return after


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
