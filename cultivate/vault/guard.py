"""Everything that must be true before a file is written. Looks at the disk and changes nothing."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import CannotEdit, Refused
from cultivate.notes.edit import Change, conflict_markers
from cultivate.notes.text import encode
from cultivate.vault.paths import real_path, visible
from cultivate.vault.read import LARGEST, Unreadable, read_regular

SETTLE = 0.1  # seconds: a file that is younger may be half-written by an editor that saves in place
PATIENCE = 20  # times to wait for it
_EMPTY_FOR = 2.0  # seconds: an editor may have emptied the file and not yet filled it


@dataclass(frozen=True, slots=True)
class Target:
    """A change that can be made. `file` has its links resolved; a new one has no `before` and no `facts`."""

    path: str
    file: str
    after: bytes
    before: bytes | None = None
    facts: os.stat_result | None = None


def check(root: Path, change: Change, *, settling: bool = False) -> Target:
    """The change as bytes for one file, after every check that needs no writing; Refused otherwise.

    `settling`: the change is what settles git's conflict markers, so that they may stand in the note.
    """
    path = visible(change.path)
    try:
        before = None if change.before is None else encode(change.before)
        after = encode(change.after)
    except UnicodeEncodeError:
        raise Refused(f"{path}: the new text has characters that cannot be written as UTF-8") from None
    if len(after) > LARGEST:
        raise Refused(f"{path}: it would grow larger than {LARGEST // 1024 // 1024} MB")
    file = real_path(root, change.path)
    if before is None:
        return _new(root, change.path, file, after)
    line = 0 if settling else conflict_markers(change.before or "")
    if line:
        raise CannotEdit(
            "git's conflict markers stand in it; settle the conflict first", line=line, path=path
        )
    facts = unchanged(Target(change.path, file, after, before))
    _refuse_protected(path, file, facts)
    return Target(change.path, file, after, before, facts)


def unchanged(target: Target) -> os.stat_result:
    """The facts of the file if it holds what it held when it was read; Refused if it has changed since."""
    path = visible(target.path)
    try:
        data, facts = _settled(target)
    except Unreadable as reason:
        raise Refused(f"{path} could not be read again: {reason}. It was not changed") from None
    if data != target.before or (target.facts and not os.path.samestat(facts, target.facts)):
        raise Refused(f"{path} was changed by another program meanwhile. It was left as it is")
    return facts


def _settled(target: Target) -> tuple[bytes, os.stat_result]:
    """The file once it is older than `SETTLE`; a time in the future is a wrong clock and not waited for.

    A journal of our own last writes would spare them the wait; there is none yet.
    """
    for _ in range(PATIENCE):
        data, facts = read_regular(target.file, LARGEST)
        age = time.time() - facts.st_mtime
        if not data and 0 <= age < _EMPTY_FOR:
            raise Unreadable("it was emptied just now, as if a program were about to save it")
        if not 0 <= age < SETTLE:
            return data, facts
        time.sleep(SETTLE - age)
    raise Unreadable("another program keeps writing it")


def _refuse_protected(path: str, file: str, facts: os.stat_result) -> None:
    if facts.st_nlink > 1:
        raise Refused(f"{path} is one file under several names (a hard link), and writing would part them")
    if not facts.st_mode & 0o222 or not os.access(file, os.W_OK):
        raise Refused(f"{path} is read-only. Nothing was changed")
    _refuse_protected_folder(path, os.path.dirname(file))


def _refuse_protected_folder(path: str, folder: str) -> None:
    if not os.stat(folder).st_mode & 0o222 or not os.access(folder, os.W_OK | os.X_OK):
        raise Refused(f"{path}: its folder is read-only. Nothing was changed")


def _new(root: Path, path: str, file: str, after: bytes) -> Target:
    if os.path.lexists(os.path.join(root, path)) or os.path.lexists(file):
        raise Refused(f"{visible(path)} is there already. It was left as it is")
    folder = os.path.dirname(file)
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise Refused(f"{visible(path)}: {os.path.basename(folder)} is not a folder")
    _refuse_protected_folder(visible(path), folder)
    return Target(path, file, after)
