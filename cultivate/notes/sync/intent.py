"""What the user means by an item's box, its buttons and the words typed on it; nothing is done here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cultivate.model.agenda import ALSO
from cultivate.model.cadence import Cadence, parse_cadence
from cultivate.model.dates import parse_date
from cultivate.model.lunch import CHOICES
from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.blocks import ANOTHER_DAY, NO_ANSWER, Task
from cultivate.notes.head import Head, parse_head

_INVITED = re.compile(r"(\S+) invited\b")
_NO_LENGTH = re.compile(r"(?:(?:for|to|until|till|by|in)\s+)?(?P<words>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Happened:
    """A touch or an attempt, as `head` says it, to be logged."""

    head: Head


@dataclass(frozen=True, slots=True)
class PutOff:
    """Not today: until a day, or for a length; with neither, the tier says for how long."""

    until: date | None = None
    length: Cadence | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Not this time; `why` as typed."""

    why: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing is done before the user says more; `kind` is what was not done, `reason` why."""

    kind: str
    reason: str


Intent = Happened | PutOff | Skipped | Unclear | None


def intent_of(task: Task, head: Head, typed: str, day: date) -> Intent:
    """What is to be done with a task in the agenda of `day`; None for nothing.

    `head` is how its words read, `typed` what stands behind them for a date or a reason. A ticked button acts
    whatever the item's box shows; one that has put the item off already is spent.
    """
    pressed = set(task.pressed)
    if any(record.kind == "put off" for record in task.records) and task.box != ">":
        pressed.discard(ANOTHER_DAY)
    if pressed & CHOICES.keys():
        return Unclear("logged", f"“{min(pressed & CHOICES.keys())}” is for a name from a lunch page")
    if len(pressed) > 1:
        return Unclear("logged", "two buttons are ticked, and only one can be meant")
    if pressed and head.outcome not in ("", "reached", "invited"):
        return Unclear("logged", f"“{pressed.pop()}” is ticked, and the line says “{said(head.outcome)}”")
    if NO_ANSWER in pressed:
        return Happened(head._replace(outcome="no-answer", value=""))
    if ANOTHER_DAY in pressed or task.box == ">":
        return _put_off(typed, day)
    if task.box == "-":
        return Skipped(typed)
    if task.box == "x":
        return Happened(_reached(head))
    return Happened(head) if task.box == "" and task.section == ALSO else None


def head_of(words: str, vocabulary: Vocabulary) -> Head:
    """How an item's words read; what was typed after `invited` says how it went on."""
    head = parse_head(words, vocabulary)
    if head.outcome == "invited":
        later = parse_head(_INVITED.sub(r"\1", words, count=1), vocabulary)
        return later if later.outcome else head
    return head


def said(outcome: str) -> str:
    """An outcome as one says it: `no answer`."""
    return outcome.replace("-", " ")


def _reached(head: Head) -> Head:
    """A plain tick on a call says that they were reached."""
    plain_call = head.means == "call" and not head.outcome
    return head._replace(outcome="reached") if plain_call else head


def _put_off(typed: str, day: date) -> Intent:
    words = _NO_LENGTH.sub(r"\g<words>", typed.strip(" :–—-"), count=1).split()
    until = parse_date(words[0].strip(".,;:")) if words and re.match(r"\d{4}-", words[0]) else None
    if until and until <= day:
        return Unclear("put off", f"{until.isoformat()} is not after the day of this agenda")
    lengths = [
        parse_cadence(" ".join(words[:count]).strip(".,;:")) for count in (3, 2, 1) if len(words) >= count
    ]
    return PutOff(until, None if until else next(filter(None, lengths), None))
