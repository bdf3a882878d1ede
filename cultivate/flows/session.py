"""The vault that a command works on, with its settings and the day it takes for today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from cultivate.errors import Problem
from cultivate.model.settings import Settings
from cultivate.notes.lunch import is_page
from cultivate.vault.configuration import load_settings
from cultivate.vault.load import Progress, Vault, load
from cultivate.vault.locate import find_vault
from cultivate.vault.memory import Memory
from cultivate.vault.read import saved_on


@dataclass(frozen=True, slots=True)
class Session:
    """What every flow starts from.

    `today` is the day that the command takes for today and `clock` the real one: what was written between
    the two is left out without being called a future date (format: "The command line"). `minutes_are_over`:
    `minutes_today` stands in the home note and was meant for a day that is past; `settings` do not have it.
    `time` is the time of day, for the template of a daily note. `memory` is what a program that goes on
    running knows of the notes from before.
    """

    root: Path
    settings: Settings
    today: date
    clock: date
    problems: tuple[Problem, ...] = ()
    minutes_are_over: bool = False
    progress: Progress | None = None
    time: time = time()
    memory: Memory | None = None

    def load(self, *, thorough: bool = False) -> Vault:
        """Read every contact of the vault; `thorough` as `vault.load` has it."""
        latest = max(self.today, self.clock)
        if self.memory and not thorough:
            vault = self.memory.load(self.settings, self.today, latest=latest, progress=self.progress)
        else:
            vault = load(
                self.root,
                self.settings,
                self.today,
                latest=latest,
                thorough=thorough,
                progress=self.progress,
            )
        if self.settings.capture_daily_notes or self.settings.capture_mentions:
            from cultivate.flows.capture import with_captured

            vault = with_captured(vault, self.settings, self.today, latest)
        if any(map(is_page, vault.paths)):
            from cultivate.flows.lunches import with_lunch_names

            return with_lunch_names(vault, self.settings, self.today, self.clock)
        return vault


def open_vault(
    start: Path,
    option: str | None,
    environ: Mapping[str, str],
    today: date,
    *,
    clock: date,
    progress: Progress | None = None,
    time: time = time(),
) -> Session:
    """Find the vault from `start` upward, or as `option` or CULTIVATE_VAULT say, and read its settings.

    Raises UsageError where there is no vault, or where its settings are wrong.
    """
    root = find_vault(start, option, environ.get("CULTIVATE_VAULT"))
    loaded = load_settings(root, environ)
    settings = loaded.settings
    over = settings.minutes_today is not None and saved_on(root, settings.home) < clock
    if over:
        settings = replace(settings, minutes_today=None)
    return Session(root, settings, today, clock, loaded.problems, over, progress, time)
