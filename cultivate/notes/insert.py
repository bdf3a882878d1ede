"""A new entry in a note's log, an entry changed, an entry withdrawn: as edits, each proven by reading again.

Where an entry goes is the format's rule ("Log lines"): after the last one that is not later, and in a log
that runs newest first before the first one that is not later.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from cultivate.errors import CannotEdit
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.body import Section, sections
from cultivate.notes.edit import Edit, apply
from cultivate.notes.fields import split_block
from cultivate.notes.log import read_log
from cultivate.notes.logblocks import Block, read_blocks
from cultivate.notes.logline import dedented, render_entry, write_lines
from cultivate.notes.placing import (
    Style,
    after_block,
    before_block,
    in_empty_section,
    leaves_the_rest,
    new_section,
    style_of,
)
from cultivate.notes.text import newline_of, position


def add_entry(text: str, entry: Entry, settings: Settings) -> list[Edit]:
    """`entry` as a new line of the note's log, in the place that its day has.

    A log that is missing is made at the note's end. Raises CannotEdit where two sections have the name that
    is written, where the entry cannot be written as a line, and where it would not be read back from there.
    """
    body = render_entry(entry, settings.vocabulary)
    edits = insert_line(text, entry.day, body, settings, entry.details)
    _refuse_hiding(text, edits)
    before, after = _entries(text, settings), _entries(apply(text, edits), settings)
    place = next((n for n, each in enumerate(before) if after[n : n + 1] != [each]), len(before))
    if after != [*before[:place], _bare(entry), *before[place:]]:
        line, column = position(text, edits[0].start)
        raise CannotEdit("the log would not read back with the new entry", line=line, column=column)
    return edits


def insert_line(
    text: str, day: date, body: str, settings: Settings, details: tuple[str, ...] = ()
) -> list[Edit]:
    """The line `body`, which begins with the date `day`, in its place; bullet and indent are the log's."""
    title, newline = settings.log_headings[0], newline_of(text)
    section = _written_section(text, title)
    if section is None:
        return [new_section(text, title, _lines(body, details, newline, Style()))]
    blocks = read_blocks(text, section.start, section.end)
    bullets = [block for block in blocks if block.kind == "bullet"]
    dated = [block for block in bullets if _day(block) is not None]
    if not dated:
        return [_first_entry(text, section, blocks, body, details)]
    new = _lines(body, details, newline, style_of(dated))
    return [_among(text, dated, day, new)]


def replace_entry(text: str, entry: Entry, new: Entry, settings: Settings) -> list[Edit]:
    """The bullet that was read as `entry` says `new`; a block id stays, and on another day it moves there.

    Raises CannotEdit where that line says something else by now, or is a heading or a table's row.
    """
    block = _block_of(text, entry)
    _refuse_surrogates(text, entry)
    if new.day != entry.day:
        without = apply(text, remove_entry(text, entry))
        return _difference(text, apply(without, add_entry(without, new, settings)))
    body = render_entry(new, settings.vocabulary)
    block_id = split_block(block.body)[1]
    body += f" ^{block_id}" if block_id else ""
    box = f"[{block.box}] " if block.box else ""
    style = style_of([block])
    lines = write_lines(body, new.details, _newline_at(text, block), style.before + box, style.nested)
    if not text[block.start : block.end].endswith("\n"):
        lines = lines.removesuffix(_newline_at(text, block))
    if lines == text[block.start : block.end]:
        return []
    edits = _difference(text, text[: block.start] + lines + text[block.end :])
    _refuse_hiding(text, edits)
    return edits


def remove_entry(text: str, entry: Entry) -> list[Edit]:
    """The bullet that was read as `entry` goes, with the lines that belong to it.

    Raises CannotEdit where that line says something else by now, or is a heading or a table's row.
    """
    block = _block_of(text, entry)
    start, end = block.start, block.end
    if end == len(text) and not text.endswith("\n"):
        # The note still ends without a newline.
        start -= len("\r\n") if text[:start].endswith("\r\n") else int(text[:start].endswith("\n"))
    elif _empty_above(text, start) and (end == len(text) or _empty_below(text, end)):
        start = text.rfind("\n", 0, start - 1) + 1
    return [Edit(start, end, "")]


def _written_section(text: str, title: str) -> Section | None:
    found = [section for section in sections(text) if section.is_named(title)]
    if len(found) > 1:
        first, second = found[0].heading.number, found[1].heading.number
        reason = f"two headings are named “{title}” (lines {first} and {second}); make them one"
        raise CannotEdit(reason, line=second, column=1)
    return found[0] if found else None


