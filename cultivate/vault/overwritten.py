"""Putting back what an editor overwrote that saved what it had read before we wrote, without looking."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from cultivate.errors import CultivateError
from cultivate.notes.edit import Change, Removal
from cultivate.notes.text import decode, encode
from cultivate.vault.batch import Batch, save_batch
from cultivate.vault.entry import Damaged, Entry, hash_of
from cultivate.vault.git import git_folder
from cultivate.vault.guard import ChangedMeanwhile, settled
from cultivate.vault.journal import Journal, Recent
from cultivate.vault.paths import real_path, visible
from cultivate.vault.read import LARGEST, Unreadable, read_regular

WINDOW = 10.0
"""Seconds in which an overwrite of what we wrote is taken for a mistake; later it is meant."""
_TICK = 0.1  # seconds by which the file system's clock may be behind ours


def put_back(root: Path, journal: Journal) -> list[str]:
    """Make once more what an editor overwrote that had not looked; let go what is safe from that by now."""
    told: list[str] = []
    done = []
    for path, recent in journal.recent().items():
        try:
            mended = _mended(root, journal, path, recent)
        except (Unreadable, CultivateError):
            if os.path.lexists(os.path.join(root, path)):
                continue  # somebody is saving it: the next command looks again
            mended = _Mended()
        told += mended.told
        if not mended.again and not 0 <= time.time() - recent.time <= WINDOW:
            done.append(path)
    with suppress(OSError):
        journal.forget(done)
    return told


def with_ours(root: Path, path: str, text: str, saved: float) -> str | None:
    """What an editor saved at the time `saved`, with what we wrote shortly before and it had not read.

    None where that cannot be put into it.
    """
    journal = Journal.peek(root)
    recent = journal.recent().get(path)
    if recent is None:
        return text
    whole, _, lost = _replayed(text, list(_ours(journal, path, recent, saved)))
    return None if lost else whole


def refuse_overwritten(root: Path, changes: Iterable[Change | Removal]) -> None:
    """ChangedMeanwhile where an editor has saved a note after `put_back` looked and before it was read.

    What is made of such a text would stand there as the last that we wrote, and hide what is missing from it.
    """
    recent = Journal.peek(root).recent()
    for change in changes:
        row = recent.get(change.path)
        if row is None or change.before is None or not 0 <= time.time() - row.time <= WINDOW:
            continue
        if hash_of(encode(change.before)) != row.hash:
            path = visible(change.path)
            raise ChangedMeanwhile(f"{path} was changed by another program meanwhile. It was left as it is")


def _accept(journal: Journal, path: str, data: bytes, ids: Sequence[int]) -> None:
    with suppress(OSError):
        journal.accept(path, data, ids)


@dataclass(frozen=True, slots=True)
class _Mended:
    """What came of looking at one note. `again`: it was written, and is to be looked at again."""

    told: tuple[str, ...] = ()
    again: bool = False


def _mended(root: Path, journal: Journal, path: str, recent: Recent) -> _Mended:
    file = real_path(root, path)
    if hash_of(read_regular(file, LARGEST)[0]) == recent.hash:
        return _Mended()
    data, facts = settled(path, file, journal.wrote)
    found = decode(data)
    ours = list(_ours(journal, path, recent, facts.st_ctime))
    back = next((done.entry.id for done in ours if done.before == found), 0)
    if back or _by_git(root, facts.st_ctime):
        # Exactly as it was before, or another branch: somebody wanted that, also when it is saved again.
        _accept(journal, path, data, [number for number in recent.ids if number < back])
        return _Mended()
    text, again, lost = _replayed(found, ours)
    if not again and not lost:
        _accept(journal, path, data, recent.ids)
    told = []
    if text != found:
        label = _all_called(again)
        save_batch(root, Batch((Change(path, found, text),), f"put back {label}", "put back"), [])
        told.append(f"{visible(path)}: another program had overwritten {label}, which stands there again")
    if lost:
        what = f"{visible(path)}: another program has overwritten {_all_called(lost)}"
        told.append(f"{what}, and it could not be put back; look at the note, and run it again")
        with suppress(OSError):
            journal.forget([path])
    return _Mended(tuple(told), again=bool(again))


@dataclass(frozen=True, slots=True)
class _Done:
    """What one command did to the note."""

    entry: Entry
    before: str
    after: str


def _by_git(root: Path, saved: float) -> bool:
    """Whether git has written its index since the note was saved: the last thing that a checkout does."""
    folder = git_folder(root)
    try:
        return folder is not None and os.stat(folder / "index").st_mtime >= saved
    except OSError:
        return False


def _ours(journal: Journal, path: str, recent: Recent, now: float) -> Iterator[_Done]:
    """What we changed in the note shortly before it was saved at the time `now`, oldest first."""
    for entry in _entries(journal, recent.ids):
        if -_TICK <= now - entry.time <= WINDOW:
            for image in entry.images:
                if image.path == path and image.before is not None and image.after is not None:
                    yield _Done(entry, decode(image.before), decode(image.after))


def _replayed(text: str, changes: Sequence[_Done]) -> tuple[str, list[Entry], list[Entry]]:
    """`text` with those changes that are lost from it; whose they are, and which could not be made again.

    Whoever has saved had read the note at one moment: what we did before that is there, what we did later is
    not. So the newest change that is there ends the search, and an older one that is not was taken out since.
    """
    from cultivate.notes.threeway import is_lost, join

    missing = list(takewhile(lambda done: is_lost(done.before, done.after, text), reversed(changes)))
    again: list[Entry] = []
    lost: list[Entry] = []
    for done in reversed(missing):
        if not is_lost(done.before, done.after, text):
            continue  # it was itself a putting back
        merged = join(done.before, done.after, text)
        (lost if merged.conflict else again).append(done.entry)
        text = text if merged.conflict else merged.text
    return text, again, lost


def _all_called(entries: Iterable[Entry]) -> str:
    return ", ".join(dict.fromkeys(each.called for each in entries))


def _entries(journal: Journal, ids: Iterable[int]) -> Iterator[Entry]:
    for number in ids:
        with suppress(Damaged):
            yield journal.entry(number)
