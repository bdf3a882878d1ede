"""Open boxes that the user put under an item: each becomes a line under that person's Next."""

from __future__ import annotations

from cultivate.errors import CannotEdit
from cultivate.notes.sync.case import Case
from cultivate.notes.sync.desk import Missing
from cultivate.notes.sync.promises import keep


def keep_lines(case: Case) -> None:
    """Write them into the note of whom the item is about."""
    for child in case.task.children:
        if child.kind != "next":
            continue
        try:
            missing: Missing | None = keep(case.desk, case.targets[0], child.row.words)
        except CannotEdit as refused:
            case.result.refuse("kept", str(refused))
            continue
        if missing is None:
            case.result.kept.append(child)
        elif missing.kind != "other":
            case.result.refuse("kept", missing.reason)
