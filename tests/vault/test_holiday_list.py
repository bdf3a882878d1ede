"""Public holidays: the real calendars, a region that nobody knows, and a machine without the package."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cultivate.errors import Problem
from cultivate.vault.holiday_list import holidays_of
from tests.running import MakeVault, Run

BANK_HOLIDAYS = {
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}
"""England and Wales, as gov.uk/bank-holidays has them; at weekends nobody works anyway."""


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_bank_holidays_of_england(year: int) -> None:
    found = holidays_of("GB-ENG")
    assert not isinstance(found, Problem)
    weekdays = sorted(day for day in found if day.year == year and day.weekday() < 5)
    assert weekdays == [date.fromisoformat(f"{year}-{day}") for day in BANK_HOLIDAYS[year]]


def test_a_part_has_days_of_its_own() -> None:
    scotland, england = holidays_of("GB-SCT"), holidays_of("GB-ENG")
    assert not isinstance(scotland, Problem)
    assert not isinstance(england, Problem)
    assert date(2026, 11, 30) in scotland - england


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("gb-eng", "did you mean GB-ENG?"),
        ("GB-ENGL", "did you mean GB-ENG?"),
        ("gb", "did you mean GB?"),
        ("xyzzy", "so there are none"),
    ],
)
def test_an_unknown_region_is_told_the_nearest(region: str, said: str) -> None:
    found = holidays_of(region)
    assert isinstance(found, Problem)
    assert said in found.message
    assert "\n" not in found.message


JANE = "---\ntier: client-system\nlast_touch: 2026-08-01\n---\n"
SETTINGS = '[workdays]\nholidays = "GB-SCT"\n'
ST_ANDREW = "2026-11-30"  # a Monday, moved to no other day


def test_on_a_public_holiday_the_day_is_off_and_nobody_is_planned(vault: MakeVault, run: Run) -> None:
    root = vault({"Jane.md": JANE, "cultivate.toml": SETTINGS})
    found = run("due", "--date", ST_ANDREW, cwd=root)
    assert "Today is a public holiday; the next working day is Tuesday 1 Dec." in found.stderr
    planned = run("plan", "--date", "2026-11-27", "--weeks", "2", "--json", cwd=root)
    assert ST_ANDREW not in planned.stdout
    assert "2026-12-01" in planned.stdout


def test_without_the_package_there_are_none_and_it_is_said_once(
    vault: MakeVault, run: Run, tmp_path: Path
) -> None:
    """A machine without it: where Python looks first, it is not to be had."""
    missing = tmp_path / "missing" / "holidays.py"
    missing.parent.mkdir()
    missing.write_text("raise ImportError")
    root = vault({"Jane.md": JANE, "cultivate.toml": SETTINGS})
    found = run("due", "--date", ST_ANDREW, cwd=root, env={"PYTHONPATH": str(missing.parent)})
    assert found.code == 0
    assert "public holiday;" not in found.stdout + found.stderr
    assert found.stderr.count("`holidays` is not installed") == 1
    assert found.stderr.count('pip install "cultivate[holidays]"') == 1
