"""What holds for every report, whatever it is about. No test of its own lives here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.reports import REPORTS
from cultivate.reports.practice import Practice, practice_of
from cultivate.reports.report import Line, Report, Table
from tests.flows.practice import TODAY


def practice(contacts: Sequence[Contact], settings: Settings | None = None) -> Practice:
    """The practice that these people make up on the tests' day."""
    settings = settings or Settings()
    return practice_of([standing(each, settings, TODAY) for each in contacts], settings, TODAY)


def checked(
    name: str, contacts: Sequence[Contact], period: Period, settings: Settings | None = None
) -> Report:
    """The report, once all that every report promises was checked on it."""
    report = REPORTS[name](practice(contacts, settings), period)
    check(report)
    assert REPORTS[name](practice([*reversed(contacts)], settings), period) == report, "the order of notes"
    return report


OTHERS = frozenset(
    {"method", "method_share", "prior", "before", "before_share", "told", "seats", "next", "used"}
)
"""Columns that tell of the method, of the settings, or of another time."""


def tells(table: Table, line: Line) -> bool:
    """Whether a line says something of the user's own that notes must tell: a number but 0, or a day."""
    own = (value for name, value in line.values.items() if name not in OTHERS and value)
    return any(isinstance(value, int | float | date) for value in own) and table.id != "facts"


def check(report: Report) -> None:
    """Each count is the number of its sources; every id is one line's; each value has its column.

    And whatever is told of the practice leads to where it stands.
    """
    ids = Counter(line.id for line in report.lines)
    assert not [each for each, count in ids.items() if count > 1]
    for table in report.tables:
        columns = {column.id: column for column in table.columns}
        for line in table.lines:
            assert set(line.values) == set(columns), (table.id, line.id)
            assert line.gaps <= set(columns)
            counted = Counter(column for each in line.sources for column in each.counts)
            for column, number in counted.items():
                assert columns[column].kind == "count", (table.id, column)
                assert line.values[column] == number, (line.id, column)
            assert all(each.line > 0 and each.path for each in line.sources)
            assert line.sources or not tells(table, line), f"{table.id}: {line.id} leads nowhere"
    for sentence in (*report.summary, *report.remarks):
        assert sentence.endswith((".", "?", "!", "…")), sentence
        assert sentence[0].isupper() or sentence[0].isdigit(), sentence
