"""The ledger of introductions, counted by hand; and counted again from the entries alone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.period import month_of
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from cultivate.reports.report import Report
from tests.flows.practice import TODAY
from tests.reports.laws import checked

NOVEMBER = month_of(TODAY)


def person(name: str, *log: str, front: str = "tier: network") -> Contact:
    note = f"---\n{front}\n---\n## Log\n" + "".join(f"- {line}\n" for line in log)
    return read_contact(note, f"People/{name}.md", Settings(), TODAY)


ANN = person(
    "Ann",
    "2026-10-09 introduction promised [[Bob]]",
    "2026-09-01 introduction made [[Cy]]: both sail",
    "2026-09-10 introduction met [[Cy]]",
    "2026-11-02 introduction [[Dee]]",
    front="tier: alliance",
)
BOB = person(
    "Bob",
    "2026-10-09 introduction promised [[Ann]]",
    "2026-05-01 introduction in made [[Ivy]]",
    "2026-05-20 introduction in no-future [[Ivy]]",
    "2026-06-01 referral in [[Kit]]",
    "2026-11-20 introduction in promised [[Zoe]]",
    front="tier: alliance",
)
CY = person("Cy", "2026-09-01 introduction made [[Ann]]: both sail", "2026-09-10 introduction met [[Ann]]")
DEE = person("Dee", "2026-11-02 introduction [[Ann]]", "2026-03-01 introduction [[Eve]]")
EVE = person("Eve", "2026-03-01 introduction [[Dee]]", "2026-06-06 introduction met [[Fay]]")
FAY = person("Fay")
IVY = person("Ivy", front='introduced_by: "[[Bob]]"\nintroduced_on: 2026-05-01\ntype: contact')
KIT = person("Kit", front='introduced_by: "[[Ivy]]"\nstage: servicing\ntype: contact')
PEOPLE = (ANN, BOB, CY, DEE, EVE, FAY, IVY, KIT)


def table(report: Report, wanted: str) -> dict[str, dict[str, object]]:
    found = next(each for each in report.tables if each.id == wanted)
    return {line.label: dict(line.values) for line in found.lines}


def test_the_ledger() -> None:
    report = checked("introductions", PEOPLE, NOVEMBER)
    assert table(report, "promised") == {"Ann and Bob": {"promised": date(2026, 10, 9), "days": 46}}
    assert table(report, "unheard") == {"Dee and Eve": {"made": date(2026, 3, 1), "days": 268}}
    assert report.summary == (
        "You brought 3 pairs together and were given 3 names.",
        "1 promise is open, of 9 Oct.",
        "Something was heard of 1 of 3; of 1 nothing in four weeks.",
    )


def test_given_and_received_and_who_owes_whom() -> None:
    people = table(checked("introductions", PEOPLE, NOVEMBER), "people")
    assert list(people) == ["Bob", "Ivy", "Ann"]
    assert people["Bob"] == {
        "given": 0, "received": 2, "balance": "you owe 2", "promised": 1, "waiting": 1, "clients": 1,
    }  # fmt: skip
    assert (people["Ivy"]["received"], people["Ivy"]["clients"]) == (1, 1)
    assert (people["Ann"]["given"], people["Ann"]["balance"]) == (2, "owes 2")


def test_the_chain_leads_back_to_the_source() -> None:
    chains = table(checked("introductions", PEOPLE, NOVEMBER), "chains")
    assert chains == {"Kit": {"source": "Bob", "chain": "Kit ← Ivy ← Bob"}}
    log = person("Mo", "2026-02-01 referral in [[Lea]]", "2026-03-01 introduction in [[Mo]]")
    bare = person("Lea", "2026-04-01 call sold 4000")
    assert table(checked("introductions", (log, bare), NOVEMBER), "chains") == {
        "Lea": {"source": "Mo", "chain": "Lea ← Mo"}
    }
    outside = person("Lea", front='introduced_by: "[[Al Old]]"\nstage: servicing')
    assert table(checked("introductions", (outside,), NOVEMBER), "chains") == {
        "Lea": {"source": "Al Old", "chain": "Lea ← Al Old"}
    }


def test_what_does_not_fit_together_is_named() -> None:
    odd = next(each for each in checked("introductions", PEOPLE, NOVEMBER).tables if each.id == "odd").lines
    assert [(line.label, line.values["what"]) for line in odd] == [
        ("Eve and Fay", "they met, and nothing says that you introduced them"),
        ("Eve and Fay", "met, in one note only: Fay's does not have it"),
    ]
    both = ["2026-09-01 introduction made", "2026-09-05 introduction declined"]
    one = person("One", *(f"{line} [[Two]]" for line in both))
    two = person("Two", *(f"{line} [[One]]" for line in both))
    assert [
        line["what"] for line in table(checked("introductions", (one, two), NOVEMBER), "odd").values()
    ] == ["made, and declined"]


def test_who_introduced_each_other_is_named_once() -> None:
    ring = [
        person(name, front=f'introduced_by: "[[{by}]]"\nstage: servicing')
        for name, by in (("A", "C"), ("B", "A"), ("C", "B"), ("D", "C"), ("Self", "Self"))
    ]
    report = checked("introductions", ring, NOVEMBER)
    assert [values["what"] for values in table(report, "odd").values()] == [
        "introduced by each other: A ← C ← B ← A",
        "introduced by each other: Self ← Self",
    ]


def test_what_is_missing_is_said() -> None:
    people = (
        person("Client", front="stage: servicing\ntype: contact"),
        person("Other", front="introduced_by: Stranger\ntype: contact"),
        person("Giver", "2026-02-01 introduction in: a name I forgot"),
    )
    assert checked("introductions", (*PEOPLE, *people), NOVEMBER).remarks == (
        "3 other people were introduced and gave no name so far.",
        "Who introduced them is not recorded for 1 of 2 clients.",
        "1 person was introduced by somebody who has no note.",
        "1 line about a name received links nobody.",
    )


def test_nothing_at_all() -> None:
    report = checked("introductions", (), NOVEMBER)
    assert not list(report.lines)
    assert report.summary == ("You brought no pairs together and were given no names.",)


def test_a_promise_about_somebody_without_a_note() -> None:
    ann = person("Ann", "2026-11-20 introduction promised [[Old Friend]]")
    assert table(checked("introductions", (ann,), NOVEMBER), "promised") == {
        "Ann and Old Friend": {"promised": date(2026, 11, 20), "days": 4}
    }


NAMES = ("Ann", "Bob", "Cy", "Dee")
STATES = ("promised", "made", "met", "declined", "")
EVENTS = st.lists(
    st.tuples(
        st.integers(0, 400), st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(STATES),
        st.booleans(), st.booleans(),
    ),
    max_size=14,
)  # fmt: skip


@given(EVENTS)
def test_the_sums_are_those_of_the_entries(events: list[tuple[int, str, str, str, bool, bool]]) -> None:
    """Counted again without our pairs: two by two, from the words of the lines."""
    logs: dict[str, list[str]] = {name: [] for name in NAMES}
    given_: set[tuple[str, str, date]] = set()
    received: set[tuple[str, str]] = set()
    owed: dict[frozenset[str], list[tuple[date, str]]] = {}
    for ago, one, two, state, mirrored, inbound in events:
        if one == two:
            continue
        day = TODAY - timedelta(days=ago)
        if inbound:
            logs[one].append(f"{day} introduction in {state} [[{two}]]")
            if state in ("made", ""):
                received.add((one, two))
            continue
        for here, there in ((one, two), (two, one))[: 1 + mirrored]:
            logs[here].append(f"{day} introduction {state} [[{there}]]")
        owed.setdefault(frozenset((one, two)), []).append((day, state))
        if state in ("made", ""):
            given_ |= {(one, two, day), (two, one, day)}
    report = checked(
        "introductions", [person(name, *log, front="tier: alliance") for name, log in logs.items()], NOVEMBER
    )
    people = table(report, "people")
    for name in NAMES:
        told = people.get(name, {"given": 0, "received": 0})
        assert told["given"] == sum(one == name for one, _, _ in given_)
        assert told["received"] == sum(giver == name for giver, _ in received)
    open_ones = {
        " and ".join(sorted(pair))
        for pair, told in owed.items()
        if any(
            state == "promised" and all(day > other for other, done in told if done != "promised")
            for day, state in told
        )
    }  # fmt: skip
    assert set(table(report, "promised")) == open_ones
