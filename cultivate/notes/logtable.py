"""Logs that are kept as a table: `| Date | Type | Summary |`. Read, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cultivate.model.means import Vocabulary
from cultivate.model.touch import Entry
from cultivate.notes.head import mentioned
from cultivate.notes.logblocks import Block
from cultivate.notes.logline import Dated, date_at, parse_line
from cultivate.notes.scan import END
from cultivate.notes.text import Line

_CELL = re.compile(r"((?:[^|\\]|\\.)*)(?:\||$)", re.DOTALL)
_DATES = frozenset({"date", "day", "when", "on"})
_HEADS = frozenset({
    "type", "means", "how", "via", "kind", "channel", "medium", "method", "outcome", "result", "direction",
    "length", "duration", "minutes", "time", "with", "who", "people",
})  # fmt: skip


def table_rows(text: str, block: Block) -> Iterator[tuple[Line, int, Dated, list[str], list[str]]]:
    """Each row that has a date: its line, the date and its offset, the cells of the head and of the text."""
    names = [cell.casefold() for _, cell in _cells(text, block.rows[0])]
    dates = next((number for number, name in enumerate(names) if name in _DATES), 0)
    heads = {number for number, name in enumerate(names) if name in _HEADS and number != dates}
    if not heads and len(names) > 2:
        heads = {next(number for number in range(len(names)) if number != dates)}
    for row in block.rows[2:]:
        cells = _cells(text, row)
        dated = date_at(cells[dates][1]) if dates < len(cells) else None
        if dated:
            rest = [(number, cell) for number, (_, cell) in enumerate(cells) if number != dates and cell]
            head = [cell for number, cell in rest if number in heads]
            yield row, cells[dates][0], dated, head, [cell for number, cell in rest if number not in heads]


def row_entry(
    row: Line, dated: Dated, head: list[str], rest: list[str], vocabulary: Vocabulary
) -> Entry | None:
    """The entry of one row: cells that name means, outcome or length are read as a head, the rest is text."""
    if dated.day is None:
        return None
    words = " ".join(END.sub(" ", cell) for cell in head)
    read = parse_line(f"{dated.day.isoformat()} {dated.time} {words}", vocabulary)
    if read is None:
        return None
    text = "; ".join(filter(None, [read.text, *rest]))
    mentions = mentioned(text, read.people)
    return read._replace(text=text, mentions=mentions, line=row.number, start=row.start, end=row.stop)


def _cells(text: str, line: Line) -> list[tuple[int, str]]:
    """The cells of a row and their offsets; `\\|` is a bar that belongs to the cell."""
    start, end = line.start, line.end
    while start < end and text[start] in " \t":
        start += 1
    start += text.startswith("|", start)
    found = []
    while start < end:
        match = _CELL.match(text, start, end)
        if not match or match.end() == start:
            break
        typed = match[1]
        offset = start + len(typed) - len(typed.lstrip())
        found.append((offset, typed.strip().replace("\\|", "|")))
        start = match.end()
    return found
