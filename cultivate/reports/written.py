"""A report as text: a note in Markdown, a table as CSV, a value as people read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from cultivate.model.dates import MONTHS, long_date, short_date
from cultivate.reports.report import Column, Kind, Line, Report, Table, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def shown(value: Value, kind: Kind, today: date) -> str:
    """A cell as a person reads it: `9 Oct`, `38%`, `1h30`; empty where it is not known."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{MONTHS[value.month - 1]} {value.year}" if kind == "month" else short_date(value, today)
    if isinstance(value, str):
        return value
    if kind == "share":
        return f"{value:.0%}"
    if kind == "minutes":
        hours, minutes = divmod(round(value), 60)
        return f"{hours}h{minutes:02}" if hours else f"{minutes}m"
    return f"{value:,.1f}" if isinstance(value, float) and not value.is_integer() else f"{value:,.0f}"


def row(line: Line, columns: Iterable[Column], today: date) -> tuple[str, ...]:
    """The line's label and its cells as a person reads them."""
    return (line.label, *(shown(line.values.get(column.id), column.kind, today) for column in columns))


def as_markdown(report: Report, today: date, links: Mapping[str, str]) -> str:
    """The report as the text of a note, without front matter; sentences first, remarks last.

    `links` has what stands between the brackets of a link to somebody, by the path of their note.
    """
    blocks = [f"# {report.title}", *report.summary]
    for table in report.tables:
        if table.lines:
            blocks.append(f"## {table.title}")
            blocks.append(_markdown_table(table, today, links))
    if report.remarks:
        blocks.append("\n".join(f"- {remark}" for remark in report.remarks))
    return "\n\n".join([*blocks, f"*Worked out on {long_date(today)}.*"]) + "\n"


def _markdown_table(table: Table, today: date, links: Mapping[str, str]) -> str:
    rows = [(table.label, *(column.label for column in table.columns))]
    rows += [("---", *("---" if c.kind in ("text", "date") else "---:" for c in table.columns))]
    for line in table.lines:
        label, *cells = row(line, table.columns, today)
        marked = (
            f"**{text}**" if text and column.id in line.gaps else text
            for column, text in zip(table.columns, cells, strict=True)
        )  # fmt: skip
        rows.append((f"[[{links[line.path]}]]" if line.path in links else label, *marked))
    return "\n".join("| " + " | ".join(map(_in_a_table, cells)) + " |" for cells in rows)


def _in_a_table(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def as_csv(table: Table) -> str:
    """The table for a spreadsheet: numbers and days as they are, shares as parts of 1, no formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([table.label, *(column.id for column in table.columns)])
    for line in table.lines:
        cells = (line.values.get(column.id) for column in table.columns)
        writer.writerow([_plain(line.label), *map(_plain, cells)])
    return out.getvalue()


def _plain(value: Value) -> object:
    """A text is one line; one that a spreadsheet takes for a formula is prefixed (OWASP: CSV injection)."""
    if isinstance(value, str):
        return ("'" * value.startswith(_FORMULA) + value).replace("\r", " ").replace("\n", " ")
    return "" if value is None else value.isoformat() if isinstance(value, date) else value
