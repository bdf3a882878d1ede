"""Whatever the system refuses, wherever the process dies: no note is torn, and none falsely called saved.

The naive way of saving fails the same harness, so that it is known to be one.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from cultivate.errors import CultivateError
from cultivate.notes.edit import Change, Removal
from cultivate.vault.journal import Journal
from cultivate.vault.lock import locked
from cultivate.vault.write import write
from tests.running import MakeVault, read_files, write_files
from tests.vault.faults import AFTERWARDS, DEATH, INTERRUPT, OPERATIONS, Fault, faults

LONG_AGO = 1_700_000_000
STOPS = (INTERRUPT, AFTERWARDS, DEATH)
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR, *STOPS)
QUICK = (errno.EIO, *STOPS)
ALWAYS = {"open", "read", "pwrite", "fsync", "link", "rename", "replace", "unlink", "exchange"}
BEFORE = {"a.md": b"a" * 99, "made.md": b"made", "linked.md": b"b" * 50}
CHANGES = (
    Change("a.md", "a" * 99, "A" * 120),
    Change("F/new.md", None, "new"),
    Removal("made.md", "made"),
    Change("linked.md", "b" * 50, "B" * 40),
)
AFTER = {"a.md": b"A" * 120, "F/new.md": b"new", "linked.md": b"B" * 40}
PATHS = sorted({*BEFORE, *AFTER})
TORN_UNTIL_RECOVERED = {"linked.md"}
"""It has a hard link, and was to be overwritten in place."""

Writer = Callable[[Path], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run with one fault left: what it called saved, notes torn or not saved in truth, leftovers."""

    struck: bool
    saved: tuple[str, ...]
    torn: tuple[str, ...]
    false: tuple[str, ...]
    left: tuple[str, ...]
    at_once: tuple[str, ...]
    """Leftovers before the run that mends."""


def careful(root: Path) -> tuple[str, ...]:
    with contextlib.suppress(CultivateError, KeyboardInterrupt):
        return write(root, CHANGES, label="try everything", in_place=True).paths
    return ()


def naive(root: Path) -> tuple[str, ...]:
    saved = []
    with contextlib.suppress(OSError, KeyboardInterrupt):
        for change in CHANGES:
            saved.append(change.path)
            if isinstance(change, Removal):
                os.unlink(root / change.path)
                continue
            os.makedirs((root / change.path).parent, exist_ok=True)
            descriptor = os.open(root / change.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.pwrite(descriptor, change.after.encode(), 0)
            os.fsync(descriptor)
            os.close(descriptor)
    return tuple(saved)


def attempt(root: Path, writer: Writer, fault: Fault, *, exchanges: bool) -> Outcome:
    """One run of `writer`, in a process of its own where the fault is death; then a run that mends."""
    fresh(root)
    saved: tuple[str, ...] = ()
    if fault.number == DEATH:
        struck = died(root, writer, fault, exchanges=exchanges)
    else:
        with faults(fault, exchanges=exchanges) as plan:
            saved = writer(root)
        struck = plan.struck
    allowed: set[str] = TORN_UNTIL_RECOVERED if writer is careful else set()
    found = read_files(root)
    at_once = tuple(path for path in found if path not in {*PATHS, "twin"})
    torn = [path for path in PATHS if path not in allowed and not whole(path, found)]
    with locked(root):
        pass
    found = read_files(root)
    torn += [path for path in PATHS if not whole(path, found)]
    false = tuple(path for path in saved if found.get(path) != AFTER.get(path))
    left = tuple(path for path in found if path not in {*PATHS, "twin"})
    return Outcome(struck, saved, tuple(torn), false, left, at_once)


def whole(path: str, found: dict[str, bytes]) -> bool:
    return found.get(path) in (BEFORE.get(path), AFTER.get(path))


def fresh(root: Path) -> None:
    """The vault as in the beginning, without a past: else the notes of the last case would be put back."""
    Journal.of(root).clear()
    for path in {*PATHS, "twin"}:
        (root / path).unlink(missing_ok=True)
    if (root / "F").exists():
        (root / "F").rmdir()
    write_files(root, BEFORE)
    os.link(root / "linked.md", root / "twin")
    for path in BEFORE:
        os.utime(root / path, (LONG_AGO, LONG_AGO))


def died(root: Path, writer: Writer, fault: Fault, *, exchanges: bool) -> bool:
    """Run `writer` in a child that ends at the fault; whether it came so far."""
    child = os.fork()
    if not child:
        with faults(fault, exchanges=exchanges):
            writer(root)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_nth_fault(vault: MakeVault, operation: str) -> None:
    every = 7 if operation == "lstat" else 1  # resolving links asks a hundred times, and ignores the answer
    assert each_fault(vault({}), operation, QUICK, exchanges=True, every=every) >= (operation in ALWAYS)


@pytest.mark.parametrize("operation", ["link", "replace", "unlink", "fsync"])
def test_the_nth_fault_where_no_files_change_places(vault: MakeVault, operation: str) -> None:
    assert each_fault(vault({}), operation, QUICK, exchanges=False)


def each_fault(root: Path, operation: str, numbers: Sequence[int], *, exchanges: bool, every: int = 1) -> int:
    """Every `every`th call of `operation` refused with each of `numbers`; how many cases that was."""
    cases = 0
    for number in numbers:
        for nth in range(1, 400, every):
            fault = Fault(operation, nth, number)
            outcome = attempt(root, careful, fault, exchanges=exchanges)
            assert not outcome.torn, fault
            assert not outcome.false, fault
            assert not outcome.left, fault
            assert not outcome.at_once or number not in (INTERRUPT, AFTERWARDS), fault
            if not outcome.struck:
                assert set(outcome.saved) == set(PATHS) or number == DEATH
                break
            cases += 1
    return cases


@pytest.mark.parametrize("number", [errno.ENOSPC, DEATH])
def test_the_naive_way_fails_here(vault: MakeVault, number: int) -> None:
    root = vault({})
    bad = []
    for operation in ("pwrite", "fsync", "close"):
        for nth in range(1, 4):
            outcome = attempt(root, naive, Fault(operation, nth, number), exchanges=True)
            bad += [*outcome.torn, *outcome.false]
    assert len(bad) >= 3
