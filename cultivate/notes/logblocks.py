"""The section of a log as blocks: dated bullets with the lines below them, headings, tables, anything else.

Reading and inserting both stand on these, so that a new line never lands inside what belongs together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from cultivate.model.settings import Settings
from cultivate.notes.body import Kind, Section, Walk, is_plain, sections, width
from cultivate.notes.logline import Dated, date_at
from cultivate.notes.text import Line

_BULLET = re.compile(r"(?P<marker>[-*+](?:[ \t]+|$))(?:\[(?P<box>.)\](?:[ \t]+|$))?")
_HEADING = re.compile(r"#{1,6}(?:[ \t]+(?P<title>.*?))??(?:[ \t]+#+)?[ \t]*$")
_OTHER_ITEM = re.compile(r"\d{1,9}[.)](?:[ \t]|$)|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_NO_WORD = frozenset(("", " ", "\t", "["))
_OUTERMOST = frozenset(("- ", "* ", "+ "))
_MAY_BE_DATE = frozenset("0123456789*_[")


@dataclass(slots=True)
class Block:
    """Something that stands in a section: `text[start:end]`, the last newline included.

    `line` is the number of its first line. A bullet has `indent`, `marker` ("- ", with its spaces) and `box`,
    the character in a checkbox, empty without one. `at` is the offset of `body`: a bullet's or heading's
    words. `details` are the lines that belong to something dated, as typed; `rows` the lines of a table.
    """

    kind: Literal["bullet", "heading", "table", "text"]
    line: int
    start: int
    end: int
    indent: str = ""
    marker: str = ""
    box: str = ""
    body: str = ""
    at: int = 0
    dated: Dated | None = None
    details: list[str] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)

    @property
    def is_open_box(self) -> bool:
        """Whether it is a checkbox that nobody ticked: something to do, and nothing that happened."""
        return bool(self.box) and self.box not in "xX"


def log_sections(text: str, settings: Settings) -> list[Section]:
    """Every section that is read as a log; one inside another is part of that."""
    found: list[Section] = []
    for section in sections(text):
        named = any(section.is_named(title) for title in settings.log_headings)
        if named and not (found and section.start < found[-1].end):
            found.append(section)
    return found


def read_blocks(text: str, start: int, end: int, above: int | None = None) -> list[Block]:
    """The blocks of `text[start:end]`, which begins after a heading and not inside code or a comment.

    `above` is how many lines stand before it, counted where it is not given.
    """
    blocks, walk = _Blocks(text), Walk(text)
    plain = is_plain(text, start, end)
    number = text.count("\n", 0, start) if above is None else above
    while start < end:
        number += 1
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline + 1
        typed = text[start : stop if newline < 0 else newline].removesuffix("\r")
        if plain and typed[:2] in _OUTERMOST and typed[2:3] not in _NO_WORD:
            # By far the most lines of a log: a bullet at the margin, where nothing else can be open.
            walk.pass_bullet()
            blocks.take_bullet(number, start, stop, typed)
        else:
            line = Line(start, start + len(typed), stop, number)
            blocks.take(line, walk.kind(line))
        start = stop
    return blocks.found


class _Blocks:
    __slots__ = ("_blanks", "_open", "_text", "found")

    def __init__(self, text: str) -> None:
        self._text = text
        self.found: list[Block] = []
        self._open: Block | None = None  # what the next line may belong to
        self._blanks = 0  # empty lines since its last one

    def take(self, line: Line, kind: Kind) -> None:
        """Add the next line."""
        if kind == "blank":
            self._blanks += 1
            return
        typed = self._text[line.start : line.end]
        bare = typed.lstrip(" \t")
        indent = typed[: len(typed) - len(bare)]
        if self._open and self._belongs(self._open, indent, bare, kind, line):
            self._extend(self._open, line, typed if kind != "comment" else "")
        else:
            self._open = self._begin(line, kind, indent, bare)
            self.found.append(self._open)
        self._blanks = 0

    def take_bullet(self, number: int, start: int, stop: int, typed: str) -> None:
        """Add a bullet at the margin that has no box: it is part of nothing but a dated heading's text."""
        body = typed[2:]
        dated = _dated(body)
        if not dated and self._open and self._open.kind == "heading" and self._open.dated:
            self._extend(self._open, Line(start, start + len(typed), stop, number), typed)
        else:
            block = Block("bullet", number, start, stop, "", typed[:2], "", body, start + 2, dated)
            self._open = block
            self.found.append(block)
        self._blanks = 0

    def _belongs(self, block: Block, indent: str, bare: str, kind: Kind, line: Line) -> bool:
        if block.kind == "table":
            return not self._blanks and kind == "prose" and "|" in bare
        if not block.dated:
            return False
        if block.kind == "heading":
            bullet = _BULLET.match(bare) if kind == "prose" and len(indent) < 2 else None
            return not bare.startswith("#") and not (bullet and _dated(bare[bullet.end() :]))
        if kind == "inside" or width(indent) > width(block.indent) + 1:
            return True
        # Markdown: a line that goes on directly below belongs to the bullet, indented or not.
        other = bare.startswith(("#", "|")) or _BULLET.match(bare) or _OTHER_ITEM.match(bare)
        return kind == "prose" and not self._blanks and not other

    def _extend(self, block: Block, line: Line, typed: str) -> None:
        block.end = line.stop
        if block.kind == "table":
            block.rows.append(line)
        else:
            block.details += [""] * self._blanks
            block.details.append(typed)

    def _begin(self, line: Line, kind: Kind, indent: str, bare: str) -> Block:
        block = Block("text", line.number, line.start, line.stop, indent)
        if kind != "prose":
            return block
        if bullet := _BULLET.match(bare):
            block.kind, block.marker, block.box = "bullet", bullet["marker"], bullet["box"] or ""
            self._name(block, bare[bullet.end() :], line.start + len(indent) + bullet.end())
        elif bare.startswith("#") and (heading := _HEADING.match(bare)):
            block.kind = "heading"
            self._name(block, heading["title"] or "", line.start + len(indent) + heading.start("title"))
        elif "|" in bare and self._has_rule_below(line):
            block.kind, block.rows = "table", [line]
        return block

    def _name(self, block: Block, body: str, at: int) -> None:
        block.body, block.at, block.dated = body, at, _dated(body)

    def _has_rule_below(self, line: Line) -> bool:
        """Whether the next line is the one of dashes and bars that makes a table of this one."""
        below = self._text[line.stop :].partition("\n")[0] if line.stop > line.end else ""
        return "|" in below and _RULE.match(below.rstrip("\r")) is not None


def _dated(body: str) -> Dated | None:
    return date_at(body) if body[:1] in _MAY_BE_DATE else None
