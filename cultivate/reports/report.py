"""What every report is made of: sentences, tables of numbers, and the lines of notes behind each number.

A report is a value. How it looks in a terminal, a note, as CSV or JSON is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from cultivate.model.period import Period
from cultivate.model.touch import Entry

Value = int | float | str | date | None
"""A cell: None where it is not known, which is never the same as 0."""

Kind = Literal["text", "count", "date", "month", "days", "share", "minutes", "money", "score"]
"""What the values of a column are. A `share` is a part of 1; `days` and `minutes` are lengths."""


class Source(NamedTuple):
    """One place in a note that a number counts: what stands there, and the columns it counts in.

    `told` is the entry of a log, or what was read, in words. `counts` are ids of columns. A `private` source
    is counted, and shown to nobody but its owner's terminal.
    """

    path: str
    line: int
    told: Entry | str
    counts: tuple[str, ...] = ()
    private: bool = False

    @property
    def text(self) -> str:
        """The line in a few words: a report has a hundred thousand of them, and shows those of one number."""
        return self.told if isinstance(self.told, str) else said(self.told)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `id` is stable, `label` is its heading."""

    id: str
    label: str
    kind: Kind = "count"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `id` is stable and no other line of the report has it: `--why` takes it.

    `path` is the note of the person that the line is about, empty for a line about nobody. `values` are by
    the columns' ids; what is missing is None. `gaps` are the columns whose value is one to look at. In
    every `count` column that sources count in, their number is the value.
    """

    id: str
    label: str
    path: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    gaps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers under one heading. The first column is that of the lines' labels, headed `label`."""

    id: str
    title: str
    label: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An answer to one question of the method.

    `summary` are whole sentences that stand first and open with what was kept; `remarks` say what is missing,
    uncertain or contradictory. `period` is None where the report is about today.
    """

    name: str
    title: str
    tables: tuple[Table, ...]
    summary: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    period: Period | None = None

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of every table."""
        return (line for table in self.tables for line in table.lines)


def said(entry: Entry) -> str:
    """An entry in a few words: its day, means or mark, outcome, who else was there, and its text."""
    company = f"with {', '.join(entry.people)}" if entry.people else ""
    head = (entry.mark or entry.means, "in" * entry.inbound, entry.outcome, entry.value, company)
    told = " ".join((entry.day.isoformat(), *filter(None, head)))
    return f"{told}: {entry.text}" if entry.text else told
