"""Settle what merges without the driver and synchronisations have left: markers in notes, copies of notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from cultivate.checks.conflicts import left_copy, left_markers
from cultivate.errors import CannotEdit, Problem, Refused
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.notes.edit import Change, Removal
from cultivate.notes.merge.markers import conflicts_of_ours, versions_of
from cultivate.notes.merge.note import merge_notes
from cultivate.notes.text import decode
from cultivate.vault.read import Note, read_for_edit, read_note
from cultivate.vault.repository import GitFailed, Repository, content, open_repository, unmerged
from cultivate.vault.trash import place_in_trash
from cultivate.vault.walk import copied_from, walk


def resolve(session: Session, paths: Sequence[str], *, here: Path, dry_run: bool = False) -> Outcome:
    """Settle the conflict markers in the notes named, or in all, by what the notes mean.

    While a merge is under way, git knows what both sides came from; else nothing counts as removed. A problem
    is a conflict that is left: its markers stand around that place alone.
    """
    if dry_run:
        return _resolve(session, paths, here, dry_run=True)
    return writing(session, lambda: _resolve(session, paths, here, dry_run=False))


def _resolve(session: Session, paths: Sequence[str], here: Path, *, dry_run: bool) -> Outcome:
    repository = open_repository(session.root)
    bases = _bases(session, repository) if repository else {}
    notes, problems = ([_named(session, path, here) for path in paths], []) if paths else _marked(session)
    changes, messages = [], list[str]()
    for path in dict.fromkeys(notes):
        before = read_for_edit(session.root, path).text
        versions = versions_of(before)
        if versions is None:
            problems.append(_nothing_to_settle(path, before))
            continue
        base = bases.get(path, versions.base)
        merged = merge_notes(base, versions.ours, versions.theirs, session.settings, versions.labels)
        changes.append(Change(path, before, merged.text))
        problems += [_left(path, line) for line in merged.conflicts]
        messages.append(_said(path, len(merged.conflicts)))
    if bases and messages and not problems:
        messages.append("look at them, then `git add` and `git commit`")
    return save(
        session,
        changes,
        messages=messages or ([] if problems else ["no note has conflict markers"]),
        problems=problems,
        dry_run=dry_run,
        settling=True,
        label="git resolve",
    )


def _said(path: str, left: int) -> str:
    return f"{path}: {left} conflict{'s' * (left != 1)} left" if left else f"{path}: settled"


def _left(path: str, line: int) -> Problem:
    message = "both sides changed this, each in its own way"
    return Problem(path, line, 1, "error", "conflict", message, "Keep one side, and take the markers out.")


def _nothing_to_settle(path: str, text: str) -> Problem:
    if left_markers(path, text):
        message, advice = "the conflict markers do not pair up", "Settle this one by hand."
        return replace(left_markers(path, text)[0], message=message, advice=advice)
    return Problem(path, 0, 0, "warning", "no-conflict", "there are no conflict markers in it")


def _marked(session: Session) -> tuple[list[str], list[Problem]]:
    """The notes in which markers stand, and what could not be looked at, in which there may be more."""
    walked = walk(session.root, session.settings)
    found = marked(session, (note.path for note in walked.notes))
    unread = [problem for problem in (*walked.problems, *found) if problem.code == "unreadable"]
    return [problem.path for problem in found if problem not in unread], unread


def _named(session: Session, path: str, here: Path) -> str:
    file = (here / path).absolute()
    for each in (file, session.root / path):
        if each.is_file() and each.resolve().is_relative_to(session.root):
            return each.resolve().relative_to(session.root).as_posix()
    raise Refused(f"there is no note {path} in the vault")


def _bases(session: Session, repository: Repository) -> dict[str, str]:
    """What both sides of a merge that is under way came from, by the notes' paths in the vault."""
    found = {}
    try:
        for each in unmerged(repository):
            path = repository.within(each.path)
            if path and each.stage == 1:
                found[path] = decode(content(repository, each.blob, each.path))
            elif path:
                found.setdefault(path, "")
    except GitFailed as failed:
        raise Refused(f"git does not say what is being merged: {failed}") from None
    return found


