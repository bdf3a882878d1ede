"""A report's note: our part between two comments, written anew each time; all around it is the user's."""

from __future__ import annotations

import re
from datetime import date

from cultivate.errors import CannotEdit
from cultivate.notes.agenda.region import BEGIN, END
from cultivate.notes.text import newline_of, position


def with_report(before: str | None, told: str, name: str, today: date, path: str) -> str:
    """The note with `told` as our part; a new one where `before` is None.

    Raises CannotEdit where the note does not hold each of the two comments exactly once, in their order.
    """
    if before is None:
        head = f"---\ntype: report\nreport: {name}\ndate: {today.isoformat()}\n---\n"
        return f"{head}{BEGIN}\n{told}{END}\n\n## My words\n"
    begins, ends = (list(re.finditer(re.escape(mark), before)) for mark in (BEGIN, END))
    if len(begins) != 1 or len(ends) != 1 or begins[0].end() > ends[0].start():
        at = next(iter((begins if len(begins) > 1 else ends)[1:]), None)
        line, column = position(before, at.start()) if at else (1, 1)
        why = f"its own part is not between one {BEGIN} and one {END}; put them back, or rename the note"
        raise CannotEdit(why, line=line, column=column).at(path)
    newline = newline_of(before)
    return before[: begins[0].end()] + newline + told.replace("\n", newline) + before[ends[0].start() :]
