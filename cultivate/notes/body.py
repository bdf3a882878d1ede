"""The structure of a note's body: which lines are prose, which are headings, and what each heading holds.

Code blocks, quotes and comments are no prose (CommonMark; Obsidian for `%%`). What the lines say is read
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from cultivate.notes.code import code_ends
from cultivate.notes.text import BOM, Line, lines

Kind = Literal["prose", "blank", "code", "quote", "comment", "inside"]
"""What a line is. `inside`: it lies in a comment that opened in the middle of a line of prose."""

_CLOSING_FENCE = re.compile(r"\n---(?=\r?\n|\Z)")
_AFTER_MARKS = ("", " ", "\t")
_HEADING_START = re.compile(r" {0,3}#")
_HEADING_LINE = re.compile(r"\n {0,3}#")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_ATX = re.compile(r"#{1,6}(?:[ \t]|$)")
_FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_OPENING = re.compile(r"`+|%%|<!--")
_SPANNING = ("```", "~~~", "%%", "<!--")
"""Without one of these no line of a text can hide another."""


class Section(NamedTuple):
    """A heading and what stands under it, headings of a deeper level included: `text[start:end]`."""

    heading: Line
    level: int
    title: str
    start: int
    end: int

    def is_named(self, title: str) -> bool:
        """Whether this is its title, without regard to case and to spaces around it."""
        return self.title.casefold() == title.strip().casefold()


def body_start(text: str) -> int:
    """The offset of a note's first character after front matter and byte order mark."""
    start = len(BOM) if text.startswith(BOM) else 0
    if not text.startswith(("---\n", "---\r\n"), start):
        return start
    closing = _CLOSING_FENCE.search(text, start + 3)
    if not closing:
        return start
    newline = text.find("\n", closing.end())
    return len(text) if newline < 0 else newline + 1


def prose_lines(text: str, start: int = 0) -> list[Line]:
    """The lines from `start` on that are no code block, quote or comment, empty ones left out."""
    return [line for line, kind in classified(text, start) if kind == "prose"]


def classified(
    text: str, start: int = 0, end: int | None = None, *, bullets: bool = False
) -> list[tuple[Line, Kind]]:
    """Every line of `text[start:end]` with what it is; `start` must not lie inside code or a comment.

    `bullets`: an indented bullet is prose wherever it stands, and not code where no list is above it.
    """
    walk = Walk(text, bullets=bullets)
    return [(line, walk.kind(line)) for line in lines(text, start, end)]


def sections(text: str) -> list[Section]:
    """The sections of a note in their order; `# Title` and `## Title ##` make one, front matter does not."""
    return list(_sections(text))


