"""One entry of a log: a touch, an attempt, or a mark; and what each of them counts as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cultivate.model.means import ATTEMPTS, NOT_A_TOUCH, Vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """What one dated line of a log says (format: "Log lines").

    `means` is an id of the vocabulary, `other` where none is known, empty for a mark; `word` is what
    was typed for it. `people` are the targets of the links to those who were there, `mentions`
    of all other links. `value` belongs to the outcome or the mark: the amount of `sold`, the
    day of `booked`, the new name of `stage` and `tier`. `details` are the indented lines below,
    without their common indent. `line` counts from 1; `start` and `end` are offsets in the note, the
    indented lines and the last newline included.
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

    def is_touch(self, vocabulary: Vocabulary) -> bool:
        """Whether it resets the clock: no mark, not bulk, no attempt, no mere promise."""
        return not self.mark and self.outcome not in NOT_A_TOUCH and not vocabulary.named(self.means).bulk

    @property
    def is_attempt(self) -> bool:
        """They were tried and not reached, or invited and have not answered."""
        return not self.mark and self.outcome in ATTEMPTS


def touches(entries: Iterable[Entry], vocabulary: Vocabulary, today: date) -> list[Entry]:
    """The entries that reset the clock, none of them after today, in the order given."""
    return [entry for entry in entries if entry.day <= today and entry.is_touch(vocabulary)]


def fingerprint(lines: str) -> str:
    """Eight hex digits over an entry's lines, blind to line endings and trailing space."""
    import hashlib  # only an agenda item that was logged needs it, and it takes 2 ms to load

    plain = "\n".join(line.rstrip() for line in lines.strip().split("\n"))
    return hashlib.sha256(plain.encode("utf-8", "surrogateescape")).hexdigest()[:8]
