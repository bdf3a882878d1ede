"""The six functions: where touches and time went, and which got none (method: "The six functions")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.means import STAGES
from cultivate.model.occasions import Occasion
from cultivate.model.period import Period
from cultivate.model.shares import share_of
from cultivate.model.touch import Entry
from cultivate.reports.practice import Practice, counted, source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value

FUELING = ("introduction", "referral")
UNKNOWN = "unknown"
SIX = (*STAGES[:5], "managing")
_LABELS = {"stopped": "stopped (outside)", UNKNOWN: "stage unknown"}
_HEADINGS = {
    "fueling": "fuel", "qualifying": "qualify", "cultivating": "cultivate", "converting": "convert",
    "servicing": "service", "managing": "manage", UNKNOWN: "unknown",
}  # fmt: skip
_COLUMNS = (
    Column("touches", "touches"), Column("people", "people"), Column("minutes", "time", "minutes"),
    Column("estimated", "of it estimated", "minutes"), Column("share", "share of time", "share"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spent:
    """One touch or one line of managing: its function, length in minutes, and whether that was typed."""

    function: str
    source: Source
    minutes: int
    typed: bool
    path: str


def functions(practice: Practice, period: Period) -> Report:
    """Touches and time by function, in all and week by week."""
    over = period.until(practice.today)
    found = spent(practice, over)
    weeks = [
        (week, [each for each in found if each[0] in week])
        for week in over.weeks(practice.settings.week_start)
    ]
    things = [each for _, each in found]
    shown = [*SIX, *(name for name in _LABELS if any(each.function == name for each in things))]
    total = sum(each.minutes for each in things)
    return Report(
        "functions",
        f"The six functions, {period.name}",
        (
            Table("functions", "By function", "function", _COLUMNS,
                  tuple(_line(name, things, total, practice) for name in shown)),
            _weekly("weeks", "Touches, week by week", shown, weeks, practice, minutes=False),
            _weekly("time", "Time, week by week", shown, weeks, practice, minutes=True),
        ),
        summary=_told(things, practice, period),
        remarks=_remarks(things, practice),
        period=period,
    )  # fmt: skip


def spent(practice: Practice, over: Period) -> list[tuple[date, Spent]]:
    """Every touch of a span and every line of managing, with its day."""
    vocabulary = practice.settings.vocabulary
    found: list[tuple[date, Spent]] = []
    for each in practice.within(over):
        if not each.entry.is_touch(vocabulary):
            continue
        typed = each.minutes
        minutes = vocabulary.named(each.entry.means).minutes if typed is None else typed
        function = function_of(each)
        behind = source(each.tellings[0], "touches")
        found.append((each.entry.day, Spent(function, behind, minutes, typed is not None, behind.path)))
    for line in practice.managing or ():
        if line.day in over:
            behind = Source(line.path, line.line, line.text, ("touches",))
            done = Spent("managing", behind, line.minutes or 0, line.minutes is not None, "")
            found.append((line.day, done))
    return found


def function_of(each: Occasion) -> str:
    """Fueling for an introduction or a referral; else the stage on that day of the first who tells of it."""
    if each.entry.means in FUELING:
        return "fueling"
    return stage_on(each.tellings[0].contact, each.entry)


def stage_on(contact: Contact, entry: Entry) -> str:
    """The stage that somebody was at: by the newest mark of that day or before, else `unknown`.

    The property counts for all days where no mark stands in the log: since when is then not recorded.
    """
    marks = [each for each in contact.entries if each.mark == "stage"]
    if not marks:
        return contact.stage or UNKNOWN
    before = [each for each in marks if each.day <= entry.day]
    newest = max(before, key=lambda each: (each.day, each.line), default=None)
    return newest.value if newest and newest.value in STAGES else UNKNOWN


def _line(name: str, things: Sequence[Spent], total: int, practice: Practice) -> Line:
    here = [each for each in things if each.function == name]
    minutes = sum(each.minutes for each in here)
    recorded = name != "managing" or _is_recorded(practice)
    values: Mapping[str, Value] = {
        "touches": len(here) if recorded else None,
        "people": len({each.path for each in here}) if recorded and name != "managing" else None,
        "minutes": minutes if recorded else None,
        "estimated": sum(each.minutes for each in here if not each.typed) if recorded else None,
        "share": share_of(minutes, total) if recorded else None,
    }
    gaps = frozenset({"touches", "minutes"}) if recorded and not here and name in SIX else frozenset()
    return Line(name, _LABELS.get(name, name), values=values, sources=_sources(here), gaps=gaps)


def _sources(here: Sequence[Spent]) -> tuple[Source, ...]:
    return tuple(each.source for each in here)


def _is_recorded(practice: Practice) -> bool:
    """Whether time for managing is written down at all; without any it is not recorded, never nothing."""
    return bool(practice.managing)


def _weekly(
    table: str, title: str, shown: Sequence[str], weeks: Sequence[tuple[Period, list[tuple[date, Spent]]]],
    practice: Practice, *, minutes: bool,
) -> Table:  # fmt: skip
    columns = tuple(
        Column(name, _HEADINGS.get(name, name), "minutes" if minutes else "count") for name in shown
    )
    lines = []
    for week, found in weeks:
        sums: dict[str, int] = defaultdict(int)
        sources = []
        for _, each in found:
            sums[each.function] += each.minutes if minutes else 1
            counts = () if minutes else (each.function,)
            sources.append(
                Source(each.source.path, each.source.line, each.source.told, counts, each.source.private)
            )
        values: dict[str, Value] = {name: sums[name] for name in shown}
        if not _is_recorded(practice):
            values["managing"] = None
        gaps = frozenset(name for name in SIX if values[name] == 0)
        label = short_date(week.first, practice.today)
        lines.append(Line(f"{table} {week.first.isoformat()}", label, "", values, tuple(sources), gaps))
    return Table(table, title, "week from", columns, tuple(lines))


def _told(things: Sequence[Spent], practice: Practice, period: Period) -> tuple[str, ...]:
    touches = [each for each in things if each.function != "managing"]
    minutes = sum(each.minutes for each in touches)
    if not touches:
        return (f"No touches are logged in {period.name}.",)
    told = f"{counted(len(touches), 'touch', 'touches')} in {period.name}, about {hours(minutes)}."
    return (told, neglected(things, practice))


def neglected(things: Sequence[Spent], practice: Practice) -> str:
    """The weekly question: which function got no time."""
    done = {each.function for each in things}
    asked = SIX if _is_recorded(practice) else SIX[:5]
    empty = [name for name in asked if name not in done]
    if not empty and not _is_recorded(practice):
        return "Every function got some time; managing is not recorded."
    if not empty:
        return "Every function got some time."
    return f"{_listed(empty).capitalize()} got no time."


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def hours(minutes: int) -> str:
    """`45 minutes`, `12 hours`: a length in round words."""
    return counted(minutes, "minute", "minutes") if minutes < 90 else f"{minutes / 60:,.0f} hours"


def _remarks(things: Sequence[Spent], practice: Practice) -> tuple[str, ...]:
    touches = [each for each in things if each.function != "managing"]
    managed = [each for each in things if each.function == "managing"]
    typed = sum(each.typed for each in touches)
    unknown = sum(each.function == UNKNOWN for each in touches)
    found = []
    if touches and typed == len(touches):
        found.append("Every touch has its length typed.")
    elif touches:
        found.append(
            f"{typed:,} of {counted(len(touches), 'touch has its', 'touches have their')} length typed; "
            "for the others it is the usual one of the means."
        )
    if unknown:
        found.append(f"The stage on that day is not known for {counted(unknown, 'touch', 'touches')}.")
    if not _is_recorded(practice):
        found.append(
            "Managing is not recorded: write lines such as “- accounts 40m” under “## Managing” in an agenda."
        )
    elif any(not each.typed for each in managed):
        without = sum(not each.typed for each in managed)
        found.append(f"{without:,} of {counted(len(managed), 'line', 'lines')} of managing say no length.")
    return tuple(found)
