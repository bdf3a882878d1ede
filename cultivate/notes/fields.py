"""What the Tasks and Dataview plugins write beside a box's words: `📅 2026-11-27`, `[due:: 2026-11-27]`.

Source: the fields of Tasks 8 in both of its formats, and Obsidian's block ids. A dated field is known
wherever it stands; the others (priority, recurrence, id) where Tasks itself reads them, at the line's end.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_DUE = "📅📆🗓"
_ANY = re.compile("[📅📆🗓✅❌➕🛫⏳⌛🔺⏫🔼🔽⏬🔁🏁🆔⛔]|::|\\^")
_DAY = r"(?:\[\[)?(?P<day>\d{4}-\d{2}-\d{2})(?:\]\])?"
# Few notes have such fields: these are compiled, by `re` itself, when the first one is met.
_SPACE = r"(?:(?<!\s)\s+)?"  # before something, tried once for each stretch of it
_DATED = (
    rf"{_SPACE}(?:(?P<emoji>[{_DUE}✅❌➕🛫⏳⌛])\ufe0f?\s*{_DAY}(?!\w)"
    r"|[\[(]\s*(?P<key>due|completion|cancelled|created|start|scheduled)::\s*(?P<typed>\d{4}-\d{2}-\d{2})\s*[\])])"
)
_DATED_AND_SPACE = rf"(?:{_DATED})\s*"
_TRAILING = (
    rf"{_SPACE}(?:[🔺⏫🔼🔽⏬]\ufe0f?|🔁\ufe0f?[^🔺⏫🔼🔽⏬🏁🆔⛔]*+|🏁\ufe0f?\s*\w+|🆔\ufe0f?\s*[\w-]+|⛔\ufe0f?[\w,\s-]++"
    r"|[\[(]\s*(?:priority|repeat|onCompletion|id|dependsOn)::[^\[\]()]*[\])])\s*$"
)
_TAIL, _MOST_TRAILING = 500, 50
"""How far from the end a field behind the words begins at most, and how many are taken off."""
_BLOCK = re.compile(r"(?:^|[ \t])\^(?P<id>[A-Za-z0-9-]++)[ \t]*+$")


class Fields(NamedTuple):
    """What was said beside the words: the day it is for, the day it was done, Obsidian's block id."""

    due: date | None = None
    done: date | None = None
    block: str = ""


NO_FIELDS = Fields()


def split_block(words: str) -> tuple[str, str]:
    """The words without the block id at their end, and the id: `("call Jane", "a1")` of `call Jane ^a1`."""
    found = _BLOCK.search(words) if "^" in words else None
    return (words[: found.start()].rstrip(), found["id"]) if found else (words, "")


def split_fields(words: str) -> tuple[str, Fields]:
    """The words alone, and the fields that stood among them or behind them."""
    if not _ANY.search(words):
        return words, NO_FIELDS
    words, block = split_block(words)
    days: dict[str, date | None] = {}
    for found in re.finditer(_DATED, words, re.ASCII):
        days.setdefault(_kind(found), _day(found["day"] or found["typed"]))
    words = re.sub(_DATED_AND_SPACE, " ", words, flags=re.ASCII) if days else words
    for _ in range(_MOST_TRAILING):
        tail = max(0, len(words) - _TAIL)
        trailing = re.search(_TRAILING, words[tail:])
        if not trailing:
            break
        words = words[: tail + trailing.start()]
    return words.strip(), Fields(days.get("due"), days.get("done"), block)


def due_field(words: str) -> re.Match[str] | None:
    """The first field in `words` that says what day they are for; its group `day` or `typed` is the day."""
    return next((found for found in re.finditer(_DATED, words, re.ASCII) if _kind(found) == "due"), None)


def _kind(found: re.Match[str]) -> str:
    sign = found["emoji"] or found["key"]
    if sign == "due" or sign in _DUE:
        return "due"
    return "done" if sign in {"✅", "completion"} else sign


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
