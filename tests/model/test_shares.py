"""Shares of a few, and what they may really be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.shares import share_of, span, told_share, wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (12, 31, 0.2373, 0.5617),  # worked out by hand
        (0, 10, 0.0, 0.2775),  # the tables of Newcombe, Statistics in Medicine 17 (1998)
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_range(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.0001)


def test_how_it_is_said() -> None:
    assert told_share(12, 31, "reached") == "12 of 31 reached, 39%; with so few it may be 24 to 56%"
    assert told_share(500, 1000) == "500 of 1,000, 50%; it may be 47 to 53%"
    assert told_share(0, 0, "reached") == "0 of 0 reached"
    assert span(0, 0) == ""
    assert share_of(0, 0) is None


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_share_itself_lies_within(counts: tuple[int, int]) -> None:
    part, whole = counts
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1
