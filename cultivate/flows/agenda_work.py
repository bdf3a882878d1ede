"""A day's agenda under way: the notes as they are by now, the plan, and the days after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cultivate.errors import CannotEdit, Problem
from cultivate.flows.catchup import welcome_back
from cultivate.flows.due import standings_of
from cultivate.flows.place import is_agenda, new_daily_note
from cultivate.flows.session import Session
from cultivate.model.agenda import FOLLOW_UP, TODAY, Day
from cultivate.model.day import plan_day
from cultivate.model.due import Standing
from cultivate.model.obligations import Obligation, obligations
from cultivate.model.people import fold
from cultivate.model.workdays import is_workday
from cultivate.notes.agenda.carry import Wrote, carry, remind
from cultivate.notes.agenda.lines import promise_lines, unreadable_lines
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.region import check_region, has_region, is_empty, with_region
from cultivate.notes.agenda.render import agenda_data, reads_back, render_new, render_region
from cultivate.notes.agenda.update import update
from cultivate.notes.daily import DayNotes
from cultivate.notes.edit import Change
from cultivate.notes.links import name_of
from cultivate.notes.sync.reconcile import AgendaNote
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit


class Ahead(NamedTuple):
    """A day to come that was written already, and its note."""

    path: str
    day: Day


@dataclass(frozen=True, slots=True)
class Work:
    """A day's agenda under way: the vault after the sync, every change so far, the agendas as read.

    `standings` are where the user stands with everybody in the vault on the day of the session. `shelf` are
    the finished lines of items that came from the shelf.
    """

    session: Session
    vault: Vault
    changes: dict[str, Change]
    agendas: Mapping[str, AgendaNote]
    place: DayNotes
    standings: Sequence[Standing]
    shelf: frozenset[str] = frozenset()

    def text(self, path: str) -> str | None:
        """A note as it stands by now; None where there is none."""
        if path in self.changes:
            return self.changes[path].after
        if path in self.agendas:
            return self.agendas[path].text
        return read_for_edit(self.session.root, path).text if path in self.vault.paths else None

    def put(self, path: str, text: str) -> None:
        """Replace a note's text, or make the note."""
        before = self.changes[path].before if path in self.changes else self.text(path)
        self.changes[path] = Change(path, before, text)

    @property
    def promises(self) -> frozenset[str]:
        """The lines of our own making that come from somebody's `## Next`, or from the shelf."""
        return promise_lines(self.vault.contacts, self.vault.link_texts) | self.shelf

    def tidy_earlier_days(self) -> list[Wrote]:
        """Take the untouched items out of earlier agendas; the words that wait on their open ones."""
        waiting: list[Wrote] = []
        for note in self.agendas.values():
            if note.day < self.session.today:
                before = self.text(note.path) or ""
                vocabulary = self.session.settings.vocabulary
                after, wrote = carry(before, note.day, vocabulary, self.promises)
                waiting += wrote
                self.put(note.path, after)
        return waiting

    def plan(self, waiting: Sequence[Wrote], elsewhere: Collection[tuple[str, str, str, str]] = ()) -> Day:
        """The day's items, with what was typed on the same ones before; `elsewhere` as `plan_day` has it."""
        settings, today = self.session.settings, self.session.today
        touched = {fold(each.contact.name): each.last_touch for each in self.standings} if waiting else {}
        day = plan_day(
            self.standings,
            settings,
            today,
            link_texts=self.vault.link_texts,
            unreadable=unreadable_lines(self.vault.errors),
            handled=self._handled(),
            elsewhere=elsewhere,
        )
        # What was typed before a later touch has been talked about, or is no longer news.
        fresh = [each for each in waiting if not _touched_since(each, touched)]
        return remind(day, fresh, settings.vocabulary)

    def days_ahead(self, first: Day, days: int) -> Iterator[Ahead]:
        """Write the working days that follow, each as if all that stands before it will be done."""
        if days == 1:
            return
        people, elsewhere = _first_people(first), {each.key for each in self.owed()}
        for number in range(1, days):
            date = first.date + timedelta(days=number)
            if not is_workday(date, self.session.settings):
                continue
            work = self._on(date, people)
            day = work.plan([], elsewhere)
            elsewhere |= {each.key for each in work.owed()}
            people = {**people, **_first_people(day)}
            path = work.place.path(date)
            text, _ = work.written(path, day)
            work.put(path, text)
            yield Ahead(path, day)

    def owed(self) -> list[Obligation]:
        """What is owed on the day of this work."""
        settings, today = self.session.settings, self.session.today
        return obligations(self.standings, settings, today)

    def _on(self, day: date, people: Mapping[str, date]) -> Work:
        """The same work on a later day, with everybody in `people` (by folded name) touched on theirs."""
        contacts = tuple(
            replace(c, last_touch=people[fold(c.name)], snooze_until=None) if fold(c.name) in people else c
            for c in self.vault.contacts
        )
        vault = replace(self.vault, contacts=contacts)
        session = replace(self.session, today=day)
        return replace(self, session=session, vault=vault, standings=standings_of(vault, session))

    def welcome(self) -> tuple[str, ...]:
        """After a rest: that nobody was lost, and when all will be done."""
        return welcome_back(self.standings, self.session)

    def _handled(self) -> frozenset[str]:
        """The folded names of those whose item of today is done with: ticked, put off or skipped."""
        today = self.session.today
        note = self.text(self.place.path(today))
        stands = note is not None and is_agenda(note, self.place)
        tasks = parse(note, self.session.settings.vocabulary).tasks if note and stands else ()
        return frozenset(
            fold(name_of(target))
            for task in tasks
            if task.section == TODAY and task.box not in ("", " ")
            for target in task.head.people[:1]
        )

    def written(self, path: str, day: Day) -> tuple[str, list[Problem]]:
        """The note of the day, made again where it stands; and why a vault's own template was not used."""
        standing = self.text(path)
        try:
            if self.place.shared:
                return self._in_daily_note(standing, day)
            if standing is not None:
                return update(standing, day, self.session.settings.vocabulary, self.promises), []
        except CannotEdit as refused:
            raise refused.at(path) from None
        template = self.session.settings.agenda_template
        if not template:
            return render_new(day), []
        return self._by_template(template, day)

    def _in_daily_note(self, standing: str | None, day: Day) -> tuple[str, list[Problem]]:
        """The day's own note with the agenda in its place; a new one is made from its template."""
        text, problems = (standing, []) if standing is not None else self._new_daily_note()
        check_region(text)
        if not has_region(text) or is_empty(text):
            text = with_region(text, render_region(day))
        return update(text, day, self.session.settings.vocabulary, self.promises), problems

    def _new_daily_note(self) -> tuple[str, list[Problem]]:
        when = datetime.combine(self.session.today, self.session.time)
        return new_daily_note(self.session.root, self.place, when)

    def _by_template(self, template: str, day: Day) -> tuple[str, list[Problem]]:
        from cultivate.vault.template import render_in_child

        try:
            text = render_in_child(read_for_edit(self.session.root, template).text, agenda_data(day))
        except CannotEdit as refused:
            return render_new(day), [_unusable(template, refused.line, refused.reason)]
        if reads_back(text, day, self.session.settings.vocabulary):
            return text, []
        return render_new(day), [
            _unusable(template, 0, "what it renders does not read back as the day's items")
        ]


def _touched_since(wrote: Wrote, touched: Mapping[str, date | None]) -> bool:
    people = [fold(name_of(target)) for target in wrote.task.head.people]
    return any((touched.get(name) or date.min) > wrote.day for name in people)


def _unusable(template: str, line: int, reason: str) -> Problem:
    advice = "the built-in template was used; `cultivate agenda --dry-run` tries yours again"
    return Problem(template, line, 0, "error", "template", reason, advice)


def _first_people(day: Day) -> dict[str, date]:
    """Whom a day brings up because they are due, or to be met, by folded name."""
    return {
        fold(name_of(link)): day.date
        for item in day.items if item.section in (TODAY, FOLLOW_UP)
        for link in item.people
    }  # fmt: skip
