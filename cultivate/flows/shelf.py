"""The shelf in a day's work: what of it comes into the agenda, and what a sync writes under its links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cultivate.errors import CannotEdit, Problem
from cultivate.flows.session import Session
from cultivate.model.agenda import SHELF, Day
from cultivate.model.due import Standing
from cultivate.model.occasions import by_link
from cultivate.model.people import fold
from cultivate.model.pleasing import links_in, same_link
from cultivate.model.shelf import ShelfLink, item_of, sent_of, shelf_items
from cultivate.model.workdays import is_open
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.agenda.lines import item_line
from cultivate.notes.agenda.parse import parse
from cultivate.notes.edit import Change, conflict_markers
from cultivate.notes.links import name_of
from cultivate.notes.shelf import read_shelf, with_marks
from cultivate.notes.sync.reconcile import AgendaNote
from cultivate.notes.sync.undoing import is_undone
from cultivate.vault.guard import why_locked
from cultivate.vault.load import Vault
from cultivate.vault.read import read_note

if TYPE_CHECKING:
    from cultivate.model.means import Vocabulary


@dataclass(frozen=True, slots=True)
class Shelf:
    """The shelf as it was read; one without links is as good as none. `problem`: why it cannot be read."""

    path: str
    text: str = ""
    links: tuple[ShelfLink, ...] = ()
    problem: Problem | None = None


def shelf_of(session: Session, vault: Vault, changes: Mapping[str, Change] = MappingProxyType({})) -> Shelf:
    """The shelf that the settings name, as `changes` leave it; empty where there is none, or it is unread."""
    path = session.settings.shelf
    if path in changes:
        return Shelf(path, changes[path].after, read_shelf(changes[path].after))
    if path not in vault.paths:
        return Shelf(path)
    note = read_note(session.root, path)
    if isinstance(note, Problem):
        return Shelf(path, problem=note)
    conflict = conflict_markers(note.text)
    if conflict:
        message = "a merge conflict begins here, and the shelf is left alone before it is resolved"
        return Shelf(path, problem=Problem(path, conflict, 1, "warning", "merge-conflict", message))
    return Shelf(path, note.text, read_shelf(note.text))


def with_shelf(
    day: Day,
    shelf: Shelf,
    note: str | None,
    session: Session,
    standings: Sequence[Standing],
    link_texts: Mapping[str, str],
) -> Day:
    """`day` with what the shelf proposes; `note` is the day's agenda as it stands.

    Whoever comes up otherwise, or has an item in the note already, is left in peace; and on a day on which
    nobody is planned nothing of the shelf comes up.
    """
    if not shelf.links or not session.settings.shelf_per_day:
        return day
    vocabulary, here = session.settings.vocabulary, note or ""
    tasks = _shelf_tasks(here, vocabulary)
    if not tasks and not is_open(session.today, session.settings):
        return day
    links = {same_link(each.link) for each in shelf.links}
    others = {fold(name_of(link)) for item in day.items for link in item.people}
    others |= {
        fold(name_of(link))
        for task in parse(here, vocabulary).tasks for link in task.head.people
        if task.section != SHELF or not links & {same_link(each) for each in links_in(task.words)}
    }  # fmt: skip
    busy = {each.contact.path for each in standings if fold(name_of(link_texts[each.contact.path])) in others}
    items = shelf_items(
        shelf.links,
        standings,
        session.settings,
        session.today,
        link_texts=link_texts,
        busy=busy,
        standing={same_link(link) for task in tasks for link in links_in(task.words)},
    )
    return replace(day, items=(*day.items, *items))


def shelf_lines(
    shelf: Shelf, agendas: Iterable[AgendaNote], vault: Vault, vocabulary: Vocabulary
) -> frozenset[str]:
    """The lines of agendas that came from the shelf as it is, every character of them: such may go again."""
    if not shelf.links:
        return frozenset()
    paths = {text: path for path, text in vault.link_texts.items()}
    contacts = {contact.path: contact for contact in vault.contacts}
    found = set()
    for note in agendas:
        for task in _shelf_tasks(note.text, vocabulary):
            contact = contacts.get(paths.get(task.head.people[0], "")) if task.head.people else None
            found |= {
                item_line(item_of(link, contact, vault.link_texts))
                for link in shelf.links
                if contact and link.link in task.words
            }
    return frozenset(found)


def shelf_change(
    shelf: Shelf, agendas: Sequence[AgendaNote], vault: Vault, session: Session
) -> Change | Problem | None:
    """What a sync writes under the links, once the logs of `vault` are as it leaves them; None for nothing.

    A note that cannot be written is a Problem, and only where there is something to write.
    """
    if not shelf.text:
        return None
    texts = vault.link_texts
    had = sent_of([each.link for each in shelf.links], vault.contacts, session.today)
    sent = {link: {texts[path]: day for path, day in days.items()} for link, days in had.items()}
    known = by_link(vault.contacts)
    readable = {contact.path for contact in vault.contacts if not contact.unreadable}
    refused = _refused(agendas, session.settings.vocabulary)
    try:
        after = with_marks(shelf.text, sent, refused, lambda target: known.get(fold(target), "") in readable)
    except CannotEdit as why:
        return Problem(shelf.path, why.line, 0, "warning", "shelf", why.reason)
    if after == shelf.text:
        return None
    locked = why_locked(session.root, shelf.path, in_place=session.settings.in_place)
    if locked:
        return Problem(shelf.path, 0, 0, "warning", "shelf", f"for whom links are was not written: {locked}")
    return Change(shelf.path, shelf.text, after)


def _refused(agendas: Sequence[AgendaNote], vocabulary: Vocabulary) -> dict[str, dict[str, bool]]:
    """By link, for whom the user left it out by `[-]` since the last sync, and for whom no longer."""
    found: dict[str, dict[str, bool]] = {}
    for note in agendas:
        for task in _shelf_tasks(note.text, vocabulary):
            skipped = any(record.kind == "skipped" for record in task.records)
            if is_undone(task) or skipped == (task.box == "-"):
                continue
            for link in links_in(task.words)[:1]:
                found.setdefault(same_link(link), {}).update(dict.fromkeys(task.head.people[:1], not skipped))
    return found


def _shelf_tasks(text: str, vocabulary: Vocabulary) -> list[Task]:
    if f"## {SHELF}".casefold() not in text.casefold():
        return []
    return [task for task in parse(text, vocabulary).tasks if task.section == SHELF]
