"""An item as lines of text: `call [[Jane Doe]] [07700 900123](tel:+447700900123)` and what stands under it.

The one shape in which items are written, whether the note is new or made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from cultivate.errors import Problem
from cultivate.model.agenda import Item, name_item
from cultivate.model.contact import Contact
from cultivate.notes.agenda.blocks import ANOTHER_DAY, NO_ANSWER
from cultivate.notes.agenda.inert import inert, link_text, one_line
from cultivate.notes.agenda.records import ARROW

_ADDRESS = re.compile(r"(?:tel|mailto):[^()\[\]\s]+")
_NOTHING_KNOWN = "nothing noted yet"
NAMED = 10
"""How many unreadable notes the agenda names; the rest are counted."""


def item_line(item: Item) -> str:
    """The words after the box: a log line without its date, or a Next line with its owner's link."""
    people = [f"[[{link_text(each)}]]" for each in item.people]
    if item.words:
        return " ".join([one_line(item.words), *people])
    first, others = people[:1], people[1:]
    company = [f"with {', '.join(others)}"] if others else []
    line = " ".join([*filter(None, [item.means, item.outcome]), *first, *company, *taps(item)])
    return f"{line}: {one_line(item.text)}" if item.text else line


def taps(item: Item) -> list[str]:
    """The links that ring or write: `[07700 900123](tel:+447700900123)`."""
    return [
        f"[{link_text(shown) or address.partition(':')[2]}]({address})"
        for shown, address in item.reach
        if _ADDRESS.fullmatch(address)
    ]


def hint_line(item: Item) -> str:
    """What to know beforehand, in one line, without the arrow."""
    return " · ".join(filter(None, map(inert, item.hints))) or _NOTHING_KNOWN


def buttons(item: Item) -> list[str]:
    """What can be ticked instead of typed: a call may find nobody, anything may have to wait."""
    if not item.buttons:
        return []
    if item.choices:
        return list(item.choices)
    return [NO_ANSWER, ANOTHER_DAY] if item.means == "call" else [ANOTHER_DAY]


def item_lines(item: Item) -> list[str]:
    """The whole item: its box, its `↳` line, its buttons and a bullet to type on."""
    pressable = buttons(item)
    below = [f"- {ARROW} {hint_line(item)}", *(f"- [ ] {words}" for words in pressable)]
    return [f"- [ ] {item_line(item)}", *(f"\t{line}" for line in [*below, *(["- "] if pressable else [])])]


def promise_lines(contacts: Iterable[Contact], link_texts: Mapping[str, str]) -> frozenset[str]:
    """Every line that could have come from a note of theirs, as it would stand in an agenda.

    These are the lines of `## Next`, and the names on lunch pages. `link_texts` maps a contact's path to what
    stands between the brackets of a link to it.
    """
    promised = frozenset(
        f"{one_line(line.words)} [[{link_text(link_texts[contact.path])}]]"
        for contact in contacts
        for line in contact.next_lines
    )
    return promised.union(
        item_line(name_item(name, contact.name)) for contact in contacts for name in contact.lunch_names
    )


def unreadable_lines(problems: Sequence[Problem]) -> tuple[str, ...]:
    """What stands under Could not read: ``\u0060People/Al.md\u0060, line 4: message``, ten at most."""
    named = [_unreadable(problem) for problem in problems[:NAMED]]
    more = len(problems) - len(named)
    return (*named, f"and {more} more: `cultivate doctor` names them all") if more > 0 else tuple(named)


def _unreadable(problem: Problem) -> str:
    where = f"`{one_line(problem.path).replace('`', chr(39))}`"
    return f"{where}{f', line {problem.line}' if problem.line else ''}: {inert(problem.message)}"
