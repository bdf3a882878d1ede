"""One entry of a log: a touch, an attempt, or a mark; and what each of them counts as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cultivate.model.means import ATTEMPTS, NOT_A_TOUCH, Vocabulary

MENTION = "mention"
"""The word of an entry of which a dated note tells nothing but a link."""


class Entry(NamedTuple):
    """What one dated line of a log says (format: "Log lines").

    `means` is an id of the vocabulary, `other` where none is known, empty for a mark; `word` is what
    was typed for it. `people` are the targets of the links to those who were there, `mentions`
    of all other links. `value` belongs to the outcome or the mark: the amount of `sold`, the
    day of `booked`, the new name of `stage` and `tier`. `details` are the indented lines below,
    without their common indent. `line` counts from 1; `start` and `end` are offsets in the note, the
    indented lines and the last newline included. `source` is the path of the dated note from which the entry
    is derived (`line` is its line there); it is empty for one that stands in the log.

    A tuple: a vault may have hundreds of thousands, and a frozen dataclass takes five times as long to make.
    """

    day: date
    means: str = ""
    word: str = ""
    time: str = ""
    inbound: bool = False
    outcome: str = ""
    value: str = ""
    minutes: int | None = None
    people: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    text: str = ""
    mark: str = ""
    details: tuple[str, ...] = ()
    line: int = 0
    start: int = 0
    end: int = 0
    source: str = ""

    def is_touch(self, vocabulary: Vocabulary) -> bool:
        """Whether it resets the clock: no mark, not bulk, no attempt, no mere promise."""
        return not self.mark and self.outcome not in NOT_A_TOUCH and self.means not in vocabulary.bulk

    @property
    def is_mention(self) -> bool:
        """Whether all that is known of it is a link in a dated note."""
        return bool(self.source) and self.word == MENTION

    @property
    def is_attempt(self) -> bool:
        """They were tried and not reached, or invited and have not answered."""
        return not self.mark and self.outcome in ATTEMPTS


def with_derived(logged: Iterable[Entry], derived: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of a log, and those derived from dated notes that say something more.

    A captured line is the same touch as one of that day and means in the log; a mention is one with any of
    its day (format: "Captured lines").
    """
    known = list(logged)
    same = {(entry.day, entry.means) for entry in known if not entry.mark}
    lines = [each for each in derived if not each.is_mention and (each.day, each.means) not in same]
    days = {entry.day for entry in (*known, *lines) if not entry.mark}
    first: dict[date, Entry] = {}
    for each in derived:
        if each.is_mention and each.day not in days:
            first.setdefault(each.day, each)
    return (*known, *lines, *first.values())


def touches(entries: Iterable[Entry], vocabulary: Vocabulary, today: date) -> list[Entry]:
    """The entries that reset the clock, none of them after today, in the order given."""
    bulk = vocabulary.bulk
    return [  # as `is_touch` has it, written out: a plan for thousands of people asks it of every entry
        entry
        for entry in entries
        if not entry.mark
        and (not entry.outcome or entry.outcome not in NOT_A_TOUCH)
        and entry.day <= today
        and entry.means not in bulk
    ]


def gone_through(
    entries: Sequence[Entry], vocabulary: Vocabulary, today: date
) -> tuple[date | None, tuple[Entry, ...]]:
    """What a log tells in one pass: the day of its newest touch up to `today`, and all but plain touches.

    Most entries say that the user was in touch and no more, and reset the clock. What stands apart from them,
    in the order given, has an outcome or a mark, came from the other side, or is bulk: whatever else a rule
    asks of a log, it finds among these few.
    """
    bulk, newest = vocabulary.bulk, date.min
    apart = [e for e in entries if e.outcome or e.mark or e.inbound or e.means in bulk]
    for entry in reversed(entries):  # most logs end with the newest, and the others need no look
        if newest < entry.day <= today and entry.is_touch(vocabulary):
            newest = entry.day
    return (newest if newest > date.min else None), tuple(apart)


def fingerprint(lines: str) -> str:
    """Eight hex digits over an entry's lines, blind to line endings and trailing space."""
    import hashlib  # only an agenda item that was logged needs it, and it takes 2 ms to load

    plain = "\n".join(line.rstrip() for line in lines.strip().split("\n"))
    return hashlib.sha256(plain.encode("utf-8", "surrogateescape")).hexdigest()[:8]
