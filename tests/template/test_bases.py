"""Every base of the template against the syntax, and the checker itself against bases that are broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.template.base_file import problems
from tests.template.expressions import BadExpression, check_expression

TEMPLATE = Path(__file__).parents[2] / "vault-template"
BASES = sorted(TEMPLATE.glob("Bases/*.base"))
OURS = set(json.loads((TEMPLATE / ".obsidian/types.json").read_text())["types"]) | {"newsletter"}


def test_there_are_the_six_that_the_home_note_links() -> None:
    names = {path.stem for path in BASES}
    assert names == {"People", "Due", "Inner circle", "Alliances", "Pipeline", "Birthdays"}
    home = (TEMPLATE / "Home.md").read_text()
    assert all(f"[[{name}.base|" in home for name in names)


@pytest.mark.parametrize("path", BASES, ids=lambda path: path.stem)
def test_every_base_keeps_to_the_syntax(path: Path) -> None:
    assert problems(path.read_text(), OURS) == []


@pytest.mark.parametrize("path", BASES, ids=lambda path: path.stem)
def test_every_formula_is_shown_or_used(path: Path) -> None:
    text = path.read_text()
    names = [
        line.strip().split(":")[0]
        for line in text.split("formulas:")[1].split("properties:")[0].split("\n")
        if line.strip()
    ]
    assert [name for name in names if text.count(f"formula.{name}") < 1] == []


BROKEN = {
    "a function that does not exist": ("date(next_touch) <= today()", "dates(next_touch) <= today()"),
    "a method that does not exist": (".round()", ".rounded()"),
    "a bracket too few": ("number(date(next_touch))", "number(date(next_touch)"),
    "a bracket too many": (".round()", ".round())"),
    "a property that does not exist": ('type == "contact"', 'typ == "contact"'),
    "a formula that does not exist": ("formula.days_left <= 0", "formula.day_left <= 0"),
    "two operators": ("formula.days_left > 0", "formula.days_left > > 0"),
    "an argument too many": ("next_touch.isEmpty()", "next_touch.isEmpty(1)"),
    "a filter with two of and, or, not": ("filters:\n  and:", 'filters:\n  or: [type == "a"]\n  and:'),
    "an exclamation mark that YAML takes for a tag": ('"!next_touch.isEmpty()"', "!next_touch.isEmpty()"),
    "an unknown view": ("type: table", "type: grid"),
    "two views of one name": ("name: Next fortnight", "name: Due now"),
    "a view without a name": ("name: Due now", "name: ''"),
    "a direction in small letters": ("direction: ASC", "direction: asc"),
    "a column that does not exist": ("- next_touch\n", "- next_tuch\n"),
    "a summary that does not exist": ("formula.days_left: waiting", "formula.days_left: wating"),
    "a display name that is no text": ("displayName: Due\n", "displayName: 3\n"),
    "a key that does not exist": ("formulas:", "formulae:"),
    "text that does not end": ('"1 Inner circle"', '"1 Inner circle'),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_checker_notices(what: str) -> None:
    text = (
        (TEMPLATE / "Bases/Due.base")
        .read_text()
        .replace("formula.days_left <= 0", "formula.days_left <= 0 && date(next_touch) <= today()")
    )
    assert problems(text, OURS) == []
    right, wrong = BROKEN[what]
    assert right in text
    assert problems(text.replace(right, wrong, 1), OURS) != []


@pytest.mark.parametrize(
    "text",
    [
        "1 + 2 * -3",
        "(a || !b) && c != null",
        "list(a).filter(value > 1).length",
        "a[0].format('YYYY')",
        'file.hasTag("x")',
        "this.file.name",
        'note.a + "7d"',
    ],
)
def test_expressions_that_bases_take(text: str) -> None:
    check_expression(text, properties={"a", "b", "c"})


@pytest.mark.parametrize(
    "text",
    [
        *("", "1 +", "a b", "a..b", "value > 1", "file.nme", "list()"),
        *("'open", "a.length()", "a ? 1 : 2", "foo(1)", "a = 1", "note.d"),
    ],
)
def test_expressions_that_bases_do_not_take(text: str) -> None:
    with pytest.raises(BadExpression):
        check_expression(text, properties={"a", "b", "c"})
