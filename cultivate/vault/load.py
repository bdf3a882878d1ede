"""Every contact of a vault, read once. `vault.memory` keeps what a note gave while a watcher runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cultivate.errors import Problem
from cultivate.model.contact import Contact
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.contact import read_contact
from cultivate.notes.recognise import has_last_touch, problems_of_other, recognise
from cultivate.vault.read import read_note
from cultivate.vault.walk import Skipped, Walk, walk

_STEP = 256  # notes between two calls of a progress


@dataclass(frozen=True, slots=True)
class Vault:
    """What was read: the contacts by name, what was wrong, and what was left out.

    `problems` concern who is due: they stand in contact notes, or in notes that may be contacts.
    `others` are the remaining ones, which `doctor` alone tells. `note_names` counts the notes of each name,
    compared without regard to case. `paths` are those of all notes, `lookalikes` of those that have a last
    touch and are no contacts (known after a thorough reading). `derived` are the touches that dated notes
    tell of a contact, by its path; those that the log does not have are among its entries.
    """

    root: Path
    contacts: tuple[Contact, ...]
    problems: tuple[Problem, ...]
    others: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    note_names: Mapping[str, int]
    paths: tuple[str, ...]
    lookalikes: tuple[str, ...] = ()
    derived: Mapping[str, tuple[Entry, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps a contact's tier, cadence, last touch or log from being known."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def link_target(self, path: str) -> str:
        """What a link to the note at `path` names: its name where no other note has that, else its path."""
        whole = path.removesuffix(".md")
        name = whole.rpartition("/")[2]
        return name if self.note_names.get(fold(name), 0) < 2 else whole

    def link_text(self, contact: Contact) -> str:
        """What stands between the brackets of a link: the name where one note has it, else the path too."""
        target = self.link_target(contact.path)
        return target if target == contact.name else f"{target}|{contact.name}"

    @property
    def link_texts(self) -> dict[str, str]:
        """`link_text` of every contact, by path."""
        return {contact.path: self.link_text(contact) for contact in self.contacts}


Progress = Callable[[int, int], None]
"""Called now and then with how many notes were read, and of how many."""


class Reading(NamedTuple):
    """What one note gives: a contact or not, what is wrong with it, whether it may be meant as a contact.

    A function of the note, the settings and `latest` alone, so that it holds until one of them changes.
    """

    contact: Contact | None = None
    problems: tuple[Problem, ...] = ()
    others: tuple[Problem, ...] = ()
    lookalike: bool = False


NOTHING = Reading()
"""What a note gives that is nobody's."""


def load(
    root: Path,
    settings: Settings,
    today: date,
    *,
    latest: date,
    thorough: bool = False,
    progress: Progress | None = None,
) -> Vault:
    """Walk the vault and read what may be a contact; one bad note costs that note alone.

    Log entries after `today` are left out; those after `latest`, the real day, are problems. `thorough` looks
    into the front matter of all other notes, too: a contact may hide behind one that cannot be read.
    """
    walked = walk(root, settings)
    readings: list[Reading] = []
    for done, found in enumerate(walked.notes):
        if progress and done % _STEP == 0:
            progress(done, len(walked.notes))
        readings.append(read_one(root, found.path, settings, latest, thorough=thorough))
    if progress:
        progress(len(walked.notes), len(walked.notes))
    return gather(root, walked, readings, settings, today, latest)


def read_one(root: Path, path: str, settings: Settings, latest: date, *, thorough: bool = False) -> Reading:
    """Read the note at `path`, as the walk gave it."""
    note = read_note(root, path)
    if isinstance(note, Problem):
        return Reading(problems=(note,)) if _in_folders(path, settings) else Reading(others=(note,))
    return reading_of(note.text, path, settings, latest, thorough=thorough)


def reading_of(text: str, path: str, settings: Settings, latest: date, *, thorough: bool = False) -> Reading:
    """What the note at `path` gives whose text this is."""
    if front_matter := recognise(text, path, settings):
        contact = read_contact(text, path, settings, latest, front_matter)
        return Reading(contact, contact.problems)
    if not thorough:
        return NOTHING
    wrong = tuple(problems_of_other(text, path, settings, latest))
    return Reading(others=wrong, lookalike=has_last_touch(text, settings))


def names_of(walked: Walk) -> Mapping[str, int]:
    """How many notes there are of each name, as `Vault` has it."""
    names = Counter(fold(found.path.rpartition("/")[2].removesuffix(".md")) for found in walked.notes)
    return MappingProxyType(names)


def gather(
    root: Path,
    walked: Walk,
    readings: Sequence[Reading],
    settings: Settings,
    today: date,
    latest: date,
    names: Mapping[str, int] | None = None,
) -> Vault:
    """The vault that the walk and the readings of its notes, in the walk's order, make up.

    `names` are those of the walk, where they are known already.
    """
    hiding = [problem for problem in walked.problems if _hides_contacts(problem, settings)]
    others = [problem for problem in walked.problems if problem not in hiding]
    contacts = [each.contact for each in readings if each.contact]
    if today < latest:
        contacts = [_as_of(today, contact) for contact in contacts]
    return Vault(
        root,
        tuple(sorted(contacts, key=lambda contact: (fold(contact.name), contact.path))),
        tuple(sorted([*hiding, *(problem for each in readings for problem in each.problems)])),
        tuple(sorted([*others, *(problem for each in readings for problem in each.others)])),
        walked.skipped,
        names_of(walked) if names is None else names,
        tuple(found.path for found in walked.notes),
        tuple(found.path for found, each in zip(walked.notes, readings, strict=True) if each.lookalike),
    )


def _as_of(today: date, contact: Contact) -> Contact:
    """The contact without what its log tells of later days."""
    return replace(contact, entries=tuple(entry for entry in contact.entries if entry.day <= today))


def _hides_contacts(problem: Problem, settings: Settings) -> bool:
    """Whether a folder could not be read in which, or below which, contacts may be."""
    if problem.code != "unreadable":
        return False
    above = "" if problem.path == "." else problem.path
    return _in_folders(above, settings) or any(f"{f.strip('/')}/".startswith(above) for f in settings.folders)


def _in_folders(path: str, settings: Settings) -> bool:
    """An unreadable note in a contacts folder may be a contact; with none named, any note may be."""
    return not settings.folders or any(path.startswith(f"{f.strip('/')}/") for f in settings.folders)
