"""Leave somebody in peace for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cultivate.errors import Refused
from cultivate.flows.choices import Choice, check_living, choose
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.dates import long_date
from cultivate.model.delay import put_off_until


def snooze(
    session: Session,
    who: Sequence[str],
    *,
    until: date | None = None,
    length: Cadence | None = None,
    here: Path,
    dry_run: bool = False,
) -> Outcome:
    """Propose `who` not before `until`, else after `length`, else after the tier's `put_off`, as `[>]` does.

    A length ends on a working day; a day that was named is kept. Raises Refused for a day that is not ahead.
    """
    if until and until <= session.today:
        raise Refused(f"{long_date(until)} is not ahead; `cultivate set WHO snooze_until=` ends a snooze")

    def decide(contact: Contact) -> Choice:
        check_living(contact, session)
        day = until or put_off_until(contact, session.settings, session.today, length)
        return Choice(f"snoozed until {long_date(day)}", (("snooze_until", day.isoformat()),))

    return choose(session, who, decide, here=here, dry_run=dry_run)
