"""Not this time: somebody's turn passes, and comes again after their cadence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cultivate.errors import Refused
from cultivate.flows.choices import Choice, check_living, choose
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.dates import long_date
from cultivate.model.delay import skipped_until
from cultivate.model.touch import Entry


def skip(
    session: Session, who: Sequence[str], *, why: str = "", here: Path, dry_run: bool = False
) -> Outcome:
    """Propose `who` again a cadence from today, as `[-]` does; a mark stands in the log only for words.

    Raises Refused for somebody without a cadence, whose turn it never is.
    """
    words = " ".join(why.split())

    def decide(contact: Contact) -> Choice:
        check_living(contact, session)
        day = skipped_until(contact, session.settings, session.today)
        if day is None:
            raise Refused(f"{contact.name} has no cadence, so there is no turn to skip")
        day = max(day, contact.snooze_until or day)  # a longer peace that was promised stays
        marks = (Entry(session.today, mark="skipped", text=words),) if words else ()
        return Choice(f"skipped, again {long_date(day)}", (("snooze_until", day.isoformat()),), marks)

    return choose(session, who, decide, here=here, dry_run=dry_run)
