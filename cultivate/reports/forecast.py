"""The forecast: calls, talks, meetings, names, cases, sales and revenue, from the user's own ratios.

Method: "Discussions → open cases → decision meetings → sales × average sale is the revenue forecast; the
ratios are the user's own, measured, with the figures above until there is enough history".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from cultivate.model.due import Standing
from cultivate.model.period import Period, quarter_of
from cultivate.model.pickup import answered, is_call
from cultivate.model.ratios import Ratio, chain_share
from cultivate.model.shares import share_of, span
from cultivate.model.touch import Entry
from cultivate.model.workdays import is_workday
from cultivate.reports.active import system
from cultivate.reports.forecast_words import (
    FROM,
    last_year,
    range_of,
    remarks_on,
    told_more,
    told_year,
    two_figures,
    way_to,
)
from cultivate.reports.practice import Practice, source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value
from cultivate.reports.steps import is_name

PACE = 91
"""Days over which the pace of calls is measured."""
_QUARTERS = 4
_RATIOS = (
    Column("came", "came"), Column("tried", "of"), Column("share", "share", "share"),
    Column("range", "may be", "text"), Column("prior", "method", "share"), Column("used", "used", "share"),
    Column("told", "which is", "text"),
)  # fmt: skip
_WORTH = (
    Column("people", "people"), Column("calls", "calls a year", "score"),
    Column("meetings", "meetings", "score"), Column("sales", "sales", "score"),
    Column("revenue", "revenue", "money"), Column("each", "for each", "money"),
    Column("range", "for each it may be", "text"),
)  # fmt: skip
STEPS = ("calls", *FROM)
_CAME: Mapping[str, str] = {
    "meeting": "meetings", "case": "cases", "decision": "decisions", "sold": "sales",
}  # fmt: skip


def forecast(practice: Practice, _: Period) -> Report:
    """What the coming four quarters bring if things go on as they do, and what the network is worth."""
    found = _measured(practice)
    ratios = _ratios(found, practice)
    coming = _coming(practice)
    pace, told, rung = _pace(practice)
    calls = [pace * _workdays(quarter, practice) for quarter in coming]
    average = practice.settings.average_sale
    return Report(
        "forecast",
        "The forecast",
        (
            _quarters(coming, calls, ratios, average, {**found, "calls": rung}),
            Table("ratios", "The ratios", "step", _RATIOS,
                  tuple(_ratio_line(each, found) for each in ratios.values())),
            _worth_table(practice, ratios, average),
        ),
        summary=(*told_year(sum(calls), ratios, practice), told_more(ratios, practice)),
        remarks=(told, *remarks_on(ratios, practice)),
    )  # fmt: skip


def _measured(practice: Practice) -> dict[str, list[Source]]:
    """The occasions of twelve months by step; each source says in nothing what it counts as yet."""
    over = last_year(practice.today)
    found: dict[str, list[Source]] = {step: [] for step in STEPS}
    for each in practice.within(over):
        steps = _steps(each.entry)
        if steps:
            behind = source(each.tellings[0])
            for step in steps:
                found[step].append(behind)
    return found


def _steps(entry: Entry) -> list[str]:
    """What an entry counts as."""
    steps = [_CAME[entry.outcome]] if entry.outcome in _CAME else []
    if is_call(entry):
        steps += ["calls", "reached"] if answered(entry) else ["calls"]
    elif is_name(entry):
        steps.append("names")
    return steps


def _ratios(found: Mapping[str, Sequence[Source]], practice: Practice) -> dict[str, Ratio]:
    asked = practice.settings.ratios or (None, None, None)
    method = practice.settings
    figures = (method.method_reached, method.method_meeting, method.method_meeting, *asked)
    priors = dict(zip(FROM, figures, strict=True))
    return {
        step: Ratio(step, of, len(found[step]), len(found[of]), priors[step], method.method_enough)
        for step, of in FROM.items()
    }


def _coming(practice: Practice) -> list[Period]:
    found = [quarter_of(quarter_of(practice.today).last + timedelta(days=1))]
    while len(found) < _QUARTERS:
        found.append(quarter_of(found[-1].last + timedelta(days=1)))
    return found


def _workdays(period: Period, practice: Practice) -> int:
    days = (period.first + timedelta(days=each) for each in range((period.last - period.first).days + 1))
    return sum(is_workday(day, practice.settings) for day in days)


def _pace(practice: Practice) -> tuple[float, str, Sequence[Source]]:
    """Calls a working day as they were in the last thirteen weeks; without any, as the cadences ask for.

    With it the sentence that says which, and the lines that it comes from.
    """
    over = Period(practice.today - timedelta(days=PACE - 1), practice.today)
    behind = [source(each.tellings[0]) for each in practice.within(over) if is_call(each.entry)]
    rung = len(behind)
    days = max(1, _workdays(over, practice))
    a_week = len(practice.settings.workdays) or 1
    if rung:
        return (
            rung / days,
            f"Calls go on as in the last 13 weeks: {rung:,} of them, {rung / days * a_week:.1f} a week.",
            behind,
        )
    asked = sum(365.2425 / each.cadence.length for each in system(practice) if each.cadence)
    year = max(1, round(days * 365 / PACE))
    return (
        asked / year,
        "No call is logged in the last 13 weeks, so that each person counts with one for each cadence.",
        _cadences(system(practice)),
    )


def _cadences(people: Iterable[Standing], *counts: str) -> tuple[Source, ...]:
    """How often each of these people is to be called, and where that stands."""
    return tuple(
        Source(c.path, c.line_of("cadence", "tier"), f"every {each.cadence}", counts, c.private)
        for each in people for c in [each.contact]
    )  # fmt: skip


def _quarters(
    coming: Sequence[Period],
    calls: Sequence[float],
    ratios: Mapping[str, Ratio],
    average: int,
    found: Mapping[str, Sequence[Source]],
) -> Table:
    """Each step by quarter; behind it stand the calls, and what came of them up to that step."""
    columns = tuple(
        Column(f"quarter{place}", f"Q{(quarter.first.month + 2) // 3} {quarter.first.year}", "score")
        for place, quarter in enumerate(coming, 1)
    )
    columns = (*columns, Column("year", "in all", "score"), Column("range", "may be", "text"))
    lines = []
    for step in STEPS:
        way = way_to(step, ratios)
        share = chain_share(way)
        if share is not None:
            behind = [each for known in ("calls", *(r.step for r in way)) for each in found[known]]
            lines.append(replace(_expected(step, step, calls, share, way), sources=_once(behind)))
    whole = chain_share(way_to("sales", ratios))
    if average and whole is not None:
        line = _expected("revenue", "revenue", calls, whole, way_to("sales", ratios), average)
        lines.append(replace(line, sources=_once(found["sales"]) or lines[0].sources))
    return Table("quarters", "The coming quarters", "step", columns, tuple(lines))


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each line of a note once, whatever it counts as."""
    return tuple({(each.path, each.line): each for each in sources}.values())


