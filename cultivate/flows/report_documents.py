"""The JSON document of every report: one shape for all, described by `report` in `cultivate/schema.json`."""

from __future__ import annotations

from datetime import date

from cultivate.flows.documents import problem_json
from cultivate.flows.report import Answer, without
from cultivate.flows.session import Session
from cultivate.reports.report import Line, Source, Table, Value


def report_json(answer: Answer, session: Session) -> dict[str, object]:
    """The document of `report NAME --json`; nobody private is named in it, though they are counted."""
    found = without(answer.report, answer.private)
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "report": found.name,
        "title": found.title,
        "from": found.period.first.isoformat() if found.period else None,
        "to": found.period.last.isoformat() if found.period else None,
        "summary": list(found.summary),
        "tables": [_table(table) for table in found.tables],
        "remarks": list(found.remarks),
        "problems": [problem_json(problem) for problem in answer.problems],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "id": table.id,
        "title": table.title,
        "columns": [{"id": each.id, "label": each.label, "kind": each.kind} for each in table.columns],
        "lines": [_line(line) for line in table.lines],
    }


def _line(line: Line) -> dict[str, object]:
    return {
        "id": line.id,
        "label": line.label,
        "path": line.path or None,
        "values": {key: _value(value) for key, value in line.values.items()},
        "gaps": sorted(line.gaps),
        "sources": [_source(each) for each in line.sources if not each.private],
        "private_sources": sum(each.private for each in line.sources),
    }


def _source(each: Source) -> dict[str, object]:
    return {"path": each.path, "line": each.line, "text": each.text, "counts": list(each.counts)}


def _value(value: Value) -> object:
    return value.isoformat() if isinstance(value, date) else value
