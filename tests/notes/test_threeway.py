"""Two changes of one text: both are made, or it is a conflict; nothing is lost and nothing made up."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes.threeway import is_lost, join, merge

BASE = "a\nb\nc\nd\n"
texts = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n", "x\r\n", "\u2028\n"]), max_size=8).map("".join)
open_texts = st.tuples(texts, st.sampled_from(["", "end"])).map("".join)


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ("a\nB\nc\nd\n", "a\nb\nc\nD\n", "a\nB\nc\nD\n"),
        ("a\nB\nc\nd\n", "a\nb\nC\nd\n", "a\nB\nC\nd\n"),  # they touch and do not overlap
        ("a\nb\nc\nd\nmine\n", "a\nb\nc\n", "a\nb\nc\nmine\n"),  # what stands below a line that goes
        ("first\na\nb\nc\nd\n", "b\nc\nd\n", "first\nb\nc\nd\n"),
        ("a\nB\nc\nd\n", "a\nB\nc\nd\n", "a\nB\nc\nd\n"),  # both the same
        (BASE, "", ""),
        ("", BASE, ""),
        ("a\nb\nc\nd", "A\nb\nc\nd\n", "A\nb\nc\nd"),
    ],
)
def test_both_changes_are_made(ours: str, theirs: str, wanted: str) -> None:
    assert merge(BASE, ours, theirs).text == wanted
    assert merge(BASE, ours, theirs).conflict == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "line"),
    [
        ("a\nB\nc\nd\n", "a\nX\nc\nd\n", 2),
        ("new\na\nb\nc\nd\n", "other\na\nb\nc\nd\n", 1),
        ("a\nb\nmine\nc\nd\n", "a\nd\n", 3),
        ("a\nb\nc\nd\nmine\n", "a\nb\nc\nd\ntheirs\n", 5),
    ],
)
def test_where_both_changed_the_same_it_is_a_conflict(ours: str, theirs: str, line: int) -> None:
    assert merge(BASE, ours, theirs).conflict == line
    assert merge(BASE, theirs, ours).conflict


def test_a_union_keeps_what_both_put_into_one_place() -> None:
    base = "## Log\n"
    assert merge(base, base + "- A\n- B\n", base + "- A\n- E\n", union=True).text == base + "- A\n- B\n- E\n"
    assert merge(base, base + "- A\n", base + "- E\n- A\n", union=True).text == base + "- E\n- A\n"
    assert merge(base, "## Mine\n", "## Theirs\n", union=True).conflict == 1


@given(open_texts, open_texts)
def test_a_change_against_none_is_that_change(base: str, changed: str) -> None:
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, changed).text == changed


@given(open_texts, open_texts, open_texts)
def test_it_does_not_matter_who_is_first(base: str, one: str, other: str) -> None:
    there, back = merge(base, one, other), merge(base, other, one)
    assert bool(there.conflict) == bool(back.conflict)
    assert there.conflict or there.text == back.text


@given(texts, texts, texts)
def test_every_line_that_is_new_is_in_it(base: str, one: str, other: str) -> None:
    merged = merge(base, one, other, union=True)
    if merged.conflict:
        return
    old, found = Counter(base.split("\n")), Counter(merged.text.split("\n"))
    for side in (one, other):
        new = Counter(side.split("\n")) - old
        assert all(found[line] >= count for line, count in new.items())


def test_what_was_taken_whole_is_lost_and_what_was_moved_is_not() -> None:
    before, after = "last: 1\n- a\n", "last: 2\n- a\n- b\n"
    assert is_lost(before, after, before)
    assert is_lost(before, after, "last: 1\n- a\n- e\n")
    assert not is_lost(before, after, after)
    assert not is_lost(before, after, "last: 1\n- b\n- a\n")
    assert not is_lost(before, after, "last: 2\n- a\n")
    assert not is_lost(before, before, "")
    assert is_lost(after, before, after), "a line that was taken out and stands there again"


def test_a_line_that_somebody_mended_is_not_lost() -> None:
    before, after = "## Log\n", "## Log\n- 2026-11-24 call: new buget in January\n"
    assert not is_lost(before, after, after.replace("buget", "budget"))
    assert is_lost(before, after, "## Log\n- 2026-11-24 email: sent her the article\n")
    assert not is_lost("---\n---\n", "---\ncity: Leeds\n---\n", "---\ncity: York\n---\n")
    assert is_lost("---\n---\n", "---\ncity: Leeds\n---\n- entry\n", "---\ncity: York\n---\n")


def test_joining_never_costs_the_properties() -> None:
    base = "---\ntier: network\n---\n"
    ours, theirs = (base.replace("\n---\n", f"\ncity: {city}\n---\n") for city in ("Leeds", "York"))
    assert merge(base, ours, theirs, union=True).text == "---\ntier: network\ncity: Leeds\ncity: York\n---\n"
    assert join(base, ours, theirs).conflict == 1
    both = join(base, ours, theirs.replace("city: York", "role: CFO"))
    assert both.text == "---\ntier: network\ncity: Leeds\nrole: CFO\n---\n"
    odd = "---\na: [\n---\n"
    assert join(odd, odd + "ours\n", odd + "theirs\n").text == odd + "ours\ntheirs\n"
