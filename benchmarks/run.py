"""Measure the commands: `python -m benchmarks.run [--contacts 240 2400] [--rounds 7]`.

Seconds differ from machine to machine and from hour to hour; what is comparable are ratios within one run:
P is `python -c pass`, W is a walk over the same vault (`floor.py`), both processes of their own. The ratios
are of processor time, which other work on the machine disturbs least; the time by the clock stands beside
it. Times are medians over rounds in which every measure takes its turn; memory is the peak of the whole
process. The files are in the page cache, and Python's bytecode is compiled before.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.make_vault import TODAY, make_vault, name_of

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Measure:
    """What is timed, and how it ended: medians in milliseconds, the highest memory in MB."""

    name: str
    by_the_clock: float
    processor: float
    megabytes: float


def main() -> None:
    """Print a table for each size of vault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[240, 2400])
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    compileall.compile_dir(ROOT / "cultivate", quiet=2)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {asked.rounds} rounds")
    for contacts in asked.contacts:
        with tempfile.TemporaryDirectory() as folder:
            vault = Path(folder) / "vault"
            make_vault(vault, contacts)
            report(contacts, measure(vault, Path(folder) / "home", asked.rounds))


def measure(vault: Path, home: Path, rounds: int) -> list[Measure]:
    """Every measure in turn, round by round; the first round warms the cache and does not count."""
    env = environment(home)
    cultivate = [sys.executable, "-m", "cultivate", "--vault", str(vault)]
    someone = f"People/{name_of(0)}.md"
    asked: dict[str, list[str]] = {
        "python -c pass (P)": [sys.executable, "-c", "pass"],
        "walk (W)": [sys.executable, str(ROOT / "benchmarks" / "floor.py"), str(vault)],
        "cultivate --version": [*cultivate, "--version"],
        "cultivate --help": [*cultivate, "--help"],
        "cultivate due": [*cultivate, "due"],
        "cultivate list": [*cultivate, "list"],
        "cultivate agenda": [*cultivate, "agenda"],
        "cultivate sync": [*cultivate, "sync"],
        "cultivate log NAME": [*cultivate, "log", name_of(0), "--via", "call", "--again", "-m", "a word"],
        "cultivate log PATH": [
            *cultivate,
            "log",
            str(vault / someone),
            "--via",
            "call",
            "--again",
            "-m",
            "a word",
        ],
        "cultivate doctor": [*cultivate, "doctor"],
    }
    taken: dict[str, list[Once]] = {name: [] for name in asked}
    for turn in range(rounds + 1):
        for name, words in asked.items():
            once = run(words, env)
            if turn:
                taken[name].append(once)
    return [
        Measure(
            name,
            statistics.median(once.by_the_clock for once in results) * 1000,
            statistics.median(once.processor for once in results) * 1000,
            max(once.megabytes for once in results),
        )
        for name, results in taken.items()
    ]


def environment(home: Path) -> dict[str, str]:
    """Nobody's settings, and bytecode as an installed tool has it."""
    home.mkdir(exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CULTIVATE_", "XDG_", "PYTHON"))
    }
    return kept | {"HOME": str(home), "CULTIVATE_TODAY": str(TODAY)}


class Once(NamedTuple):
    """One process: its seconds, and its peak memory in MB."""

    by_the_clock: float
    processor: float
    megabytes: float


def run(words: Sequence[str], env: dict[str, str]) -> Once:
    """Run one process to its end; SystemExit where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(words, env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}")
    return Once(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def report(contacts: int, measures: Sequence[Measure]) -> None:
    """One table, as Markdown."""
    bare, walk = measures[0].processor, measures[1].processor
    print(f"\n{contacts} contacts among {3 * contacts} notes\n")
    print("| what | ms | processor ms | × P | × W | peak MB |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for each in measures:
        times = f"{each.by_the_clock:.0f} | {each.processor:.0f}"
        ratios = f"{each.processor / bare:.1f} | {each.processor / walk:.1f}"
        print(f"| {each.name} | {times} | {ratios} | {each.megabytes:.0f} |")


if __name__ == "__main__":
    main()
