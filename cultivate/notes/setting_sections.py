"""The tables of `cultivate.toml`, in the order of the pages, and what each is about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "contacts": "Which notes are contacts, besides those with a `tier` or a `type: contact` or `person`.",
        "vault": "Where things stand in the vault. Paths are relative to its folder, with forward slashes.",
        "agenda": "The agenda note.",
        "capture": "What counts as contact besides the log.",
        "workdays": "When you work, and how much.",
        "watch": "What `cultivate watch` does by itself.",
        "notify": "Notifications. Only your own `config.toml` can allow them, not a vault's file.",
        "practice": "Whom you work for, and what the forecast reckons with until it can measure a step.",
        "method": "The method's own figures, which reports compare with yours.",
        "suggest": "What each reason is worth in `cultivate suggest`, in points; 0 leaves one out.",
        "git": "Commits. Since they run the hooks of a repository, a vault's own file has no say in it.",
        "tiers": "The circles. A name of your own makes a new one, which ranks above `network`.",
        "means": "The ways to be in touch. A name of your own makes a new one; words join the known ones.",
        "properties": 'The vault\'s own names for properties: `last_touch = "Last contact"`.',
    }
)
