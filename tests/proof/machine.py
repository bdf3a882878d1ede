"""What a proof needs of the machine: installed where that is allowed, else skipped loudly and by name."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

_INSTALL = Path(__file__).with_name("install.sh")
_PATIENCE = 300
"""Seconds for one installation."""


def need(what: str, package: str, found: Callable[[], str | None]) -> str:
    """Where `what` is; `package` is installed if it is nowhere. Skips the test where that does not help."""
    where = found()
    if where is None and _installed(package):
        where = found()
    if where is None:
        pytest.skip(f"LOUD: not proven for want of {what} (package {package})")
    return where


def need_program(name: str, package: str = "") -> str:
    """The path of a program; some stand where only root looks."""
    folders = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    return need(name, package or name, lambda: shutil.which(name, path=folders))


def need_root(what: str) -> None:
    """Skip where the test may not do `what`."""
    if os.geteuid():
        pytest.skip(f"LOUD: not proven, since only root can {what}")


@cache
def _installed(package: str) -> bool:
    """Whether the package could be installed; one installation at a time, whichever process asks."""
    if not shutil.which("apt-get"):
        return False
    with open(Path(tempfile.gettempdir()) / f"install-{os.geteuid()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            words = [str(_INSTALL), package]
            return not subprocess.run(words, capture_output=True, timeout=_PATIENCE, check=False).returncode
        except subprocess.TimeoutExpired:
            return False
