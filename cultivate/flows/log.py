"""Log a touch: the same entry in the note of everybody who was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cultivate.errors import CannotEdit, Refused, UsageError
from cultivate.flows.partners import counted_too, partners
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.who import Target, find_targets
from cultivate.model.dates import WEEKDAYS, long_date, parse_date, short_date
from cultivate.model.due import standing
from cultivate.model.means import SAID_OUTCOMES, Vocabulary
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.closing import told_closing
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change, apply
from cultivate.notes.head import parse_head
from cultivate.notes.insert import add_entry
from cultivate.notes.log import find_same
from cultivate.notes.logline import render_entry
from cultivate.notes.next import add_next, tick_booking
from cultivate.notes.touched import with_entry
from cultivate.vault.read import read_for_edit


@dataclass(frozen=True, slots=True)
class Touch:
    """What happened, as the command says it: `means` is any word for one, or empty; no `day` is today."""

    means: str = ""
    outcome: str = ""
    inbound: bool = False
    day: date | None = None
    length: str = ""
    text: str = ""
    next_words: str = ""
    next_day: date | None = None
    again: bool = False
    alone: bool = False


def log(session: Session, who: Sequence[str], touch: Touch, *, here: Path, dry_run: bool = False) -> Outcome:
    """Log `touch` for each of `who` and carry their `last_touch` along.

    Somebody's partner is at a meal, at home and at an event with them and gets the entry, too, unless
    `touch.alone`; a call is for one. A note that is no contact gets the entry alone. An entry that stands
    there word for word is not written again, unless `touch.again`. Raises Refused for a day in the future,
    and for names that fit nobody or several.
    """
    entry = entry_of(touch, session)
    if touch.next_day and touch.next_day < session.today:
        raise UsageError(f"{long_date(touch.next_day)} is past: a promise is for today or a day to come")
    if dry_run:
        return _log(session, who, touch, entry, here, dry_run=True)
    return writing(session, lambda: _log(session, who, touch, entry, here, dry_run=False))


def entry_of(touch: Touch, session: Session) -> Entry:
    """The log entry that `touch` describes, checked against the vocabulary and the calendar."""
    day = touch.day or session.today
    if day > session.today:
        raise Refused(
            f"{long_date(day)} is after today, {long_date(session.today)}: a touch is logged once it happened"
        )
    vocabulary = session.settings.vocabulary
    means = vocabulary.find(touch.means) if touch.means else None
    if touch.means and means is None:
        raise UsageError(f"“{touch.means}” is no means; known are {', '.join(m.id for m in vocabulary.all)}")
    means_id = means.id if means else ""
    outcome, value = _outcome(touch.outcome, means_id, vocabulary)
    return Entry(
        day, means=means_id or "other", inbound=touch.inbound, outcome=outcome, value=value,
        minutes=_minutes(touch.length, vocabulary), text=" ".join(touch.text.split()),
    )  # fmt: skip


def _outcome(text: str, means: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """`no answer`, `no-need`, `sold 4000`, `booked 2026-12-08`: the outcome and what belongs to it."""
    words = " ".join(text.split())
    outcome, _, value = SAID_OUTCOMES.get(words.casefold(), words).partition(" ")
    outcome = outcome.casefold()
    known = vocabulary.outcomes(means)
    if outcome and outcome not in known:
        of = f" of a {means}" if means else ""
        raise UsageError(f"“{words}” is no outcome{of}; known are {', '.join(known)}")
    if value and parse_head(f"{means} {outcome} {value}", vocabulary).value != value:
        raise UsageError(f"“{value}” does not go with {outcome}; write sold 4000, or booked 2026-12-08")
    return outcome, value


def _minutes(length: str, vocabulary: Vocabulary) -> int | None:
    """A length as a log line has it: `25m`, `1h30`, `1 hour`."""
    if not length:
        return None
    head = parse_head(length, vocabulary)
    if head.minutes is None or head.text:
        raise UsageError(f"“{length}” is no length: write 25m, 1h, or 1h30")
    return head.minutes


def _log(
    session: Session, who: Sequence[str], touch: Touch, entry: Entry, here: Path, *, dry_run: bool
) -> Outcome:
    vault = session.load()
    targets = find_targets(session, vault, who, here)
    invited = [] if touch.alone else partners(session, vault, targets, entry.means)
    targets += invited
    # A name received belongs to the person who gave it alone (format: "Introductions").
    received = entry.inbound and entry.means in ("introduction", "referral")
    touch = _with_booking(touch, entry, targets)
    changes, messages = [], []
    for place, target in enumerate(targets[:1] if received else targets):
        others = tuple(other.link for other in targets if other.path != target.path)
        mine = entry._replace(people=others)
        before = read_for_edit(session.root, target.path).text
        try:
            after, message = _logged(before, target, mine, touch, session)
            messages.append(message)
            if touch.next_words and place == 0:  # a promise is one line, in the first person's note
                promised = apply(after, add_next(after, touch.next_words, touch.next_day, session.settings))
                messages.append(_promised(target, touch, stands=promised == after))
                after = promised
        except CannotEdit as refused:
            raise refused.at(target.path) from None
        changes.append(Change(target.path, before, after))
    if invited:
        messages.append(counted_too(invited))
    label = f"log {', '.join(target.name for target in targets)}"
    return save(session, changes, messages=messages, dry_run=dry_run, label=label)


def _promised(target: Target, touch: Touch, *, stands: bool) -> str:
    """The line under Next, as it is written there."""
    day = f" 📅 {touch.next_day.isoformat()}" if touch.next_day else ""
    return f"{target.name}: Next: {touch.next_words}{day}{' stands there already' if stands else ''}"


def _with_booking(touch: Touch, entry: Entry, targets: Sequence[Target]) -> Touch:
    """What was booked for a day comes under the first person's Next, as it does from an agenda."""
    day = parse_date(entry.value) if entry.outcome == "booked" else None
    if day is None or touch.next_words:
        return touch
    company = ", ".join(f"[[{other.link}]]" for other in targets[1:])
    return replace(
        touch, next_words=f"{entry.means} with {company}" if company else entry.means, next_day=day
    )


def _logged(before: str, target: Target, entry: Entry, touch: Touch, session: Session) -> tuple[str, str]:
    settings, latest = session.settings, max(session.today, session.clock)
    contact = read_contact(before, target.path, settings, latest)
    stands = None if touch.again else find_same(contact.entries, entry)
    after = before
    if stands is None and target.contact is None:
        after = apply(before, add_entry(before, entry, settings))
    elif stands is None:
        after = with_entry(before, entry, target.path, settings, session.today)
    # A day that was typed in words is told as it was understood.
    weekday = f" · {WEEKDAYS[entry.day.weekday()]}" if touch.day else ""
    said = f"{target.name}: {render_entry(entry, settings.vocabulary)}{weekday}"
    if stands is not None:
        return after, f"{said} stands there already (--again logs it once more)"
    said += following(after, target, entry.day, settings, session.today)
    held = tick_booking(after, entry, settings) if target.contact else []
    return apply(after, held), f"{said} · ticked under Next" if held else said


def following(after: str, target: Target, day: date, settings: Settings, today: date) -> str:
    """When they are next due, for the message, or that the tries of this time are used up."""
    if target.contact is None:
        return ""
    closed = told_closing(after, target.path, day, settings, today)
    if closed:
        return f" · {closed}"
    each = standing(read_contact(after, target.path, settings, today), settings, today)
    return f" · next {short_date(each.due, today)}" if each.due else ""
