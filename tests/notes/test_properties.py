"""Setting, adding and removing: what changes, and as often what does not."""

from __future__ import annotations

import pytest

from cultivate.errors import CannotEdit
from cultivate.notes.edit import Edit, apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.proof import prove
from cultivate.notes.properties import Expect, add_items, remove_items, set_value


def note(block: str) -> str:
    return f"---\n{block}\n---\nbody\n"


def check_set(before: str, after: str | None, value: str | tuple[str, ...], expect: Expect = "text") -> None:
    """Setting `a` in the block `before` makes it `after`; None: it is refused and the line is named."""
    if after is None:
        with pytest.raises(CannotEdit, match="line"):
            set_value(note(before), "a", value, expect)
        return
    assert apply(note(before), set_value(note(before), "a", value, expect)) == note(after)
    assert set_value(note(after), "a", value, expect) == []


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("a: one # c", "a: two # c", "two"),
        ("a: 'one'", "a: 'it''s'", "it's"),
        ('a: "one"', 'a: "say \\"x\\" \\\\"', 'say "x" \\'),
        ("a: one", 'a: "[[Jane]]"', "[[Jane]]"),
        ("a: [[Bob]] # c", 'a: "[[Jane]]" # c', "[[Jane]]"),
        ("a: one\n  more", "a: two", "two"),
        ("a: one", 'a: "x: y"', "x: y"),
        ("a:", "a: one", "one"),
        ("a: ", "a: one", "one"),
        ("a:   # c", "a: one   # c", "one"),
        ("a: # c", "a: one # c", "one"),
        ("a: ~", "a: one", "one"),
        ("a: ''", "a: 'one'", "one"),
        ("b: 1", "b: 1\na: one", "one"),
        ("  b: 1", "  b: 1\n  a: one", "one"),
        ("a: one # c", "a: # c", ""),
        ("a: one", "a:", "null"),
        ("a:\n  one\nb: 1", "a:\nb: 1", ""),
        ("a: # c\n  one\nb: 1", "a: # c\nb: 1", ""),
        ("a: [x, y]", "a:", ""),
        ("a:\n  - x # why\n  - y\nb: 1", "a:\n  # why\nb: 1", ""),
        ("a: [x]", 'a: ["p, q"]', "p, q"),
        ("a: []", "a: one", "one"),
        ("a:\n  -\nb: 1", "a: one\nb: 1", "one"),
    ],
)
def test_a_value_is_set_in_its_place(before: str, after: str, value: str) -> None:
    check_set(before, after, value)


@pytest.mark.parametrize(
    "block", ["a: one", "a: 'one' # c", "a:\n  one", "a: [one]", "a:\n- one", "'a' : one"]
)
def test_setting_what_it_is_changes_nothing(block: str) -> None:
    assert set_value(note(block), "a", "one") == []


@pytest.mark.parametrize("block", ["a:", "a: ~", "a: ''", "a: []", "b: 1", "a: # c"])
def test_emptying_what_is_empty_changes_nothing(block: str) -> None:
    assert set_value(note(block), "a", "") == []


MISREAD = (
    """no Yes 12:30 0123 +49301234 1e3 .5 0x1F 1_000 99999999999999999999 @jane a: = [x] {x} *x %x `x`"""
)
AWKWARD = [
    "2026-10-09 10:00:00",
    "+44 7700 900123",
    "~x: y",
    "- x",
    "x #y",
    " x",
    "x ",
    "x\ny",
    "\t",
    "\u2028",
    "\x07",
]


@pytest.mark.parametrize("text", MISREAD.split() + AWKWARD)
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    shown = apply(note("a: one"), set_value(note("a: one"), "a", text))
    assert shown.startswith('---\na: "')
    found = read_front_matter(shown).find("a")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21",
        "2026-11-21T10:30",
        "true",
        "false",
        "4",
        "12.5",
        "1 month",
        "90 days",
        "x:y",
        "it's",
        "é 🚣",
    ],
)
def test_what_obsidian_stores_bare_stays_bare(text: str) -> None:
    assert apply(note("a: one"), set_value(note("a: one"), "a", text)) == note(f"a: {text}")


