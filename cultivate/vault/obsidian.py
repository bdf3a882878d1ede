"""What Obsidian's own settings say about a vault: read, never written, and never needed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cultivate.errors import Problem
from cultivate.vault.read import Unreadable, read_regular

_LARGEST = 1024 * 1024
Json = Mapping[str, object]


class DailyNotes(NamedTuple):
    """Where daily notes live: `format` is moment.js's and may hold folders; `folder` may be empty."""

    folder: str = ""
    format: str = "YYYY-MM-DD"
    template: str = ""


class Facts(NamedTuple):
    """The facts that concern us. `config` is the settings folder's name, empty in a vault without one.

    `template_date` and `template_time` are the formats of `{{date}}` and `{{time}}` in templates.
    """

    config: str = ""
    template_folders: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    daily: DailyNotes = DailyNotes()
    problems: tuple[Problem, ...] = ()
    template_date: str = "YYYY-MM-DD"
    template_time: str = "HH:mm"


def read_facts(root: Path) -> Facts:
    """The facts of the vault at `root`. A settings file that cannot be read is a Problem and says nothing."""
    config = _config_folder(root)
    if not config:
        return Facts()
    files = _Files(root, config)
    templates = files.table("templates.json")
    folders = (
        _path(templates.get("folder")),
        _path(files.table("plugins/templater-obsidian/data.json").get("templates_folder")),
    )
    return Facts(
        config,
        tuple(dict.fromkeys(folder for folder in folders if folder)),
        _texts(files.table("app.json").get("userIgnoreFilters")),
        _daily_notes(files),
        tuple(files.problems),
        _format(templates.get("dateFormat"), "YYYY-MM-DD"),
        _format(templates.get("timeFormat"), "HH:mm"),
    )


def _config_folder(root: Path) -> str:
    """`.obsidian`, or another dot-folder with an `app.json`: Obsidian lets it be renamed."""
    if os.path.isdir(root / ".obsidian"):
        return ".obsidian"
    try:
        names = sorted(name for name in os.listdir(root) if name.startswith("."))
    except OSError:
        return ""
    return next((name for name in names if os.path.isfile(root / name / "app.json")), "")


class _Files:
    """The JSON files of the settings folder, each read once and when it is asked for."""

    def __init__(self, root: Path, config: str) -> None:
        self.root, self.config = root, config
        self.problems: list[Problem] = []

    def table(self, name: str) -> Json:
        """The object in a file; empty where there is none."""
        found = self.read(name)
        if found is not None and not isinstance(found, dict):
            self._name(name, "it does not hold what Obsidian writes there")
        return found if isinstance(found, dict) else {}

    def read(self, name: str) -> object:
        """Whatever JSON a file holds; None where there is none."""
        path = self.root / self.config / name
        if not os.path.lexists(path):
            return None
        import json

        try:
            data, _ = read_regular(os.fspath(path), _LARGEST, follow=True)
            return json.loads(data.decode("utf-8-sig"))
        except Unreadable as reason:
            self._name(name, str(reason))
        except (ValueError, RecursionError):
            self._name(name, "it is not valid JSON")
        return None

    def _name(self, name: str, why: str) -> None:
        message = f"this Obsidian setting could not be read: {why}"
        advice = "Open the vault's settings in Obsidian and change one there: it writes the file again."
        self.problems.append(
            Problem(f"{self.config}/{name}", 0, 0, "warning", "obsidian-setting", message, advice)
        )


def _daily_notes(files: _Files) -> DailyNotes:
    """Periodic Notes' daily note if that plugin is on, else the core plugin's."""
    plugins = files.read("community-plugins.json")
    if isinstance(plugins, list) and "periodic-notes" in plugins:
        day = _periodic(files.table("plugins/periodic-notes/data.json"))
        if day.get("enabled") is True:
            return _daily(day)
    return _daily(files.table("daily-notes.json"))


def _periodic(data: Json) -> Json:
    """The daily part of either format of its settings, the released one and that of 1.0."""
    sets = data.get("calendarSets")
    if isinstance(sets, list):
        active = [
            each
            for each in sets
            if isinstance(each, dict) and each.get("id") == data.get("activeCalendarSet")
        ]
        day = active[0].get("day") if active else None
    else:
        day = data.get("daily")
    return day if isinstance(day, dict) else {}


def _daily(data: Json) -> DailyNotes:
    template = data.get("template", data.get("templatePath"))
    return DailyNotes(_path(data.get("folder")), _format(data.get("format"), "YYYY-MM-DD"), _path(template))


def _format(value: object, default: str) -> str:
    """A format of moment's; an empty one is the default."""
    return value.strip() if isinstance(value, str) and value.strip() else default


def _path(value: object) -> str:
    """A folder or file as Obsidian writes it, without the slashes around it; empty for the vault itself."""
    return value.strip().strip("/") if isinstance(value, str) and value.strip() != "." else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
