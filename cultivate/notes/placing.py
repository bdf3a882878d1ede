"""Where new lines go in a note, and with how many empty lines: in a section, or in one made for them.

The note's own habits decide: its bullets, its indents, empty lines under headings and between entries.
"""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.notes.body import Section, body_start, classified, sections
from cultivate.notes.edit import Edit, apply
from cultivate.notes.logblocks import Block
from cultivate.notes.text import BOM, lines, newline_of


@dataclass(frozen=True, slots=True)
class Style:
    """How the lines of a list are begun: before a line, and before the lines that belong to it."""

    before: str = "- "
    nested: str = "\t"


def style_of(bullets: list[Block]) -> Style:
    """The style of a list's first line, and of the first lines below one that are indented."""
    if not bullets:
        return Style()
    outer = bullets[0].indent
    below = [line for bullet in bullets for line in bullet.details if line[:1] in {" ", "\t"}]
    typed = below[0][: len(below[0]) - len(below[0].lstrip(" \t"))] if below else ""
    deeper = typed if typed.startswith(outer) and len(typed) > len(outer) else f"{outer}\t"
    marker = bullets[0].marker if bullets[0].marker.endswith((" ", "\t")) else f"{bullets[0].marker} "
    return Style(outer + marker, deeper)


def after_block(text: str, end: int, new: str, *, loose: bool = False) -> Edit:
    """`new`, whole lines, behind what ends at `end`, with an empty line between where the list is `loose`.

    Where the note ends there without a newline, it still does afterwards.
    """
    newline = newline_of(text)
    gap = newline if loose else ""
    if text[:end].endswith("\n") or not text[:end].strip(BOM):
        return Edit(end, end, gap + new)
    return Edit(end, end, newline + gap + new.removesuffix(newline))


def before_block(text: str, start: int, new: str, *, loose: bool = False) -> Edit:
    """`new`, whole lines, before what begins at `start`."""
    return Edit(start, start, new + (newline_of(text) if loose else ""))


def in_empty_section(text: str, section: Section, end: int, new: str) -> Edit:
    """`new` as the first lines of a section that has only empty ones up to `end`."""
    newline = newline_of(text)
    empty = lines(text, section.start, end)
    if not empty:
        free = newline if _airy(text) else ""
        return after_block(text, section.start, free + new + (free if end < len(text) else ""))
    at_end = end == len(text)
    if at_end or len(empty) > 1:
        # Whoever left lines free left them for this.
        return after_block(text, empty[0].stop, new)
    if _airy(text):
        return Edit(empty[0].stop, empty[0].stop, new + newline)
    return Edit(section.start, section.start, new)


def new_section(text: str, title: str, new: str, before: Section | None = None) -> Edit:
    """A section `title` with the lines `new`: before another one, at its level, or at the note's end."""
    newline = newline_of(text)
    under = newline if _airy(text) else ""
    gap = "" if _tight(text) else newline
    if before:
        marks = "#" * before.level
        at = before.heading.start
        above = gap if _has_line_before(text, at) else ""
        return Edit(at, at, f"{above}{marks} {title}{newline}{under}{new}{gap}")
    whole = f"## {title}{newline}{under}{new}"
    at = len(text)
    if not text.strip(BOM):
        return Edit(at, at, whole)
    if not text.endswith("\n"):
        above = newline + (gap if text[body_start(text) :].strip() else "")
        return Edit(at, at, above + whole.removesuffix(newline))
    return Edit(at, at, (gap if _has_line_before(text, at) else "") + whole)


def leaves_the_rest(text: str, edit: Edit) -> bool:
    """Whether every line outside `edit` is still what it was: prose, code, a comment.

    Words such as `%%` can hide the lines up to the next one, in Obsidian as here.
    """
    after = {line.start: kind for line, kind in classified(apply(text, [edit]), body_start(text))}
    moved = len(edit.new) - (edit.end - edit.start)
    for line, kind in classified(text, body_start(text)):
        if line.stop <= edit.start and after.get(line.start) != kind:
            return False
        if line.start >= edit.end and after.get(line.start + moved) != kind:
            return False
    return True


def _has_line_before(text: str, at: int) -> bool:
    """Whether a line of the body that is not empty stands directly before `at`."""
    start = body_start(text)
    return at > start and not _ends_empty(text, start, at)


def _ends_empty(text: str, start: int, end: int) -> bool:
    """Whether the last line of `text[start:end]` is an empty one."""
    last = end - (end > start and text[end - 1] == "\n")
    return not text[max(text.rfind("\n", start, last) + 1, start) : last].strip()


def _airy(text: str) -> bool:
    """Whether this note leaves a line free under its headings; the title's is no example for a list's."""
    free = [
        _starts_empty(text, section)
        for section in sections(text)
        if section.level > 1 and _filled(text, section)
    ]
    return bool(free) and sum(free) * 2 > len(free)


def _starts_empty(text: str, section: Section) -> bool:
    return not text[section.start : section.end].partition("\n")[0].strip()


def _filled(text: str, section: Section) -> bool:
    return bool(text[section.start : section.end].strip())


def _tight(text: str) -> bool:
    """Whether no heading of this note has an empty line above it, and at least one has another line there."""
    start = body_start(text)
    places = [section.heading.start for section in sections(text) if section.heading.start > start]
    return bool(places) and not any(_ends_empty(text, start, each) for each in places)
