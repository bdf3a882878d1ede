"""Somebody asked to be left alone: never again in a list of who is due, an agenda or a letter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cultivate.errors import Refused
from cultivate.flows.choices import Choice, choose
from cultivate.flows.pause import STOPPED
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.touch import Entry


def stop(session: Session, who: Sequence[str], *, reason: str, here: Path, dry_run: bool = False) -> Outcome:
    """Set the stage `stopped` and write the mark with who said so. `resume` takes it back."""
    words = " ".join(reason.split())

    def decide(contact: Contact) -> Choice:
        if contact.died:
            raise Refused(f"{contact.name} has died; nothing is planned for them")
        known = any(each.mark == STOPPED and each.text == words for each in contact.entries)
        if contact.stage == STOPPED and (known or not words):
            return Choice("stopped")
        mark = Entry(session.today, mark=STOPPED, text=words)
        return Choice("stopped; `cultivate resume` takes it back", (("stage", STOPPED),), (mark,))

    return choose(session, who, decide, here=here, dry_run=dry_run)
