"""Log a touch: the same entry in the note of everybody who was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cultivate.errors import CannotEdit, Refused, UsageError
from cultivate.flows.saving import Outcome, save
from cultivate.flows.session import Session
from cultivate.flows.who import Target, find_targets
from cultivate.model.dates import WEEKDAYS, long_date, short_date
from cultivate.model.due import standing
from cultivate.model.means import Vocabulary
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change, apply
from cultivate.notes.head import parse_head
from cultivate.notes.insert import add_entry
from cultivate.notes.log import find_same
from cultivate.notes.logline import render_entry
from cultivate.notes.next import add_next
from cultivate.notes.touched import with_entry
from cultivate.vault.load import Vault
from cultivate.vault.lock import locked
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
    if dry_run:
        return _log(session, who, touch, entry, here, dry_run=True)
    with locked(session.root):
        return _log(session, who, touch, entry, here, dry_run=False)


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
    known = vocabulary.outcomes(means_id)
    outcome, _, value = touch.outcome.partition(" ")
    if outcome and outcome not in known:
        of = f" of a {means_id}" if means_id else ""
        raise UsageError(f"“{outcome}” is no outcome{of}; known are {', '.join(known)}")
    return Entry(
        day, means=means_id or "other", inbound=touch.inbound, outcome=outcome, value=value.strip(),
        minutes=_minutes(touch.length, vocabulary), text=" ".join(touch.text.split()),
    )  # fmt: skip


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
    invited = _partners(vault, targets, session) if _is_shared(entry, touch, session) else []
    targets += invited
    changes, messages = [], []
    for place, target in enumerate(targets):
        others = tuple(other.link for other in targets if other.path != target.path)
        mine = replace(entry, people=others)
        before = read_for_edit(session.root, target.path).text
        try:
            after, message = _logged(before, target, mine, touch, session)
            if touch.next_words and place == 0:  # a promise is one line, in the first person's note
                after = apply(after, add_next(after, touch.next_words, touch.next_day, session.settings))
        except CannotEdit as refused:
            raise refused.at(target.path) from None
        changes.append(Change(target.path, before, after))
        messages.append(message)
    if invited:
        names = " and ".join(target.name for target in invited)
        messages.append(f"{names} counted as there, as the partner; --alone logs it without")
    return save(session, changes, messages=messages, dry_run=dry_run)


def _is_shared(entry: Entry, touch: Touch, session: Session) -> bool:
    """Whether a couple comes to it together: a meal, at home, an event."""
    return session.settings.vocabulary.named(entry.means).arranged and not touch.alone


def _partners(vault: Vault, targets: Sequence[Target], session: Session) -> list[Target]:
    """The partners of `targets` who are contacts themselves and not among them; none who died or stopped."""
    named = [fold(target.contact.spouse) for target in targets if target.contact and target.contact.spouse]
    here = {target.path for target in targets}
    found = []
    for name in dict.fromkeys(named):
        known = [each for each in vault.contacts if fold(each.name) == name]
        if len(known) != 1 or known[0].path in here:
            continue
        if standing(known[0], session.settings, session.today).state not in ("died", "stopped"):
            link = vault.link_target(known[0].path)
            found.append(Target(known[0].path, known[0].name, link, known[0]))
    return found


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
    return after, said + _following(after, target, settings, session.today)


def _following(after: str, target: Target, settings: Settings, today: date) -> str:
    """When they are next due, for the message."""
    if target.contact is None:
        return ""
    each = standing(read_contact(after, target.path, settings, today), settings, today)
    return f" · next {short_date(each.due, today)}" if each.due else ""
