"""What the care costs: `python -m benchmarks.guarded [--rounds 200]`.

In one process, in turns: a note written the naive way (temporary file, fsync, rename), and by `vault.write`
(lock, comparison, journal, exchange, a last look). Once with every fsync and once with none, since what a
disk takes for one says nothing about us. Then `cultivate log` in a vault of 240 contacts, beside
`python -c pass`. Medians; the time by the clock, and the processor's, which other work disturbs least.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.make_vault import make_vault, name_of
from benchmarks.run import ROOT, environment, run
from cultivate.notes.edit import Change
from cultivate.vault.write import write

LONG_AGO = 1_700_000_000
TEXT = (
    "---\ntier: alliance\nlast_touch: 2026-10-09\n---\n# Jane Doe\n" + "- 2026-10-09 call: a few words\n" * 40
)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    compileall.compile_dir(ROOT / "cultivate", quiet=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        print("| one note | ms | processor ms | over the naive way, ms |")
        print("| --- | ---: | ---: | ---: |")
        for said, synced in (("with fsync", True), ("fsync apart", False)):
            table(folder, said, asked.rounds, synced=synced)
        commands(folder, max(3, asked.rounds // 20))


def table(folder: Path, said: str, rounds: int, *, synced: bool) -> None:
    """Both ways in turns, as two rows."""
    real: Any = os.fsync
    if not synced:
        os.fsync = _nothing
    try:
        found = measured(folder / said, rounds)
    finally:
        os.fsync = real
    naive = found["naive"]
    for way, (clock, processor) in found.items():
        over = f"{clock - naive[0]:.2f}" if way != "naive" else ""
        print(f"| {way}, {said} | {clock:.2f} | {processor:.2f} | {over} |")


def _nothing(fd: Any) -> None:
    pass


def measured(folder: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Medians of the milliseconds by the clock and by the processor of each way."""
    vault = folder / "vault"
    vault.mkdir(parents=True)
    taken: dict[str, list[tuple[float, float]]] = {"naive": [], "guarded": []}
    ways: dict[str, Callable[[Path, str, str], None]] = {"naive": naively, "guarded": guarded}
    texts = [TEXT, f"{TEXT}- 2026-11-24 call: new\n"]
    for way in ways:
        (vault / f"{way}.md").write_text(texts[0])
    for turn in range(rounds):
        for way, act in ways.items():
            note = vault / f"{way}.md"
            os.utime(note, (LONG_AGO, LONG_AGO))
            clock, processor = time.perf_counter(), time.process_time()
            act(note, texts[turn % 2], texts[1 - turn % 2])
            taken[way].append((time.perf_counter() - clock, time.process_time() - processor))
    return {
        way: (statistics.median(t[0] for t in each) * 1000, statistics.median(t[1] for t in each) * 1000)
        for way, each in taken.items()
    }


def naively(note: Path, before: str, after: str) -> None:
    """As a careful script does it: whole or not at all, with nobody else in mind."""
    with open(f"{note}.tmp", "w", encoding="utf-8", newline="") as file:
        file.write(after)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{note}.tmp", note)


def guarded(note: Path, before: str, after: str) -> None:
    """As every command does it."""
    write(note.parent, [Change(note.name, before, after)], label="log Jane Doe")


def commands(folder: Path, rounds: int) -> None:
    """`log` on 240 contacts, as processes of their own."""
    vault = folder / "practice"
    make_vault(vault, 240)
    env = environment(folder / "home")
    cultivate = [sys.executable, "-m", "cultivate", "--vault", str(vault)]
    words = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "cultivate log": [*cultivate, "log", name_of(0), "--via", "call", "--again", "-m", "a word"],
    }
    taken = {name: [run(line, env) for _ in range(rounds + 1)][1:] for name, line in words.items()}
    floor = statistics.median(once.processor for once in taken["python -c pass"])
    print("\n| 240 contacts | ms | processor ms | × python -c pass |")
    print("| --- | ---: | ---: | ---: |")
    for name, each in taken.items():
        clock = statistics.median(once.by_the_clock for once in each) * 1000
        processor = statistics.median(once.processor for once in each)
        print(f"| {name} | {clock:.0f} | {processor * 1000:.0f} | {processor / floor:.1f} |")


if __name__ == "__main__":
    main()
