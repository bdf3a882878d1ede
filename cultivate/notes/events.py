"""A block of YAML as bounded parser events: the one module that knows PyYAML.

Events, never documents: nothing is constructed, no alias is expanded, a value stays the text that was
typed, and the caps hold while the block is being read. PyYAML speaks YAML 1.1; where Obsidian's 1.2
differs in what a line or a space is, the parser is given a copy of the same length that means the same to it.
`handler` makes properties of the events.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

MAX_LENGTH = 64 * 1024
MAX_DEPTH = 32
MAX_EVENTS = 20_000
MAX_ALIASES = 100

PURE: type = yaml.SafeLoader
LOADER: type = getattr(yaml, "CSafeLoader", PURE)
"""The parser in use: libyaml's where PyYAML was built with it, else the pure one, which is far slower."""

SCALAR, ALIAS, LIST, MAPPING, END = "scalar", "alias", "list", "mapping", "end"
FLOW = "flow"

_KINDS = {
    yaml.ScalarEvent: SCALAR,
    yaml.AliasEvent: ALIAS,
    yaml.SequenceStartEvent: LIST,
    yaml.MappingStartEvent: MAPPING,
    yaml.SequenceEndEvent: END,
    yaml.MappingEndEvent: END,
}
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
_TAB_AS_SPACE = re.compile(r"(?<=[:\-,])[ \t]++|(?<![ \t])[ \t]++(?=#|\r?$)", re.MULTILINE)
_TAB_INSIDE = re.compile(r"(?<=\S)[ \t]++(?=\S)")
_STAND_IN = "\ufffd"
_PRIVATE = range(0xE000, 0xF8FF)


class Event(NamedTuple):
    """One step through a block; `start:end` are offsets into it, line and column count from 0.

    `style` is a scalar's quote or `|` or `>`, a collection's FLOW, else "". `adorned` counts 1 for an
    anchor and 2 for a tag.
    """

    kind: str
    text: str
    style: str
    start: int
    end: int
    line: int
    column: int
    adorned: int


class Fault(NamedTuple):
    """Where and why the parser, or a cap (`context` is "cap"), ended a block; `opened` is what it was in."""

    at: int
    problem: str
    context: str
    opened: int


class Events(NamedTuple):
    """What a block holds, up to its fault. `unreadable` are offsets of bytes that are no text."""

    events: list[Event]
    fault: Fault | None
    unreadable: tuple[int, ...]


def parse_events(block: str) -> Events:
    """Read `block` with the caps of this module; never raises, whatever the block holds."""
    if len(block) > MAX_LENGTH:
        return Events([], Fault(0, "the front matter is longer than 64 KiB", "cap", 0), ())
    unreadable = tuple(found.start() for found in _UNREADABLE.finditer(block))
    copy = _UNREADABLE.sub(_STAND_IN, block) if unreadable else block
    restore: dict[int, str] = {}
    if _NO_BREAKS.search(copy):
        restore = _stand_ins(copy)
        copy = copy.translate({ord(char): number for number, char in restore.items() if char != "\t"})
    events, fault = _bounded(copy)
    if fault and "\t" in copy:
        restore = restore or _stand_ins(copy)
        events, fault = _bounded(_without_tabs(copy, restore))
    if restore:
        events = [event._replace(text=event.text.translate(restore)) for event in events]
    return Events(events, fault, unreadable)


def node_end(events: list[Event], at: int) -> int:
    """The index after the node that begins at `events[at]`."""
    depth = 0
    while True:
        kind = events[at].kind
        at += 1
        if kind in (LIST, MAPPING):
            depth += 1
        elif kind is END:
            depth -= 1
        if depth == 0:
            return at


def _bounded(block: str) -> tuple[list[Event], Fault | None]:
    """What `yaml.parse` would yield, without a generator's cost for each event."""
    events: list[Event] = []
    try:
        reader = LOADER(block)
        try:
            fault = _collect(reader, events)
        finally:
            reader.dispose()
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        opened = error.context_mark.index if error.context_mark else at
        return events, Fault(min(at, len(block)), error.problem or "", error.context or "", opened)
    except (ValueError, OverflowError):  # the pure parser, on an escape or a version past Python's numbers
        at = events[-1].end if events else 0
        return events, Fault(at, "a number after this is too large", "cap", at)
    return events, fault or (_half_character(events) if LOADER is PURE else None)


def _collect(reader: yaml.SafeLoader, events: list[Event]) -> Fault | None:
    """Fill `events` until the block, or a cap, ends it."""
    depth = aliases = documents = 0
    next_event, kinds, keep, make = reader.get_event, _KINDS, events.append, tuple.__new__
    for _ in range(MAX_EVENTS):
        event = next_event()  # type: ignore[no-untyped-call]
        if event is None:
            return None
        kind, mark = kinds.get(type(event)), event.start_mark
        if kind is SCALAR:
            adorned = (event.anchor is not None) + 2 * (event.tag is not None)
            style, text = event.style or "", event.value
        elif kind is LIST or kind is MAPPING:
            adorned = (event.anchor is not None) + 2 * (event.tag is not None)
            style, text, depth = FLOW if event.flow_style else "", "", depth + 1
        elif kind is END:
            style, text, adorned, depth = "", "", 0, depth - 1
        elif kind is ALIAS:
            style, text, adorned, aliases = "", event.anchor, 1, aliases + 1
        else:
            documents += type(event) is yaml.DocumentStartEvent
            if documents > 1:
                return Fault(mark.index, "a second document", "", mark.index)
            continue
        keep(
            make(
                Event, (kind, text, style, mark.index, event.end_mark.index, mark.line, mark.column, adorned)
            )
        )
        if depth > MAX_DEPTH:
            return Fault(mark.index, "values are nested more than 32 deep", "cap", mark.index)
        if aliases > MAX_ALIASES:
            return Fault(mark.index, "there are more than 100 aliases", "cap", mark.index)
    return Fault(events[-1].start, "the front matter holds too many values", "cap", 0)


def _half_character(events: list[Event]) -> Fault | None:
    """An escaped half of a character, which only the pure parser lets pass and nothing can store."""
    found = next((event for event in events if _SURROGATE.search(event.text)), None)
    return Fault(found.start, "invalid escape", "quoted scalar", found.start) if found else None


def _stand_ins(block: str) -> dict[int, str]:
    """Private characters that `block` lacks, each for one that a YAML 1.1 parser takes for something else."""
    free = (number for number in _PRIVATE if chr(number) not in block)
    return dict(zip(free, ("\t", *sorted(set(_NO_BREAKS.findall(block)))), strict=False))


def _without_tabs(block: str, restore: dict[int, str]) -> str:
    """`block` with spaces for the tabs that part things, and stand-ins for those inside a text."""
    tab = next(chr(number) for number, char in restore.items() if char == "\t")
    spaced = _TAB_AS_SPACE.sub(lambda tabs: " " * len(tabs[0]), block)
    return _TAB_INSIDE.sub(lambda tabs: tabs[0].replace("\t", tab), spaced)
