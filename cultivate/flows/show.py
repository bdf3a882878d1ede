"""The call sheet: what one wants to see before one rings somebody."""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.hints import questions
from cultivate.model.people import find_person
from cultivate.model.touch import Entry


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One person: where the user stands with them, their newest entries first, and what to ask."""

    standing: Standing
    entries: tuple[Entry, ...]
    questions: tuple[str, ...]


def show(session: Session, who: str) -> CallSheet:
    """Find one person and gather what is known; writes nothing. Raises Refused as `find_person` does."""
    contact = find_person(who, session.load().contacts)
    return sheet_of(contact, session)


def sheet_of(contact: Contact, session: Session) -> CallSheet:
    """The call sheet of a contact."""
    newest = sorted(contact.entries, key=lambda entry: (entry.day, entry.line), reverse=True)
    each = standing(contact, session.settings, session.today)
    return CallSheet(each, tuple(newest), tuple(questions(contact, session.settings)))
