"""Is it still useful? Who is asked, who was never reached, who may leave, who comes."""

from __future__ import annotations

from hypothesis import given

from cultivate.model.contact import Contact
from cultivate.model.period import month_of
from cultivate.reports.report import Report, Table
from tests.flows.practice import TODAY
from tests.reports.laws import checked
from tests.reports.people import exported, person, practices

NOVEMBER = month_of(TODAY)
QUARTERS = ("2025-11-05", "2026-02-05", "2026-05-06", "2026-08-06")
PEOPLE = (
    person("Ann", "client-system", *(f"{day} call" for day in QUARTERS[1:])),  # the next is the fourth
    person("Bob", "client-system", "2025-11-05 call", "2026-02-05 call stays", "2026-05-06 call",
           "2026-08-06 call"),
    person("Cy", "client-system", *(f"{day} call no-answer" for day in QUARTERS)),
    # Three passes: the two tries in May are one.
    person("Dee", "client-system", *(f"{day} call voicemail" for day in (*QUARTERS[1:], "2026-05-08"))),
    # Reached in between: only one pass since.
    person("Eve", "client-system", *(f"{day} call no-answer" for day in QUARTERS), "2026-05-09 call"),
    person("Fay", "network", "2026-11-02 referral in [[Kit]]"),
    person("Gus", "client-system"),
)  # fmt: skip


def names(report: Report) -> dict[str, list[str]]:
    return {table.id: [line.label for line in table.lines] for table in report.tables}


def table(report: Report, name: str) -> Table:
    return next(each for each in report.tables if each.id == name)


def test_who_is_asked_and_who_was_not_reached() -> None:
    report = checked("requalify", PEOPLE, NOVEMBER)
    assert names(report)["ask"] == ["Ann"]
    assert names(report)["vain"] == ["Cy"]
    assert table(report, "vain").lines[0].values == {"tries": 4, "passes": 4, "heard": None}
    assert report.summary == (
        (
            "1 person has had three talks or more since you last asked “is it still useful that I ring?”: "
            "ask next time."
        ),
        "1 person was not reached in four passes.",
        "Nobody has gone quiet in their circle, and no circle is over its size.",
    )
    assert report.remarks == ("1 person was never tried yet, and nothing is said about them here.",)


def test_who_could_leave_and_who_has_room() -> None:
    people = (
        *PEOPLE,
        person("Hal", "alliance", "2025-10-01 lunch"),  # no name in two years, quiet for long
        person("Ivy", "alliance", "2026-10-01 lunch"),
    )
    report = checked("requalify", people, NOVEMBER)
    assert names(report)["quiet"] == ["Hal"]
    assert report.summary[-1] == "1 person has gone quiet, or is over their circle's size."
    assert [(line.label, line.values["circle"]) for line in table(report, "room").lines] == [
        ("Fay", "inner-circle"), ("Ivy", "inner-circle"), ("Ann", "inner-circle"), ("Bob", "inner-circle"),
        ("Fay", "alliance"), ("Ann", "alliance"), ("Bob", "alliance"), ("Fay", "client-system"),
    ]  # fmt: skip


def test_nobody() -> None:
    assert checked("requalify", (), NOVEMBER).summary == ("Nobody is in a circle with a cadence yet.",)


@given(practices())
def test_nobody_is_asked_who_talked_less_than_three_times(people: list[Contact]) -> None:
    report = checked("requalify", people, NOVEMBER)
    log = {each.path: exported(each)["log"] for each in people}
    vain = {"no-answer", "voicemail", "moved", "invited"}
    for line in table(report, "ask").lines:
        talks = [
            x for x in log[line.path]  # type: ignore[attr-defined]
            if x["means"] in ("call", "meeting", "meal") and x["outcome"] not in vain
        ]  # fmt: skip
        talks.sort(key=lambda x: (x["date"], x["line"]))
        since = 0
        for x in talks:
            since = 0 if x["outcome"] == "stays" else since + 1
        assert line.values["talks"] == since >= 3
