"""The vault's own trash, `.trash/`, as Obsidian keeps it: notes are moved there, and never deleted."""

from __future__ import annotations

import os
from pathlib import Path

from cultivate.errors import Refused
from cultivate.vault.faults import in_words
from cultivate.vault.paths import real_path, visible
from cultivate.vault.read import LARGEST, Unreadable, read_regular

FOLDER = ".trash"


def move_to_trash(root: Path, path: str, data: bytes) -> str:
    """Move the file at `path`, which must still hold `data`, into the vault's trash; its path there.

    Refused where it has changed meanwhile, or cannot be moved.
    """
    file = real_path(root, path)
    try:
        now, _ = read_regular(file, LARGEST)
        if now != data:
            raise Refused(f"{visible(path)} was changed by another program meanwhile. It was left as it is")
        folder = root / FOLDER
        folder.mkdir(exist_ok=True)
        target = _free(folder, os.path.basename(file))
        os.rename(file, target)
    except (OSError, Unreadable) as error:
        why = in_words(error) if isinstance(error, OSError) else str(error)
        raise Refused(f"{visible(path)} could not be moved to {FOLDER}: {why}") from None
    return f"{FOLDER}/{target.name}"


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has: `Jane (2).md` where there is a `Jane.md`."""
    stem, dot, suffix = name.rpartition(".")
    target, number = folder / name, 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{stem} ({number}){dot}{suffix}"
    return target
