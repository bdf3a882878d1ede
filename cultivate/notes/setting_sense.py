"""Settings that can be read and still make no sense together: each gets its sentence, and what to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from cultivate.model.settings import Season, Settings, Tier
from cultivate.model.strands import Strand
from cultivate.notes.setting_values import nearest

if TYPE_CHECKING:
    from cultivate.notes.settings import SettingsFile

_YEAR = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]


def checked(file: SettingsFile, settings: Settings) -> Settings:
    """`settings` with the means of every plan by their ids.

    A means that nobody knows is a UsageError; what is merely of no use is a Problem, and the rest goes on.
    """
    tiers = {name: _with_means(file, tier, settings) for name, tier in settings.tiers.items()}
    for tier in tiers.values():
        _doubtful(file, tier)
    _seasons(file, settings.quiet)
    return replace(settings, tiers=MappingProxyType(tiers))


def _with_means(file: SettingsFile, tier: Tier, settings: Settings) -> Tier:
    plan = tuple(Strand(_means(file, tier, "plan", each.means, settings), each.every) for each in tier.plan)
    rotate = tuple(_means(file, tier, "rotate", each, settings) for each in tier.rotate)
    return replace(tier, plan=plan, rotate=tuple(dict.fromkeys(rotate)))


def _means(file: SettingsFile, tier: Tier, key: str, word: str, settings: Settings) -> str:
    found = settings.vocabulary.find(word)
    if found:
        return found.id
    known = [means.id for means in settings.vocabulary.all]
    why = f'has "{word}", which is not a means{nearest(word, known)} ({", ".join(known)})'
    raise file.wrong(("tiers", tier.id, key), why)


def _doubtful(file: SettingsFile, tier: Tier) -> None:
    key = ("tiers", tier.id)
    slip = any(each.code == "similar-tier" and f"`{tier.id}`" in each.message for each in file.problems)
    if tier.cadence is None and not slip:
        message = f"the tier `{tier.id}` has no cadence, so its people are never due"
        file.warn(key, "no-cadence", message, 'Write cadence = "quarterly", or "none" if that is meant.')
    if len(tier.rotate) == 1:
        message = f"the rotation of `{tier.id}` is 1 means, {tier.rotate[0]}: it would be the same every time"
        file.warn((*key, "rotate"), "rotation-of-one", message, 'Add another, such as "article".')
    if tier.cadence and tier.plan:
        asked = sum(365.2425 / each.every.length for each in tier.plan if each.every)
        promised = 365.2425 / tier.cadence.length
        if asked > promised * 1.1:
            message = (
                f"the plan of `{tier.id}` has {asked:.0f} touches a year, and its cadence, every "
                f"{tier.cadence}, only {promised:.0f}"
            )
            file.warn((*key, "plan"), "plan-too-full", message, "Lengthen a strand, or shorten the cadence.")


def _seasons(file: SettingsFile, quiet: tuple[Season, ...]) -> None:
    for place, one in enumerate(quiet):
        for other in quiet[place + 1 :]:
            both = sum(day in one and day in other for day in _YEAR)
            if both:
                message = f"the quiet seasons {one} and {other} overlap by {both} days"
                file.warn(("workdays", "quiet"), "seasons-overlap", message, "Join them to one.")
    if quiet and all(any(day in season for season in quiet) for day in _YEAR):
        raise file.wrong(("workdays", "quiet"), "leaves no day in the year: shorten a season")
