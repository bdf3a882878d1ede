"""kill -9 at any moment: no note is torn, and what was called saved is there."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.proof.figures import Figure
from tests.proof.generations import Child, Writer, careful, fresh, look, mend, naive
from tests.proof.places import environment
from tests.running import write_files

LONGEST = 0.02
"""Seconds within which the writer is killed: some generations."""


@dataclass(slots=True)
class Tally:
    """What came of many ends of a writer."""

    rounds: int = 0
    torn: int = 0
    lost: int = 0
    left: int = 0
    inside: int = 0

    def __str__(self) -> str:
        told = f"{self.rounds} rounds, {self.inside} of them in the middle of a save"
        return f"{told}: {self.torn} torn, {self.lost} acknowledged lost"


def kill_in_process(root: Path, writer: Writer, rounds: int, *, mending: bool = True) -> Tally:
    """Fork a writer, kill it soon, look; again and again in one vault."""
    chance, tally, generation, acknowledged = random.Random(1), Tally(), 0, 0
    fresh(root)
    for _ in range(rounds):
        child = Child.start(root, generation + 1, writer, acknowledged)
        time.sleep(chance.uniform(0, LONGEST))
        acknowledged = child.end()
        found = look(root, acknowledged)
        tally.rounds += 1
        tally.torn += bool(found.torn)
        tally.lost += bool(found.lost)
        if mending:
            tally.inside += any((root / "..").resolve().glob("state/cultivate/*/pending"))
            tally.left += bool(mend(root))
            again = look(root, acknowledged)
            tally.torn += bool(again.torn)
            tally.lost += bool(again.lost)
        generation = found.newest
    return tally


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "vault"


def test_a_hundred_kills(root: Path, tmp_path: Path, figure: Figure) -> None:
    prove_in_process(root, 100, 40, tmp_path / "naive", "kill -9 in process (quick)", figure)


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_ten_thousand_kills(root: Path, tmp_path: Path, figure: Figure) -> None:
    prove_in_process(root, 10_000, 1_000, tmp_path / "naive", "kill -9 in process (full)", figure)


def prove_in_process(root: Path, rounds: int, bites: int, other: Path, claim: str, figure: Figure) -> None:
    tally = kill_in_process(root, careful, rounds)
    assert (tally.torn, tally.lost, tally.left) == (0, 0, 0)
    assert tally.inside > rounds / 20
    teeth = kill_in_process(other, naive, bites, mending=False)
    assert teeth.torn > bites / 10
    figure(claim, str(tally), f"naive writer: {100 * teeth.torn / bites:.0f}% torn")


# The real command.

PEOPLE = ("Jane Doe", "Bob Lee", "Ann Poe")
NOTE = (
    "---\ntier: alliance\ncity: v{number}\nlast_touch: 2026-10-09\n---\n# {name}\n\n"
    + "words\n" * 50
    + "the end\n"
)


def note(name: str, number: int) -> bytes:
    return NOTE.format(name=name, number=number).encode()


def kill_the_command(folder: Path, rounds: int) -> Tally:
    """Let `cultivate set` write three notes, and kill it anywhere: half of the time while it saves."""
    chance, tally = random.Random(2), Tally()
    root, env = folder / "vault", environment(folder / "home")
    (root / ".obsidian").mkdir(parents=True)
    write_files(root, {f"People/{name}.md": note(name, 0) for name in PEOPLE})
    for number in range(1, rounds + 1):
        process = started(root, env, number)
        if number % 2:
            wait_for_save(process, folder / "home")
            time.sleep(chance.uniform(0, 0.012))
        else:
            time.sleep(chance.uniform(0, 0.4))
        process.kill()
        saved = process.wait() == 0
        found = {name: (root / f"People/{name}.md").read_bytes() for name in PEOPLE}
        tally.rounds += 1
        tally.inside += any((folder / "home").glob(".local/state/cultivate/*/pending"))
        tally.torn += any(data not in (note(n, number), note(n, number - 1)) for n, data in found.items())
        tally.lost += saved and any(data != note(n, number) for n, data in found.items())
        finish = started(root, env, number)
        assert finish.wait() == 0  # the same command again makes it whole
        found = {name: (root / f"People/{name}.md").read_bytes() for name in PEOPLE}
        tally.lost += any(data != note(n, number) for n, data in found.items())
        tally.left += any(root.rglob(".cultivate-*"))
    return tally


def started(root: Path, env: dict[str, str], number: int) -> subprocess.Popen[bytes]:
    words = ["set", "--tier", "alliance", f"city=v{number}", "--yes"]
    return subprocess.Popen(
        [sys.executable, "-m", "cultivate", *words],
        cwd=root, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def wait_for_save(process: subprocess.Popen[bytes], home: Path) -> None:
    """Until the journal of the command is there, which comes just before the first note."""
    journals = home / ".local" / "state" / "cultivate"
    while process.poll() is None:
        with contextlib.suppress(OSError):
            if any("pending" in os.listdir(each) for each in journals.iterdir() if each.is_dir()):
                return
        time.sleep(0.0005)


def test_the_command_killed_a_few_times(tmp_path: Path, figure: Figure) -> None:
    tally = kill_the_command(tmp_path, 6)
    assert (tally.torn, tally.lost, tally.left) == (0, 0, 0)
    figure("kill -9 of the command (quick)", str(tally))


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_the_command_killed_five_hundred_times(tmp_path: Path, figure: Figure) -> None:
    tally = kill_the_command(tmp_path, 500)
    assert (tally.torn, tally.lost, tally.left) == (0, 0, 0)
    assert tally.inside > 100
    figure("kill -9 of the command (full)", str(tally))
