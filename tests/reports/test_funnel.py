"""The funnel, counted by hand, by a second computation, and by its own sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from cultivate.model.contact import Contact
from cultivate.model.period import Period, month_of, quarter_of, week_of, year_of
from cultivate.reports.report import Report, Table
from tests.flows.practice import TODAY
from tests.reports.laws import checked
from tests.reports.people import exported, person, practices

NOVEMBER = month_of(TODAY)
OCTOBER = month_of(date(2026, 10, 1))
PEOPLE = (
    # Due on 9 November by the October lunch; reached that day.
    person("Ann", "inner-circle", "2026-10-09 lunch: new role", "2026-11-09 09:10 call 25m: well"),
    # Due on 3 November; not there, and the one try of the system is used up. Reached in September's pass.
    person("Bob", "client-system", "2026-08-03 call stays", "2026-11-04 09:30 call no-answer"),
    # Waiting since 20 October; reached on 5 November, and agreed to meet.
    person("Cy", "client-system", "2026-07-20 call", "2026-11-05 16:00 call meeting 15m: on the 12th"),
    # Not due at all; rang, and gave a name. The lunch with Ann stands in both notes.
    person(
        "Dee", "alliance", "2026-11-10 call in", "2026-11-12 referral in [[Kit]]", "2026-11-20 lunch [[Eve]]"
    ),
    person("Eve", "alliance", "2026-11-20 lunch [[Dee]]"),
    # Stopped on the telephone; due on 2 November.
    person("Fay", "client-system", "2026-08-02 call", "2026-11-03 call stop: enough"),
    # Only written to: tried by nobody's count.
    person("Gus", "network", "2026-11-06 email: the report"),
    # Bought; a client-system person without a due day in November.
    person("Hal", "client-system", "2026-10-02 meeting case", "2026-11-13 meeting sold 12000"),
    person("Ina", ""),
)  # fmt: skip


CALLERS = (
    # 4 of 5 between 8 and 10, in two hours together; one call has no time, one was at another hour.
    person(
        "Ann", "alliance", "2026-01-05 08:10 call", "2026-02-05 09:10 call", "2026-03-05 09:50 call",
        "2026-04-09 08:30 call", "2026-05-05 09:30 call no-answer", "2026-06-05 call",
        "2026-07-06 15:00 call voicemail",
    ),
    # No time is known, and four Tuesdays were.
    person("Bob", "", *(f"{day} call" for day in ("2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22"))),
    person("Cy", "", "2026-09-01 09:00 call", "2026-09-02 09:00 call"),
    person("Dee", "", "2026-09-01 09:00 call in"),
    person("Eve", "", *(f"2026-09-0{n} 07:00 call" for n in range(1, 5)), stage="stopped"),
    person("Fay", "", *(f"2023-09-0{n} 07:00 call" for n in range(1, 5))),
    person("Gus", "", *(f"2026-09-0{n} 07:59 call" for n in range(1, 5)), best_time="early"),
)  # fmt: skip


def test_when_each_picks_up() -> None:
    report = checked("funnel", CALLERS, NOVEMBER)
    table = {each.id: each for each in report.tables}["callers"]
    assert table.title == "When each picks up (3 of 4 rung in two years have a time)"
    assert [(line.label, *line.values.values()) for line in table.lines] == [
        ("Gus", "between 6 and 8", 4, 4, 1.0, "51 to 100%", "early"),
        ("Ann", "between 8 and 10", 4, 5, 0.8, "38 to 96%", None),
        ("Bob", "on Tuesday", 4, 4, 1.0, "51 to 100%", None),
    ]
    assert [each.line for each in table.lines[1].sources] == [6, 7, 8, 9, 10]
    assert report.remarks[-1] == (
        "1 other person was rung, and it is not known when they pick up: "
        "it takes 4 calls at one time, most of them answered."
    )


def steps(report: Report) -> dict[str, object]:
    return {line.id: line.values["people"] for line in report.tables[0].lines}


def test_a_month_counted_by_hand() -> None:
    report = checked("funnel", PEOPLE, NOVEMBER)
    assert steps(report) == {
        "due": 3,  # Ann on the 9th, Bob on the 3rd, Fay on the 2nd
        "waiting": 1,  # Cy
        "tried": 7,  # everybody but Gus and Ina
        "reached": 6,  # and not Bob
        "inbound": 1,  # Dee
        "noted": 4,  # Cy, Dee, Fay, Hal
        "no-need": 0,
        "stopped": 1,
        "meetings": 1,
        "referrals": 1,
        "cases": 0,
        "decisions": 0,
        "sales": 1,
        "lost": 0,
    }
    assert report.title == "The funnel, November 2026 so far"
    assert report.summary == (
        "You talked with 6 people.",
        "Of those tried, 6 of 7 were reached, 86%; with so few it may be 49 to 97%.",
        "1 person agreed to meet, 1 person gave you a name, 1 sale was made.",
        "3 people came due, 1 was waiting from before; 4 of these 4 were tried.",
        "Active, heard from within two of their cadences: 6 of 6.",
    )


def test_beside_the_period_before() -> None:
    [line] = [each for each in checked("funnel", PEOPLE, NOVEMBER).lines if each.id == "reached"]
    assert line.values["before"] == 2  # Ann's lunch and Hal's meeting, both before the 24th of October
    assert (line.values["method"], line.values["method_share"]) == (40, 0.5)
    october = checked("funnel", PEOPLE, OCTOBER)
    assert october.title == "The funnel, October 2026"
    assert steps(october)["reached"] == 2
    assert steps(october)["due"] == 1  # Cy, on the 20th: who never came to a first touch has no due day


def test_each_number_has_its_lines() -> None:
    lines = {line.id: line for line in checked("funnel", PEOPLE, NOVEMBER).lines}
    assert [(each.path, each.text) for each in lines["due"].sources] == [
        ("People/Ann.md", "2026-10-09 meal: new role"),
        ("People/Bob.md", "2026-08-03 call stays"),
        ("People/Fay.md", "2026-08-02 call"),
    ]
    assert [each.text for each in lines["meetings"].sources] == ["2026-11-05 call meeting: on the 12th"]


def test_a_shared_lunch_is_two_people_and_one_occasion() -> None:
    lines = {line.id: line for line in checked("funnel", PEOPLE, NOVEMBER).lines}
    assert lines["by meal"].values["tried"] == 1
    assert lines["circles alliance"].values["reached"] == 2


def test_who_picks_up_and_when() -> None:
    tables = {table.id: table for table in checked("funnel", PEOPLE, NOVEMBER).tables}
    assert {line.label: (line.values["tried"], line.values["reached"]) for line in tables["hours"].lines} == {
        "9:00": (2, 1),
        "16:00": (1, 1),
    }
    assert tables["hours"].title == "Who picks up, by hour (3 of 4 have a time)"
    assert {
        line.label: (line.values["tried"], line.values["reached"]) for line in tables["weekdays"].lines
    } == {
        "Monday": (1, 1),  # the 9th
        "Tuesday": (1, 1),  # Fay's stop: she picked up
        "Wednesday": (1, 0),
        "Thursday": (1, 1),
    }


def test_the_thirds_of_names_received() -> None:
    ann = person("Ann", "alliance", *(f"2026-11-0{n} introduction in next-step [[N{n}]]" for n in (2, 3)),
                 "2026-11-04 introduction in no-future [[N4]]")  # fmt: skip
    table = {t.id: t for t in checked("funnel", [ann], NOVEMBER).tables}["names"]
    assert [(line.label, line.values["names"]) for line in table.lines] == [
        ("no future", 1), ("stay in touch", 0), ("next step", 2),
    ]  # fmt: skip


def test_two_notes_that_contradict_each_other_are_named() -> None:
    people = (
        person("Ann", "alliance", "2026-11-20 meeting case [[Bob]]"),
        person("Bob", "alliance", "2026-11-20 meeting lost [[Ann]]: no"),
    )
    assert checked("funnel", people, NOVEMBER).remarks[-1] == (
        "Two notes tell different outcomes: People/Ann.md:6 “2026-11-20 meeting case with Bob” "
        "and People/Bob.md:6 “2026-11-20 meeting lost with Ann: no”."
    )


def test_a_sale_without_an_amount_is_said() -> None:
    ann = person("Ann", "alliance", "2026-11-04 meeting sold", "2026-11-05 meeting sold 500")
    assert "2 sales, 1 of them without an amount." in checked("funnel", [ann], NOVEMBER).remarks


def test_nobody() -> None:
    report = checked("funnel", (), NOVEMBER)
    assert report.summary[0] == "Nobody was due, and nobody was tried."
    assert not [line for line in report.lines if line.values.get("share") is not None]


def test_a_low_share_is_marked_only_where_it_is_hardly_chance() -> None:
    def marked(vain: int) -> bool:
        people = [person(f"V{n}", "client-system", "2026-11-04 call no-answer") for n in range(vain)]
        reached = person("Ann", "client-system", "2026-11-04 call")
        lines = {line.id: line for line in checked("funnel", [*people, reached], NOVEMBER).lines}
        return "share" in lines["reached"].gaps

    assert not marked(3)  # 1 of 4 may be 5 to 70%
    assert marked(12)  # 1 of 13 may be 1 to 33%


@pytest.mark.parametrize(
    ("period", "due"),
    [(NOVEMBER, 80), (quarter_of(TODAY), 240), (year_of(TODAY), 960), (week_of(TODAY), 240 / 13)],
)
def test_the_method_s_figures(period: Period, due: float) -> None:
    [line] = [each for each in checked("funnel", (), period).lines if each.id == "due"]
    assert line.values["method"] == pytest.approx(due)


def total(table: Table, column: str) -> int:
    return sum(int(str(line.values[column])) for line in table.lines)


@given(practices())
def test_the_parts_are_the_whole(people: list[Contact]) -> None:
    report = checked("funnel", people, NOVEMBER)
    tables = {table.id: table for table in report.tables}
    counted = steps(report)
    for table in ("circles", "outcomes"):
        for column in tables[table].columns:
            assert total(tables[table], column.id) == counted[column.id]
    calls = [line for line in tables["means"].lines if line.id == "by call"]
    assert total(tables["weekdays"], "tried") == sum(int(str(line.values["tried"])) for line in calls)
    assert total(tables["hours"], "tried") <= total(tables["weekdays"], "tried")
    assert int(str(counted["reached"])) <= int(str(counted["tried"]))
    assert int(str(counted["noted"])) <= int(str(counted["reached"]))


@given(practices())
def test_a_second_computation_agrees(people: list[Contact]) -> None:
    counted = steps(checked("funnel", people, NOVEMBER))
    again = by_export([exported(each) for each in people], "2026-11")
    assert {step: counted[step] for step in again} == again


SENT = {"newsletter", "note", "article", "gift", "email", "message", "introduction", "referral", "help"}
CAME = {"no-need", "stays", "stop", "meeting", "case", "decision", "sold", "lost", "asked-referral"}
NO_TOUCH = {"no-answer", "voicemail", "moved", "invited", "promised", "met", "declined"}


def by_export(people: Sequence[Mapping[str, Any]], month: str) -> dict[str, int]:
    """The same, in plain Python over what `show --json` gives."""
    found: Counter[str] = Counter()
    for each in people:
        log = [line for line in each["log"] if line["date"].startswith(month)]
        marks = [(line["mark"], line["value"]) for line in log if line["mark"]]
        said = [line for line in log if not line["mark"]]
        gave = [
            line for line in said if line["inbound"] and line["means"] in ("introduction", "referral")
            and line["outcome"] in (None, "made", "reached")
        ]  # fmt: skip
        outcomes = {line["outcome"] for line in said if line not in gave}
        talks = [
            line for line in said
            if line in gave or line["outcome"] in CAME
            or (line["outcome"] not in NO_TOUCH and line["means"] != "newsletter"
                and (line["inbound"] or line["means"] not in SENT))
        ]  # fmt: skip
        vain = [x for x in said if x["outcome"] in ("no-answer", "voicemail", "invited") and not x["inbound"]]
        found["tried"] += bool(talks or vain)
        found["reached"] += bool(talks)
        found["inbound"] += any(line["inbound"] for line in talks)
        found["noted"] += bool(gave or outcomes & CAME)
        found["no-need"] += bool(outcomes & {"no-need", "stays"})
        left = any(mark == "stopped" or (mark, value) == ("stage", "stopped") for mark, value in marks)
        found["stopped"] += left or "stop" in outcomes
        found["referrals"] += bool(gave)
        for outcome, step in (("meeting", "meetings"), ("case", "cases"), ("decision", "decisions")):
            found[step] += outcome in outcomes
        found["sales"] += "sold" in outcomes
        found["lost"] += "lost" in outcomes
    return dict(found)
