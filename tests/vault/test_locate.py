"""Which folder is the vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from cultivate.errors import UsageError
from cultivate.vault.locate import find_vault


def test_the_nearest_folder_upward_with_either_mark(tmp_path: Path) -> None:
    deep = tmp_path / "Notes" / "People" / "Friends"
    deep.mkdir(parents=True)
    (tmp_path / "Notes" / ".obsidian").mkdir()
    assert find_vault(deep) == tmp_path / "Notes"
    (tmp_path / "cultivate.toml").touch()
    assert find_vault(deep) == tmp_path / "Notes"
    (tmp_path / "Notes" / "People" / "cultivate.toml").touch()
    assert find_vault(deep) == tmp_path / "Notes" / "People"


def test_a_folder_called_like_the_file_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / "cultivate.toml").mkdir()
    (tmp_path / ".obsidian").touch()
    with pytest.raises(UsageError):
        find_vault(tmp_path)


def test_the_option_counts_before_the_environment(tmp_path: Path) -> None:
    for name in ("here", "one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "here" / ".obsidian").mkdir()
    assert find_vault(tmp_path / "here", "../one", str(tmp_path / "two")) == tmp_path / "one"
    assert find_vault(tmp_path / "here", None, str(tmp_path / "two")) == tmp_path / "two"
    assert find_vault(tmp_path / "here", None, "") == tmp_path / "here"


def test_a_tilde_is_the_home(home: Path) -> None:
    (home / "Vault").mkdir()
    assert find_vault(Path("/"), "~/Vault") == home / "Vault"


def test_links_are_resolved(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert find_vault(tmp_path, "link") == tmp_path / "real"


@pytest.mark.parametrize(
    ("option", "words"), [("", "--vault"), ("gone", "cultivate init"), ("file", "not a folder")]
)
def test_a_folder_that_is_none_is_refused(tmp_path: Path, option: str, words: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=words):
        find_vault(tmp_path, option)


def test_no_vault_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_vault(tmp_path)
    assert "cultivate init" in str(caught.value)
    assert "--vault" in str(caught.value)
    assert "\n" not in str(caught.value)
