"""Stages, their ages and moves, counted by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.means import STAGES
from cultivate.model.period import month_of
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from tests.flows.practice import TODAY
from tests.reports.laws import checked
from tests.reports.people import exported, practices

NOVEMBER = month_of(TODAY)


def person(name: str, stage: str, *marks: str, private: bool = False) -> Contact:
    log = "".join(f"- {mark}\n" for mark in marks)
    more = "private: true\n" * private
    note = f"---\ntype: contact\nstage: {stage}\n{more}---\n## Log\n{log}"
    return read_contact(note, f"People/{name}.md", Settings(), TODAY)


PEOPLE = (
    person("Ann", "converting", "2026-10-01 stage cultivating", "2026-11-04 stage converting"),
    person("Bob", "converting", "2026-09-25 stage converting", "2026-11-10 call: still thinking"),
    person("Cy", "servicing", "2026-11-02 stage converting", "2026-11-20 stage servicing"),
    person("Dee", "qualifying"),
    person("Eve", "qualifying", "2026-11-05 stage cultivating"),  # moved back by hand
    person("Fay", ""),
)


def test_a_month() -> None:
    report = checked("pipeline", PEOPLE, NOVEMBER)
    stages = {line.id: line.values for line in report.tables[0].lines}
    assert stages["converting"] == {"people": 2, "came": 2, "went": 1, "days": 40, "unknown": 0}
    assert stages["qualifying"] == {"people": 2, "came": 0, "went": 0, "days": None, "unknown": 2}
    assert stages["cultivating"] == {"people": 0, "came": 1, "went": 1, "days": None, "unknown": 0}
    assert stages["servicing"] == {"people": 1, "came": 1, "went": 0, "days": 4, "unknown": 0}
    assert report.summary == ("4 moved in November 2026; 5 people are at a stage.",)
    assert report.remarks[0] == "1 person has no stage."


def test_the_moves_are_told_in_order() -> None:
    moves = checked("pipeline", PEOPLE, NOVEMBER).tables[1].lines
    assert [(m.label, str(m.values["day"]), m.values["from"], m.values["to"]) for m in moves] == [
        ("Cy", "2026-11-02", None, "converting"),
        ("Ann", "2026-11-04", "cultivating", "converting"),
        ("Eve", "2026-11-05", None, "cultivating"),
        ("Cy", "2026-11-20", "converting", "servicing"),
    ]
    assert moves[1].sources[0].path == "People/Ann.md"


def test_nobody() -> None:
    report = checked("pipeline", (), NOVEMBER)
    assert report.summary == ("Nobody moved in November 2026; nobody is at a stage.",)
    assert not report.remarks


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("", *STAGES)),
            st.lists(st.tuples(st.dates(date(2026, 8, 1), TODAY), st.sampled_from(STAGES)), max_size=4),
        ),
        max_size=8,
    )
)
def test_the_parts_are_the_whole(practice: list[tuple[str, list[tuple[date, str]]]]) -> None:
    people = [
        person(f"P{place}", stage, *(f"{day} stage {to}" for day, to in marks))
        for place, (stage, marks) in enumerate(practice)
    ]
    report = checked("pipeline", people, NOVEMBER)
    stages, moves = report.tables
    assert sum(int(str(line.values["people"])) for line in stages.lines) == sum(bool(p.stage) for p in people)
    assert sum(int(str(line.values["came"])) for line in stages.lines) == len(moves.lines)


@given(practices())
def test_a_second_computation_agrees(people: list[Contact]) -> None:
    found = {line.id: line.values for line in checked("pipeline", people, NOVEMBER).tables[0].lines}
    counts = {(stage, column): values[column] for stage, values in found.items() for column in COUNTED}
    again = by_export([exported(each) for each in people], "2026-11")
    assert {key: number for key, number in counts.items() if number} == again


COUNTED = ("people", "came", "went", "unknown")


def by_export(people: Sequence[Mapping[str, Any]], month: str) -> dict[tuple[str, str], int]:
    """The same, in plain Python over what `show --json` gives; what is nought is left out."""
    found: Counter[tuple[str, str]] = Counter()
    for each in people:
        marks = [x for x in each["log"] if x["mark"] == "stage"]
        marks.sort(key=lambda x: (x["date"], x["line"]))
        for before, mark in zip([None, *marks], marks, strict=False):
            if mark["date"].startswith(month):
                found[mark["value"], "came"] += 1
                if before:
                    found[before["value"], "went"] += 1
        if each["stage"]:
            found[each["stage"], "people"] += 1
            found[each["stage"], "unknown"] += not marks or marks[-1]["value"] != each["stage"]
    return {key: number for key, number in found.items() if number}
