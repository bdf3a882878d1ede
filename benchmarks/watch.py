"""Measure the watcher: `python -m benchmarks.watch [--contacts 240 2400] [--notes 0] [--idle 60] [--poll]`.

For each size of vault a real watcher on real files (Linux): how long it takes to be ready, its memory, the
share of a core that it uses while nothing happens, and for each of some ticks the processor time that it
costs and the time from the tick to the agenda as it should be, less the time for which notes settle.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.make_vault import TODAY, make_vault
from benchmarks.run import ROOT, environment

SETTLE = 5.0
TICKS = 5
AGENDA = f"Agenda/{TODAY}.md"


def main() -> None:
    """Print a row for each size of vault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[240, 2400])
    parser.add_argument("--notes", type=int, default=0, help="notes that are nobody's, besides two a contact")
    parser.add_argument("--idle", type=float, default=60.0, help="seconds for which nothing happens")
    parser.add_argument("--poll", action="store_true", help="let it compare, as on a network drive")
    asked = parser.parse_args()
    words = ["watch", "--poll"] if asked.poll else ["watch"]
    compileall.compile_dir(ROOT / "cultivate", quiet=2)
    print("| contacts | notes | ready s | peak MB | idle % | processor ms a tick | ms after settling |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for contacts in asked.contacts:
        with tempfile.TemporaryDirectory() as folder:
            vault = Path(folder) / "vault"
            make_vault(vault, contacts)
            add_notes(vault, asked.notes)
            notes = 3 * contacts + asked.notes
            print(row(vault, Path(folder) / "home", contacts, notes, asked.idle, words), flush=True)


def add_notes(vault: Path, count: int) -> None:
    """More notes that are nobody's, a thousand to a folder."""
    for number in range(count):
        path = vault / "Archive" / f"{number // 1000:03}" / f"Page {number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Page {number}\n\nNothing that concerns anybody.\n", encoding="utf-8")


def row(vault: Path, home: Path, contacts: int, notes: int, idle: float, command: list[str]) -> str:
    """Measure one vault."""
    env = environment(home) | {"CULTIVATE_WATCH_SETTLE": str(SETTLE)}
    words = [sys.executable, "-m", "cultivate", "--vault", str(vault)]
    subprocess.run([*words, "agenda"], env=env, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    started = time.perf_counter()
    watcher = subprocess.Popen([*words, *command], env=env, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert watcher.stdout
        watcher.stdout.readline()
        ready = time.perf_counter() - started
        time.sleep(2 * SETTLE)  # the first run, and what it remembers read once more
        before = processor(watcher.pid)
        time.sleep(idle)
        share = (processor(watcher.pid) - before) / idle * 100
        costs, waits = zip(*(one_tick(vault / AGENDA, watcher.pid) for _ in range(TICKS)), strict=True)
        peak = memory(watcher.pid)
    finally:
        watcher.send_signal(signal.SIGTERM)
        watcher.communicate()
    cost, wait = statistics.median(costs) * 1000, statistics.median(waits) * 1000
    return f"| {contacts} | {notes} | {ready:.1f} | {peak:.0f} | {share:.2f} | {cost:.0f} | {wait:.0f} |"


def one_tick(agenda: Path, pid: int) -> tuple[float, float]:
    """Tick an item; the processor seconds that followed, and those after settling until it was logged."""
    text = agenda.read_text(encoding="utf-8")
    ticked = re.sub(r"^- \[ \] call", "- [x] call", text, count=1, flags=re.MULTILINE)
    assert ticked != text, "nobody is left to ring"
    before, logged = processor(pid), text.count("↳ logged")
    agenda.write_text(ticked, encoding="utf-8")
    start = time.perf_counter()
    until(lambda: agenda.read_text(encoding="utf-8").count("↳ logged") > logged)
    wait = time.perf_counter() - start - SETTLE
    time.sleep(1.0)  # the hints of its own writes
    return processor(pid) - before, wait


def until(happened: Callable[[], bool]) -> None:
    """Wait for something, two minutes at most."""
    deadline = time.perf_counter() + 120
    while not happened():
        assert time.perf_counter() < deadline
        time.sleep(0.01)


def processor(pid: int) -> float:
    """The processor seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """The highest memory that a process has had, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024


if __name__ == "__main__":
    main()
