"""Make a report: read the practice, work it out, and write it as a note where that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from cultivate.errors import Problem, UsageError
from cultivate.flows.due import standings_of
from cultivate.flows.place import agenda_place
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.model.managing import Managing
from cultivate.model.period import Period
from cultivate.notes.edit import Change
from cultivate.notes.managing import read_managing
from cultivate.notes.report_note import with_report
from cultivate.reports import REPORTS, WITH_AGENDAS
from cultivate.reports.discretion import without_names
from cultivate.reports.practice import practice_of
from cultivate.reports.report import Line, Report, Table
from cultivate.reports.written import as_markdown
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit, read_note

FOLDER = "Reports"


@dataclass(frozen=True, slots=True)
class Answer:
    """A report, what could not be read for it, and what a link to each person's note says.

    `private` are the paths of those who are counted and, outside the user's own terminal, not named.
    """

    report: Report
    problems: tuple[Problem, ...]
    links: Mapping[str, str]
    private: frozenset[str]


def report(session: Session, name: str, period: Period, *, discreet: bool = False) -> Answer:
    """Work out the report called `name`; writes nothing. A `discreet` one names nobody who is private."""
    vault = session.load()
    standings = standings_of(vault, session)
    people = without_names(standings) if discreet else standings
    managing = managing_in(session, vault, period) if name in WITH_AGENDAS else ()
    practice = practice_of(people, session.settings, session.today, managing)
    private = frozenset(contact.path for contact in vault.contacts if contact.private)
    return Answer(REPORTS[name](practice, period), vault.problems, vault.link_texts, private)


def managing_in(session: Session, vault: Vault, period: Period) -> list[Managing]:
    """What agenda notes say of time for the practice itself, from the quarter before `period` on.

    Further back they are not looked into: whether managing is written down at all is a habit of these
    weeks. An agenda that cannot be read is `doctor`'s to name.
    """
    since = period.first - timedelta(days=91)
    found: list[Managing] = []
    place = agenda_place(session.root, session.settings)
    for path in vault.paths:
        day = place.day(path)
        note = read_note(session.root, path) if day and since <= day <= period.last else None
        if day and note and not isinstance(note, Problem):
            found += read_managing(note.text, path, day)
    return found


def report_note(session: Session, name: str, period: Period, *, dry_run: bool = False) -> Outcome:
    """Write the report called `name` as a note under `Reports/`, or write its part of that note anew.

    What was typed below or above that part stays. Raises CannotEdit where the note has lost the part's marks.
    """
    if dry_run:
        return _noted(session, name, period, dry_run=True)
    return writing(session, lambda: _noted(session, name, period, dry_run=False))


def _noted(session: Session, name: str, period: Period, *, dry_run: bool) -> Outcome:
    answer = report(session, name, period, discreet=True)
    path = f"{FOLDER}/{session.today.isoformat()} {name}.md"
    before = read_for_edit(session.root, path).text if (session.root / path).exists() else None
    told = as_markdown(without(answer.report, answer.private), session.today, answer.links)
    after = with_report(before, told, name, session.today, path)
    said = f"{path}: {answer.report.title}" if before != after else f"{path} is as it was"
    problems = [each for each in answer.problems if each.severity == "error"]
    return save(session, [Change(path, before, after)], messages=[said], problems=problems, dry_run=dry_run)


def without(found: Report, private: frozenset[str]) -> Report:
    """The report with no line about anybody private: as it leaves the user's own terminal."""
    tables = (
        replace(t, lines=tuple(each for each in t.lines if each.path not in private)) for t in found.tables
    )
    return replace(found, tables=tuple(tables))


def line_of(found: Report, wanted: str) -> Line:
    """The line that `--why` asks about: by its id, else by the one label that begins so.

    A person who stands in several tables is answered with the lines behind all of them.
    """
    lines = list(found.lines)
    asked = wanted.casefold()
    exact = [line for line in lines if asked in (line.id.casefold(), line.label.casefold())]
    fitting = exact or [line for line in lines if line.label.casefold().startswith(asked)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting and fitting[0].path and len({line.path for line in fitting}) == 1:
        sources = tuple(dict.fromkeys(each for line in fitting for each in line.sources))
        return replace(fitting[0], sources=sources)
    names = ", ".join(dict.fromkeys(line.id if len(fitting) > 1 else line.label for line in fitting or lines))
    more = "could be" if fitting else "is no line of this report; its lines are"
    raise UsageError(f"“{wanted}” {more} {names or 'none'}")


def table_of(found: Report, wanted: str) -> Table:
    """The table that `--table` names; the first one for no name."""
    for table in found.tables:
        if wanted.casefold() in ("", table.id):
            return table
    raise UsageError(f"there is no table “{wanted}”; there are {', '.join(t.id for t in found.tables)}")
