"""Measure what each report takes apart from reading: `python -m benchmarks.reports [--contacts 2400 24000]`.

The contacts are those of `make_vault`, read from memory; what is timed is the whole way from them to the
report: where one stands with everybody, the occasions, the numbers. Processor time, the best of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable
from functools import partial

from benchmarks.make_vault import TODAY, contact, name_of
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.period import quarter_of
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.reports import REPORTS, Build
from cultivate.reports.practice import practice_of

SETTINGS = Settings()


def main() -> None:
    """Print a table for each number of contacts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[2400, 24_000])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    for number in asked.contacts:
        measure(made(number), asked.rounds)


def measure(people: list[Contact], rounds: int) -> None:
    """One table, as Markdown."""
    touches = sum(len(each.entries) for each in people)
    print(f"\n{len(people):,} contacts with {touches:,} lines of log\n\n| what | ms |\n| --- | ---: |")
    standings = [standing(each, SETTINGS, TODAY) for each in people]
    period = quarter_of(TODAY)
    measures: dict[str, Callable[[], object]] = {
        "where one stands with everybody": lambda: [standing(each, SETTINGS, TODAY) for each in people],
        "all occasions": lambda: practice_of(standings, SETTINGS, TODAY).occasions,
    }

    def made_anew(build: Build) -> object:
        return build(practice_of(standings, SETTINGS, TODAY), period)

    measures |= {f"report {name}": partial(made_anew, build) for name, build in REPORTS.items()}
    gc.disable()  # as a command does
    for name, act in measures.items():
        print(f"| {name} | {min(taken(act) for _ in range(rounds)):.0f} |", flush=True)


def made(number: int) -> list[Contact]:
    """So many contacts, read from notes as `make_vault` writes them."""
    chance = random.Random(number)
    names = [name_of(each) for each in range(number)]
    return [
        read_contact(contact(place, names, chance), f"People/{name}.md", SETTINGS, TODAY)
        for place, name in enumerate(names)
    ]


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
