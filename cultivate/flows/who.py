"""Whom a command means: contacts by name, alias or part of a name, and any note by its path."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import Refused
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.people import find_person
from cultivate.vault.load import Vault


@dataclass(frozen=True, slots=True)
class Target:
    """A note to work on; `contact` is None where it is no contact. `link` is what a link to it names."""

    path: str
    name: str
    link: str
    contact: Contact | None


def find_targets(session: Session, vault: Vault, who: Sequence[str], here: Path) -> list[Target]:
    """One target for each of `who`, in that order, each note once.

    A path is looked for from `here`, then from the vault. Raises Refused as `find_person` does, and for a
    path outside the vault.
    """
    found: dict[str, Target] = {}
    for name in who:
        target = _by_path(session, vault, name, here) or _by_name(vault, name)
        found.setdefault(target.path, target)
    return list(found.values())


def _by_name(vault: Vault, name: str) -> Target:
    contact = find_person(name, vault.contacts)
    return Target(contact.path, contact.name, vault.link_target(contact.path), contact)


def _by_path(session: Session, vault: Vault, name: str, here: Path) -> Target | None:
    if "/" not in name and os.sep not in name and not name.casefold().endswith(".md"):
        return None
    for folder in (here, session.root):
        for written in (name, f"{name}.md"):
            path = Path(os.path.normpath(folder / written))
            if path.is_file():
                return _at(session, vault, path)
    return None


def _at(session: Session, vault: Vault, path: Path) -> Target:
    try:
        inside = path.relative_to(session.root).as_posix()
    except ValueError:
        raise Refused(f"{path} is not in the vault {session.root}") from None
    contact = next((each for each in vault.contacts if each.path == inside), None)
    return Target(inside, path.stem, vault.link_target(inside), contact)
