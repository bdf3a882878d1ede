"""`init`: a new vault that works at once, a folder of notes that keeps what it has, a run repeated."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cultivate.errors import CultivateError, Refused, UsageError
from cultivate.flows.doctor import doctor
from cultivate.flows.init import init
from cultivate.flows.saving import Outcome
from tests.flows.practice import JANE, TODAY, Practice
from tests.running import read_files, unchanged, write_files


def make(folder: Path, *parts: str, demo: bool = False, empty: bool = False, today: date = TODAY) -> Outcome:
    return init(folder, today, demo=demo, empty=empty, parts=parts)


@pytest.mark.parametrize(
    ("kind", "day"),
    [("", "2026-11-24"), ("", "2028-02-29"), ("empty", "2027-01-01"), ("demo", "2026-11-24")],
)
def test_a_new_vault_works_at_once(tmp_path: Path, kind: str, day: str) -> None:
    """On any day: nothing to mend, an agenda that is written once, and everybody can be read."""
    folder = tmp_path / "new"
    make(folder, demo=kind == "demo", empty=kind == "empty", today=date.fromisoformat(day))
    vault = Practice(folder).on(day)
    vault.write(".obsidian/extra.json", "{}")  # every file looks old now
    report = doctor(vault.session())
    assert report.problems == ()
    assert report.contacts == {"": 7, "empty": 0, "demo": 295}[kind]
    vault.agenda()
    with vault.silent():
        vault.agenda()
    assert f"![[Agenda/{day}]]" in vault.text("Today.md")
    assert doctor(vault.session()).problems == ()


@pytest.mark.parametrize("demo", [False, True])
def test_again_changes_nothing(tmp_path: Path, demo: bool) -> None:
    folder = tmp_path / "new"
    make(folder, demo=demo)
    with unchanged(folder):
        if demo:
            with pytest.raises(Refused, match="has notes already"):
                make(folder, demo=True)
        else:
            assert make(folder).changes == ()


def test_a_folder_with_notes_keeps_them_and_gets_its_settings(tmp_path: Path) -> None:
    write_files(tmp_path, {"People/Jane Doe.md": JANE, "Home.md": "my home\n"})
    before = read_files(tmp_path)
    make(tmp_path)
    after = read_files(tmp_path)
    assert set(after) - set(before) == {"cultivate.toml"}
    assert {path: after[path] for path in before} == before
    assert doctor(Practice(tmp_path).session()).problems == ()


@pytest.mark.parametrize(
    ("part", "some"),
    [("home", "Today.md"), ("bases", "Bases/Due.base"), ("template", "Templates/Contact.md")],
)
def test_parts_that_are_asked_for(tmp_path: Path, part: str, some: str) -> None:
    write_files(tmp_path, {"People/Jane Doe.md": JANE, "Home.md": "my home\n"})
    make(tmp_path, part)
    assert (tmp_path / some).is_file()
    assert (tmp_path / "Home.md").read_text() == "my home\n"
    vault = Practice(tmp_path)
    assert doctor(vault.session()).problems == ()
    with unchanged(tmp_path):
        make(tmp_path, part)


def test_settings_that_stand_there_stay(tmp_path: Path) -> None:
    write_files(tmp_path, {"People/Jane Doe.md": JANE, "cultivate.toml": "[workdays]\nper_day = 3\n"})
    messages = make(tmp_path, "home").messages
    assert (tmp_path / "cultivate.toml").read_text() == "[workdays]\nper_day = 3\n"
    assert any('home = "Home.md"' in message for message in messages)


@pytest.mark.parametrize("kind", [{"demo": True}, {"empty": True}])
def test_no_invented_people_among_real_ones(tmp_path: Path, kind: dict[str, Any]) -> None:
    write_files(tmp_path, {"Jane Doe.md": JANE})
    with unchanged(tmp_path), pytest.raises(Refused, match="has notes already: choose a new folder"):
        make(tmp_path, **kind)


def test_a_part_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="“bse” is no part of a vault; the parts are home, bases"):
        make(tmp_path / "new", "bse")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("demo", [False, True])
def test_a_run_that_broke_off_is_completed_by_the_next(tmp_path: Path, demo: bool) -> None:
    """As after a full disk: some of the files are there, and the settings, which come last, are not."""
    make(tmp_path / "whole", demo=demo)
    folder = tmp_path / "new"
    whole = read_files(tmp_path / "whole")
    some = sorted(whole)[:-4]
    assert any(path.endswith(".md") for path in some)
    write_files(folder, {path: whole[path] for path in some})
    make(folder, demo=demo)
    assert read_files(folder) == whole


def test_what_its_owner_deleted_stays_deleted(tmp_path: Path) -> None:
    make(tmp_path)
    shutil.rmtree(tmp_path / "People")
    assert make(tmp_path).changes == ()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_where_no_folder_can_be(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CultivateError):
        make(tmp_path / place)
    assert (tmp_path / "file").read_text() == "x"


def test_a_dry_run(tmp_path: Path) -> None:
    outcome = init(tmp_path / "new", TODAY, demo=False, empty=False, parts=(), dry_run=True)
    assert "+++ b/cultivate.toml\n" in outcome.diff
    assert not (tmp_path / "new").exists()
