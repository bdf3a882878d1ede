from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit
from cultivate.model.agenda import Day, Item
from cultivate.notes.agenda.region import BEGIN, END
from cultivate.notes.agenda.render import CALM, render_new
from cultivate.notes.agenda.update import update
from tests.notes.agenda.days import (
    BIRTHDAY,
    CALL,
    DAY,
    EMAIL,
    EMPTY,
    FULL,
    INTRODUCTION,
    PROMISES,
    QUESTION,
    UNREADABLE,
    VOCABULARY,
    day,
)


def updated(text: str, plan: Day) -> str:
    """The agenda made again; a second time changes nothing."""
    after = update(text, plan, VOCABULARY, PROMISES)
    assert update(after, plan, VOCABULARY, PROMISES) == after
    return after


@pytest.mark.parametrize("plan", [FULL, EMPTY, day(CALL), day(unreadable=(UNREADABLE,))])
def test_the_same_day_again_changes_nothing(plan: Day) -> None:
    assert updated(render_new(plan), plan) == render_new(plan)


def test_a_hint_that_would_read_differently_now_stays() -> None:
    text = render_new(day(CALL))
    assert updated(text, day(replace(CALL, hints=("something newer",), reach=()))) == text


def test_what_is_no_longer_planned_goes_with_its_section() -> None:
    assert updated(render_new(FULL), day(CALL, EMAIL)) == render_new(day(CALL, EMAIL))


def test_all_of_it_may_go() -> None:
    assert updated(render_new(FULL), EMPTY) == render_new(EMPTY).replace(f"{CALM}\n\n", "")


@pytest.mark.parametrize(
    "before",
    [day(CALL), day(CALL, INTRODUCTION), day(INTRODUCTION), day(BIRTHDAY), day(CALL, QUESTION, BIRTHDAY)],
)
def test_what_is_new_comes_where_a_new_note_would_have_it(before: Day) -> None:
    plan = day(
        *before.items, *(item for item in FULL.items if item not in before.items), unreadable=FULL.unreadable
    )
    assert updated(render_new(before), plan) == render_new(plan)


def test_a_day_that_was_empty_loses_the_sentence_that_said_so() -> None:
    assert updated(render_new(EMPTY), FULL) == render_new(FULL)


def test_a_line_that_comes_from_next_stays_where_nothing_proves_that_we_wrote_it() -> None:
    text = render_new(day(QUESTION))
    assert update(text, EMPTY, VOCABULARY) == text
    assert "Lily" not in update(text, EMPTY, VOCABULARY, PROMISES)


@pytest.mark.parametrize(
    ("taken", "put"),
    [
        ("- [ ] call", "- [x] call"),
        ("- [ ] call", "- [/] call"),
        ("900123)\n", "900123) she moved to Leeds\n"),
        ("\t- \n", "\t- she moved to Leeds\n"),
        ("- [ ] no answer", "- [x] no answer"),
        ("- [ ] no answer", "- [ ] send her the report"),
        ("- [ ] call [[Jane Doe]]", "- [ ] call [[Jane Doe]] and [[Bob Lee]]"),
    ],
)
def test_what_was_touched_stays_though_it_is_no_longer_planned(taken: str, put: str) -> None:
    text = render_new(day(CALL)).replace(taken, put, 1)
    assert updated(text, EMPTY) == text


def test_a_touched_item_is_still_the_planned_one() -> None:
    text = render_new(day(CALL)).replace(
        "[ ] call [[Jane Doe]]", "[x] called [[jane doe]] with [[Bob Lee]] 25m"
    )
    assert updated(text, day(CALL)) == text


def test_a_next_line_and_a_call_with_the_same_words_are_two_items() -> None:
    same = Item("Promised", "call", ("Jane Doe",), words="call", hints=("for today",))
    assert updated(render_new(day(CALL)), day(CALL, same)) == render_new(day(CALL, same))


def test_new_items_come_after_the_last_item_and_before_what_the_user_wrote_below() -> None:
    text = render_new(day(CALL)).replace("\n## Also", "A busy day.\n\n## Also")
    lines = updated(text, day(CALL, EMAIL)).splitlines()
    assert lines.index("A busy day.") > lines.index(next(line for line in lines if "Ivy Orr" in line))


def test_a_section_that_the_user_wrote_in_stays() -> None:
    text = render_new(FULL).replace("## Birthdays\n", "## Birthdays\nOrder flowers on Thursdays.\n")
    assert "## Birthdays\nOrder flowers on Thursdays.\n" in updated(text, EMPTY)


