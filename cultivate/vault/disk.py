"""Files made, replaced, removed: the only calls that change anything in a vault's folder.

Each does one step of what `vault.batch` orders, whole or not at all; they raise OSError. Modification times
are never restored.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Sequence

from cultivate.errors import Refused
from cultivate.vault import library
from cultivate.vault.faults import in_words
from cultivate.vault.paths import visible

_BINARY = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_OVER = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY
_OPEN_ELSEWHERE = (5, 32)  # ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION
_PATIENCE, _BETWEEN = 20, 0.05  # times, and seconds
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_NO_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


class Unconfirmed(Exception):
    """The file has its new content, and the disk did not confirm that it will keep it."""


def fill(temporary: str, data: bytes, like: str = "", facts: os.stat_result | None = None) -> None:
    """Make the file `temporary` with `data` and make it durable, with mode, owner and attributes of `like`.

    Nothing stays of it if that fails. An fsync that fails is never tried again: the kernel forgets what it
    could not write.
    """
    descriptor = os.open(temporary, _NEW, 0o666 if facts is None else 0o600)
    with contextlib.ExitStack() as failing:
        failing.callback(sweep, temporary)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if facts is not None:
                _copy_attributes(like, descriptor, facts)
            library.keep(descriptor)
        failing.pop_all()


def put_new(temporary: str, file: str, path: str) -> None:
    """Give the temporary file its name. A link, unlike a rename, refuses if something has it by now."""
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise Refused(f"{visible(path)} appeared meanwhile. It was left as it is") from None


def put_new_directly(data: bytes, file: str, path: str) -> None:
    """Where the file system knows no links (exFAT): made under its own name, removed if that fails."""
    try:
        fill(file, data)
    except FileExistsError:
        raise Refused(f"{visible(path)} appeared meanwhile. It was left as it is") from None


def knows_no_links(error: OSError) -> bool:
    """Whether a link could not be made because the file system has none."""
    return error.errno in _NO_HARD_LINKS


def swap(temporary: str, spare: str, file: str) -> str:
    """Put the temporary file in the place of `file`, and give where the displaced one is now.

    Where two files can change places in one step, the displaced one is whatever stood there at that moment.
    Else it is what stood there just before, under the name `spare`; empty where it cannot be kept. Where it
    fails, either of the two may be left.
    """
    if _exchanged(temporary, file):
        return temporary
    kept = spare
    try:
        os.link(file, spare)
    except OSError:
        kept = ""
    _patiently(os.replace, temporary, file)
    return kept


def take_away(file: str, temporary: str) -> None:
    """Take a note out of sight, whole, under the name `temporary` in its folder."""
    _patiently(os.rename, file, temporary)


def put_back(temporary: str, file: str) -> None:
    """Give a file that was taken away its name again, unless something has it by now."""
    os.link(temporary, file)
    sweep(temporary)


def overwrite(file: str, data: bytes) -> None:
    """Write over what the file holds. Not whole at every moment: whoever calls this has journalled it."""
    descriptor = os.open(file, _OVER)
    with os.fdopen(descriptor, "wb", buffering=0) as raw:
        written = 0
        while written < len(data):
            written += _write_at(descriptor, data[written:], written)
        raw.truncate(len(data))
        library.keep(descriptor)


def _write_at(descriptor: int, data: bytes, place: int) -> int:
    """How many bytes were written; the rest is for another call."""
    if hasattr(os, "pwrite"):
        return os.pwrite(descriptor, data, place)
    os.lseek(descriptor, place, os.SEEK_SET)  # Windows
    return os.write(descriptor, data)


def sweep(path: str) -> None:
    """Clean up as far as the system lets us: what went wrong before is what the user must hear."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def show(hidden: str, name: Callable[[int], str]) -> str:
    """Give a hidden file the first name of `name(1)`, `name(2)`, … that is free, and tell it."""
    number = 1
    while True:
        try:
            os.link(hidden, name(number))
        except FileExistsError:
            number += 1
        except OSError as error:
            if not knows_no_links(error):
                raise
            while os.path.lexists(name(number)):
                number += 1
            os.rename(hidden, name(number))
            return name(number)
        else:
            sweep(hidden)
            return name(number)


def make_folders(folder: str) -> list[str]:
    """Make the folders that are missing, from the top; those that were made."""
    missing = missing_folders(folder)
    made = []
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            os.mkdir(each)
            made.append(each)
    if missing and os.path.realpath(missing[0]) != missing[0]:
        raise Refused(f"{visible(missing[0])} became a link while cultivate was at work. Nothing was written")
    return made


def missing_folders(folder: str) -> list[str]:
    """The folders that are not there, the lowest first."""
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing


def remove_empty(folders: Sequence[str]) -> None:
    """Remove those of the folders that hold nothing, the last first."""
    for each in reversed(folders):
        with contextlib.suppress(OSError):
            os.rmdir(each)


def confirm(folders: Sequence[str]) -> None:
    """Make names durable. A file system that cannot do it for folders has nothing to confirm.

    XFS may confirm a folder when it has just stopped for good: only looking into it tells.
    """
    if os.name == "nt":
        return
    for folder in dict.fromkeys(folders):
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            with os.scandir(folder) as listed:
                next(listed, None)
        except OSError as error:
            if error.errno not in library.NOTHING_TO_SYNC:
                raise Unconfirmed(in_words(error)) from error


def _patiently(move: Callable[[str, str], None], one: str, other: str) -> None:
    """On Windows a file that another program has open cannot be moved; a sync or a scan is soon done."""
    for _ in range(_PATIENCE):
        try:
            return move(one, other)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _OPEN_ELSEWHERE:
                raise
            time.sleep(_BETWEEN)
    return move(one, other)


def _copy_attributes(source: str, descriptor: int, facts: os.stat_result) -> None:
    """Owner and attributes as far as the system lets us; the mode last, for a new owner clears bits of it."""
    if not hasattr(os, "fchown"):  # Windows: a new file inherits what its folder says
        return
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


def _exchanged(one: str, other: str) -> bool:
    """Let two files change places in one step; False where the system or the file system cannot."""
    change_places = library.exchange()
    if change_places is None:
        return False
    number = change_places(os.fsencode(one), os.fsencode(other))
    if number in _NO_EXCHANGE:
        return False
    if number:
        raise OSError(number, os.strerror(number), other)
    return True
