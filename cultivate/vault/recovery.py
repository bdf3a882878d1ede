"""What every writer does first: clear up after a command that was interrupted.

Only what the journal has is ever swept, and only what it can tell apart is mended; the rest is left as it is
and named.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

from cultivate.errors import CultivateError
from cultivate.notes.text import decode
from cultivate.vault import disk
from cultivate.vault.batch import Copy, bytes_of, shown
from cultivate.vault.displaced import merge_copies
from cultivate.vault.entry import Damaged, Entry, Image, is_begun
from cultivate.vault.journal import Journal
from cultivate.vault.overwritten import put_back
from cultivate.vault.paths import real_path, visible
from cultivate.vault.state import no_state

_LONGEST = 60.0  # seconds that a command is taken to write at most, where its process cannot be asked after


def interrupted(root: Path) -> str:
    """What to tell about a command that was interrupted here, empty if none was. Writes nothing.

    As cheap as looking for one file; one that is still at work is none.
    """
    journal = Journal.peek(root)
    try:
        entry = journal.pending()
    except Damaged:
        entry = None
    if entry is None or (entry.pid != os.getpid() and _is_at_work(entry)):
        return ""
    return f"{entry.called} was interrupted; the next command that writes clears up after it"


def recover(root: Path) -> list[str]:
    """Clear up in the vault, which the caller holds; one sentence for the user about each thing done.

    Raises Refused where that cannot be done.
    """
    try:
        journal = Journal.of(root)
        told = _cleared(root, journal)
    except OSError as error:
        raise no_state(Journal.peek(root).folder, error, "journal") from error
    return told + put_back(root, journal)


def _is_at_work(entry: Entry) -> bool:
    if os.name == "nt":  # there, asking in this way would be Ctrl-C
        return 0 <= time.time() - entry.time < _LONGEST
    try:
        os.kill(entry.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _cleared(root: Path, journal: Journal) -> list[str]:
    try:
        entry = journal.pending()
    except Damaged:
        journal.set_aside()
        return ["the journal of an interrupted command cannot be read, and was set aside"]
    return _cleared_after(root, journal, entry) if entry else []


def _cleared_after(root: Path, journal: Journal, entry: Entry) -> list[str]:
    """Find out how far the command came; sweep its temporary files; keep what others saved meanwhile."""
    copies: list[Copy] = []
    told: list[str] = []
    saved = []
    for place, image in enumerate(entry.images):
        try:
            file = real_path(root, image.path)
        except CultivateError:
            continue
        folder = os.path.dirname(file)
        current = bytes_of(file)
        if image.in_place and _is_torn(current, image):
            disk.overwrite(file, image.before or b"")
            told.append(f"{visible(image.path)} was half written, and is as it was before")
            current = image.before
        # File systems without links make a new note under its own name.
        if image.before is None and current != image.after and is_begun(current, image.after):
            disk.sweep(file)
            told.append(f"{visible(image.path)} was half made, and is gone")
            current = None
        unmade = _swept(os.path.join(folder, entry.temporary(place)), root, image, copies)
        _swept(os.path.join(folder, entry.spare(place)), root, image, copies)
        if current == image.after or (current != image.before and not unmade):
            saved.append(place)
    journal.finish(entry, saved)
    return [_how_far(entry, saved), *told, *merge_copies(root, copies)]


def _swept(hidden: str, root: Path, image: Image, copies: list[Copy]) -> bool:
    """Sweep a temporary file whose content is journalled; whether it was one that never got its name."""
    if not os.path.lexists(hidden):
        return False
    data = bytes_of(hidden)
    unmade = is_begun(data, image.after)
    if unmade or data == image.before:
        disk.sweep(hidden)
    else:
        with suppress(OSError):
            copies.append(shown(root, image.path, hidden, decode(image.before or b"")))
    return unmade


def _is_torn(current: bytes | None, image: Image) -> bool:
    """Whether the note is a mixture of before and after, as an overwriting that broke off leaves it."""
    before, after = image.before or b"", image.after or b""
    if current is None or current in (before, after) or len(current) > max(len(before), len(after)):
        return False
    mixed = zip_longest(current, before[: len(current)], after[: len(current)])
    return all(byte in (old, new) for byte, old, new in mixed)


def _how_far(entry: Entry, saved: Sequence[int]) -> str:
    total = len(entry.images)
    if len(saved) == total:
        return f"{entry.called} was interrupted when everything was saved; nothing is missing"
    names = ", ".join(visible(entry.images[place].path) for place in saved[:3])
    done = (
        f"{len(saved)} of {total} saved ({names}{', …' if len(saved) > 3 else ''})"
        if saved
        else "nothing saved"
    )
    return f"{entry.called} was interrupted with {done}; run it again to complete it"
