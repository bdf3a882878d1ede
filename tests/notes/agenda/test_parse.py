from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.agenda.blocks import Task, untouched
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.region import BEGIN, END
from cultivate.notes.agenda.render import render_new
from tests.notes.agenda.days import FULL, PROMISES, VOCABULARY


def tasks(text: str) -> list[Task]:
    return list(parse(text, VOCABULARY).tasks)


def only(text: str) -> Task:
    (found,) = tasks(text)
    return found


def kinds(task: Task) -> list[str]:
    return [child.kind for child in task.children]


def test_the_note_we_write_is_read_with_every_line_in_its_role() -> None:
    found = tasks(render_new(FULL))
    assert [(task.section, task.head.means, task.head.people) for task in found] == [
        ("Today", "call", ("Jane Doe",)),
        ("Today", "email", ("Ivy Orr",)),
        ("Promised", "introduction", ("Ann Poe", "Jane Doe")),
        ("Promised", "other", ()),
        ("Birthdays", "message", ("Cy Orr",)),
    ]
    assert kinds(found[0]) == ["ours", "button", "button", "empty"]
    assert all(untouched(task, PROMISES) for task in found)


def test_blocks_cover_the_text_between_them_exactly() -> None:
    text = render_new(FULL)
    call = tasks(text)[0]
    assert text[call.start : call.end].startswith("- [ ] call [[Jane Doe]]")
    assert text[call.start : call.end].endswith("\t- [ ] another day\n\t- \n")


@pytest.mark.parametrize(
    "text",
    [
        "* [ ] call [[Jane Doe]]\n\t* ↳ hint",
        "+ [ ] call [[Jane Doe]]\n  + ↳ hint",
        "1. [ ] call [[Jane Doe]]\n   1. ↳ hint",
        "   - [ ] call [[Jane Doe]]\n       - ↳ hint",
        "\ufeff- [ ] call [[Jane Doe]]\r\n\t- ↳ hint\r\n",
        "- [ ] call [[Jane Doe]]\n\n\t- ↳ hint\n",
        "- [ ] call [Jane](People/Jane%20Doe.md)\n\t- ↳ hint\n",
    ],
)
def test_any_bullet_indent_and_line_ending_is_read(text: str) -> None:
    task = only(text)
    assert task.head.means == "call"
    assert len(task.head.people) == 1
    assert kinds(task) == ["ours"]


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("- [x] call [[Jane Doe]] 25m new budget ✅ 2026-11-23", date(2026, 11, 23)),
        ("- [x] call [[Jane Doe]] ✅ 2026-11-23 25m new budget", date(2026, 11, 23)),
        ("- [X] call [[Jane Doe]] 25m new budget [completion:: 2026-11-23] ^a1", date(2026, 11, 23)),
        ("- [x] call [[Jane Doe]] 25m: new budget", None),
    ],
)
def test_what_plugins_write_is_not_taken_for_words(line: str, done: date | None) -> None:
    task = only(line)
    assert (task.box, task.done_on) == ("x", done)
    assert (task.head.minutes, task.head.text) == (25, "new budget")


def test_a_box_that_links_nobody_is_no_item() -> None:
    assert tasks("## Today\n- [x] buy milk\n- [ ] call the bank\n") == []


def test_a_line_without_a_box_is_one_under_also_today_only() -> None:
    line = "- lunch [[Bob Lee]] 90m\n"
    assert only(f"## Also today\n{line}").box == ""
    assert tasks(f"## Today\n{line}") == []
    assert tasks("## Also today\n- [[Bob Lee]] was there\n") == []


def test_a_heading_of_the_user_ends_a_section_and_a_deeper_one_does_not() -> None:
    text = "## Also today\n### Afternoon\n- call [[Jane Doe]]\n## Notes\n- call [[Bob Lee]]\n"
    assert [task.head.people for task in tasks(text)] == [("Jane Doe",)]


def test_code_quotes_and_comments_are_left_alone() -> None:
    text = "```\n- [x] call [[A]]\n```\n> - [x] call [[B]]\n%%\n- [x] call [[C]]\n%%\n- [x] call [[D]]\n"
    assert only(text).head.people == ("D",)


