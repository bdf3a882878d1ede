"""The boxes under Next: promises, bookings, questions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit
from cultivate.model.settings import Settings
from cultivate.notes.edit import apply
from cultivate.notes.next import add_next, read_next, tick_next
from tests.notes.test_body import NOTES

SETTINGS = Settings()
DAY = date(2026, 11, 27)
NOTE = """\
# Jane
## Next
- [ ] introduction [[Ann Poe]] 📅 2026-11-27
\t- [ ] find  her card
* [x] ask how Lily's final went  [due:: 2026-12-05] ^b1
- [/] call about it ⏫ ✅ 2026-11-01
- [-] given up
- no box
```
- [ ] code
```
> - [ ] quoted

## Log
- [ ] not here
"""


def added(text: str, words: str, day: date | None = None) -> str:
    return apply(text, add_next(text, words, day, SETTINGS))


def ticked(text: str, words: str, done: bool = True) -> str:
    return apply(text, tick_next(text, words, done, SETTINGS))


def test_what_is_read() -> None:
    assert [(n.words, n.day, n.done, n.means, n.line) for n in read_next(NOTE, SETTINGS)] == [
        ("introduction [[Ann Poe]]", DAY, False, "introduction", 3),
        ("find her card", None, False, "", 4),
        ("ask how Lily's final went", date(2026, 12, 5), True, "", 5),
        ("call about it", None, False, "call", 6),
        ("given up", None, True, "", 7),
    ]
    first = read_next(NOTE, SETTINGS)[0]
    assert NOTE[first.start : first.end] == "- [ ] introduction [[Ann Poe]] 📅 2026-11-27"
    crlf = NOTE.replace("\n", "\r\n")
    assert [n.words for n in read_next(crlf, SETTINGS)] == [n.words for n in read_next(NOTE, SETTINGS)]
    assert read_next("# Jane\n- [ ] x\n", SETTINGS) == ()


def test_the_heading_is_a_setting() -> None:
    assert [n.words for n in read_next("## NEXT STEPS ##\n- [ ] a", Settings(next_heading="Next steps"))] == [
        "a"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Next\n- [ ] a\n\n## Log\n", "## Next\n- [ ] a\n- [ ] b 📅 2026-11-27\n\n## Log\n"),
        ("## Next\n- [ ] a", "## Next\n- [ ] a\n- [ ] b 📅 2026-11-27"),
        ("## Next\n* [x] a\n\t- more\n\n", "## Next\n* [x] a\n\t- more\n* [ ] b 📅 2026-11-27\n\n"),
        ("## Next\n\n## Log\n", "## Next\n- [ ] b 📅 2026-11-27\n\n## Log\n"),
        ("## Next\nprose\n", "## Next\nprose\n\n- [ ] b 📅 2026-11-27\n"),
        (
            "## Next\n- [ ] a\n### Later\n- [ ] c\n",
            "## Next\n- [ ] a\n- [ ] b 📅 2026-11-27\n### Later\n- [ ] c\n",
        ),
        ("# J\n\nx\n\n## Log\n- y\n", "# J\n\nx\n\n## Next\n- [ ] b 📅 2026-11-27\n\n## Log\n- y\n"),
        ("# Log\n- y\n", "# Next\n- [ ] b 📅 2026-11-27\n\n# Log\n- y\n"),
        ("x\n", "x\n\n## Next\n- [ ] b 📅 2026-11-27\n"),
        ("x", "x\n\n## Next\n- [ ] b 📅 2026-11-27"),
        ("## A\n\nx\n\n## Log\n\n- y\n", "## A\n\nx\n\n## Next\n\n- [ ] b 📅 2026-11-27\n\n## Log\n\n- y\n"),
        ("---\na: 1\n---\n## Log\n", "---\na: 1\n---\n## Next\n- [ ] b 📅 2026-11-27\n\n## Log\n"),
    ],
)
def test_where_a_new_line_goes(before: str, after: str) -> None:
    assert added(before, " b ", DAY) == after
    assert added("\ufeff" + before, "b", DAY) == "\ufeff" + after
    if "\n" in before:
        assert added(before.replace("\n", "\r\n"), "b", DAY) == after.replace("\n", "\r\n")


def test_what_stands_there_is_not_written_again() -> None:
    assert add_next(NOTE, "introduction  [[Ann Poe]]", None, SETTINGS) == []
    assert add_next(NOTE, "introduction [[Ann Poe]]", DAY, SETTINGS) == []
    assert add_next(NOTE, "find her card", None, SETTINGS) == []


def test_what_stands_there_gets_another_day() -> None:
    moved = added(NOTE, "introduction [[Ann Poe]]", date(2026, 12, 1))
    assert moved == NOTE.replace("📅 2026-11-27", "📅 2026-12-01")
    assert added(NOTE, "find her card", DAY) == NOTE.replace("find  her card", "find  her card 📅 2026-11-27")
    assert (
        added("## Next\n- [ ] a [due:: 2026-01-01] ^b1\n", "a", DAY)
        == "## Next\n- [ ] a [due:: 2026-11-27] ^b1\n"
    )
    assert added("## Next\n- [ ] a ^b1\n", "a", DAY) == "## Next\n- [ ] a 📅 2026-11-27 ^b1\n"


def test_what_was_done_can_be_promised_again() -> None:
    assert added("## Next\n- [x] a\n", "a") == "## Next\n- [x] a\n- [ ] a\n"


@pytest.mark.parametrize("words", ["", "  ", "a ^b1", "a 📅 2026-01-01", "a [priority:: high]", "a ⏫"])
def test_words_that_would_not_read_back_are_refused(words: str) -> None:
    with pytest.raises(CannotEdit, match="would not read back"):
        add_next(NOTE, words, None, SETTINGS)


def test_words_that_would_hide_the_log_are_refused() -> None:
    with pytest.raises(CannotEdit, match="would not read back"):
        add_next("## Next\n- [ ] a\n## Log\n- 2026-10-01 b\n- 2026-10-02 100%%\n", "half %%", None, SETTINGS)


def test_two_headings_are_refused() -> None:
    with pytest.raises(CannotEdit, match="two headings") as refused:
        add_next("## Next\n## Next\n", "a", None, SETTINGS)
    assert refused.value.line == 2


def test_ticking_changes_one_character() -> None:
    assert ticked(NOTE, "introduction [[Ann Poe]]") == NOTE.replace("- [ ] intro", "- [x] intro")
    assert ticked(NOTE, "find her card") == NOTE.replace("- [ ] find", "- [x] find")
    assert ticked(NOTE, "call about it") == NOTE.replace("[/]", "[x]")
    assert ticked(NOTE, "ask how Lily's final went", done=False) == NOTE.replace("* [x]", "* [ ]")


@pytest.mark.parametrize(
    ("words", "done"), [("ask how Lily's final went", True), ("find her card", False), ("nothing", True)]
)
def test_ticking_what_is_ticked_or_absent_changes_nothing(words: str, done: bool) -> None:
    assert tick_next(NOTE, words, done, SETTINGS) == []


def test_bytes_that_are_no_text_are_not_rewritten() -> None:
    text = "## Next\n- [ ] caf\udce9\n"
    with pytest.raises(CannotEdit, match="no UTF-8"):
        tick_next(text, "caf\udce9", True, SETTINGS)


@given(NOTES, st.booleans(), st.none() | st.just(DAY))
def test_an_addition_changes_nothing_else(note: str, has_log: bool, day: date | None) -> None:
    text = f"{note}\n## Log\n{note}" if has_log else note
    try:
        edits = add_next(text, "call [[Ann Poe]]", day, SETTINGS)
    except CannotEdit:
        return
    (edit,) = edits
    assert edit.start == edit.end
    after = apply(text, edits)
    assert edit.start == len(text) or not text[: edit.start].strip("\ufeff") or text[edit.start - 1] == "\n"
    assert [n.words for n in read_next(after, SETTINGS)].count("call [[Ann Poe]]") == 1
    assert add_next(after, "call [[Ann Poe]]", day, SETTINGS) == []
    once = ticked(after, "call [[Ann Poe]]")
    assert ticked(once, "call [[Ann Poe]]", done=False) == after
