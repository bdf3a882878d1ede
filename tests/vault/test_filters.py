"""Patterns of paths that are left out, and expressions that could take long."""

from __future__ import annotations

import time

import pytest

from cultivate.vault.filters import Filters, safe_expression


@pytest.mark.parametrize(
    ("pattern", "path", "left_out"),
    [
        ("Archive/", "Archive/Jane.md", True),
        ("/Archive", "Archive/Jane.md", True),
        ("Archive/", "Old/Archive/Jane.md", False),
        ("Archive", "Archived people.md", True),
        ("/daily-.*/", "x/daily-2026.md", True),
        ("/daily-.*/", "x/Daily.md", False),
        ("/^Old\\/.*\\.md$/", "Old/Jane.md", True),
        ("/^Old\\/.*\\.md$/", "New/Old/Jane.md", False),
        ("/[0-9]{4}/", "x/2026.md", True),
        ("/(?:a|b)c/", "bc.md", True),
        ("/a?b+c*d/", "bd.md", True),
        ("/colou?r/", "color.md", True),
        ("*.draft.md", "People/x.draft.md", True),
        ("*.draft.md", "People/x.md", False),
        ("People/?.md", "People/A.md", True),
        ("People/?.md", "People/AB.md", False),
        ("", "x.md", False),
        ("/", "x.md", False),
    ],
)
def test_what_a_pattern_leaves_out(pattern: str, path: str, left_out: bool) -> None:
    assert Filters([pattern]).match(path) is left_out


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a*)*b",
        "(a|a)*b",
        "(a|aa)+$",
        "(?:a?){30}a{30}",
        "(.*)(.*)(.*)(.*)b",
        "a*a*a*a*b",
        "a?" * 60 + "a" * 60,
        "(a|a)" * 30 + "b",
        "(?=a+)+b",
        "(a)\\1+",
        "[a-z]*[a-z]*[a-z]*9",
        "\\w+\\w+\\w+9",
        "a" * 201,
        "(",
        "[",
        "a{9999999999}",
        "a++b",
    ],
)
def test_an_expression_that_could_take_long_is_not_run(pattern: str) -> None:
    filters = Filters([f"/{pattern}/", "Archive/"])
    assert filters.refused == (f"/{pattern}/",)
    assert not filters.match("a" * 200)
    assert filters.match("Archive/x")


@pytest.mark.parametrize(
    "pattern", ["a*a*b", "\\w+\\s*9", "(a|b)(a|b)(a|b)x", "a?a?a?a*b", ".*.*.*a.*b", "[^b]*c"]
)
def test_the_worst_that_is_run_ends_soon(pattern: str) -> None:
    filters = Filters([f"/{pattern}/"])
    assert not filters.refused
    started = time.process_time()
    filters.match("a" * 255)
    assert time.process_time() - started < 2


def test_idle_ends_cost_nothing() -> None:
    expression = safe_expression("^.*draft.*$")
    assert expression
    assert expression.pattern == "draft"


def test_a_pattern_with_many_stars_ends_soon() -> None:
    started = time.process_time()
    assert not Filters(["*a" * 90 + "b"]).match("a" * 255)
    assert time.process_time() - started < 2


def test_nothing_is_left_out_by_nothing() -> None:
    assert not Filters([])
    assert not Filters([]).match("x.md")
