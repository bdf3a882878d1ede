"""The two pages that are made from the table of settings: a new vault's file and the docs' reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cultivate.model.settings import TIERS, Tier
from cultivate.notes.setting_kinds import Setting
from cultivate.notes.setting_sections import SECTIONS
from cultivate.notes.setting_table import ALL, MEANS_SETTINGS, SETTINGS
from cultivate.notes.setting_tiers import TIER_SETTINGS


def toml_template(chosen: Mapping[str, str] = MappingProxyType({})) -> str:
    """A `cultivate.toml` with every setting commented at its default and one line of doc.

    `chosen` are settings that a new vault makes: `{"vault.next_touch": "true"}`, values as TOML.
    They stand without the comment sign.
    """
    return "".join(
        [
            "# Settings of this vault. Remove the # before a line to change what it says.\n",
            *(_section_of_template(section, chosen) for section in _IN_A_VAULT),
            f"\n# {SECTIONS['tiers']}\n",
            *(f"#   {each.key}: {each.doc}\n" for each in TIER_SETTINGS),
            "\n".join(_tier_of_template(tier) for tier in TIERS),
            f"\n# {SECTIONS['means']}\n# [means.podcast]\n",
            *(f"# {each.key} = {_EXAMPLE[each.key]}  # {each.doc}\n" for each in MEANS_SETTINGS),
            f'\n# {SECTIONS["properties"]}\n[properties]\n# last_touch = "Last contact"\n',
        ]
    )


_IN_A_VAULT = ("contacts", "vault", "agenda", "capture", "workdays", "watch", "practice", "method", "suggest")


def _section_of_template(section: str, chosen: Mapping[str, str]) -> str:
    lines = [f"\n# {SECTIONS[section]}\n[{section}]\n"]
    for each in SETTINGS:
        if each.section == section:
            own = chosen.get(f"{section}.{each.key}")
            lines.append(f"# {each.doc}\n{'# ' if own is None else ''}{each.key} = {own or each.default}\n")
    return "".join(lines)


def _tier_of_template(tier: Tier) -> str:
    own = {
        "size": str(tier.size),
        "cadence": f'"{tier.cadence}"',
        "tries": str(tier.tries),
        "retry": f'"{tier.retry} days"',
        "put_off": f'"{tier.put_off}"',
        "plan": _list(map(str, tier.plan)),
        "rotate": _list(tier.rotate),
        "tolerance": '"-{}..+{}"'.format(*tier.tolerance),
    }
    lines = [f"# {each.key} = {own[each.key]}\n" for each in TIER_SETTINGS]
    return "".join([f"[tiers.{tier.id}]\n", *lines])


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def markdown() -> str:
    """The reference of all settings, for `docs/settings.md`."""
    parts = [_INTRODUCTION]
    for section, doc in SECTIONS.items():
        rows = [each for each in ALL if each.section.split(".")[0] == section]
        heading = rows[0].section if rows else section
        parts.append(f"\n## `[{heading}]`\n\n{doc}\n")
        if rows:
            parts.append(_TABLE_HEAD)
            parts += [_row(each) for each in rows]
    parts.append(_TIER_INTRODUCTION)
    parts += [_tier_row(tier) for tier in TIERS]
    return "".join(parts)


def _tier_row(tier: Tier) -> str:
    size, retry = tier.size or "–", f"{tier.retry} working days"
    every = f"{tier.cadence} | {tier.tries} | {retry} | {tier.put_off}"
    early, late = tier.tolerance
    plan = ", ".join(map(str, tier.plan)) or "–"
    return f"| `{tier.id}` | {size} | {every} | −{early}..+{late} | {plan} |\n"


def _row(each: Setting) -> str:
    variable = f"`{each.variable}`" if each.variable else ""
    default = f"`{each.default}`" if each.default else "–"
    return f"| `{each.key}` | {each.kind.name} | {default} | {variable} | {each.doc} |\n"


_EXAMPLE = {"words": '["episode"]', "gives": "true", "bulk": "false", "minutes": "60"}
_EXAMPLE |= {"days": '["fri"]', "lead": '"10 days"'}
_TABLE_HEAD = "\n| key | value | default | variable | what it does |\n| --- | --- | --- | --- | --- |\n"
_INTRODUCTION = """\
# Settings

`cultivate.toml` stands in the vault's folder. Every setting has a default, so the file may be missing.
What you set for all your vaults goes into `~/.config/cultivate/config.toml`, in the same words.

Where several places set the same thing, the first of these counts: an option of the command, an
environment variable, the properties of the home note, the vault's `cultivate.toml`, your own
`config.toml`, the default. A wrong value stops the command with the line that it stands in;
an unknown key is named and passed over.
"""
_TIER_INTRODUCTION = """
## The circles as they come

| tier | size | cadence | tries | retry | put off | tolerance | plan |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""
