"""Carry the ticked boxes of the agenda notes into the contacts' notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cultivate.errors import CannotEdit, Problem
from cultivate.flows.add import check_name, contacts_folder, new_note
from cultivate.flows.lunches import page_texts, with_lunch_names
from cultivate.flows.place import agenda_place, damage, is_agenda
from cultivate.flows.preferral import check_whole
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.shelf import shelf_change, shelf_of
from cultivate.model.people import fold
from cultivate.model.touch import with_derived
from cultivate.notes.contact import read_contact
from cultivate.notes.sync.case import Logged
from cultivate.notes.sync.desk import Missing, Note, NotesView
from cultivate.notes.sync.reconcile import AgendaNote, SyncResult
from cultivate.notes.sync.reconcile import sync as reconcile
from cultivate.notes.touched import with_property
from cultivate.vault.guard import why_locked
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit, read_note, saved_on

SETTLED = timedelta(days=92)
"""An agenda of an earlier quarter, last saved in an earlier quarter, has nothing new to tell."""


def sync(session: Session, *, dry_run: bool = False) -> Outcome:
    """Log what was ticked in every agenda note. A second run changes nothing.

    The outcome's problems are ticks that could not be carried out; they stay ticked, with the reason below.
    """
    if dry_run:
        return _sync(session, dry_run=True)
    return writing(session, lambda: _sync(session, dry_run=False))


def _sync(session: Session, *, dry_run: bool) -> Outcome:
    vault = session.load()
    result = reconcile_all(session, vault)
    other = [f"{change.path}: brought up to date" for change in result.changes]
    messages = messages_of(result) or other or ([] if result.problems else ["nothing new in the agenda"])
    outcome = save(
        session,
        result.changes,
        messages=messages,
        problems=result.problems,
        dry_run=dry_run,
        label="sync",
    )
    return replace(outcome, synced=result)


def reconcile_all(session: Session, vault: Vault) -> SyncResult:
    """What every agenda note asks for, worked out and not written."""
    return reconcile_notes(session, vault, *agenda_notes(session, vault))


def reconcile_notes(
    session: Session, vault: Vault, found: Sequence[AgendaNote], unread: Sequence[Problem]
) -> SyncResult:
    """The same for agenda notes that have been read, and with those that could not be."""
    missed: dict[str, Problem] = {}
    lunches, closed = page_texts(vault, session.today, session.clock)
    view = view_of(session, vault, missed)
    result = reconcile(found, view, session.settings, session.today, lunches.items())
    told = " ".join(problem.message for problem in result.problems)
    silent = [problem for path, problem in missed.items() if path not in told]
    result = replace(result, problems=(*unread, *closed, *silent, *result.problems))
    return _with_shelf(session, vault, found, result)


def _with_shelf(
    session: Session, vault: Vault, found: Sequence[AgendaNote], result: SyncResult
) -> SyncResult:
    """The result with what comes under the links of the shelf, which stands for what the logs then tell."""
    shelf = shelf_of(session, vault)
    if shelf.problem:
        return replace(result, problems=(*result.problems, shelf.problem))
    change = shelf_change(shelf, found, with_changes(vault, result, session), session) if shelf.text else None
    if isinstance(change, Problem):
        return replace(result, problems=(*result.problems, change))
    return replace(result, changes=(*result.changes, change)) if change else result


def agenda_notes(session: Session, vault: Vault) -> tuple[list[AgendaNote], list[Problem]]:
    """The agenda notes of the vault, as they stand; one that cannot be read is a problem and no more.

    Those of long ago that nobody has saved since are left out: they were reconciled when they were new, and
    years of mornings must not make this one slow.
    """
    notes, unread = [], []
    place = agenda_place(session.root, session.settings)
    for path in vault.paths:
        day = place.day(path)
        if day and not _is_settled(session, path, day):
            note = read_note(session.root, path)
            wrong = note if isinstance(note, Problem) else damage(path, note.text, place)
            if wrong:
                unread.append(wrong)
            elif not isinstance(note, Problem) and is_agenda(note.text, place):
                notes.append(AgendaNote(path, day, note.text))
    return notes, unread


def _is_settled(session: Session, path: str, day: date) -> bool:
    return session.today - day > SETTLED and session.clock - saved_on(session.root, path) > SETTLED


def messages_of(result: SyncResult) -> list[str]:
    """One line for each entry that was logged, and for each contact that was made."""
    return [f"{path}: made, without a tier" for _, path in result.untold] + [
        _told(each) for each in result.done
    ]


def _told(each: Logged) -> str:
    return " · ".join(filter(None, (f"{each.name}: {each.entry or 'taken back'}", each.besides)))


def with_changes(vault: Vault, result: SyncResult, session: Session) -> Vault:
    """The vault as it will be once the changes of a sync are written."""
    after = {change.path: change.after for change in result.changes}
    latest = max(session.today, session.clock)
    known = {contact.path for contact in vault.contacts}
    made = [path for _, path in result.created if path not in known]
    contacts = [
        read_contact(after[path], path, session.settings, latest) if path in after else contact
        for path, contact in [(c.path, c) for c in vault.contacts]
    ]
    contacts += [read_contact(after[path], path, session.settings, latest) for path in made]
    contacts = [
        replace(contact, entries=with_derived(contact.entries, vault.derived[contact.path]))
        if contact.path in after and contact.path in vault.derived
        else contact
        for contact in contacts
    ]
    vault = replace(vault, contacts=tuple(sorted(contacts, key=lambda each: (fold(each.name), each.path))))
    return with_lunch_names(vault, session.settings, session.today, session.clock, after)


def view_of(session: Session, vault: Vault, missed: dict[str, Problem]) -> NotesView:
    """The contacts as sync finds them: by a link's target, as Obsidian resolves it, else by an alias.

    A note that a link of an agenda leads to, and that cannot be read, goes into `missed` by its path.
    """
    unreadable = {problem.path: problem for problem in vault.errors if problem.code == "unreadable"}
    contacts = _by_name(contact.path for contact in vault.contacts)
    notes: dict[str, list[tuple[str, str]]] = {}
    aliases = [(fold(alias), contact.path) for contact in vault.contacts for alias in contact.aliases]

    def find(target: str) -> Note | Missing:
        name = fold(target.removesuffix(".md"))
        paths = _resolved(name, contacts)
        if not paths and not notes:  # most links of an agenda lead to contacts
            notes.update(_by_name(vault.paths))
        others = [] if paths else _resolved(name, notes)
        hidden = next((unreadable[path] for path in others if path in unreadable), None)
        if hidden:
            missed[hidden.path] = hidden
            return Missing("unreadable", hidden.sentence())
        if others:
            return Missing("other", f"“{target}” is no contact")
        paths = paths or sorted({path for alias, path in aliases if alias == name})
        if len(paths) == 1:
            return _read(session, paths[0], missed)
        if paths:
            return Missing(
                "several", f"“{target}” could be {' or '.join(sorted(paths))}: link the one you mean"
            )
        return Missing("unknown", f"nobody in the vault is called “{target}”")

    def create(name: str) -> Note:
        check_name(name)
        folder = contacts_folder(session, vault.contacts)
        # Somebody new has no tier, whatever the template proposes: whom to keep in touch with is a decision.
        text = with_property(new_note(session, name), "tier", "", session.settings)
        return Note(f"{folder}/{name}.md" if folder else f"{name}.md", text)

    def check(name: str) -> None:
        check_name(name)
        check_whole(vault.contacts, name)

    return NotesView(find, create, check)


def _by_name(paths: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The notes by the last part of their path, folded: each with its whole path, folded, and as it is."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in paths:
        folded = fold(path.removesuffix(".md"))
        found.setdefault(folded.rpartition("/")[2], []).append((folded, path))
    return found


def _resolved(target: str, notes: Mapping[str, Sequence[tuple[str, str]]]) -> list[str]:
    """The notes that a link's target means: an exact path, else every note of that name or path's end."""
    named = notes.get(target.rpartition("/")[2], ())
    exact = [path for folded, path in named if folded == target]
    return exact or [path for folded, path in named if folded.endswith(f"/{target}")]


def _read(session: Session, path: str, missed: dict[str, Problem]) -> Note | Missing:
    try:
        text = read_for_edit(session.root, path).text
        return Note(path, text, why_locked(session.root, path, in_place=session.settings.in_place))
    except CannotEdit as refused:
        missed[path] = Problem(path, 0, 0, "error", "unreadable", refused.reason)
        return Missing("unreadable", str(refused))
