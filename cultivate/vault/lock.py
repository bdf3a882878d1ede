"""One writer at a time in a vault. The lock is in the user's state folder: no vault carries it elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cultivate.errors import Refused
from cultivate.vault.faults import in_words

WAIT = 5.0
"""Seconds that a command waits for another one."""


@contextmanager
def locked(root: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the vault at `root` for writing; again in the same thread is allowed.

    Held from the first read to the last rename, never while a person is asked something. Refused,
    naming the process, when another one holds it for longer than `wait` seconds; and without a
    state folder that can be written.
    """
    from filelock import FileLock, Timeout

    file = _lock_file(root)
    holder = file.with_suffix(".holder")
    try:
        lock = FileLock(file, is_singleton=True)
        lock.acquire(timeout=wait)
    except Timeout:
        raise Refused(
            f"another cultivate is writing in this vault{_who(holder)}. Nothing was changed"
        ) from None
    except OSError as error:
        raise _no_state(file.parent, error) from None
    try:
        with suppress(OSError):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def state_folder() -> Path:
    """The folder for what must outlive a command and belongs into no vault; Refused where it cannot be made.

    `~/.local/state/cultivate` on Linux; `XDG_STATE_HOME` moves it.
    """
    from platformdirs import user_state_path

    folder = user_state_path("cultivate", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _no_state(folder, error) from None
    return folder


def _lock_file(root: Path) -> Path:
    """Named after the folder itself and not its path, which may lead over links."""
    try:
        facts = os.stat(root)
    except OSError as error:
        raise Refused(f"the vault {root} cannot be opened: {in_words(error)}") from None
    return state_folder() / f"vault-{facts.st_dev:x}-{facts.st_ino:x}.lock"


def _no_state(folder: Path, error: OSError) -> Refused:
    why = f"{folder} cannot be written: {in_words(error)}"
    return Refused(f"nothing was changed, because cultivate keeps its lock in your state folder, and {why}")


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