def test_enter_on_a_phone_puts_a_box_between_the_item_and_its_lines() -> None:
    text = "- [x] call [[Jane Doe]]\n- [ ] new budget in January\n- [ ] \n\t- ↳ hint\n\t- [ ] no answer\n"
    task = only(text)
    assert task.head.text == "new budget in January"
    assert [row.words for row in task.more] == ["new budget in January", ""]
    assert kinds(task) == ["ours", "button"]
    assert not untouched(task)


def test_an_item_typed_there_is_the_users_though_our_lines_hang_below_it() -> None:
    jane, ann = tasks("- [ ] call [[Jane Doe]]\n- [ ] call [[Ann Poe]]\n\t- ↳ hint\n")
    assert not untouched(jane)
    assert not untouched(ann)


def test_a_plain_task_between_two_items_is_its_own() -> None:
    text = "- [ ] call [[Jane Doe]]\n\t- ↳ hint\n- [ ] buy milk\n- [ ] call [[Bob Lee]]\n\t- ↳ hint\n"
    assert [task.more for task in tasks(text)] == [(), ()]


def test_an_item_indented_by_accident_is_still_an_item() -> None:
    text = "- [ ] call [[Jane Doe]]\n\t- ↳ hint\n\t- [x] call [[Bob Lee]]\n\t\t- ↳ hint\n"
    assert [(task.head.people, kinds(task)) for task in tasks(text)] == [
        (("Jane Doe",), ["ours"]),
        (("Bob Lee",), ["ours"]),
    ]


def test_an_indented_box_that_links_somebody_is_a_line_for_next() -> None:
    task = only("- [ ] call [[Jane Doe]]\n\t- ↳ hint\n\t- [ ] introduction [[Ann Poe]]\n")
    assert kinds(task) == ["ours", "next"]


def test_what_hangs_below_a_users_line_is_the_users() -> None:
    task = only("- [x] call [[Jane Doe]]\n\t- likes jam\n\t\t- [ ] plum\n\t- [ ] send jam\n\tand tea\n")
    assert kinds(task) == ["user", "user", "next", "user"]


def test_buttons_are_known_ticked_or_not_whatever_a_plugin_added() -> None:
    task = only("- [ ] call [[Jane Doe]]\n\t- [x] No answer ✅ 2026-11-24\n\t- [ ] another day\n")
    assert task.pressed == ("no answer",)
    assert task.done_on == date(2026, 11, 24)


def test_only_the_marked_part_of_a_daily_note_is_an_agenda() -> None:
    text = f"- [x] call [[A]]\n{BEGIN}\n- [x] call [[B]]\n{END}\n- [x] call [[C]]\n"
    assert only(text).head.people == ("B",)


@pytest.mark.parametrize(
    "text",
    [
        "- [x] call [[Jane Doe]]\n\t- ↳ hint\n",
        "- [ ] call [[Jane Doe]] she moved\n\t- ↳ hint\n",
        "- [ ] call back [[Jane Doe]]\n\t- ↳ hint\n",
        "- [ ] call reached [[Jane Doe]]\n\t- ↳ hint\n",
        "- [ ] call 25m [[Jane Doe]]\n\t- ↳ hint\n",
        "- [ ] call [[Jane Doe]]\n\t- ↳ hint\n\t- jam\n",
        "- [ ] call [[Jane Doe]]\n\t- ↳ hint\n\t- [x] no answer\n",
        "- [ ] call [[Jane Doe]]\n\t- ↳ hint\n\t- [ ] no answer twice\n",
        "- [ ] call [[Jane Doe]]\n\t- ↳ logged 2026-11-24 Jane Doe 3f9c1e07\n",
        "- [ ] call [[Jane Doe]]\n",
        "- [ ] call [[Jane Doe]], [[Bob Lee]]\n\t- ↳ hint\n",
        "- [ ] ask about the report [[Jane Doe]]\n\t- ↳ for today\n",
        "- [/] call [[Jane Doe]]\n\t- ↳ hint\n",
    ],
)
def test_whatever_the_user_may_have_typed_makes_an_item_theirs(text: str) -> None:
    assert not untouched(only(text), PROMISES)


@given(st.text(st.sampled_from("-*[]x \t\n\r#%`>:↳“|(){}0123456789call JaneDo📅✅^\ufeff\udc80")))
def test_nothing_typed_can_make_reading_fail(text: str) -> None:
    agenda = parse(text, VOCABULARY)
    places = [(task.start, task.end) for task in agenda.tasks]
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
