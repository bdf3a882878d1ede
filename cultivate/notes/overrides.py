"""What changes the settings from outside their files: the environment, and the home note's properties.

An option of the command counts most, then the environment, then the home note, then `notes.settings`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cultivate.errors import Problem, UsageError
from cultivate.model.settings import Settings, Visit
from cultivate.notes.setting_kinds import COUNT, SECONDS, YES_NO, Setting
from cultivate.notes.setting_table import SETTINGS
from cultivate.notes.setting_values import plain_name, read_count, read_span

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def apply_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """`settings` with what the variables named in the reference set; an empty one sets nothing.

    A wrong value is a UsageError that names the variable.
    """
    values: dict[str, Any] = {}
    for each in SETTINGS:
        text = environment.get(each.variable, "") if each.variable else ""
        if text:
            try:
                values[each.field] = each.kind.read(_typed(each, text.strip()))
            except ValueError as error:
                raise UsageError(f"{each.variable} {error}") from None
    return replace(settings, **values) if values else settings


def _typed(setting: Setting, text: str) -> object:
    """The text of a variable as TOML would give it; what does not fit stays text and is refused as such."""
    if setting.kind is YES_NO and text.casefold() in (*_YES, *_NO):
        return text.casefold() in _YES
    if setting.kind is SECONDS and re.fullmatch(r"\d{1,4}(\.\d{1,3})?", text, re.ASCII):
        return float(text)
    return _number(text) if setting.kind is COUNT else text


def _number(text: str) -> object:
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else text


def apply_home(
    settings: Settings, properties: Mapping[str, str | tuple[str, ...]]
) -> tuple[Settings, tuple[Problem, ...]]:
    """`settings` with the properties of the home note: `away`, `per_day`, `minutes_today`, `visiting`.

    Days away join those of `cultivate.toml`. What cannot be read is a Problem (without its path)
    and changes nothing; an empty property says nothing; all others are the user's own.
    """
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name, value in properties.items():
        texts = (value,) if isinstance(value, str) else value
        texts = tuple(text.strip() for text in texts if text.strip())
        if plain_name(name) not in _HOME or not texts:
            continue
        key, advice = _HOME[plain_name(name)]
        try:
            values |= _home_value(key, texts, settings)
        except ValueError as error:
            problems.append(Problem("", 0, 0, "warning", "home-property", f"`{name}` {error}", advice))
    return replace(settings, **values), tuple(problems)


_HOME = {
    "away": ("away", "Write days such as 2026-12-01..2026-12-14."),
    "perday": ("per_day", "Write a number such as 4."),
    "minutestoday": ("minutes_today", "Write a number such as 20."),
    "visiting": (
        "visiting",
        "Write a place and its days: Leeds 2026-12-03, or Leeds 2026-12-03..2026-12-05.",
    ),
}


def _home_value(key: str, texts: tuple[str, ...], settings: Settings) -> dict[str, Any]:
    if key == "away":
        return {key: settings.away + tuple(read_span(text) for text in texts)}
    if key == "visiting":
        return {key: tuple(_visit(text) for text in texts)}
    return {key: read_count(_number(texts[0]))}


def _visit(text: str) -> Visit:
    """`Leeds 2026-12-03`, `Leeds 2026-12-03..2026-12-05`; the place may be a link."""
    place, _, days = text.replace("[[", "").replace("]]", "").rpartition(" ")
    if not place:
        raise ValueError(f'must be a place and a day, not "{text}"')
    return Visit(place.strip(" ,:"), *read_span(days))
