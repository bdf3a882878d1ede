"""The call sheet: what one wants to see before one rings somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cultivate.flows.due import planned_of, standings_of
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.hints import questions
from cultivate.model.load import PlannedTouch
from cultivate.model.people import find_person
from cultivate.model.touch import Entry


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One person: where the user stands with them, their newest entries first, and what to ask.

    `planned` is the day that has room for them, with its reasons, where they are due.
    """

    standing: Standing
    entries: tuple[Entry, ...]
    questions: tuple[str, ...]
    planned: PlannedTouch | None = None


def show(session: Session, who: str) -> CallSheet:
    """Find one person and gather what is known; writes nothing. Raises Refused as `find_person` does."""
    vault = session.load()
    contact = find_person(who, vault.contacts)
    planned, _ = planned_of(standings_of(vault, session), session)
    theirs = next((each for each in planned if each.standing.contact.path == contact.path), None)
    return replace(sheet_of(contact, session), planned=theirs)


def sheet_of(contact: Contact, session: Session) -> CallSheet:
    """The call sheet of a contact."""
    newest = sorted(contact.entries, key=lambda entry: (entry.day, entry.line), reverse=True)
    each = standing(contact, session.settings, session.today)
    return CallSheet(each, tuple(newest), tuple(questions(contact, session.settings)))
