"""What the commands share by which the user decides about a person: find, change each note, tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import CannotEdit, Refused
from cultivate.flows.saving import Outcome, save
from cultivate.flows.session import Session
from cultivate.flows.who import Target, find_targets
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change, apply
from cultivate.notes.insert import add_entry
from cultivate.notes.log import find_same
from cultivate.notes.touched import with_next_touch, with_property
from cultivate.vault.load import Vault
from cultivate.vault.lock import locked
from cultivate.vault.read import read_for_edit


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to change in one note: properties by their canonical names, marks for the log, and what to say.

    Nothing changes where the properties hold these values and the marks stand already; then "already" is
    said, unless no change was meant.
    """

    said: str
    properties: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    marks: tuple[Entry, ...] = ()
    changes: bool = True


Decide = Callable[[Contact], Choice]
"""What the command means for one contact. Raises Refused where it means nothing, and then nothing changes."""
Told = Callable[[Vault, Sequence[Change]], list[str]]
"""More to say, once it is known how the notes will be."""


def choose(
    session: Session,
    who: Sequence[str],
    decide: Decide,
    *,
    here: Path,
    dry_run: bool = False,
    also: Told | None = None,
) -> Outcome:
    """Carry out `decide` for each of `who`, all of them or none.

    Raises Refused as `find_person` does, and for a note that is no contact.
    """
    if dry_run:
        return _choose(session, who, decide, here, also, dry_run=True)
    with locked(session.root):
        return _choose(session, who, decide, here, also, dry_run=False)


def _choose(
    session: Session, who: Sequence[str], decide: Decide, here: Path, also: Told | None, *, dry_run: bool
) -> Outcome:
    vault = session.load()
    changes, messages = [], []
    for target in find_targets(session, vault, who, here):
        change, message = changed_by(session, target.path, _contact(target), decide)
        changes.append(change)
        messages.append(message)
    if also:
        messages += also(vault, changes)
    return save(session, changes, messages=messages, dry_run=dry_run)


def changed_by(session: Session, path: str, contact: Contact, decide: Decide) -> tuple[Change, str]:
    """One note changed as decided, and the line that tells it."""
    before = read_for_edit(session.root, path).text
    choice = decide(contact)
    try:
        after = _carried_out(before, path, choice, session)
    except CannotEdit as refused:
        raise refused.at(path) from None
    said = f"{choice.said.partition(';')[0]} already" if after == before and choice.changes else choice.said
    return Change(path, before, after), f"{contact.name}: {said}"


def check_living(contact: Contact, session: Session) -> None:
    """Raise Refused for somebody who died or asked to stop: for them nothing is planned."""
    state = standing(contact, session.settings, session.today).state
    if state == "died":
        raise Refused(f"{contact.name} has died; their note is kept as it is")
    if state == "stopped":
        raise Refused(f"{contact.name} is stopped and in no list; `cultivate resume` takes that back")


def _contact(target: Target) -> Contact:
    if target.contact is None:
        raise Refused(f"{target.path} is no contact: give it a tier, or `type: contact`")
    return target.contact


def _carried_out(text: str, path: str, choice: Choice, session: Session) -> str:
    settings, today = session.settings, session.today
    before = read_contact(text, path, settings, max(today, session.clock))
    for name, value in choice.properties:
        if _stands(before, name, value):
            continue
        text = with_property(text, name, value, settings)
    for mark in choice.marks:
        if not find_same(before.entries, mark):
            text = apply(text, add_entry(text, mark, settings))
    return with_next_touch(text, path, settings, today)


def _stands(contact: Contact, name: str, value: str | tuple[str, ...]) -> bool:
    """Whether a date property has this day already, however it is spelled; empty is as good as missing."""
    held = getattr(contact, name, None)
    return (not value and not held and name not in contact.unreadable) or (
        held is not None and str(held) == value
    )
