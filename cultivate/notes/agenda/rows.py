"""One line of an agenda taken apart: indent, bullet, box and words.

Shapes are Obsidian's and the Tasks plugin's: any indent, `-`, `*`, `+`, `1.` or `1)`, any character in
the box.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cultivate.notes.fields import split_fields
from cultivate.notes.text import BOM, Line

_ROW = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<bullet>[-*+]|[0-9]{1,9}[.)])(?:[ \t]+(?:\[(?P<box>[^\[\]])\](?!\()[ \t]*)?|$))?"
    r"(?P<words>.*)\Z",
    re.DOTALL,
)
TAB = 4
"""Columns that a tab is worth, as Obsidian shows it; only more or less indent matters."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank. `indent` counts columns, `margin` is the indent as it stands.

    `box` is the character between the brackets and `box_at` its offset; a line without a box
    has an empty one. `words` are what follows, `words_at` where they begin. `hides`: a comment or a code
    block begins on it and goes on below, so that nothing new can stand there.
    """

    line: Line
    margin: str
    bullet: str
    box: str
    box_at: int
    words: str
    words_at: int
    hides: bool = False

    @property
    def indent(self) -> int:
        """Columns before the bullet."""
        return len(self.margin.expandtabs(TAB))

    @property
    def said(self) -> str:
        """The words without what task plugins add to them."""
        return split_fields(self.words.strip())[0]

    @property
    def is_empty(self) -> bool:
        """A bullet or a box with nothing after it."""
        return bool(self.bullet) and not self.words.strip(" \t")


def read_row(text: str, line: Line) -> Row:
    """`line` of `text` as a row."""
    start = line.start + (line.start == 0 and text.startswith(BOM))
    match = _ROW.match(text, start, line.end)
    if match is None:  # every part is optional
        raise AssertionError(line)
    return Row(
        line=line,
        margin=match["indent"],
        bullet=match["bullet"] or "",
        box=match["box"] or "",
        box_at=match.start("box"),
        words=match["words"],
        words_at=match.start("words"),
    )
