"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.model.dates import understand_day

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Nov", "2026-11-12"), ("12 november", "2026-11-12"), ("Nov 12", "2026-11-12"),
        ("12th of November 2025", "2025-11-12"), ("1st Dec", "2025-12-01"), ("29 Feb", "2024-02-29"),
        ("3 sept.", "2026-09-03"), ("24 nov", "2026-11-24"), ("25 nov", "2025-11-25"),
        ("25 Nov 2026", "2026-11-25"),
        ("two days ago", "2026-11-22"), ("a week ago", "2026-11-17"), ("3 weeks ago", "2026-11-03"),
        ("last night", "2026-11-23"), ("this morning", "2026-11-24"), ("yesterday evening", "2026-11-23"),
        ("the day before yesterday", "2026-11-22"), ("30 Feb", None), ("12 nove", None), ("12/11", None),
        ("12.11.2026", None), ("12", None), ("may", None),
    ],
)  # fmt: skip
def test_a_day_as_it_is_said(text: str, day: str | None) -> None:
    found = understand_day(text, TUESDAY)
    assert (found.isoformat() if found else None) == day
