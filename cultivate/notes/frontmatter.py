"""The front matter of a note: where it begins and ends, and what its properties say.

Obsidian's rules: it stands between two lines that are exactly `---`, the first of them the note's
first line (a byte order mark may come before it). `...` does not close it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cultivate.errors import Problem, Severity
from cultivate.notes.edit import conflict_markers
from cultivate.notes.plain import read_plain
from cultivate.notes.reading import Complaint
from cultivate.notes.text import BOM, position
from cultivate.notes.values import Property, Scalar

__all__ = ["FrontMatter", "Property", "Scalar", "read_front_matter"]

_OPENING = re.compile(r"---(?:\r?\n|\r?\Z)")
_CLOSING = re.compile(r"\n---\r?(?:\n|\Z)")
_ALMOST = re.compile(r"\s*-{3,}[ \t]*\r*\n[ \t]*[\w\"'][^\n:]*:(?=\s)[\s\S]*?^-{3,}\s*$", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")


class FrontMatter(NamedTuple):
    """The front matter of a note, as offsets into its text.

    `start` is the opening fence, `inner` the first character after its line, `close` the closing fence,
    `body` the first character after that. Where there is none, or it is not closed, `present` is False and
    all are where it would begin.

    `problem` says why no property could be read. `problems` has it too, an error for each property that
    was lost (it is left out of `properties`) or stands twice (`repeated`; the first is read), and
    warnings. Their paths are empty. `indent` is the properties' own, `flow` that they stand in braces.
    """

    start: int
    inner: int
    close: int
    body: int
    properties: tuple[Property, ...] = ()
    problem: Problem | None = None
    present: bool = False
    problems: tuple[Problem, ...] = ()
    repeated: frozenset[str] = frozenset()
    indent: int = 0
    flow: bool = False

    def find(self, key: str) -> Property | None:
        """The property that is named exactly `key`."""
        return next((found for found in self.properties if found.key == key), None)


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of the note `text`. Never raises: what cannot be read is a problem."""
    start = 1 if text.startswith(BOM) else 0
    opening = _OPENING.match(text, start)
    if not opening:
        return _without(text, start, _foreign(text, start))
    inner = opening.end()
    closing = _CLOSING.search(text, inner - 1)
    if not closing:
        advice = "Close it with a line that is exactly ---."
        return _without(
            text, start, Complaint(start, "unclosed-front-matter", "the front matter is not closed", advice)
        )
    return _read_block(text, start, inner, closing.start() + 1, closing.end())


def _read_block(text: str, start: int, inner: int, close: int, body: int) -> FrontMatter:
    block = text[inner:close]
    damage = _damage(block)
    if damage:
        problem = _problem(text, inner, damage)
        return FrontMatter(start, inner, close, body, (), problem, True, (problem,))
    plain = read_plain(block, inner, 2)
    if plain is not None:
        return FrontMatter(start, inner, close, body, tuple(plain.values()), present=True)
    # Most vaults have few notes that need it, many have none: what it imports is a fifth of a start.
    from cultivate.notes.handler import read_properties

    reading = read_properties(block, inner, 2)
    fatal = _problem(text, inner, reading.fatal) if reading.fatal else None
    problems = [fatal] if fatal else []
    problems += [_problem(text, inner, error) for error in reading.errors]
    problems += [_problem(text, inner, warning, "warning") for warning in reading.warnings]
    return FrontMatter(
        start,
        inner,
        close,
        body,
        reading.properties,
        fatal,
        True,
        tuple(problems),
        reading.repeated,
        reading.indent,
        reading.flow,
    )


def _without(text: str, start: int, complaint: Complaint | None) -> FrontMatter:
    problem = _problem(text, 0, complaint) if complaint else None
    return FrontMatter(start, start, start, start, problem=problem, problems=(problem,) if problem else ())


def _foreign(text: str, start: int) -> Complaint | None:
    """A note that may well have front matter, in an encoding or with line endings that are not read."""
    if text.startswith(_UTF_16) or "\0" in text[:64]:
        return Complaint(0, "utf-16", "this note is UTF-16, not UTF-8", "Save it as UTF-8.")
    if text.startswith("---\r", start) and "\n" not in text:
        advice = "Save it with line endings of today."
        return Complaint(start, "cr-only", "the lines of this note end with a carriage return alone", advice)
    if _ALMOST.match(text, start):
        message = "the first line is not exactly ---, so these properties are not read"
        return Complaint(
            start, "almost-front-matter", message, "Begin the note with a line that is exactly ---."
        )
    return None


def _damage(block: str) -> Complaint | None:
    """What makes the lines of a block uncertain, so that no parser should be asked."""
    conflict = conflict_markers(block)
    if conflict:
        at = [0, *(found.end() for found in re.finditer("\n", block))][conflict - 1]
        return Complaint(at, "conflict", "a merge conflict begins here", "Keep one side of it.")
    lone = _LONE_RETURN.search(block) if "\r" in block else None
    if lone:
        message = "a carriage return stands alone in this line"
        return Complaint(lone.start(), "cr-only", message, "Save the note with one kind of line ending.")
    return None


def _problem(text: str, base: int, complaint: Complaint, severity: Severity = "error") -> Problem:
    line, column = position(text, base + complaint.offset)
    return Problem("", line, column, severity, complaint.code, complaint.message, complaint.advice)
