"""The settings that hold for one run: files, home note and environment, in their order.

An option counts before the environment, then the home note, the vault's file, the user's own, the default.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from cultivate.errors import Problem, UsageError
from cultivate.model.settings import Settings
from cultivate.vault.locate import SETTINGS_FILE
from cultivate.vault.paths import checked
from cultivate.vault.read import Note, Unreadable, read_note, read_regular

_LARGEST = 64 * 1024  # bytes: room for anything that a person sets, and little for a program to make slow


class LoadedSettings(NamedTuple):
    """Settings, and what in their sources was passed over."""

    settings: Settings
    problems: tuple[Problem, ...]


def user_config_path(environment: Mapping[str, str]) -> Path:
    """The user's own configuration, for all vaults: `~/.config/cultivate/config.toml` on every system.

    `XDG_CONFIG_HOME` moves it, if it is an absolute path (XDG Base Directory Specification).
    """
    moved = environment.get("XDG_CONFIG_HOME", "")
    home = Path(moved) if os.path.isabs(moved) else Path(os.path.expanduser("~/.config"))
    return home / "cultivate" / "config.toml"


def load_settings(
    root: Path, environment: Mapping[str, str], user_config: Path | None = None
) -> LoadedSettings:
    """Everything that is set for the vault at `root`; a wrong value or an unreadable file is a UsageError.

    `user_config` is `user_config_path` where it is not given. Problems name unknown keys and what in the
    home note could not be read.
    """
    settings, problems = Settings(), list[Problem]()
    user_config = user_config or user_config_path(environment)
    vault_file = root / SETTINGS_FILE
    for file, name in ((user_config, os.fspath(user_config)), (vault_file, SETTINGS_FILE)):
        text = _text(file, name)
        if text:
            from cultivate.notes.settings import read_settings

            own = settings
            settings, found = read_settings(text, name, settings)
            problems += found
            if file == vault_file:
                settings, denied = _only_own(settings, own, text, name)
                problems += denied
    if not any(name.startswith("CULTIVATE_") for name in environment):
        environment = {}
    home = _with_environment(settings, environment).home
    if home:
        settings, found = _with_home(root, home, settings)
        problems += found
    settings = _with_environment(settings, environment)
    if settings.holiday_region:
        settings, found = _with_holidays(settings)
        problems += found
    return LoadedSettings(settings, tuple(problems))


def _with_holidays(settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with the public holidays of their region; without the package none, which is said."""
    from cultivate.vault.holiday_list import holidays_of

    days = holidays_of(settings.holiday_region)
    if isinstance(days, Problem):
        return settings, (days,)
    return replace(settings, holidays=days), ()


_OWN = MappingProxyType(
    {
        "commit": ("git", "commit", "Allow it here with `cultivate git setup --commit`"),
        "notify_morning": ("notify", "morning", "Write it into your own `config.toml`"),
        "notify_names": ("notify", "names", "Write it into your own `config.toml`"),
    }
)
"""What a vault, which may come from anybody, cannot allow: running a repository's hooks, showing names."""


def _only_own(settings: Settings, own: Settings, text: str, name: str) -> tuple[Settings, list[Problem]]:
    """The settings without what only the user's own may allow; a problem for each that the vault tried."""
    from cultivate.notes.toml_lines import Lines

    problems = []
    for field, (section, key, advice) in _OWN.items():
        if getattr(settings, field) and not getattr(own, field):
            changes: dict[str, Any] = {field: False}
            settings = replace(settings, **changes)
            message = f"{section}.{key} counts only in your own settings, not in a vault's"
            line, do = Lines(text).of(section, key), f"{advice}, and take this line out."
            problems.append(Problem(name, line, 1, "warning", "not-a-vaults-setting", message, do))
    return settings, problems


def _with_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    if not environment:
        return settings
    from cultivate.notes.overrides import apply_environment

    return apply_environment(settings, environment)


def _text(file: Path, name: str) -> str:
    """The text of a settings file, empty where there is none."""
    if not os.path.lexists(file):
        return ""
    try:
        data, _ = read_regular(os.fspath(file), _LARGEST, follow=True)
        return data.decode("utf-8")
    except Unreadable as reason:
        raise UsageError(f"{name} could not be read: {reason}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{name}, line {line}: this is not UTF-8; save the file in that encoding") from None


def _with_home(root: Path, home: str, settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with the home note's properties, read one by one so that a problem names its line."""
    note = _home_note(root, home)
    if isinstance(note, Problem):
        return settings, (note,)
    from cultivate.notes.frontmatter import read_front_matter
    from cultivate.notes.overrides import apply_home

    front_matter = read_front_matter(note.text if note else "")
    problems = [problem.at(home) for problem in front_matter.problems]
    for each in front_matter.properties:
        settings, found = apply_home(settings, {each.key: each.texts})
        problems += [replace(problem, path=home, line=each.line, column=each.column) for problem in found]
    return settings, tuple(problems)


def _home_note(root: Path, home: str) -> Note | Problem | None:
    """None where the note is not there: a home note that was deleted changes no day."""
    if not os.path.lexists(root / checked(home)):
        return None
    return read_note(root, home)
