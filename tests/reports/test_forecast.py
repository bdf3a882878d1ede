"""The forecast, worked out by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.period import month_of
from cultivate.model.ratios import Ratio, chain_share, interval
from cultivate.model.settings import Settings
from cultivate.reports.report import Line, Report
from tests.flows.practice import TODAY
from tests.reports.laws import checked
from tests.reports.people import exported, person, practices

NOVEMBER = month_of(TODAY)
ASKED = replace(Settings(), average_sale=12_000, currency="GBP", ratios=(0.5, 0.6, 0.4))


def calls(number: int, answered: int, met: int = 0) -> list[Contact]:
    """So many people rung in November, of whom some answered and some agreed to meet."""
    said = ["call meeting"] * met + ["call"] * (answered - met) + ["call no-answer"] * (number - answered)
    return [person(f"P{place:03}", "client-system", f"2026-11-10 {head}") for place, head in enumerate(said)]


def lines(report: Report) -> dict[str, Line]:
    return {line.id: line for line in report.lines}


def test_without_history_it_is_the_method_s() -> None:
    """One person a quarter: 4 calls a year, half of them reached, 18 of 40 of those open something."""
    report = checked("forecast", [person("Ann", "client-system", "2026-05-01 lunch")], NOVEMBER)
    found = lines(report)
    assert float(str(found["calls"].values["year"])) == pytest.approx(4, abs=0.15)
    assert found["ratio reached"].values["used"] == 0.5
    assert found["ratio meetings"].values["used"] == 0.225
    assert "cases" not in found
    assert "revenue" not in found
    assert any(remark.startswith("It ends before cases:") for remark in report.remarks)
    assert any(remark.startswith("It ends before revenue:") for remark in report.remarks)
    assert (
        report.summary[-1] == "Ten more calls a week are worth 65 talks, 15 meetings and 15 names a quarter."
    )


def test_with_the_settings_it_goes_on_to_revenue() -> None:
    report = checked("forecast", calls(20, 10), NOVEMBER, ASKED)
    found = lines(report)
    # Reached: 20 of 30 own (half of them answered), so that the blend is a half whichever counts.
    assert found["ratio reached"].values["used"] == pytest.approx(0.5)
    # Meetings: none of 10 talks, a third of the weight: 2/3 × 22.5%.
    assert found["ratio meetings"].values["used"] == pytest.approx(0.15)
    # 20 calls in 65 working days: 20/65 a day, and 64 working days in the first quarter of 2027.
    assert found["calls"].values["quarter1"] == pytest.approx(20 / 65 * 64, abs=0.05)
    year = 20 / 65 * (64 + 65 + 66 + 66)
    assert found["calls"].values["year"] == pytest.approx(year, abs=0.05)
    sales = year * 0.5 * 0.15 * 0.5 * 0.6 * 0.4
    assert found["sales"].values["year"] == pytest.approx(sales, abs=0.05)
    assert found["revenue"].values["year"] == pytest.approx(sales * 12_000, abs=1)
    assert "12,000" not in " ".join(report.remarks)


def test_thirty_of_a_step_are_one_s_own() -> None:
    found = lines(checked("forecast", calls(40, 30, met=15), NOVEMBER))
    assert found["ratio reached"].values["used"] == 0.75
    assert found["ratio reached"].values["told"] == "your own"
    assert found["ratio meetings"].values["used"] == 0.5
    assert found["ratio names"].values["used"] == 0.0


def test_what_is_not_noted_is_named() -> None:
    people = [person("Ann", "client-system", "2026-11-10 meeting case", "2026-11-11 meeting case")]
    report = checked("forecast", people, NOVEMBER, ASKED)
    assert "2 cases are noted, but only 0 meetings: some are missing, or older." in report.remarks
    assert "came" in lines(report)["ratio cases"].gaps


def test_the_average_of_noted_sales_is_told_and_not_taken() -> None:
    people = [person("Ann", "client-system", "2026-11-10 meeting sold 4,000", "2026-11-11 meeting sold 6000")]
    report = checked("forecast", people, NOVEMBER)
    told = "“[practice] average_sale” is not set; 2 sales with an amount came to 5,000 on average."
    assert any(remark.endswith(told) for remark in report.remarks)


def test_what_the_network_is_worth() -> None:
    people = [person("Ann", "inner-circle"), *calls(4, 2)]
    found = lines(checked("forecast", people, NOVEMBER, ASKED))
    assert found["worth inner-circle"].values["calls"] == pytest.approx(12, abs=0.05)
    assert found["worth client-system"].values["people"] == 4
    assert found["worth client-system"].values["calls"] == pytest.approx(16, abs=0.05)


def test_the_range_by_hand() -> None:
    """4 expected, by a ratio of a half measured on 30: (2 ± 1.2816 × √(1/4 + 4 × 1/30 / 4))²."""
    low, high = interval(4, [Ratio("reached", "calls", 15, 30)])
    assert (low, high) == pytest.approx((1.7367, 7.1940), abs=0.001)
    assert interval(0.1, [])[0] == 0
    assert interval(0, []) == (0, 0)


@given(st.integers(0, 60), st.integers(0, 60), st.none() | st.floats(0, 1))
def test_a_blend_lies_between_its_parts(tried: int, came: int, prior: float | None) -> None:
    ratio = Ratio("a", "b", came, tried, prior)
    if ratio.used is None:
        assert prior is None
        assert tried < 30
    else:
        known = [each for each in (ratio.own, prior) if each is not None]
        assert min(known) - 1e-9 <= ratio.used <= max(known) + 1e-9
    both = chain_share([ratio, ratio])
    assert both == (None if ratio.used is None else pytest.approx(ratio.used**2)), (
        "a power may differ in a bit"
    )


@given(practices())
def test_the_year_is_the_sum_of_its_quarters(people: list[Contact]) -> None:
    for line in checked("forecast", people, NOVEMBER, ASKED).tables[0].lines:
        quarters = sum(float(str(line.values[f"quarter{place}"])) for place in range(1, 5))
        assert quarters == pytest.approx(float(str(line.values["year"])), abs=2.3)


@given(st.lists(practices(1), max_size=5))
def test_a_second_computation_agrees(groups: list[list[Contact]]) -> None:
    people = [
        replace(each, path=f"People/Q{place}.md", name=f"Q{place}")
        for place, group in enumerate(groups) for each in group
    ]  # fmt: skip
    found = {line.id: line.values for line in checked("forecast", people, NOVEMBER).tables[1].lines}
    again = by_export([exported(each) for each in people], "2025-11-25", "2026-11-24")
    for step, of in (
        ("reached", "calls"),
        ("meetings", "reached"),
        ("names", "reached"),
        ("cases", "meetings"),
    ):
        values = found[f"ratio {step}"]
        assert (values["came"], values["tried"]) == (again[step], again[of]), step


def by_export(people: Sequence[Mapping[str, Any]], first: str, last: str) -> Counter[str]:
    """Steps of people of whom no two were together, in plain Python over what `show --json` gives."""
    found: Counter[str] = Counter()
    for log in (each["log"] for each in people):
        for x in (line for line in log if first <= line["date"] <= last and not line["mark"]):
            found["meetings"] += x["outcome"] == "meeting"
            found["cases"] += x["outcome"] == "case"
            if x["means"] == "call" and not x["inbound"] and x["outcome"] != "moved":
                found["calls"] += 1
                found["reached"] += x["outcome"] not in ("no-answer", "voicemail")
            gave = x["inbound"] and x["means"] in ("introduction", "referral")
            found["names"] += gave and x["outcome"] in (None, "made", "reached")
    return found
