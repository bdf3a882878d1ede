"""Git's conflict markers in a text: whether there are any, and the two or three versions between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cultivate.notes.merge.pieces import Labels

_OPEN = re.compile(r"<{7,}(?: .*)?\r?")
_BASE = re.compile(r"\|{7,}(?: .*)?\r?")
_MIDDLE = re.compile(r"={7,}\r?")
_CLOSE = re.compile(r">{7,}(?: .*)?\r?")


@dataclass(frozen=True, slots=True)
class Versions:
    """What a text with markers was made of. `base` is None where a conflict does not show it.

    `labels` are those of the last conflict.
    """

    ours: str
    theirs: str
    base: str | None
    labels: Labels


def has_markers(lines: Sequence[str]) -> bool:
    """Whether a conflict opens and closes somewhere in these lines."""
    opened = False
    for line in lines:
        if line.startswith("<<<<<<<") and _OPEN.fullmatch(line):
            opened = True
        elif opened and line.startswith(">>>>>>>") and _CLOSE.fullmatch(line):
            return True
    return False


def versions_of(text: str) -> Versions | None:
    """The versions between the markers of `text`; None where there are none, or they do not pair up."""
    parts: dict[str, list[str]] = {"ours": [], "base": [], "theirs": []}
    state, conflicts, shown = "", 0, 0
    for line in re.split(r"(?<=\n)", text):
        bare = line.removesuffix("\n")
        following = _next(state, bare)
        if (state and _OPEN.fullmatch(bare)) or (state == "theirs" and _MIDDLE.fullmatch(bare)):
            return None  # whose is what cannot be told
        if following is not None:
            conflicts += following == "ours"
            shown += following == "base"
            state = following
        else:
            for name in [state] if state else list(parts):
                parts[name].append(line)
    if state or not conflicts:
        return None
    base = "".join(parts["base"]) if shown == conflicts else None
    labels = Labels(_label(text, "<") or "ours", _label(text, ">") or "theirs")
    return Versions("".join(parts["ours"]), "".join(parts["theirs"]), base, labels)


def _label(text: str, sign: str) -> str:
    found = re.findall(rf"^{sign}{{7,}} (.*?)\r?$", text, re.MULTILINE)
    return found[-1] if found else ""


def conflicts_of_ours(text: str) -> tuple[int, ...]:
    """The lines at which the conflicts of `text` begin, as numbered in our version of it."""
    found: list[int] = []
    state, number = "", 1
    for line in text.split("\n"):
        following = _next(state, line)
        if following == "ours":
            found.append(number)
        number += following is None and state in ("", "ours")
        state = state if following is None else following
    return tuple(found)


def _next(state: str, line: str) -> str | None:
    """The part that begins after a marker, None for a line that is none; "" is what all have in common."""
    if not state and _OPEN.fullmatch(line):
        return "ours"
    if state == "ours" and _BASE.fullmatch(line):
        return "base"
    if state in ("ours", "base") and _MIDDLE.fullmatch(line):
        return "theirs"
    return "" if state == "theirs" and _CLOSE.fullmatch(line) else None
