"""Friday's page, read as its owner would."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from cultivate.model.contact import Contact
from cultivate.model.period import week_of
from cultivate.reports.report import Report, Table
from tests.reports.laws import checked
from tests.reports.people import exported, person, practices

WEEK = week_of(date(2026, 11, 20))  # Monday the 16th to Sunday the 22nd
PEOPLE = (
    person("Ann", "inner-circle", "2026-11-16 call: well", "2026-11-18 article: on pricing",
           aim="two names", stage="cultivating"),
    person("Bob", "alliance", "2026-11-17 lunch [[Dee]]", "2026-11-19 introduction in [[Kit]]",
           stage="cultivating"),
    person("Dee", "alliance", "2026-11-17 lunch [[Bob]]", stage="cultivating"),
    # Last heard on 12 May: two quarters were over on 12 November.
    person("Eve", "client-system", "2026-05-12 call: asked for the report", "2026-11-12 call no-answer"),
    person("Fay", "client-system", "2026-10-02 call", birthday="--11-25"),
    person("Gus", "client-system", "2026-11-11 call"),
)  # fmt: skip


def tables(report: Report) -> dict[str, Table]:
    return {table.id: table for table in report.tables}


def test_it_opens_with_what_was_kept() -> None:
    report = checked("week", PEOPLE, WEEK)
    assert report.title == "Week 47 of 2026"
    assert report.summary == (
        "Kept: 3 conversations, 1 lunch or coffee, 1 name received and 1 thing given.",
        "5 of 6 heard from you this quarter.",
        "Owed: 1 thank-you.",
        "Qualifying, converting and servicing got no time.",
        "You may be losing Eve: no answer for two of their cadences.",
        "Next week: nobody comes due and 1 birthday.",
        report.summary[-1],
    )
    assert report.summary[-1].endswith("?")


def test_each_part_of_it() -> None:
    found = tables(checked("week", PEOPLE, WEEK))
    assert {line.id: line.values["number"] for line in found["kept"].lines} == {
        "conversations": 3, "meals": 1, "names": 1, "given": 1, "heard": 5,
    }  # fmt: skip
    [owed] = found["owed"].lines
    assert (owed.label, owed.values["what"]) == ("Bob", "note: introduced you to Kit on 19 Nov")
    [losing] = found["losing"].lines
    assert losing.values == {
        "circle": "client-system",
        "heard": date(2026, 5, 12),
        "words": "asked for the report",
    }
    [coming] = found["coming"].lines
    assert coming.values == {"day": date(2026, 11, 25), "what": "birthday"}


def test_a_week_with_nothing() -> None:
    report = checked("week", (), WEEK)
    assert report.summary[:3] == (
        "Nothing is logged this week yet.",
        "Nothing is owed to anybody.",
        "No function has any time logged yet.",
    )


@given(practices())
def test_the_numbers_are_those_of_the_export(people: list[Contact]) -> None:
    report = checked("week", people, WEEK)
    vain = {"no-answer", "voicemail", "moved", "invited", "promised", "met", "declined"}
    heard = 0
    for each in people:
        told = exported(each)
        log = [x for x in told["log"] if x["date"] >= "2026-10-01" and x["date"] <= "2026-11-22"]  # type: ignore[attr-defined]
        touched = any(not x["mark"] and x["outcome"] not in vain and x["means"] != "newsletter" for x in log)
        stopped = each.stage == "stopped" or _is_stopped(told)
        heard += bool(touched and each.tiers and each.tiers != ("network",) and not stopped)
    assert {line.id: line.values["number"] for line in tables(report)["kept"].lines}["heard"] == heard


def _is_stopped(told: object) -> bool:
    """A stop with no touch on a later day."""
    log = [x for x in told["log"] if not x["mark"]]  # type: ignore[index]
    stops = [x["date"] for x in log if x["outcome"] == "stop"]
    resumed = [x["date"] for x in told["log"] if x["mark"] == "resumed"]  # type: ignore[index]
    vain = {"no-answer", "voicemail", "moved", "invited", "promised", "met", "declined", "stop"}
    later = [x["date"] for x in log if x["outcome"] not in vain and x["means"] != "newsletter"]
    if not stops or any(day >= max(stops) for day in resumed):
        return False
    return bool(max(stops) >= max(later, default=""))
