"""Make a vault of any size to measure on: `python benchmarks/make_vault.py N DIR`.

N contacts with about 18 properties, 40 to 120 lines and 5 to 30 log entries, and twice as many other
notes in nested folders. The same N gives the same vault; the dates end with the day given.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 24)
FIRST = "Ada Ben Cleo Dev Eve Finn Gwen Hal Iris Jon Kit Lena Max Nia Omar Pia Quin Rosa Sam Tess".split()
LAST = (
    "Ash Bell Cole Dunn Ellis Frost Grant Hale Ingram Judd Kerr Lowe Marsh Nash Orr Pike Quill Reed".split()
)
CITIES = ("Leeds", "York", "Hull", "Bath", "Bristol", "Kyoto", "Oslo")
MEANS = (
    "call",
    "call reached",
    "call no-answer",
    "lunch",
    "email",
    "message",
    "note",
    "meeting 45m",
    "coffee 30m",
)
WORDS = (
    "new role from October; asks for a name at the bank; her auditor might need a coach; back in spring;"
    " likes the article on pricing; the daughter starts in Leeds; wants to talk about succession; no need now"
).split("; ")
TIERS = ("client-system", "client-system", "client-system", "alliance", "inner-circle", "network")


def main() -> None:
    """Make the vault that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("contacts", type=int)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    make_vault(asked.folder, asked.contacts)


def make_vault(folder: Path, contacts: int) -> None:
    """Write the vault below `folder`, which must not exist."""
    chance = random.Random(contacts)
    (folder / ".obsidian").mkdir(parents=True)
    names = [name_of(number) for number in range(contacts)]
    people = folder / "People"
    people.mkdir()
    for number, name in enumerate(names):
        (people / f"{name}.md").write_text(contact(number, names, chance), encoding="utf-8")
    for number in range(2 * contacts):
        path = folder / "Notes" / f"Area {number % 12}" / f"Project {number % 60}" / f"Note {number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(other_note(number, names, chance), encoding="utf-8")


def name_of(number: int) -> str:
    """A name of its own for each number."""
    round_ = number // (len(FIRST) * len(LAST))
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    return f"{first} Q{round_} {last}" if round_ else f"{first} {last}"


def contact(number: int, names: list[str], chance: random.Random) -> str:
    """One contact note."""
    days = sorted(TODAY - timedelta(days=chance.randrange(1, 900)) for _ in range(chance.randrange(5, 31)))
    log = [entry(day, names, chance) for day in days]
    lines = ["---", *properties(number, names, days[-1], chance), "---", f"# {names[number]}", ""]
    prose = chance.randrange(40, 121) - len(lines) - len(log) - 5
    lines += [" ".join(chance.sample(WORDS, 3)).capitalize() + "." for _ in range(max(0, prose))]
    lines += ["", "## Next", f"- [ ] {chance.choice(WORDS)}", "", "## Log", *log]
    return "\n".join(lines) + "\n"


def properties(number: int, names: list[str], last: date, chance: random.Random) -> Iterator[str]:
    """About eighteen properties in the style in which Obsidian writes them."""
    handle = names[number].casefold().replace(" ", ".")
    yield "type: contact"
    yield f"tier: {chance.choice(TIERS)}"
    yield f"last_touch: {last}"
    yield f"next_touch: {last + timedelta(days=90)}"
    yield f"stage: {chance.choice(('cultivating', 'qualifying', 'servicing'))}"
    yield f"company: {chance.choice(LAST)} & Co"
    yield f"role: {chance.choice(('CFO', 'Founder', 'Chair', 'Partner'))}"
    yield from ("email:", f"  - {handle}@example.com")
    yield from ("phone:", f'  - "+44 7700 9{number % 100000:05}"')
    yield f"city: {chance.choice(CITIES)}"
    yield f"birthday: {date(1950, 1, 1) + timedelta(days=chance.randrange(18000))}"
    yield "newsletter: true"
    yield f'introduced_by: "[[{chance.choice(names)}]]"'
    yield f"introduced_on: {TODAY - timedelta(days=chance.randrange(900, 2000))}"
    yield from ("interests:", "  - sailing", "  - jazz")
    yield from ("tags:", "  - people")
    yield "aim: to be of use by spring"
    yield f"created: {TODAY - timedelta(days=2000)}"


def entry(day: date, names: list[str], chance: random.Random) -> str:
    """One line of a log, sometimes with company."""
    company = f" [[{chance.choice(names)}]]" if chance.random() < 0.2 else ""
    return f"- {day} {chance.choice(MEANS)}{company}: {chance.choice(WORDS)}"


def other_note(number: int, names: list[str], chance: random.Random) -> str:
    """A note that is nobody's: half of them have properties of their own."""
    head = ["---", f"created: {TODAY}", "tags:", "  - project", "---"] if number % 2 else []
    body = [f"{chance.choice(WORDS).capitalize()}, says [[{chance.choice(names)}]]." for _ in range(30)]
    return "\n".join([*head, f"# Note {number}", "", *body]) + "\n"


if __name__ == "__main__":
    main()
