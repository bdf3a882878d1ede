"""The forecast in sentences: what the coming year brings, what more calls are worth, and what is missing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import mean

from cultivate.model.cadence import add_months
from cultivate.model.period import Period
from cultivate.model.ratios import Ratio, chain_share, interval
from cultivate.reports.practice import Practice, counted

MORE = 10
FROM: Mapping[str, str] = {
    "reached": "calls", "meetings": "reached", "names": "reached", "cases": "meetings", "decisions": "cases",
    "sales": "decisions",
}  # fmt: skip
"""Which step each one comes from."""
_AMOUNT = re.compile(r"\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?", re.ASCII)


def way_to(step: str, ratios: Mapping[str, Ratio]) -> list[Ratio]:
    """The ratios from a call to `step`, in their order."""
    found: list[Ratio] = []
    while step in FROM:
        found.insert(0, ratios[step])
        step = FROM[step]
    return found


def range_of(expected: float, way: Sequence[Ratio], each: float = 1) -> str:
    """`3 to 9`; with what `each` is worth, `36,000 to 110,000`."""
    low, high = interval(expected, way)
    if each == 1:
        return f"{low:,.0f} to {high:,.0f}"
    return f"{two_figures(low * each):,} to {two_figures(high * each):,}"


def two_figures(money: float) -> int:
    """Two figures that count: `23,000`."""
    digits = max(0, len(str(round(money))) - 2)
    return round(round(money), -digits)


def told_year(calls: float, ratios: Mapping[str, Ratio], practice: Practice) -> tuple[str, ...]:
    """What so many calls come to, as far as the ratios go."""
    talks, met, named = (chain_share(way_to(step, ratios)) or 0 for step in ("reached", "meetings", "names"))
    came = _opened(calls * talks, calls * met, calls * named)
    first = f"In the coming four quarters {_about(calls, 'call')} come to {came}."
    way = way_to("sales", ratios)
    share, average = chain_share(way), practice.settings.average_sale
    if share is None:
        return (first,)
    sales = f"{calls * share:,.1f} sales ({range_of(calls * share, way)})"
    if not average:
        return (first, f"Of these come {sales}.")
    money = f"{_money(calls * share * average, practice)} ({range_of(calls * share, way, average)})"
    return (first, f"Of these come {sales}, or {money}.")


def told_more(ratios: Mapping[str, Ratio], practice: Practice) -> str:
    """What ten more calls a week bring in a quarter of thirteen weeks."""
    calls = MORE * 13
    talks, met, named = (chain_share(way_to(step, ratios)) or 0 for step in ("reached", "meetings", "names"))
    came = _opened(calls * talks, calls * met, calls * named)
    told = f"Ten more calls a week are worth {came} a quarter"
    way = way_to("sales", ratios)
    share, average = chain_share(way), practice.settings.average_sale
    if share is None:
        return f"{told}."
    sales = f"{calls * share:.1f} sales"
    if not average:
        return f"{told}, and {sales}."
    money = f"{_money(calls * share * average, practice)} ({range_of(calls * share, way, average)})"
    return f"{told}, and {sales}: {money}."


def _opened(talks: float, met: float, named: float) -> str:
    return f"{_about(talks, 'talk')}, {_about(met, 'meeting')} and {_about(named, 'name')}"


def _about(number: float, noun: str) -> str:
    return counted(round(number), noun, f"{noun}s")


def _money(amount: float, practice: Practice) -> str:
    return f"{two_figures(amount):,} {practice.settings.currency}".rstrip()


def remarks_on(ratios: Mapping[str, Ratio], practice: Practice) -> tuple[str, ...]:
    """What is not one's own yet, what is not noted, and where the forecast ends."""
    told = []
    enough = practice.settings.method_enough
    method = [each.step for each in ratios.values() if each.used is not None and each.weight < 1]
    if method:
        told.append(
            f"Not wholly your own yet, until there are {enough} of a step: {', '.join(method)}. "
            "The method's "
            f"figures stand in: {_figures(practice)}."
        )
    told += [
        f"{each.came:,} {each.step} are noted, but only {each.tried:,} {each.of}: some are missing, or older."
        for each in ratios.values() if each.contradicts
    ]  # fmt: skip
    unknown = [each.step for each in ratios.values() if each.used is None]
    if unknown:
        told.append(
            f"It ends before {unknown[0]}: “[practice] ratios” in the settings says what part of "
            f"meetings come to a case, of cases to a decision, of decisions to a sale, until you have "
            f"{enough} of each."
        )
    amounts = _amounts(practice)
    noted = (
        f"; {counted(len(amounts), 'sale', 'sales')} with an amount came to {mean(amounts):,.0f} on average"
        if amounts
        else ""
    )
    if not practice.settings.average_sale:
        told.append(f"It ends before revenue: “[practice] average_sale” is not set{noted}.")
    told.append("The range holds four times out of five.")
    return tuple(told)


def _figures(practice: Practice) -> str:
    """The method's own shares, in words as it has them where nobody has changed them."""
    reached, met = practice.settings.method_reached, practice.settings.method_meeting
    half = "half" if reached == 1 / 2 else f"{reached:.0%}"
    talks = "18 of 40 talks" if math.isclose(met, 18 / 80) else f"{2 * met:.0%} of talks"
    return f"{half} of those called, and {talks} for meetings and names, half each"


def last_year(today: date) -> Period:
    """The twelve months up to today, over which ratios are measured."""
    return Period(add_months(today, -12) + timedelta(days=1), today)


def _amounts(practice: Practice) -> list[float]:
    """What was sold for in twelve months, where the log has a plain number."""
    found = []
    for each in practice.within(last_year(practice.today)):
        number = _AMOUNT.fullmatch(each.entry.value) if each.entry.outcome == "sold" else None
        if number:
            found.append(float(re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number[0]).replace(",", ".")))
    return found
