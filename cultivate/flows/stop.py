"""Somebody is left alone: never again in a list of who is due or an agenda, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from cultivate.errors import Problem, Refused
from cultivate.flows.choices import Choice, choose
from cultivate.flows.farewell import farewell
from cultivate.flows.pause import STOPPED
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.flows.who import find_targets
from cultivate.model.bench import Bench, Seat, bench, measures
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change, Removal
from cultivate.vault.load import Vault

By = Literal["", "them", "me"]
ASKED_OFF = "asked-off"


@dataclass(frozen=True, slots=True)
class Stopping:
    """Who said so, in what words, and whether the newsletter goes on; None leaves that as it is."""

    reason: str = ""
    by: By = ""
    newsletter: bool | None = None

    @property
    def told(self) -> str:
        """What stands behind the mark: `by them: her assistant asked, by email`."""
        who = f"by {self.by}" if self.by else ""
        return ": ".join(filter(None, (who, " ".join(self.reason.split()))))


@dataclass(frozen=True, slots=True)
class FreeSeat:
    """A seat in a circle that somebody leaves, and who is first on its bench; None where nobody waits.

    `bench` is the circle without them.
    """

    tier: str
    bench: Bench
    first: Seat | None

    @property
    def command(self) -> str:
        """What to type to give it to them; empty where the circle is full all the same, or nobody waits."""
        if self.first is None or len(self.bench.seats) >= self.bench.tier.size:
            return ""
        import shlex

        return f"cultivate promote {shlex.quote(self.first.standing.contact.name)} {self.tier}"


@dataclass(frozen=True, slots=True)
class Goodbye:
    """What `stop` did; a last message for each of `who`, and the seats that they leave."""

    outcome: Outcome
    farewells: tuple[tuple[Contact, str], ...] = ()
    seats: tuple[FreeSeat, ...] = ()

    @property
    def changes(self) -> tuple[Change | Removal, ...]:
        """The notes that were changed."""
        return self.outcome.changes


def stop(
    session: Session, who: Sequence[str], said: Stopping, *, here: Path, dry_run: bool = False
) -> Goodbye:
    """Set the stage `stopped` and write the mark with who said so. `resume` takes it back.

    Nobody is promoted: whose seat it could be is only shown. Nothing is sent.
    """
    found: list[Vault] = []

    def decide(contact: Contact) -> Choice:
        if contact.died:
            raise Refused(f"{contact.name} has died; nothing is planned for them")
        letters = _newsletter(contact, said, session)
        known = any(each.mark == STOPPED and each.text == said.told for each in contact.entries)
        if contact.stage == STOPPED and (known or not said.told):
            return Choice("stopped", letters)
        mark = Entry(session.today, mark=STOPPED, text=said.told)
        return Choice("stopped · `cultivate resume` takes it back", (("stage", STOPPED), *letters), (mark,))

    def also(vault: Vault, changes: Sequence[Change]) -> list[str]:
        found.append(_after(vault, changes, session))
        return []

    outcome = choose(session, who, decide, here=here, dry_run=dry_run, also=also)
    vault = found[-1]
    left = [target.contact for target in find_targets(session, vault, who, here) if target.contact]
    texts = [_farewell(each, vault, said, session) for each in left]
    problems = dict.fromkeys(problem for _, wrong in texts for problem in wrong)
    outcome = replace(outcome, problems=(*outcome.problems, *problems))
    farewells = tuple((each, text) for each, (text, _) in zip(left, texts, strict=True))
    return Goodbye(outcome, farewells, tuple(_seats(left, vault, session) if outcome.changes else ()))


def readers(session: Session, who: Sequence[str], here: Path) -> list[str]:
    """The names of those among `who` who get the newsletter."""
    targets = find_targets(session, session.load(), who, here)
    return [each.name for each in targets if each.contact and _gets(each.contact)]


def _gets(contact: Contact) -> bool:
    return contact.newsletter.casefold() not in ("", ASKED_OFF, "false", "no")


def _newsletter(contact: Contact, said: Stopping, session: Session) -> tuple[tuple[str, str], ...]:
    """Going on with it is a wish of that day: whoever is stopped gets no letter otherwise."""
    if said.newsletter is None:
        return ()
    if said.newsletter:
        stands = contact.stage == STOPPED and contact.newsletter[:4].isdigit()
        return () if stands else (("newsletter", session.today.isoformat()),)
    return (("newsletter", ASKED_OFF),)


def _after(vault: Vault, changes: Sequence[Change], session: Session) -> Vault:
    texts = {each.path: each.after for each in changes}
    contacts = (
        read_contact(texts[each.path], each.path, session.settings, session.today)
        if each.path in texts
        else each
        for each in vault.contacts
    )
    return replace(vault, contacts=tuple(contacts))


def _farewell(
    contact: Contact, vault: Vault, said: Stopping, session: Session
) -> tuple[str, tuple[Problem, ...]]:
    newsletter = "" if said.newsletter is None else "on" if said.newsletter else "off"
    return farewell(session, contact, vault.contacts, by=said.by, newsletter=newsletter)


def _seats(left: Sequence[Contact], vault: Vault, session: Session) -> Iterator[FreeSeat]:
    """Each circle with seats that one of them sat in, by rank, with the first of its bench."""
    settings, today = session.settings, session.today
    standings = [standing(each, settings, today) for each in vault.contacts]
    known = measures(standings, settings, today)
    for tier in settings.tiers.values():
        if tier.size and any(tier.id in each.tiers for each in left):
            found = bench(tier, standings, known, settings, today)
            yield FreeSeat(tier.id, found, next(iter(found.waiting), None))
