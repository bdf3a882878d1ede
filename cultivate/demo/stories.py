"""The banks of words as values: threads that develop over several conversations, and slots to fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Thread:
    """One matter in somebody's life, as it is heard from conversation to conversation.

    `stages` are in order, each with its ways of saying it. `ask` is the question to come back with,
    `send` what could be done for them, `read` what they would like to read about; all may be empty.
    """

    name: str
    stages: tuple[tuple[str, ...], ...]
    ask: str = ""
    send: str = ""
    read: str = ""


def parse_threads(text: str) -> tuple[Thread, ...]:
    """The threads that a module of `words` holds; `words.owner_threads` says how they are written."""
    return tuple(_thread(block) for block in text.strip().removeprefix("= ").split("\n= "))


def _thread(block: str) -> Thread:
    name, *lines = (line.strip() for line in block.strip().split("\n") if line.strip())
    told = {"?": "", ">": "", "@": ""}
    stages: list[list[str]] = []
    for line in lines:
        sign, words = line[0], line[2:]
        if sign == "-":
            stages.append([words])
        elif sign == "|":
            stages[-1].append(words)
        else:
            told[sign] = words
    ways = tuple(tuple(stage) for stage in stages)
    return Thread(name, ways, ask=told["?"], send=told[">"], read=told["@"])


@cache
def slots_of(line: str) -> frozenset[str]:
    """The names of the slots in a line: `{co}`, `{month}`."""
    return frozenset(_SLOT.findall(line))


def fill(line: str, slots: Mapping[str, str]) -> str:
    """The line with its slots filled; a slot that is not known is a mistake in the bank (KeyError)."""
    return _SLOT.sub(lambda slot: slots[slot[1]], line)
