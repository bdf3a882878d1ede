"""Where front matter begins and ends, what its properties say, and what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.notes import events
from cultivate.notes.frontmatter import FrontMatter, read_front_matter


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds on either parser: PyYAML is built without libyaml in places."""
    if request.param == "pure":
        monkeypatch.setattr(events, "LOADER", events.PURE)


def read(block: str, newline: str = "\n") -> FrontMatter:
    return read_front_matter(f"---\n{block}\n---\nbody\n".replace("\n", newline))


def said(front: FrontMatter) -> list[tuple[int, int, str, str]]:
    return [(problem.line, problem.column, problem.code, problem.message) for problem in front.problems]


def test_offsets_mark_fences_and_body() -> None:
    text = "\ufeff---\r\na: 1\r\n---\r\nbody"
    front = read_front_matter(text)
    assert (front.start, text[front.inner : front.close], text[front.body :]) == (1, "a: 1\r\n", "body")


@pytest.mark.parametrize("text", ["", "body\n", "a: 1\n---\n", "----\nwords\n", "\n\n---\nwords\n"])
def test_a_note_without_front_matter_has_no_problem(text: str) -> None:
    front = read_front_matter(text)
    assert (front.present, front.properties, front.problems, front.body) == (False, (), (), 0)


def test_an_empty_block_is_present() -> None:
    assert read_front_matter("---\n---\nbody").present
    assert read_front_matter("---\n\n# only a comment\n---").properties == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_value_stands_where_it_says(newline: str) -> None:
    text = "---\na: one # c\n'b' : \"two\"\nc: [x, 'y']\nd:\n  - p\n\n# tail\ne:\n---\n".replace(
        "\n", newline
    )
    front = read_front_matter(text)
    shown = [
        (p.key, text[p.key_start : p.key_end], text[p.start : p.end], p.line, p.column)
        for p in front.properties
    ]
    assert shown == [
        ("a", "a", "one", 2, 1),
        ("b", "'b'", '"two"', 3, 1),
        ("c", "c", "[x, 'y']", 4, 1),
        ("d", "d", "- p", 5, 1),
        ("e", "e", "", 9, 1),
    ]
    assert [
        (v.text, text[v.start : v.end], v.style, v.line, v.column) for p in front.properties for v in p.values
    ] == [
        ("one", "one", "plain", 2, 4),
        ("two", '"two"', "double", 3, 7),
        ("x", "x", "plain", 4, 5),
        ("y", "'y'", "single", 4, 8),
        ("p", "p", "plain", 6, 5),
        ("", "", "empty", 9, 3),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "yes",
        "12:30",
        "0123",
        "+49301234567",
        "1e3",
        "2026-02-30",
        "[[Jane Doe]]",
        "[[Jane|J]]",
        "[[Lee, Bob]]",
        "a\tb",
        "x:y",
        "a#b",
    ],
)
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    front = read(f"a: {typed}\nb:\n  - {typed}\nc: 1")
    assert [(p.key, p.kind, p.texts, p.complex) for p in front.properties] == [
        ("a", "scalar", (typed,), False),
        ("b", "list", (typed,), False),
        ("c", "scalar", ("1",), False),
    ]
    assert front.problems == ()


@pytest.mark.parametrize(
    "unknown", ["", "~", "null", "Null", '""', "''", '"null"', "# a comment", "[]", "['']"]
)
def test_what_is_empty_is_unknown(unknown: str) -> None:
    front = read(f"a: {unknown}\nb: 1")
    found = front.find("a")
    assert found is not None
    assert (found.text, found.texts, found.complex) == ("", (), False)


@pytest.mark.parametrize("value", ["{{date}}", "{x: y}", "[[[a]], {b: c}]", "\n  nested: yes", "\n  - x: y"])
def test_what_is_no_text_is_complex_and_costs_nothing_else(value: str) -> None:
    front = read(f"a: {value}\nlast_touch: 2026-10-09")
    assert [(p.key, p.complex) for p in front.properties] == [("a", True), ("last_touch", False)]
    assert front.problem is None


