"""The alliances' quarter, counted by hand; the parts are the whole."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.period import quarter_of
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.reports.report import Report
from tests.flows.practice import TODAY
from tests.reports.laws import checked

QUARTER = quarter_of(TODAY)
ALL = "[regarded 2025-01-01, same-clients, complementary 2025-03, raving-fan 2025-04-01, willing 2026-02-10]"


def person(name: str, *log: str, front: str = "tier: alliance", after: str = "") -> Contact:
    note = f"---\n{front}\n---\n{after}## Log\n" + "".join(f"- {line}\n" for line in log)
    return read_contact(note, f"People/{name}.md", Settings(), TODAY)


BOB = person(
    "Bob",
    "2026-08-14 lunch",
    "2026-09-01 introduction in [[Old]]",
    "2026-10-09 lunch [[Jane]] 90m",
    "2026-10-09 introduction in [[Eve]]",
    "2026-10-12 introduction in no-future [[Eve]]",
    "2026-10-20 introduction in stay-in-touch [[Old]]",
    "2026-11-02 referral in [[Kit]]",
    "2026-11-05 referral in next-step [[Kit]]",
    front=f"tier: alliance\ntrust: {ALL}",
)
JANE = person(
    "Jane",
    "2026-10-09 lunch [[Bob]] 90m",
    "2026-11-10 introduction [[Ann]]",
    "2026-11-12 lunch invited",
    front="tier: [alliance, client-system]\ntrust: [regarded, willing 2026-01-01]",
    after="## Next\n- [ ] lunch with [[Bob]] 📅 2026-12-08\n",
)
CY = person("Cy")
DEE = person("Dee", "2026-11-10 lunch", front="tier: alliance\ndied: 2026-11-11")
ANN = person("Ann", "2026-11-10 introduction [[Jane]]", front="tier: network")
FOX = person("Fox", "2026-11-01 introduction in [[Lea]]", front="tier: client-system")
PEOPLE = (BOB, JANE, CY, DEE, ANN, FOX)


def table(report: Report, wanted: str) -> dict[str, dict[str, object]]:
    found = next(each for each in report.tables if each.id == wanted)
    return {line.label: dict(line.values) for line in found.lines}


def test_the_quarter() -> None:
    report = checked("alliances", PEOPLE, QUARTER)
    assert table(report, "allies") == {
        "Bob": {
            "lunches": 1, "last": date(2026, 10, 9), "next": "9 Jan 2027",
            "received": 2, "given": 0, "trust": "5 of 5",
        },
        "Cy": {"lunches": 0, "last": None, "next": "due", "received": 0, "given": 0, "trust": "0 of 5"},
        "Jane": {
            "lunches": 1, "last": date(2026, 10, 9), "next": "booked 8 Dec",
            "received": 0, "given": 1, "trust": "2 of 5",
        },
    }  # fmt: skip
    assert report.summary == (
        "You held 1 lunch with 2 of 3 allies in quarter 4 of 2026; the method has one with each a quarter.",
        "They gave you 2 names and were given 1; the method has about 5 at each lunch.",
        "3 of 25 seats are taken: 1 ally by all five, 2 still candidates.",
    )
    assert report.remarks == ("2 of 2 names have an outcome.", "1 lunch is due, and 1 booked.")


def test_the_thirds_are_of_the_quarters_names() -> None:
    thirds = table(checked("alliances", PEOPLE, QUARTER), "thirds")
    assert {label: (row["names"], row["share"]) for label, row in thirds.items()} == {
        "no future": (1, 0.5), "stay in touch": (0, 0.0), "next step": (1, 0.5), "still open": (0, None),
    }  # fmt: skip
    summer = table(checked("alliances", PEOPLE, QUARTER.before), "thirds")
    assert summer["stay in touch"]["names"] == 1, "Old was named in September"


def test_trust_with_its_days() -> None:
    report = checked("alliances", PEOPLE, QUARTER)
    trust = next(each for each in report.tables if each.id == "trust")
    assert dict(trust.lines[0].values) == {
        "regarded": date(2025, 1, 1), "same-clients": "yes", "complementary": date(2025, 3, 1),
        "raving-fan": date(2025, 4, 1), "willing": date(2026, 2, 10),
    }  # fmt: skip
    assert trust.lines[2].gaps == {"same-clients", "complementary", "raving-fan"}


def test_who_waits_for_a_seat() -> None:
    bench = table(checked("alliances", PEOPLE, QUARTER), "bench")
    assert bench["Fox"] == {
        "points": 4,
        "measure": "1 introduction; you gave none; responded",
    }


def test_nobody_divides_by_nothing() -> None:
    report = checked("alliances", (), QUARTER)
    assert not list(report.lines)
    assert report.summary == ("Nobody has a seat as ally yet; `cultivate bench alliance` shows who might.",)
    lone = checked("alliances", (person("Cy", "2026-11-01 introduction in [[Eve]]"),), QUARTER)
    assert [line.values["share"] for line in lone.tables[1].lines] == [None] * 4


NAMES = ("Ann", "Bob", "Cy", "Dee")
LINES = (
    "lunch", "lunch invited", "lunch booked 2026-12-20", "introduction in", "introduction in promised",
    "introduction in no-future", "referral in next-step", "introduction", "introduction promised",
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.integers(0, 120), st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(LINES),
            st.booleans(),
        ),
        max_size=14,
    )
)  # fmt: skip
def test_the_parts_are_the_whole(events: list[tuple[int, str, str, str, bool]]) -> None:
    logs: dict[str, list[str]] = {name: [] for name in NAMES}
    for ago, one, two, what, shared in events:
        if one != two:
            for here, there in ((one, two), (two, one))[: 1 + (shared and " in" not in what)]:
                logs[here].append(f"{TODAY - timedelta(days=ago)} {what} [[{there}]]")
    report = checked("alliances", [person(name, *log) for name, log in logs.items()], QUARTER)
    allies, thirds = table(report, "allies"), table(report, "thirds")
    assert sum(int(str(row["received"])) for row in allies.values()) == sum(
        int(str(row["names"])) for row in thirds.values()
    )
    shares = [row["share"] for row in thirds.values() if row["share"] is not None]
    assert not shares or abs(sum(map(float, map(str, shares))) - 1) < 1e-9
    held = [
        {one, two} for ago, one, two, what, _ in events
        if what == "lunch" and one != two and TODAY - timedelta(days=ago) in QUARTER
    ]  # fmt: skip
    for name, row in allies.items():
        assert bool(row["lunches"]) == any(name in there for there in held)
