"""The alliances: seats, the quarter's lunches, names each way and what became of them, trust, the bench.

Method: 25 seats, a lunch with each a quarter (two a week), about five names at each; of the names a third
have no future, a third stay in touch and a third take a next step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cultivate.model.bench import bench, measures
from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.due import Standing
from cultivate.model.introductions import pairs, state_of
from cultivate.model.lunch import OUTCOMES, thirds
from cultivate.model.occasions import Occasion, by_link
from cultivate.model.people import fold
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.model.trust import ALLIANCE, CRITERIA, missing
from cultivate.reports.inner_circle import measured
from cultivate.reports.names import Name, names_received
from cultivate.reports.practice import Practice, counted, entry_source, source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value

LUNCH = "meal"
QUARTERLY = Cadence(months=3)
_NOT_HELD = ("invited", "booked")
_SHOWN = 10
_ALLIES = (
    Column("lunches", "lunches"),
    Column("last", "last", "date"),
    Column("next", "next", "text"),
    Column("received", "got"),
    Column("given", "gave"),
    Column("trust", "trust", "text"),
)
_THIRDS = (
    Column("names", "names"),
    Column("share", "share", "share"),
    Column("method", "the method's", "share"),
)
_HEADINGS = {"same-clients": "clients", "complementary": "complements", "raving-fan": "fan"}
_TRUST = tuple(Column(word, _HEADINGS.get(word, word), "month") for word in CRITERIA["trust"])
_BENCH = (Column("points", "points", "score"), Column("measure", "measure", "text"))


def alliances(practice: Practice, period: Period) -> Report:
    """Everybody with a seat as ally, what was held and exchanged in `period`, and who waits for a seat."""
    allies = [
        each for each in practice.standings
        if ALLIANCE in each.contact.tiers and each.state not in ("died", "stopped")
    ]  # fmt: skip
    contacts = list(practice.contacts)
    paths = by_link(contacts)
    seated = {each.contact.path for each in allies}
    held: dict[str, list[Occasion]] = {path: [] for path in seated}
    lunches = []
    for each in filter(_is_held, practice.within(period)):
        there = _there(each, paths) & seated
        lunches += [each] if there else []
        for path in there:
            held[path].append(each)
    names = [
        name for name in names_received(contacts, paths, practice.today)
        if name.giver.path in seated and name.day and name.day in period
    ]  # fmt: skip
    given = _given(contacts, paths, practice.today, period)
    received: dict[str, list[Name]] = {}
    for name in names:
        received.setdefault(name.giver.path, []).append(name)
    lines = [
        _ally(each, held[path], received.get(path, ()), given.get(path, ()), practice)
        for each, path in ((each, each.contact.path) for each in allies)
    ]
    lines.sort(key=lambda line: "next" not in line.gaps)  # those who are due come first
    return Report(
        "alliances",
        f"Alliances, {period.name}",
        (
            Table("allies", "The allies", "name", _ALLIES, tuple(lines)),
            Table(
                "thirds", "What became of their names", "outcome", _THIRDS, _thirds(names, practice.settings)
            ),
            Table("trust", "Since when they are trusted", "name", _TRUST, tuple(map(_trust, allies))),
            Table("bench", "Waiting for a seat", "name", _BENCH, _bench(practice)),
        ),
        summary=tuple(_summary(allies, lunches, lines, practice, period)),
        remarks=tuple(_remarks(names, lines)),
        period=period,
    )


def _is_held(occasion: Occasion) -> bool:
    entry = occasion.entry
    return entry.means == LUNCH and entry.outcome not in ("no-answer", "voicemail", "moved", *_NOT_HELD)


def _there(occasion: Occasion, paths: Mapping[str, str]) -> set[str]:
    """The paths of everybody who was there."""
    named = {paths.get(fold(name), "") for telling in occasion.tellings for name in telling.entry.people}
    return named | {telling.contact.path for telling in occasion.tellings}


def _given(
    contacts: Sequence[Contact], paths: Mapping[str, str], today: date, period: Period
) -> dict[str, list[Source]]:
    """The introductions made in `period` that each was given: a day with one other counts once."""
    found: dict[str, dict[tuple[str, date], Source]] = {}
    for pair in pairs(contacts, paths, today):
        for telling in pair.told:
            if state_of(telling.entry) == "made" and telling.entry.day in period:
                for party, other in (pair.parties, pair.parties[::-1]):
                    key = (other.key, telling.entry.day)
                    known = found.setdefault(party.key, {})
                    if telling.contact.path == party.key or key not in known:
                        known[key] = source(telling, "given")
    return {path: list(lines.values()) for path, lines in found.items()}


def _ally(
    each: Standing, held: Sequence[Occasion], names: Sequence[Name], gave: Sequence[Source],
    practice: Practice,
) -> Line:  # fmt: skip
    contact = each.contact
    received = [name.source._replace(counts=("received",)) for name in names]
    lunch = _last_lunch(contact, practice.today)
    last = lunch.day if lunch else None
    lacks = missing(contact)
    values: dict[str, Value] = {
        "lunches": len(held),
        "last": last,
        "next": _next(each, last, practice),
        "received": len(received),
        "given": len(gave),
        "trust": f"{len(CRITERIA['trust']) - len(lacks)} of {len(CRITERIA['trust'])}",
    }
    behind = [*(_line_of(o, contact) for o in held), *received, *gave]
    if lunch and not held:
        behind.append(entry_source(contact, lunch))
    behind += _trust_source(contact)
    gaps = {"trust"} if lacks else set()
    gaps |= {"next"} if str(values["next"]).startswith("due") else set()
    return Line(
        _identity("ally", contact), contact.name, contact.path, values, tuple(behind), frozenset(gaps)
    )


def _identity(kind: str, contact: Contact) -> str:
    return f"{kind}: {contact.name if contact.private else contact.path.removesuffix('.md')}"


def _line_of(occasion: Occasion, contact: Contact) -> Source:
    """The lunch as the ally's own note tells it, else as the first note does."""
    own = (telling for telling in occasion.tellings if telling.contact.path == contact.path)
    return source(next(own, occasion.tellings[0]), "lunches")


