"""A line without a date: its head, its text, and what plugins wrote on it.

Agenda items, captured lines and log lines share the head; `scan` reads its words. The date before it and the
marks are `logline`'s.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cultivate.model.means import Vocabulary
from cultivate.notes.fields import NO_FIELDS, Fields, split_fields
from cultivate.notes.links import targets
from cultivate.notes.scan import EDGE, Scan

_TIME = re.compile(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d){EDGE}", re.ASCII)


class Head(NamedTuple):
    """What a line without a date says; the fields are those of `Entry`, whose docstring explains them.

    `matched`: it begins with a means. `skipped` are the web, mail and telephone links of the head as typed;
    they are in no other field. `fields` are what Tasks and Dataview wrote on the line.
    """

    means: str
    word: str = ""
    time: str = ""
    inbound: bool = False
    outcome: str = ""
    value: str = ""
    minutes: int | None = None
    people: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    text: str = ""
    matched: bool = False
    skipped: tuple[str, ...] = ()
    fields: Fields = NO_FIELDS


def parse_head(words: str, vocabulary: Vocabulary) -> Head:
    """The head and text of a line without its date, as agenda items and captured lines have it.

    A time may stand first. Task fields at any place are taken out; `means` is `other` where none is known.
    """
    words, fields = split_fields(words.strip())
    time, start = time_at(words, 0)
    scan = Scan(words, start, vocabulary)
    return Head(
        scan.means, scan.word, time, scan.inbound, scan.outcome, scan.value, scan.minutes, scan.participants,
        mentioned(scan.text, scan.participants), scan.text, scan.matched, tuple(scan.skipped), fields,
    )  # fmt: skip


def time_at(words: str, start: int) -> tuple[str, int]:
    """A time such as `9:30` that stands at `start`, as `09:30`, and its end; else empty and `start`."""
    found = _TIME.match(words, start)
    return (f"{found['hour']:0>2}:{found['minute']}", found.end()) if found else ("", start)


def mentioned(text: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """The targets of the links in `text` that are not among `people`; pictures and embeds are no links."""
    if "[" not in text:
        return ()
    return tuple(target for target in dict.fromkeys(targets(text)) if target not in people)
