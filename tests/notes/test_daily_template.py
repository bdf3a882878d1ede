"""A daily note's template: dates are filled in, and nothing is run."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.daily_template import Formats, fill_daily

WHEN = datetime(2026, 11, 24, 9, 5, 7)
FORMATS = Formats("YYYY-MM-DD", "DD.MM.YYYY", "HH:mm")


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("# {{title}}", "# Tuesday"),
        ('date: "{{date}}"', 'date: "24.11.2026"'),
        ("{{ Time }} {{time:HH:mm:ss}}", "09:05 09:05:07"),
        ("{{date:dddd D MMMM [of] YYYY}}", "Tuesday 24 November of 2026"),
        ("[[{{yesterday}}]] [[{{tomorrow}}]]", "[[2026-11-23]] [[2026-11-25]]"),
        ("{{date+1d:YYYY-MM-DD}} {{date-1w}} {{date+2m}}", "2026-11-25 17.11.2026 24.01.2027"),
        ("{{date+1q:YYYY-[Q]Q}} {{date-1y:YYYY}} {{time+3h}}", "2027-Q1 2025 12:05"),
        ("{{date-30s:ss}}", "37"),
        ("<% tp.file.title %> {{other}} {date}", "<% tp.file.title %> {{other}} {date}"),
        ("{{date+1x}} {{ }}", "{{date+1x}} {{ }}"),
    ],
)  # fmt: skip
def test_fields(template: str, filled: str) -> None:
    assert fill_daily(template, "Tuesday", WHEN, FORMATS) == filled


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert fill_daily("{{title}}", "{{time}}", WHEN, FORMATS) == "{{time}}"


@given(st.text(st.sampled_from("{}date+-1dm:YMD \n%<x"), max_size=60))
def test_no_template_can_make_it_fail(template: str) -> None:
    filled = fill_daily(template, "x", WHEN, FORMATS)
    if "{{" not in template:
        assert filled == template
