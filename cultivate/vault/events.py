"""Hints that something in a folder changed: from the system where it gives them, and the wish to stop.

Hints come doubled, split, late, or not at all; who gets one looks at the file itself. Nothing is opened here.
"""

from __future__ import annotations

import logging
import os
import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler

GATHER = 0.1
"""Seconds in which hints that come together are taken together."""
_STOP, _LOST = 0, 1


class Hints(NamedTuple):
    """Paths in the vault at which something may have changed; `lost`: and at others that nobody knows."""

    paths: frozenset[str] = frozenset()
    lost: bool = False
    stop: bool = False


class Inbox:
    """Where hints arrive from any thread, and from a signal's handler."""

    def __init__(self) -> None:
        # Unlike a lock, it may be used by a handler that breaks into its own use.
        self._queue: queue.SimpleQueue[str | int] = queue.SimpleQueue()
        self._stopped = False

    def hint(self, path: str) -> None:
        """Something may have changed at `path`, relative to the vault."""
        self._queue.put(path)

    def lose(self) -> None:
        """Hints were lost."""
        self._queue.put(_LOST)

    def stop(self) -> None:
        """Whoever waits is to stop."""
        self._stopped = True
        self._queue.put(_STOP)

    def wait(self, seconds: float) -> Hints:
        """The hints of the next `seconds`: those of a moment together, or none when the time is over."""
        if self._stopped:
            return Hints(stop=True)
        try:
            found = {self._queue.get(timeout=max(seconds, 0.0))}
        except queue.Empty:
            return Hints(stop=self._stopped)
        until = time.monotonic() + GATHER
        with suppress(queue.Empty):
            while (left := until - time.monotonic()) > 0:
                found.add(self._queue.get(timeout=left))
        paths = frozenset(each for each in found if isinstance(each, str))
        return Hints(paths, _LOST in found, self._stopped)


@contextmanager
def hinted(root: Path, inbox: Inbox) -> Iterator[None]:
    """Have the system fill `inbox` with what changes below `root`. OSError where it cannot."""
    from watchdog.events import (
        DirCreatedEvent,
        DirDeletedEvent,
        DirMovedEvent,
        FileClosedEvent,
        FileCreatedEvent,
        FileDeletedEvent,
        FileModifiedEvent,
        FileMovedEvent,
    )
    from watchdog.observers import Observer

    # Not those of files that are only opened and read: the observer opens folders itself, and on a large
    # vault it would hear of nothing else.
    kinds: list[type[FileSystemEvent]] = [
        DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
        FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
    ]  # fmt: skip
    observer = Observer()
    handler = cast("FileSystemEventHandler", _Handler(root, inbox))  # it only ever calls `dispatch`
    observer.schedule(handler, os.fspath(root), recursive=True, event_filter=kinds)
    with _overflow_heard(inbox):
        observer.start()
        try:
            yield
        finally:
            observer.stop()
            observer.join()


class _Handler:
    """What watchdog calls, in a thread of its own, for each event."""

    def __init__(self, root: Path, inbox: Inbox) -> None:
        self._above = os.path.join(os.fspath(root), "")
        self._inbox = inbox

    def dispatch(self, event: FileSystemEvent) -> None:
        """Hand on the paths of notes and settings; a folder that came or went is more than one path."""
        for each in (event.src_path, event.dest_path):
            path = os.fsdecode(each).removeprefix(self._above)
            if not path or path.startswith((".", os.sep)) or f"{os.sep}." in path:
                continue
            if event.is_directory:
                self._inbox.lose()
            elif path[-3:].lower() == ".md":
                self._inbox.hint(path.replace(os.sep, "/"))


@contextmanager
def _overflow_heard(inbox: Inbox) -> Iterator[None]:
    """Watchdog tells of an overflow in its log, and nowhere else."""
    log = logging.getLogger("watchdog")
    listener = _Listener(inbox)
    before = log.propagate
    log.propagate = False
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
        log.propagate = before


class _Listener(logging.Handler):
    def __init__(self, inbox: Inbox) -> None:
        super().__init__(logging.WARNING)
        self._inbox = inbox

    def emit(self, record: logging.LogRecord) -> None:
        """Whatever watchdog warns of, it has missed something."""
        self._inbox.lose()
