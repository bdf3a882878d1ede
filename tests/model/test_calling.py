"""The order of a day's calls: urgency in bands, then the hour at which each picks up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.calling import hour_of_call, in_calling_order, network_hour
from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.load import PlannedTouch
from cultivate.model.proposal import Proposal
from cultivate.model.settings import Settings
from tests.flows.practice import TODAY
from tests.reports.people import person

TUESDAYS = ("2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22")


def at(hour: int, *, vain: int = 0) -> list[str]:
    """Four calls at that hour, `vain` of them in vain."""
    said = ["no-answer"] * vain + [""] * (4 - vain)
    return [f"{day} {hour:02}:10 call {word}" for day, word in zip(TUESDAYS, said, strict=True)]


def touch(contact: Contact, means: str = "call") -> PlannedTouch:
    each = standing(contact, Settings(), TODAY)
    return PlannedTouch(each, TODAY, each.due or TODAY, Proposal(means, ""), Settings(), TODAY)


def due(name: str, *log: str, late: int = 0, **more: str) -> Contact:
    """Somebody of the client system who is `late` days late."""
    last = TODAY - timedelta(days=91 + late)
    return person(name, "client-system", *log, last_touch=str(last), **more)


def order(*share: PlannedTouch) -> list[str]:
    contacts = [each.standing.contact for each in share]
    return [each.standing.contact.name for each in in_calling_order(share, contacts, TODAY)]


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("mornings", 9), ("afternoons", 14), ("at noon", 12), ("evening", 18), ("after 17:00", 17),
        ("Tue 8-10", 8), ("2 pm", 14), ("12 pm", 12), ("9am", 9), ("", None), ("whenever", None),
    ],
)  # fmt: skip
def test_what_the_note_says_is_an_hour(said: str, hour: int | None) -> None:
    assert hour_of_call(person("Ann", "", best_time=f'"{said}"'), TODAY) == hour


def test_the_log_says_it_where_the_note_does_not() -> None:
    assert hour_of_call(person("Ann", "", *at(16)), TODAY) == 16
    assert hour_of_call(person("Ann", "", *at(16), best_time="whenever"), TODAY) == 16
    assert hour_of_call(person("Ann", "", *at(16, vain=2)), TODAY) is None
    assert hour_of_call(person("Ann", "", *at(16)[:2], *at(17)[2:]), TODAY) == 16, "two hours together"


def test_equally_urgent_calls_come_by_their_hour() -> None:
    late, early, noon = (
        due("Zed", best_time="16:00"),
        due("Yan", best_time="9:00"),
        due("Xin", best_time="noon"),
    )
    assert order(touch(late), touch(early), touch(noon)) == ["Yan", "Xin", "Zed"]


def test_a_more_urgent_call_is_never_passed() -> None:
    urgent, fresh = due("Urgent", late=100, best_time="16:00"), due("Fresh", best_time="9:00")
    middle = due("Middle", late=30, best_time="8:00")
    assert order(touch(urgent), touch(middle), touch(fresh)) == ["Urgent", "Middle", "Fresh"]


def test_what_is_no_call_keeps_its_place() -> None:
    late, note, early = (
        due("Zed", best_time="16:00"),
        due("Note", best_time="8:00"),
        due("Yan", best_time="9:00"),
    )
    assert order(touch(late), touch(note, "note"), touch(early)) == ["Yan", "Note", "Zed"]


def test_whose_hour_is_not_known_is_rung_at_the_network_s() -> None:
    unknown, early, late = due("Unknown"), due("Early", best_time="8:00"), due("Late", best_time="17:00")
    assert order(touch(unknown), touch(late), touch(early)) == ["Early", "Late", "Unknown"]
    friend = touch(due("Friend", *at(11)), "note")
    assert network_hour([friend.standing.contact], TODAY) == 11
    assert order(touch(unknown), touch(late), touch(early), friend) == ["Early", "Unknown", "Late", "Friend"]


def test_habits_of_long_ago_say_nothing() -> None:
    old = person("Ann", "", *(line.replace("2026-", "2023-") for line in at(11)))
    assert network_hour([old], TODAY) is None


@given(st.data())
def test_the_same_people_are_there_and_a_second_time_changes_nothing(data: st.DataObject) -> None:
    share = [
        touch(
            due(f"P{n}", late=data.draw(st.sampled_from((0, 30, 120))), best_time=data.draw(hours)),
            data.draw(st.sampled_from(("call", "note"))),
        )
        for n in range(data.draw(st.integers(0, 8)))
    ]
    contacts = [each.standing.contact for each in share]
    once = in_calling_order(share, contacts, TODAY)
    assert sorted(each.standing.contact.name for each in once) == sorted(c.name for c in contacts)
    assert in_calling_order(once, contacts, TODAY) == once
    assert [each.means for each in once] == [each.means for each in share]


hours = st.sampled_from(("", "9:00", "14:00", "mornings"))
