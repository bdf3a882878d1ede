"""What merges and synchronisations left for the user to settle: conflict markers, and copies of a note."""

from __future__ import annotations

from cultivate.errors import Problem
from cultivate.notes.edit import conflict_markers


def left_markers(path: str, text: str) -> list[Problem]:
    """`conflict`: git's markers stand in the note, which nothing writes before they are settled."""
    line = conflict_markers(text)
    if not line:
        return []
    message = "a merge conflict begins here"
    advice = "`cultivate git resolve` settles what it can; keep one side of the rest."
    return [Problem(path, line, 1, "error", "conflict", message, advice)]


def left_copy(path: str, original: str) -> Problem:
    """`conflict-copy`: a synchronisation kept both versions of a note; what the copy says is not counted."""
    message = f"a synchronisation left this copy of {original}"
    advice = "`cultivate merge-copies` merges it into the note."
    return Problem(path, 0, 0, "warning", "conflict-copy", message, advice)
