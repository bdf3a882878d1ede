"""A few notes that are written again and again, each time whole: what is torn or lost is seen at once.

Every note of generation 17 is known to the byte. A `Child` writes one generation after the other in a process
of its own, and says of each that it is saved; whoever ends that process looks at what stands there.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import select
import signal
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cultivate.notes.edit import Change
from cultivate.vault.lock import locked
from cultivate.vault.write import write
from tests.running import read_files, write_files

NAMES = ("People/Jane Doe.md", "People/Bob Lee.md", "Agenda/2026-11-24.md")
_NUMBER = struct.Struct("q")

Writer = Callable[[Path, int], None]
"""Writes generation `n` over whatever generation the notes are of."""


def text(name: str, generation: int) -> str:
    """What the note `name` holds in that generation: 10 to 20 KB, longer and shorter by turns."""
    line = f"- {generation:08} {name}\n"
    return f"---\ngeneration: {generation}\n---\n" + line * (300 + generation % 7 * 50)


def generation_of(name: str, data: bytes | None) -> int | None:
    """The generation that these bytes are, None for torn ones."""
    if data is None:
        return None
    first = data[:80].partition(b"generation: ")[2].partition(b"\n")[0]
    number = int(first) if first.isdigit() else -1
    return number if data == text(name, number).encode() else None


def fresh(root: Path) -> None:
    """The vault in generation 0, on the disk."""
    (root / ".obsidian").mkdir(parents=True)
    write_files(root, {name: text(name, 0) for name in NAMES})
    os.sync()


def careful(root: Path, generation: int) -> None:
    """The product's way."""
    notes = [(name, (root / name).read_bytes().decode()) for name in NAMES]
    write(root, [Change(name, now, text(name, generation)) for name, now in notes], label=f"{generation}")


def naive(root: Path, generation: int) -> None:
    """What a script does: open it for writing, write it line by line."""
    for name in NAMES:
        with open(root / name, "w", encoding="utf-8") as file:
            file.writelines(text(name, generation).splitlines(keepends=True))


@dataclass(slots=True)
class Child:
    """A process that writes generations from `first` on, and says when one is saved."""

    pid: int
    pipe: int
    acknowledged: int

    @classmethod
    def start(cls, root: Path, first: int, writer: Writer, acknowledged: int) -> Self:
        """Start it, and come back when it is about to write; `acknowledged` was saved before."""
        reading, saying = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            _write_for_ever(root, first, writer, saying)
        os.close(saying)
        os.read(reading, 1)
        return cls(pid, reading, acknowledged)

    def wait_for_save(self) -> None:
        """Until it has called something saved."""
        assert select.select([self.pipe], [], [], 60)[0], "nothing was saved for a minute"

    def end(self) -> int:
        """Kill it; the last generation that it called saved."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        said = b""
        while part := os.read(self.pipe, 65536):
            said += part
        os.close(self.pipe)
        if len(said) >= _NUMBER.size:
            whole = len(said) // _NUMBER.size * _NUMBER.size
            (self.acknowledged,) = _NUMBER.unpack(said[whole - _NUMBER.size : whole])
        return self.acknowledged


def _write_for_ever(root: Path, first: int, writer: Writer, saying: int) -> None:
    """The child: never comes back."""
    try:
        os.write(saying, b"!")
        for generation in itertools.count(first):
            writer(root, generation)
            os.write(saying, _NUMBER.pack(generation))
    finally:
        os._exit(1)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands there after an end: notes that are torn, and those older than what was called saved."""

    torn: tuple[str, ...]
    lost: tuple[str, ...]
    newest: int


def look(root: Path, acknowledged: int) -> Found:
    """Look at the notes as they are, without the product."""
    files = read_files(root)
    found = {name: generation_of(name, files.get(name)) for name in NAMES}
    torn = tuple(name for name, number in found.items() if number is None)
    lost = tuple(name for name, number in found.items() if number is not None and number < acknowledged)
    return Found(torn, lost, max([acknowledged, *(number or 0 for number in found.values())]))


def mend(root: Path) -> list[str]:
    """What the next command that writes does first; the files that it leaves and should not."""
    with locked(root):
        pass
    return sorted(set(read_files(root)) - set(NAMES))
