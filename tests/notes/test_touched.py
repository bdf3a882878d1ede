"""A note after a touch: what of it moves along, and how it is written there."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.touched import with_entry

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-08-14", "2026-11-24"),
        ('"2026-08-14"', '"2026-11-24"'),
        ('"[[2026-08-14]]"', '"[[2026-11-24]]"'),
        ("'[[2026-08-14]]'   # rang", "'[[2026-11-24]]'   # rang"),
        ("", "2026-11-24"),
        ('"[[Daily/2026-08-14|Friday]]"', '"2026-11-24"'),  # where the next one lies is not known
    ],
)
def test_a_day_is_written_as_the_one_before_it(before: str, after: str) -> None:
    note = "---\ntier: network\n{}\nnext_touch:\n---\n## Log\n{}"
    old, new = (f"last_touch: {each}".rstrip() for each in (before, after))
    touched = with_entry(note.format(old, ""), Entry(TODAY, means="call"), "Ann.md", Settings(), TODAY)
    assert touched == note.format(new, "- 2026-11-24 call\n")