def marked(session: Session, paths: Iterable[str]) -> list[Problem]:
    """A problem for each of these notes in which git's conflict markers stand, or that cannot be read."""
    notes = (read_note(session.root, path) for path in paths)
    return [
        found for note in notes
        for found in (left_markers(note.path, note.text) if isinstance(note, Note) else [note])
    ]  # fmt: skip


def left_copies(session: Session) -> list[Problem]:
    """A problem for each copy of a note that a synchronisation left."""
    return [left_copy(copy, original) for copy, original in _copies(session)]


def merge_copies(session: Session, names: Sequence[str], *, dry_run: bool = False) -> Outcome:
    """Merge the copies that synchronisations left into their notes, and move them to the vault's `.trash`.

    Nothing counts as removed, since what both came from is not known. A copy that contradicts its note is
    left where it is, and is a problem with the note's line.
    """
    if dry_run:
        return _merge_copies(session, names, dry_run=True)
    return writing(session, lambda: _merge_copies(session, names, dry_run=False))


def _merge_copies(session: Session, names: Sequence[str], *, dry_run: bool) -> Outcome:
    wanted = [pair for pair in _copies(session) if not names or any(_is_named(each, pair) for each in names)]
    befores, texts = dict[str, str](), dict[str, str]()
    merged, problems = list[Note](), list[Problem]()
    for copy, original in wanted:
        found = _merged_copy(session, copy, original, texts)
        if isinstance(found, list):
            problems += found
            continue
        note, before, text = found
        befores.setdefault(original, before)
        texts[original] = text
        merged.append(note)
    changes: list[Change | Removal] = [Change(path, befores[path], text) for path, text in texts.items()]
    messages = [f"{copied_path(note.path)}: {note.path} merged into it" for note in merged]
    taken: list[str] = []
    for note in () if dry_run else merged:
        taken.append(place_in_trash(session.root, note.path, taken))
        changes += [Change(taken[-1], None, note.text), Removal(note.path, note.text)]
    if taken:
        messages = [f"{line}; now in {path}" for line, path in zip(messages, taken, strict=True)]
    outcome = save(
        session,
        changes,
        messages=messages or ([] if problems else ["no copies to merge"]),
        problems=problems,
        dry_run=dry_run,
        label="merge-copies",
    )
    return replace(outcome, changes=tuple(each for each in outcome.changes if each.path not in taken))


def _merged_copy(
    session: Session, copy: str, original: str, texts: dict[str, str]
) -> tuple[Note, str, str] | list[Problem]:
    """The copy, its note as it stands, and the text of both; or why they are not merged."""
    try:
        note, before = read_for_edit(session.root, copy), read_for_edit(session.root, original).text
    except CannotEdit as refused:
        return [Problem(copy, 0, 0, "error", "conflict-copy", refused.reason)]
    ours = texts.get(original, before)
    merged = merge_notes(None, ours, note.text, session.settings)
    if not merged.conflicts:
        return note, before, merged.text
    message = f"{copy} says something else here, and was not merged"
    advice = "Settle these lines by hand in one of the two."
    return [
        Problem(original, line, 1, "error", "conflict-copy", message, advice)
        for line in conflicts_of_ours(merged.text)
    ]


def _copies(session: Session) -> list[tuple[str, str]]:
    """Every copy that only a synchronisation can have left, with the note that it is one of."""
    skipped = walk(session.root, session.settings).skipped
    return [
        (each.path, copied_path(each.path))
        for each in skipped
        if each.why == "conflict-copy" and copied_path(each.path)
    ]


def copied_path(path: str) -> str:
    """The path of the note of which `path` is a copy; empty where that cannot be told."""
    folder, slash, name = path.rpartition("/")
    original = copied_from(name)
    return f"{folder}{slash}{original}" if original else ""


def _is_named(name: str, pair: tuple[str, str]) -> bool:
    wanted = name.removesuffix(".md").casefold()
    return any(wanted in (path.removesuffix(".md").casefold(), Path(path).stem.casefold()) for path in pair)
