"""Prepare a lunch with an ally: the page to take along, and the names to send ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cultivate.errors import Refused
from cultivate.flows.choices import check_living
from cultivate.flows.due import standings_of
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.who import find_targets
from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.due import Standing
from cultivate.model.hints import plain
from cultivate.model.introductions import Pair, pairs, received, state_of
from cultivate.model.matching import Match, matches
from cultivate.model.occasions import by_link
from cultivate.model.people import fold
from cultivate.notes.edit import Change
from cultivate.notes.lunch import LunchPage, lunch_page, lunch_path
from cultivate.vault.load import Vault


@dataclass(frozen=True, slots=True)
class Meeting:
    """The page's path, the names of the user's that fit, and what writing it did."""

    path: str
    people: tuple[Contact, ...]
    names: tuple[Match, ...]
    outcome: Outcome


def meeting(
    session: Session, who: str, company: Sequence[str], *, on: date | None, here: Path, dry_run: bool = False
) -> Meeting:
    """Write the page for a lunch with `who` and `company`; one that is there is left as it is.

    Without `on` it is the day under Next on which a meal with them is booked, else today. Raises Refused for
    who is no contact, died or was stopped.
    """
    if dry_run:
        return _meeting(session, who, company, on, here, dry_run=True)
    return writing(session, lambda: _meeting(session, who, company, on, here, dry_run=False))


def _meeting(
    session: Session, who: str, company: Sequence[str], on: date | None, here: Path, *, dry_run: bool
) -> Meeting:
    vault = session.load()
    people = _people(session, vault, [who, *company], here)
    ally, standings = people[0], standings_of(vault, session)
    known = _pairs_of(ally, vault, session)
    met = {party.key for pair in known if pair.told for party in pair.parties}
    left_out = met | {each.path for each in people} | _theirs(ally, standings, vault)
    names = tuple(matches(ally, standings, left_out=left_out, count=session.settings.method_names))
    day = on or _booked(ally, session.today) or session.today
    path = lunch_path(day, ally.name)
    if path in vault.paths:
        said = f"{path} is there already, and was left as it is"
        return Meeting(path, people, names, save(session, [], messages=[said], dry_run=dry_run))
    page = LunchPage(
        day,
        tuple(vault.link_text(each) for each in people),
        tuple(each.name for each in people),
        _lines(ally.ideal_client),
        _lines(ally.looking_for),
        _lines(session.settings.ideal_client),
        tuple(_promised(ally, known, session.today)),
        tuple((vault.link_text(each.contact), _why(each)) for each in names),
        session.settings.method_names,
    )
    made = Change(path, None, lunch_page(page))
    said = f"{path}: {len(names)} of your people may fit, and room for {page.room} names of theirs"
    outcome = save(session, [made], messages=[said], dry_run=dry_run, label=f"meeting {ally.name}")
    return Meeting(path, people, names, outcome)


def _people(session: Session, vault: Vault, who: Sequence[str], here: Path) -> tuple[Contact, ...]:
    found = []
    for target in find_targets(session, vault, who, here):
        if target.contact is None:
            raise Refused(f"{target.path} is no contact: give it a tier, or `type: contact`")
        check_living(target.contact, session)
        found.append(target.contact)
    return tuple(found)


def _pairs_of(ally: Contact, vault: Vault, session: Session) -> list[Pair]:
    """Everybody whom the user brought together with the ally, or promised to."""
    found = pairs(vault.contacts, by_link(vault.contacts), session.today)
    return [pair for pair in found if any(party.key == ally.path for party in pair.parties)]


def _theirs(ally: Contact, standings: Sequence[Standing], vault: Vault) -> set[str]:
    """Those whom the ally introduced to the user: they know each other."""
    paths = by_link(vault.contacts)
    named = {paths.get(fold(name), "") for entry in ally.entries if entry.inbound for name in entry.people}
    came = {s.contact.path for s in standings if paths.get(fold(s.contact.introduced_by)) == ally.path}
    return named | came | {paths.get(fold(ally.introduced_by), "")}


def _booked(ally: Contact, today: date) -> date | None:
    days = [line.day for line in ally.open_next if line.means == "meal" and line.day and line.day >= today]
    return min(days, default=None)


def _promised(ally: Contact, known: Sequence[Pair], today: date) -> list[str]:
    """What the user promised and has not done, and what the ally promised."""
    lines = []
    for pair in known:
        if pair.owed:
            other = next(party.name for party in pair.parties if party.key != ally.path)
            lines.append(f"you: introduce {other} (promised {short_date(pair.owed.entry.day, today)})")
    lines += [
        f"you: {plain(line.words)}" for line in ally.open_next if line.means not in ("meal", "introduction")
    ]
    entries = list(received(ally, today))
    kept = {fold(name) for entry in entries if state_of(entry) == "made" for name in entry.people}
    for entry in entries:
        names = [plain(f"[[{name}]]") for name in entry.people if fold(name) not in kept]
        if state_of(entry) == "promised" and names:
            lines.append(f"they: {' and '.join(names)} (promised {short_date(entry.day, today)})")
    return [" ".join(line.split()) for line in lines]


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(plain(text).split()) for text in texts if text.strip())


def _why(found: Match) -> str:
    """`Plant manager, Orla · they look for plant managers · in Leeds too`."""
    work = ", ".join(filter(None, (found.contact.role, found.contact.org)))
    return " ".join(" · ".join(filter(None, (plain(work), *found.why))).split())
