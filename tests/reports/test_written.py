"""A report as a note, as CSV and as text: what others read of it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from cultivate.reports.report import Column, Kind, Line, Report, Table, Value
from cultivate.reports.written import as_csv, as_markdown, shown

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, "count", ""),
        (0, "count", "0"),
        (12345, "money", "12,345"),
        (3.75, "score", "3.8"),
        (4.0, "score", "4"),
        (0.125, "share", "12%"),
        (25, "minutes", "25m"),
        (65, "minutes", "1h05"),
        (date(2026, 10, 9), "date", "9 Oct"),
        (date(2025, 10, 9), "date", "9 Oct 2025"),
        (date(2025, 10, 9), "month", "Oct 2025"),
        ("yes", "month", "yes"),
        ("two words", "text", "two words"),
    ],
)
def test_what_a_person_reads(value: Value, kind: Kind, text: str) -> None:
    assert shown(value, kind, TODAY) == text


def report(*lines: Line) -> Report:
    columns = (Column("last", "last call", "date"), Column("names", "names"), Column("word", "word", "text"))
    table = Table("people", "The people", "name", columns, lines)
    empty = Table("nobody", "Nobody", "name", columns, ())
    return Report("trial", "A trial", (table, empty), ("Two of two.",), ("One is unknown.",))


def test_a_note() -> None:
    found = report(
        Line("a", "Ann Poe", "People/Ann Poe.md", {"last": date(2026, 10, 9), "names": 2, "word": "a|b"}),
        Line("b", "Bob", "", {"last": None, "names": 0, "word": None}, gaps=frozenset({"last", "names"})),
    )
    assert as_markdown(found, TODAY, {"People/Ann Poe.md": "Ann Poe"}) == (
        "# A trial\n\nTwo of two.\n\n## The people\n\n"
        "| name | last call | names | word |\n| --- | --- | ---: | --- |\n"
        "| [[Ann Poe]] | 9 Oct | 2 | a\\|b |\n| Bob |  | **0** |  |\n\n"
        "- One is unknown.\n\n*Worked out on Tuesday 24 Nov 2026.*\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+44 1", "-x", "@sum", "\tx", "\rx"])
def test_no_cell_is_a_formula(text: str) -> None:
    written = as_csv(
        report(Line("a", text, "", {"last": date(2026, 1, 2), "names": -3, "word": text})).tables[0]
    )
    [heading, line] = csv.reader(io.StringIO(written, newline=""))
    assert heading == ["name", "last", "names", "word"]
    cell = f"'{text}".replace("\r", " ")
    assert line == [cell, "2026-01-02", "-3", cell]
