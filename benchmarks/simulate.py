"""A year of practice: `python -m benchmarks.simulate [--seed 4]`, the plan against "everything due today".

The people are those of the demo vault. The user is invented, from a seed: reaches every second person they
try, does what the agenda proposes as far as ten touches a day go, is ill for the two weeks from 8 March, and
imports 100 contacts, last spoken to in the past two years, on 4 May. The naive rule shows everybody who is
due, in the order of the due days; the plan shows the share of the day. Both do ten touches a day at most.

Kept is a touch that came within the cadence and half of it again. The longest list is what was shown at once,
the backlog the people more than the tolerance late, and days to clear how long it stayed above ten after the
illness and after the import.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from cultivate.demo.generate import demo_vault
from cultivate.model.contact import Contact
from cultivate.model.due import Standing, standing
from cultivate.model.load import plan_due
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays, is_workday
from cultivate.notes.contact import read_contact

FIRST = date(2027, 1, 4)
ILL = (date(2027, 3, 8), date(2027, 3, 21))
IMPORT = date(2027, 5, 4)
STRENGTH = 10
SETTINGS = Settings()
Rule = Callable[[Sequence[Standing], date], list[tuple[Standing, str]]]


@dataclass(slots=True)
class Year:
    """What a year came to under one rule."""

    kept: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    shown: list[int] = field(default_factory=list)
    backlog: list[tuple[date, int]] = field(default_factory=list)


def main() -> None:
    """Print the two years side by side, as a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=4)
    seed = parser.parse_args().seed
    years = [live(rule, seed) for rule in (everything_due, the_plan)]
    print("| | everything due today | the day's plan |\n| --- | --- | --- |")
    for name, told in MEASURES:
        print(f"| {name} | {' | '.join(told(year) for year in years)} |")


def everything_due(standings: Sequence[Standing], today: date) -> list[tuple[Standing, str]]:
    """The naive rule: all who are due, and all who were never touched."""
    due = [each for each in standings if each.state == "tracked" and (not each.due or each.due <= today)]
    ordered = sorted(due, key=lambda each: (each.due or today, each.contact.name))
    return [(each, each.contact.proposed_means) for each in ordered]


def the_plan(standings: Sequence[Standing], today: date) -> list[tuple[Standing, str]]:
    """What the agenda proposes."""
    planned = plan_due(standings, SETTINGS, today)
    return [(each.standing, each.means) for each in planned if each.day == today]


def live(rule: Rule, seed: int) -> Year:
    """One year, day by day."""
    chance, year = random.Random(seed), Year()
    people = {each.path: each for each in practice()}
    for number in range(365):
        today = FIRST + timedelta(days=number)
        if today == IMPORT:
            people |= {each.path: each for each in imported(chance)}
        if not is_workday(today, SETTINGS):
            continue
        standings = [standing(each, SETTINGS, today) for each in people.values()]
        year.backlog.append((today, sum(_is_late(each, today) for each in standings)))
        if ILL[0] <= today <= ILL[1]:
            continue
        shown = rule(standings, today)
        year.shown.append(len(shown))
        for each, means in shown[:STRENGTH]:
            reached = chance.random() < 0.5
            if each.due and reached:
                year.kept[each.contact.tiers[0]].append(each.lateness(today) <= 0.5)
            entry = Entry(today, means=means, outcome="reached" if reached else "no-answer", line=9999)
            contact = each.contact
            people[contact.path] = replace(contact, entries=(*contact.entries, entry))
    return year


def practice() -> list[Contact]:
    """The people of the demo vault as the year begins."""
    notes = demo_vault(FIRST)
    return [
        read_contact(text, path, SETTINGS, FIRST)
        for path, text in notes.items()
        if path.startswith("People/")
    ]


def imported(chance: random.Random) -> list[Contact]:
    """A hundred contacts from another tool, last spoken to some time in two years."""
    return [
        Contact(
            f"Import {number:03}", f"Import {number:03}.md", tiers=("client-system",), phones=("1",),
            last_touch=IMPORT - timedelta(days=chance.randrange(1, 730)),
        )
        for number in range(100)
    ]  # fmt: skip


def _is_late(each: Standing, today: date) -> bool:
    if each.state != "tracked" or not each.due or not each.contact.tiers:
        return False
    late = SETTINGS.tiers[each.contact.tiers[0]].tolerance[1]
    return today > each.due and today > add_workdays(each.due, late, SETTINGS)


def _kept(tier: str) -> Callable[[Year], str]:
    def told(year: Year) -> str:
        kept = year.kept[tier]
        return f"{100 * sum(kept) / len(kept):.0f}% of {len(kept)}" if kept else "–"

    return told


def _days_to_clear(since: date) -> Callable[[Year], str]:
    def told(year: Year) -> str:
        after = [(day, count) for day, count in year.backlog if day >= since]
        clear = next((day for day, count in after if count <= STRENGTH), None)
        return f"{(clear - since).days}" if clear else "not within the year"

    return told


MEASURES: tuple[tuple[str, Callable[[Year], str]], ...] = (
    ("promises kept, inner circle", _kept("inner-circle")),
    ("promises kept, alliance", _kept("alliance")),
    ("promises kept, client system", _kept("client-system")),
    ("longest list of a day", lambda year: str(max(year.shown))),
    ("a usual day's list", lambda year: str(sorted(year.shown)[len(year.shown) // 2])),
    ("largest backlog", lambda year: str(max(count for _, count in year.backlog))),
    ("days to clear after two weeks ill", _days_to_clear(ILL[1])),
    ("days to clear after the import", _days_to_clear(IMPORT)),
)

if __name__ == "__main__":
    main()
