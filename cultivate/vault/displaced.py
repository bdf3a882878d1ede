"""What another program saved into a note at the very moment in which we did: merged, or left in sight."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cultivate.errors import CultivateError
from cultivate.notes.edit import Change, Removal
from cultivate.notes.text import decode
from cultivate.vault.batch import Batch, Copy, save_batch
from cultivate.vault.guard import settled
from cultivate.vault.overwritten import with_ours
from cultivate.vault.paths import real_path, visible
from cultivate.vault.read import Unreadable, read_for_edit


def merge_copies(root: Path, copies: Sequence[Copy]) -> list[str]:
    """Merge each copy into its note and remove it, or leave it; one sentence for the user about each.

    Lines that both put into the same place stay both.
    """
    told: list[str] = []
    left = list(copies)
    while left:
        told.append(_merged(root, left.pop(0), left))
    return told


def _merged(root: Path, copy: Copy, more: list[Copy]) -> str:
    from cultivate.notes.threeway import join

    note, name = visible(copy.path), visible(copy.copy)
    stays = f"{note}: another program saved it at the same moment; what it saved is in “{name}”"
    try:
        found, saved = _at_rest(root, copy.copy)
        # An editor that had not read our last entries has not taken them out.
        theirs = with_ours(root, copy.path, found, saved)
        if theirs is None:
            return stays
        ours = read_for_edit(root, copy.path).text
        merged = join(copy.base, ours, theirs)
        if merged.conflict or not found.strip():
            return stays
        both = (Change(copy.path, ours, merged.text), Removal(copy.copy, found))
        wanted = both if ours != merged.text else both[1:]
        save_batch(root, Batch(wanted, f"merge what was saved into {note}", "merge"), more)
    except (Unreadable, CultivateError):
        return stays
    return f"{note}: another program saved it at the same moment; both versions were merged"


def _at_rest(root: Path, path: str) -> tuple[str, float]:
    """The text of a copy once nobody writes it any more, and when that was."""
    data, facts = settled(path, real_path(root, path), _not_ours)
    return decode(data), facts.st_ctime


def _not_ours(path: str, data: bytes) -> bool:
    return False
