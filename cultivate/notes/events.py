"""A block of YAML as bounded parser events. What they say about properties is read in `handler`.

Events, never documents: nothing is constructed, no alias is expanded, a value stays the text that was
typed, and the caps hold while the block is being read. PyYAML speaks YAML 1.1; where Obsidian's 1.2
differs in what a line or a space is, the parser is given a copy of the same length that means the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from cultivate.notes.complaint import Complaint, explain

MAX_LENGTH = 64 * 1024
MAX_DEPTH = 32
MAX_EVENTS = 20_000
MAX_ALIASES = 100

PURE: type = yaml.SafeLoader
LOADER: type = getattr(yaml, "CSafeLoader", PURE)
"""The parser in use: libyaml's where PyYAML was built with it, else the pure one (`doctor` says which)."""

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
_TAB_AS_SPACE = re.compile(r"(?<=[:\-,])[ \t]*\t[ \t]*|[ \t]*\t[ \t]*(?=#|\r?$)", re.MULTILINE)
_STAND_IN = "\ufffd"
_PRIVATE = range(0xE000, 0xF8FF)


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a block, up to the complaint that ended it. Offsets in them are those of the block.

    `unreadable` are the offsets of bytes that are no UTF-8 and of control characters.
    """

    events: list[yaml.Event]
    complaint: Complaint | None = None
    unreadable: tuple[int, ...] = ()


def parse_events(block: str, loader: type = LOADER) -> Events:
    """Read `block` with the caps of this module; never raises, whatever the block holds."""
    if len(block) > MAX_LENGTH:
        return Events([], Complaint(0, "too-large", "the front matter is longer than 64 KiB"))
    unreadable = tuple(found.start() for found in _UNREADABLE.finditer(block))
    copy = _UNREADABLE.sub(_STAND_IN, block) if unreadable else block
    restore: dict[int, str] = {}
    if _NO_BREAKS.search(copy):
        restore = _stand_ins(copy)
        copy = copy.translate({ord(char): number for number, char in restore.items()})
    events, complaint = _bounded(copy, loader)
    if complaint and "\t" in copy:
        spaced = _TAB_AS_SPACE.sub(lambda tabs: " " * len(tabs[0]), copy)
        retried, still = _bounded(spaced, loader)
        events, complaint = (events, complaint) if still else (retried, None)
    if restore:
        _put_back(events, restore)
    return Events(events, complaint, unreadable)


def node_end(events: list[yaml.Event], at: int) -> int:
    """The index after the node that begins at `events[at]`."""
    depth = 0
    while True:
        event = events[at]
        at += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth == 0:
            return at


def _bounded(block: str, loader: type) -> tuple[list[yaml.Event], Complaint | None]:
    """What `yaml.parse` would yield, without a generator's cost for each event."""
    events: list[yaml.Event] = []
    try:
        reader = loader(block)
        try:
            return events, _collect(reader, events)
        finally:
            reader.dispose()
    except yaml.MarkedYAMLError as error:
        return events, explain(block, error, events)
    except (ValueError, OverflowError):  # the pure parser, on an escape or a version past Python's numbers
        at = events[-1].end_mark.index if events else 0
        return events, Complaint(at, "bad-yaml", "a number after this is too large to be read")


def _collect(reader: yaml.SafeLoader, events: list[yaml.Event]) -> Complaint | None:
    """Fill `events` until the block or a cap ends it."""
    depth = aliases = 0
    next_event, keep = reader.get_event, events.append
    for _ in range(MAX_EVENTS):
        event = next_event()
        if event is None:
            return None
        keep(event)
        if isinstance(event, yaml.ScalarEvent):
            continue
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > MAX_DEPTH or aliases > MAX_ALIASES:
            what = "values are nested more than 32 deep" if depth > MAX_DEPTH else "more than 100 aliases"
            return Complaint(event.start_mark.index, "too-large", f"{what} in the front matter")
    return Complaint(events[-1].start_mark.index, "too-large", "the front matter holds too many values")


def _stand_ins(block: str) -> dict[int, str]:
    """Private characters that `block` lacks, each for one that YAML 1.1 alone takes for a line's end."""
    free = (number for number in _PRIVATE if chr(number) not in block)
    return dict(zip(free, sorted(set(_NO_BREAKS.findall(block))), strict=False))


def _put_back(events: Iterable[yaml.Event], restore: dict[int, str]) -> None:
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.translate(restore)