def test_an_alias_is_not_expanded() -> None:
    front = read("a: &x one\nb: *x\nc: &y [p]\nd: *y")
    assert [(p.key, p.texts) for p in front.properties] == [
        ("a", ("one",)),
        ("b", ()),
        ("c", ("p",)),
        ("d", ()),
    ]
    assert front.properties[0].values[0].anchored
    assert [problem.severity for problem in front.problems] == ["warning", "warning"]


def test_the_first_of_two_properties_is_read_and_the_second_named() -> None:
    front = read("a: 1\nb: 2\na: 3")
    assert [(p.key, p.text) for p in front.properties] == [("a", "1"), ("b", "2")]
    assert said(front) == [(4, 1, "duplicate-key", "`a` stands in this note a second time")]
    assert front.repeated == {"a"}


@pytest.mark.parametrize(
    ("block", "line", "column", "message"),
    [
        ('a: 1\nname: "Jane\nb: 2', 3, 7, "the quote that opens here is not closed"),
        ('name: "Jane\nnick: "JD"', 2, 7, "the quote that opens here is not closed"),
        ("a: [b, c\nd: 1", 2, 4, "the [ that opens here is not closed"),
        ("a: [[Jane\nd: 1", 2, 4, "the [[ that opens here is not closed"),
        ("a: {{date\nd: 1", 2, 4, "the {{ that opens here is not closed"),
        ("a:\n\t- b", 3, 1, "a tab stands where only spaces may"),
        ("a: 1\njust words\nb: 2", 3, 1, "this line is no property"),
        ("a: 1\n  b: 2", 3, 1, "this line does not go with the one above it"),
        ("- a\n- b", 2, 1, "the front matter holds no properties"),
        ("just words", 2, 1, "the front matter holds no properties"),
        ("a: 1\n...\nb: 2", 4, 1, "the properties end before this line"),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x", 2, 1, "a merge conflict begins here"),
        ("a: 1\rb: 2", 2, 5, "a carriage return stands alone in this line"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words_and_at_its_place(
    block: str, line: int, column: int, message: str
) -> None:
    front = read(block)
    assert front.problem is not None
    assert (front.problem.line, front.problem.column, front.problem.message) == (line, column, message)
    assert (front.properties, front.problem.severity, front.problem.path) == ((), "error", "")
    assert front.problem.advice


@pytest.mark.parametrize(
    ("value", "column", "message"),
    [
        ("@jane", 4, "a value that starts with @ needs quotes"),
        ("`x`", 4, "a value that starts with ` needs quotes"),
        ("*b c*", 4, "a value that starts with * needs quotes"),
        ("> quoted", 4, "a value that starts with > needs quotes"),
        ("!x!y z", 4, "a value that starts with ! needs quotes"),
        ("meet: now", 8, "a value with a colon and a space in it needs quotes"),
        ("[[B]], [[C]]", 4, "quote a wikilink"),
        ("[[Bob #x]]", 4, "quote a wikilink"),
        ("{{date}} x", 4, "a value that starts with {{ needs quotes"),
        ("'O'Brien", 7, "there is text after the closing quote"),
        ('"\\q"', 4, "a backslash in these quotes is no escape"),
        ('"\\ud800"', 4, "a backslash in these quotes is no escape"),
        ("- b", 4, "a list begins on a line of its own"),
        ("\n  - @b\n  - c", 5, "a value that starts with @ needs quotes"),
    ],
)
def test_a_bad_value_costs_its_property_alone(value: str, column: int, message: str) -> None:
    front = read(f"x: 1\na: {value}\nlast_touch: 2026-10-09")
    assert [(p.key, p.text) for p in front.properties] == [("x", "1"), ("last_touch", "2026-10-09")]
    assert front.problem is None
    assert [(p.line, p.column, p.severity) for p in front.problems] == [
        (3 + value.startswith("\n"), column, "error")
    ]
    assert front.problems[0].message == f"`a`: {message}"


def test_a_mended_block_is_one_where_the_key_still_stands() -> None:
    """The @ is inside a list that runs over lines: nobody knows what was meant."""
    assert read("a: [b,\nc: @d\n]\ne: 1").problem is not None


def test_bytes_that_are_no_text_cost_the_property_they_are_in() -> None:
    front = read("name: Jan\udce9\ncity: Le\x00ds\n# \udcff\nlast_touch: 2026-10-09")
    assert [p.key for p in front.properties] == ["last_touch"]
    assert said(front) == [
        (2, 10, "not-utf-8", "this line is not UTF-8"),
        (3, 9, "control-character", "this line holds a control character"),
        (4, 3, "not-utf-8", "this line is not UTF-8"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\na: 1\n", "unclosed-front-matter"),
        ("---\na: 1\n...\nbody\n", "unclosed-front-matter"),
        ("---\na: 1\n --- \n", "unclosed-front-matter"),
        ("----\na: 1\n----\nbody\n", "almost-front-matter"),
        ("--- \na: 1\n---\nbody\n", "almost-front-matter"),
        ("\n---\na: 1\n---\nbody\n", "almost-front-matter"),
        (" ---\na: 1\n---\n", "almost-front-matter"),
        ("---\ra: 1\r---\rbody\r", "cr-only"),
        ("\udcff\udcfe-\x00-\x00-\x00\n\x00", "utf-16"),
        ("\x00-\x00-\x00-\x00\n", "utf-16"),
    ],
)
def test_front_matter_that_a_person_meant_and_nobody_reads_is_named(text: str, code: str) -> None:
    front = read_front_matter(text)
    assert not front.present
    assert front.problem is not None
    assert front.problem.code == code


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\ufeff"])
def test_unicode_separators_are_characters_like_others(separator: str) -> None:
    front = read(f'a: one{separator}two\nb: "three{separator}four"\n{separator}c: 5')
    assert [(p.key, p.text) for p in front.properties] == [
        ("a", f"one{separator}two"),
        ("b", f"three{separator}four"),
        (f"{separator}c", "5"),
    ]


HOSTILE = {
    "brackets": "[" * 30_000,
    "braces": "{" * 30_000,
    "dashes": "- " * 30_000,
    "questions": "? [a]\n: b\n" * 3_000,
    "aliases": "a: &a [x]\nb: [" + "*a, " * 5_000 + "]",
    "events": "a: [" + "b," * 30_000 + "]",
    "tabs": "a: \t" + "\t " * 30_000 + "x",
    "long": "a: " + "b" * 70_000,
    "number": "a: " + "9" * 60_000,
    "version": "%YAML 1." + "9" * 5_000,
    "escape": 'a: "\\UFFFFFFFF"',
    "python": "a: !!python/object/apply:os.system ['true']",
    "timestamp": "a: 2026-99-99T99:99:99\nb: !!timestamp x\nc: !!binary é\nd: !!float x\ne: !!int ''",
    "nul": "\x00" * 60_000,
    "bytes": "\udcff" * 60_000,
    "same": "a: 1\n" * 9_000,
    "handles": "".join(f"k{n}: @x\n" for n in range(5_000)),
    "quote": "a: '" + "\n" * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(60)
def test_nothing_in_a_block_breaks_the_reader(name: str) -> None:
    front = read(HOSTILE[name])
    assert front.present
    assert front.body < 150_000


@given(
    st.lists(
        st.sampled_from(
            [*"ab-:#[]{},&*!|>'\"%@`?\\~\t\r\n \x00\u2028\ufeff", "\udce9", ": ", "\n  - ", "[[A]]", "{{d}}"]
        )
    )
)
def test_no_text_raises_and_every_span_lies_in_the_block(parts: list[str]) -> None:
    text = "---\n" + "".join(parts) + "\n---\nbody"
    front = read_front_matter(text)
    for found in front.properties:
        assert front.inner <= found.key_start <= found.key_end <= found.start <= found.end <= front.close
        assert all(found.start <= value.start <= value.end <= found.end for value in found.values)
