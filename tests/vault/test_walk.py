"""Every note once, everything else with a reason."""

from __future__ import annotations

import os
import socket
from collections import Counter
from pathlib import Path

import pytest

from cultivate.model.settings import Settings
from cultivate.vault.obsidian import Facts
from cultivate.vault.read import LARGEST
from cultivate.vault.walk import WHY, Walk, is_conflict_copy, original_of, walk


def put(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def paths(found: Walk) -> list[str]:
    return [note.path for note in found.notes]


def reasons(found: Walk) -> dict[str, str]:
    assert {each.why for each in found.skipped} <= set(WHY)
    return {each.path: each.why for each in found.skipped}


def test_notes_in_folders_sorted_with_their_facts(tmp_path: Path) -> None:
    put(tmp_path, "b.md", "A/c.MD", "A/B/ä.md", "picture.png", "A.base", "md")
    found = walk(tmp_path, Settings(), Facts())
    assert paths(found) == ["A/B/ä.md", "A/c.MD", "b.md"]
    assert found.skipped == ()
    facts = os.stat(tmp_path / "b.md")
    assert found.notes[2] == ("b.md", 1, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def test_a_folder_called_like_a_note_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "x.md/y.md")
    assert paths(walk(tmp_path, Settings(), Facts())) == ["x.md/y.md"]


def test_hidden_and_tooling(tmp_path: Path) -> None:
    put(tmp_path, ".trash/a.md", ".git/b.md", ".hidden.md", "node_modules/x/c.md", "d.md", ".DS_Store")
    found = walk(tmp_path, Settings(), Facts())
    assert paths(found) == ["d.md"]
    assert reasons(found) == {
        ".trash/": "hidden",
        ".git/": "hidden",
        ".hidden.md": "hidden",
        "node_modules/": "tooling",
    }


def test_templates(tmp_path: Path) -> None:
    put(tmp_path, "Meta/Templates/a.md", "Templates/b.md", "Contact.md", "Agenda.md", "c.md")
    settings = Settings(contact_template="Contact.md", agenda_template="Agenda.md")
    found = walk(tmp_path, settings, Facts(template_folders=("Meta/Templates",)))
    assert paths(found) == ["Templates/b.md", "c.md"]
    assert reasons(found) == {
        "Meta/Templates/": "template",
        "Contact.md": "template",
        "Agenda.md": "template",
    }


def test_excluded_by_obsidian_and_by_us(tmp_path: Path) -> None:
    put(tmp_path, "Archive/a.md", "daily-1.md", "x.draft.md", "b.md")
    found = walk(tmp_path, Settings(exclude=("*.draft.md",)), Facts(excluded=("Archive/", "/daily-.*/")))
    assert paths(found) == ["b.md"]
    assert reasons(found) == {"Archive/": "excluded", "daily-1.md": "excluded", "x.draft.md": "excluded"}


def test_a_pattern_that_is_not_run_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "b.md")
    found = walk(tmp_path, Settings(exclude=("/(a+)+$/",)), Facts(config=".obsidian", excluded=("/(b*)*$/",)))
    assert paths(found) == ["b.md"]
    assert [problem.path for problem in found.problems] == [".obsidian/app.json", "cultivate.toml"]


def test_obsidians_settings_are_read_where_none_are_given(tmp_path: Path) -> None:
    put(tmp_path, "T/a.md", "b.md")
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "templates.json").write_text('{"folder": "T"}')
    (tmp_path / ".obsidian" / "app.json").write_text("{")
    found = walk(tmp_path, Settings())
    assert paths(found) == ["b.md"]
    assert [problem.code for problem in found.problems] == ["obsidian-setting"]


@pytest.mark.parametrize(
    "name",
    [
        "Jane (Conflicted copy phone 202611211530).md",
        "Jane.sync-conflict-20261121-153000-ABCDEF7.md",
        "Jane.sync-conflict-20261121-153000.md",
        "Jane (Bob's conflicted copy 2026-11-21).md",
        "Jane (conflicted copy 2026-11-21 153000).md",
        "Jane (Case Conflicted Copy).md",
        "Jane.conflict1.md",
        "conflict-files-obsidian-git.md",
    ],
)
def test_a_conflict_copy(name: str) -> None:
    assert is_conflict_copy(name)


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("Jane 2.md", "Jane.md"),
        ("Jane (1).md", "Jane.md"),
        ("Jane-DESKTOP-AB12CD3.md", "Jane.md"),
    ],
)
def test_perhaps_a_copy_is_read_and_named_beside_its_original(
    name: str, original: str, tmp_path: Path
) -> None:
    put(tmp_path, name, "Janet.md")
    assert walk(tmp_path, Settings(), Facts()).problems == ()
    put(tmp_path, original)
    found = walk(tmp_path, Settings(), Facts())
    assert name in paths(found)
    assert [(each.path, each.severity, each.code) for each in found.problems] == [
        (name, "warning", "perhaps-a-copy")
    ]


@pytest.mark.parametrize(
    "name", ["Jane Doe.md", "Jane-Anne.md", "Agenda 2026.md", "Conflicted copy.md", "Jane (Leeds).md"]
)
def test_no_conflict_copy(name: str) -> None:
    assert not is_conflict_copy(name)
    assert not original_of(name, {name, "Jane.md", "Agenda.md", "Agenda 202.md"})


def test_links_are_left_out(tmp_path: Path) -> None:
    vault, outside = tmp_path / "vault", tmp_path / "outside"
    put(vault, "People/Jane.md")
    put(outside, "Secret.md")
    (vault / "out").symlink_to(outside)
    (vault / "Secret.md").symlink_to(outside / "Secret.md")
    (vault / "Again.md").symlink_to("People/Jane.md")
    (vault / "again").symlink_to("People")
    (vault / "loop").symlink_to(".")
    (vault / "dangling.md").symlink_to("gone.md")
    (vault / "folder.md").symlink_to("People")
    (vault / "picture.png").symlink_to("gone.png")
    found = walk(vault, Settings(), Facts())
    assert paths(found) == ["People/Jane.md"]
    assert Counter(reasons(found).values()) == {"link": 7}


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(tmp_path)  # a socket's name is short
        listening.bind("socket.md")
        os.chdir(here)
    found = walk(tmp_path, Settings(), Facts())
    assert paths(found) == []
    assert reasons(found) == {"pipe.md": "not-a-file", "socket.md": "not-a-file"}


def test_too_large(tmp_path: Path) -> None:
    for name, size in (("large.md", LARGEST + 1), ("just.md", LARGEST)):
        with open(tmp_path / name, "wb") as file:
            file.truncate(size)
    found = walk(tmp_path, Settings(), Facts())
    assert paths(found) == ["just.md"]
    assert reasons(found) == {"large.md": "too-large"}


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.md")).touch()
    except OSError:
        return  # a file system whose names are all text
    found = walk(tmp_path, Settings(), Facts())
    assert (paths(found), reasons(found)) == ([], {"caf\\xe9.md": "bad-name"})


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """Permissions do not hold root back: a folder that is a file by the time it is read does."""
    put(tmp_path, "file")
    found = walk(tmp_path / "file", Settings(), Facts())
    assert [(problem.code, problem.severity) for problem in found.problems] == [("unreadable", "error")]


def test_a_deep_vault(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    put(deep, "x.md")
    assert len(paths(walk(tmp_path, Settings(), Facts()))) == 1
