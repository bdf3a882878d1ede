"""`cultivate report`: every report of the method, each with the same options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from cultivate.cli.options import commit_option, dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, print_outcome, tell_problems
from cultivate.cli.report_kinds import KINDS, ReportKind
from cultivate.cli.terminal import folded, print_table, say

if TYPE_CHECKING:
    from cultivate.flows.report import Answer
    from cultivate.flows.session import Session
    from cultivate.model.period import Period
    from cultivate.reports.report import Line

_LENGTHS = ("week", "month", "quarter", "year")


@click.group("report", short_help="The practice's own numbers against the method's.")
def report_() -> None:
    """Show the practice's own numbers against the method's, worked out from the notes and from nothing else.

    Every report prints a table; --note writes it as a note under Reports/, --why LINE lists the log entries
    behind a line, --csv and --json are for other programs.

    \b
    Examples:
      cultivate report pipeline
      cultivate report pipeline --quarter 2026-Q3 --json
    """


def _period_option(length: str, example: str) -> Any:
    return click.option(
        f"--{length}", is_flag=False, flag_value="", metavar=f"[{length.upper()}]",
        help=f"The {length}: {example}, last, or the present one.",
    )  # fmt: skip


_OPTIONS = (
    _period_option("week", "2026-W47"),
    _period_option("month", "2026-10"),
    _period_option("quarter", "2026-Q3"),
    _period_option("year", "2026"),
)
_FORMS = (
    click.option("--why", metavar="LINE", help="The log entries behind one line, with file and line."),
    click.option("--note", is_flag=True, help="Write it as a note under Reports/."),
    click.option("--csv", "as_csv", is_flag=True, help="A table as CSV, for a spreadsheet."),
    click.option("--table", default="", metavar="ID", help="With --csv: which table, else the first."),
    json_option,
    dry_run_option,
    commit_option,
    vault_options,
)


def _command(kind: ReportKind) -> click.Command:
    def run(**options: Any) -> None:
        _report(kind, **options)

    for option in reversed((*(_OPTIONS if kind.period else ()), *_FORMS)):
        run = option(run)
    command = click.command(kind.name, short_help=kind.short_help, help=kind.help)
    return command(run)


def _report(
    kind: ReportKind, *, vault: str | None, day: str | None, why: str | None, note: bool, as_csv: bool,
    table: str, as_json: bool, dry_run: bool, **lengths: str | None,
) -> None:  # fmt: skip
    if sum((why is not None, note, as_csv, as_json)) > 1:
        raise click.UsageError("--why, --note, --csv and --json are one or the other")
    session = open_session(vault, day)
    period = _period(kind, lengths, session)
    from cultivate.flows.report import report, report_note

    if note:
        print_outcome(report_note(session, kind.name, period, dry_run=dry_run), session, as_json=False)
        return
    answer = report(session, kind.name, period, discreet=as_json or as_csv)
    show_answer(answer, session, why, table, as_json=as_json, as_csv=as_csv)


def _period(kind: ReportKind, lengths: dict[str, str | None], session: Session) -> Period:
    """The one period that was asked for, else the report's usual one."""
    asked = [(length, text) for length, text in lengths.items() if text is not None]
    if len(asked) > 1:
        raise click.UsageError(f"--{asked[0][0]} and --{asked[1][0]} are one or the other")
    from cultivate.model.period import parse_period

    length, text = asked[0] if asked else (kind.period or "month", "")
    period = parse_period(text, length, session.today)  # type: ignore[arg-type]
    if period is None:
        raise click.BadParameter(f"“{text}” is no {length} I know", param_hint=f"--{length}")
    return period


def show_answer(
    answer: Answer, session: Session, why: str | None, table: str = "", *, as_json: bool, as_csv: bool
) -> None:
    """The answer as it was asked for: JSON, one `table` as CSV, what is behind a line, or all of it.

    Then the notes that could not be read, for which the command ends with 1. Raises UsageError where there is
    no such line or table.
    """
    if as_json:
        from cultivate.flows.report_documents import report_json

        print_json(report_json(answer, session))
    elif as_csv:
        from cultivate.flows.report import table_of, without
        from cultivate.reports.written import as_csv as written

        click.echo(written(table_of(without(answer.report, answer.private), table)), nl=False)
    elif why is not None:
        from cultivate.flows.report import line_of

        _print_sources(line_of(answer.report, why))
    else:
        _print_report(answer, session)
    tell_problems(answer.problems)
    exit_for(answer.problems)


def _print_report(answer: Answer, session: Session) -> None:
    """Sentences, tables and remarks; in a pipe the tables are tab-separated, one after the other."""
    from cultivate.reports.written import row

    found = answer.report
    say(found.title, bold=True)
    for sentence in found.summary:
        say(folded(sentence))
    shown = [table for table in found.tables if table.lines]
    for table in shown:
        rows = [row(line, table.columns, session.today) for line in table.lines]
        headings = (table.label, *(column.label for column in table.columns))
        if table is shown[0] or not sys.stdout.isatty():
            say()
        marked = {
            (number, place)
            for number, line in enumerate(table.lines)
            for place, column in enumerate(table.columns, 1)
            if column.id in line.gaps
        }
        numbers = {place for place, each in enumerate(table.columns, 1) if each.kind not in ("text", "date")}
        print_table(headings, rows, title=table.title, numbers=numbers, marked=marked)
    for remark in found.remarks:
        say(folded(remark), dim=True)


def _print_sources(line: Line) -> None:
    """`People/Jane Doe.md:42` and the line that stands there, with the columns in which it counts."""
    rows: dict[tuple[str, str], list[str]] = {}
    for each in line.sources:
        rows.setdefault((f"{each.path}:{each.line}", each.text), []).extend(each.counts)
    if not rows:
        say(f"Nothing in the notes counts in “{line.label}”.")
        return
    print_table(
        ("where", "what", "counts as"), [(*where, ", ".join(counts)) for where, counts in rows.items()]
    )


for each in KINDS:
    report_.add_command(_command(each))
