"""Write the day's agenda note: carry over what was done, tidy the days before, plan, render."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from cultivate.flows.agenda_work import Ahead, Work
from cultivate.flows.due import standings_of
from cultivate.flows.home import home_changes
from cultivate.flows.place import agenda_place
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.shelf import shelf_lines, shelf_of, with_shelf
from cultivate.flows.sync import agenda_notes, messages_of, reconcile_notes, with_changes
from cultivate.model.agenda import (
    BIRTHDAYS,
    FOLLOW_UP,
    PROMISED,
    REST,
    SHELF,
    THANK,
    TODAY,
    WAITING,
    Day,
    name_item,
)

_SAID = {
    TODAY: ("person", "people"),
    PROMISED: ("promise", "promises"),
    THANK: ("to thank or tell", "to thank or tell"),
    FOLLOW_UP: ("to follow up", "to follow up"),
    WAITING: ("to wait for", "to wait for"),
    BIRTHDAYS: ("birthday", "birthdays"),
    SHELF: ("to send a link to", "to send a link to"),
    REST: ("more owed below", "more owed below"),
}


@dataclass(frozen=True, slots=True)
class AgendaReport:
    """The day as planned, the note it stands in, and what writing it did.

    `private` are the links to people who are kept out of every interface for programs; `ahead` are the days
    that were written ahead.
    """

    day: Day
    path: str
    text: str
    outcome: Outcome
    private: frozenset[str] = frozenset()
    ahead: tuple[Ahead, ...] = ()

    @property
    def summary(self) -> str:
        """`Agenda/2026-11-24.md: 8 people today, 2 promises`."""
        return _summary(self.path, self.day, " today")


def agenda(session: Session, *, days: int = 1, dry_run: bool = False) -> AgendaReport:
    """Sync, then write the agendas of `days` days from `session.today` on. A second run changes nothing.

    Of the days after the first only working days get one, and nobody who comes up on an earlier one is in it
    again. The outcome's problems are ticks that could not be carried out, and notes that could not be read.
    """
    if dry_run:
        return _agenda(session, days, dry_run=True)
    return writing(session, lambda: _agenda(session, days, dry_run=False))


def _agenda(session: Session, days: int, *, dry_run: bool) -> AgendaReport:
    vault = session.load()
    # Read once: what is ticked after this must be found by the next run, and not be made part of this one.
    found, unread = agenda_notes(session, vault)
    synced = reconcile_notes(session, vault, found, unread)
    changes = {change.path: change for change in synced.changes}
    agendas = {note.path: note for note in found}
    now = with_changes(vault, synced, session)
    place = agenda_place(session.root, session.settings)
    shelf = shelf_of(session, vault, changes)
    ours = shelf_lines(shelf, found, now, session.settings.vocabulary)
    work = Work(session, now, changes, agendas, place, standings_of(now, session), ours)
    earlier = work.tidy_earlier_days()
    path = work.place.path(session.today)
    day = with_shelf(work.plan(earlier), shelf, work.text(path), session, work.standings, now.link_texts)
    text, unusable = work.written(path, day)
    work.put(path, text)
    ahead = list(work.days_ahead(day, days))
    for change in home_changes(session, vault, path, work.place):
        work.changes[change.path] = change
    outcome = save(
        session,
        work.changes.values(),
        messages=[
            *messages_of(synced),
            *work.welcome(),
            _summary(path, day, " today"),
            *day.words,
            *map(_told_ahead, ahead),
        ],
        problems=list(dict.fromkeys([*synced.problems, *unusable, *vault.errors])),
        dry_run=dry_run,
        label="agenda",
    )
    outcome = replace(outcome, synced=synced)
    secret = [each for each in work.vault.contacts if each.private]
    pages = {name_item(name, each.name).people[0] for each in secret for name in each.lunch_names}
    private = frozenset(map(work.vault.link_text, secret)) | pages
    return AgendaReport(day, path, text, outcome, private, tuple(ahead))


def _told_ahead(ahead: Ahead) -> str:
    """`Agenda/2026-11-25.md: 7 people, 1 promise`."""
    return _summary(ahead.path, ahead.day)


def _summary(path: str, day: Day, when: str = "") -> str:
    """`Agenda/2026-11-24.md: 8 people today, 2 promises`, where `when` is ` today`."""
    counts = Counter(item.section for item in day.items)
    told = [
        f"{counts[section]} {one if counts[section] == 1 else many}{when * (section == TODAY)}"
        for section, (one, many) in _SAID.items()
        if counts[section]
    ]
    return f"{path}: {', '.join(told) or 'nobody is due'}"
