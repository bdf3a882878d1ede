"""Touches and time by function, counted by hand, again from the export, and by their sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given

from cultivate.model.contact import Contact
from cultivate.model.managing import Managing
from cultivate.model.means import STANDARD
from cultivate.model.period import month_of, week_of
from cultivate.notes.managing import read_managing
from cultivate.reports.functions import functions
from cultivate.reports.report import Report
from tests.flows.practice import TODAY
from tests.reports.laws import check, checked, practice
from tests.reports.people import exported, person, practices

NOVEMBER = month_of(TODAY)
PEOPLE = (
    # A mark tells the stage of the day: cultivating on the 3rd, converting from the 10th.
    person("Ann", "alliance", "2026-10-01 stage cultivating", "2026-11-03 call 25m",
           "2026-11-10 stage converting", "2026-11-12 meeting", stage="converting"),
    # No mark: the property counts. The introduction is fueling whatever the stage.
    person("Bob", "alliance", "2026-11-05 lunch 2h", "2026-11-06 introduction [[Ann]]", stage="servicing"),
    # Marks, but none by the 4th: not known.
    person("Cy", "alliance", "2026-11-04 call", "2026-11-20 stage qualifying", stage="qualifying"),
    person("Dee", "alliance", "2026-11-07 call no-answer", "2026-11-08 introduction promised [[Ann]]"),
)  # fmt: skip


def numbers(report: Report) -> dict[str, tuple[object, object, object]]:
    lines = report.tables[0].lines
    return {
        line.id: (line.values["touches"], line.values["minutes"], line.values["estimated"]) for line in lines
    }


def test_a_month() -> None:
    report = checked("functions", PEOPLE, NOVEMBER)
    assert numbers(report) == {
        "fueling": (1, 15, 15),
        "qualifying": (0, 0, 0),
        "cultivating": (1, 25, 0),
        "converting": (1, 60, 60),
        "servicing": (1, 120, 0),
        "managing": (None, None, None),
        "unknown": (1, 15, 15),
    }
    assert report.summary == ("5 touches in November 2026, about 4 hours.", "Qualifying got no time.")
    assert report.remarks == (
        "2 of 5 touches have their length typed; for the others it is the usual one of the means.",
        "The stage on that day is not known for 1 touch.",
        "Managing is not recorded: write lines such as “- accounts 40m” under “## Managing” in an agenda.",
    )


def test_week_by_week() -> None:
    weeks = checked("functions", PEOPLE, NOVEMBER).tables[1]
    assert [line.label for line in weeks.lines] == ["1 Nov", "2 Nov", "9 Nov", "16 Nov", "23 Nov"]
    assert [line.values["converting"] for line in weeks.lines] == [0, 0, 1, 0, 0]
    assert "qualifying" in weeks.lines[0].gaps
    assert "managing" not in weeks.lines[0].gaps


AGENDA = """\
## Today
- [x] call [[Ann]] 25m

## Managing
- accounts 40m
- [x] newsletter list 1h30
- [ ] the tax return 2h
- read through the plan
  - a thought 5m
```
- no line 9m
```
## Also today
- lunch 60m
"""


def test_managing_is_what_agendas_say() -> None:
    lines = list(read_managing(AGENDA, "Agenda/2026-11-10.md", date(2026, 11, 10)))
    assert [(each.line, each.text, each.minutes) for each in lines] == [
        (5, "accounts 40m", 40),
        (6, "newsletter list 1h30", 90),
        (8, "read through the plan", None),
    ]
    report = functions(replace(practice(PEOPLE), managing=tuple(lines)), NOVEMBER)
    check(report)
    assert numbers(report)["managing"] == (3, 130, 0)
    assert report.remarks[-1] == "1 of 3 lines of managing say no length."


def test_a_week_without_managing_where_others_have_it() -> None:
    earlier = Managing("Agenda/2026-11-03.md", 5, date(2026, 11, 3), "accounts", 40)
    report = functions(replace(practice(PEOPLE), managing=(earlier,)), week_of(date(2026, 11, 12)))
    assert numbers(report)["managing"] == (0, 0, 0)
    assert report.summary[1] == "Fueling, qualifying, cultivating, servicing and managing got no time."


def test_nobody() -> None:
    assert checked("functions", (), NOVEMBER).summary == ("No touches are logged in November 2026.",)


@given(practices())
def test_the_parts_are_the_whole_and_the_export_agrees(people: list[Contact]) -> None:
    report = checked("functions", people, NOVEMBER)
    by_function, weeks, time = report.tables
    for line in by_function.lines:
        if line.id != "managing":
            assert line.values["touches"] == sum(int(str(each.values[line.id])) for each in weeks.lines)
            assert line.values["minutes"] == sum(int(str(each.values[line.id])) for each in time.lines)
    again = by_export([exported(each) for each in people])
    assert {line.id: line.values["touches"] for line in by_function.lines if line.values["touches"]} == again


def by_export(people: list[Any]) -> dict[str, int]:
    """Touches of November by function, in plain Python over what `show --json` gives."""
    no_touch = {"no-answer", "voicemail", "moved", "invited", "promised", "met", "declined"}
    seen: set[Any] = set()
    found: Counter[str] = Counter()
    for each in sorted(people, key=lambda each: each["path"]):
        marks = [line for line in each["log"] if line["mark"] == "stage"]
        own: Counter[Any] = Counter()
        for line in each["log"]:
            if line["mark"]:
                continue
            there = frozenset({each["name"], *line["people"]})
            kind = (line["date"], line["means"], line["inbound"], there)
            own[kind] += 1
            gave = each["name"] if line["inbound"] and len(there) > 1 else ""
            key = (*kind, own[kind], gave)
            if key in seen:
                continue
            seen.add(key)
            if (
                not line["date"].startswith("2026-11")
                or line["outcome"] in no_touch
                or line["means"] == "newsletter"
            ):
                continue
            if line["means"] in ("introduction", "referral"):
                found["fueling"] += 1
            elif not marks:
                found[each["stage"] or "unknown"] += 1
            else:
                before = [m for m in marks if m["date"] <= line["date"]]
                found[
                    max(before, key=lambda m: (m["date"], m["line"]))["value"] if before else "unknown"
                ] += 1
    return dict(found)


def test_usual_lengths_are_those_of_the_means() -> None:
    assert STANDARD.named("meeting").minutes == 60
    assert STANDARD.named("introduction").minutes == 15