def test_a_heading_that_the_user_left_empty_stays() -> None:
    text = render_new(day(CALL)).replace("## Also", "## Follow up\n\n## Also")
    assert updated(text, day(CALL)) == text


def test_sections_of_the_users_stay_where_they_are() -> None:
    text = render_new(day(CALL)) + "\n## Managing\n- 40m invoices\n"
    after = updated(text, FULL)
    assert after.endswith("\n## Managing\n- 40m invoices\n")
    assert [line for line in after.splitlines() if line.startswith("## ")] == [
        "## Today", "## Promised", "## Birthdays", "## Could not read", "## Also today", "## Managing",
    ]  # fmt: skip


def test_also_today_always_stands() -> None:
    assert updated("# Tuesday\n", EMPTY) == "# Tuesday\n\n## Also today\n- \n"
    assert updated("# Tuesday", EMPTY) == "# Tuesday\n\n## Also today\n- "
    assert updated("", EMPTY) == "## Also today\n- \n"


def test_could_not_read_tells_the_present_state_and_keeps_what_the_user_wrote_there() -> None:
    text = render_new(FULL).replace(f"{UNREADABLE}\n", f"{UNREADABLE}\n- asked Al to mend it\n")
    other = "`People/Bo.md`: no such day as 2026-02-30"
    after = updated(text, replace(FULL, unreadable=(other,)))
    assert f"## Could not read\n- {other}\n- asked Al to mend it\n" in after
    assert "## Could not read\n- asked Al to mend it\n" in updated(text, replace(FULL, unreadable=()))


def test_a_note_that_can_be_read_again_takes_its_section_along() -> None:
    assert updated(render_new(FULL), replace(FULL, unreadable=())) == render_new(replace(FULL, unreadable=()))


@pytest.mark.parametrize("plan", [FULL, EMPTY, day(CALL), day(BIRTHDAY)])
def test_windows_line_endings_stay(plan: Day) -> None:
    text = "\ufeff" + render_new(day(CALL, INTRODUCTION)).replace("\n", "\r\n")
    after = updated(text, plan)
    assert after.count("\n") == after.count("\r\n")
    assert after.startswith("\ufeff---\r\n")


def test_a_daily_note_changes_between_its_markers_alone() -> None:
    around = ("# My day\n\n## Also today\n- mine\n\n", "\nDinner at eight.\n")
    text = f"{around[0]}{BEGIN}\n{END}{around[1]}"
    after = updated(text, day(CALL, INTRODUCTION))
    assert after.startswith(f"{around[0]}{BEGIN}\n## Today\n")
    assert after.endswith(f"\n## Also today\n- \n{END}{around[1]}")
    assert updated(after, EMPTY) == f"{around[0]}{BEGIN}\n## Also today\n- \n{END}{around[1]}"


def test_a_comment_that_is_not_closed_is_a_refusal_and_not_a_second_copy() -> None:
    with pytest.raises(CannotEdit, match="not closed"):
        update(render_new(day(CALL)).replace("## Today", "%% never closed\n## Today"), day(CALL), VOCABULARY)


WORDS = st.text(st.sampled_from("ab €“:,-#[]>%`*|\ufeff\u2028"), min_size=1, max_size=10).map(
    lambda s: f"typed {s}"
)
PLANS = st.lists(st.sampled_from(FULL.items), unique=True).map(lambda items: Day(DAY, tuple(items)))


@given(st.data(), PLANS, PLANS)
def test_nothing_typed_is_lost_and_a_second_run_is_silent(
    data: st.DataObject, first: Day, second: Day
) -> None:
    """At the end of any line, as a line of its own at any place, indented or not."""
    lines = render_new(first).split("\n")
    words = data.draw(WORDS)
    place = data.draw(st.integers(4, len(lines) - 1))
    if data.draw(st.booleans()) and "↳" not in lines[place]:
        lines[place] += f" {words}"
    else:
        lines.insert(
            place, data.draw(st.sampled_from(["", "\t", "\t- ", "- ", "- [ ] ", "\t- [ ] "])) + words
        )
    text = "\n".join(lines)
    try:
        after = updated(text, second)
    except CannotEdit:
        assert any(mark in words for mark in ("%%", "```"))
        return
    assert words in after
    assert [line for line in text.split("\n") if words in line] == [
        line for line in after.split("\n") if words in line
    ]
