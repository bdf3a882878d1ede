"""Inline code of a line: what stands between two runs of as many backticks (CommonMark 0.31, 6.1)."""

from __future__ import annotations

import re

_RUN = re.compile(r"`+|\n")


def code_ends(text: str) -> dict[int, int]:
    """Where the inline code that may begin at an offset ends, for every run of backticks that has a partner.

    A run that another one has closed, or that stands in a comment, begins none: whoever reads from the left
    knows. Code does not go on past its line. In a time that grows with the text, whatever stands in it.
    """
    ends: dict[int, int] = {}
    after: dict[
        int, int
    ] = {}  # by length: where the nearest run of that length ends, seen from the text's end
    for run in reversed(list(_RUN.finditer(text))):
        if run[0] == "\n":
            after.clear()
            continue
        length = run.end() - run.start()
        if length in after:
            ends[run.start()] = after[length]
        after[length] = run.end()
    return ends


def code_spans(text: str) -> list[tuple[int, int]]:
    """The inline code in `text`, from the left; starts and ends."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(code_ends(text).items()):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans
