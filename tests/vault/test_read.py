"""One file read: bytes and text as they are, and a plain reason where it cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit, Problem, Refused
from cultivate.notes.text import encode
from cultivate.vault.paths import checked, real_path, visible
from cultivate.vault.read import LARGEST, Note, Unreadable, read_for_edit, read_note, read_regular


def test_a_note_as_it_stands(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf---\r\na: caf\xe9\r\n---\r\n"
    (tmp_path / "x.md").write_bytes(data)
    note = read_note(tmp_path, "x.md")
    assert isinstance(note, Note)
    assert (note.path, note.data, encode(note.text)) == ("x.md", data, data)
    assert note.stat.st_size == len(data)


def problem(root: Path, path: str) -> Problem:
    found = read_note(root, path)
    assert isinstance(found, Problem)
    assert (found.code, found.severity, found.path) == ("unreadable", "error", path)
    return found


def test_reasons_in_plain_words(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to("x.md")
    with open(tmp_path / "large.md", "wb") as file:
        file.truncate(LARGEST + 1)
    assert "it is not there" in problem(tmp_path, "gone.md").message
    assert "it is not a file" in problem(tmp_path, "pipe.md").message
    assert "it is not a file" in problem(tmp_path, "folder.md").message
    assert "it is a link" in problem(tmp_path, "link.md").message
    assert "larger than 8192 KB" in problem(tmp_path, "large.md").message


def test_permission_denied(tmp_path: Path) -> None:
    (tmp_path / "x.md").touch(mode=0o000)
    if os.access(tmp_path / "x.md", os.R_OK):
        assert isinstance(read_note(tmp_path, "x.md"), Note)  # root reads everything
    else:
        assert "permission denied" in problem(tmp_path, "x.md").message


def test_a_file_of_the_kernel_that_promises_no_size() -> None:
    data, facts = read_regular("/proc/self/status", 1 << 20)
    assert facts.st_size == 0
    assert data.startswith(b"Name:")


def test_a_file_that_is_larger_than_it_promised() -> None:
    with pytest.raises(Unreadable, match="growing"):
        read_regular("/proc/self/status", 10)


def test_to_edit_follows_a_link_inside_the_vault(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "People").mkdir(parents=True)
    (vault / "People" / "Jane.md").write_text("Jane")
    (vault / "link.md").symlink_to("People/Jane.md")
    (vault / "folder").symlink_to("People")
    (tmp_path / "out.md").write_text("secret")
    (vault / "out.md").symlink_to("../out.md")
    (vault / "outside").symlink_to(tmp_path)
    assert read_for_edit(vault, "link.md").text == "Jane"
    assert read_for_edit(vault, "folder/Jane.md").path == "folder/Jane.md"
    for path in ("out.md", "outside/out.md"):
        with pytest.raises(Refused, match="out of the vault"):
            read_for_edit(vault, path)
    with pytest.raises(CannotEdit, match=r"^gone\.md: could not be read: it is not there$"):
        read_for_edit(vault, "gone.md")


def test_a_link_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    with pytest.raises(Refused):
        read_for_edit(tmp_path, "a.md")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x.md",
        "a/../../x.md",
        "a//b.md",
        "./x.md",
        "a/.",
        "x\0.md",
        ".git/config",
        "a/.GIT/x",
    ],
)
def test_a_path_that_is_none_of_a_vault(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refused) as caught:
        real_path(tmp_path, path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["x.md", "a/b/c.md", "..x.md", "a/...md", ".obsidian/app.json", "a b/ü.md"])
def test_a_path_of_a_vault(tmp_path: Path, path: str) -> None:
    assert checked(path) == path
    assert real_path(tmp_path, path) == os.path.join(os.path.realpath(tmp_path), path)


@given(st.binary(max_size=20))
def test_every_name_can_be_shown(name: bytes) -> None:
    visible(os.fsdecode(name)).encode("utf-8")
