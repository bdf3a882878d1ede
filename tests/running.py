"""Running the real command, and proving what a folder holds. No test of its own lives here."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-24"
"""The day that every test takes for today unless it says otherwise: a Tuesday."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed and how it ended. `code` is negative for a signal."""

    stdout: str
    stderr: str
    code: int


class Run(Protocol):
    """`run("due", "--json", cwd=folder)`: the real command, in a process of its own."""

    def __call__(
        self,
        *args: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Result: ...


class MakeVault(Protocol):
    """`vault({"People/Jane Doe.md": "..."})`: a new folder with these notes, its texts as UTF-8."""

    def __call__(self, files: Mapping[str, str | bytes]) -> Path: ...


def isolated_environment(home: Path) -> dict[str, str]:
    """The environment in which the suite runs: nothing of the person's own, and a fixed day."""
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "TMPDIR": str(home),
        "TZ": "Europe/London",
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "COLUMNS": "80",
        "CULTIVATE_TODAY": TODAY,
    }


def run_command(
    words: list[str], *, cwd: Path, env: Mapping[str, str], stdin: str = "", timeout: float = 50
) -> Result:
    """One process, from its words to its end. Its output is decoded as the tool decodes notes."""
    done = subprocess.run(
        words, cwd=cwd, env=dict(env), input=stdin.encode(), capture_output=True, timeout=timeout, check=False
    )
    return Result(
        done.stdout.decode("utf-8", "surrogateescape"),
        done.stderr.decode("utf-8", "surrogateescape"),
        done.returncode,
    )


def run_cultivate(*args: str | Path, cwd: Path, env: Mapping[str, str], stdin: str = "") -> Result:
    """The real command, as this Python has it installed."""
    words = [sys.executable, "-m", "cultivate", *map(str, args)]
    return run_command(words, cwd=cwd, env=env, stdin=stdin)


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write notes below `folder`, exactly these bytes."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)


def read_files(folder: Path) -> dict[str, bytes]:
    """Every regular file below `folder`, by its path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@dataclass(frozen=True, slots=True)
class Mark:
    """By what one knows that a file was touched: not the access time, which reading may move."""

    kind: str
    content: str
    inode: int
    modified: int
    mode: int


_status = os.fstat
REAL_FSYNC = os.fsync


def keep_in_memory(descriptor: int) -> None:
    """For `os.fsync`: no disk has to keep what no test cuts the power from, and most of a test was waiting.

    A descriptor that is none is an error all the same. A command that starts cold has the real one, and so
    has the proof that does cut the power.
    """
    _status(descriptor)


def heeding_signals() -> None:
    """For a child's `preexec_fn`: whoever runs the tests in the background has had Ctrl-C ignored."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


def snapshot(folder: Path) -> dict[str, Mark]:
    """A mark of everything below `folder`, folders and odd objects included."""
    return {str(path.relative_to(folder)): _mark(path) for path in sorted(folder.rglob("*"))}


def _mark(path: Path) -> Mark:
    status = path.lstat()
    kind, content = "other", ""
    if path.is_symlink():
        kind, content = "link", str(path.readlink())
    elif path.is_dir():
        kind = "folder"
    elif path.is_file():
        kind, content = "file", hashlib.sha256(path.read_bytes()).hexdigest()
    return Mark(kind, content, status.st_ino, status.st_mtime_ns, status.st_mode)


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Prove that what runs inside leaves every byte, inode, time and mode below `folder` alone.

    `with unchanged(vault): run("due", cwd=vault)`
    """
    before = snapshot(folder)
    yield
    after = snapshot(folder)
    touched = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    assert not touched, f"touched: {touched}"