def is_plain(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether nothing in `text[start:end]` can hide other lines: no fence and no comment."""
    limit = len(text) if end is None else end
    for mark in _SPANNING:
        # One character is found far faster than several, and most notes do not even have that.
        if text.find(mark[0], start, limit) >= 0 and text.find(mark, start, limit) >= 0:
            return False
    return True


@lru_cache(maxsize=16)
def _sections(text: str) -> tuple[Section, ...]:
    # The log, the Next lines and an edit of either all ask for the same text one after the other.
    ends = [len(text)] * 7  # by level: where the next heading of that level begins, seen from the note's end
    found = []
    for heading, level, title in reversed(_headings(text, body_start(text))):
        found.append(Section(heading, level, title, heading.stop, min(ends[1 : level + 1])))
        ends[level] = heading.start
    return tuple(reversed(found))


def _headings(text: str, start: int) -> list[tuple[Line, int, str]]:
    candidates = _plain_candidates(text, start) if is_plain(text, start) else _prose_candidates(text, start)
    found = []
    for line in candidates:
        typed = text[line.start : line.end].strip(" \t")
        bare = typed.lstrip("#")
        level = len(typed) - len(bare)
        if 1 <= level <= 6 and bare[:1] in _AFTER_MARKS:
            found.append((line, level, _title(bare)))
    return found


def _title(bare: str) -> str:
    """A heading's words, without the `#`s that may close it behind a space."""
    title = bare.rstrip("#")
    return (title if title[-1:] in _AFTER_MARKS else bare).strip()


def _prose_candidates(text: str, start: int) -> Iterable[Line]:
    return (line for line in prose_lines(text, start) if _HEADING_START.match(text, line.start))


def _plain_candidates(text: str, start: int) -> Iterable[Line]:
    places = [start] if _HEADING_START.match(text, start) else []
    places += [match.start() + 1 for match in _HEADING_LINE.finditer(text, max(start - 1, 0))]
    number, counted = 1, 0
    for place in dict.fromkeys(places):
        number, counted = number + text.count("\n", counted, place), place
        newline = text.find("\n", place)
        stop = len(text) if newline < 0 else newline + 1
        bare = len(text) if newline < 0 else newline - (text[newline - 1] == "\r" and newline > place)
        yield Line(place, bare, stop, number)


class Walk:
    """A walk over the lines of a text that says what each is, from what came before it."""

    __slots__ = ("_bullets", "_closing", "_fence", "_inside", "_item", "_paragraph", "_text")

    def __init__(self, text: str, *, bullets: bool = False) -> None:
        self._text, self._bullets = text, bullets
        self._closing = ""  # what ends the comment that is open
        self._inside = False  # it opened in the middle of a line
        self._fence = ("", 0)  # the open fence, and the indent of the list item that holds it
        self._item = -1  # where the text of the last list item begins, -1 outside lists
        self._paragraph = False  # the line before was one, so that an indented line continues it

    def kind(self, line: Line) -> Kind:
        """What `line` is; the lines must come in their order."""
        typed = self._text[line.start : line.end]
        if self._closing:
            return self._in_comment(typed, line)
        bare = typed.lstrip(" \t")
        indent = width(typed[: len(typed) - len(bare)])
        if self._fence[0]:
            if not bare or indent >= self._fence[1]:
                return self._in_fence(bare)
            self._fence = ("", 0)  # the list item ended, and with it the code in it
        if not bare:
            self._paragraph = False
            return "blank"
        return self._open_line(typed, bare, indent, line)

    def pass_bullet(self) -> None:
        """A bullet at the margin was passed, in a text in which nothing spans lines (`is_plain`)."""
        self._item, self._paragraph = 2, True

    def _open_line(self, typed: str, bare: str, indent: int, line: Line) -> Kind:
        item = _ITEM.match(bare)
        interrupts = bare.startswith((">", "```", "~~~", "<!--")) or _ATX.match(bare)
        if not item and indent < self._item and (interrupts or not self._paragraph):
            self._item = -1
        if indent >= 4 and self._item < 0 and not self._paragraph and not (item and self._bullets):
            return "code"
        self._paragraph = not interrupts
        if item:
            self._item = indent + len(item[0])
            bare = bare[item.end() :]
        if bare.startswith(("`", "~")) and (fence := _FENCE.match(bare)):
            self._fence = (fence["fence"], self._holder(indent, on_item=bool(item)))
            self._paragraph = False
            return "prose" if item else "code"
        if bare.startswith(">"):
            return "quote"
        if "%%" in bare or "<!--" in bare:
            return self._with_comment(typed, bare, line)
        return "prose"

    def _holder(self, indent: int, *, on_item: bool) -> int:
        """The least indent of the lines in a fence: that of the text of the list item it stands in."""
        if self._item < 0 or on_item:
            return max(self._item, 0)
        return self._item if self._item <= indent else min(indent, 2)

    def _in_fence(self, bare: str) -> Kind:
        opened = self._fence[0]
        if bare.startswith(opened) and not bare.strip().strip(opened[0]):
            self._fence = ("", 0)
        return "code"

    def _in_comment(self, typed: str, line: Line) -> Kind:
        kind: Kind = "inside" if self._inside else "comment"
        place = typed.find(self._closing)
        if place >= 0:
            after = place + len(self._closing)
            self._closing = _left_open(self._text, typed, after, line.stop)
        return kind

    def _with_comment(self, typed: str, bare: str, line: Line) -> Kind:
        whole = bare.startswith(("%%", "<!--"))
        self._closing = _left_open(self._text, typed, 0, line.stop, whole=whole)
        self._inside = not whole
        return "comment" if whole else "prose"


def width(indent: str) -> int:
    """The columns that spaces and tabs take, a tab going to the next multiple of four."""
    return len(indent.expandtabs(4)) if "\t" in indent else len(indent)


def _left_open(text: str, line: str, start: int, stop: int, *, whole: bool = False) -> str:
    """What closes the comment that is still open at the end of `line`, read from `start`; empty if none is.

    One that nothing closes hides the rest of the note where it opened at a line's start, and is plain text
    where it opened in the middle of one. `stop` is where the next line begins in `text`.
    """
    codes = code_ends(line) if "`" in line else {}
    for match in _OPENING.finditer(line, start):
        opened = match.start()
        if opened < start:
            continue  # in the code or comment before
        if match[0][0] == "`":
            start = codes.get(opened, start)
            continue
        closing = "%%" if match[0] == "%%" else "-->"
        end = line.find(closing, match.end())
        if end < 0:
            first = whole and not line[:opened].strip()
            return closing if first or _closes(text, stop, closing) else ""
        start = end + len(closing)
    return ""


def _closes(text: str, stop: int, closing: str) -> bool:
    place = text.find(closing, stop)
    # CommonMark: an HTML comment inside a paragraph ends with the paragraph.
    return place >= 0 and (closing == "%%" or not re.search(r"\n[ \t]*\r?\n", text[stop:place]))
