"""Transcripts: Markdown in which small vaults and sessions at the prompt stand as a reader sees them.

A block of notes writes a file at that point, its path after the language. `~/` is the home; else it lies
in the vault, the folder `vault` in it, which with its first note gets the `.obsidian` that Obsidian makes:

    ```markdown People/Jane Doe.md
    ---
    tier: alliance
    ---
    ```

A `console` block is a session. `$ ` begins a command (a backslash at its end continues it), then comes
what it prints: stdout as it is, then stderr with `! ` before each line, then `[3]` where it ended so.
A line that would be misread has a backslash before it; ` (no newline)` ends a last line without one.
Other blocks and all prose are for the reader. `render(parse(text)) == text`.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.running import Result, isolated_environment, run_command, write_files

NO_NEWLINE = " (no newline)"
_FENCE = re.compile(r"(?P<fence>`{3,})(?P<language>[^\s`]*)(?: (?P<path>\S.*))?")
_MISREAD = re.compile(r"\$ |! |\\|`{3}|\[-?\d+\]$")


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines that are for the reader."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A file that is written when the session comes to it."""

    opening: str
    path: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed, its continuation lines included, and the lines it answers with."""

    typed: tuple[str, ...]
    answer: tuple[str, ...]

    @property
    def line(self) -> str:
        """As the shell gets it."""
        return "\n".join(self.typed).removeprefix("$ ")


@dataclass(frozen=True, slots=True)
class Session:
    """Commands in the order in which they are typed."""

    opening: str
    commands: tuple[Command, ...]


Part = Prose | Note | Session


def parse(text: str) -> list[Part]:
    """A transcript's parts, in order. ValueError where a fence is not closed or a session begins oddly."""
    parts: list[Part] = []
    lines, prose, at = text.split("\n"), [], 0
    while at < len(lines):
        opening = _FENCE.fullmatch(lines[at])
        if not opening:
            prose.append(lines[at])
            at += 1
            continue
        end = _closing(lines, at, opening["fence"])
        block = _block(opening, lines[at : end + 1])
        if isinstance(block, Prose):
            prose.extend(block.lines)
        else:
            parts += [Prose(tuple(prose)), block]
            prose = []
        at = end + 1
    return [*parts, Prose(tuple(prose))]


def _closing(lines: list[str], at: int, fence: str) -> int:
    for number in range(at + 1, len(lines)):
        if lines[number] == fence:
            return number
    raise ValueError(f"line {at + 1}: the fence that opens here is not closed")


def _block(opening: re.Match[str], lines: list[str]) -> Part:
    inside = lines[1:-1]
    if opening["language"] == "console":
        return Session(lines[0], tuple(_commands(inside)))
    if opening["path"]:
        return Note(lines[0], opening["path"], tuple(inside))
    return Prose(tuple(lines))


def _commands(lines: list[str]) -> list[Command]:
    commands: list[Command] = []
    continued = False
    for line in lines:
        if continued:
            commands[-1] = replace(commands[-1], typed=(*commands[-1].typed, line))
        elif line.startswith("$ "):
            commands.append(Command((line,), ()))
        elif commands:
            commands[-1] = replace(commands[-1], answer=(*commands[-1].answer, line))
            continue
        else:
            raise ValueError(f"a session begins with `$ `, not with {line!r}")
        continued = line.endswith("\\")
    return commands


def render(parts: list[Part]) -> str:
    """The transcript's text."""
    return "\n".join(line for part in parts for line in _rendered(part))


def _rendered(part: Part) -> tuple[str, ...]:
    match part:
        case Prose(lines):
            return lines
        case Note(opening, _, lines):
            return (opening, *lines, opening[: len(opening) - len(opening.lstrip("`"))])
        case Session(opening, commands):
            said = [line for command in commands for line in (*command.typed, *command.answer)]
            return (opening, *said, opening[: len(opening) - len(opening.lstrip("`"))])


def answer_of(result: Result) -> tuple[str, ...]:
    """The lines that stand in a transcript for what a command printed and how it ended."""
    code = (f"[{result.code}]",) if result.code else ()
    said = (f"\\{line}" if _MISREAD.match(line) else line for line in _lines(result.stdout))
    return (*said, *(f"! {line}" for line in _lines(result.stderr)), *code)


def _lines(output: str) -> list[str]:
    lines = output.split("\n")
    last = lines.pop()
    return lines + ([last + NO_NEWLINE] if last else [])


def play(parts: list[Part], run: Callable[[str], Result], home: Path) -> list[Part]:
    """The same transcript with what the commands print now; notes are written below `home`."""
    played: list[Part] = []
    for part in parts:
        if isinstance(part, Note):
            outside = part.path.startswith("~/")
            path = part.path.removeprefix("~/") if outside else f"vault/{part.path}"
            write_files(home, {path: "".join(f"{line}\n" for line in part.lines)})
            if not outside:
                (home / "vault" / ".obsidian").mkdir(exist_ok=True)
        if isinstance(part, Session):
            commands = (replace(command, answer=answer_of(run(command.line))) for command in part.commands)
            part = Session(part.opening, tuple(commands))  # noqa: PLW2901
        played.append(part)
    return played


class Prompt:
    """A shell whose `cd` lasts from one command to the next, in which `cultivate` is this one.

    It stands in `home`/vault. In what is printed, the home is `/home/you`.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "vault"
        self.folder.mkdir(exist_ok=True)
        self._here = self.folder
        self._bin = home / ".bin"
        self._bin.mkdir()
        script = self._bin / "cultivate"
        script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cultivate "$@"\n')
        script.chmod(0o755)

    def __call__(self, line: str) -> Result:
        """Run one line as `sh` would, and remember where it ends up."""
        env = isolated_environment(self.home)
        env["PATH"] = f"{self._bin}:{env['PATH']}"
        where = self.home / ".where"
        asked = f"{line}\ncode=$?\npwd > {shlex.quote(str(where))}\nexit $code\n"
        result = run_command(["/bin/sh", "-c", asked], cwd=self._here, env=env)
        self._here = Path(where.read_text().rstrip("\n"))
        return Result(self._plain(result.stdout), self._plain(result.stderr), result.code)

    def _plain(self, output: str) -> str:
        return output.replace(str(self.home), "/home/you")
