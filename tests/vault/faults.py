"""A plan of what the operating system refuses, at which call: the `os` module is Python's, our own code runs.

`exchange` is the call by which two files change places, which Python reaches through `ctypes`.
"""

from __future__ import annotations

import ctypes
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from cultivate.vault import library

OPERATIONS = (
    "open", "fdopen", "read", "pwrite", "close", "fsync", "stat", "fstat", "lstat", "listdir", "mkdir",
    "rmdir", "link", "rename", "replace", "unlink", "fchmod", "fchown", "access", "exchange",
)  # fmt: skip
"""Every call by which the write protocol touches a disk."""
INTERRUPT, DEATH, AFTERWARDS = 0, -1, -2
"""Instead of an error number: Ctrl-C, the end of the process without a word, and Ctrl-C once it is done."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The `nth` call of `operation` fails with `number`."""

    operation: str
    nth: int
    number: int


@dataclass(slots=True)
class Plan:
    """What was called so far, and whether the fault has struck."""

    fault: Fault | None
    calls: Counter[str] = field(default_factory=Counter)
    struck: bool = False

    def number(self, operation: str) -> int | None:
        """The error that this call gets, None for none."""
        self.calls[operation] += 1
        if self.fault is None or self.fault.operation != operation or self.fault.nth != self.calls[operation]:
            return None
        self.struck = True
        if self.fault.number == DEATH:
            os._exit(9)
        if self.fault.number == INTERRUPT:
            raise KeyboardInterrupt
        return self.fault.number


@contextmanager
def faults(fault: Fault | None = None, *, exchanges: bool = True) -> Iterator[Plan]:
    """Let the operating system refuse what `fault` says; without `exchanges` no two files change places."""
    plan = Plan(fault)
    real: dict[str, Any] = {name: getattr(os, name) for name in OPERATIONS if hasattr(os, name)}
    loaded = ctypes.CDLL
    for name, call in real.items():
        # Nothing here loses power: to sync for real would only take time.
        setattr(os, name, _refusing(plan, name, _nothing if name == "fsync" else call))
    ctypes.CDLL = _libraries(plan, loaded, exchanges=exchanges)  # type: ignore[misc,assignment]
    library.exchange.cache_clear()
    try:
        yield plan
    finally:
        for name, call in real.items():
            setattr(os, name, call)
        ctypes.CDLL = loaded  # type: ignore[misc]
        library.exchange.cache_clear()


def _refusing(plan: Plan, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def refusing(*args: Any, **named: Any) -> Any:
        try:
            number = plan.number(name)
        except KeyboardInterrupt:
            number = INTERRUPT
        if number is not None and name == "close":
            call(*args, **named)  # the system lets go of the file all the same
        if number == INTERRUPT:
            raise KeyboardInterrupt
        if number == AFTERWARDS and name != "close":
            made = call(*args, **named)
            if name == "fdopen":
                made.close()  # as Python does with what nobody holds
        if number == AFTERWARDS:
            raise KeyboardInterrupt
        if number is not None:
            raise OSError(number, os.strerror(number))
        return call(*args, **named)

    return refusing


def _nothing(descriptor: int) -> None:
    pass


def _libraries(plan: Plan, loaded: Callable[..., Any], *, exchanges: bool) -> Callable[..., Any]:
    def load(*args: Any, **named: Any) -> Any:
        if not exchanges:
            raise OSError("no such library")
        return _Library(plan, loaded(*args, **named))

    return load


class _Library:
    """The C library with its one call that we use, which may be refused."""

    def __init__(self, plan: Plan, real: Any) -> None:
        self._plan, self._real = plan, real

    def renameat2(self, *args: Any) -> int:
        number = self._plan.number("exchange")
        if number == AFTERWARDS:
            self._real.renameat2(*args)
            raise KeyboardInterrupt
        if number is not None:
            ctypes.set_errno(number)
            return -1
        return int(self._real.renameat2(*args))

    def statx(self, *args: Any) -> int:
        return int(self._real.statx(*args))
