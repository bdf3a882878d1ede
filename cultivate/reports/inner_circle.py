"""The inner circle by the method's questions (method: "The inner circle's questions")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from cultivate.model.bench import PLACES, Measure, Seat, bench, is_given, measures
from cultivate.model.cadence import add_months
from cultivate.model.contact import Contact
from cultivate.model.due import Standing
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.model.shares import share_of
from cultivate.model.touch import Entry
from cultivate.reports.functions import hours
from cultivate.reports.practice import Practice, counted, entry_source, source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value
from cultivate.reports.steps import is_name

CIRCLE = "inner-circle"
_TALKS = frozenset({"call", "meeting", "session", "meal", "home", "event"})
_BACK = 24  # months that "only asked, never gave" looks back, as the measure of a seat does
_BENCH = 10

QUESTIONS: tuple[tuple[str, str, int | None], ...] = (
    ("spoke", "spoke", 3), ("meal", "meal", 6), ("gave", "gave", 6), ("asked", "asked", None),
    ("home", "home", 12), ("event", "event", 12), ("article", "article", 6),
)  # fmt: skip
"""Each question's id, its heading, and after how many months the method's plan asks for it again."""
FACTS: tuple[tuple[str, str], ...] = (
    ("spouse", "who is at home?"), ("children", "do they have children, and what do those play?"),
    ("pets", "is there a dog or a cat?"), ("interests", "what do they enjoy outside work?"),
    ("history", "what did they do before?"), ("birthday", "when is their birthday?"),
)  # fmt: skip
"""What the method wants known of each, in the order in which it is asked, and how to ask."""
_HISTORY = frozenset({"was", "history", "business history", "career", "background"})
_EXCHANGE = (Column("gave", "you gave"), Column("got", "they gave"), Column("asked", "you asked"))
_UNKNOWN = (Column("missing", "not known", "text"), Column("question", "ask next", "text"))
_TIME = (
    Column("touches", "touches"), Column("minutes", "time", "minutes"),
    Column("estimated", "of it estimated", "minutes"), Column("share", "share of time", "share"),
)  # fmt: skip
_SEATS = (
    Column("seat", "seat", "text"),
    Column("points", "points", "score"),
    Column("measure", "measure", "text"),
)


def inner_circle(practice: Practice, period: Period) -> Report:
    """When one last did each thing with each of them, what is unknown, and their time in `period`."""
    seated = [
        each for each in practice.standings
        if CIRCLE in each.contact.tiers and each.state not in ("died", "stopped")
    ]  # fmt: skip
    asked = [_asked(each.contact, practice) for each in seated]
    exchange = [exchange_of(each.contact, practice) for each in seated]
    time = _time(practice, period.until(practice.today))
    return Report(
        "inner-circle",
        "The inner circle",
        (
            Table("questions", "When did you last …", "name", _columns(), tuple(asked)),
            Table(
                "exchange", "What have you done for them, in two years", "name", _EXCHANGE, tuple(exchange)
            ),
            Table("facts", "What you do not know yet", "name", _UNKNOWN, tuple(_facts(seated))),
            Table("time", f"Your time, {period.name}", "with", _TIME, time if seated else ()),
            Table("seats", "Seats lost, and the bench", "name", _SEATS, tuple(_seats(practice))),
        ),
        summary=_told(asked, exchange, time, practice, period),
        remarks=_remarks(exchange, practice),
        period=period,
    )


def _columns() -> tuple[Column, ...]:
    return tuple(Column(name, label, "date") for name, label, _ in QUESTIONS)


def _asked(contact: Contact, practice: Practice) -> Line:
    """One person: the day of the newest entry for each question, and which are too long ago."""
    values: dict[str, Value] = {}
    sources, gaps = [], set()
    for name, _, months in QUESTIONS:
        fits = _FITS[name]
        found = (
            entry
            for entry in contact.entries
            if entry.day <= practice.today and fits(entry, practice.settings)
        )
        newest = max(found, key=lambda entry: (entry.day, entry.line), default=None)
        values[name] = newest.day if newest else None
        if newest:
            sources.append(entry_source(contact, newest))
        if months and (newest is None or newest.day < add_months(practice.today, -months)):
            gaps.add(name)
    return Line(contact.path, contact.name, contact.path, values, tuple(sources), frozenset(gaps))


def _talked(entry: Entry, settings: Settings) -> bool:
    return entry.means in _TALKS and entry.is_touch(settings.vocabulary)


def _asked_help(entry: Entry, settings: Settings) -> bool:
    return entry.means == "help" and entry.outcome == "asked" and not entry.inbound


def _held(means: str) -> Callable[[Entry, Settings], bool]:
    def fits(entry: Entry, settings: Settings) -> bool:
        return entry.means == means and entry.is_touch(settings.vocabulary)

    return fits


def _sent_article(entry: Entry, settings: Settings) -> bool:
    return entry.means == "article" and not entry.inbound


_FITS: dict[str, Callable[[Entry, Settings], bool]] = {
    "spoke": _talked, "meal": _held("meal"), "gave": is_given, "asked": _asked_help, "home": _held("home"),
    "event": _held("event"), "article": _sent_article,
}  # fmt: skip


def exchange_of(contact: Contact, practice: Practice) -> Line:
    """What one person had and gave in two years, and how often they were asked; a gap if it went one way."""
    since = add_months(practice.today, -_BACK)
    recent = [entry for entry in contact.entries if since <= entry.day <= practice.today and not entry.mark]
    sources = []
    for entry in recent:
        counts = []
        if is_given(entry, practice.settings):
            counts.append("gave")
        if is_name(entry):
            counts.append("got")
        if entry.outcome == "asked-referral":
            counts.append("asked")
        if counts:
            sources.append(entry_source(contact, entry, *counts))
    values = {column.id: sum(column.id in each.counts for each in sources) for column in _EXCHANGE}
    only = not values["gave"] and (values["got"] or values["asked"])
    gaps = frozenset({"gave"}) if only else frozenset()
    return Line(f"gave {contact.path}", contact.name, contact.path, dict(values), tuple(sources), gaps)


def _facts(seated: Iterable[Standing]) -> Iterable[Line]:
    """Whoever has something unknown, and the first question to ask."""
    for each in seated:
        contact = each.contact
        missing = unknown_facts(contact)
        if missing:
            names = ", ".join("hobbies" if name == "interests" else name for name, _ in missing)
            values = {"missing": names, "question": missing[0][1]}
            yield Line(f"facts {contact.path}", contact.name, contact.path, values)


def unknown_facts(contact: Contact) -> list[tuple[str, str]]:
    """The facts that are missing in a note, each with its question."""
    return [(name, question) for name, question in FACTS if not _is_known(contact, name)]


def _is_known(contact: Contact, name: str) -> bool:
    if name == "history":
        plain = {
            key.casefold().replace("_", " ").replace("-", " "): value
            for key, value in contact.properties.items()
        }
        return any(plain.get(key) for key in _HISTORY)
    return bool(getattr(contact, name))


def _time(practice: Practice, over: Period) -> tuple[Line, ...]:
    """Touches and minutes with the circle, and with everybody else; who was there together counts once."""
    vocabulary = practice.settings.vocabulary
    sums = {CIRCLE: [0, 0], "others": [0, 0]}
    sources: dict[str, list[Source]] = {CIRCLE: [], "others": []}
    for each in practice.within(over):
        if not each.entry.is_touch(vocabulary):
            continue
        inside = next((t for t in each.tellings if CIRCLE in t.contact.tiers), None)
        side = CIRCLE if inside else "others"
        typed = each.minutes
        minutes = vocabulary.named(each.entry.means).minutes if typed is None else typed
        sums[side][0] += minutes
        sums[side][1] += minutes if typed is None else 0
        sources[side].append(source(inside or each.tellings[0], "touches"))
    total = sum(minutes for minutes, _ in sums.values())
    labels = {CIRCLE: "the inner circle", "others": "everybody else"}
    return tuple(
        Line(
            f"time {side}", labels[side],
            values={
                "touches": len(sources[side]), "minutes": sums[side][0], "estimated": sums[side][1],
                "share": share_of(sums[side][0], total),
            },
            sources=tuple(sources[side]),
        )
        for side in sums
    )  # fmt: skip


def _seats(practice: Practice) -> Iterable[Line]:
    tier = practice.settings.tiers.get(CIRCLE)
    if not tier:
        return
    known = measures(practice.standings, practice.settings, practice.today)
    found = bench(tier, practice.standings, known, practice.settings, practice.today)
    for seat in (*found.down, *found.waiting[:_BENCH]):
        yield seat_line(seat, "seat")


def seat_line(seat: Seat, prefix: str) -> Line:
    """One person beside a circle, with the measure in words."""
    contact, measure = seat.standing.contact, seat.measure
    values: dict[str, Value] = {
        "seat": PLACES[seat.place], "points": measure.points, "measure": measure.told,
    }  # fmt: skip
    return Line(f"{prefix} {contact.path}", contact.name, contact.path, values, measured(contact, measure))


def measured(contact: Contact, measure: Measure) -> tuple[Source, ...]:
    """The names that they gave, and the day on which they last responded."""
    shown = [entry for entry in contact.entries if is_name(entry) or entry.day == measure.responded]
    return tuple(entry_source(contact, entry) for entry in shown if not entry.mark)


def _told(
    asked: Sequence[Line], exchange: Sequence[Line], time: Sequence[Line], practice: Practice, period: Period
) -> tuple[str, ...]:
    if not asked:
        return ("Nobody has a seat in the inner circle yet; `cultivate bench inner-circle` shows who might.",)
    since = add_months(practice.today, -3)
    spoken = sum(isinstance(day := line.values["spoke"], date) and day >= since for line in asked)
    given = sum(bool(line.values["gave"]) for line in exchange)
    spoke = f"You spoke with {spoken} of the {len(asked)} in the last three months"
    told = [f"{spoke}, and gave {given} of them something in two years."]
    minutes = int(str(time[0].values["minutes"]))
    share = time[0].values["share"]
    if isinstance(share, float):
        told.append(f"They had {hours(minutes)} of your time in {period.name}, {share:.0%} of it.")
    return tuple(told)


def _remarks(exchange: Sequence[Line], practice: Practice) -> tuple[str, ...]:
    only = [line.label for line in exchange if "gave" in line.gaps]
    found = []
    if only:
        found.append(f"You only asked or received, and gave nothing yet: {', '.join(only)}.")
    without = [line for line in exchange if not any(line.values.values())]
    if without:
        found.append(f"{counted(len(without), 'person has', 'people have')} nothing noted either way.")
    return tuple(found)
