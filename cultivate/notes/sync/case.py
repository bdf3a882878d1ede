"""One task of one agenda while it is worked on, with everything that the steps need to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.inert import inert
from cultivate.notes.agenda.match import same_person
from cultivate.notes.agenda.records import Record
from cultivate.notes.head import Head
from cultivate.notes.links import links, name_of
from cultivate.notes.sync.desk import Desk, Missing, Person
from cultivate.notes.sync.entries import fingerprint_of
from cultivate.notes.sync.intent import Intent
from cultivate.notes.sync.promises import Promise
from cultivate.notes.sync.writeback import Result

_ONE_SIDED = ("introduction", "referral")


@dataclass(frozen=True, slots=True)
class Logged:
    """What was done in one person's note, to tell: `entry` is its line, or what was done in words.

    It is empty where an entry was withdrawn. `besides` is what else came of it, in words; `made`: the note is
    new, and this says so.
    """

    name: str
    path: str
    entry: str
    besides: str = ""
    made: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A task in the agenda `text` of `day`. `promise` is the Next line that it shows, if it shows one.

    `held` is the day on which it happened where the note itself says so, as a lunch page does; `kept` that of
    the touch of which a copy of the item tells that was ticked by hand.
    """

    text: str
    day: date
    task: Task
    head: Head
    intent: Intent
    promise: Promise | None
    desk: Desk
    result: Result
    done: list[Logged]
    held: date | None = None
    kept: date | None = None
    _renamed: dict[str, Record] = field(default_factory=dict, init=False, repr=False)

    @property
    def touch_day(self) -> date:
        """When it happened: the day noted with the tick, else the agenda's, which may still be to come."""
        return self.held or self.task.done_on or min(self.day, self.desk.today)

    @property
    def targets(self) -> tuple[str, ...]:
        """The link targets of those who were there, the one in whose note it belongs first.

        Where the head names nobody ("called to ask [[Jane Doe]] …"), the first link is meant.
        """
        first = [self.promise.owner] if self.promise else []
        others = [each for each in self.head.people if not any(same_person(each, one) for one in first)]
        found = (*first, *others)
        return found or tuple(link.target for link in links(self.task.said)[:1])

    def people(self) -> list[tuple[str, Person | Missing]]:
        """Each of them as the vault knows them now, everybody once.

        A name received (`introduction in [[Eve]]`) belongs to the person who gave it alone (format:
        "Introductions").
        """
        received = self.head.inbound and self.head.means in _ONE_SIDED
        found: dict[str, tuple[str, Person | Missing]] = {}
        for target in self.targets[:1] if received else self.targets:
            each = self.desk.find(target)
            found.setdefault(each.path if isinstance(each, Person) else target, (target, each))
        return list(found.values())

    def named(self, name: str) -> Person | Missing:
        """The person of a record: one of those on the item, else whoever has that name."""
        people = [each for _, each in self.people() if isinstance(each, Person)]
        found = next((each for each in people if inert(each.name) == name), None) or self.desk.find(name)
        if isinstance(found, Person):
            return found
        return next((each for each in people if (r := self.record_of(each)) and r.name == name), found)

    def first(self) -> Person | Missing:
        """The person whom the item is about."""
        return self.desk.find(self.targets[0])

    @property
    def logged(self) -> tuple[Record, ...]:
        """What stands under the task about entries, each of one person."""
        return tuple(each for each in self.task.records if each.kind in ("logged", "found"))

    def record_of(self, person: Person) -> Record | None:
        """What stands under the task about an entry of this person, who may have had another name then."""
        own = self._named_as(person)
        if own is None and not self._renamed:  # decided once, before the entries change that tell it
            self._renamed.update(self._owners())
        return own or self._renamed.get(person.path)

    def former_names(self) -> dict[str, str]:
        """How those who were renamed were called when the item was logged, by the path of their note."""
        found = ((each, self.record_of(each)) for _, each in self.people() if isinstance(each, Person))
        return {
            each.path: record.name for each, record in found if record and record.name != inert(each.name)
        }

    def _named_as(self, person: Person) -> Record | None:
        return next((each for each in self.logged if each.name == inert(person.name)), None)

    def _owners(self) -> dict[str, Record]:
        """The records of names that nobody has now, each by the path of whoever on the item it is about.

        The entry tells whose it is; where it reads otherwise by now, the order does, as long as a touch of
        that day and kind stands in their log: else the record may be about somebody else.
        """
        people = [each for _, each in self.people() if isinstance(each, Person)]
        left = [each for each in people if self._named_as(each) is None]
        found: dict[str, Record] = {}
        for tells in (self._is_renamed, self._may_tell_of):
            for record in self.logged:
                theirs = [each for each in left if each.path not in found and tells(record, each)]
                if theirs and record not in found.values():
                    found[theirs[0].path] = record
        return found

    def _is_renamed(self, record: Record, person: Person) -> bool:
        """Whether a record of somebody whom nobody is called now is of this person: the entry is theirs."""
        entries = person.contact.entries
        return self._has_another_name(record, person) and any(
            fingerprint_of(person.text, each) == record.fingerprint for each in entries
        )

    def _may_tell_of(self, record: Record, person: Person) -> bool:
        entries = person.contact.entries
        return self._has_another_name(record, person) and any(
            each.day == record.day and each.means == self.head.means for each in entries
        )

    def _has_another_name(self, record: Record, person: Person) -> bool:
        known = self.desk.find(record.name)
        return not isinstance(known, Person) or known.path == person.path

    def refuse(self, kind: str, target: str, reason: str) -> None:
        """Say why nothing was done for the person at `target`; named only where there are several."""
        self.result.refuse(kind, reason, name_of(target) if len(self.targets) > 1 else "")
