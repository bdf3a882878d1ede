"""The text of a `cultivate.toml` read as `Settings`. What can be set is in `notes.setting_table`.

A wrong value is a UsageError that names the file, the line and the nearest valid word: settings that
were misread would be wrong for every contact. An unknown key is a Problem and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from cultivate.errors import Problem, UsageError
from cultivate.model.settings import Settings, Tier
from cultivate.notes.setting_kinds import Setting
from cultivate.notes.setting_sections import SECTIONS
from cultivate.notes.setting_table import SETTINGS
from cultivate.notes.setting_tiers import TIER_SETTINGS
from cultivate.notes.setting_values import nearest_word, plain_name, read_text, shown
from cultivate.notes.toml_lines import Lines

DEFAULTS = Settings()
Table = Mapping[str, object]


@dataclass(slots=True)
class SettingsFile:
    """A settings file while it is read: where its keys stand, and what was found wrong but harmless."""

    path: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: tuple[str, ...], why: str) -> UsageError:
        """`cultivate.toml, line 4: workdays.per_day must be a whole number, not "eight"`."""
        line = self.lines.of(*key)
        return UsageError(f"{self.path}, line {line}: {'.'.join(key)} {why}")

    def warn(self, key: tuple[str, ...], code: str, message: str, advice: str) -> None:
        """Name a key that is passed over, or that is probably a slip."""
        line = self.lines.of(*key)
        self.problems.append(Problem(self.path, line, 1 if line else 0, "warning", code, message, advice))

    def table(self, value: object, *key: str) -> Table:
        """`value` if it is a TOML table."""
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, [{'.'.join(key)}], not {shown(value)}")
        return value

    def fields(self, table: Table, settings: Iterable[Setting], *key: str) -> dict[str, Any]:
        """The values of one table under the names of the fields that they fill."""
        known = {setting.key: setting for setting in settings}
        found = {}
        for name, value in table.items():
            if name not in known:
                self.unknown(known, *key, name)
                continue
            try:
                found[known[name].field] = known[name].kind.read(value)
            except ValueError as error:
                raise self.wrong((*key, name), str(error)) from None
        return found

    def unknown(self, known: Iterable[str], *key: str) -> None:
        """Name a key that nothing reads, with the known one that is nearest."""
        near = nearest_word(key[-1], known)
        advice = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(known)}."
        self.warn(key, "unknown-setting", f"unknown setting `{'.'.join(key)}`", advice)


def read_settings(
    text: str, path: str = "cultivate.toml", base: Settings = DEFAULTS
) -> tuple[Settings, tuple[Problem, ...]]:
    """`base` with everything that `text` sets, and what in it is not known.

    The user's own configuration is read first and becomes the base of the vault's. A wrong
    value, a wrong type and text that is not TOML are a UsageError.
    """
    file = SettingsFile(path, Lines(text))
    values: dict[str, Any] = {}
    for section, value in _parse(text, path).items():
        if section not in SECTIONS:
            file.unknown(SECTIONS, section)
            continue
        table = file.table(value, section)
        if section == "tiers":
            values["tiers"] = _tiers(file, table, base.tiers)
        elif section == "means":
            from cultivate.notes.setting_means import read_means

            values["vocabulary"] = read_means(file, table, base.vocabulary)
        elif section == "properties":
            values["property_names"] = _property_names(file, table, base.property_names)
        else:
            values |= file.fields(table, [each for each in SETTINGS if each.section == section], section)
    settings = replace(base, **values)
    if "tiers" in values or "quiet" in values:
        from cultivate.notes.setting_sense import checked

        settings = checked(file, settings)
    return settings, tuple(sorted(file.problems))


def _parse(text: str, path: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise UsageError(f"{path}: it is nested too deeply to be read") from None
    except ValueError as error:
        place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        words = str(error)[: place.start()] if place else str(error)
        line = place[1] if place and place[1] else text.rstrip().count("\n") + 1
        why = f"this is not valid TOML: {words[:1].lower()}{words[1:]}"
        raise UsageError(f"{path}, line {line}: {why}") from None


def _tiers(file: SettingsFile, table: Table, base: Mapping[str, Tier]) -> Mapping[str, Tier]:
    """The circles with what the file changes; new ones rank after those that stand, above `network`."""
    known = {plain_name(name): name for name in base}
    changed: dict[str, Tier] = {}
    for written, value in table.items():
        name = known.get(plain_name(written), written.strip())
        if not name:
            raise file.wrong(("tiers", written), "must have a name")
        found = file.fields(file.table(value, "tiers", written), TIER_SETTINGS, "tiers", written)
        near = nearest_word(name, base) if name not in base else ""
        if near:
            message = f"the new tier `{name}` is almost called `{near}`"
            advice = f"If you meant `{near}`, write it so; otherwise all is well."
            file.warn(("tiers", written), "similar-tier", message, advice)
        changed[name] = replace(base.get(name, Tier(name)), **found)
    ordered = {name: changed.get(name, tier) for name, tier in base.items() if name != "network"}
    ordered |= {name: tier for name, tier in changed.items() if name not in base}
    if "network" in base:
        ordered["network"] = changed.get("network", base["network"])
    return MappingProxyType(ordered)


def _property_names(file: SettingsFile, table: Table, base: Mapping[str, str]) -> Mapping[str, str]:
    """Canonical name to the vault's own; two properties under one name would overwrite each other."""
    if not table:
        return base
    from cultivate.notes.names import SPELLINGS

    known = {plain_name(name): name for name in SPELLINGS}
    names = dict(base)
    for written, value in table.items():
        if plain_name(written) not in known:
            file.unknown(SPELLINGS, "properties", written)
            continue
        try:
            own = read_text(value)
        except ValueError as error:
            raise file.wrong(("properties", written), str(error)) from None
        canonical = known[plain_name(written)]
        for other, theirs in names.items():
            if plain_name(theirs) == plain_name(own) and other != canonical:
                raise file.wrong(("properties", written), f"has the same name as {other}: {shown(own)}")
        names[canonical] = own
    return MappingProxyType(names)
