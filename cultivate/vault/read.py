"""One file read safely: only regular files, no link followed, bounded, never waiting for a FIFO."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from cultivate.errors import CannotEdit, Problem
from cultivate.notes.text import decode
from cultivate.vault.faults import in_words
from cultivate.vault.paths import checked, real_path, visible

LARGEST = 8 * 1024 * 1024
"""Bytes: a larger file is no note."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Unreadable(Exception):
    """A file that is there and is not to be read, or cannot be; its text says why, in plain words."""


class Note(NamedTuple):
    """A note as it stood when it was read. `path` is relative to the vault, with forward slashes."""

    path: str
    data: bytes
    text: str
    stat: os.stat_result


def read_note(root: Path | str, path: str) -> Note | Problem:
    """The note at `path` as the walk gave it; a Problem (`unreadable`) where it cannot be read.

    Its last part may not be a link. Folders on the way are not looked at: the walk enters no links;
    for a path that somebody typed, `read_for_edit` is the one to use.
    """
    try:
        data, facts = read_regular(os.path.join(root, path), LARGEST)
    except Unreadable as reason:
        advice = "Look at the file in your file manager: nothing that it says is counted."
        return Problem(visible(path), 0, 0, "error", "unreadable", f"could not be read: {reason}", advice)
    return Note(path, data, decode(data), facts)


def read_for_edit(root: Path, path: str) -> Note:
    """The note that `path` names, links inside the vault followed.

    Refused for a path or link that leads out of the vault, CannotEdit for a note that is not
    there or cannot be read.
    """
    try:
        data, facts = read_regular(real_path(root, path), LARGEST)
    except Unreadable as reason:
        raise CannotEdit(f"could not be read: {reason}", path=visible(path)) from None
    return Note(checked(path), data, decode(data), facts)


def saved_on(root: Path, path: str) -> date:
    """The day, in the user's time zone, on which the file at `path` was last saved."""
    seconds = os.stat(os.path.join(root, path)).st_mtime
    return datetime.fromtimestamp(seconds, UTC).astimezone().date()


def read_regular(path: str, limit: int, *, follow: bool = False) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file of at most `limit` bytes, and its facts; Unreadable otherwise."""
    if not (follow or _NO_LINK) and os.path.islink(path):  # Windows
        raise Unreadable("it is a link")
    try:
        descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NO_LINK)
    except OSError as error:
        raise Unreadable(in_words(error)) from None
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise Unreadable("it is not a file")
        if facts.st_size > limit:
            raise Unreadable(f"it is larger than {limit // 1024} KB")
        return _all_bytes(descriptor, facts.st_size, limit), facts
    except OSError as error:
        raise Unreadable(in_words(error)) from None
    finally:
        with suppress(OSError):  # nothing was written through it
            os.close(descriptor)


def _all_bytes(descriptor: int, size: int, limit: int) -> bytes:
    """Everything up to the end, which may come earlier or later than the size promised."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    parts, length = [data], len(data)
    while parts[-1] and length <= limit:
        parts.append(os.read(descriptor, limit + 1 - length))
        length += len(parts[-1])
    if length > limit:
        raise Unreadable("it is growing while it is read")
    return b"".join(parts)
