"""Who fed the practice in a year, and through whom each client came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given

from cultivate.model.contact import Contact
from cultivate.model.period import year_of
from tests.flows.practice import TODAY
from tests.reports.laws import checked
from tests.reports.people import exported, person, practices

YEAR = year_of(TODAY)
PEOPLE = (
    person("Ivy", "alliance", "2025-03-01 introduction in [[Jo]]", "2026-06-04 introduction in [[Kit]]"),
    person("Jo", "alliance", "2026-02-01 referral in [[Lee]]", introduced_by='"[[Ivy]]"',
           introduced_on="2025-03-01"),
    person("Kit", "client-system", introduced_by='"[[Ivy]]"', introduced_on="2026-06-04"),
    person("Lee", "client-system", "2026-03-02 stage converting", "2026-05-02 meeting sold 9000",
           "2026-05-03 stage servicing", introduced_by='"[[Jo]]"'),
    person("Max", "client-system", "2026-09-09 stage servicing"),
    person("Ned", "client-system", "2025-09-09 stage servicing", "2026-09-09 meeting sold 100",
           introduced_by='"[[Ivy]]"', introduced_on="2025-01-01"),
    person("Ola", "network", "2026-07-01 introduction in promised [[Pat]]"),
)  # fmt: skip


def test_the_chain_from_each_client_back() -> None:
    report = checked("thanks", PEOPLE, YEAR)
    assert [
        (line.label, line.values["names"], line.values["clients"], line.values["for"])
        for line in report.lines
    ] == [
        ("Ivy", 1, 1, "Lee, a client since 2 May, through Jo; Kit"),
        ("Jo", 1, 1, "Lee, a client since 2 May"),
    ]
    assert report.summary == ("2 people fed you in 2026: 2 names, 2 new clients.",)
    assert report.remarks == ("Through whom they came is not noted for Max.",)


def test_a_name_in_both_notes_is_one() -> None:
    [line] = [each for each in checked("thanks", PEOPLE, YEAR).lines if each.label == "Ivy"]
    assert [each.text for each in line.sources if "names" in each.counts] == [
        "2026-06-04 introduction in with Kit"
    ]


def test_a_ring_of_introductions_ends() -> None:
    ring = (
        person("Ann", "", "2026-02-02 stage servicing", introduced_by='"[[Bob]]"'),
        person("Bob", "", introduced_by='"[[Ann]]"'),
    )
    [line] = checked("thanks", ring, YEAR).lines
    assert (line.label, line.values["clients"]) == ("Bob", 1)


def test_nobody() -> None:
    assert checked("thanks", (), YEAR).summary == ("No name and no new client is noted in 2026.",)


@given(practices())
def test_a_second_computation_agrees(people: list[Contact]) -> None:
    report = checked("thanks", people, YEAR)
    names = {line.label: line.values["names"] for line in report.lines if line.values["names"]}
    clients = {source.path for line in report.lines for source in line.sources if "clients" in source.counts}
    again, began = by_export([exported(each) for each in people], "2026")
    assert names == again
    assert clients <= began
    for word in report.remarks:  # those to whom nobody led
        assert word.count(" and ") + word.count(", ") + 1 == len(began - clients)


def by_export(people: Sequence[Mapping[str, Any]], year: str) -> tuple[dict[str, int], set[str]]:
    """Names by giver and the new clients, in plain Python over what `show --json` gives."""
    names: dict[str, int] = {}
    began: set[str] = set()
    for each in people:
        given = [
            x for x in each["log"] if x["inbound"] and x["means"] in ("introduction", "referral")
            and x["outcome"] in (None, "made", "reached") and x["date"].startswith(year)
        ]  # fmt: skip
        number = len({n for x in given for n in x["people"]}) + sum(not x["people"] for x in given)
        if number:
            names[each["name"]] = number
        sold = [
            x["date"] for x in each["log"]
            if x["outcome"] == "sold" or (x["mark"], x["value"]) == ("stage", "servicing")
        ]  # fmt: skip
        if sold and min(sold).startswith(year):
            began.add(each["path"])
    return names, began
