"""The agenda inside the daily note: everything that it does as a note of its own, and nothing around it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cultivate.errors import CannotEdit, UsageError
from cultivate.flows.doctor import doctor
from cultivate.flows.undo import undo
from cultivate.notes.agenda.region import BEGIN, END
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice, entries, outside

SETTINGS = '[vault]\nagenda = "daily-note"\n'
TODAY = "Daily/2026-11-24.md"
MINE = "# Tuesday\r\n\r\n- [x] call [[Jane Doe]] in the user's own words\r\n- [ ] milk\r\n"


@pytest.fixture
def daily(practice: MakePractice) -> Any:
    """A vault whose daily notes lie in `Daily/`."""

    def make(files: dict[str, Any] | None = None, config: dict[str, Any] | None = None) -> Practice:
        made = practice({"cultivate.toml": SETTINGS, **(files or {})})
        made.write(".obsidian/daily-notes.json", json.dumps({"folder": "Daily", **(config or {})}))
        return made

    return make


def ticked(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, text
    return text.replace(old, new)


def test_a_new_note_is_the_agenda_alone(daily: Any) -> None:
    vault = daily()
    report = vault.agenda()
    text = vault.text(TODAY)
    assert report.path == TODAY
    assert text.startswith(f"{BEGIN}\n## Today\n- [ ] call [[Jane Doe]]")
    assert text.endswith(f"## Also today\n- \n{END}\n")
    assert "type: agenda" not in text
    with vault.silent():
        vault.agenda()
        vault.sync()


def test_a_note_that_stands_gets_it_at_its_end_and_keeps_every_byte(daily: Any) -> None:
    vault = daily({TODAY: MINE})
    vault.agenda()
    text = vault.text(TODAY)
    assert text.startswith(MINE + "\r\n" + BEGIN + "\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert entries(vault.text("People/Jane Doe.md")) == entries(vault.text("People/Jane Doe.md"))
    with vault.silent():
        vault.agenda()


def test_what_the_user_ticks_outside_is_no_item(daily: Any) -> None:
    vault = daily({TODAY: MINE})
    before = vault.text("People/Jane Doe.md")
    vault.agenda()
    vault.sync()
    assert vault.text("People/Jane Doe.md") == before


def test_a_day_from_tick_to_withdrawal(daily: Any) -> None:
    vault = daily({TODAY: MINE})
    vault.agenda()
    around = outside(vault.text(TODAY))
    vault.edit(TODAY, "- [ ] call [[Jane Doe]] ", "- [x] call [[Jane Doe]] 25m new budget ")
    vault.sync()
    assert "- 2026-11-24 call reached 25m: new budget" in "\n".join(
        line.partition(" [07700")[0] for line in entries(vault.text("People/Jane Doe.md"))
    ) or "2026-11-24 call reached 25m" in vault.text("People/Jane Doe.md")
    assert "↳ logged 2026-11-24 Jane Doe" in vault.text(TODAY)
    with vault.silent():
        vault.sync()
        vault.agenda()
    vault.edit(TODAY, "- [x] call [[Jane Doe]] 25m", "- [ ] call [[Jane Doe]] 25m")
    vault.sync()
    assert "2026-11-24 call" not in vault.text("People/Jane Doe.md")
    assert outside(vault.text(TODAY)) == around


def test_buttons_and_carrying_over(daily: Any) -> None:
    vault = daily({TODAY: MINE})
    vault.agenda()
    text = vault.text(TODAY)
    place = text.index("[ ] no answer")
    vault.write(TODAY, text[:place] + "[x]" + text[place + 3 :])
    vault.sync()
    assert "2026-11-24 call no-answer" in vault.text("People/Jane Doe.md")
    vault.edit(TODAY, "- [ ] call [[Bob Lee]]", "- [ ] call [[Bob Lee]] ask about Leeds")
    around = outside(vault.text(TODAY))
    tomorrow = vault.on("2026-11-25")
    tomorrow.agenda()
    assert "[[Bob Lee]] ask about Leeds" in vault.text(TODAY)
    assert "call [[Ann Poe]]" not in vault.text(TODAY)
    assert "on 24 Nov you wrote “ask about Leeds”" in tomorrow.text("Daily/2026-11-25.md")
    assert outside(vault.text(TODAY)) == around
    with tomorrow.silent():
        tomorrow.agenda()


def test_undo_leaves_a_note_that_was_there_as_it_was(daily: Any) -> None:
    vault = daily({TODAY: MINE})
    vault.agenda()
    vault._settled(lambda: undo(vault.session()))
    assert vault.text(TODAY) == MINE


def test_undone_it_says_so_inside_the_marks_alone(daily: Any) -> None:
    vault = daily({TODAY: MINE})
    vault.agenda()
    vault.edit(TODAY, "- [ ] call [[Jane Doe]] ", "- [x] call [[Jane Doe]] fine ")
    around = outside(vault.text(TODAY))
    vault.sync()
    vault._settled(lambda: undo(vault.session()))
    assert "↳ undone" in vault.text(TODAY)
    assert outside(vault.text(TODAY)) == around
    with vault.silent():
        vault.sync()


def test_periodic_notes_their_format_and_their_template(practice: MakePractice) -> None:
    template = f"# {{{{date:dddd}}}}\n[[{{{{yesterday}}}}]]\n\n{BEGIN}\n{END}\n\n## Journal\n"
    vault = practice({"cultivate.toml": SETTINGS, "Templates/Day.md": template})
    vault.write(".obsidian/community-plugins.json", '["periodic-notes"]')
    daily = {
        "format": "YYYY/MM-MMMM/YYYY-MM-DD",
        "folder": "Journal",
        "template": "Templates/Day",
        "enabled": True,
    }
    vault.write(".obsidian/plugins/periodic-notes/data.json", json.dumps({"daily": daily}))
    report = vault.agenda()
    assert report.path == "Journal/2026/11-November/2026-11-24.md"
    text = vault.text(report.path)
    assert text.startswith(f"# Tuesday\n[[2026/11-November/2026-11-23]]\n\n{BEGIN}\n## Today\n")
    assert text.endswith(f"- \n{END}\n\n## Journal\n")
    with vault.silent():
        vault.agenda()
    vault.edit(report.path, "- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]]")
    vault.sync()
    assert "2026-11-24 call" in vault.text("People/Jane Doe.md")


def test_a_template_that_is_missing_is_said(daily: Any) -> None:
    vault = daily(config={"template": "Templates/Day"})
    report = vault.agenda()
    (problem,) = report.outcome.problems
    assert problem.path == "Templates/Day.md"
    assert problem.severity == "warning"
    assert "made without it" in problem.advice
    assert vault.text(TODAY).startswith(BEGIN)


@pytest.mark.parametrize(
    "text",
    [f"{BEGIN}\n## Today\n", f"words\n{END}\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n", f"{END}\n{BEGIN}\n"],
)
def test_damaged_marks_are_refused_and_nothing_is_written(daily: Any, text: str) -> None:
    vault = daily({TODAY: text})
    with vault.silent(), pytest.raises(CannotEdit, match=rf"{re.escape(TODAY)}, line \d"):
        vault.agenda()
    with vault.silent():
        (problem,) = vault.sync().problems
    assert (problem.path, problem.code) == (TODAY, "agenda-marks")


def test_a_damaged_day_that_is_past_is_named_and_the_rest_goes_on(daily: Any) -> None:
    vault = daily({"Daily/2026-11-23.md": f"{BEGIN}\n- [x] call [[Jane Doe]]\n"})
    report = vault.agenda()
    assert [each.path for each in report.outcome.problems] == ["Daily/2026-11-23.md"]
    assert "call [[Jane Doe]]" in vault.text(TODAY)


def test_doctor_names_what_is_in_the_way(daily: Any) -> None:
    vault = daily({"Daily/2026-11-20.md": f"words\n{BEGIN}\n"})
    (problem,) = [each for each in doctor(vault.session()).problems if each.severity == "error"]
    assert (problem.path, problem.line, problem.code) == ("Daily/2026-11-20.md", 2, "agenda-marks")
    vault.write(".obsidian/daily-notes.json", '{"format": "YYYY-MM HH"}')
    (problem,) = [each for each in doctor(vault.session()).problems if each.severity == "error"]
    assert (problem.path, problem.code) == (".obsidian", "daily-format")
    assert "has a time in it, HH" in problem.message


def test_a_format_that_tells_no_day_stops_the_command(daily: Any) -> None:
    vault = daily(config={"format": "YYYY-MM"})
    with vault.silent(), pytest.raises(UsageError, match="does not tell which day"):
        vault.agenda()


def test_todays_note_shows_it(daily: Any) -> None:
    vault = daily(
        {"cultivate.toml": SETTINGS + 'today = "Today.md"\n', "Today.md": "![[Daily/2026-11-20]]\n"}
    )
    vault.agenda()
    assert vault.text("Today.md") == "![[Daily/2026-11-24]]\n"


def test_a_folder_in_git_gets_the_driver(daily: Any) -> None:
    from cultivate.flows.git import _patterns
    from cultivate.flows.place import agenda_place

    vault = daily({"cultivate.toml": SETTINGS + '[contacts]\nfolders = ["People"]\n'})
    session = vault.session()
    assert ("/Daily/**/*.md", "Daily/2026-01-01.md") in set(
        _patterns(session.settings, agenda_place(session.root, session.settings))
    )
