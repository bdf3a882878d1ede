"""The one way into a vault: whole files, each either as it was or as it should be, whatever happens.

1. One writer at a time (`vault.lock`), who first mends what a crash or an overwrite left (`vault.recovery`).
2. Everything is checked before anything is made (`vault.guard`).
3. The journal has the notes before and after, on the disk (`vault.journal`).
4. Each note is made beside its place, made durable, compared once more and put there (`vault.batch`).
5. What was displaced is looked at once more; what another program saved at that moment is merged
   (`vault.displaced`).

`vault.disk` has the only calls that change anything in a vault.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cultivate.errors import Refused
from cultivate.notes.edit import Change, Removal
from cultivate.vault import disk
from cultivate.vault.batch import Batch, Copy, Saved, save_batch
from cultivate.vault.displaced import merge_copies
from cultivate.vault.entry import Damaged, Kind
from cultivate.vault.faults import in_words
from cultivate.vault.journal import Journal
from cultivate.vault.lock import locked
from cultivate.vault.overwritten import refuse_overwritten

__all__ = ["Saved", "write"]


def write(
    root: Path,
    changes: Sequence[Change | Removal],
    *,
    label: str = "",
    undoes: int = 0,
    in_place: bool = False,
    settling: bool = False,
) -> Saved:
    """Make all `changes` in the vault at `root`, which is made if it is not there.

    `label` says for the journal what the command was, `undoes` which entry it undoes. `in_place` overwrites
    the notes that cannot be replaced: hard links, and notes in a folder that cannot be written.
    `settling` is for `git resolve` alone: a merge may be under way, and conflict markers in the notes.

    Refused if any of them must not be made, or the first could not be: then nothing was changed.
    ChangedMeanwhile if that is because a note is not as it was read. Incomplete if some were made and another
    failed: the same command run again makes the rest.
    """
    wanted = tuple(each for each in changes if isinstance(each, Removal) or each.before != each.after)
    if not wanted:
        return Saved(())
    kind: Kind = "undo" if undoes else "command"
    batch = Batch(wanted, label, kind, undoes, in_place, settling)
    made = _made(root)
    try:
        return _write(root, batch, new=bool(made))
    finally:
        disk.remove_empty(made)  # which they are where it failed


def _write(root: Path, batch: Batch, *, new: bool) -> Saved:
    copies: list[Copy] = []
    with locked(root) as held:
        if new:
            Journal.of(root).clear()
        if not batch.settling:
            refuse_overwritten(root, batch.changes)
        saved = save_batch(root, batch, copies)
        if batch.undoes:
            _remove_folders(root, batch.undoes)
        told = (*held.told, *merge_copies(root, copies))
        held.told.clear()
    return replace(saved, told=told)


def _remove_folders(root: Path, undone: int) -> None:
    """The folders that the undone command had made go too, as far as they are empty."""
    with suppress(Damaged):
        folders = Journal.of(root).entry(undone).folders
        disk.remove_empty([os.path.join(root, folder) for folder in folders])


def _made(root: Path) -> list[str]:
    """The folders that were made for a new vault."""
    try:
        return disk.make_folders(os.path.abspath(root))
    except OSError as error:
        raise Refused(f"the vault {root} cannot be made: {in_words(error)}") from error
