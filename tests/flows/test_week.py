"""A week written ahead, for somebody who has only a phone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cultivate.flows.agenda import agenda
from tests.flows.practice import NOTES, Practice
from tests.running import read_files, write_files

ITEM = re.compile(r"^- \[ \] (?P<means>\w+) \[\[(?P<name>[^\]]+)\]\]", re.MULTILINE)
MONDAY = "2026-11-23"


@pytest.fixture
def vault(tmp_path: Path) -> Practice:
    """Twelve people who are due, three a day; Jane was promised something for Tuesday."""
    (tmp_path / ".obsidian").mkdir()
    people = {
        f"People/P{number:02}.md": f"---\ntier: client-system\nlast_touch: 2026-0{6 + number % 3}-01\n---\n"
        for number in range(12)
    }
    write_files(tmp_path, {**NOTES, **people, "cultivate.toml": "[workdays]\nper_day = 3\n"})
    return Practice(tmp_path, date.fromisoformat(MONDAY))


def week(vault: Practice, days: int = 7) -> None:
    agenda(vault.session(), days=days)
    vault.settle()


def due(vault: Practice, day: str) -> list[str]:
    text = vault.text(f"Agenda/{day}.md")
    today = text[text.index("## Today") :].partition("\n## ")[0] if "## Today" in text else ""
    return [item["name"] for item in ITEM.finditer(today)]


def test_the_working_days_have_notes_and_nobody_stands_in_two(vault: Practice) -> None:
    week(vault)
    days = sorted(path.stem for path in (vault.root / "Agenda").glob("*.md"))
    assert days == [f"2026-11-{day}" for day in (23, 24, 25, 26, 27)]
    people = [name for day in days for name in due(vault, day)]
    assert len(people) == len(set(people))
    assert len(people) >= 12
    assert all(len(due(vault, day)) <= 3 for day in days)
    assert "introduction [[Ann Poe]] [[Jane Doe]]" in vault.text("Agenda/2026-11-24.md")
    assert not any("introduction [[Ann Poe]]" in vault.text(f"Agenda/{day}.md") for day in days[2:])


def test_a_second_run_is_silent(vault: Practice) -> None:
    week(vault)
    with vault.silent():
        agenda(vault.session(), days=7)


def test_the_first_day_is_the_one_that_it_is_by_itself(vault: Practice) -> None:
    agenda(vault.session())
    alone = vault.text(f"Agenda/{MONDAY}.md")
    week(vault)
    assert vault.text(f"Agenda/{MONDAY}.md") == alone


def test_a_tick_on_a_later_day_is_found_on_that_day(vault: Practice) -> None:
    week(vault)
    [name, *_] = due(vault, "2026-11-25")
    vault.edit("Agenda/2026-11-25.md", f"- [ ] call [[{name}]]", f"- [x] call [[{name}]] 25m on the train")
    vault.on("2026-11-25").agenda()
    assert vault.text(f"People/{name}.md").endswith("- 2026-11-25 call reached 25m: on the train\n")
    assert name not in due(vault, "2026-11-25")


def test_what_was_typed_on_a_later_day_stays(vault: Practice) -> None:
    week(vault)
    [name, *_] = due(vault, "2026-11-26")
    vault.edit("Agenda/2026-11-26.md", f"- [ ] call [[{name}]]", f"- [ ] call [[{name}]] ask about Leeds")
    vault.edit("Agenda/2026-11-26.md", "## Also today\n", "## Also today\n- the 9:14 to York\n")
    before = read_files(vault.root)
    week(vault)
    after = read_files(vault.root)
    assert after == before
    vault.on("2026-11-26").agenda()
    text = vault.text("Agenda/2026-11-26.md")
    assert f"- [ ] call [[{name}]] ask about Leeds" in text
    assert "- the 9:14 to York\n" in text


def test_a_dry_run_writes_no_day(vault: Practice) -> None:
    with vault.silent():
        report = agenda(vault.session(), days=7, dry_run=True)
    assert [day.date.day for _, day in report.ahead] == [24, 25, 26, 27]
