"""Make a vault: from the template, as a demo, or in a folder that has notes already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from cultivate.demo.generate import demo_vault
from cultivate.demo.sample import TEMPLATE_DAY, moved
from cultivate.errors import Refused, UsageError
from cultivate.flows.saving import Outcome
from cultivate.notes.edit import Change
from cultivate.notes.reference import toml_template
from cultivate.vault.locate import SETTINGS_FILE
from cultivate.vault.starter import has_notes, vault_template, was_interrupted
from cultivate.vault.write import write

_PARTS: Mapping[str, tuple[str, ...]] = {
    "home": ("Home.md", "Today.md"),
    "bases": ("Bases/",),
    "template": ("Templates/",),
    "settings": ("cultivate.toml",),
}
_CHOSEN: Mapping[str, Mapping[str, str]] = {
    "home": {"vault.home": '"Home.md"', "vault.today": '"Today.md"'},
    "template": {"vault.contact_template": '"Templates/Contact.md"'},
    "bases": {"vault.next_touch": "true"},
}
"""The settings that a part needs: the bases show `next_touch`, which an adopted vault does not keep else."""
_PEOPLE = "People/"


def init(
    folder: Path, today: date, *, demo: bool, empty: bool, parts: Sequence[str], dry_run: bool = False
) -> Outcome:
    """Write the files that make `folder` a vault; none that stands there is touched.

    Raises Refused for a demo or a full vault where notes are already, UsageError for an unknown part.
    """
    unknown = [part for part in parts if part not in _PARTS]
    if unknown:
        raise UsageError(f"“{unknown[0]}” is no part of a vault; the parts are {', '.join(_PARTS)}")
    whole = _demo(today) if demo else _new(today, empty=empty)
    used = has_notes(folder) and not was_interrupted(folder, whole)
    if used and (demo or empty):
        raise Refused(
            f"{folder} has notes already: choose a new folder for {'the demo' if demo else 'a new vault'}"
        )
    files = _adopted(parts) if used else whole
    # The settings come last: a vault that has them is complete.
    in_order = sorted(files.items(), key=lambda each: (each[0] == SETTINGS_FILE, each[0]))
    changes = [Change(path, None, text) for path, text in in_order if not (folder / path).exists()]
    messages = _said(folder, changes, used=used, demo=demo)
    if used and changes and (folder / "cultivate.toml").exists():
        messages += _unsettled(parts)
    if changes and not dry_run:
        write(folder, changes, label="init")
    return Outcome(tuple(changes), tuple(messages), dry_run=dry_run)


def _new(today: date, *, empty: bool) -> dict[str, str]:
    files = moved(vault_template(), TEMPLATE_DAY, today)
    return {path: text for path, text in files.items() if not (empty and path.startswith(_PEOPLE))}


def _demo(today: date) -> dict[str, str]:
    files = _new(today, empty=True)
    return files | demo_vault(today)


def _adopted(parts: Sequence[str]) -> dict[str, str]:
    """What an existing folder gets: the settings at their defaults, and the parts that were asked for."""
    wanted = tuple(start for part in parts for start in _PARTS[part])
    asked = {path: text for path, text in vault_template().items() if wanted and path.startswith(wanted)}
    chosen = {key: value for part in parts for key, value in _CHOSEN.get(part, {}).items()}
    return asked | {"cultivate.toml": toml_template(chosen)}


def _said(folder: Path, changes: Sequence[Change], *, used: bool, demo: bool) -> list[str]:
    if not changes:
        return [f"{folder} has everything already; nothing was changed"]
    what = "a fictional practice" if demo else "what you asked for" if used else "a new vault"
    name = str(folder)
    begin = "cultivate agenda" if name == "." else f"cultivate --vault {name!r} agenda"
    return [
        f"{folder}: {what}, {len(changes)} file{'s' * (len(changes) != 1)}",
        f"next: {begin.replace(chr(39), chr(34) if ' ' in name else '')}",
    ]


def _unsettled(parts: Sequence[str]) -> list[str]:
    """What a `cultivate.toml` that stood there before has to say for the parts to be used."""
    wanted = [
        f"{key.rpartition('.')[2]} = {value}"
        for part in parts
        for key, value in _CHOSEN.get(part, {}).items()
    ]
    return [f"under [vault] in cultivate.toml, see that there is: {', '.join(wanted)}"] if wanted else []
