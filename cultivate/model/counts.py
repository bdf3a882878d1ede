"""Small numbers as they stand in a sentence."""

from __future__ import annotations

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number: int) -> str:
    """`one` to `ten`, others in digits."""
    return WORDS[number - 1] if 1 <= number <= len(WORDS) else f"{number:,}"
