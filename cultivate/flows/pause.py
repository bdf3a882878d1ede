"""A break that somebody asked for, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cultivate.errors import Refused
from cultivate.flows.choices import Choice, check_living, choose
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.contact import FOREVER, Contact
from cultivate.model.dates import long_date
from cultivate.model.due import standing
from cultivate.model.touch import Entry

STOPPED = "stopped"


def pause(
    session: Session,
    who: Sequence[str],
    *,
    until: date | None = None,
    why: str = "",
    here: Path,
    dry_run: bool = False,
) -> Outcome:
    """Leave `who` in peace until `until`, or with no end; afterwards their clock starts anew.

    Raises Refused for a day that is not ahead.
    """
    if until and until <= session.today:
        raise Refused(f"{long_date(until)} is not ahead; `cultivate resume` ends a pause")
    day = until or FOREVER
    said = f"paused until {long_date(until)}" if until else "paused until you resume them"

    def decide(contact: Contact) -> Choice:
        check_living(contact, session)
        # The mark is the beginning of the break: a new end to the same one needs no second mark.
        paused = standing(contact, session.settings, session.today).state == "paused"
        words = " ".join(why.split())
        marks = () if paused and not words else (Entry(session.today, mark="paused", text=words),)
        return Choice(said, (("pause_until", day.isoformat()),), marks)

    return choose(session, who, decide, here=here, dry_run=dry_run)


def resume(session: Session, who: Sequence[str], *, here: Path, dry_run: bool = False) -> Outcome:
    """End a pause, or take a stop back: the clock starts today.

    Somebody who was stopped gets the stage that the log remembers from before, else none. Raises Refused for
    somebody who died; nothing changes for whoever is neither paused nor stopped.
    """

    def decide(contact: Contact) -> Choice:
        state = standing(contact, session.settings, session.today).state
        if state == "died":
            check_living(contact, session)
        mark = Entry(session.today, mark="resumed")
        if state == "paused":
            return Choice("resumed; the clock starts today", (("pause_until", ""),), (mark,))
        if state != STOPPED:
            return Choice("neither paused nor stopped", changes=False)
        stage = _stage_before(contact)
        back = (Entry(session.today, mark="stage", value=stage),) if stage else ()
        said = f"resumed, {stage}" if stage else "resumed; no stage is known from before"
        properties = (("pause_until", ""), ("stage", stage))
        return Choice(f"{said}; the clock starts today", properties, (mark, *back))

    return choose(session, who, decide, here=here, dry_run=dry_run)


def _stage_before(contact: Contact) -> str:
    """What they were at before it was stopped: their present stage if it is another, else the newest mark."""
    if contact.stage != STOPPED:
        return contact.stage
    known = [e for e in contact.entries if e.mark == "stage" and e.value.casefold() != STOPPED]
    return max(known, key=lambda entry: (entry.day, entry.line)).value.casefold() if known else ""
