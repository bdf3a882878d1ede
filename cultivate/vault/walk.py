"""Every note of a vault: which files count, which are left out and why. Nothing is opened.

What is left out, each with a stable word, so that `doctor` can count it: `WHY`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cultivate.errors import Problem
from cultivate.model.settings import Settings
from cultivate.vault.faults import in_words
from cultivate.vault.filters import Filters
from cultivate.vault.obsidian import Facts, read_facts
from cultivate.vault.paths import visible
from cultivate.vault.read import LARGEST

WHY: Mapping[str, str] = MappingProxyType(
    {
        "hidden": "folders and notes whose name begins with a dot",
        "tooling": "folders of programming tools",
        "template": "templates",
        "excluded": "excluded in Obsidian or in cultivate.toml",
        "conflict-copy": "copies that a synchronisation left behind",
        "link": "links: their target is read where it stands in the vault",
        "not-a-file": "no ordinary files",
        "too-large": "larger than 8 MB",
        "bad-name": "names that are no valid text",
    }
)
"""Every reason to leave something out, in words."""

_TOOLING = frozenset({"node_modules", "__pycache__", "venv"})
_CONFLICT = re.compile(
    r"""(?: \ \(Conflicted\ copy\ .+\ \d{12}\)           # Obsidian Sync
          | \.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})? # Syncthing
          | \ \([^()]*conflicted\ copy[^()]*\)           # Dropbox, Nextcloud
          | \.conflict\d+                                # rclone
        )\.md$ | ^conflict-files-obsidian-git\.md$""",
    re.VERBOSE | re.IGNORECASE,
)
# Copies, perhaps, beside the note of which they would be one.
_PERHAPS_A_COPY = re.compile(
    r"""(?: \ [2-9]                                      # iCloud
          | \ \([1-9]\)                                  # Google Drive
          | -(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{4,}         # OneDrive
        )(?=\.md$)""",
    re.VERBOSE | re.IGNORECASE,
)


class Found(NamedTuple):
    """A note: its path relative to the vault, with forward slashes, and what the file system says of it."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Skipped(NamedTuple):
    """A file, or a folder with all that is in it (a slash at its end); `why` is a key of `WHY`."""

    path: str
    why: str


class Walk(NamedTuple):
    """The notes and what was left out, each sorted by path; `problems` name what could not be read."""

    notes: tuple[Found, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


def walk(root: Path, settings: Settings, facts: Facts | None = None) -> Walk:
    """Every note under `root`. Links are not followed, so that no note comes twice and none from outside.

    `facts` are Obsidian's own settings; they are read where they are not given.
    """
    facts = read_facts(root) if facts is None else facts
    going = _Going(settings, facts)
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(os.path.join(root, folder) if folder else root) as entries:
                folders += going.through(folder, list(entries))
        except OSError as error:
            going.problems.append(_unreadable(folder, error))
    return Walk(tuple(sorted(going.notes)), tuple(sorted(going.skipped)), tuple(sorted(going.problems)))


def _unreadable(folder: str, error: OSError) -> Problem:
    message = f"this folder could not be read: {in_words(error)}"
    advice = "Look at it in your file manager: none of its notes is counted."
    return Problem(visible(folder) or ".", 0, 0, "error", "unreadable", message, advice)


class _Going:
    """A walk under way."""

    def __init__(self, settings: Settings, facts: Facts) -> None:
        self.notes: list[Found] = []
        self.skipped: list[Skipped] = []
        self.problems: list[Problem] = [*facts.problems]
        self.filters = Filters((*facts.excluded, *settings.exclude))
        self.template_folders = frozenset(f"{folder}/" for folder in facts.template_folders)
        self.templates = frozenset(
            {settings.contact_template, settings.agenda_template, settings.introduction_template} - {""}
        )
        for pattern in self.filters.refused:
            message = f"the excluded-files pattern {pattern[:60]} is invalid or too involved to be run safely"
            advice = "Write a simpler one, without repeated groups. Until then it leaves nothing out."
            where = f"{facts.config}/app.json" if pattern in facts.excluded else "cultivate.toml"
            self.problems.append(Problem(where, 0, 0, "warning", "exclude-pattern", message, advice))

    def through(self, folder: str, entries: list[os.DirEntry[str]]) -> list[str]:
        """Take one folder's notes, and give the folders in it that are to be walked."""
        names = {entry.name for entry in entries}
        folders = []
        for entry in entries:
            name = entry.name
            is_note = name[-3:].lower() == ".md"
            if is_note and not entry.is_dir(follow_symlinks=False):
                self._note(entry, folder + name, names)
            elif entry.is_dir(follow_symlinks=False):
                path = f"{folder}{name}/"
                why = self._why_not_into(path, name)
                if why:
                    self._skip(path, why)
                else:
                    folders.append(path)
            elif entry.is_symlink() and entry.is_dir():
                self._skip(f"{folder}{name}/", "link")
        return folders

    def _note(self, entry: os.DirEntry[str], path: str, names: set[str]) -> None:
        why = self._why_no_note(entry, path)
        if why:
            self._skip(path, why)
            return
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:  # it went while we looked: as if it had gone before
            return
        original = original_of(entry.name, names)
        if original:
            self._warn_of_copy(path, original)
        if facts.st_size > LARGEST:
            self._skip(path, "too-large")
        else:
            found = Found(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
            self.notes.append(found)

    def _warn_of_copy(self, path: str, original: str) -> None:
        # A person may be called so, and a person must not be left out: it is read, and doctor asks.
        message = f"this may be a copy of {original} that a synchronisation left behind"
        advice = "Merge the two if it is; rename it if it is somebody else."
        self.problems.append(Problem(path, 0, 0, "warning", "perhaps-a-copy", message, advice))

    def _why_not_into(self, path: str, name: str) -> str:
        if name[0] == ".":
            return "hidden"
        if name in _TOOLING:
            return "tooling"
        if path in self.template_folders:
            return "template"
        return "excluded" if self.filters and self.filters.match(path) else ""

    def _why_no_note(self, entry: os.DirEntry[str], path: str) -> str:
        name = entry.name
        if name[0] == ".":
            return "hidden"
        if entry.is_symlink():
            return "link"
        if not entry.is_file(follow_symlinks=False):
            return "not-a-file"
        if not path.isascii() and visible(path) != path:
            return "bad-name"
        if path in self.templates:
            return "template"
        if self.filters and self.filters.match(path):
            return "excluded"
        return "conflict-copy" if is_conflict_copy(name) else ""

    def _skip(self, path: str, why: str) -> None:
        self.skipped.append(Skipped(visible(path), why))


def is_conflict_copy(name: str) -> bool:
    """Whether a note's name is one that only a synchronisation gives."""
    # Every such name has the word in it, and a walk asks this of each note there is.
    return "conflict" in name.casefold() and _CONFLICT.search(name) is not None


def copied_from(name: str) -> str:
    """The name of the note of which a synchronisation left this copy; empty where it is none."""
    original = _CONFLICT.sub(".md", name)
    return original if original not in (name, ".md") else ""


def original_of(name: str, names: set[str]) -> str:
    """The note of which `name` may be a copy, `names` being those of its folder; empty for none."""
    original, copied = _PERHAPS_A_COPY.subn("", name)
    return original if copied and original in names else ""
