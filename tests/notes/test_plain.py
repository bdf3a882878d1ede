"""The quick reader of plain front matter says what the YAML parser says, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cultivate.notes import events, yamlblock
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.plain import LONGEST, read_plain
from cultivate.notes.reading import Reading
from cultivate.notes.text import decode

TESTS = Path(__file__).parents[1]
NOTES = [*TESTS.rglob("*.md"), *(TESTS.parent / "vault-template").rglob("*.md")]

PLAIN = """\
type: contact
tier: inner-circle        # or a list: a seat in each
last contact: 2026-10-09
birthday: --04-02
next_touch:
email: [jane@acme.example]
phone: ["+44 7700 900123", '07700 900123']
newsletter: null
introduced_by: "[[Bob Lee]]"
# what they like
interests:
  - sailing
  - "jazz: live"

  -
tags:
- sample
url: https://acme.example/#top
ort: Köln, 李雷 🚣
children: []
aim: meet her two fellow CFOs [by spring]
"""


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(events, "LOADER", events.PURE)


def agrees(block: str) -> bool:
    """Whether the quick reader took the block on; then it has to say all that there is to say."""
    plain = read_plain(block, 4, 2)
    if plain is None:
        return False
    whole = yamlblock.read_yaml(block, 4, 2)
    assert Reading(tuple(plain.values())) == whole
    assert [*plain] == [each.key for each in whole.properties]
    return True


@pytest.mark.usefixtures("parser")
def test_what_obsidian_writes_is_plain() -> None:
    assert agrees(PLAIN)
    for line in PLAIN.splitlines(keepends=True):
        assert agrees(f"a: b\nc:\n{line}")


@pytest.mark.usefixtures("parser")
def test_real_notes_read_alike() -> None:
    taken = 0
    for path in NOTES:
        text = decode(path.read_bytes())
        front = read_front_matter(text)
        taken += agrees(text[front.inner : front.close])
    assert taken > 20


@pytest.mark.parametrize(
    "block",
    [
        "",
        "# only a comment\n",
        "a: b",  # no line's end
        "a: b\r\n",
        "a:\tb\n",
        "a:b\n",
        " a: b\n",
        "a: b\na: c\n",
        "a: b: c\n",
        "a: b:\n",
        "a: b\n  c\n",
        "a: 'b\n  c'\n",
        "a: b\n  - c\n",
        "a:\n  - b\n - c\n",
        "a:\n  - b\n    c\n",
        "a:\n  - b: c\n",
        "a:\n  - - b\n",
        "a:\n  - [b]\n",
        "a:\n  b: c\n",
        "- a\n",
        "a: |\n  b\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "a: @b\n",
        "a: {b: c}\n",
        "a: {{date}}\n",
        "a: [[Bob]]\n",
        "a: [b: c]\n",
        "a: [b, c: d]\n",
        "a: [b,, c]\n",
        "a: [b\n  , c]\n",
        "a: [b] c\n",
        "a: 'it''s'\n",
        'a: "b\\n"\n',
        'a: "b" c\n',
        'a: "b"# c\n',
        "? a\n: b\n",
        "<<: b\n",
        "'a': b\n",
        "a : b\n",
        "a: b\n...\n",
        "a: b\n--- \nc: d\n",
        "%YAML 1.1\n",
        "a: b\x07\n",
        "a: b\u2028c\n",
        "a: b\u00a0\n",
        "a: \ufeffb\n",
        "a: b\x85c\n",
        "a: \udce9\n",
    ],
)
def test_what_is_odd_is_left_to_the_parser(block: str) -> None:
    assert read_plain(block, 4, 2) is None


def test_a_long_block_is_left_to_the_parser() -> None:
    lines = "".join(f"k{number}: v\n" for number in range(LONGEST // 7))
    assert len(lines) > LONGEST
    assert read_plain(lines, 4, 2) is None


KEYS = st.sampled_from(
    [
        "a",
        "b",
        "Last contact",
        "c-d",
        "e_f",
        "Größe",
        "1",
        "no",
        "null",
        "k" * 62,
        "a:b",
        "'q'",
        "x y  z",
        "-",
    ]
)
SIGNS = st.text(alphabet="ab é日🚣'\"#:,[]{}-?!&*|>%@`\\~.+/($€ \t0129=<^;", max_size=9)
WORDS = st.sampled_from(
    [
        "null",
        "~",
        "b c",
        "2026-10-09",
        "12:30",
        "[[Jane]]",
        "a#b",
        "--04-02",
        "---",
        "...",
        "it's",
        "(b)",
        "- b",
    ]
)
TEXTS = st.one_of(SIGNS, WORDS, st.tuples(WORDS, SIGNS).map("".join))
QUOTED = st.one_of(TEXTS.map('"{}"'.format), TEXTS.map("'{}'".format))
ITEMS = st.one_of(TEXTS, QUOTED)
SPACES = st.sampled_from(["", " ", "  "])
FLOWS = st.tuples(SPACES, st.lists(ITEMS, max_size=3).map(", ".join), SPACES).map(
    "[{0[0]}{0[1]}{0[2]}]".format
)
VALUES = st.one_of(TEXTS, QUOTED, FLOWS)
TAILS = st.sampled_from(["", "", "", " ", " # c", "# c", "  #: c", " #"])
KEYED = st.tuples(KEYS, st.sampled_from([":", ": ", ":  ", " : "]), VALUES | st.just(""))
DASHED = st.tuples(st.sampled_from(["- ", "  - ", " - ", "  -", "-", "  -  ", "    "]), ITEMS | st.just(""))
OTHERS = st.sampled_from(["", "  ", "# c", "  # c: d", "#"]).map(lambda line: (line,))
LINES = st.tuples(st.one_of(KEYED, KEYED, DASHED, OTHERS).map("".join), TAILS, st.just("\n")).map("".join)


@settings(max_examples=600)
@given(st.lists(LINES, min_size=1, max_size=6).map("".join))
@example("a:\n#\n- b\n\n-\n- c\nd:\n")
def test_it_agrees_with_the_parser_or_leaves_it_to_it(block: str) -> None:
    agrees(block)
