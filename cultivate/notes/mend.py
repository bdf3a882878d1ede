"""A block that YAML refuses because of one value, read without that value: it costs one property, not all."""

from __future__ import annotations

import re

from cultivate.notes.complaint import NEEDS_QUOTES, explain
from cultivate.notes.events import END, MAPPING, SCALAR, Event, Events, node_end, parse_events
from cultivate.notes.reading import Complaint

_MENDS = 8
_FIRST_LINE = re.compile(r"^( *)[^\s#]", re.MULTILINE)
_KEY = re.compile(r"([^\n]*?):(?=\s)")


def parse_mended(block: str) -> tuple[Events, Complaint | None, dict[int, Complaint]]:
    """The events of `block`, why they are not whole, and by their keys' offsets the values passed over.

    A value is passed over only where the complaint is about itself, and where the rest then reads so that
    its key stands among the properties, without a value. Else the first complaint costs them all.
    """
    first = parsed = parse_events(block)
    complaint = fatal = explain(block, parsed)
    copy, lost = block, dict[int, Complaint]()
    while complaint and complaint.code == NEEDS_QUOTES and len(lost) < _MENDS:
        blanked = _without_value(copy, complaint.offset)
        if not blanked or blanked[1] in lost:
            break
        copy = blanked[0]
        lost[blanked[1]] = complaint._replace(message=f"`{blanked[2]}`: {complaint.message}")
        parsed = parse_events(copy)
        complaint = explain(copy, parsed)
    if complaint or (lost and not lost.keys() <= _empty_keys(parsed.events)):
        return first, fatal, {}
    return parsed, None, lost


def _without_value(block: str, offset: int) -> tuple[str, int, str] | None:
    """`block` with spaces for the value of the property that `offset` lies in, its key's offset, its key."""
    first = _FIRST_LINE.search(block)
    indent = len(first[1]) if first else 0
    starts = [found.end() - 1 for found in re.finditer(rf"^ {{0,{indent}}}[^\s#\-]", block, re.MULTILINE)]
    before = [start for start in starts if start <= offset]
    key = _KEY.match(block, before[-1]) if before else None
    if not key:
        return None
    after = [start for start in starts if start > offset]
    end = block.rfind("\n", 0, after[0]) + 1 if after else len(block)
    blank = re.sub(r"[^\r\n]", " ", block[key.end() : end])
    return block[: key.end()] + blank + block[end:], before[-1], key[1].strip()


def _empty_keys(events: list[Event]) -> set[int]:
    """The offsets of the keys, among the properties themselves, that have an empty value."""
    found: set[int] = set()
    if not events or events[0].kind is not MAPPING:
        return found
    at = 1
    while events[at].kind is not END:
        value = node_end(events, at)
        if events[value].kind is SCALAR and not events[value].text:
            found.add(events[at].start)
        at = node_end(events, value)
    return found
