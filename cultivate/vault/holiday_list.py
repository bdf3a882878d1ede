"""Public holidays, from the package `holidays`, which is an extra: `pip install "cultivate[holidays]"`."""

from __future__ import annotations

import importlib
from datetime import date

from cultivate.errors import Problem
from cultivate.notes.setting_values import nearest_word
from cultivate.vault.locate import SETTINGS_FILE

_YEARS = range(2020, 2041)


def holidays_of(region: str) -> frozenset[date] | Problem:
    """The public holidays of a country or subdivision (`GB-ENG`), or why there are none.

    The years are bounded on purpose: a plan does not reach further.
    """
    try:
        package = importlib.import_module("holidays")
    except ImportError:
        message = f"the holidays of {region} are not known: the package `holidays` is not installed"
        advice = 'pip install "cultivate[holidays]"; until then there are none'
        return Problem(SETTINGS_FILE, 0, 0, "warning", "no-holidays", message, advice)
    country, _, part = region.partition("-")
    try:
        return frozenset(package.country_holidays(country, subdiv=part or None, years=_YEARS))
    except NotImplementedError:
        known = package.list_supported_countries(include_aliases=False)
        parts = [f"{country.upper()}-{each}" for each in known.get(country.upper(), ())]
        near = nearest_word(region, [*known, *parts])
        meant = f"; did you mean {near}?" if near else ", so there are none"
        message = f"workdays.holidays is {region}, whose public holidays are not known{meant}"
        advice = "Write a country such as GB, or a part of it such as GB-ENG"
        return Problem(SETTINGS_FILE, 0, 0, "warning", "no-holidays", message, advice)
