"""Obsidian's own settings: read where they are there, never needed, never fatal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cultivate.vault.obsidian import DailyNotes, Facts, read_facts


def settle(root: Path, files: dict[str, object], config: str = ".obsidian") -> Facts:
    for name, content in files.items():
        path = root / config / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return read_facts(root)


def test_a_folder_without_obsidian_has_no_facts(tmp_path: Path) -> None:
    assert read_facts(tmp_path) == Facts()


def test_the_defaults_of_an_obsidian_that_was_never_set_up(tmp_path: Path) -> None:
    assert settle(tmp_path, {"app.json": {}}) == Facts(config=".obsidian")


def test_every_fact(tmp_path: Path) -> None:
    facts = settle(
        tmp_path,
        {
            "templates.json": {"folder": "Templates"},
            "plugins/templater-obsidian/data.json": {"templates_folder": "/Meta/Templater/"},
            "app.json": {"userIgnoreFilters": ["Archive/", "/daily-.*/"]},
            "daily-notes.json": {"folder": "Daily", "format": "YYYY/MM-DD", "template": "Templates/Day"},
        },
    )
    assert facts.template_folders == ("Templates", "Meta/Templater")
    assert facts.excluded == ("Archive/", "/daily-.*/")
    assert facts.daily == DailyNotes("Daily", "YYYY/MM-DD", "Templates/Day")
    assert facts.problems == ()


@pytest.mark.parametrize("folder", ["", "/", ".", 5, None])
def test_a_template_folder_that_is_the_vault_itself_is_none(tmp_path: Path, folder: object) -> None:
    """Otherwise every note would be a template."""
    assert settle(tmp_path, {"templates.json": {"folder": folder}}).template_folders == ()


def test_the_settings_folder_may_have_another_name(tmp_path: Path) -> None:
    (tmp_path / ".aaa").mkdir()
    facts = settle(tmp_path, {"app.json": {"userIgnoreFilters": ["A"]}}, ".obsidian-work")
    assert (facts.config, facts.excluded) == (".obsidian-work", ("A",))


@pytest.mark.parametrize(
    "periodic",
    [
        {"daily": {"enabled": True, "folder": "P", "format": "", "template": "T"}},
        {
            "activeCalendarSet": "B",
            "calendarSets": [
                {"id": "A", "day": {"enabled": True, "folder": "No"}},
                {"id": "B", "day": {"enabled": True, "folder": "P", "templatePath": "T"}},
            ],
        },
    ],
)
def test_periodic_notes_count_where_the_plugin_is_on(tmp_path: Path, periodic: dict[str, object]) -> None:
    files = {"plugins/periodic-notes/data.json": periodic, "daily-notes.json": {"folder": "Core"}}
    assert settle(tmp_path, files).daily.folder == "Core"
    on = settle(tmp_path, {"community-plugins.json": ["dataview", "periodic-notes"]})
    assert on.daily == DailyNotes("P", "YYYY-MM-DD", "T")


def test_periodic_notes_without_a_daily_one_leave_the_core_plugins(tmp_path: Path) -> None:
    files = {
        "plugins/periodic-notes/data.json": {"daily": {"enabled": False, "folder": "P"}},
        "daily-notes.json": {"folder": "Core"},
        "community-plugins.json": ["periodic-notes"],
    }
    assert settle(tmp_path, files).daily.folder == "Core"


@pytest.mark.parametrize("content", ["", "{", "\udcff", "[" * 100_000, '{"a": ' + "9" * 5000 + "}", "[1]"])
def test_a_broken_file_is_a_problem_and_says_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / ".obsidian").mkdir()
    data = content.encode("utf-8", "surrogateescape")
    (tmp_path / ".obsidian" / "app.json").write_bytes(data)
    facts = settle(tmp_path, {"templates.json": {"folder": "T"}})
    assert [problem.path for problem in facts.problems] == [".obsidian/app.json"]
    assert facts.problems[0].severity == "warning"
    assert (facts.excluded, facts.template_folders) == ((), ("T",))


def test_a_pipe_in_the_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    os.mkfifo(tmp_path / ".obsidian" / "app.json")
    assert [problem.code for problem in read_facts(tmp_path).problems] == ["obsidian-setting"]


def test_values_of_a_wrong_type_say_nothing(tmp_path: Path) -> None:
    files: dict[str, object] = {
        "app.json": {"userIgnoreFilters": {"a": 1}},
        "daily-notes.json": {"folder": 3, "format": None, "template": []},
        "community-plugins.json": {"periodic-notes": True},
    }
    assert settle(tmp_path, files) == Facts(config=".obsidian")
