"""The pipeline: who is at which stage, for how long, and who moved (method: "The six functions")."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from cultivate.model.contact import Contact
from cultivate.model.means import STAGES
from cultivate.model.period import Period
from cultivate.model.touch import Entry
from cultivate.reports.practice import Practice, counted, entry_source
from cultivate.reports.report import Column, Line, Report, Source, Table, said

_COLUMNS = (
    Column("people", "people"),
    Column("came", "came"),
    Column("went", "went on"),
    Column("days", "median days there", "days"),
    Column("unknown", "since unknown"),
)
_MOVES = (Column("day", "on", "date"), Column("from", "from", "text"), Column("to", "to", "text"))


def pipeline(practice: Practice, period: Period) -> Report:
    """People by stage, how long they have been there, and everybody who moved in `period`."""
    people = [each for each in practice.contacts if each.stage and not each.died]
    lines = [_stage(stage, people, practice, period) for stage in STAGES]
    moves = [_move(c, e, period) for c in practice.contacts for e in _stages(c) if e.day in period]
    moves.sort(key=lambda line: (str(line.values["day"]), line.label))
    without = sum(not each.stage and not each.died for each in practice.contacts)
    return Report(
        "pipeline",
        f"The pipeline, {period.name}",
        (
            Table("stages", "By stage", "stage", _COLUMNS, tuple(lines)),
            Table("moves", "Who moved", "name", _MOVES, tuple(moves)),
        ),
        summary=(_told(people, moves, period),),
        remarks=_remarks(without, people),
        period=period,
    )


def _told(people: Sequence[Contact], moves: Sequence[Line], period: Period) -> str:
    moved = f"{len(moves)} moved" if moves else "Nobody moved"
    there = sum(each.stage != "stopped" for each in people)
    return f"{moved} in {period.name}; {counted(there, 'person is', 'people are')} at a stage."


def _remarks(without: int, people: Sequence[Contact]) -> tuple[str, ...]:
    undated = sum(_since(each) is None for each in people)
    found = [f"{counted(without, 'person has', 'people have')} no stage."] if without else []
    if undated:
        found.append(f"Since when is not recorded for {undated} of {len(people)}: `set` writes the day down.")
    return tuple(found)


def _stage(stage: str, people: Sequence[Contact], practice: Practice, period: Period) -> Line:
    here = [each for each in people if each.stage == stage]
    since = {each.path: _since(each) for each in here}
    ages = [(practice.today - entry.day).days for entry in since.values() if entry]
    came = [(c, e) for c in practice.contacts for e in _stages(c) if e.day in period and e.value == stage]
    went = [
        (c, e) for c in practice.contacts for e in _stages(c) if e.day in period and _before(c, e) == stage
    ]
    values = {
        "people": len(here),
        "came": len(came),
        "went": len(went),
        "days": round(median(ages)) if ages else None,
        "unknown": len(here) - len(ages),
    }
    sources = [
        Source(
            c.path, entry.line if entry else c.line_of("stage"), said(entry) if entry else f"stage: {stage}",
            ("people",) if entry else ("people", "unknown"), c.private,
        )
        for c in here for entry in [since[c.path]]
    ]  # fmt: skip
    sources += [entry_source(c, e, "came") for c, e in came]
    sources += [entry_source(c, e, "went") for c, e in went]
    return Line(stage, stage, values=values, sources=tuple(sources))


def _move(contact: Contact, entry: Entry, period: Period) -> Line:
    values = {"day": entry.day, "from": _before(contact, entry) or None, "to": entry.value}
    behind = entry_source(contact, entry)
    return Line(f"{contact.path}:{entry.line}", contact.name, contact.path, values, (behind,))


def _stages(contact: Contact) -> list[Entry]:
    """The stage marks of a log, by day."""
    return sorted((e for e in contact.entries if e.mark == "stage"), key=lambda e: (e.day, e.line))


def _since(contact: Contact) -> Entry | None:
    """The mark with which somebody came to the stage where they are."""
    newest = next(iter(_stages(contact)[-1:]), None)
    return newest if newest and newest.value == contact.stage else None


def _before(contact: Contact, entry: Entry) -> str:
    """The stage before a mark, where an earlier mark tells it."""
    marks = _stages(contact)
    place = marks.index(entry)
    return marks[place - 1].value if place else ""
