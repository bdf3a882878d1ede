"""A block that YAML refuses because of one value, read without that value: it costs one property, not all."""

from __future__ import annotations

import re

import yaml

from cultivate.notes.complaint import NEEDS_QUOTES, Complaint
from cultivate.notes.events import LOADER, Events, node_end, parse_events

_MENDS = 8
_FIRST_LINE = re.compile(r"^( *)[^\s#]", re.MULTILINE)
_KEY = re.compile(r"[^\n]*?:(?=\s|$)")


def parse_mended(block: str, loader: type = LOADER) -> tuple[Events, dict[int, Complaint]]:
    """The events of `block`, and by their keys' offsets complaints about values that were passed over.

    A value is passed over only where its complaint is about itself, and where the rest then reads so that
    its key stands among the properties, without a value. Else the first complaint stays.
    """
    copy, lost = block, dict[int, Complaint]()
    first = parsed = parse_events(block, loader)
    while parsed.complaint and parsed.complaint.code == NEEDS_QUOTES and len(lost) < _MENDS:
        blanked = _without_value(copy, parsed.complaint.offset)
        if not blanked or blanked[1] in lost:
            break
        copy, key = blanked
        lost[key] = parsed.complaint
        parsed = parse_events(copy, loader)
    if not lost:
        return first, {}
    if parsed.complaint or not lost.keys() <= _empty_keys(parsed.events):
        return first, {}
    return parsed, lost


def _without_value(block: str, offset: int) -> tuple[str, int] | None:
    """`block` with spaces for the value of the property that `offset` lies in, and its key's offset."""
    first = _FIRST_LINE.search(block)
    indent = len(first[1]) if first else 0
    starts = [found.end() - 1 for found in re.finditer(rf"^ {{0,{indent}}}[^\s#\-]", block, re.MULTILINE)]
    before = [start for start in starts if start <= offset]
    key = _KEY.match(block, before[-1]) if before else None
    if not key:
        return None
    after = [start for start in starts if start > offset]
    end = block.rfind("\n", 0, after[0]) + 1 if after else len(block)
    return block[: key.end()] + re.sub(r"[^\r\n]", " ", block[key.end() : end]) + block[end:], before[-1]


def _empty_keys(events: list[yaml.Event]) -> set[int]:
    """The offsets of the keys, among the properties themselves, that have an empty value."""
    found: set[int] = set()
    if len(events) < 3 or not isinstance(events[2], yaml.MappingStartEvent):
        return found
    at = 3
    while not isinstance(events[at], yaml.MappingEndEvent):
        value = node_end(events, at)
        if isinstance(events[value], yaml.ScalarEvent) and events[value].value == "":
            found.add(events[at].start_mark.index)
        at = node_end(events, value)
    return found
