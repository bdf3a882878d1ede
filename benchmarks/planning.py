"""What planning costs: `python -m benchmarks.planning [--contacts 24000] [--rounds 5]`.

The contacts are made in memory as `make_vault` makes notes: circles, dates and logs from a seed, a sixth of
them in the inner circle, whose plans cost the most. With `--vault` they are read from one that `make_vault`
made, and the times stand beside that of a walk over it (W, `floor.py`). Where the user stands with everybody
is what every command does that reads the vault; the others come on top of it for `due` and `agenda`. Times
are of the processor, medians over rounds in which each takes its turn.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.floor import walk
from benchmarks.make_vault import TODAY
from cultivate.model.claims import claims
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.load import plan_due
from cultivate.model.obligations import obligations
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.vault.load import load

SETTINGS = Settings()
TIERS = (("inner-circle",), ("alliance",), ("client-system",), ("client-system",), ("network",), ())
MEANS = (("call", ""), ("call", "no-answer"), ("meal", ""), ("email", ""), ("article", ""), ("note", ""))


def main() -> None:
    """Print what each step takes, and its ratio to the first one or to a walk."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--contacts", type=int, default=24000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--vault", type=Path, help="a vault that make_vault made")
    asked = parser.parse_args()
    gc.disable()  # as the command line does
    people = read(asked.vault) if asked.vault else crowd(asked.contacts)
    standings = [standing(each, SETTINGS, TODAY) for each in people]
    owed = obligations(standings, SETTINGS, TODAY)
    runs: dict[str, Callable[[], object]] = {
        "where one stands with everybody": lambda: [standing(each, SETTINGS, TODAY) for each in people],
        "what is owed": lambda: obligations(standings, SETTINGS, TODAY),
        "the plan": lambda: plan_due(standings, SETTINGS, TODAY, claims(standings, owed, SETTINGS, TODAY)),
    }
    if asked.vault:
        runs = {"a walk (W)": lambda: walk(str(asked.vault))} | runs
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(asked.rounds):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            taken[name].append(time.process_time() - begun)
    due = sum(each.is_due(TODAY) for each in standings)
    print(f"{len(people)} contacts, {due} of them due; seconds of the processor")
    first = statistics.median(next(iter(taken.values())))
    for name, times in taken.items():
        print(
            f"{name}: {statistics.median(times):.3f} s, {statistics.median(times) / first:.2f} of the first"
        )


def read(vault: Path) -> Sequence[Contact]:
    """The contacts of a vault on a disk."""
    return load(vault, SETTINGS, TODAY, latest=TODAY).contacts


def crowd(count: int) -> list[Contact]:
    """Contacts with five to thirty entries each; the same `count` gives the same ones."""
    chance = random.Random(count)
    return [_somebody(number, chance) for number in range(count)]


def _somebody(number: int, chance: random.Random) -> Contact:
    days = sorted(TODAY - timedelta(days=chance.randrange(1500)) for _ in range(chance.randrange(5, 30)))
    entries = tuple(_entry(day, line, chance) for line, day in enumerate(days))
    name = f"Somebody {number:05}"
    return Contact(name, f"People/{name}.md", tiers=chance.choice(TIERS), phones=("1",), entries=entries)


def _entry(day: date, line: int, chance: random.Random) -> Entry:
    means, outcome = chance.choice(MEANS)
    return Entry(day, means, outcome=outcome, line=line)


if __name__ == "__main__":
    main()
