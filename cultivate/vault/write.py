"""The one module that writes in a vault: whole files, each either as it was or as it should be.

What may be written is checked in `vault.guard` first, for all changes, before any is made. The caller
holds the lock (`vault.lock`) from its first read on. A change is written into a dot-named temporary file
beside its note, made durable, compared once more and renamed. Modification times are never restored.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cultivate.errors import Incomplete, Refused
from cultivate.notes.edit import Change
from cultivate.vault.faults import in_words
from cultivate.vault.git import refuse_unfinished
from cultivate.vault.guard import Target, check, unchanged
from cultivate.vault.paths import visible

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


@dataclass(frozen=True, slots=True)
class Saved:
    """The paths that were written, in their order; a change that changes nothing is not among them."""

    paths: tuple[str, ...]


class _Unconfirmed(Exception):
    """The file has its new content, and the disk did not confirm that it will keep it."""


def write(root: Path, changes: Sequence[Change], *, settling: bool = False) -> Saved:
    """Make all `changes` in the vault at `root`, which is made if it is not there.

    Refused if any of them must not be made, or the first could not be: then nothing was changed.
    `settling` is for `git resolve` alone: a merge may be under way, and conflict markers in the notes.
    Incomplete if some were made and another failed: the same command run again makes the rest.
    """
    wanted = [change for change in changes if change.before != change.after]
    if not wanted:
        return Saved(())
    if not settling:
        refuse_unfinished(root)
    targets = [_checked(root, change, settling=settling) for change in wanted]
    if len({target.file for target in targets}) < len(targets):
        raise Refused("two of the changes are for one file (a link leads to the other). Nothing was changed")
    saved: list[str] = []
    for target in targets:
        try:
            _save(target)
        except (Refused, OSError, _Unconfirmed) as error:
            raise _stopped(target, error, len(saved), len(targets)) from error
        saved.append(target.path)
    return Saved(tuple(saved))


def _checked(root: Path, change: Change, *, settling: bool) -> Target:
    try:
        return check(root, change, settling=settling)
    except OSError as error:
        raise Refused(f"{visible(change.path)} cannot be written: {in_words(error)}") from error


def _stopped(target: Target, error: Exception, done: int, total: int) -> Refused | Incomplete:
    path = visible(target.path)
    if isinstance(error, _Unconfirmed):
        why = f"{path} was written, but the disk did not confirm it ({error}): look at the note first"
        return Incomplete(f"{done} of {total} saved; {why}" if total > 1 else why)
    why = f"{path} was not saved: {in_words(error)}" if isinstance(error, OSError) else str(error)
    if done:
        return Incomplete(f"{done} of {total} saved; {why}. Run the command again to save the rest")
    return error if isinstance(error, Refused) else Refused(why)


def _save(target: Target) -> None:
    """One change, whole or not at all; whatever happens, no temporary file stays."""
    folder = os.path.dirname(target.file)
    made = _make_folders(folder) if target.facts is None else []
    temporary = os.path.join(folder, f".cultivate-{os.urandom(8).hex()}.tmp")
    with contextlib.ExitStack() as undo:
        for each in made:
            undo.callback(_without_fault, os.rmdir, each)
        try:
            _fill(temporary, target)
            if target.facts is None:
                _put_new(temporary, target)
            else:
                unchanged(target)
                os.replace(temporary, target.file)
        finally:
            _without_fault(os.unlink, temporary)
        undo.pop_all()  # it is saved: nothing is to be undone
    _confirm([folder, *(os.path.dirname(each) for each in made)])


def _without_fault(remove: Callable[[str], None], path: str) -> None:
    """Clean up as far as the system lets us: what went wrong before is what the user must hear."""
    with contextlib.suppress(OSError):
        remove(path)


def _fill(temporary: str, target: Target) -> None:
    """Write and make durable what the note is to hold, with the old one's mode, owner and attributes."""
    descriptor = os.open(temporary, _NEW, 0o666 if target.facts is None else 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(target.after)
        file.flush()
        if target.facts is not None:
            _copy_attributes(target.file, descriptor, target.facts)
        os.fsync(descriptor)


def _copy_attributes(source: str, descriptor: int, facts: os.stat_result) -> None:
    """Owner and attributes as far as the system lets us; the mode last, for a new owner clears bits of it."""
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (facts.st_uid, facts.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, facts.st_uid, facts.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(source):
                with contextlib.suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(source, name))
    os.fchmod(descriptor, facts.st_mode & 0o7777)


def _put_new(temporary: str, target: Target) -> None:
    """Give the temporary file its name. A link, unlike a rename, refuses if something has it by now."""
    try:
        os.link(temporary, target.file)
    except FileExistsError:
        raise Refused(f"{visible(target.path)} appeared meanwhile. It was left as it is") from None
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _put_new_directly(target)


def _put_new_directly(target: Target) -> None:
    """Where the file system knows no links (exFAT): made under its own name, removed if that fails."""
    try:
        descriptor = os.open(target.file, _NEW, 0o666)
    except FileExistsError:
        raise Refused(f"{visible(target.path)} appeared meanwhile. It was left as it is") from None
    with contextlib.ExitStack() as undo:
        undo.callback(_without_fault, os.unlink, target.file)
        with os.fdopen(descriptor, "wb") as file:
            file.write(target.after)
            file.flush()
            os.fsync(descriptor)
        undo.pop_all()


def _make_folders(folder: str) -> list[str]:
    """Make the folders that are missing, from the top; those that were made."""
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    made = []
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            os.mkdir(each)
            made.append(each)
    if missing and os.path.realpath(missing[0]) != missing[0]:
        raise Refused(f"{visible(missing[0])} became a link while cultivate was at work. Nothing was written")
    return made


def _confirm(folders: Sequence[str]) -> None:
    """Make names durable. A file system that cannot do it for folders has nothing to confirm."""
    for folder in dict.fromkeys(folders):
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise _Unconfirmed(in_words(error)) from error
