"""Make a new contact note."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from cultivate.errors import Refused
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.set import Assignment
from cultivate.flows.values import checked_value
from cultivate.model.contact import Contact
from cultivate.model.people import fold
from cultivate.notes.edit import Change
from cultivate.notes.names import LISTS, canonical_name
from cultivate.notes.touched import with_property
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit

BUILT_IN = """---
type: contact
tier:
---
# {{title}}

## Next

## Log
"""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]]|%%')
_JOINERS = "\u200c\u200d"
"""Characters that show nothing and that names of some languages need all the same."""
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?")
_LONGEST = 200  # bytes of a name, so that every file system and sync client takes it


def add(
    session: Session, name: str, assignments: Sequence[Assignment], *, folder: str = "", dry_run: bool = False
) -> Outcome:
    """Write a new note for `name` from the vault's contact template, with the properties given.

    It goes into `folder`, else the contacts folder of the settings, else where most contacts are, else
    `People`.
    Raises Refused where that name has a note already, or cannot be a note's name.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    check_name(name)
    if dry_run:
        return _add(session, name, assignments, folder, dry_run=True)
    return writing(session, lambda: _add(session, name, assignments, folder, dry_run=False))


def check_name(name: str) -> None:
    """Raise Refused for a name that Obsidian, a sync client or another system cannot have as a file."""
    found = _FORBIDDEN.search(name)
    hidden = next((char for char in name if _is_hidden(char)), "")
    if found or hidden:
        raise Refused(f"a note cannot be called “{name}”: leave out “{found[0] if found else hidden}”")
    if not name or name.startswith(".") or name.endswith(".") or _DEVICES.fullmatch(name):
        raise Refused(f"a note cannot be called “{name}”: write the name as one would say it")
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        raise Refused(f"a note cannot be called “{name[:40]}…”: the name is too long for some systems")


def _is_hidden(char: str) -> bool:
    """Control and format characters, line and paragraph separators, and what is no character at all."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in _JOINERS


def new_note(session: Session, name: str) -> str:
    """The text of a new contact note: from the vault's template, Refused if that is gone, or ours."""
    template = session.settings.contact_template
    text = read_for_edit(session.root, template).text if template else BUILT_IN
    dated = re.sub(r"\{\{\s*date\s*\}\}", session.today.isoformat(), text)
    return re.sub(r"\{\{\s*title\s*\}\}", lambda match: name, dated)


def contacts_folder(session: Session, contacts: Sequence[Contact]) -> str:
    """Where a new contact goes."""
    if session.settings.folders:
        return session.settings.folders[0].strip("/")
    folders = Counter(contact.path.rpartition("/")[0] for contact in contacts)
    return folders.most_common(1)[0][0] if folders else "People"


def _add(
    session: Session, name: str, assignments: Sequence[Assignment], folder: str, *, dry_run: bool
) -> Outcome:
    vault = session.load()
    _check_new(name, vault)
    text = new_note(session, name)
    for each in assignments:
        canonical = canonical_name(each.key, session.settings)
        value = checked_value(canonical, each.value, session)
        several = canonical in LISTS and len(value) > 1
        text = with_property(text, canonical, value if several else "".join(value[:1]), session.settings)
    where = folder.strip("/") or contacts_folder(session, vault.contacts)
    path = f"{where}/{name}.md" if where else f"{name}.md"
    standing = next((each for each in vault.paths if fold(each) == fold(path)), None)
    if standing:
        raise Refused(f"{standing} is there already. It was left as it is")
    made = Change(path, None, text)
    return save(session, [made], messages=[f"{path}: made"], dry_run=dry_run, label=f"add {name}")


def _check_new(name: str, vault: Vault) -> None:
    for contact in vault.contacts:
        if fold(name) in (fold(contact.name), *map(fold, contact.aliases)):
            raise Refused(f"{contact.name} has a note already: {contact.path}")
