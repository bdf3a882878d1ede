"""A sentence that leaves something open, on a terminal and where there is none."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.running import MakeVault, Run, heeding_signals, isolated_environment, unchanged

NOTE = "---\ntier: alliance\n---\n"
TWO = {"People/Jane Doe.md": NOTE, "People/Jane Smith.md": NOTE, "People/Bob Lee.md": NOTE}


def answered(
    words: Sequence[str], cwd: Path, home: Path, answers: Sequence[tuple[str, str]]
) -> tuple[str, int]:
    """The command on a terminal, each answer typed after its question: what was seen, and the exit code."""
    if not shutil.which("setsid"):
        pytest.skip("LOUD: no terminal was tried, for want of setsid")
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        ["setsid", "--ctty", sys.executable, "-m", "cultivate", *words],
        cwd=cwd,
        env=isolated_environment(home) | {"TERM": "xterm-256color", "COLUMNS": "100"},
        preexec_fn=heeding_signals,  # noqa: PLW1509
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
    )
    os.close(its_end)
    seen, left = "", list(answers)
    with contextlib.suppress(OSError):
        while True:
            ready = select.select([terminal], [], [], 0.3)[0]
            if ready:
                seen += os.read(terminal, 65536).decode("utf-8", "replace")
            elif left and left[0][0] in seen:
                os.write(terminal, left.pop(0)[1].encode())
    code = process.wait(timeout=30)
    os.close(terminal)
    return seen.replace("\r\n", "\n"), code


def test_of_two_one_is_chosen_and_shown_before_it_is_written(vault: MakeVault, home: Path) -> None:
    folder = vault(TWO)
    seen, code = answered(
        ["log", "lunch with Jane and Bob: fine"], folder, home, [("Which", "2\n"), ("Write this?", "\n")]
    )
    assert code == 0, seen
    assert "Whom do you mean by “Jane”?" in seen
    assert "  Jane Smith: 2026-11-24 meal [[Bob Lee]]: fine" in seen
    assert "- 2026-11-24 meal [[Bob Lee]]: fine" in (folder / "People/Jane Smith.md").read_text()
    assert (folder / "People/Jane Doe.md").read_text() == NOTE


def test_a_no_writes_nothing(vault: MakeVault, home: Path) -> None:
    folder = vault(TWO)
    with unchanged(folder):
        _, code = answered(
            ["log", "lunch with Jane: fine"], folder, home, [("Which", "1\n"), ("Write this?", "n\n")]
        )
    assert code == 130


def test_a_day_at_the_end_is_asked_about(vault: MakeVault, home: Path) -> None:
    folder = vault(TWO)
    words = ["log", "called Bob about her move yesterday"]
    seen, code = answered(words, folder, home, [("Was it yesterday", "y\n"), ("Write this?", "y\n")])
    assert code == 0, seen
    assert "- 2026-11-23 call: about her move\n" in (folder / "People/Bob Lee.md").read_text()


def test_what_is_certain_is_not_asked_about(vault: MakeVault, home: Path) -> None:
    folder = vault(TWO)
    seen, code = answered(["log", "lunch with Bob: fine"], folder, home, [])
    assert code == 0
    assert "?" not in seen


@pytest.mark.parametrize("option", [(), ("--no-input",), ("--yes",)])
def test_where_nobody_can_be_asked_no_person_is_guessed(
    vault: MakeVault, run: Run, option: tuple[str, ...]
) -> None:
    folder = vault(TWO)
    with unchanged(folder):
        done = run("log", "lunch with Jane", *option, cwd=folder, stdin="1\n")
    assert done.code == 3
    assert "Jane Doe (People/Jane Doe.md), Jane Smith (People/Jane Smith.md)" in done.stderr


READER = "---\ntier: alliance\nnewsletter: true\n---\n"


@pytest.mark.parametrize(
    ("options", "answers", "newsletter"),
    [
        ((), [("shall the newsletter go on?", "n\n")], "asked-off"),
        ((), [("shall the newsletter go on?", "y\n")], "2026-11-24"),
        (("--no-input",), [], "true"),
        (("--no-newsletter",), [], "asked-off"),
    ],
)
def test_whoever_is_stopped_may_keep_the_newsletter(
    vault: MakeVault, home: Path, options: tuple[str, ...], answers: list[tuple[str, str]], newsletter: str
) -> None:
    folder = vault({"People/Bob Lee.md": READER, "People/Jane Doe.md": NOTE})
    seen, code = answered(["stop", "bob", *options], folder, home, answers)
    assert code == 0, seen
    assert ("shall the newsletter" in seen) == bool(answers)
    assert f"newsletter: {newsletter}\n" in (folder / "People/Bob Lee.md").read_text()


def test_nobody_is_asked_about_a_newsletter_that_they_do_not_get(vault: MakeVault, home: Path) -> None:
    folder = vault({"People/Bob Lee.md": NOTE})
    seen, code = answered(["stop", "bob"], folder, home, [])
    assert (code, "newsletter" in seen) == (0, False)
