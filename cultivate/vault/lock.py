"""A vault held for writing, with nothing in it left half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cultivate.vault.flock import WAIT, Held, holding
from cultivate.vault.recovery import recover

__all__ = ["WAIT", "locked"]


@contextmanager
def locked(root: Path, wait: float = WAIT) -> Iterator[Held]:
    """Hold the vault at `root` for writing; again in the same thread is allowed.

    Held from the first read to the last rename, never while a person is asked something. Refused,
    naming the process, when another one holds it for longer than `wait` seconds; and without a
    state folder that can be written. What was cleared up first is `told`.
    """
    with holding(root, wait) as held:
        if not held.ready:
            held.ready = True
            held.told += recover(root)
        yield held
