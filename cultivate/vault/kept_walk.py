"""A walk through a vault that is kept, and brought up to date at the paths at which something happened.

A hundred thousand notes take a second to look at; one of them, and its folder, no time at all. Who gives the
paths has to know of every change; where that is not certain, `whole` walks through everything once more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

from cultivate.model.settings import Settings
from cultivate.vault.marks import mark_of_note
from cultivate.vault.obsidian import Facts, read_facts
from cultivate.vault.paths import visible
from cultivate.vault.walk import Folder, Found, Lister, Walk, each_folder, joined

Changed = dict[str, Found | None]
"""What is otherwise than it was, by path; None for what is no note any more."""


class KeptWalk:
    """The last walk through the vault at `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: dict[str, Folder] = {}
        self._lister: Lister | None = None
        self._made_for: tuple[Settings, Facts] | None = None
        self._walk = Walk((), (), ())

    def whole(self, settings: Settings) -> Walk:
        """Walk through everything."""
        facts = read_facts(self._root)
        self._lister, self._made_for = Lister(settings, facts), (settings, facts)
        self._folders = each_folder(self._root, self._lister)
        self._walk = joined(self._folders.values(), self._lister)
        return self._walk

    def again(self, settings: Settings, paths: Iterable[str]) -> tuple[Walk, Changed | None]:
        """The walk as it is once something happened at `paths`, and nowhere else; and what changed by that.

        None for what changed where everything was walked through: other settings, or other folders.
        """
        lister = self._lister
        if lister is None or self._made_for != (settings, read_facts(self._root)):
            return self.whole(settings), None
        changed: Changed = {}
        anew: set[str] = set()
        for path in paths:
            above = path[: path.rfind("/") + 1]
            folder = self._folders.get(above)
            if folder is None:
                if self._is_left_out(above):
                    continue
                return self.whole(settings), None
            found = mark_of_note(self._root, path)
            if path not in folder.notes or found is None:
                anew.add(above)
            elif found != folder.notes[path]:
                changed[path] = folder.notes[path] = found
        if not anew:
            self._walk = _with(self._walk, changed)
            return self._walk, changed
        for above in anew:
            folder = lister.read(self._root, above)
            if set(folder.folders) != set(self._folders[above].folders):
                return self.whole(settings), None
            changed |= _difference(self._folders[above], folder)
            self._folders[above] = folder
        self._walk = joined(self._folders.values(), lister)
        return self._walk, changed

    def found(self, path: str) -> Found | None:
        """The note at `path`, as the walk has it."""
        folder = self._folders.get(path[: path.rfind("/") + 1])
        return folder.notes.get(path) if folder else None

    def _is_left_out(self, above: str) -> bool:
        """Whether a folder, or one above it, is none that is walked through."""
        place = above.find("/") + 1
        while place:
            if above[:place] not in self._folders:
                parent = above[: above.rfind("/", 0, place - 1) + 1]
                skipped = self._folders[parent].skipped
                return any(each.path == visible(above[:place]) for each in skipped)
            place = above.find("/", place) + 1
        return False


def _with(walk: Walk, changed: Changed) -> Walk:
    """The walk with some of its notes as they are now; no note came, and none went."""
    if not changed:
        return walk
    notes = list(walk.notes)
    for found in filter(None, changed.values()):
        notes[bisect_left(notes, (found.path,))] = found
    return walk._replace(notes=tuple(notes))


def _difference(before: Folder, now: Folder) -> Changed:
    paths = before.notes.keys() | now.notes.keys()
    both = ((path, before.notes.get(path), now.notes.get(path)) for path in paths)
    return {path: found for path, known, found in both if known != found}
