"""What stands in several notes happened once."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.contact import Contact
from cultivate.model.occasions import occasions
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact

TODAY = date(2026, 11, 24)


def person(name: str, *log: str, folder: str = "People") -> Contact:
    lines = "".join(f"- {line}\n" for line in log)
    return read_contact(f"---\ntier: network\n---\n## Log\n{lines}", f"{folder}/{name}.md", Settings(), TODAY)


def told(*people: Contact) -> list[tuple[str, list[str]]]:
    return [(o.entry.means, [t.contact.name for t in o.tellings]) for o in occasions(people, TODAY)]


def test_a_lunch_for_three_is_one() -> None:
    assert told(
        person("Ann", "2026-11-02 lunch with [[Bob]], [[Cy]] 90m: hers"),
        person("Bob", "2026-11-02 lunch [[Cy]], [[Ann]] 80m"),
        person("Cy", "2026-11-02 lunch [[ann]], [[People/Bob|Robert]]"),
    ) == [("meal", ["Ann", "Bob", "Cy"])]


def test_the_longest_length_counts() -> None:
    [one] = occasions(
        [person("Ann", "2026-11-02 lunch [[Bob]]"), person("Bob", "2026-11-02 lunch [[Ann]] 80m")], TODAY
    )
    assert one.minutes == 80


def test_what_differs_is_two() -> None:
    assert len(told(person("Ann", "2026-11-02 call"), person("Bob", "2026-11-02 call"))) == 2
    assert len(told(person("Ann", "2026-11-02 call [[Bob]]"), person("Bob", "2026-11-03 call [[Ann]]"))) == 2
    assert len(told(person("Ann", "2026-11-02 call", "2026-11-02 call: again"))) == 2
    assert len(told(person("Ann", "2026-11-02 call [[Bob]]"), person("Bob", "2026-11-02 email [[Ann]]"))) == 2


def test_an_introduction_is_mirrored_and_a_name_received_is_not() -> None:
    mirrored = told(
        person("Ann", "2026-11-02 introduction made [[Bob]]"),
        person("Bob", "2026-11-02 introduction made [[Ann]]"),
    )
    assert mirrored == [("introduction", ["Ann", "Bob"])]
    received = told(
        person("Ann", "2026-11-02 introduction in [[Bob]]"),
        person("Bob", "2026-11-02 introduction in [[Ann]]"),
    )
    assert [names for _, names in received] == [["Ann"], ["Bob"]]


def test_two_of_one_name_are_told_apart_by_their_paths() -> None:
    assert told(
        person("Ann", "2026-11-02 call [[Old/Bob]]"),
        person("Bob", "2026-11-02 call [[Ann]]", folder="Old"),
        person("Bob", "2026-11-02 call [[Ann]]", folder="New"),
    ) == [("call", ["Bob"]), ("call", ["Bob", "Ann"])]


def test_marks_and_days_to_come_are_none() -> None:
    assert told(
        person("Ann", "2026-11-02 stage converting", "2026-11-25 call", "2026-11-02 call no-answer")
    ) == [("call", ["Ann"])]


@given(
    st.lists(
        st.tuples(
            st.dates(date(2026, 11, 1), TODAY),
            st.sampled_from(("call", "lunch")),
            st.sets(st.sampled_from("ABCD"), min_size=1),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_shared_entries_are_counted_once(happened: list[tuple[date, str, set[str]]]) -> None:
    logs: dict[str, list[str]] = {name: [] for name in "ABCD"}
    for day, means, there in happened:
        for name in there:
            others = ", ".join(f"[[{other}]]" for other in sorted(there - {name}))
            logs[name].append(f"{day} {means} {others}".strip())
    found = occasions([person(name, *log) for name, log in logs.items()], TODAY)
    assert len(found) == len(happened)
    assert sum(len(each.tellings) for each in found) == sum(len(there) for *_, there in happened)
    assert [o.entry.day for o in found] == sorted(day for day, *_ in happened)
