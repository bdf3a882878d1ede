"""Which folder is the vault (format: "A vault"): named, or found upward."""

from __future__ import annotations

import os
from pathlib import Path

from cultivate.errors import UsageError

SETTINGS_FILE = "cultivate.toml"


def find_vault(start: Path, option: str | None = None, environment: str | None = None) -> Path:
    """The vault's folder, with links resolved.

    `option` (`--vault`) counts before `environment` (`CULTIVATE_VAULT`, empty for none); a folder that
    is named need not hold anything yet. Without either it is the first folder from `start` upward that
    has a `cultivate.toml` or an `.obsidian` folder. A UsageError says what to do.
    """
    if option is not None:
        return _named(start, option, "--vault")
    if environment:
        return _named(start, environment, "CULTIVATE_VAULT")
    here = start.resolve()
    for folder in (here, *here.parents):
        if os.path.isfile(folder / SETTINGS_FILE) or os.path.isdir(folder / ".obsidian"):
            return folder
    raise UsageError(
        f"no vault in {here} or above it: go to your vault's folder, name it with `--vault FOLDER`, "
        "or make a new one with `cultivate init FOLDER`"
    )


def _named(start: Path, text: str, source: str) -> Path:
    if not text or "\0" in text:
        raise UsageError(f"{source} needs the folder of a vault")
    folder = start / os.path.expanduser(text)
    if not os.path.exists(folder):
        raise UsageError(f"{source}: there is no folder {folder}; `cultivate init` makes a vault")
    if not os.path.isdir(folder):
        raise UsageError(f"{source}: {folder} is not a folder; name the folder that holds the notes")
    return folder.resolve()
