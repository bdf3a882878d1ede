"""Laws of editing, over generated notes of every style, line ending, mark and comment."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit
from cultivate.notes.edit import apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.properties import add_items, remove_items, set_value

WORDS = st.text(alphabet="abc é日🚣'\"#:,[]-0129", min_size=1, max_size=8).map(str.strip).filter(bool)
MISREAD = {"y", "n", "no", "on", "off", "yes", "null", "true", "false"}
PLAIN = st.from_regex(r"[a-z]{1,6}( [a-z]{1,4})?", fullmatch=True).filter(lambda word: word not in MISREAD)
COMMENT = st.sampled_from(["", " # c", '   # it\'s: [a] "c"', "  "])


@st.composite
def values(draw: st.DrawFn) -> str:
    """A value as it may stand behind a key."""
    word = draw(WORDS)
    plain = draw(PLAIN)
    double = '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
    single = "'" + word.replace("'", "''") + "'"
    shapes = (
        f" {plain}",
        f" {double}",
        f" {single}",
        "",
        " ",
        f" [{plain}, {double}]",
        f"\n  - {plain}\n  - {single}",
        f"\n- {double}",
        " [[Jane]]",
        f" |\n  {plain}\n\n  more",
        f"\n  x: {plain}",
        " {{date}}",
        f" &{plain.split()[0]} {single}",
    )
    return draw(st.sampled_from(shapes))


@st.composite
def notes(draw: st.DrawFn) -> tuple[str, str]:
    """A note, and what stands behind its key `a`."""
    keys = draw(st.lists(st.sampled_from(["b", "Last contact", "c-d", "'q'"]), unique=True))
    old = draw(values())
    at = draw(st.integers(0, len(keys)))
    lines = [f"{key}:{draw(values())}" for key in keys]
    lines.insert(at, f"a:{old}")
    block = "".join(
        f"{line}{draw(COMMENT) if chr(10) not in line else ''}\n{draw(st.sampled_from(['', '# c', '']))}\n"
        for line in lines
    )
    body = draw(st.text(alphabet="ab\n #-:é\udce9", max_size=30))
    text = f"{draw(st.sampled_from(['', chr(0xFEFF)]))}---\n{block}---\n{body}"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), old


@given(notes(), st.one_of(WORDS, PLAIN, st.text(max_size=6)))
def test_setting_changes_one_value_and_nothing_else(case: tuple[str, str], value: str) -> None:
    text, _ = case
    try:
        edits = set_value(text, "a", value)
    except CannotEdit:
        return
    after = apply(text, edits)
    before, now = read_front_matter(text), read_front_matter(after)
    found = now.find("a")
    assert found is not None
    assert found.text == ("" if value in {"null", "~", "Null", "NULL"} else value)
    assert [(p.key, p.kind, p.texts) for p in before.properties if p.key != "a"] == [
        (p.key, p.kind, p.texts) for p in now.properties if p.key != "a"
    ]
    assert after[now.body :] == text[before.body :]
    assert set_value(after, "a", value) == []
    span = before.find("a")
    assert span is not None
    last = text.index("\n", span.end) + 1
    assert all(span.key_end <= edit.start and edit.end <= last for edit in edits)


@given(notes(), PLAIN)
def test_a_plain_value_that_is_set_back_is_the_same_to_the_byte(case: tuple[str, str], value: str) -> None:
    text, old = case
    found = read_front_matter(text).find("a")
    if not found or found.kind != "scalar" or not found.values or found.values[0].style != "plain":
        return
    assume(not found.values[0].anchored and not old.startswith(" [["))
    there = apply(text, set_value(text, "a", value))
    assert apply(there, set_value(there, "a", found.text)) == text


@given(notes(), WORDS)
def test_an_item_that_is_added_and_taken_out_leaves_the_others(case: tuple[str, str], item: str) -> None:
    text, _ = case
    try:
        edits = add_items(text, "a", (item,))
    except CannotEdit:
        return
    assume(edits)
    after = apply(text, edits)
    before, now = read_front_matter(text).find("a"), read_front_matter(after).find("a")
    assert before is not None
    assert now is not None
    assert now.texts == (*before.texts, item)
    back = apply(after, remove_items(after, "a", (item,)))
    if before.kind == "list":
        assert back == text
