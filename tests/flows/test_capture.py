"""Captured lines and mentions in the user's own daily notes: counted where they stand, written nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cultivate.flows.doctor import doctor
from cultivate.flows.due import due
from cultivate.flows.show import CallSheet, show
from cultivate.model.due import standing
from tests.flows.conftest import MakePractice
from tests.flows.practice import TODAY, Practice

LINES = "[capture]\ndaily_notes = true\n"
BOTH = LINES + "mentions = true\n"


@pytest.fixture
def capturing(practice: MakePractice) -> Any:
    def make(files: dict[str, str], settings: str = LINES) -> Practice:
        made = practice({"cultivate.toml": settings, **files})
        made.write(".obsidian/daily-notes.json", '{"folder": "Daily"}')
        return made

    return make


def sheet(vault: Practice, who: str = "jane") -> CallSheet:
    return show(vault.session(), who)


def last(vault: Practice, who: str = "jane") -> date | None:
    return sheet(vault, who).standing.last_touch


def told(vault: Practice, who: str = "jane") -> list[tuple[str, str, str]]:
    return [(e.day.isoformat(), e.means, e.source) for e in sheet(vault, who).entries if e.source]


def codes(vault: Practice) -> list[tuple[str, int, str]]:
    found = doctor(vault.session()).problems
    return [(each.path, each.line, each.code) for each in found if each.code.startswith("captured")]


def test_a_captured_line_counts_where_it_stands(capturing: Any) -> None:
    vault = capturing(
        {"Daily/2026-11-20.md": "# Friday\n- lunch with [[Jane Doe]] and [[Bob Lee]]: budget\n"}
    )
    with vault.silent():
        assert last(vault) == date(2026, 11, 20)
        assert last(vault, "bob") == date(2026, 11, 20)
        assert told(vault) == [("2026-11-20", "meal", "Daily/2026-11-20.md")]
        assert sheet(vault).entries[0].people == ("Bob Lee",)
        assert sheet(vault).standing.due == date(2026, 12, 20)


def test_it_is_not_copied_by_any_writing_command(capturing: Any) -> None:
    vault = capturing({"Daily/2026-11-20.md": "- call [[Jane Doe]]\n"})
    vault.sync()
    vault.agenda()
    assert "2026-11-20" not in vault.text("People/Jane Doe.md")
    assert vault.text("Daily/2026-11-20.md") == "- call [[Jane Doe]]\n"
    assert "call [[Jane Doe]]" not in vault.day
    vault.write("Daily/2026-11-20.md", "- nothing\n")
    assert last(vault) == date(2026, 10, 9)
    vault.agenda()
    assert "call [[Jane Doe]]" in vault.day


def test_switched_off_no_daily_note_says_anything(capturing: Any) -> None:
    vault = capturing({"Daily/2026-11-20.md": "- call [[Jane Doe]]\n"}, "")
    assert last(vault) == date(2026, 10, 9)


def test_captured_and_logged_it_counts_once(capturing: Any) -> None:
    vault = capturing({"Daily/2026-11-24.md": "- call [[Jane Doe]]\n- call [[Bob Lee]]\n"})
    vault.log("jane", means="call", text="fine")
    assert told(vault) == []
    assert told(vault, "bob") == [("2026-11-24", "call", "Daily/2026-11-24.md")]


def test_an_attempt_is_an_attempt(capturing: Any) -> None:
    vault = capturing({"Daily/2026-11-23.md": "- rang [[Jane Doe]] no answer\n"})
    assert last(vault) == date(2026, 10, 9)
    assert sheet(vault).standing.reason == "retry"


def test_mentions_count_as_contact(capturing: Any) -> None:
    text = "Long talk with [[Jane Doe|Jane]].\n- [ ] ask [[Bob Lee]]\n"
    vault = capturing({"Daily/2026-11-20.md": text}, BOTH)
    with vault.silent():
        assert last(vault) == date(2026, 11, 20)
        assert told(vault) == [("2026-11-20", "other", "Daily/2026-11-20.md")]
        assert told(vault, "bob") == []
    vault.sync()
    assert "2026-11-20" not in vault.text("People/Jane Doe.md")


def test_a_mention_on_a_day_of_a_touch_says_nothing_more(capturing: Any) -> None:
    text = "- call [[Jane Doe]]: asks\n\nthen wrote to [[Jane Doe]], and [[Bob Lee]] twice: [[Bob Lee]]\n"
    vault = capturing({"Daily/2026-11-20.md": text}, BOTH)
    assert told(vault) == [("2026-11-20", "call", "Daily/2026-11-20.md")]
    assert told(vault, "bob") == [("2026-11-20", "other", "Daily/2026-11-20.md")]


@pytest.mark.parametrize(
    ("path", "counts"),
    [("Daily/2026-11-20.md", True), ("Daily/2026/2026-11-20.md", True), ("Log/2026-11-20.md", False),
     ("Agenda/2026-11-20.md", False), ("Daily/20 November.md", False), ("Sent/2026-11-20 Letter.md", False)],
)  # fmt: skip
def test_which_notes_are_dated(capturing: Any, path: str, counts: bool) -> None:
    vault = capturing({path: "- call [[Jane Doe]]\n"})
    assert (last(vault) == date(2026, 11, 20)) is counts


def test_the_pattern_of_the_vault_is_the_one(capturing: Any) -> None:
    vault = capturing({"Journal/2026/Friday 20 Nov.md": "- call [[Jane Doe]]\n"})
    vault.write(".obsidian/daily-notes.json", '{"folder": "Journal", "format": "YYYY/dddd D MMM"}')
    assert last(vault) == date(2026, 11, 20)


def test_what_is_no_certain_person_is_named_by_doctor_alone(capturing: Any) -> None:
    lines = (
        "call [[JD]]",
        "call [[Eve]]",
        "call [[Twin]]",
        "call [[Town]]",
        "call [[jane doe]]",
        "saw [[No]]",
    )
    text = "".join(f"- {line}\n" for line in lines)
    twin = "---\ntier: network\n---\n"
    files = {"a/Twin.md": twin, "b/Twin.md": twin, "Town.md": "x", "Daily/2026-11-20.md": text}
    vault = capturing(files, BOTH)
    assert codes(vault) == [
        ("Daily/2026-11-20.md", 1, "captured-unknown"),
        ("Daily/2026-11-20.md", 2, "captured-unknown"),
        ("Daily/2026-11-20.md", 3, "captured-ambiguous"),
    ]
    advice = next(
        each.advice for each in doctor(vault.session()).problems if each.line == 1 and "JD" in each.message
    )
    assert advice == "Write [[Jane Doe|JD]]."
    assert last(vault) == date(2026, 11, 20)
    assert due(vault.session()).problems == ()


def test_a_day_to_come_is_named_and_not_counted(capturing: Any) -> None:
    vault = capturing({"Daily/2026-11-25.md": "- call [[Jane Doe]]\n\n[[Bob Lee]]\n"}, BOTH)
    assert last(vault) == date(2026, 10, 9)
    assert codes(vault) == [("Daily/2026-11-25.md", 1, "captured-future")]
    assert last(vault.on("2026-11-25")) == date(2026, 11, 25)


def test_the_agenda_in_a_daily_note_is_logged_and_not_captured(capturing: Any) -> None:
    vault = capturing({}, LINES + '[vault]\nagenda = "daily-note"\n')
    vault.agenda()
    path = "Daily/2026-11-24.md"
    vault.edit(path, "- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]]")
    vault.write(path, vault.text(path) + "\n- coffee [[Bob Lee]]: in the street\n")
    vault.sync()
    assert "2026-11-24 call" in vault.text("People/Jane Doe.md")
    assert "2026-11-24" not in vault.text("People/Bob Lee.md")
    assert told(vault) == []
    assert told(vault, "bob") == [("2026-11-24", "meal", path)]
    vault.agenda()
    assert "call [[Bob Lee]]" not in vault.text(path)
    with vault.silent():
        vault.sync()
        vault.agenda()


def test_a_withdrawn_entry_leaves_what_the_daily_note_tells(capturing: Any) -> None:
    vault = capturing({"Daily/2026-11-24.md": "- call [[Jane Doe]]\n"})
    vault.log("jane", means="call")
    vault.edit("People/Jane Doe.md", "- 2026-11-24 call\n", "")
    assert told(vault) == [("2026-11-24", "call", "Daily/2026-11-24.md")]
    contact = next(each for each in vault.session().load().contacts if each.name == "Jane Doe")
    assert standing(contact, vault.session().settings, TODAY).last_touch == TODAY
