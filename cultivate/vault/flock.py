"""One writer at a time in a vault, and one watcher, by a lock on a file of the user's state folder.

No vault carries the lock elsewhere. What a writer does first, once it holds it, is in `vault.lock`.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import get_ident

from cultivate.errors import Refused
from cultivate.vault.state import no_state, state_folder, vault_name

try:
    import fcntl
except ImportError:  # Windows
    _flocks = False
else:
    _flocks = True

WAIT = 5.0
"""Seconds that a command waits for another one."""
_BETWEEN = 0.004  # seconds between two tries
_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})


@dataclass(slots=True)
class Held:
    """A vault that this thread holds. `told`: what was found and mended there, for the user.

    `ready` is set once what a crash or an overwrite left behind has been seen to.
    """

    told: list[str] = field(default_factory=list)
    ready: bool = False


_held: dict[tuple[str, int], Held] = {}


@contextmanager
def holding(root: Path, wait: float = WAIT) -> Iterator[Held]:
    """Hold the vault at `root`; again in the same thread is the same holding.

    Refused, naming the process, when another one holds it for longer than `wait` seconds; and without a
    state folder that can be written.
    """
    file = state_folder() / f"{vault_name(root)}.lock"
    key = (os.fspath(file), get_ident())
    if key in _held:
        yield _held[key]
        return
    with _acquired(file, wait):
        _held[key] = Held()
        try:
            yield _held[key]
        finally:
            del _held[key]


@contextmanager
def watching(root: Path) -> Iterator[None]:
    """Be the one watcher of the vault at `root`; Refused, naming the process, where there is one already."""
    file = state_folder() / f"{vault_name(root)}.watch.lock"
    holder = file.with_suffix(".holder")
    with _by_kernel(file, 0.0) if _flocks else by_filelock(file, 0.0) as taken:
        if not taken:
            who = _who(holder)
            raise Refused(f"this vault is watched already{who}{_since(holder)}. Stop that one first")
        with suppress(OSError):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield


def _since(holder: Path) -> str:
    """`, since 24 November 09:12`, in the user's time zone."""
    try:
        begun = datetime.fromtimestamp(os.stat(holder).st_mtime, UTC).astimezone()
    except OSError:
        return ""
    return f", since {begun.day} {begun:%B %H:%M}"


@contextmanager
def _acquired(file: Path, wait: float) -> Iterator[None]:
    holder = file.with_suffix(".holder")
    with _by_kernel(file, wait) if _flocks else by_filelock(file, wait) as taken:
        if not taken:
            raise Refused(f"another cultivate is writing in this vault{_who(holder)}. Nothing was changed")
        with suppress(OSError):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield


@contextmanager
def _by_kernel(file: Path, wait: float) -> Iterator[bool]:
    """`flock`, which the kernel lets go when the process ends, however it does."""
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise no_state(file.parent, error) from None
    try:
        yield _taken(descriptor, file, time.monotonic() + wait)
    finally:
        with suppress(OSError):
            os.close(descriptor)  # which lets the lock go, whatever else it says


def _taken(descriptor: int, file: Path, until: float) -> bool:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise no_state(file.parent, error) from None
            if time.monotonic() >= until:
                return False
            time.sleep(_BETWEEN)
        else:
            return True


@contextmanager
def by_filelock(file: Path, wait: float) -> Iterator[bool]:
    """The same where the system has no `flock`."""
    from filelock import FileLock, Timeout

    lock = FileLock(file, mode=0o600)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        pass
    except OSError as error:
        raise no_state(file.parent, error) from None
    try:
        yield lock.is_locked
    finally:
        lock.release()


def _who(holder: Path) -> str:
    """` (process 4711: cultivate sync)` as far as it can be told."""
    try:
        pid = int(holder.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return ""
    try:
        command = (
            Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
        )
    except OSError:
        command = ""
    return f" (process {pid}: {command[:120]})" if command else f" (process {pid})"
