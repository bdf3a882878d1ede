"""The lunch page: one note to take along to a meal with an ally (format: "The lunch page")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.model.counts import together
from cultivate.model.dates import long_date
from cultivate.notes.quoting import written

FOLDER = "Meetings"


@dataclass(frozen=True, slots=True)
class LunchPage:
    """What the page says. `people` are link texts, the ally first; `for_them` are links with a reason."""

    day: date
    people: tuple[str, ...]
    names: tuple[str, ...]
    ideal: tuple[str, ...]
    looks_for: tuple[str, ...]
    mine: tuple[str, ...]
    promised: tuple[str, ...]
    for_them: tuple[tuple[str, str], ...]
    room: int = 5


def lunch_path(day: date, name: str) -> str:
    """`Meetings/2026-12-08 Bob Lee.md`."""
    return f"{FOLDER}/{day.isoformat()} {name}.md"


def is_page(path: str) -> bool:
    """Whether a note may be a lunch page, by its place."""
    return path.startswith(f"{FOLDER}/")


def lunch_page(page: LunchPage) -> str:
    """The text of a new page; each list has a line to type on where nothing is known."""
    with_ = "".join(f"  - {written(f'[[{link}]]')}\n" for link in page.people)
    front = f"---\ntype: lunch\ndate: {page.day.isoformat()}\nwith:\n{with_}---\n"
    company = together(page.names)
    given = "".join(f"- [ ] [[{link}]]: {why}\n" for link, why in page.for_them)
    given += "- [ ] \n" * (page.room - len(page.for_them))
    return "\n".join(
        (
            f"{front}# Lunch with {company}, {long_date(page.day)}\n",
            f"- [ ] {lunch_line(page.people)}\n",
            _section("Their ideal client", (*page.ideal, *(f"looks for {each}" for each in page.looks_for))),
            _section("Mine", page.mine),
            _section("Promised last time", page.promised),
            f"## For them\n{given}",
            "## From them\n" + "- [ ] \n" * page.room,
        )
    )


def lunch_line(people: Sequence[str]) -> str:
    """The words of the box that is ticked once it was held: `lunch [[Bob Lee]] with [[Ann Poe]]`."""
    first, *others = [f"[[{link}]]" for link in people]
    return f"lunch {first} with {', '.join(others)}" if others else f"lunch {first}"


def _section(title: str, lines: Sequence[str]) -> str:
    return f"## {title}\n" + "".join(f"- {line}\n" for line in lines or ("",))
