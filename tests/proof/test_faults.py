"""Every command that writes, every call that can fail, every way of failing: none torn, none falsely saved.

The calls are the operating system's, refused by `tests.vault.faults`; the command is the real one from its
words to its exit code. Death is the end of the process at that very call.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cultivate.notes.agenda.render import CALM
from tests.proof.commands import (
    DIED,
    NO_FAULT,
    ONCE,
    WRITING,
    Place,
    intended,
    notes_of,
    run_forked,
)
from tests.proof.figures import Figure
from tests.vault.faults import DEATH, OPERATIONS, Fault

ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR, DEATH)
FULL = {"the rest": 1, "open": 4, "fdopen": 4, "close": 4, "read": 9, "listdir": 3, "access": 3}
FULL |= dict.fromkeys(("stat", "fstat", "lstat"), 40)
"""Every call that changes anything; of those that look there are hundreds, and some will do."""
QUICK = {"the rest": 5, **{name: 8 * step for name, step in FULL.items() if step > 1}}
SEVERAL = ("log", "agenda", "merge-copies")


@dataclass(slots=True)
class Tally:
    """What came of many faults."""

    cases: int = 0
    torn: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)

    def __iadd__(self, other: Tally) -> Tally:
        self.cases += other.cases
        for name in ("torn", "false", "left", "bugs", "undone"):
            getattr(self, name).extend(getattr(other, name))
        return self


@dataclass(frozen=True, slots=True)
class Command:
    """A command that writes, what the vault holds before and after it when nothing fails, and its calls."""

    name: str
    words: list[str]
    start: Place
    before: dict[str, bytes]
    after: dict[str, bytes]
    calls: Mapping[str, int]


def faultless(name: str, words: list[str], start: Place, folder: Path) -> Command:
    """The command as it goes when nothing fails."""
    place = start.again(folder)
    before = notes_of(place)
    done = run_forked(words, place, NO_FAULT)
    assert done.code == 0, (name, done)
    after = notes_of(place)
    assert after != before, name
    return Command(name, words, start, before, after, done.calls)


def strike(command: Command, fault: Fault, folder: Path) -> Tally:
    """One run with one fault, what it left, and a run of the same command that completes it."""
    place, tally = command.start.again(folder), Tally()
    case = f"{command.name}: {fault}"
    ended = run_forked(command.words, place, fault)
    if not ended.struck:
        return tally
    tally.cases = 1
    # A temporary file that cannot be swept stays, hidden, for the next command that writes.
    found = {path: data for path, data in notes_of(place).items() if ".cultivate-" not in path}
    known = {*command.before, *command.after}
    # What could not be read is named, in an agenda too: then that is a third text, whole and told of.
    meant = intended(place) if ended.code == 1 else {}
    for path in known:
        whole = {command.before.get(path), command.after.get(path)} | meant.get(path, set())
        if found.get(path) not in whole:
            tally.torn.append(f"{case}: {path}: {ended}")
    if ended.code == 0 and found != command.after:
        tally.false.append(f"{case}: {ended.out}")
    if ended.code not in (0, 1, 2, 3, DIED) or "Traceback" in ended.err:
        tally.bugs.append(f"{case}: {ended}")
    if {*found} - known:
        tally.left.append(f"{case}: {sorted({*found} - known)}")
    again = run_forked(command.words, place)
    wanted = command.after
    if command.name in ONCE and ended.code == 1 and again.code == 3:
        wanted = found  # a record that says who may be missing from it; it is taken back and made again
    found = completed(notes_of(place))
    if command.name == "init":  # which takes no lock where there is nothing left to make
        found = {path: data for path, data in found.items() if ".cultivate-" not in path}
    if found != completed(wanted) or again.code not in ((0, 3) if command.name in ONCE else (0,)):
        differ = sorted(path for path in {*found, *known} if found.get(path) != command.after.get(path))
        tally.undone.append(f"{case}: {ended} then {again}: {differ}")
    return tally


def completed(files: dict[str, bytes]) -> dict[str, bytes]:
    """What must be the same however often the command had to be run, as everything that the user wrote.

    In an agenda, what the first run logged is `found` by the second, and the sentence of an empty day is not
    put into a note that was begun without it. A copy may lie in the trash twice.
    """
    kept = {path: data for path, data in files.items() if not path.startswith(".trash/")}
    kept |= {f"in the trash: {data!r}": b"" for path, data in files.items() if path.startswith(".trash/")}
    return {path: _settled(data) if path.startswith("Agenda/") else data for path, data in kept.items()}


def _settled(agenda: bytes) -> bytes:
    return re.sub(rb"\xe2\x86\xb3 (?:logged|found) .*", b"", agenda.replace(f"{CALM}\n\n".encode(), b""))


def every_fault(command: Command, errors: Sequence[int], folder: Path, every: Mapping[str, int]) -> Tally:
    """Every so manyth call of each operation refused with each error, as far as the command comes to it."""
    tally = Tally()
    for operation in OPERATIONS:
        step = every.get(operation, every["the rest"])
        for turn, number in enumerate(errors):
            first = 1 + turn * step // len(errors)
            for nth in range(first, command.calls.get(operation, 0) + 1, step):
                tally += strike(command, Fault(operation, nth, number), folder)
    return tally


def prove(
    start: Place, names: Sequence[str], errors: Sequence[int], folder: Path, every: Mapping[str, int]
) -> Tally:
    tally = Tally()
    for name in names:
        command = faultless(name, WRITING[name], start, folder)
        tally += every_fault(command, errors, folder, every)
    assert tally.torn == []
    assert tally.false == []
    assert tally.left == []
    assert tally.bugs == []
    assert tally.undone == []
    return tally


def test_some_faults_of_some_commands(start: Place, tmp_path: Path, figure: Figure) -> None:
    tally = prove(start, SEVERAL, (errno.ENOSPC, DEATH), tmp_path / "place", QUICK)
    assert tally.cases > 50
    figure(
        "the Nth fault (quick)", f"{tally.cases} cases of {len(SEVERAL)} commands: 0 torn, 0 false “saved”"
    )


@pytest.mark.parametrize("name", ["sync", "set many", "log --to", "intro"])
def test_every_other_file_that_cannot_be_opened(name: str, start: Place, tmp_path: Path) -> None:
    command = faultless(name, WRITING[name], start, tmp_path / "place")
    tally = every_fault(command, (errno.EIO,), tmp_path / "place", {"the rest": 1000, "open": 2})
    assert tally.cases > 20
    assert tally == Tally(tally.cases)


@pytest.mark.proof
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("name", WRITING)
def test_every_file_of_every_command_that_cannot_be_opened(name: str, start: Place, tmp_path: Path) -> None:
    command = faultless(name, WRITING[name], start, tmp_path / "place")
    tally = every_fault(command, (errno.EIO,), tmp_path / "place", {"the rest": 1000, "open": 1})
    assert tally.cases > 20
    assert tally == Tally(tally.cases)


@pytest.mark.proof
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("name", WRITING)
def test_every_fault(name: str, start: Place, tmp_path: Path, figure: Figure) -> None:
    tally = prove(start, [name], ERRORS, tmp_path / "place", FULL)
    assert tally.cases > 50
    figure("the Nth fault (full)", f"{name}: {tally.cases} cases, 0 torn, 0 false “saved”")
