"""The part of a daily note in which the agenda stands, between two lines of its own.

    %% cultivate:begin %%
    %% cultivate:end %%

Everything outside is the user's. Lines in code and quotes are no markers. A note with a marker too few, too
many, or in the wrong order is refused: nothing tells what would be ours in it.
"""

from __future__ import annotations

import re

from cultivate.errors import CannotEdit
from cultivate.notes.body import body_start, classified
from cultivate.notes.edit import Edit, apply
from cultivate.notes.text import newline_of, position

BEGIN, END = "%% cultivate:begin %%", "%% cultivate:end %%"
"""The lines between which the agenda stands in a daily note."""

_MARKER = re.compile(r"^[ \t]*%%[ \t]*cultivate:(begin|end)\b[^%\n]*%%[ \t]*\r?$", re.MULTILINE)


def region(text: str) -> tuple[int, int]:
    """Where the agenda stands: between the markers of a daily note, else all below the properties."""
    found = _markers(text)
    begin = next((match for match in found if match[1] == "begin"), None)
    if begin is None:
        return body_start(text), len(text)
    start = min(begin.end() + 1, len(text))
    end = next((match for match in found if match[1] == "end" and match.start() >= start), None)
    return start, end.start() if end else len(text)


def has_region(text: str) -> bool:
    """Whether a marker stands in the note, be it alone."""
    return bool(_markers(text))


def check_region(text: str) -> None:
    """Raise CannotEdit, with its line, where the markers are not one pair in their order."""
    found = _markers(text)
    for place, match in enumerate(found):
        line, _ = position(text, match.start() + len(match[0]) - len(match[0].lstrip(" \t")))
        if place > 1:
            raise CannotEdit(
                f"this marker stands here a second time: keep one “{BEGIN}” and one “{END}”", line=line
            )
        if match[1] != ("begin", "end")[place]:
            missing = (
                f"there is no “{BEGIN}” before this line" if place == 0 else f"there is no “{END}” before it"
            )
            raise CannotEdit(missing, line=line)
    if len(found) == 1:
        line, _ = position(text, found[0].start())
        raise CannotEdit(f"the agenda begins here, and no “{END}” follows", line=line)


def with_region(text: str, body: str) -> str:
    """The note with `body`, lines that end with a newline, as its agenda.

    A region that is there and empty is filled; a note without one gets it at its end. Nothing outside
    changes. Raises CannotEdit where the end of the note is hidden.
    """
    newline = newline_of(text)
    filled = body.replace("\n", newline)
    if has_region(text):
        start, end = region(text)
        gap = "" if start == 0 or text[start - 1] == "\n" else newline
        return apply(text, [Edit(start, end, gap + filled)])
    ending = "" if not text or text.endswith("\n") else newline
    gap = newline if text[body_start(text) :].strip() else ""
    after = f"{text}{ending}{gap}{BEGIN}{newline}{filled}{END}{newline}"
    if not has_region(after):
        raise CannotEdit("a code block or comment that is not closed hides the end of the note")
    return after


def is_empty(text: str) -> bool:
    """Whether nothing stands between the markers of a note that has them."""
    start, end = region(text)
    return not text[start:end].strip()


def _markers(text: str) -> list[re.Match[str]]:
    """The marker lines in their order, without those that stand in a block of code or in a quote."""
    found = list(_MARKER.finditer(text)) if "cultivate:" in text else []
    if not found:
        return []
    kinds = {line.start: kind for line, kind in classified(text, body_start(text))}
    return [match for match in found if kinds.get(match.start()) in ("comment", "prose")]
