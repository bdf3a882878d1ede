from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.agenda.carry import Wrote, carry, remind
from cultivate.notes.agenda.render import CALM, render_new
from tests.notes.agenda.days import CALL, DAY, EMPTY, FULL, INTRODUCTION, PROMISES, VOCABULARY, day

TOMORROW = date(2026, 11, 25)


def carried(text: str) -> tuple[str, tuple[Wrote, ...]]:
    """An earlier agenda after the new day came; once more changes nothing."""
    after, wrote = carry(text, DAY, VOCABULARY, PROMISES)
    again, still = carry(after, DAY, VOCABULARY, PROMISES)
    assert again == after
    assert [each.words for each in still] == [each.words for each in wrote]
    return after, wrote


def words(text: str) -> list[str]:
    return [each.words for each in carried(text)[1]]


def test_an_agenda_that_nobody_touched_is_left_with_its_title() -> None:
    after, wrote = carried(render_new(FULL))
    assert after == render_new(EMPTY).replace(f"{CALM}\n\n", "")
    assert wrote == ()


def test_what_happened_stays_as_a_record() -> None:
    text = render_new(day(CALL, INTRODUCTION)).replace("- [ ] call", "- [x] call")
    after, wrote = carried(text)
    assert "- [x] call [[Jane Doe]]" in after
    assert "Promised" not in after
    assert wrote == ()


@pytest.mark.parametrize(
    ("taken", "put", "expected"),
    [
        ("900123)\n", "900123) spoke to her mother\n", "spoke to her mother"),
        ("900123)\n", "900123): ring after [[Bob Lee]]'s lunch\n", "ring after Bob Lee's lunch"),
        ("\t- \n", "\t- likes jam\n\t- and tea\n", "likes jam; and tea"),
        (
            "call [[Jane Doe]]",
            "call back [[Jane Doe]]",
            "call back Jane Doe [07700 900123](tel:+447700900123)",
        ),
    ],
)
def test_words_on_an_open_item_stay_and_come_along(taken: str, put: str, expected: str) -> None:
    text = render_new(day(CALL)).replace(taken, put, 1)
    after, wrote = carried(text)
    assert after == text
    assert [each.words for each in wrote] == [expected]


@pytest.mark.parametrize("box", ["x", "-", ">", "/"])
def test_words_on_an_item_that_was_settled_do_not(box: str) -> None:
    assert (
        words(render_new(day(CALL)).replace("- [ ] call", f"- [{box}] call").replace("\t- \n", "\t- jam\n"))
        == []
    )


def test_the_new_day_tells_them_first_on_the_item_of_the_same_person_and_kind() -> None:
    text = render_new(day(CALL)).replace("\t- \n", "\t- likes [jam](http://x)\n")
    _, wrote = carried(text)
    older = replace(wrote[0], day=date(2026, 11, 20), words="older")
    plan = remind(replace(FULL, date=TOMORROW), (older, *wrote), VOCABULARY)
    assert "- ↳ on 24 Nov you wrote “likes jam” · 9 Oct lunch with Bob" in render_new(plan)
    assert plan.items[1:] == FULL.items[1:]


def test_without_such_an_item_nothing_is_told() -> None:
    _, wrote = carried(render_new(day(CALL)).replace("\t- \n", "\t- likes jam\n"))
    assert remind(EMPTY, wrote, VOCABULARY) == EMPTY


@given(st.data())
def test_nothing_typed_is_lost(data: st.DataObject) -> None:
    lines = render_new(FULL).split("\n")
    place = data.draw(st.integers(4, len(lines) - 1))
    lines.insert(place, data.draw(st.sampled_from(["", "\t", "\t- ", "- ", "- [ ] ", "\t- [x] "])) + "typed")
    assert sum("typed" in line for line in carried("\n".join(lines))[0].split("\n")) == 1
