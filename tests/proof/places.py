"""Vaults and environments in which the proofs run. No test lives here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.running import isolated_environment, write_files

BOB = (
    "---\ntier: alliance\nlast_touch: 2026-01-05\n---\n# Bob Lee\n\n## Log\n- 2026-01-05 call: back in May\n"
)


def make_vault(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A vault with Bob Lee, who must stay well whatever is beside him, and `files`."""
    (folder / ".obsidian").mkdir(parents=True)
    write_files(folder, {"People/Bob Lee.md": BOB, "cultivate.toml": "", **files})
    return folder


def environment(folder: Path) -> dict[str, str]:
    """A home of its own for a proof that needs no fixture."""
    folder.mkdir(exist_ok=True)
    return isolated_environment(folder)
