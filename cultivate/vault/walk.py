"""Every note of a vault: which files count, which are left out and why. Nothing is opened.

What is left out, each with a stable word, so that `doctor` can count it: `WHY`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
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


class Folder(NamedTuple):
    """One folder's own notes by path, what was left out of it, what is wrong there, and what folders it has.

    The paths of folders end with a slash; the vault's own is empty.
    """

    notes: dict[str, Found]
    skipped: list[Skipped]
    problems: list[Problem]
    folders: list[str]


class Walk(NamedTuple):
    """The notes and what was left out, each sorted by path; `problems` name what could not be read."""

    notes: tuple[Found, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


def walk(root: Path, settings: Settings, facts: Facts | None = None) -> Walk:
    """Every note under `root`. Links are not followed, so that no note comes twice and none from outside.

    `facts` are Obsidian's own settings; they are read where they are not given.
    """
    lister = Lister(settings, read_facts(root) if facts is None else facts)
    return joined(each_folder(root, lister).values(), lister)


def each_folder(root: Path, lister: Lister) -> dict[str, Folder]:
    """Every folder under `root` that is not left out, by its path."""
    found: dict[str, Folder] = {}
    folders = [""]
    while folders:
        path = folders.pop()
        found[path] = lister.read(root, path)
        folders += found[path].folders
    return found


def joined(folders: Iterable[Folder], lister: Lister) -> Walk:
    """What these folders have, as a walk through all of them gives it."""
    notes: list[Found] = []
    skipped: list[Skipped] = []
    problems = [*lister.problems]
    for folder in folders:
        notes += folder.notes.values()
        skipped += folder.skipped
        problems += folder.problems
    return Walk(tuple(sorted(notes)), tuple(sorted(skipped)), tuple(sorted(problems)))


def _unreadable(folder: str, error: OSError) -> Problem:
    message = f"this folder could not be read: {in_words(error)}"
    advice = "Look at it in your file manager: none of its notes is counted."
    return Problem(visible(folder) or ".", 0, 0, "error", "unreadable", message, advice)


class Lister:
    """What counts as a note, and what is left out; `problems` are those of the settings themselves."""

    def __init__(self, settings: Settings, facts: Facts) -> None:
        self.problems: list[Problem] = [*facts.problems]
        self.filters = Filters((*facts.excluded, *settings.exclude))
        self.template_folders = frozenset(f"{folder}/" for folder in facts.template_folders)
        own = (settings.contact_template, settings.agenda_template)
        drafts = (settings.introduction_template, settings.farewell_template)
        self.templates = frozenset(filter(None, (*own, *drafts)))
        for pattern in self.filters.refused:
            message = f"the excluded-files pattern {pattern[:60]} is invalid or too involved to be run safely"
            advice = "Write a simpler one, without repeated groups. Until then it leaves nothing out."
            where = f"{facts.config}/app.json" if pattern in facts.excluded else "cultivate.toml"
            self.problems.append(Problem(where, 0, 0, "warning", "exclude-pattern", message, advice))

    def read(self, root: Path, path: str) -> Folder:
        """The folder at `path` under `root`, and nothing below it."""
        folder = Folder({}, [], [], [])
        try:
            with os.scandir(os.path.join(root, path) if path else root) as found:
                entries = list(found)
        except OSError as error:
            folder.problems.append(_unreadable(path, error))
        else:
            self._through(path, entries, folder)
        return folder

    def _through(self, above: str, entries: list[os.DirEntry[str]], folder: Folder) -> None:
        names = {entry.name for entry in entries}
        for entry in entries:
            name = entry.name
            is_note = name[-3:].lower() == ".md"
            if is_note and not entry.is_dir(follow_symlinks=False):
                self._note(entry, above + name, names, folder)
            elif entry.is_dir(follow_symlinks=False):
                path = f"{above}{name}/"
                why = self._why_not_into(path, name)
                if why:
                    folder.skipped.append(Skipped(visible(path), why))
                else:
                    folder.folders.append(path)
            elif entry.is_symlink() and entry.is_dir():
                folder.skipped.append(Skipped(visible(f"{above}{name}/"), "link"))

    def _note(self, entry: os.DirEntry[str], path: str, names: set[str], folder: Folder) -> None:
        why = self._why_no_note(entry, path)
        if why:
            folder.skipped.append(Skipped(visible(path), why))
            return
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:  # it went while we looked: as if it had gone before
            return
        original = original_of(entry.name, names)
        if original:
            folder.problems.append(_perhaps_a_copy(path, original))
        if facts.st_size > LARGEST:
            folder.skipped.append(Skipped(visible(path), "too-large"))
        else:
            found = Found(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
            folder.notes[path] = found

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


def _perhaps_a_copy(path: str, original: str) -> Problem:
    # A person may be called so, and a person must not be left out: it is read, and doctor asks.
    message = f"this may be a copy of {original} that a synchronisation left behind"
    advice = "Merge the two if it is; rename it if it is somebody else."
    return Problem(path, 0, 0, "warning", "perhaps-a-copy", message, advice)


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
