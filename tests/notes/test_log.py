"""A note's log in every shape that people keep, and what in a note is no entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.log import Log, _LogReader, find_same, read_log
from cultivate.notes.logblocks import log_sections, read_blocks
from cultivate.notes.logline import render_lines
from cultivate.notes.text import position
from tests.notes.strategies import ENTRIES, TODAY
from tests.notes.test_body import NOTES

SETTINGS = Settings()


def read(text: str, settings: Settings = SETTINGS) -> Log:
    return read_log(text, settings, TODAY)


def entries(text: str, settings: Settings = SETTINGS) -> list[tuple[str, str, str]]:
    """Day, means and text of each entry; no problem is expected."""
    log = read(text, settings)
    assert log.problems == ()
    return [(entry.day.isoformat(), entry.means or entry.mark, entry.text) for entry in log.entries]


def spans(text: str) -> list[str]:
    return [text[entry.start : entry.end] for entry in read(text).entries]


def problems(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in read(text).problems]


CALL = ("2026-10-09", "call", "hi")


@pytest.mark.parametrize(
    "log",
    [
        "- 2026-10-09 call: hi",
        "* 2026-10-09 call: hi",
        "+ 2026-10-09 call: hi",
        "-   2026-10-09 call: hi",
        "-\t2026-10-09 call: hi",
        "  - 2026-10-09 call: hi",
        "- [x] 2026-10-09 call: hi",
        "- [X] 2026-10-09 call: hi ✅ 2026-10-10 ^b1",
        "- 2026-10-09 call: hi ^b1",
        "- October\n  - 2026-10-09 call: hi",
        "text before\n- 2026-10-09 call: hi\n\ntext after",
        "### 2026-10-09 — Call: hi",
        "### 2026-10-09 — Call\nhi",
        "### 2026-10-09 — Call ###\n\n- hi\n",
        "| Date | Type | Summary |\n| --- | --- | --- |\n| 2026-10-09 | Call | hi |",
        "Date | Type | Summary\n---|:-:|--:\n2026-10-09 | Call | hi",
        "| Type | Date | Summary |\n|-|-|-|\n| Call | [[2026-10-09]] | hi |",
        "| Datum | Art | Notiz |\n|-|-|-|\n| 2026-10-09 | Call | hi |",
    ],
)
def test_every_shape(log: str) -> None:
    for ending in ("\n", "\r\n"):
        text = f"# Jane\n\n## Log\n{log}\n\n## Other\n- 2026-10-10 call\n".replace("\n", ending)
        assert entries(text) == [CALL]
        assert entries(text.removesuffix(ending)) == [CALL]
    assert entries(f"\ufeff## Log\n{log}") == [CALL]


@pytest.mark.parametrize(
    "log",
    [
        "- call 2026-10-09",
        "2026-10-09 call",
        "- [ ] 2026-10-09 call",
        "- [-] 2026-10-09 call",
        "- [ ] 2026-12-24 call",
        "- [ ] 2026-10-10 to do\n\t- 2026-10-09 call",
        "> - 2026-10-09 call",
        "> [!note]\n> - 2026-10-09 call",
        "```\n- 2026-10-09 call\n```",
        "~~~\n- 2026-10-09 call",
        "    - 2026-10-09 call",
        "<!--\n- 2026-10-09 call\n-->",
        "<!-- - 2026-10-09 call -->",
        "%%\n- 2026-10-09 call\n%%",
        "%% - 2026-10-09 call %%",
        "a %% b\n- 2026-10-09 call\n%%",
        "| Date | Type |\n| 2026-10-09 | Call |",
        "```\n### 2026-10-09 — Call\n```",
        "- 2026-10-09x call",
        "1. 2026-10-09 call",
    ],
)
def test_what_is_no_entry(log: str) -> None:
    assert read(f"## Log\n\n{log}\n") == Log()


def test_a_log_stands_under_its_heading() -> None:
    assert entries("- 2026-10-09 call\n## Notes\n- 2026-10-09 call\n") == []
    assert entries(
        "---\nlog: |\n  ## Log\n  - 2026-10-09 call: hi\n---\n## LOG ##\n- 2026-10-09 call: hi\n"
    ) == [CALL]
    assert entries("```\n## Log\n- 2026-10-08 call\n```\n# log\n- 2026-10-09 call: hi\n") == [CALL]


def test_all_headings_of_the_settings_are_read() -> None:
    settings = replace(SETTINGS, log_headings=("Contact log", "History"))
    text = (
        "## History\n- 2026-10-09 call: hi\n## Log\n- 2026-01-01 call\n# Contact Log\n- 2026-10-09 call: hi\n"
    )
    assert entries(text, settings) == [CALL, CALL]


def test_a_log_inside_a_log_is_read_once() -> None:
    assert entries("# Log\n## Log\n- 2026-10-09 call: hi\n") == [CALL]


def test_lines_below_belong_to_an_entry() -> None:
    text = (
        "## Log\n- 2026-10-09 call: hi\n  more [[Ann]]\n\n  a second paragraph\n    - 2026-10-10 nested\n\n"
        "- 2026-10-11 call\ngoes on here\n- undated\n- 2026-10-12 call\n\n\ttabbed\n\nprose\n"
    )
    log = read(text)
    assert [entry.details for entry in log.entries] == [
        ("more [[Ann]]", "", "a second paragraph", "  - 2026-10-10 nested"),
        ("goes on here",),
        ("tabbed",),
    ]
    assert log.entries[0].mentions == ("Ann",)
    assert [entry.line for entry in log.entries] == [2, 8, 11]
    assert spans(text) == [
        "- 2026-10-09 call: hi\n  more [[Ann]]\n\n  a second paragraph\n    - 2026-10-10 nested\n",
        "- 2026-10-11 call\ngoes on here\n",
        "- 2026-10-12 call\n\n\ttabbed\n",
    ]


def test_one_space_makes_no_bullet_part_of_another() -> None:
    assert len(read("## Log\n- 2026-10-09 call\n - 2026-10-10 call\n").entries) == 2
    assert len(read("## Log\n- 2026-10-09 call\n  - 2026-10-10 call\n").entries) == 1


def test_code_in_an_entry_belongs_to_it() -> None:
    text = "## Log\n- 2026-10-09 call: hi\n  ```\n  - 2026-10-08 call\n  ```\n- 2026-10-10 call\n"
    assert [entry.day.day for entry in read(text).entries] == [9, 10]
    assert read(text).entries[0].details == ("```", "- 2026-10-08 call", "```")


def test_code_that_is_not_closed_ends_with_its_entry() -> None:
    assert len(read("## Log\n- 2026-10-09 call\n  ```\n  a\n- 2026-10-10 call\n").entries) == 2


def test_headings_have_text_and_end_at_the_next_one() -> None:
    text = (
        "## Log\n\n### 2026-10-09 — Call with [[Bob]]\nfirst\n\nsecond [[Ann]]\n- third\n\n"
        "### 2026\n- 2026-10-10 text: x\n#### 2026-10-11\n"
    )
    call, message, other = read(text).entries
    assert (call.means, call.people, call.text, call.details) == (
        "call",
        ("Bob",),
        "first",
        ("second [[Ann]]", "- third"),
    )
    assert call.mentions == ("Ann",)
    assert (message.means, message.text, other.means) == ("message", "x", "other")
    assert spans(text)[0] == "### 2026-10-09 — Call with [[Bob]]\nfirst\n\nsecond [[Ann]]\n- third\n"


def test_a_dated_bullet_under_a_dated_heading_is_an_entry_of_its_own() -> None:
    assert entries("## Log\n### 2026-10-09 Call\nhi\n- 2026-10-10 call: ho\n") == [
        CALL,
        ("2026-10-10", "call", "ho"),
    ]


def test_tables_in_full() -> None:
    text = (
        "## Log\n| When | How | With | Outcome | Notes | Place |\n|-|-|-|-|-|-|\n"
        "| 2026-10-09 | Lunch 1h | [[Bob\\|B]] | | a \\| b [[Ann]] | Leeds |\n"
        "| 2026-10-10 | call | | no answer | | |\n"
        "| | call | | | | |\n| soon | call | | | | |\n\n| 2026-10-11 | call |\n"
    )
    meal, call = read(text).entries
    assert (meal.means, meal.word, meal.minutes, meal.people) == ("meal", "lunch", 60, ("Bob",))
    assert (meal.text, meal.mentions) == ("a | b [[Ann]]; Leeds", ("Ann",))
    assert (call.means, call.outcome) == ("call", "no-answer")
    assert spans(text)[1] == "| 2026-10-10 | call | | no answer | | |\n"


def test_days_that_cannot_have_been() -> None:
    text = (
        "---\na: 1\n---\n## Log\n- 2062-10-09 call\n  below\n* [x] 2026-02-30 call\n- 2026-11-22 skipped\n"
        "### 2027-01-01 — Call\n\n### Table\n| Date | Type |\n|-|-|\n| 2026-13-01 | Call |\n"
    )
    assert problems(text) == [
        (5, 3, "future-date"), (7, 7, "no-such-day"), (8, 3, "future-date"), (9, 5, "future-date"),
        (14, 3, "no-such-day"),
    ]  # fmt: skip
    log = read(text)
    assert log.entries == ()
    assert log.problems[0].message == "2062-10-09 is after today"
    assert log.problems[1].message == "there is no such day as 2026-02-30"
    assert {problem.severity for problem in log.problems} == {"error"}
    assert all(problem.advice and not problem.path for problem in log.problems)


def test_today_itself_is_no_problem() -> None:
    assert entries("## Log\n- 2026-11-21 call: hi\n") == [("2026-11-21", "call", "hi")]


@pytest.mark.parametrize("written", ["2026-9-1", "9/10/2026", "2026/10/09", "09.10.2026", "2026.10.09"])
def test_a_date_in_another_shape_is_named(written: str) -> None:
    assert problems(f"## Log\n- {written} call\n- [ ] {written} call\n") == [(2, 3, "unread-date")]
    assert problems(f"## Log\n- call on {written}\n## Notes\n- {written}\n") == []


@given(st.lists(ENTRIES, max_size=5), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["- ", "* ", "+   "]))
def test_a_written_log_reads_back(written: list[Entry], newline: str, bullet: str) -> None:
    """For entries of every kind, with texts that cannot hide what follows them."""
    calm = [entry._replace(text="x" if entry.text else "", mentions=()) for entry in written]
    lines = "".join(render_lines(entry, newline, bullet=bullet) for entry in calm)
    text = f"# Jane{newline}## Log{newline}{lines}"
    found = read(text).entries
    assert [entry._replace(line=0, start=0, end=0) for entry in found] == calm
    for entry in found:
        assert text[entry.start :].startswith(bullet)
        assert position(text, entry.start) == (entry.line, 1)
    assert "".join(spans(text)) == lines


@given(NOTES, st.text(max_size=20))
def test_nothing_that_was_typed_can_raise(note: str, typed: str) -> None:
    text = f"{note}\n## Log\n- 2026-10-09 {typed}\n{note}"
    for entry in read(text).entries:
        assert text[: entry.start].endswith("\n") or entry.start == 0
        assert text[: entry.end].endswith("\n") or entry.end == len(text)


def test_the_same_entry_is_found() -> None:
    found = read(
        "## Log\n- 2026-10-09 call 25m [[People/Bob]]: hi\n\t- more\n- 2026-10-09 call: hi\n"
    ).entries
    wanted = Entry(date(2026, 10, 9), "call", minutes=25, people=("Bob",), text="hi", details=("- more",))
    assert find_same(found, wanted) == found[0]
    assert find_same(found, wanted._replace(minutes=None)) is None
    assert find_same(found, wanted._replace(text="Hi")) is None
    assert find_same(found, Entry(date(2026, 10, 9), "call", text="hi")) == found[1]


def by_blocks(text: str) -> Log:
    """The log, without the short cut for what is plain."""
    reader = _LogReader(text, SETTINGS, TODAY)
    for section in log_sections(text, SETTINGS):
        for block in read_blocks(text, section.start, section.end):
            reader.read(block)
    return Log(tuple(reader.entries), tuple(reader.problems))


PIECES = """\
- 2026-10-09 call: said
- 2026-10-09 lunch [[Bob]] 25m: a: b
- 2026-10-09 left a message
- 2026-10-09 x ^a1
- 2026-10-09 stage won
- 2026-10-09  two
- 2026-10-09: text
- 2026-10-09
- 2026-02-30 call
- 2027-01-01 x
- 2026-10-09 9:30 call
- 2026-10-09 ²
- ٢026-10-09 call
* 2026-10-09 call
- [x] 2026-10-09 call
- words
  more
more
```
- 2026-10-09 a ```
- 2026-10-09 %%
> q
### 2026-10-09
## Other
## Log
- 2026-10-09 é \r x

""".split("\n")


@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n", "\n", "\r\n", " \n"])).map("".join)
    ),
    st.booleans(),
)
def test_the_short_cut_for_plain_logs_changes_nothing(lines: list[str], ended: bool) -> None:
    text = f"# Jane\n\n## Log\n{''.join(lines)}"
    text = text if ended else text.rstrip("\n")
    assert read_log(text, SETTINGS, TODAY) == by_blocks(text)


def test_a_plain_log_takes_the_short_cut() -> None:
    text = "## Log\n- 2026-10-09 call: said\r\n\n- 2026-10-10 lunch with [[Bob]] \n- 2026-10-11 note"
    reader = _LogReader(text, SETTINGS, TODAY)
    assert reader.read_plain(7, len(text), 1)
    assert reader.entries == list(by_blocks(text).entries)
    assert not reader.read_plain(7, len(text) - 7, 1)
    assert len(reader.entries) == 3
