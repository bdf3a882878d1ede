"""What git is handed beside the notes: a hook in its own folder, and the result of a merge it asked for."""

from __future__ import annotations

import os
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def make_hook(file: Path, text: str) -> None:
    """A new hook that can be run. FileExistsError where there is one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, _NEW, 0o755), "w", encoding="utf-8", newline="\n") as hook:
        hook.write(text)


def hand_back(file: Path, data: bytes) -> None:
    """The merged note, in the temporary file in which git gave ours (gitattributes: "merge drivers")."""
    with open(file, "wb") as result:
        result.write(data)
