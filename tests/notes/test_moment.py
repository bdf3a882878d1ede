"""Moment's formats, compared with what moment itself makes of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cultivate.notes.moment import format_moment

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "moment_pairs.tsv").read_text("utf-8").split("\n")
    if line
]
"""Made by npm's moment 2.29.4, locale en, TZ=Europe/London: a time, a format, and what moment wrote."""


def test_the_table_is_there() -> None:
    assert len(PAIRS) > 500
    assert len({pattern for _, pattern, _ in PAIRS}) > 45


@pytest.mark.parametrize("pattern", sorted({pattern for _, pattern, _ in PAIRS}))
def test_every_format_is_written_as_moment_writes_it(pattern: str) -> None:
    for when, _, expected in (pair for pair in PAIRS if pair[1] == pattern):
        assert format_moment(datetime.fromisoformat(when), pattern) == expected, when
