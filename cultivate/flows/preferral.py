"""A name received: somebody introduced or referred people to the user (method: "Preferral and referral")."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cultivate.errors import CannotEdit, Refused, UsageError
from cultivate.flows.add import check_name, contacts_folder, new_note
from cultivate.flows.log import Touch, entry_of, following
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.who import Target, find_targets
from cultivate.model.contact import Contact
from cultivate.model.introductions import EXCHANGED, state_of
from cultivate.model.people import fold
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change, apply
from cultivate.notes.insert import add_entry
from cultivate.notes.introduced import with_introducer
from cultivate.notes.logline import render_entry
from cultivate.notes.touched import with_entry, with_property
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit


@dataclass(frozen=True, slots=True)
class Receiving:
    """Who gave names, and how: a `promised` one is not given yet; a `referral` sent somebody who calls."""

    giver: str
    names: tuple[str, ...]
    promised: bool = False
    referral: bool = False
    day: date | None = None
    text: str = ""
    folder: str = ""


def receive(session: Session, said: Receiving, *, here: Path, dry_run: bool = False) -> Outcome:
    """Write `introduction in [[Eve Fox]]` into the giver's note, a line for each name, and make her a note.

    Somebody who has a note keeps what stands in it: an empty `introduced_by` is filled, and an empty stage
    where they are in no circle. A promised name has no note yet. Raises Refused for a name that fits several
    people, or that no note can have.
    """
    if not said.names:
        raise UsageError("whose name was it? Write it after the options: --from jane “Eve Fox”")
    if dry_run:
        return _receive(session, said, here, dry_run=True)
    return writing(session, lambda: _receive(session, said, here, dry_run=False))


def _receive(session: Session, said: Receiving, here: Path, *, dry_run: bool) -> Outcome:
    vault = session.load()
    giver = find_targets(session, vault, [said.giver], here)[0]
    means, outcome = EXCHANGED[said.referral], "promised" if said.promised else ""
    entry = entry_of(Touch(means, outcome, True, said.day, text=said.text), session)
    names: dict[str, str] = {}
    for each in said.names:
        name = unicodedata.normalize("NFC", " ".join(each.split()))
        names.setdefault(fold(name), name)
    people = {name: known(vault, name) for name in names.values()}
    if any(each and each.path == giver.path for each in people.values()):
        raise UsageError(f"{giver.name} is the one who gave the name: write whose name it was")
    before = text = read_for_edit(session.root, giver.path).text
    messages, changes = [], []
    try:
        for name, contact in people.items():
            text, told = _told(text, giver, contact or name, vault, entry, session)
            messages.append(told)
    except CannotEdit as refused:
        raise refused.at(giver.path) from None
    changes.append(Change(giver.path, before, text))
    for name, contact in people.items() if not said.promised else ():
        change, told = introduced(session, vault, contact or name, giver.link, entry.day, folder=said.folder)
        changes.append(change)
        messages += [told] if told else []
    label = f"intro --from {giver.name}"
    return save(session, changes, messages=messages, dry_run=dry_run, label=label)


def known(vault: Vault, name: str) -> Contact | None:
    """The contact of exactly this name, alias or path; None for somebody new.

    Raises Refused where several have it, and for words of somebody's name: they may be meant, or may not.
    """
    wanted = fold(name.removesuffix(".md"))
    found = [
        each for each in vault.contacts
        if wanted in (fold(each.name), fold(each.path.removesuffix(".md")), *map(fold, each.aliases))
    ]  # fmt: skip
    if len(found) > 1:
        raise Refused(f"“{name}” could be {', '.join(each.path for each in found)}: write the path")
    if not found:
        check_whole(vault.contacts, name)
    return found[0] if found else None


def check_whole(contacts: Iterable[Contact], name: str) -> None:
    """Raise Refused for a new name that is only words of the names of people who are known."""
    words = set(fold(name.removesuffix(".md")).split())
    near = [each.name for each in contacts if words <= set(fold(each.name).split())]
    if near:
        raise Refused(f"“{name}” could be {' or '.join(near[:3])}: write the whole name")


def _told(
    text: str, giver: Target, whom: Contact | str, vault: Vault, entry: Entry, session: Session
) -> tuple[str, str]:
    """The giver's note with the name in its log, unless it stands there already; and what to say."""
    link = whom if isinstance(whom, str) else vault.link_target(whom.path)
    mine = Entry(entry.day, entry.means, inbound=True, outcome=entry.outcome, people=(link,), text=entry.text)
    line = f"{giver.name}: {render_entry(mine, session.settings.vocabulary)}"
    contact = read_contact(text, giver.path, session.settings, max(session.today, session.clock))
    if any(_is_same(mine, each) for each in contact.entries):
        return text, f"{line} · stands there already"
    if giver.contact is None:
        return apply(text, add_entry(text, mine, session.settings)), line
    after = with_entry(text, mine, giver.path, session.settings, session.today)
    return after, line + following(after, giver, mine.day, session.settings, session.today)


def _is_same(entry: Entry, standing: Entry) -> bool:
    same = standing.day == entry.day and standing.inbound and standing.means == entry.means
    people = {fold(each) for each in standing.people}
    return same and state_of(standing) == state_of(entry) and fold(entry.people[0]) in people


def introduced(
    session: Session, vault: Vault, whom: Contact | str, giver: str, day: date, *, folder: str = ""
) -> tuple[Change, str]:
    """The note of somebody who was introduced, made from the template or with what it lacked; what to say.

    `giver` is a link's target. Who introduced somebody first stays so.
    """
    if isinstance(whom, str):
        path, before, name = _place(session, vault, whom, folder), None, whom
        text = with_property(new_note(session, whom), "tier", "", session.settings)
    else:
        path, name = whom.path, whom.name
        before = text = read_for_edit(session.root, path).text
    try:
        latest = max(session.today, session.clock)
        text, told = with_introducer(text, path, giver, day, session.settings, latest)
    except CannotEdit as refused:
        raise refused.at(path) from None
    made = f"{path}: made, without a tier; introduced by {giver}"
    return Change(path, before, text), made if before is None else f"{name}: {told}" if told else ""


def _place(session: Session, vault: Vault, name: str, folder: str) -> str:
    """The path of a new contact's note. Raises Refused for a name that no note can have, or that one has."""
    check_name(name)
    where = folder.strip("/") or contacts_folder(session, vault.contacts)
    path = f"{where}/{name}.md" if where else f"{name}.md"
    standing = next((each for each in vault.paths if fold(each) == fold(path)), None)
    if standing:
        raise Refused(f"{standing} is there already and is no contact: give it a tier, or `type: contact`")
    return path
