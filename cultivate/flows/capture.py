"""Touches that the user's dated notes tell: counted where they stand, and written nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from cultivate.errors import Problem, UsageError
from cultivate.flows.place import agenda_place, daily_notes
from cultivate.model.contact import Contact
from cultivate.model.means import OTHER
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import MENTION, Entry, with_derived
from cultivate.notes.capture import Captured, Mention, read_dated
from cultivate.notes.daily import dated_name
from cultivate.notes.resolve import Resolver
from cultivate.notes.sync.entries import details_for, entry_for
from cultivate.vault.load import Vault
from cultivate.vault.obsidian import read_facts
from cultivate.vault.read import read_note

_SENT = "Sent/"


def with_captured(vault: Vault, settings: Settings, today: date, latest: date) -> Vault:
    """The vault with what its dated notes tell of each contact among their entries.

    What is dated after `today` is not counted, and after `latest`, the real day, it is a problem.
    What could not be understood is for `doctor` alone: nothing that stands in a contact's note depends on it.
    """
    reader = _Reader(vault, settings, today, latest)
    for path, day in _dated(vault, settings):
        note = read_note(vault.root, path)
        if not isinstance(note, Problem):  # the walk has told of it
            reader.read(path, day, note.text)
    contacts = tuple(_joined(contact, reader.derived.get(contact.path, ())) for contact in vault.contacts)
    derived = MappingProxyType({path: tuple(found) for path, found in reader.derived.items()})
    others = tuple(sorted((*vault.others, *reader.problems)))
    return replace(vault, contacts=contacts, derived=derived, others=others)


def _joined(contact: Contact, derived: Iterable[Entry]) -> Contact:
    return replace(contact, entries=with_derived(contact.entries, derived)) if derived else contact


def _dated(vault: Vault, settings: Settings) -> Iterator[tuple[str, date]]:
    """The dated notes: daily notes by their pattern, and notes in their folder that are named like a date.

    Agendas, `Sent/` and contacts are none.
    """
    try:
        daily = daily_notes(read_facts(vault.root))
    except UsageError:  # a format that tells no day: `agenda` says so where it matters
        return
    own = agenda_place(vault.root, settings)
    people = {contact.path for contact in vault.contacts}
    for path in vault.paths:
        day = daily.day(path)
        if day is None and daily.folder and path.startswith(daily.folder):
            day = dated_name(path)
        mine = not own.shared and own.day(path) is not None
        if day and not mine and not path.startswith(_SENT) and path not in people:
            yield path, day


@dataclass(slots=True)
class _Reader:
    """The dated notes read so far: what they tell, by the path of the contact, and what is odd in them."""

    vault: Vault
    settings: Settings
    today: date
    latest: date
    derived: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    _links: Resolver = field(init=False)
    _contacts: dict[str, Contact] = field(init=False)

    def __post_init__(self) -> None:
        self._links = Resolver(self.vault.paths)
        self._contacts = {contact.path: contact for contact in self.vault.contacts}

    def read(self, path: str, day: date, text: str) -> None:
        """Take what one note tells."""
        settings = self.settings
        lines, mentions = settings.capture_daily_notes, settings.capture_mentions
        told = read_dated(text, day, settings.vocabulary, lines=lines, mentions=mentions)
        for line in told.captured:
            self._captured(path, line, text)
        for mention in told.mentions if day <= self.today else ():
            self._mention(path, day, mention)

    def _captured(self, path: str, line: Captured, text: str) -> None:
        found = [(target, self._links.find(target, path)) for target in line.people]
        people = [
            (target, paths[0]) for target, paths in found if len(paths) == 1 and paths[0] in self._contacts
        ]
        if line.day > self.today:
            if people and line.day > self.latest:
                self._problem(
                    path, line, "captured-future", f"{line.day.isoformat()} is after today", "It counts then."
                )
            return
        for target, paths in found:
            self._doubt(path, line, target, paths)
        for target, whose in people:
            others = [other for other in line.people if other != target]
            details = details_for(text, line.children, target, line.people)
            entry = entry_for(line.head, line.day, others, details)
            self.derived[whose].append(entry._replace(line=line.row.line.number, source=path))

    def _mention(self, path: str, day: date, mention: Mention) -> None:
        paths = self._links.find(mention.target, path)
        if len(paths) == 1 and paths[0] in self._contacts:
            entry = Entry(day, means=OTHER.id, word=MENTION, line=mention.line, source=path)
            self.derived[paths[0]].append(entry)

    def _doubt(self, path: str, line: Captured, target: str, paths: Iterable[str]) -> None:
        """Name a link that leads to nobody, or to several as well."""
        known = list(paths)
        if len(known) > 1:
            message = f"“{target}” could be {' or '.join(known)}, so this line counts for nobody"
            self._problem(path, line, "captured-ambiguous", message, "Write the path into the link.")
        elif not known:
            called = next((c for c in self.vault.contacts if fold(target) in map(fold, c.aliases)), None)
            advice = (
                f"Write [[{self.vault.link_target(called.path)}|{target}]]."
                if called
                else "`cultivate add` makes one."
            )
            message = f"no note is called “{target}”, so this line counts for nobody"
            self._problem(path, line, "captured-unknown", message, advice)

    def _problem(self, path: str, line: Captured, code: str, message: str, advice: str) -> None:
        self.problems.append(Problem(path, line.row.line.number, 1, "warning", code, message, advice))
