"""From a day to its note's path and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import UsageError
from cultivate.notes.daily import checked_notes, own_notes

DAY = date(2026, 11, 24)
FORMATS = (
    ("YYYY-MM-DD", "2026-11-24"),
    ("YYYY/MMMM/YYYY-MMM-DD", "2026/November/2026-Nov-24"),
    ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/11-November/2026-11-24-Tuesday"),
    ("DD.MM.YY", "24.11.26"),
    ("dddd, MMMM Do YYYY", "Tuesday, November 24th 2026"),
    ("GGGG/[W]WW/E dddd", "2026/W48/2 Tuesday"),
    ("gggg-[W]ww-e", "2026-W48-2"),
    ("YYYY-DDDD", "2026-328"),
    ("[Journal] D-M-Y", "Journal 24-11-2026"),
    ("YYYYMMDD", "20261124"),
    ("LL", "November 24, 2026"),
    ("YYYY/Qo [quarter]/MM/DD", "2026/4th quarter/11/24"),
)


@pytest.mark.parametrize(("pattern", "name"), FORMATS)
def test_a_day_has_one_note_and_a_note_one_day(pattern: str, name: str) -> None:
    notes = checked_notes("Daily", pattern, "here")
    assert notes.path(DAY) == f"Daily/{name}.md"
    for step in range(0, 3000, 7):
        day = DAY + timedelta(days=step - 1500)
        assert notes.day(notes.path(day)) == day


def test_without_a_folder_it_stands_in_the_vault_itself() -> None:
    notes = checked_notes("", "YYYY-MM-DD", "here")
    assert notes.path(DAY) == "2026-11-24.md"
    assert notes.day("2026-11-24.md") == DAY
    assert notes.day("Daily/2026-11-24.md") is None


@pytest.mark.parametrize(
    "path",
    ["Daily/2026-11-24-Monday.md", "Daily/2026-13-01-Tuesday.md", "Daily/2026-11-24-Tuesday",
     "2026-11-24-Tuesday.md",
     "Daily/2026-11-24-Tuesday copy.md", "Daily/x/2026-11-24-Tuesday.md", "Daily/2026-02-30-Monday.md",
     "Daily/٢٠٢٦-11-24-Tuesday.md"],
)  # fmt: skip
def test_any_other_note_has_no_day(path: str) -> None:
    assert checked_notes("Daily", "YYYY-MM-DD-dddd", "here").day(path) is None


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("YYYY-MM-DD HHmm", "has a time in it, HH"),
        ("X", "has a time in it, X"),
        ("LLL", "has a time in it, h"),
        ("YYYY-MM", "does not tell which day"),
        ("[Daily]", "does not tell which day"),
        ("MM-DD", "does not tell which day"),
        ("../YYYY-MM-DD", "is no path inside the vault"),
        ("[.obsidian/]YYYY-MM-DD", "is no path inside the vault"),
        ("YYYY//MM-DD", "is no path inside the vault"),
    ],
)
def test_a_format_that_gives_no_certain_path_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(UsageError, match="here: the daily notes' format") as refused:
        checked_notes("", pattern, "here")
    assert said in str(refused.value)


@given(st.text("AgendaYMDwW []./-LlhH0 öx", max_size=20), st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_the_agendas_own_pattern_is_plain_text_around_a_date(around: str, day: date) -> None:
    notes = own_notes(f"{around}{{date}}{around}.md")
    assert notes.path(day) == f"{around}{day.isoformat()}{around}.md"
    assert notes.day(notes.path(day)) == day
