"""What `cultivate git` does: set a clone up, look at what is staged, merge for git."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cultivate.errors import Problem, Refused, UsageError
from cultivate.flows.place import agenda_place
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.notes.daily import DayNotes
from cultivate.notes.edit import Change, conflict_markers
from cultivate.notes.merge.note import merge_notes
from cultivate.notes.merge.pieces import Labels
from cultivate.notes.recognise import problems_of_other, recognise
from cultivate.notes.text import decode, encode, newline_of
from cultivate.vault.configuration import load_settings
from cultivate.vault.handed import hand_back, make_hook
from cultivate.vault.locate import find_vault
from cultivate.vault.read import LARGEST, read_for_edit, read_regular
from cultivate.vault.repository import (
    COMMITS,
    Repository,
    attribute,
    commits_here,
    content,
    git,
    in_index,
    open_repository,
    setting,
    staged,
)

_ATTRIBUTES = ".gitattributes"
_NAME = "contact and agenda notes, by what they mean"
CONFLICTS_LEFT = 100
"""How the merge driver ends where it left conflicts: no other code of ours, and no shell's."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the setup is wanted besides the driver; `commits` is None where it was not said."""

    hooks: bool = False
    commits: bool | None = None


def setup(session: Session, wish: Wish, *, dry_run: bool = False) -> Outcome:
    """Register the merge driver in this clone, name the notes that it is for, and what else is wished.

    What stands there is never overwritten: a merge driver that the notes have already, or a hook, is told
    with what to add. A second run changes nothing.
    """
    repository = repository_of(session)
    if dry_run:
        return _setup(session, repository, wish, dry_run=True)
    return writing(session, lambda: _setup(session, repository, wish, dry_run=False))


def repository_of(session: Session) -> Repository:
    """The repository of the vault. Refused where there is none."""
    repository = open_repository(session.root)
    if repository is None:
        raise Refused(f"the vault {session.root} is in no git repository; `git init` makes one")
    return repository


def _setup(session: Session, repository: Repository, wish: Wish, *, dry_run: bool) -> Outcome:
    lines, told = _attribute_lines(session.settings, agenda_place(session.root, session.settings), repository)
    changes = [_with_lines(session.root, lines)] if lines else []
    outcome = save(session, changes, dry_run=dry_run, label="git setup")
    messages = [f"{_ATTRIBUTES}: {line}" for line in lines] + told
    messages += _register(repository, dry_run=dry_run)
    messages += _hook(repository, dry_run=dry_run) if wish.hooks else []
    messages += _commits(session, wish, dry_run=dry_run)
    return replace(outcome, messages=tuple(messages or ["everything is set up already"]))


def _attribute_lines(
    settings: Settings, place: DayNotes, repository: Repository
) -> tuple[list[str], list[str]]:
    """The lines that `.gitattributes` lacks, and what to say of patterns that have another driver."""
    lines, told = [], []
    for pattern, example in _patterns(settings, place):
        driver = attribute(repository, "merge", repository.path_of(example))
        if driver == "unspecified":
            lines.append(f"{_quoted(pattern)} merge=cultivate")
        elif driver != "cultivate":
            told.append(f"{pattern} has merge={driver} already, which was left: make it merge=cultivate")
    return lines, told


def _patterns(settings: Settings, place: DayNotes) -> Iterator[tuple[str, str]]:
    """Which notes the driver is for, each with the path of one: any note may be a contact, unless told."""
    if not settings.folders:
        yield "*.md", "note.md"
        return
    for folder in settings.folders:
        yield f"/{_escaped(folder.strip('/'))}/**/*.md", f"{folder.strip('/')}/note.md"
    if place.shared:
        yield f"/{_escaped(place.folder)}**/*.md" if place.folder else "*.md", place.path(date(2026, 1, 1))
        return
    yield f"/{_escaped(place.before)}*{_escaped(place.after)}", place.path(date(2026, 1, 1))


def _escaped(path: str) -> str:
    return re.sub(r"([\\*?\[])", r"\\\1", path)


def _quoted(pattern: str) -> str:
    """As gitattributes quotes a pattern with spaces: like a string in C."""
    if not re.search(r'[\s"#!\\]', pattern):
        return pattern
    inner = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _with_lines(root: Path, lines: Sequence[str]) -> Change:
    before = read_for_edit(root, _ATTRIBUTES).text if os.path.lexists(root / _ATTRIBUTES) else None
    text = before or ""
    newline = newline_of(text)
    gap = newline if text and not text.endswith("\n") else ""
    return Change(_ATTRIBUTES, before, text + gap + "".join(f"{line}{newline}" for line in lines))


