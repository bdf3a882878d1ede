"""Inline code: as CommonMark has it, and in a time that grows with the text."""

from __future__ import annotations

import time

import pytest

from cultivate.notes.code import code_spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("`a` b", [(0, 3)]),
        ("`` a`b ``", [(0, 9)]),
        ("`a`` b`", [(0, 7)]),
        ("``a`", []),
        ("`a\nb`", []),
        ("```a``` `b`", [(0, 7), (8, 11)]),
        ("`", []),
    ],
)
def test_a_run_is_closed_by_one_of_its_length(text: str, spans: list[tuple[int, int]]) -> None:
    assert code_spans(text) == spans


@pytest.mark.parametrize("unit", ["`", "`a", "``a", "`a``b", "`\n"])
def test_a_quarter_of_a_megabyte_is_read_at_once(unit: str) -> None:
    started = time.process_time()
    code_spans(unit * (250_000 // len(unit)))
    assert time.process_time() - started < 5
