"""Small numbers, and several names, as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number: int) -> str:
    """`one` to `ten`, others in digits."""
    return WORDS[number - 1] if 1 <= number <= len(WORDS) else f"{number:,}"


def together(names: Sequence[str]) -> str:
    """`Ann`, `Ann and Bob`, `Ann, Bob and Eve`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