def _trust_source(contact: Contact) -> tuple[Source, ...]:
    """The property that tells which criteria hold; nothing where none does."""
    held = [f"{each.word}{f' {each.since}' if each.since else ''}" for each in contact.trust]
    told = f"trust: {', '.join(held)}"
    return (Source(contact.path, contact.line_of("trust"), told, (), contact.private),) if held else ()


def _last_lunch(contact: Contact, today: date) -> Entry | None:
    lunches = (
        entry for entry in contact.entries
        if entry.means == LUNCH and not entry.mark and entry.day <= today
        and entry.outcome not in ("no-answer", "voicemail", "moved", *_NOT_HELD)
    )  # fmt: skip
    return max(lunches, key=lambda entry: (entry.day, entry.line), default=None)


def _next(each: Standing, last: date | None, practice: Practice) -> str:
    """`8 Dec` where it is booked, else whether one is due: a lunch every cadence of the circle."""
    today = practice.today
    booked = [
        line.day for line in each.contact.open_next if line.means == LUNCH and line.day and line.day >= today
    ]
    if booked:
        return f"booked {short_date(min(booked), today)}"
    cadence = practice.settings.tiers[ALLIANCE].cadence
    due = cadence.after(last) if last and cadence else None
    if due is None:
        return "due" if last is None else ""
    return f"due {short_date(due, today)}" if due <= today else short_date(due, today)


