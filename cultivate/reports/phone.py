"""How and when people are reached: by means, by weekday and by hour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cultivate.model.bench import responds
from cultivate.model.contact import Contact
from cultivate.model.dates import WEEKDAYS
from cultivate.model.due import Standing
from cultivate.model.occasions import Occasion
from cultivate.model.period import Period
from cultivate.model.pickup import TRIES, answered, calls, hour_of, is_call, pickup_of
from cultivate.model.settings import Settings
from cultivate.model.shares import share_of, span
from cultivate.model.touch import Entry
from cultivate.reports.practice import Practice, entry_source, source
from cultivate.reports.report import Column, Line, Source, Table, Value

_COLUMNS = (
    Column("tried", "tried"), Column("reached", "reached"), Column("share", "share", "share"),
    Column("range", "may be", "text"),
)  # fmt: skip

_CALLERS = (
    Column("when", "picks up", "text"), Column("reached", "answered"), Column("tried", "of"),
    Column("share", "share", "share"), Column("range", "may be", "text"),
    Column("says", "their note", "text"),
)  # fmt: skip


_FEW = f"it takes {TRIES} calls at one time, most of them answered"


def phone_tables(practice: Practice, over: Period) -> tuple[Table, ...]:
    """By means every try; by weekday and hour the calls alone, each occasion once."""
    settings = practice.settings
    found = list(practice.within(over))
    tries = [each for each in found if _is_try(each.entry, settings)]
    rung = [each for each in found if is_call(each.entry)]

    def reached(entry: Entry) -> bool:
        return not entry.is_attempt

    means = {each.id: each.said for each in settings.vocabulary.all}
    by_means = [
        _line(f"by {name}", said, [each for each in tries if each.entry.means == name], reached)
        for name, said in (means | {"other": "other"}).items()
    ]
    by_day = [
        _line(name.casefold(), name, [each for each in rung if each.entry.day.weekday() == place], answered)
        for place, name in enumerate(WEEKDAYS)
    ]
    hours = [(hour, each) for each in rung if (hour := hour_of(each.entry)) is not None]
    by_hour = [
        _line(f"at {hour}", f"{hour}:00", [each for at, each in hours if at == hour], answered)
        for hour in range(24)
    ]
    timed = f"{len(hours):,} of {len(rung):,} have a time"
    return (
        _table("means", "By means", "means", by_means),
        _table("weekdays", "Who picks up, by weekday", "weekday", by_day),
        _table("hours", f"Who picks up, by hour ({timed})", "hour", by_hour),
    )


def caller_table(practice: Practice) -> tuple[Table, tuple[str, ...]]:
    """When each person picks up, of two years: the two hours in which they answer most, or the weekday.

    Only who can be rung, and only where four calls or more at that time were answered more often than not;
    of how many others nothing is known is a sentence.
    """
    found = [(each.contact, calls(each.contact, practice.today)) for each in _to_be_rung(practice)]
    lines = [line for contact, rung in found if rung and (line := _caller(contact, rung))]
    people = sum(bool(rung) for _, rung in found)
    title = f"When each picks up ({len(lines):,} of {people:,} rung in two years have a time)"
    in_order = sorted(lines, key=lambda each: (each[0], each[1].label.casefold(), each[1].path))
    unknown = people - len(lines)
    one = "1 other person was" if lines else "1 person was"
    several = f"{unknown:,} others were" if lines else f"{unknown:,} people were"
    told = f"{one if unknown == 1 else several} rung, and it is not known when they pick up: {_FEW}."
    table = Table("callers", title, "name", _CALLERS, tuple(line for _, line in in_order))
    return table, (told,) if unknown else ()


def _to_be_rung(practice: Practice) -> list[Standing]:
    return [each for each in practice.standings if each.state not in ("died", "stopped")]


def _caller(contact: Contact, rung: Sequence[Entry]) -> tuple[int, Line] | None:
    """Their line, and the hour that it is about; a weekday's come after all hours."""
    counts = pickup_of(rung)
    span_of, weekday = counts.best_span(), counts.best_weekday()
    if span_of:
        hour, when = span_of.hour, span_of.told
        at = [e for e in rung if hour_of(e) in (hour, hour + 1)]
    elif weekday is not None:
        hour, when = 24 + weekday, f"on {WEEKDAYS[weekday]}"
        at = [e for e in rung if e.day.weekday() == weekday]
    else:
        return None
    tried, picked_up = len(at), sum(map(answered, at))
    sources = tuple(
        entry_source(contact, e, *(("tried", "reached") if answered(e) else ("tried",))) for e in at
    )
    values: dict[str, Value] = {
        "when": when, "reached": picked_up, "tried": tried,
        "share": share_of(picked_up, tried), "range": span(picked_up, tried),
        "says": contact.best_time or None,
    }  # fmt: skip
    identity = contact.name if contact.private else contact.path.removesuffix(".md")
    return hour, Line(f"caller: {identity}", contact.name, contact.path, values, sources)


def _is_try(entry: Entry, settings: Settings) -> bool:
    """Something of the user's that can be answered: it was, or it was an attempt."""
    return not entry.inbound and (responds(entry, settings) or entry.is_attempt)


def _table(table_id: str, title: str, label: str, lines: Iterable[Line]) -> Table:
    return Table(table_id, title, label, _COLUMNS, tuple(line for line in lines if line.sources))


def _line(line_id: str, label: str, tried: Sequence[Occasion], reached: Callable[[Entry], bool]) -> Line:
    sources: list[Source] = []
    for each in tried:
        counts = ("tried", "reached") if reached(each.entry) else ("tried",)
        sources.append(source(each.tellings[0], *counts))
    number = sum("reached" in each.counts for each in sources)
    values = {
        "tried": len(tried), "reached": number,
        "share": share_of(number, len(tried)), "range": span(number, len(tried)),
    }  # fmt: skip
    return Line(line_id, label, values=values, sources=tuple(sources))
