"""A person in the vault, as their note tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from cultivate.errors import Problem
from cultivate.model.cadence import Cadence
from cultivate.model.dates import Birthday
from cultivate.model.lunch import LunchName
from cultivate.model.strands import Strand
from cultivate.model.touch import Entry

FOREVER = date(9999, 12, 31)
"""`pause_until` with no end."""


@dataclass(frozen=True, slots=True)
class NextLine:
    """A box under `## Next`: a promise, a booking or a question.

    `words` is the line without its box, its date and other Tasks fields; it is known by
    them within its note. `day` is its `📅` date. `means` is the id it begins with, empty for
    words of any other kind. `line` counts from 1; `start` and `end` are offsets of the line
    without its newline.
    """

    words: str
    day: date | None = None
    done: bool = False
    means: str = ""
    line: int = 0
    start: int = 0
    end: int = 0


TRACED = (
    "tier", "cadence", "last_touch", "stage", "introduced_by", "introduced_on", "birthday", "interests",
    "looking_for", "offers", "serves", "role", "company", "city", "trust",
)  # fmt: skip
"""The properties of which it is known on what line of the note they stand: reports count by them."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that holds of a person, and since when, where that is known (`regarded 2025-06-01`)."""

    word: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact note. `path` is relative to the vault, `name` is the note's name.

    Link targets (`introduced_by`, `spouse`, …) are kept without brackets. `last_touch` is the
    property alone; `model.due` joins it with the log. `unreadable` names the fields that
    stand in the note and could not be understood: they are missing, and never guessed.
    `entries` are those of the log and, where `[capture]` says so, those derived from dated notes.
    `plan` and `rotate` are their own and stand in for the tier's; `weekdays` (Monday 0) are the days that
    suit them. `cadence_max` is the longest silence there should be, where `cadence` is the ideal.
    `lunch_names` are those that they gave, as the lunch pages have them.
    `properties` has every property as the text typed (a tuple for a list), under its own name; `traced` are
    the lines of those in `TRACED`, 0 for what does not stand there.
    """

    name: str
    path: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    cadence: Cadence | None = None
    cadence_max: Cadence | None = None
    plan: tuple[Strand, ...] = ()
    rotate: tuple[str, ...] = ()
    weekdays: frozenset[int] = frozenset()
    last_touch: date | None = None
    next_touch: date | None = None
    stage: str = ""
    snooze_until: date | None = None
    pause_until: date | None = None
    died: date | None = None
    org: str = ""
    role: str = ""
    city: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birthday: Birthday | None = None
    invited: date | None = None
    newsletter: str = ""
    introduced_by: str = ""
    introduced_on: date | None = None
    prefer: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    best_time: str = ""
    spouse: str = ""
    children: tuple[str, ...] = ()
    pets: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    trust: tuple[Criterion, ...] = ()
    fit: tuple[Criterion, ...] = ()
    rapport: tuple[Criterion, ...] = ()
    can: tuple[Criterion, ...] = ()
    endorsed: date | None = None
    offers: tuple[str, ...] = ()
    looking_for: tuple[str, ...] = ()
    ideal_client: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    competes_with: tuple[str, ...] = ()
    aim: str = ""
    private: bool = False
    properties: Mapping[str, str | tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    entries: tuple[Entry, ...] = ()
    next_lines: tuple[NextLine, ...] = ()
    lunch_names: tuple[LunchName, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    traced: tuple[int, ...] = ()

    def line_of(self, *names: str) -> int:
        """The line of the first of these properties (`TRACED`) that stands in the note; 1 for none."""
        lines = dict(zip(TRACED, self.traced, strict=False))
        return next((lines[name] for name in names if lines.get(name)), 1)

    @property
    def is_sample(self) -> bool:
        """Invented people of a new vault carry `tags: [sample]`; no report counts them."""
        return "sample" in self.tags

    @property
    def open_next(self) -> tuple[NextLine, ...]:
        """What was promised, booked or is to be asked, and is not done."""
        return tuple(line for line in self.next_lines if not line.done)

    @property
    def proposed_means(self) -> str:
        """How to be in touch where no plan says it: what they prefer, else what they can be reached by."""
        return next((means for means in self.prefer if means not in self.avoid), self.reached_by)

    @property
    def reached_by(self) -> str:
        """What they can be reached by: a call, else what there is an address for, but nothing in `avoid`.

        Where they avoid all of it, a note is what disturbs the least.
        """
        fitting = ("call", "email") if self.phones or not self.emails else ("email", "call")
        if not self.avoid:
            return fitting[0]
        others = (*fitting, "message", "note", "article", "meeting")
        return next((means for means in others if means not in self.avoid), "note")
