"""A link of the shelf that is not for somebody: their note is left alone, and they stay as due as before.

What is said of it under the link is `notes.shelf`.
"""

from __future__ import annotations

from cultivate.notes.agenda import records
from cultivate.notes.sync.case import Case


def leave_out(case: Case) -> None:
    """Say below an item of the shelf that it was left out; one that was put off simply stays."""
    if case.task.box == "-" and not _skipped(case):
        case.result.records.append(records.skipped(None))


def kept_again(case: Case) -> dict[str, str]:
    """The lines that go where an item that was left out is not so any more."""
    return dict.fromkeys(_skipped(case), "") if case.task.box != "-" else {}


def _skipped(case: Case) -> list[str]:
    return [record.text for record in case.task.records if record.kind == "skipped"]
