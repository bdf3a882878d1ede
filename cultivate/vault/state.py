"""The user's state folder: locks and the journal of each vault. Nothing of a vault is kept here alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cultivate.errors import Refused
from cultivate.vault.faults import in_words


def state_folder() -> Path:
    """The folder for what must outlive a command and belongs into no vault; Refused where it cannot be made.

    `~/.local/state/cultivate` on Linux; `XDG_STATE_HOME` moves it.
    """
    folder = state_path()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise no_state(folder, error) from None
    return folder


def state_path() -> Path:
    """Where the state folder is, or would be."""
    if sys.platform == "win32" or sys.platform == "darwin":
        from platformdirs import user_state_path

        return user_state_path("cultivate", appauthor=False)
    moved = os.environ.get("XDG_STATE_HOME", "")
    home = moved if os.path.isabs(moved) else os.path.expanduser("~/.local/state")
    return Path(home) / "cultivate"


def vault_name(root: Path) -> str:
    """What the vault's own files are called here: after the folder itself, since its path may be a link.

    Refused where the vault is not there.
    """
    try:
        facts = os.stat(root)
    except OSError as error:
        raise Refused(f"the vault {root} cannot be opened: {in_words(error)}") from None
    return f"vault-{facts.st_dev:x}-{facts.st_ino:x}"


def no_state(folder: Path, error: OSError, what: str = "lock") -> Refused:
    """The refusal of a command that would write, and cannot keep its lock, or its journal."""
    why = f"{folder} cannot be written: {in_words(error)}"
    return Refused(f"nothing was changed, because cultivate keeps its {what} in your state folder, and {why}")
