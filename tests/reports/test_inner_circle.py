"""The inner circle's questions, answered by hand."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from cultivate.model.contact import Contact
from cultivate.model.period import quarter_of
from cultivate.reports.report import Report, Table
from tests.flows.practice import TODAY
from tests.reports.laws import checked
from tests.reports.people import exported, person, practices

QUARTER = quarter_of(TODAY)
ANN = person(
    "Ann", "inner-circle", "2026-01-10 home", "2026-05-02 lunch [[Eve]]", "2026-09-20 article: on pricing",
    "2026-10-15 help asked", "2026-11-10 call 30m: the board", "2026-11-12 call no-answer",
    spouse="Sam", children="[Lily]", pets="[Rex]", interests="[jazz]", was="[Initech]", birthday="1975-04-02",
)  # fmt: skip
BOB = person(
    "Bob", "inner-circle", "2026-03-01 referral in [[Kit]]", "2026-04-01 call asked-referral", spouse="Jo"
)
CY = person("Cy", "client-system", "2026-10-20 lunch 90m", "2026-11-02 call 30m")
OLD = person("Old", "inner-circle", "2026-01-01 call stop", stage="stopped")
PEOPLE = (ANN, BOB, CY, OLD)


def tables(report: Report) -> dict[str, Table]:
    return {table.id: table for table in report.tables}


def test_when_one_last_did_each() -> None:
    ann, bob = tables(checked("inner-circle", PEOPLE, QUARTER))["questions"].lines
    assert ann.values == {
        "spoke": date(2026, 11, 10),
        "meal": date(2026, 5, 2),
        "gave": date(2026, 9, 20),
        "asked": date(2026, 10, 15),
        "home": date(2026, 1, 10),
        "event": None,
        "article": date(2026, 9, 20),
    }
    assert ann.gaps == {"meal", "event"}  # the lunch is more than six months old
    assert bob.gaps == {"spoke", "meal", "gave", "home", "event", "article"}


def test_what_was_given_and_only_asked() -> None:
    report = checked("inner-circle", PEOPLE, QUARTER)
    ann, bob = tables(report)["exchange"].lines
    assert ann.values == {"gave": 2, "got": 0, "asked": 0}
    assert not ann.gaps
    assert bob.values == {"gave": 0, "got": 1, "asked": 1}
    assert bob.gaps == {"gave"}
    assert report.remarks[0] == "You only asked or received, and gave nothing yet: Bob."
    assert report.summary == (
        "You spoke with 1 of the 2 in the last three months, and gave 1 of them something in two years.",
        "They had 60 minutes of your time in quarter 4 of 2026, 33% of it.",
    )


def test_what_is_not_known_is_the_next_question() -> None:
    [bob] = tables(checked("inner-circle", PEOPLE, QUARTER))["facts"].lines
    assert bob.values == {
        "missing": "children, pets, hobbies, history, birthday",
        "question": "do they have children, and what do those play?",
    }


def test_the_time_of_the_circle_beside_all_other() -> None:
    inside, others = tables(checked("inner-circle", PEOPLE, QUARTER))["time"].lines
    # In this quarter: asking 30 (estimated), the call 30; and the call with Cy 30, the lunch 90.
    assert inside.values["touches"] == 2
    assert (inside.values["minutes"], inside.values["estimated"]) == (60, 30)
    assert others.values["minutes"] == 120


def test_seats_and_the_bench() -> None:
    seats = tables(checked("inner-circle", PEOPLE, QUARTER))["seats"].lines
    assert [(line.label, line.values["seat"]) for line in seats] == [("Cy", "waits")]


def test_nobody_has_a_seat() -> None:
    report = checked("inner-circle", (CY,), QUARTER)
    assert report.summary[0].startswith("Nobody has a seat in the inner circle yet")
    assert not tables(report)["questions"].lines


@given(practices())
def test_the_days_are_those_of_the_export(people: list[Contact]) -> None:
    report = checked("inner-circle", people, QUARTER)
    talks = {"call", "meeting", "session", "meal", "home", "event"}
    vain = {"no-answer", "voicemail", "moved", "invited"}
    log = {each.path: exported(each)["log"] for each in people}
    for line in tables(report)["questions"].lines:
        spoken = [x["date"] for x in log[line.path] if x["means"] in talks and x["outcome"] not in vain]  # type: ignore[attr-defined]
        assert str(line.values["spoke"]) == max(spoken, default="None")
    shares = [
        line.values["share"] for line in tables(report)["time"].lines if line.values["share"] is not None
    ]
    assert not shares or abs(sum(float(str(each)) for each in shares) - 1) < 1e-9
