"""Where settings come from, and which source counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cultivate.errors import UsageError
from cultivate.model.settings import Settings
from cultivate.vault.configuration import load_settings, user_config_path
from tests.running import MakeVault

HOME = "---\nper_day: 2\naway:\n  - 2026-12-01..2026-12-14\n---\n# Home\n"


def test_nothing_set_is_the_defaults(vault: MakeVault) -> None:
    loaded = load_settings(vault({}), {})
    assert loaded.problems == ()
    assert (loaded.settings.agenda, loaded.settings.per_day) == (Settings().agenda, Settings().per_day)


def test_each_source_counts_before_the_next(vault: MakeVault, tmp_path: Path) -> None:
    own = tmp_path / "config.toml"
    root = vault({})
    assert load_settings(root, {}, own).settings.per_day == 8
    own.write_text("[workdays]\nper_day = 5\n[vault]\nnext_heading = 'Own'\n")
    assert load_settings(root, {}, own).settings.per_day == 5
    (root / "cultivate.toml").write_text("[workdays]\nper_day = 4\n[vault]\nhome = 'Home.md'\n")
    assert load_settings(root, {}, own).settings.per_day == 4
    (root / "Home.md").write_text(HOME)
    settings = load_settings(root, {}, own).settings
    assert (settings.per_day, settings.next_heading) == (2, "Own")
    assert settings.away == ((date(2026, 12, 1), date(2026, 12, 14)),)
    settings = load_settings(root, {"CULTIVATE_PER_DAY": "1"}, own).settings
    assert (settings.per_day, len(settings.away)) == (1, 1)


def test_a_home_note_is_ours_only_if_a_setting_names_it(vault: MakeVault) -> None:
    root = vault({"Home.md": HOME})
    assert load_settings(root, {}).settings.per_day == 8
    assert load_settings(root, {"CULTIVATE_HOME": "Home.md"}).settings.per_day == 2


def test_the_users_own_file_is_found(home: Path, vault: MakeVault) -> None:
    own = home / ".config" / "cultivate" / "config.toml"
    assert user_config_path({}) == own
    assert user_config_path({"XDG_CONFIG_HOME": "/elsewhere"}) == Path("/elsewhere/cultivate/config.toml")
    assert user_config_path({"XDG_CONFIG_HOME": "relative"}) == own
    own.parent.mkdir(parents=True)
    own.write_text("[workdays]\nper_day = 3\n")
    assert load_settings(vault({}), {}).settings.per_day == 3


def test_problems_name_file_and_line(vault: MakeVault, tmp_path: Path) -> None:
    own = tmp_path / "config.toml"
    own.write_text("[worday]\n")
    home = "---\ntags: [x]\nper_day: four\n---\n"
    root = vault({"cultivate.toml": "[vault]\nhome = 'Home.md'\nx = 1\n", "Home.md": home})
    loaded = load_settings(root, {}, own)
    assert [(problem.path, problem.line, problem.code) for problem in loaded.problems] == [
        (str(own), 1, "unknown-setting"),
        ("cultivate.toml", 3, "unknown-setting"),
        ("Home.md", 3, "home-property"),
    ]
    assert loaded.settings.per_day == 8


@pytest.mark.parametrize("home", [None, "", "no properties", "---\na: [\n---\n", b"\xff\xfe-\0-\0"])
def test_a_home_note_that_says_nothing_changes_nothing(vault: MakeVault, home: str | bytes | None) -> None:
    files: dict[str, str | bytes] = {"cultivate.toml": "[vault]\nhome = 'Home.md'\n"}
    root = vault(files if home is None else files | {"Home.md": home})
    loaded = load_settings(root, {})
    assert loaded.settings.per_day == 8
    assert all(problem.path == "Home.md" for problem in loaded.problems)


def test_a_home_note_that_cannot_be_read_is_a_problem(vault: MakeVault) -> None:
    root = vault({"cultivate.toml": "[vault]\nhome = 'Home.md'\n"})
    (root / "Home.md").mkdir()
    assert [problem.code for problem in load_settings(root, {}).problems] == ["unreadable"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[vault]\n# \xe9\n", "cultivate.toml, line 2: this is not UTF-8"),
        (b"x" * 2**21, "larger than 64 KB"),
    ],
)
def test_settings_that_cannot_be_read_stop_the_command(vault: MakeVault, content: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        load_settings(vault({"cultivate.toml": content}), {})


def test_settings_that_are_no_file_stop_the_command(vault: MakeVault) -> None:
    root = vault({})
    (root / "cultivate.toml").mkdir()
    with pytest.raises(UsageError, match=r"cultivate\.toml could not be read: it is not a file"):
        load_settings(root, {})


def test_settings_may_be_a_link(vault: MakeVault, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text("[workdays]\nper_day = 3\n")
    root = vault({})
    (root / "cultivate.toml").symlink_to("../elsewhere.toml")
    assert load_settings(root, {}).settings.per_day == 3