def _register(repository: Repository, *, dry_run: bool) -> list[str]:
    wanted = {"merge.cultivate.name": _NAME, "merge.cultivate.driver": driver_command()}
    missing = {key: value for key, value in wanted.items() if setting(repository, key) != value}
    for key, value in missing.items():
        if not dry_run:
            git(repository, "config", "--local", key, value)
    return ["the merge driver is registered in this clone"] if missing else []


def driver_command() -> str:
    """The command that git runs for a merge. Where it cannot be run, git merges by lines, as ever."""
    ours = f"{own_command()} git merge-driver %O %A %B %L %P".replace("%", "%%")
    ours = re.sub(r"%%(?=[OABLP]( |$))", "%", ours)
    by_lines = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    return f"{ours}; case $? in 0) ;; {CONFLICTS_LEFT}) exit 1 ;; *) {by_lines} ;; esac"


def own_command() -> str:
    """This very program, for a shell that knows nothing of the environment it is installed in."""
    beside = Path(sys.executable).with_name("cultivate.exe" if os.name == "nt" else "cultivate")
    if beside.is_file():
        return shlex.quote(beside.as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m cultivate"


def _hook(repository: Repository, *, dry_run: bool) -> list[str]:
    folder = (
        git(repository, "rev-parse", "--git-path", "hooks").decode("utf-8", "surrogateescape").rstrip("\n")
    )
    file = repository.top / folder / "pre-commit"
    inside = repository.root.relative_to(repository.top).as_posix()
    vault = '"$(git rev-parse --show-toplevel)"' + (f"/{shlex.quote(inside)}" if inside != "." else "")
    line = f"{own_command()} --vault {vault} git check"
    if os.path.lexists(file):
        text = decode(read_regular(os.fspath(file), LARGEST, follow=True)[0])
        return [] if line in text else [f"{file} is there already and was left; add to it: {line}"]
    if not dry_run:
        make_hook(
            file, f"#!/bin/sh\n# Looks at the notes that are about to be committed.\n{line} || exit 1\n"
        )
    return [f"{file}: looks at the notes that are about to be committed"]


def _commits(session: Session, wish: Wish, *, dry_run: bool) -> list[str]:
    here, root = commits_here(session.root), os.fspath(session.root)
    repository = repository_of(session)
    if wish.commits is None or wish.commits == here:
        return []
    if not dry_run:
        words = ("--add", COMMITS, root) if wish.commits else ("--unset-all", COMMITS, f"^{re.escape(root)}$")
        git(repository, "config", "--global", *words)
    if wish.commits:
        return ["commands commit what they change here (in your own git configuration)"]
    return ["commands no longer commit here"]


def check_staged(session: Session) -> tuple[Problem, ...]:
    """What doctor would say of the notes that the next commit adds or changes, as they are staged."""
    repository = repository_of(session)
    found: list[Problem] = []
    listed = {each.path: each for each in in_index(repository, staged(repository))}
    for path, each in sorted(listed.items()):
        note = repository.within(path)
        if note and note.casefold().endswith(".md"):
            text = decode(content(repository, each.blob, path))
            found += _problems(text, note, session)
    return tuple(found)


def _problems(text: str, path: str, session: Session) -> list[Problem]:
    latest = max(session.today, session.clock)
    line = conflict_markers(text)
    if line:
        return [Problem(path, line, 1, "error", "conflict", "a merge conflict begins here")]
    front_matter = recognise(text, path, session.settings)
    if front_matter:
        return list(read_contact(text, path, session.settings, latest, front_matter).problems)
    return problems_of_other(text, path, session.settings, latest)


def drive(
    base: Path, ours: Path, theirs: Path, size: int, path: Path, environment: Mapping[str, str]
) -> bool:
    """Merge three files for git, the result in place of `ours`; False where conflicts are left in it.

    `path` is the note's own, by which its vault is found. Whatever is raised, nothing was merged.
    """
    old, one, other = (_text(file) for file in (base, ours, theirs))
    merged = merge_notes(old, one, other, _settings(path, environment), Labels(size=size))
    hand_back(ours, encode(merged.text))
    return not merged.conflicts


def _text(file: Path) -> str:
    return decode(read_regular(os.fspath(file), LARGEST, follow=True)[0])


def _settings(path: Path, environment: Mapping[str, str]) -> Settings:
    """The settings of the vault that a note lies in; the defaults where they are in conflict themselves."""
    try:
        return load_settings(find_vault(path.parent, None, None), environment).settings
    except UsageError:
        return Settings()
