"""Paths in a vault: relative to its folder, with forward slashes, never out of it."""

from __future__ import annotations

import os
from pathlib import Path

from cultivate.errors import Refused


def checked(path: str) -> str:
    """`path` if it may name a file of a vault: relative, no `..`, nothing of git's. Looks at no disk.

    Refused otherwise.
    """
    parts = path.split("/")
    if not path or "\0" in path or os.path.isabs(path) or (os.name == "nt" and ("\\" in path or ":" in path)):
        raise Refused(f"{visible(path) or 'an empty path'}: not a path inside the vault")
    if any(part in ("", ".", "..") for part in parts):
        raise Refused(f"{visible(path)}: not a path inside the vault")
    if any(part.casefold() == ".git" for part in parts):
        raise Refused(f"{visible(path)}: cultivate never touches git's own files")
    return path


def real_path(root: Path, path: str) -> str:
    """The file or new file that `path` names, every link resolved; Refused where that is outside the vault.

    The last part need not exist.
    """
    base = os.path.realpath(root)
    found = os.path.realpath(os.path.join(base, checked(path)))
    if not found.startswith(base.rstrip(os.sep) + os.sep):
        raise Refused(f"{visible(path)}: a link that leads out of the vault; cultivate stays inside it")
    return found


def visible(path: str) -> str:
    """A path that can be printed anywhere: bytes that are no UTF-8 shown as `\\xe9`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