def _first_entry(
    text: str, section: Section, blocks: list[Block], body: str, details: tuple[str, ...]
) -> Edit:
    """The first dated bullet of a log that may have other lines; below headings of its own it does not go."""
    heading = next((block for block in blocks if block.kind == "heading"), None)
    direct = [block for block in blocks if heading is None or block.start < heading.start]
    bullets = [block for block in direct if block.kind == "bullet"]
    new = _lines(body, details, newline_of(text), style_of(bullets))
    if not direct:
        edit = in_empty_section(text, section, heading.start if heading else section.end, new)
        if heading and text[edit.end : heading.start].strip() == "" and edit.end == heading.start:
            return edit._replace(new=edit.new + newline_of(text))
        return edit
    return after_block(text, direct[-1].end, new, loose=direct[-1].kind != "bullet")


def _among(text: str, dated: list[Block], day: date, new: str) -> Edit:
    days = [(block, _day(block) or date.max) for block in dated]
    between = [text[a.end : b.start] for a, b in pairwise(dated)]
    empty = [gap for gap in between if gap and not gap.strip()]
    loose = len(empty) * 2 > len(between)
    if _newest_first(days):
        first = next((block for block, each in days if each <= day), None)
        if first:
            return before_block(text, first.start, new, loose=loose)
        return after_block(text, dated[-1].end, new, loose=loose)
    last = next((block for block, each in reversed(days) if each <= day), None)
    if last:
        return after_block(text, last.end, new, loose=loose)
    return before_block(text, dated[0].start, new, loose=loose)


def _newest_first(days: list[tuple[Block, date]]) -> bool:
    """Whether more entries are followed by an older one than by a newer one."""
    pairs = [(a, b) for (_, a), (_, b) in pairwise(days)]
    return sum(a > b for a, b in pairs) > sum(a < b for a, b in pairs)


def _block_of(text: str, entry: Entry) -> Block:
    line = text[: entry.start].count("\n") + 1
    starts = entry.start == 0 or text[entry.start - 1 : entry.start] == "\n"
    blocks = read_blocks(text, entry.start, entry.end) if starts and entry.end <= len(text) else []
    if text.startswith(("#", "|"), entry.start):
        raise CannotEdit("an entry in a heading or a table is read and never rewritten", line=line, column=1)
    if len(blocks) != 1 or _day(blocks[0]) != entry.day or blocks[0].end != entry.end:
        raise CannotEdit("the entry is no longer where it was read", line=line, column=1)
    return blocks[0]


def _refuse_surrogates(text: str, entry: Entry) -> None:
    for offset in range(entry.start, entry.end):
        if "\ud800" <= text[offset] <= "\udfff":
            line, column = position(text, offset)
            raise CannotEdit("the entry has bytes that are no UTF-8", line=line, column=column)


def _refuse_hiding(text: str, edits: list[Edit]) -> None:
    for edit in edits:
        if not leaves_the_rest(text, edit):
            line, column = position(text, edit.start)
            raise CannotEdit("these words would hide other lines of the note", line=line, column=column)


def _day(block: Block) -> date | None:
    return block.dated.day if block.kind == "bullet" and block.dated and not block.is_open_box else None


def _lines(body: str, details: tuple[str, ...], newline: str, style: Style) -> str:
    return write_lines(body, details, newline, style.before, style.nested)


def _entries(text: str, settings: Settings) -> list[Entry]:
    return [_bare(entry) for entry in read_log(text, settings, date.max).entries]


def _bare(entry: Entry) -> Entry:
    """What an entry says, without its place and without what is made from its words."""
    details = dedented(entry.details)
    return entry._replace(word="", mentions=(), details=details, line=0, start=0, end=0)


def _difference(before: str, after: str) -> list[Edit]:
    """The one edit between two texts, as short as it can be."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    edit = Edit(start, len(before) - end, after[start : len(after) - end])
    return [edit] if before != after else []


def _newline_at(text: str, block: Block) -> str:
    ending = text.find("\n", block.start, block.end)
    if ending < 0:
        return newline_of(text)
    return "\r\n" if text[ending - 1] == "\r" else "\n"


def _empty_above(text: str, start: int) -> bool:
    above = text[:start].removesuffix("\n")
    last = above.rpartition("\n")
    return bool(last[1]) and not last[2].strip() and not last[0].rpartition("\n")[2].lstrip().startswith("#")


def _empty_below(text: str, end: int) -> bool:
    return not text[end:].partition("\n")[0].strip()
