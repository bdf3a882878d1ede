"""A week written ahead, for somebody who has only a phone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cultivate.flows.agenda import agenda
from cultivate.flows.undo import undo
from cultivate.notes.agenda.region import BEGIN
from tests.flows.practice import NOTES, Practice, entries, outside
from tests.running import read_files, write_files

ITEM = re.compile(r"^- \[ \] (?P<means>\w+) \[\[(?P<name>[^\]]+)\]\]", re.MULTILINE)
MONDAY = "2026-11-23"
WEDNESDAY = "# Wednesday\r\n\r\n- [x] call [[P01]] is no item here\r\n"

FRIDAY = """\
# Friday 27 November

## Journal

%% cultivate:begin %%
## Today
- [ ] call [[P05]]
\t- ↳ last in touch 1 Aug · every 3 months, due 1 Nov · a call to touch base
\t- [ ] no answer
\t- [ ] another day
\t- \n\
- [ ] call [[P08]]
\t- ↳ last in touch 1 Aug · every 3 months, due 1 Nov · a call to touch base
\t- [ ] no answer
\t- [ ] another day
\t- \n\
- [ ] call [[P11]]
\t- ↳ last in touch 1 Aug · every 3 months, due 1 Nov · a call to touch base
\t- [ ] no answer
\t- [ ] another day
\t- \n\

## Also today
- \n\
%% cultivate:end %%
"""


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


@pytest.fixture
def in_daily_notes(vault: Practice) -> Practice:
    """The same, in daily notes with a template; Wednesday's has been begun by hand."""
    vault.write("cultivate.toml", '[vault]\nagenda = "daily-note"\n[workdays]\nper_day = 3\n')
    vault.write(".obsidian/daily-notes.json", '{"folder": "Daily", "template": "Templates/Day"}')
    vault.write("Templates/Day.md", "# {{date:dddd D MMMM}}\n\n## Journal\n")
    vault.write("Daily/2026-11-25.md", WEDNESDAY)
    return vault


def week(vault: Practice, days: int = 7) -> None:
    agenda(vault.session(), days=days)
    vault.settle()


def due(vault: Practice, day: str, folder: str = "Agenda") -> list[str]:
    text = vault.text(f"{folder}/{day}.md")
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


def test_in_daily_notes_each_day_has_its_part_and_nobody_stands_in_two(in_daily_notes: Practice) -> None:
    vault = in_daily_notes
    week(vault)
    days = sorted(path.stem for path in (vault.root / "Daily").glob("*.md"))
    assert days == [f"2026-11-{day}" for day in (23, 24, 25, 26, 27)]
    people = [name for day in days for name in due(vault, day, "Daily")]
    assert len(people) == len(set(people))
    assert len(people) >= 12
    assert vault.text("Daily/2026-11-26.md").startswith(
        f"# Thursday 26 November\n\n## Journal\n\n{BEGIN}\n## Today\n"
    )
    assert vault.text("Daily/2026-11-25.md").startswith(f"{WEDNESDAY}\r\n{BEGIN}\r\n## Today\r\n")
    assert "introduction [[Ann Poe]] [[Jane Doe]]" in vault.text("Daily/2026-11-24.md")
    with vault.silent():
        agenda(vault.session(), days=7)


def test_in_daily_notes_a_day_ahead_reads_as_it_should(in_daily_notes: Practice) -> None:
    week(in_daily_notes)
    assert in_daily_notes.text("Daily/2026-11-27.md") == FRIDAY


def test_in_daily_notes_ticks_of_the_week_are_found_on_their_days(in_daily_notes: Practice) -> None:
    """From the phone's editor alone: one ticked on its day, one put off, words on one, a captured line."""
    vault = in_daily_notes
    week(vault)
    wednesday, thursday = "Daily/2026-11-25.md", "Daily/2026-11-26.md"
    before = [*due(vault, "2026-11-23", "Daily"), *due(vault, "2026-11-24", "Daily")]
    first, second, third = due(vault, "2026-11-25", "Daily")
    for name in before:
        vault.log(name, means="call")
    vault.edit(wednesday, f"- [ ] call [[{first}]]", f"- [x] call [[{first}]] 25m on the train")
    vault.edit(wednesday, f"- [ ] call [[{second}]]", f"- [>] call [[{second}]] 2w")
    vault.edit(wednesday, f"- [ ] call [[{third}]]", f"- [ ] call [[{third}]] ask about Leeds")
    vault.edit(thursday, "## Also today\n- ", "## Also today\n- coffee [[Bob Lee]]: in the street")
    around = {path: outside(vault.text(path)) for path in (wednesday, thursday)}
    later = vault.on("2026-11-26")
    later.agenda()
    assert vault.text(f"People/{first}.md").endswith("- 2026-11-25 call reached 25m: on the train\n")
    assert "snooze_until: 2026-12-09\n" in vault.text(f"People/{second}.md")
    assert entries(vault.text(f"People/{third}.md")) == []
    assert "- 2026-11-26 coffee: in the street" in vault.text("People/Bob Lee.md")
    now = due(vault, "2026-11-26", "Daily")
    assert first not in now
    assert second not in now
    assert f"call [[{third}]] ask about Leeds" in vault.text(wednesday)
    assert "on 25 Nov you wrote “ask about Leeds”" in vault.text(thursday)
    assert {path: outside(vault.text(path)) for path in around} == around
    with vault.silent():
        later.agenda()
        later.sync()


def test_in_daily_notes_a_tick_ahead_of_its_day_is_one_touch(in_daily_notes: Practice) -> None:
    vault = in_daily_notes
    week(vault)
    [name, *_] = due(vault, "2026-11-27", "Daily")
    vault.edit("Daily/2026-11-27.md", f"- [ ] call [[{name}]]", f"- [x] call [[{name}]]")
    early = vault.on("2026-11-24")
    agenda(early.session(), days=4)
    vault.settle()
    for day in ("2026-11-24", "2026-11-27"):
        vault.on(day).agenda()
        assert entries(vault.text(f"People/{name}.md")) == ["- 2026-11-24 call reached"]
    assert name not in [*due(vault, "2026-11-25", "Daily"), *due(vault, "2026-11-26", "Daily")]


def test_in_daily_notes_undo_takes_the_week_back(in_daily_notes: Practice) -> None:
    vault = in_daily_notes
    before = vault.files()
    week(vault)
    undo(vault.session())
    vault.settle()
    assert vault.files() == before
