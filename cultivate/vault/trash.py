"""The vault's own trash, `.trash/`, as Obsidian keeps it: notes are moved there, and never deleted."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

FOLDER = ".trash"


def place_in_trash(root: Path, path: str, taken: Collection[str] = ()) -> str:
    """Where in the vault's trash the note at `path` can go: `.trash/Jane (2).md` where there is a `Jane.md`.

    `taken` are paths that are promised already. Moving a note there is writing it and removing it, as one
    batch with whatever else is changed (`vault.write`): so it is journalled, and can be undone.
    """
    stem, dot, suffix = os.path.basename(path).rpartition(".")
    target, number = f"{FOLDER}/{stem}{dot}{suffix}", 1
    while target in taken or os.path.lexists(root / target):
        number += 1
        target = f"{FOLDER}/{stem} ({number}){dot}{suffix}"
    return target
