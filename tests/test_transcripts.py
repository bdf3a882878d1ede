"""What the commands print, as transcripts; what they make of a vault, as golden folders; what the docs show.

`pytest --rewrite` writes down what they do now: read the diff before you commit it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.running import ROOT, read_files, snapshot
from tests.transcript import Prompt, parse, play, render

TRANSCRIPTS = sorted((ROOT / "tests" / "transcripts").glob("*.md"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GOLDEN = sorted(path.parent for path in (ROOT / "tests" / "vaults").glob("*/commands"))


@pytest.mark.parametrize("path", [*TRANSCRIPTS, *PAGES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_transcript(path: Path, home: Path, rewrite: bool) -> None:
    """Every session in the file prints what stands there; the pages that people read are no exception."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    prompt = Prompt(home)
    played = render(play(parse(text), prompt, home))
    assert "Traceback (most recent call last)" not in played
    if rewrite and played != text:
        path.write_text(played, encoding="utf-8", errors="surrogateescape")
        return
    assert played.split("\n") == text.split("\n")


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_golden_vault(golden: Path, home: Path, rewrite: bool) -> None:
    """`before` becomes `after` by the lines of `commands`; the last one, repeated, touches nothing."""
    prompt = Prompt(home)
    shutil.copytree(golden / "before", prompt.folder, dirs_exist_ok=True, symlinks=True)
    commands = (golden / "commands").read_text().splitlines()
    for line in commands:
        result = prompt(line)
        assert result.code == 0, f"{line}: {result}"
    made = snapshot(prompt.folder)
    prompt(commands[-1])
    assert snapshot(prompt.folder) == made, "the last command, repeated, changed something"
    if rewrite:
        shutil.rmtree(golden / "after", ignore_errors=True)
        shutil.copytree(prompt.folder, golden / "after", symlinks=True)
    assert read_files(prompt.folder) == read_files(golden / "after")
