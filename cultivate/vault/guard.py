"""Everything that must be true before a file is written. Looks at the disk and changes nothing."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import CannotEdit, Refused
from cultivate.notes.edit import Change, Removal, conflict_markers
from cultivate.notes.text import encode
from cultivate.vault.paths import real_path, visible
from cultivate.vault.read import LARGEST, Unreadable, read_regular

SETTLE = 0.1  # seconds: a file that is younger may be half-written by an editor that saves in place
PATIENCE = 20  # times to wait for it
_EMPTY_FOR = 2.0  # seconds: an editor may have emptied the file and not yet filled it

Ours = Callable[[str, bytes], bool]
"""Whether some bytes are what we wrote last into the note at a path: then nobody is still writing them."""


class ChangedMeanwhile(Refused):
    """A note is not as it was read. Nothing was changed; the command may be worked out again."""


@dataclass(frozen=True, slots=True)
class Target:
    """A change that can be made. `file` has its links resolved; a new one has no `before` and no `facts`.

    A note that is to go has no `after`. `in_place`: a rename would part hard links, or the folder does not
    let us; the file is to be overwritten.
    """

    path: str
    file: str
    after: bytes | None
    before: bytes | None = None
    facts: os.stat_result | None = None
    in_place: bool = False


def check(
    root: Path, change: Change | Removal, ours: Ours, *, in_place: bool = False, settling: bool = False
) -> Target:
    """The change as bytes for one file, after every check that needs no writing; Refused otherwise.

    ChangedMeanwhile where the note is not what `change` was made for. `in_place` lets files be overwritten
    that cannot be replaced. `settling`: the change is what settles git's conflict markers, so that they may
    stand in the note.
    """
    path = visible(change.path)
    try:
        before = None if change.before is None else encode(change.before)
        after = encode(change.after) if isinstance(change, Change) else None
    except UnicodeEncodeError:
        raise Refused(f"{path}: the new text has characters that cannot be written as UTF-8") from None
    if after is not None and len(after) > LARGEST:
        raise Refused(f"{path}: it would grow larger than {LARGEST // 1024 // 1024} MB")
    file = real_path(root, change.path)
    if before is None:
        return _new(root, change.path, file, after)
    line = 0 if settling else conflict_markers(change.before or "")
    if line:
        raise CannotEdit(
            "git's conflict markers stand in it; settle the conflict first", line=line, path=path
        )
    target = Target(change.path, file, after, before)
    facts = unchanged(target, ours)
    held = _refuse_protected(path, file, facts, in_place=in_place and after is not None)
    return Target(change.path, file, after, before, facts, held)


def unchanged(target: Target, ours: Ours) -> os.stat_result:
    """The facts of the file if it holds what it held when it was read; ChangedMeanwhile if not any more."""
    path = visible(target.path)
    try:
        data, facts = settled(target.path, target.file, ours)
    except Unreadable as reason:
        raise ChangedMeanwhile(f"{path} could not be read again: {reason}. It was not changed") from None
    if data != target.before or (target.facts and not os.path.samestat(facts, target.facts)):
        raise ChangedMeanwhile(f"{path} was changed by another program meanwhile. It was left as it is")
    return facts


def settled(path: str, file: str, ours: Ours) -> tuple[bytes, os.stat_result]:
    """The file once it is older than `SETTLE`; Unreadable if it does not come to rest.

    A time in the future is a wrong clock and not waited for, nor is what we wrote ourselves.
    """
    for _ in range(PATIENCE):
        data, facts = read_regular(file, LARGEST)
        age = time.time() - facts.st_mtime
        if not data and 0 <= age < _EMPTY_FOR:
            raise Unreadable("it was emptied just now, as if a program were about to save it")
        if not 0 <= age < SETTLE or ours(path, data):
            return data, facts
        time.sleep(SETTLE - age)
    raise Unreadable("another program keeps writing it")


def _refuse_protected(path: str, file: str, facts: os.stat_result, *, in_place: bool) -> bool:
    """Whether it has to be overwritten in place; Refused where that, or any writing, is not allowed."""
    if not facts.st_mode & 0o222 or not os.access(file, os.W_OK):
        raise Refused(f"{path} is read-only. Nothing was changed")
    linked = facts.st_nlink > 1
    held = _is_read_only(os.path.dirname(file))
    if (linked or held) and in_place:
        return True
    if linked:
        raise Refused(
            f"{path} is one file under several names (a hard link), and writing would part them; "
            "--in-place overwrites it"
        )
    if held:
        raise Refused(f"{path}: its folder is read-only; --in-place overwrites the note. Nothing was changed")
    return False


def _is_read_only(folder: str) -> bool:
    return not os.stat(folder).st_mode & 0o222 or not os.access(folder, os.W_OK | os.X_OK)


def _new(root: Path, path: str, file: str, after: bytes | None) -> Target:
    if os.path.lexists(os.path.join(root, path)) or os.path.lexists(file):
        raise Refused(f"{visible(path)} is there already. It was left as it is")
    folder = os.path.dirname(file)
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise Refused(f"{visible(path)}: {os.path.basename(folder)} is not a folder")
    if _is_read_only(folder):
        raise Refused(f"{visible(path)}: its folder is read-only. Nothing was changed")
    return Target(path, file, after)


def why_locked(root: Path, path: str, *, in_place: bool) -> str:
    """Why the note at `path` must not be written, in a few words; empty where it may be. Nothing is tried."""
    file = real_path(root, path)
    try:
        _refuse_protected(path, file, os.stat(file), in_place=in_place)
    except Refused as refused:
        said = str(refused).removeprefix(path).removeprefix(":").removesuffix(" Nothing was changed")
        said = said.strip(" .")
        return f"it {said}" if said.startswith("is ") else said
    except OSError:  # it went meanwhile: the writing says so
        return ""
    return ""
