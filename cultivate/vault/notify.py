"""The system's own notifier: a title and a line of text. Which program is run, no vault has a say in."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from cultivate.errors import CultivateError
from cultivate.vault.paths import visible
from cultivate.vault.state import state_folder, vault_name

_PATIENCE = 5.0  # seconds for which a notifier may keep us waiting
# The text comes as an argument, and is no part of the script.
_SCRIPT = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run"


def notify(title: str, text: str) -> bool:
    """Show a notification; False where the system has no notifier, or it fails."""
    title, text = visible(title), visible(text)
    if sys.platform == "darwin":
        name, words = "osascript", ["-e", _SCRIPT, title, text]
    else:  # its text may have markup, and names are not to be taken for that
        name, words = "notify-send", ["--app-name=cultivate", "--", title, html.escape(text, quote=False)]
    program = shutil.which(name)
    if program is None or not os.path.isabs(program):
        return False
    try:
        done = subprocess.run(  # noqa: S603 (no shell; the user's own path says which program)
            [program, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def was_told(root: Path, day: date) -> bool:
    """Whether the morning of `day` has been told for this vault, by this watcher or one before."""
    try:
        return _file(root).read_text(encoding="ascii") == day.isoformat()
    except (OSError, ValueError, CultivateError):
        return False


def remember_told(root: Path, day: date) -> None:
    """Remember that the morning of `day` has been told. Raises OSError."""
    _file(root).write_text(day.isoformat(), encoding="ascii")


def _file(root: Path) -> Path:
    return state_folder() / f"{vault_name(root)}.told"