@pytest.mark.parametrize(
    ("before", "after", "items"),
    [
        ("b: 1", 'b: 1\na:\n  - x\n  - "+44 1"', ("x", "+44 1")),
        ("a: x # c", "a: # c\n  - x\n  - w", ("x", "w")),
        ("a: x", "a: z", ("z",)),
        ("a:", "a:\n  - x", ("x",)),
        ("a: [x, w]", "a: [x, z]", ("x", "z")),
        ("a: [x, w]", "a: [w]", ("w",)),
        ("a:\n- 'x' # c\n- w", "a:\n- 'z' # c\n- w\n- w", ("z", "w", "w")),
        ("a: [x]", "a:", ()),
    ],
)
def test_a_list_is_set_item_by_item(before: str, after: str, items: tuple[str, ...]) -> None:
    check_set(before, after, items)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("b: 1", "b: 1\na:\n  - w"),
        ("a:", "a:\n  - w"),
        ("a: #x", "a: #x\n  - w"),
        ("a: []", "a: [w]"),
        ("a: x # c", "a: # c\n  - x\n  - w"),
        ("a: 'x'", "a:\n  - 'x'\n  - w"),
        ("a: [x]", "a: [x, w]"),
        ("a: [x ,]", "a: [x, w ,]"),
        ("a: [x,\n  z] # c", "a: [x,\n  z, w] # c"),
        ("a:\n  - x # c\n\n# tail\nb: 1", "a:\n  - x # c\n  - w\n\n# tail\nb: 1"),
        ("a:\n-   x", "a:\n-   x\n-   w"),
        ("a: [[X]]", "a:\n  - [[X]]\n  - w"),
        ("a:\n  - w", "a:\n  - w"),
        ("a: w", "a: w"),
        ("a: &n [x]\nb: *n", None),
        ("a:\n  - x: 1", None),
        ("a: |\n  x", None),
        ("a: {x: 1}", None),
        ("a: x\na: z", None),
    ],
)
def test_an_item_is_added_in_the_lists_own_style(before: str, after: str | None) -> None:
    if after is None:
        with pytest.raises(CannotEdit, match="line"):
            add_items(note(before), "a", ("w",))
    else:
        assert apply(note(before), add_items(note(before), "a", ("w", "w"))) == note(after)
        assert add_items(note(after), "a", ("w",)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: [w, x]", "a: [x]"),
        ("a: [x, w]", "a: [x]"),
        ("a: [x, w, z, w]", "a: [x, z]"),
        ("a: [x, w ,]", "a: [x ,]"),
        ("a: [w]", "a:"),
        ("a: w # c", "a: # c"),
        ("a:\n  - x\n  - w\nb: 1", "a:\n  - x\nb: 1"),
        ("a:\n  - w # why\n  - x", "a:\n  # why\n  - x"),
        ("a:\n- w", "a:"),
        ("a: x", "a: x"),
        ("b: w", "b: w"),
        ("a: [x, # why\n  w]", None),
    ],
)
def test_an_item_is_taken_out_and_nothing_else(before: str, after: str | None) -> None:
    if after is None:
        with pytest.raises(CannotEdit, match="comment"):
            remove_items(note(before), "a", ("w",))
    else:
        assert apply(note(before), remove_items(note(before), "a", ("w",))) == note(after)
        assert remove_items(note(after), "a", ("w",)) == []


def test_lines_that_are_added_end_as_the_notes_own_do() -> None:
    text = note("a: x").replace("\n", "\r\n")
    assert apply(text, add_items(text, "a", ("w",))) == note("a:\n  - x\n  - w").replace("\n", "\r\n")
    assert apply(text, set_value(text, "b", ("w",))) == note("a: x\nb:\n  - w").replace("\n", "\r\n")


@pytest.mark.parametrize(
    "old",
    [
        "spring",
        "9 October 2026",
        "[2026-10-09]",
        "{day: 1}",
        "|\n  2026-10-09",
        "&x 2026-10-09",
        "!!str 2026-10-09",
    ],
)
def test_what_is_no_date_is_not_overwritten_by_one(old: str) -> None:
    check_set(f"a: {old}", None, "2026-11-21", "date")


@pytest.mark.parametrize(
    "old", ["2026-10-09", "2026-10-09T10:00", "2026-02-30", "09/10/2026", "2026-10", "~", "[]"]
)
def test_a_date_or_an_attempt_at_one_is(old: str) -> None:
    check_set(f"a: {old}", "a: 2026-11-21", "2026-11-21", "date")
    check_set('a: "[[2026-10-09]]"', 'a: "2026-11-21"', "2026-11-21", "date")


def test_a_new_value_that_is_no_text_is_refused() -> None:
    with pytest.raises(CannotEdit, match="UTF-8"):
        set_value(note("a: x"), "a", "caf\udce9")


@pytest.mark.parametrize(("block", "key"), [("b: 1", "k" * 1200), (f"b: {'x' * 65_525}", "a")])
def test_an_edit_after_which_nothing_could_be_read_is_refused(block: str, key: str) -> None:
    """YAML's limit for a key, and ours for a block: only reading the result again shows it."""
    with pytest.raises(CannotEdit, match="cannot be changed without changing something else"):
        set_value(note(block), key, "a value")


def test_the_proof_refuses_an_edit_that_reaches_further() -> None:
    text = note("a: x\nb: y # c")
    value = text.index("x")
    prove(text, [Edit(value, value + 1, "z")], "a", ("z",))
    wrong = [
        [Edit(value, value + 1, "w")],  # another value than was asked for
        [Edit(value, value + 1, "z\nd: 1")],  # one property more
        [Edit(value, value + 4, "z #")],  # the next one lost
        [Edit(value, value + 1, "z"), Edit(len(text), len(text), "!")],  # the body
        [Edit(value, value + 1, "z"), Edit(0, 3, "----")],  # the fence
        [Edit(value, value + 1, "'z")],  # no longer YAML
    ]
    for edits in wrong:
        with pytest.raises(CannotEdit):
            prove(text, edits, "a", ("z",))
