"""The files that a new vault starts with: `vault-template/`, in the package or beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import cultivate
from cultivate.vault.locate import SETTINGS_FILE

FOLDER = "vault-template"


def vault_template() -> dict[str, str]:
    """Every file of the template, by its path relative to the vault.

    A wheel carries the folder inside the package; a development install has it beside the package.
    """
    package = Path(cultivate.__file__).parent
    folder = next(place for place in (package / FOLDER, package.parent / FOLDER) if place.is_dir())
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".DS_Store")
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


def has_notes(folder: Path) -> bool:
    """Whether somebody keeps notes in `folder` already: a note, or Obsidian's settings."""
    return folder.is_dir() and ((folder / ".obsidian").is_dir() or any(folder.rglob("*.md")))


def was_interrupted(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether `folder` holds some of `files` and nothing else: the beginning of a vault that broke off.

    The settings are written last, so that a vault which has them is complete, and what its owner deleted
    since stays deleted.
    """
    if (folder / SETTINGS_FILE).exists():
        return False
    standing = [path for path in folder.rglob("*") if not path.is_dir()]
    return all(_is_one_of(path, path.relative_to(folder).as_posix(), files) for path in standing)


def _is_one_of(path: Path, name: str, files: Mapping[str, str]) -> bool:
    return name in files and path.is_file() and path.read_bytes() == files[name].encode()
