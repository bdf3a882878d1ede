"""A seat in a higher circle, or in a lower one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cultivate.errors import Refused, UsageError
from cultivate.flows.choices import Choice, Told, check_living, choose
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.bench import bench, measures
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change
from cultivate.vault.load import Vault

_NAMED = 3


def promote(session: Session, who: Sequence[str], tier: str, *, here: Path, dry_run: bool = False) -> Outcome:
    """Give `who` a seat in `tier` in the place of their highest one; seats below it stay.

    Says who could come down where the circle is over its size. Raises UsageError for an unknown tier, Refused
    for somebody who sits higher already.
    """
    return _move(session, who, tier, here, up=True, dry_run=dry_run)


def demote(session: Session, who: Sequence[str], tier: str, *, here: Path, dry_run: bool = False) -> Outcome:
    """Take every seat above `tier` from `who` and give them one in it; seats below it stay.

    Raises UsageError for an unknown tier, Refused for somebody who sits lower already.
    """
    return _move(session, who, tier, here, up=False, dry_run=dry_run)


def _move(session: Session, who: Sequence[str], tier: str, here: Path, *, up: bool, dry_run: bool) -> Outcome:
    settings = session.settings
    if tier not in settings.tiers:
        raise UsageError(f"there is no tier “{tier}”; the tiers are {', '.join(settings.tiers)}")

    def decide(contact: Contact) -> Choice:
        check_living(contact, session)
        rank, present = settings.rank((tier,)), settings.rank(contact.tiers)
        if "tier" in contact.unreadable:
            raise Refused(f"{contact.name} has a tier that cannot be read; `cultivate doctor` says where")
        if contact.tiers and (present < rank if up else present > rank):
            other = "demote" if up else "promote"
            raise Refused(f"{contact.name} is in {', '.join(contact.tiers)}: `cultivate {other}` is for that")
        return _choice(session, contact, _seats(session, contact, tier, up=up))

    return choose(session, who, decide, here=here, dry_run=dry_run, also=_room_in(session, tier))


def _seats(session: Session, contact: Contact, tier: str, *, up: bool) -> tuple[str, ...]:
    """The seats afterwards: `tier` first, then those below it that stay."""
    settings = session.settings
    rank, present = settings.rank((tier,)), settings.rank(contact.tiers)
    lowest = max(rank, present) if up else rank
    return (tier, *(each for each in contact.tiers if settings.rank((each,)) > lowest))


def _choice(session: Session, contact: Contact, seats: tuple[str, ...]) -> Choice:
    if seats == contact.tiers:
        return Choice(", ".join(seats))
    was = f" (was {', '.join(contact.tiers)})" if contact.tiers else ""
    mark = Entry(session.today, mark="tier", value=", ".join(seats))
    value = seats if len(seats) > 1 else seats[0]
    return Choice(f"{', '.join(seats)}{was}", (("tier", value),), (mark,))


def _room_in(session: Session, tier: str) -> Told:
    """A line for a circle that is over its size after the change, with those who could come down."""

    def told(vault: Vault, changes: Sequence[Change]) -> list[str]:
        settings, today = session.settings, session.today
        after = {each.path: read_contact(each.after, each.path, settings, today) for each in changes}
        moved = {path for path, contact in after.items() if tier in contact.tiers}
        seen = [after.get(contact.path, contact) for contact in vault.contacts]
        standings = [standing(contact, settings, today) for contact in seen]
        found = bench(settings.tiers[tier], standings, measures(standings, settings, today), settings, today)
        if found.over <= 0 or not any(change.before != change.after for change in changes):
            return []
        last = [seat for seat in found.down if seat.standing.contact.path not in moved] or [
            seat for seat in reversed(found.seats) if seat.standing.contact.path not in moved
        ]
        names = ", ".join(seat.standing.contact.name for seat in last[:_NAMED])
        could = f"; {names} could come down (`cultivate bench {tier}`)" if names else ""
        return [f"{tier} has {len(found.seats)} people and is meant for {found.tier.size}{could}"]

    return told