def _thirds(names: Sequence[Name], settings: Settings) -> tuple[Line, ...]:
    settled = [name for name in names if name.outcome]
    lines = []
    for outcome, usual in zip(OUTCOMES, thirds(settings), strict=True):
        these = [name for name in settled if name.outcome == outcome]
        values: dict[str, Value] = {
            "names": len(these),
            "share": len(these) / len(settled) if settled else None,
            "method": usual,
        }
        behind = tuple(n.settled._replace(counts=("names",)) for n in these if n.settled)
        lines.append(Line(outcome, outcome.replace("-", " "), values=values, sources=behind))
    still = [name for name in names if not name.outcome]
    waiting = tuple(name.source._replace(counts=("names",)) for name in still)
    nothing: dict[str, Value] = {"names": len(still), "share": None, "method": None}
    return (*lines, Line("open", "still open", values=nothing, sources=waiting)) if names else ()


def _trust(each: Standing) -> Line:
    """Each criterion with its day, `yes` where it holds and has none, and a gap where nobody has said so."""
    held = {criterion.word: criterion for criterion in each.contact.trust}
    values: dict[str, Value] = {}
    for word in CRITERIA["trust"]:
        since = held[word].since if word in held else None
        values[word] = since or ("yes" if word in held else None)
    gaps = frozenset(missing(each.contact))
    return Line(
        _identity("trust", each.contact),
        each.contact.name,
        each.contact.path,
        values,
        _trust_source(each.contact),
        gaps,
    )


def _bench(practice: Practice) -> tuple[Line, ...]:
    """The first few who wait, those who have earned a seat before the others."""
    known = measures(practice.standings, practice.settings, practice.today)
    tier = practice.settings.tiers[ALLIANCE]
    found = bench(tier, practice.standings, known, practice.settings, practice.today)
    return tuple(
        Line(
            _identity("bench", seat.standing.contact),
            seat.standing.contact.name,
            seat.standing.contact.path,
            {"points": seat.measure.points, "measure": seat.measure.told},
            measured(seat.standing.contact, seat.measure),
        )
        for seat in found.waiting[:_SHOWN]
    )


def _summary(
    allies: Sequence[Standing], lunches: Sequence[Occasion], lines: Sequence[Line],
    practice: Practice, period: Period,
) -> Iterator[str]:  # fmt: skip
    size = practice.settings.tiers[ALLIANCE].size
    if not allies:
        yield "Nobody has a seat as ally yet; `cultivate bench alliance` shows who might."
        return
    got, gave = (sum(int(str(line.values[key])) for line in lines) for key in ("received", "given"))
    met = sum(bool(line.values["lunches"]) for line in lines)
    yield (
        f"You held {counted(len(lunches), 'lunch', 'lunches')} with {met} of {len(allies)} allies "
        f"in {period.name}; the method has one with each {_every(practice)}."
    )
    yield (
        f"They gave you {counted(got, 'name', 'names')} and were given {gave}; "
        f"the method has about {practice.settings.method_names} at each lunch."
    )
    whole = sum(not missing(each.contact) for each in allies)
    taken = f"{len(allies)} of {size} seats are" if size else counted(len(allies), "seat is", "seats are")
    by_all = counted(whole, "ally", "allies")
    yield f"{taken} taken: {by_all} by all five, {len(allies) - whole} still candidates."


def _every(practice: Practice) -> str:
    """How often an ally comes to lunch: `a quarter`, as the circle's cadence has it."""
    cadence = practice.settings.tiers[ALLIANCE].cadence or QUARTERLY
    return "a quarter" if cadence == QUARTERLY else f"every {cadence.in_full}"


def _remarks(names: Sequence[Name], lines: Sequence[Line]) -> Iterator[str]:
    if names:
        settled = sum(bool(name.outcome) for name in names)
        yield f"{settled} of {counted(len(names), 'name has', 'names have')} an outcome."
    due = sum(str(line.values["next"]).startswith("due") for line in lines)
    booked = sum(str(line.values["next"]).startswith("booked") for line in lines)
    if due:
        yield f"{counted(due, 'lunch is', 'lunches are')} due, and {booked} booked."
