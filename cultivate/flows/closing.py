"""Cycles in which somebody was tried as often as their circle allows: closed, on record in their note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cultivate.errors import CannotEdit
from cultivate.flows.session import Session
from cultivate.model.attempts import closing
from cultivate.model.contact import Contact
from cultivate.model.due import clock_start, last_touch, standing
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change
from cultivate.notes.sync.case import Logged
from cultivate.notes.sync.reconcile import SyncResult
from cultivate.notes.touched import with_entry
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit


def with_closings(session: Session, vault: Vault, result: SyncResult) -> SyncResult:
    """The result of a sync with the `closed` marks that are due; `vault` is as it will be after the sync.

    The mark has the day of the last try, so that the next cycle begins where it would have begun anyway. A
    note that cannot be changed is left for another day: nobody's turn depends on the mark.
    """
    changes = {change.path: change for change in result.changes}
    done = list(result.done)
    for contact in vault.contacts:
        if any(entry.is_attempt for entry in contact.entries):
            try:
                change = _closed(session, contact, changes.get(contact.path))
            except CannotEdit:
                continue
            if change:
                # Notes first and agendas last: a run that breaks off in between finds what it did.
                changes = {contact.path: change} | changes | {contact.path: change}
                done.append(Logged(contact.name, contact.path, "closed: not reached this time"))
    return replace(result, changes=tuple(changes.values()), done=tuple(done))


def _closed(session: Session, contact: Contact, change: Change | None) -> Change | None:
    """The note with the mark; None where no cycle is to be closed."""
    settings, today = session.settings, session.today
    if standing(contact, settings, today).state != "tracked" or not _last_try(contact, session):
        return None
    text = change.after if change else read_for_edit(session.root, contact.path).text
    # What stands in the note after the day that is taken for today counts, too: the cycle may be long over.
    whole = read_contact(text, contact.path, settings, max(today, session.clock))
    day = _last_try(whole, session)
    if not day:
        return None
    after = with_entry(text, Entry(day, mark="closed"), contact.path, settings, max(today, session.clock))
    return Change(contact.path, change.before if change else text, after)


def _last_try(contact: Contact, session: Session) -> date | None:
    """The day of the try with which the present cycle ended; None where it goes on."""
    settings, latest = session.settings, max(session.today, session.clock)
    start = clock_start(contact, last_touch(contact, settings, latest))
    return closing(contact, start, settings, session.today)
