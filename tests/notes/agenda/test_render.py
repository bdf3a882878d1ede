from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import Problem
from cultivate.model.agenda import Item
from cultivate.model.contact import Contact, NextLine
from cultivate.notes.agenda.lines import item_line, item_lines, promise_lines, unreadable_lines
from cultivate.notes.agenda.parse import parse
from cultivate.notes.agenda.render import CALM, agenda_data, reads_back, render_new
from tests.notes.agenda.days import CALL, EMPTY, FULL, UNREADABLE, VOCABULARY, day

NOTE = """\
---
type: agenda
date: 2026-11-24
---
# Tuesday 24 November 2026

## Today
- [ ] call [[Jane Doe]] [07700 900123](tel:+447700900123)
	- ↳ 9 Oct lunch with Bob: “his auditor might need a coach” · Sam · ask: how is the new role?
	- [ ] no answer
	- [ ] another day
	- ~
- [ ] email [[Ivy Orr]] [ivy@orr.example](mailto:ivy@orr.example)
	- ↳ nothing noted yet
	- [ ] another day
	- ~

## Promised
- [ ] introduction [[Ann Poe]] [[Jane Doe]]
	- ↳ for today
- [ ] ask how Lily's final went [[Jane Doe]]
	- ↳ for 20 Nov

## Birthdays
- [ ] message [[Cy Orr]]
	- ↳ turns 50 on Thursday

## Could not read
- `People/Al.md`, line 4: the quote that opens here is not closed

## Also today
- ~
""".replace("~", "")  # the bullets to type on end in a space


def test_a_new_note_has_the_shape_of_the_format() -> None:
    assert render_new(FULL) == NOTE


def test_an_empty_day_says_so_calmly() -> None:
    assert render_new(EMPTY).endswith(f"# Tuesday 24 November 2026\n\n{CALM}\n\n## Also today\n- \n")


def test_there_is_no_all_clear_beside_a_note_that_could_not_be_read() -> None:
    assert CALM not in render_new(day(unreadable=(UNREADABLE,)))


def test_what_a_template_gets_is_plain_data() -> None:
    data = agenda_data(FULL)
    assert json.loads(json.dumps(data)) == data
    assert data["title"] == "Tuesday 24 November 2026"


def test_several_people_stand_in_the_head() -> None:
    table = Item("Today", "meal", ("Bob Lee", "Ann Poe", "Dee Fox"), outcome="invited", buttons=True)
    assert item_line(table) == "meal invited [[Bob Lee]] with [[Ann Poe]], [[Dee Fox]]"
    assert reads_back(render_new(day(table)), day(table), VOCABULARY)


def test_without_buttons_there_is_nothing_to_press() -> None:
    lines = item_lines(replace(CALL, buttons=False))
    assert len(lines) == 2
    assert lines[1].startswith("\t- ↳ 9 Oct")


def test_the_built_in_template_reads_back() -> None:
    assert reads_back(render_new(FULL), FULL, VOCABULARY)


@pytest.mark.parametrize(
    ("taken", "put"),
    [
        ("- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]]"),
        ("- [ ] call [[Jane Doe]]", "- [ ] ☎ call [[Jane Doe]]"),
        ("## Birthdays\n", ""),
        ("## Also today\n- \n", ""),
        ("- [ ] message [[Cy Orr]]\n\t- ↳ turns 50 on Thursday\n", ""),
        ("## Birthdays\n", "## Birthdays\n- [ ] call [[Eve Fox]]\n\t- ↳ not planned\n"),
        ("\t- ↳ for today\n", "\t- ↳ for today\n\t- a line that would be logged\n"),
    ],
)
def test_an_output_that_says_something_else_is_not_used(taken: str, put: str) -> None:
    assert taken in NOTE
    assert not reads_back(NOTE.replace(taken, put, 1), FULL, VOCABULARY)


def test_a_template_may_have_boxes_of_its_own() -> None:
    assert reads_back(NOTE.replace("## Today\n", "- [ ] water the plants\n\n## Today\n"), FULL, VOCABULARY)


def test_ten_unreadable_notes_are_named_and_the_rest_counted() -> None:
    problems = [Problem(f"People/{n}.md", n, 1, "error", "x", "no [[link]]\nhere") for n in range(12)]
    shown = unreadable_lines(problems)
    assert shown[0] == "`People/0.md`: no link here"
    assert shown[1] == "`People/1.md`, line 1: no link here"
    assert shown[10:] == ("and 2 more: `cultivate doctor` names them all",)
    assert len(unreadable_lines(problems[:10])) == 10


def test_every_next_line_is_known_as_it_would_stand_in_an_agenda() -> None:
    jane = Contact(
        "Jane Doe", "People/Jane Doe.md", next_lines=(NextLine("ask  about Lily"), NextLine("call"))
    )
    texts = {jane.path: "People/Jane Doe|Jane Doe"}
    assert promise_lines([jane], texts) == {
        "ask about Lily [[People/Jane Doe|Jane Doe]]",
        "call [[People/Jane Doe|Jane Doe]]",
    }


HOSTILE = st.text(st.sampled_from("\n\r\u2028\x00\u202e[]()#%<!->`*|:- ↳x"), max_size=12)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_name_and_no_hint_breaks_the_note(name: str, hint: str, shown: str) -> None:
    """Names and hints come from others: whatever they are, the note has its lines and no other items."""
    item = replace(
        CALL, people=(f"J{name}",), hints=(hint,), reach=((shown, "tel:+44"), ("x", "tel:a)\n# b"))
    )
    text = render_new(day(item, CALL))
    assert text.count("\n") == render_new(day(CALL, CALL)).count("\n")
    assert [each.title for each in parse(text, VOCABULARY).sections] == ["Today", "Also today"]
    assert reads_back(text, day(item, CALL), VOCABULARY)
