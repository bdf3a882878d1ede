"""Where a new entry goes, what stays as it was, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.edit import apply
from cultivate.notes.insert import add_entry, insert_line, remove_entry, replace_entry
from cultivate.notes.log import read_log
from tests.notes.strategies import ENTRIES
from tests.notes.test_body import NOTES

SETTINGS = Settings()
DAY = date(2026, 11, 21)
CALL = Entry(DAY, "call")


def added(text: str, entry: Entry = CALL, settings: Settings = SETTINGS) -> str:
    return apply(text, add_entry(text, entry, settings))


def check(before: str, after: str, entry: Entry = CALL) -> None:
    """`before` with the entry is `after`, in both line endings."""
    assert added(before, entry) == after
    assert added(before.replace("\n", "\r\n"), entry) == after.replace("\n", "\r\n") or "\n" not in before


def on(day: str) -> Entry:
    return Entry(date.fromisoformat(day), "call")


# The hard notes: the same positions and empty lines for a line of the caller's own.


@pytest.mark.parametrize(
    ("before", "new"),
    [
        ("## Log\n- 2026-10-01: Coffee|", "\n- 2026-11-21: Call"),
        ("## Log\n- 2026-10-01: Coffee\n|\n## Notes\nx\n", "- 2026-11-21: Call\n"),
        ("```\n## Log\n- decoy\n```\n\n## Log\n\n- 2026-10-01: Coffee\n|", "- 2026-11-21: Call\n"),
        (
            "## Log\n- 2026-10-01: Coffee\n  more text\n\n  a second paragraph\n    - nested\n|\n## Notes\n",
            "- 2026-11-21: Call\n",
        ),
        ("## Log ##\n\n- x\n|", "- 2026-11-21: Call\n"),
        ("## Log\n\n- 2026-10-01: Coffee ^b1\n|", "- 2026-11-21: Call\n"),
    ],
)
def test_hard_notes(before: str, new: str) -> None:
    """The line goes where the bar is."""
    for start in ("", "---\na: 1\n---\n", "\ufeff"):
        text = start + before.replace("|", "")
        edits = insert_line(text, DAY, "2026-11-21: Call", SETTINGS)
        assert apply(text, edits) == start + before.replace("|", new)


def test_two_headings_of_the_name_are_refused() -> None:
    with pytest.raises(CannotEdit, match=r"lines 2 and 5.*make them one") as refused:
        add_entry("x\n## Log\n- a\n\n# LOG\n- b\n", CALL, SETTINGS)
    assert refused.value.line == 5


# Order


OLD_FIRST = "## Log\n- 2026-01-01 note\n- 2026-03-01 note\n- 2026-05-01 note\n"
NEW_FIRST = "## Log\n- 2026-05-01 note\n- 2026-03-01 note\n- 2026-01-01 note\n"


@pytest.mark.parametrize(
    ("day", "place"),
    [("2025-12-31", 0), ("2026-01-01", 1), ("2026-02-01", 1), ("2026-05-01", 3), ("2026-06-01", 3)],
)
def test_after_the_last_one_that_is_not_later(day: str, place: int) -> None:
    lines = OLD_FIRST.split("\n")
    check(OLD_FIRST, "\n".join([*lines[: place + 1], f"- {day} call", *lines[place + 1 :]]), on(day))


@pytest.mark.parametrize(
    ("day", "place"),
    [("2025-12-31", 3), ("2026-01-01", 2), ("2026-02-01", 2), ("2026-05-01", 0), ("2026-06-01", 0)],
)
def test_in_a_log_that_runs_newest_first(day: str, place: int) -> None:
    lines = NEW_FIRST.split("\n")
    check(NEW_FIRST, "\n".join([*lines[: place + 1], f"- {day} call", *lines[place + 1 :]]), on(day))


def test_one_slip_does_not_turn_the_order_round() -> None:
    slip = "## Log\n- 2026-01-01 a\n- 2026-04-01 b\n- 2026-03-01 c\n- 2026-05-01 d\n"
    check(slip, slip + "- 2026-11-21 call\n")
    future = "## Log\n- 2026-01-01 a\n- 2062-01-01 b\n"
    check(future, "## Log\n- 2026-01-01 a\n- 2026-11-21 call\n- 2062-01-01 b\n")


def test_open_boxes_and_days_that_are_none_are_passed_by() -> None:
    text = "## Log\n- 2026-01-01 a\n- [ ] 2026-12-24 gift\n- 2026-02-30 x\n"
    check(text, "## Log\n- 2026-01-01 a\n- 2026-11-21 call\n- [ ] 2026-12-24 gift\n- 2026-02-30 x\n")


# The note's own habits


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Log\n* 2026-10-01 a\n", "## Log\n* 2026-10-01 a\n* 2026-11-21 call\n"),
        ("## Log\n-   2026-10-01 a\n", "## Log\n-   2026-10-01 a\n-   2026-11-21 call\n"),
        ("## Log\n  + 2026-10-01 a\n", "## Log\n  + 2026-10-01 a\n  + 2026-11-21 call\n"),
        ("## Log\n  - 2026-10-01 a", "## Log\n  - 2026-10-01 a\n  - 2026-11-21 call"),
        ("## Log\n- [x] 2026-10-01 a\n", "## Log\n- [x] 2026-10-01 a\n- 2026-11-21 call\n"),
        ("## Log\n- 2026-10-01 a\ngoes on\n", "## Log\n- 2026-10-01 a\ngoes on\n- 2026-11-21 call\n"),
        (
            "## Log\n- 2026-10-01 a\n  ```\n  x\n  ```\n",
            "## Log\n- 2026-10-01 a\n  ```\n  x\n  ```\n- 2026-11-21 call\n",
        ),
        (
            "## Log\n- 2026-10-01 a\n\n- 2026-10-02 b\n",
            "## Log\n- 2026-10-01 a\n\n- 2026-10-02 b\n\n- 2026-11-21 call\n",
        ),
        (
            "## Log\n- 2026-12-01 a\n\n- 2026-10-02 b\n",
            "## Log\n- 2026-12-01 a\n\n- 2026-11-21 call\n\n- 2026-10-02 b\n",
        ),
        (
            "## Log\n- October\n  - 2026-10-01 a\n",
            "## Log\n- October\n  - 2026-10-01 a\n  - 2026-11-21 call\n",
        ),
        (
            "## Log\n### 2026\n- 2026-10-01 a\n\n## N\n",
            "## Log\n### 2026\n- 2026-10-01 a\n- 2026-11-21 call\n\n## N\n",
        ),
    ],
)
def test_the_style_of_the_list(before: str, after: str) -> None:
    check(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Log\n", "## Log\n- 2026-11-21 call\n"),
        ("## Log", "## Log\n- 2026-11-21 call"),
        ("## Log\n\n", "## Log\n\n- 2026-11-21 call\n"),
        ("## Log\n\n## N\nx\n", "## Log\n- 2026-11-21 call\n\n## N\nx\n"),
        ("## Log\n\n\n## N\nx\n", "## Log\n\n- 2026-11-21 call\n\n## N\nx\n"),
        ("## N\n\nx\n\n## Log\n\n## M\n\ny\n", "## N\n\nx\n\n## Log\n\n- 2026-11-21 call\n\n## M\n\ny\n"),
        ("## N\n\nx\n\n## Log\n", "## N\n\nx\n\n## Log\n\n- 2026-11-21 call\n"),
        ("## Log\nAbout this log.\n\n## N\n", "## Log\nAbout this log.\n\n- 2026-11-21 call\n\n## N\n"),
        ("## Log\n- undated\n\ttext\n", "## Log\n- undated\n\ttext\n\n- 2026-11-21 call\n"),
        ("## Log\n> quoted\n", "## Log\n> quoted\n\n- 2026-11-21 call\n"),
    ],
)
def test_a_log_without_entries(before: str, after: str) -> None:
    check(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "## Log\n- 2026-11-21 call\n"),
        ("\ufeff", "\ufeff## Log\n- 2026-11-21 call\n"),
        ("x\n", "x\n\n## Log\n- 2026-11-21 call\n"),
        ("x\n\n", "x\n\n## Log\n- 2026-11-21 call\n"),
        ("x", "x\n\n## Log\n- 2026-11-21 call"),
        ("---\na: 1\n---\n", "---\na: 1\n---\n## Log\n- 2026-11-21 call\n"),
        ("---\na: 1\n---", "---\na: 1\n---\n## Log\n- 2026-11-21 call"),
        ("# J\n\n## A\n\nx\n", "# J\n\n## A\n\nx\n\n## Log\n\n- 2026-11-21 call\n"),
        ("# J\n## A\nx\n", "# J\n## A\nx\n## Log\n- 2026-11-21 call\n"),
        ("# J\n\nabout\n\n## A\nx\n", "# J\n\nabout\n\n## A\nx\n\n## Log\n- 2026-11-21 call\n"),
        ("```\n## Log\n```\n", "```\n## Log\n```\n\n## Log\n- 2026-11-21 call\n"),
    ],
)
def test_a_log_that_is_missing(before: str, after: str) -> None:
    check(before, after)


def test_only_the_first_heading_of_the_settings_is_written() -> None:
    settings = replace(SETTINGS, log_headings=("Contact log", "Log"))
    assert added("## Log\n- 2026-10-01 a\n", settings=settings) == (
        "## Log\n- 2026-10-01 a\n\n## Contact log\n- 2026-11-21 call\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "## Log\n| Date | Type |\n|-|-|\n| 2026-10-01 | Call |\n\n## N\n",
            "## Log\n| Date | Type |\n|-|-|\n| 2026-10-01 | Call |\n\n- 2026-11-21 call\n\n## N\n",
        ),
        ("## Log\n### 2026-10-01 — Call\nx\n", "## Log\n- 2026-11-21 call\n\n### 2026-10-01 — Call\nx\n"),
        ("## Log\n\n### 2026-10-01 — Call\nx\n", "## Log\n- 2026-11-21 call\n\n### 2026-10-01 — Call\nx\n"),
    ],
)
def test_tables_and_headings_stay_whole(before: str, after: str) -> None:
    check(before, after)


def test_details_are_indented_as_the_note_does() -> None:
    entry = CALL._replace(text="hi", details=("a", "", "\tb"))
    check("## Log\n", "## Log\n- 2026-11-21 call: hi\n\ta\n\n\t\tb\n", entry)
    check(
        "## Log\n- 2026-10-01 x\n    y\n",
        "## Log\n- 2026-10-01 x\n    y\n- 2026-11-21 call: hi\n    a\n\n    \tb\n",
        entry,
    )


@pytest.mark.parametrize("text", ["x\n```\ncode\n", "x\n<!-- a\n", "%%\n"])
def test_a_note_that_would_hide_the_entry_is_refused(text: str) -> None:
    with pytest.raises(CannotEdit, match="would not read back"):
        add_entry(text, CALL, SETTINGS)


def test_the_same_entry_can_stand_twice() -> None:
    text = "## Log\n- 2026-11-21 call\n- 2026-11-21 note\n"
    assert added(text) == text + "- 2026-11-21 call\n"


def test_an_entry_that_would_hide_others_is_refused() -> None:
    text = "## Log\n- 2026-10-01 a\n- 2026-11-20 100%%\n"
    half = CALL._replace(text="half %%", day=date(2026, 10, 5))
    for note in (text, "## Log\n- 2026-10-01 a\n\n## Notes\nprose\n100%%\n"):
        with pytest.raises(CannotEdit, match="would hide other lines"):
            add_entry(note, half, SETTINGS)
    entry = one(text, 0)
    with pytest.raises(CannotEdit, match="would hide other lines"):
        replace_entry(text, entry, entry._replace(text="a %%"), SETTINGS)
    assert added(text, half._replace(text="100 %%or more%%")).count("%%") == 3


# Changing and withdrawing


LOG = "## Log\r\n- 2026-10-01 a\r\n* [x] 2026-10-02 call: b ^b1\r\n  below\r\n- 2026-10-03 c"


def one(text: str, number: int) -> Entry:
    return read_log(text, SETTINGS, DAY).entries[number]


def test_an_entry_changes_in_its_place() -> None:
    entry = one(LOG, 1)
    new = entry._replace(text="b and more", minutes=25, details=("below", "again"))
    assert apply(LOG, replace_entry(LOG, entry, new, SETTINGS)) == (
        "## Log\r\n- 2026-10-01 a\r\n"
        "* [x] 2026-10-02 call 25m: b and more ^b1\r\n  below\r\n  again\r\n- 2026-10-03 c"
    )
    last = one(LOG, 2)
    assert apply(LOG, replace_entry(LOG, last, last._replace(text="d"), SETTINGS)).endswith(
        "\n- 2026-10-03: d"
    )
    assert replace_entry(LOG, entry, entry, SETTINGS) == []


def test_an_entry_moves_to_another_day() -> None:
    entry = one(LOG, 1)
    moved = apply(LOG, replace_entry(LOG, entry, entry._replace(day=date(2026, 10, 4)), SETTINGS))
    assert moved == "## Log\r\n- 2026-10-01 a\r\n- 2026-10-03 c\r\n- 2026-10-04 call: b\r\n\tbelow"


@pytest.mark.parametrize(
    ("number", "after"),
    [
        (0, "## Log\r\n* [x] 2026-10-02 call: b ^b1\r\n  below\r\n- 2026-10-03 c"),
        (1, "## Log\r\n- 2026-10-01 a\r\n- 2026-10-03 c"),
        (2, "## Log\r\n- 2026-10-01 a\r\n* [x] 2026-10-02 call: b ^b1\r\n  below"),
    ],
)
def test_an_entry_is_withdrawn_with_its_lines(number: int, after: str) -> None:
    assert apply(LOG, remove_entry(LOG, one(LOG, number))) == after


@pytest.mark.parametrize(
    "text",
    [
        "## Log\n- 2026-10-01 a\n\n- 2026-10-02 b\n\n- 2026-12-02 c\n",
        "## Log\n- 2026-10-01 a\n\n- 2026-10-02 b\n",
        "## Log\n\n## N\n",
        "## Log\n- 2026-10-01 a",
        "## Log\n- 2026-10-01 a\n\n## N",
    ],
)
def test_withdrawing_undoes_adding(text: str) -> None:
    for ending in ("\n", "\r\n"):
        before = text.replace("\n", ending)
        after = added(before)
        entry = next(entry for entry in read_log(after, SETTINGS, DAY).entries if entry.day == DAY)
        assert apply(after, remove_entry(after, entry)) == before


@pytest.mark.parametrize(
    "log", ["### 2026-10-01 — Call\nx\n", "| Date | Type |\n|-|-|\n| 2026-10-01 | Call |\n"]
)
def test_headings_and_tables_are_never_rewritten(log: str) -> None:
    text = f"## Log\n{log}"
    entry = one(text, 0)
    with pytest.raises(CannotEdit, match="never rewritten"):
        replace_entry(text, entry, entry._replace(text="y"), SETTINGS)
    with pytest.raises(CannotEdit, match="never rewritten"):
        remove_entry(text, entry)


def test_an_entry_that_changed_meanwhile_is_refused() -> None:
    entry = one(LOG, 1)
    for text in (
        LOG.replace("- 2026-10-01 a\r\n", ""),
        LOG.replace("10-02 call", "10-05 call"),
        "",
        LOG[:40],
    ):
        with pytest.raises(CannotEdit, match="no longer where it was read"):
            remove_entry(text, entry)


def test_bytes_that_are_no_text_are_not_rewritten() -> None:
    text = "## Log\n- 2026-10-01 caf\udce9\n"
    with pytest.raises(CannotEdit, match="no UTF-8") as refused:
        replace_entry(text, one(text, 0), one(text, 0)._replace(text="x"), SETTINGS)
    assert (refused.value.line, refused.value.column) == (2, 17)
    assert added(text) == text + "- 2026-11-21 call\n"


# Laws


CALM = ENTRIES.map(lambda entry: entry._replace(text="x", mentions=()))
LOGS = st.lists(CALM, max_size=4)


@given(NOTES, CALM, st.booleans())
def test_an_insertion_changes_nothing_else(note: str, entry: Entry, has_log: bool) -> None:
    text = f"{note}## Log\n- 2026-10-09 call\n{note}" if has_log else note
    try:
        edits = add_entry(text, entry, SETTINGS)
    except CannotEdit:
        assume(False)
    (edit,) = edits
    assert edit.start == edit.end
    assert edit.start == len(text) or not text[: edit.start].strip("\ufeff") or text[edit.start - 1] == "\n"
    after = apply(text, edits)
    assert ("\r\n" in edit.new) == (text.find("\r\n") >= 0 and text.find("\n") == text.find("\r\n") + 1)
    assert after.endswith("\n") == text.endswith("\n") or not text.strip("\ufeff")


@given(LOGS, st.sampled_from(["\n", "\r\n"]))
def test_entries_added_one_by_one_stand_in_order(wanted: list[Entry], newline: str) -> None:
    text = f"# Jane{newline}"
    for entry in wanted:
        text = added(text, entry)
    days = [entry.day for entry in read_log(text, SETTINGS, DAY).entries]
    assert sorted(days) == sorted(entry.day for entry in wanted)
    assert days in (sorted(days), sorted(days, reverse=True))
    assert text.count("\n") == text.count(newline)
