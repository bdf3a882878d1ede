"""The real watcher, in a process of its own, and what is asked of it. No test of its own lives here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO

from cultivate.flows.agenda import agenda
from cultivate.flows.session import open_vault
from cultivate.vault.journal import Journal
from tests.running import TODAY, heeding_signals, isolated_environment

PATIENCE = 45.0
"""Seconds after which what is waited for counts as never coming, on however slow a machine."""
DAY = date.fromisoformat(TODAY)
AGENDA = f"Agenda/{TODAY}.md"


class Watching:
    """A watcher at work: the lines that it has printed so far, and ways to wait for more."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        self.process, self.root = process, root
        self.lines: list[str] = []
        self.errors: list[str] = []
        for stream, into in ((process.stdout, self.lines), (process.stderr, self.errors)):
            threading.Thread(target=_collect, args=(stream, into), daemon=True).start()

    def until(self, happened: Callable[[], bool], what: str = "it") -> None:
        """Wait for something; it is a failure where that does not come."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, f"it ended: {self.lines} {self.errors}"
            assert time.monotonic() < deadline, f"{what} never came: {self.lines} {self.errors}"
            time.sleep(0.02)

    def says(self, words: str, times: int = 1) -> None:
        """Wait until that many lines on stdout have `words` in them."""
        self.until(lambda: sum(words in line for line in self.lines) >= times, repr(words))

    def complains(self, words: str, times: int = 1) -> None:
        """Wait until that many lines on stderr have `words` in them."""
        self.until(lambda: sum(words in line for line in self.errors) >= times, repr(words))

    def rests(self) -> None:
        """Wait until the vault is as a command that is run now would leave it."""
        self.until(lambda: is_up_to_date(self.root), "an agenda like one from scratch")

    def end(self, number: int = signal.SIGINT) -> int:
        """Ask it to stop; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def watching(
    root: Path, home: Path, *words: str, settle: float = 0.3, env: Mapping[str, str] | None = None
) -> Iterator[Watching]:
    """`cultivate watch` in the vault at `root`, once it says that it is watching; killed at the end."""
    whole = isolated_environment(home) | {"CULTIVATE_WATCH_SETTLE": str(settle)} | dict(env or {})
    process = subprocess.Popen(
        [sys.executable, "-m", "cultivate", "watch", *words],
        cwd=root, env=whole, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heeding_signals,  # noqa: PLW1509
    )  # fmt: skip
    watcher = Watching(process, root)
    try:
        watcher.says("watching ")
        yield watcher
    finally:
        process.kill()
        process.wait()


def _collect(stream: IO[bytes] | None, into: list[str]) -> None:
    assert stream is not None
    with stream:
        into.extend(line.decode("utf-8", "surrogateescape").rstrip("\n") for line in stream)


def is_up_to_date(root: Path, day: date = DAY) -> bool:
    """Whether `cultivate agenda`, which reads everything from scratch, would change nothing."""
    session = open_vault(root, os.fspath(root), {}, day, clock=date.today())
    return not agenda(session, dry_run=True).outcome.changes


def writes(root: Path) -> list[tuple[str, ...]]:
    """The notes that were written together, oldest first, as the journal has them."""
    journal = Journal.peek(root)
    return [tuple(image.path for image in journal.entry(number).images) for number in journal.ids()]
