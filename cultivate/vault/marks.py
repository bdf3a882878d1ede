"""What is seen of files from outside, by which one knows that they changed. Nothing is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from cultivate.vault.configuration import user_config_path
from cultivate.vault.locate import SETTINGS_FILE
from cultivate.vault.read import LARGEST
from cultivate.vault.walk import Found

_OBSIDIAN = (
    "app.json", "templates.json", "daily-notes.json", "community-plugins.json",
    "plugins/templater-obsidian/data.json", "plugins/periodic-notes/data.json",
)  # fmt: skip

Mark = tuple[int, int, int] | None


def mark_of_note(root: Path, path: str) -> Found | None:
    """The note at `path` as a walk would find it; None where there is none."""
    try:
        facts = os.lstat(os.path.join(root, path))
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > LARGEST:
        return None
    return Found(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def marks_of_settings(root: Path, environment: Mapping[str, str]) -> tuple[Mark, ...]:
    """The marks of every file that says how the vault is to be read, notes left out."""
    files = [user_config_path(environment), root / SETTINGS_FILE]
    return tuple(_mark(path) for path in [*files, *(root / ".obsidian" / name for name in _OBSIDIAN)])


def _mark(path: Path) -> Mark:
    try:
        facts = os.stat(path)
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def identity(root: Path) -> tuple[int, int] | None:
    """The folder itself, by its device and number; None where it is not there."""
    try:
        facts = os.stat(root)
    except OSError:
        return None
    return (facts.st_dev, facts.st_ino) if stat.S_ISDIR(facts.st_mode) else None
