"""What planning costs: `python -m benchmarks.planning [--contacts 24000] [--rounds 5]`.

The contacts are made in memory as `make_vault` makes notes: circles, dates and logs from a seed, a sixth of
them in the inner circle, whose plans cost the most. The first line is what every command does that reads the
vault: where the user stands with everybody. The others come on top of it for `due` and `agenda`. Times are
of the processor, medians over rounds in which each takes its turn.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.make_vault import TODAY
from cultivate.model.claims import claims
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.load import plan_due
from cultivate.model.obligations import obligations
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

SETTINGS = Settings()
TIERS = (("inner-circle",), ("alliance",), ("client-system",), ("client-system",), ("network",), ())
MEANS = (("call", ""), ("call", "no-answer"), ("meal", ""), ("email", ""), ("article", ""), ("note", ""))


def main() -> None:
    """Print the two times, their difference and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--contacts", type=int, default=24000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    gc.disable()  # as the command line does
    people = crowd(asked.contacts)
    standings = [standing(each, SETTINGS, TODAY) for each in people]
    owed = obligations(standings, SETTINGS, TODAY)
    runs: dict[str, Callable[[], object]] = {
        "where one stands with everybody": lambda: [standing(each, SETTINGS, TODAY) for each in people],
        "what is owed": lambda: obligations(standings, SETTINGS, TODAY),
        "the plan": lambda: plan_due(standings, SETTINGS, TODAY, claims(standings, owed, SETTINGS, TODAY)),
    }
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(asked.rounds):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            taken[name].append(time.process_time() - begun)
    due = sum(each.is_due(TODAY) for each in standings)
    print(f"{asked.contacts} contacts, {due} of them due; seconds of the processor")
    without = statistics.median(taken["where one stands with everybody"])
    for name, times in taken.items():
        print(
            f"{name}: {statistics.median(times):.3f} s, {statistics.median(times) / without:.2f} of the first"
        )


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
