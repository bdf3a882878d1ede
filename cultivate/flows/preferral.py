"""A name received: somebody introduced or referred people to the user (method: "Preferral and referral")."""

from __future__ import annotations

import unicodedata
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
from cultivate.notes.logline import render_entry
from cultivate.notes.touched import with_entry, with_property
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit

QUALIFYING = "qualifying"


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
    words = set(wanted.split())
    near = [] if found else [each.name for each in vault.contacts if words <= set(fold(each.name).split())]
    if near:
        raise Refused(f"“{name}” could be {' or '.join(near[:3])}: write the whole name")
    return found[0] if found else None


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
        text, told = _filled(text, path, giver, day, session)
    except CannotEdit as refused:
        raise refused.at(path) from None
    made = f"{path}: made, without a tier; introduced by {giver}"
    return Change(path, before, text), made if before is None else f"{name}: {told}" if told else ""


def _filled(text: str, path: str, giver: str, day: date, session: Session) -> tuple[str, str]:
    """The note with who introduced them and a stage, where it has neither."""
    settings, done = session.settings, []
    contact = read_contact(text, path, settings, max(session.today, session.clock))
    by = contact.introduced_by
    if not by and "introduced_by" not in contact.unreadable:
        text = with_property(text, "introduced_by", f"[[{giver}]]", settings)
        done.append(f"introduced by {giver}")
    ours = not by or fold(by) in (fold(giver), fold(giver.rpartition("/")[2]))
    if ours and contact.introduced_on is None and "introduced_on" not in contact.unreadable:
        text = with_property(text, "introduced_on", day.isoformat(), settings)
    if not contact.stage and not contact.tiers:  # somebody in a circle has been qualified
        text = with_property(text, "stage", QUALIFYING, settings)
        text = apply(text, add_entry(text, Entry(day, mark="stage", value=QUALIFYING), settings))
        done.append(f"stage {QUALIFYING}")
    if not ours:
        done.append(f"introduced by {by} before, which stays")
    return text, "; ".join(done)


def _place(session: Session, vault: Vault, name: str, folder: str) -> str:
    """The path of a new contact's note. Raises Refused for a name that no note can have, or that one has."""
    check_name(name)
    where = folder.strip("/") or contacts_folder(session, vault.contacts)
    path = f"{where}/{name}.md" if where else f"{name}.md"
    standing = next((each for each in vault.paths if fold(each) == fold(path)), None)
    if standing:
        raise Refused(f"{standing} is there already and is no contact: give it a tier, or `type: contact`")
    return path
