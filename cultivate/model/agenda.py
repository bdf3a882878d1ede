"""What a day holds: the agenda's items, before they become text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cultivate.model.lunch import CHOICES, LunchName

TODAY = "Today"
PROMISED = "Promised"
THANK = "Thank and tell"
FOLLOW_UP = "Follow up"
WAITING = "Waiting for"
BIRTHDAYS = "Birthdays"
SHELF = "From your shelf"
REST = "Also owed"
UNREADABLE = "Could not read"
ALSO = "Also today"
SECTIONS = (TODAY, PROMISED, THANK, FOLLOW_UP, WAITING, BIRTHDAYS, SHELF, REST, UNREADABLE, ALSO)
"""The agenda's headings, in their order; `Also today` always stands, the others when they have something."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: a log line without its date.

    `people` are link texts as they are written between the brackets, the person in whose note
    it belongs first (for a line from `## Next`: last, after its own words). `words` are those of a Next
    line, as typed there, and empty for an item of ours. `reach` are (shown, address) pairs to tap.
    `hints` are the parts of the `↳` line. `choices` are the words of its buttons where they are its own.
    `text` is what goes into the log with it, where that is known before: of a link from the shelf the link
    and its words.
    """

    section: str
    means: str
    people: tuple[str, ...]
    outcome: str = ""
    words: str = ""
    reach: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    buttons: bool = False
    text: str = ""
    choices: tuple[str, ...] = ()


def name_item(name: LunchName, giver: str, *, hints: tuple[str, ...] = (), buttons: bool = False) -> Item:
    """A name of a lunch page to follow up: `call Eve Fox, CFO at Orla`, with a link to the page."""
    page = (f"{name.target}|lunch with {giver}",)
    words, choices = f"call {name.words}", tuple(CHOICES)
    return Item(FOLLOW_UP, "call", page, words=words, hints=hints, buttons=buttons, choices=choices)


@dataclass(frozen=True, slots=True)
class Day:
    """A day's agenda: its items, and the sentences about notes that could not be read.

    `words` are sentences about the day as a whole, for who makes the agenda.
    """

    date: date
    items: tuple[Item, ...]
    unreadable: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