def _expected(
    step: str, label: str, calls: Sequence[float], share: float, way: Sequence[Ratio], each: int = 1
) -> Line:
    """What a number of calls in each quarter comes to, and the range of the whole year."""
    year = sum(calls) * share
    values: dict[str, Value] = {
        f"quarter{place}": _rounded(number * share * each) for place, number in enumerate(calls, 1)
    }
    values |= {"year": _rounded(year * each), "range": range_of(year, way, each) if way else None}
    return Line(step, label, values=values)


def _rounded(number: float) -> float | int:
    """Tenths below 100, whole numbers from there on: no more is known."""
    return round(number, 1) if number < 100 else round(number)


def _ratio_line(ratio: Ratio, found: Mapping[str, Sequence[Source]]) -> Line:
    sources = [Source(each.path, each.line, each.told, ("tried",), each.private) for each in found[ratio.of]]
    sources += [
        Source(each.path, each.line, each.told, ("came",), each.private) for each in found[ratio.step]
    ]
    possible = ratio.came <= ratio.tried
    values: dict[str, Value] = {
        "came": ratio.came, "tried": ratio.tried, "share": share_of(ratio.came, ratio.tried),
        "range": span(ratio.came, ratio.tried) if possible else None, "prior": ratio.prior,
        "used": ratio.used, "told": ratio.told,
    }  # fmt: skip
    gaps = frozenset() if possible else frozenset({"came"})
    label = f"{ratio.step}, of {ratio.of}"
    return Line(f"ratio {ratio.step}", label, values=values, sources=tuple(sources), gaps=gaps)


def _worth_table(practice: Practice, ratios: Mapping[str, Ratio], average: int) -> Table:
    """What can be said of each circle; it ends where the forecast does."""
    lines = _worth(practice, ratios, average)
    known = tuple(each for each in _WORTH if any(line.values[each.id] is not None for line in lines))
    ids = [each.id for each in known]
    shown = [replace(line, values={name: line.values[name] for name in ids}) for line in lines]
    return Table("worth", "What the network is worth in a year", "circle", known, tuple(shown))


def _worth(practice: Practice, ratios: Mapping[str, Ratio], average: int) -> list[Line]:
    """Each circle's calls in a year by its cadences, and what they come to."""
    people = system(practice)
    meet, sell = way_to("meetings", ratios), way_to("sales", ratios)
    met, sold = chain_share(meet), chain_share(sell)
    lines = []
    for tier in practice.settings.tiers:
        here = [each for each in people if practice.circle(each.contact) == tier]
        calls = sum(365.2425 / each.cadence.length for each in here if each.cadence)
        if not here:
            continue
        sales = calls * sold if sold is not None else None
        values: dict[str, Value] = {
            "people": len(here),
            "calls": _rounded(calls),
            "meetings": _rounded(calls * met) if met is not None else None,
            "sales": _rounded(sales) if sales is not None else None,
            "revenue": two_figures(sales * average) if sales is not None and average else None,
            "each": two_figures(sales * average / len(here)) if sales is not None and average else None,
            "range": range_of(sales, sell, average / len(here)) if sales is not None and average else None,
        }
        lines.append(Line(f"worth {tier}", tier, values=values, sources=_cadences(here, "people")))
    return lines
