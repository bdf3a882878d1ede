"""The ledger of introductions: promised, made, heard of, given, received (method: "Preferral and referral").

What the user gives stands in both notes and counts once for each of the two. What was received stands in the
giver's note, or as `introduced_by` in the note of whoever was introduced, and each name counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.introductions import Pair, days_since, pairs, received, state_of
from cultivate.model.occasions import Telling, by_link
from cultivate.model.people import fold
from cultivate.model.period import Period
from cultivate.reports.contradictions import ODD, odd
from cultivate.reports.names import names_received, promised_names
from cultivate.reports.paired import id_of, label_of, path_of
from cultivate.reports.practice import Practice, counted, source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value
from cultivate.reports.sources import CHAINS, Origin, chain, chains, client_source, is_client, origins

_PROMISED = (Column("promised", "promised on", "date"), Column("days", "days", "days"))
_EXCHANGING = ("inner-circle", "alliance")
_UNHEARD = (Column("made", "made on", "date"), Column("days", "days", "days"))
_PEOPLE = (
    Column("received", "they gave"),
    Column("given", "you gave"),
    Column("balance", "balance", "text"),
    Column("promised", "open"),
    Column("waiting", "awaited"),
    Column("clients", "clients"),
)


@dataclass(slots=True)
class _Person:
    """What one person gave and was given, each with the line that tells it."""

    contact: Contact
    given: list[Source] = field(default_factory=list)
    received: list[Source] = field(default_factory=list)
    promised: list[Source] = field(default_factory=list)
    waiting: list[Source] = field(default_factory=list)
    clients: list[Source] = field(default_factory=list)

    @property
    def balance(self) -> int:
        """How many more they gave than they were given."""
        return len(self.received) - len(self.given)


def introductions(practice: Practice, _: Period) -> Report:
    """Promises that are open, introductions nobody heard of, and who gave how much, as of today."""
    contacts = list(practice.contacts)
    paths = by_link(contacts)
    known = pairs(contacts, paths, practice.today)
    origin = origins(contacts, paths, practice.today)
    ways = {each.path: chain(each, origin) for each in contacts if is_client(each)}
    people = _people(practice, contacts, paths, known, ways)
    promised = [_open(pair, practice.today) for pair in known if pair.owed]
    heard = practice.settings.method_heard
    unheard = [_unheard(pair, practice.today) for pair in known if _is_unheard(pair, heard, practice.today)]
    tables = (
        Table("promised", "Promised and not made", "who", _PROMISED, _oldest(promised, "promised")),
        Table(
            "unheard",
            f"Made, and nothing heard for {heard.in_full}",
            "who",
            _UNHEARD,
            _oldest(unheard, "made"),
        ),
        Table("people", "Given and received", "name", _PEOPLE, _people_lines(people, practice)),
        Table("chains", "From each client back to the source", "client", CHAINS, chains(contacts, ways)),
        Table("odd", "Does not fit together", "who", ODD, tuple(odd(known, contacts, origin))),
    )
    return Report(
        "introductions",
        "Introductions, given and received",
        tables,
        summary=_summary(known, people, heard, practice.today),
        remarks=tuple(_remarks(practice, people, contacts, origin)),
    )


def _oldest(lines: Iterable[Line], column: str) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (str(line.values[column]), fold(line.label), line.id)))


def _open(pair: Pair, today: date) -> Line:
    owed = pair.owed
    assert owed is not None  # noqa: S101 - asked before
    day = owed.entry.day
    behind = tuple(source(t) for t in pair.told if state_of(t.entry) == "promised" and t.entry.day >= day)
    values: dict[str, Value] = {"promised": day, "days": days_since(day, today)}
    return Line(id_of("promised", pair), label_of(pair), path_of(pair), values, behind)


def _is_unheard(pair: Pair, heard: Cadence, today: date) -> bool:
    newest = pair.unheard
    return newest is not None and heard.after(newest.entry.day) <= today


def _unheard(pair: Pair, today: date) -> Line:
    made = [t for t in pair.told if state_of(t.entry) == "made"]
    day = made[-1].entry.day
    values: dict[str, Value] = {"made": day, "days": days_since(day, today)}
    behind = tuple(source(t) for t in made if t.entry.day == day)
    return Line(id_of("unheard", pair), label_of(pair), path_of(pair), values, behind)


def _people(
    practice: Practice,
    contacts: Sequence[Contact],
    paths: Mapping[str, str],
    known: Sequence[Pair],
    ways: Mapping[str, Sequence[Origin]],
) -> list[_Person]:
    """Everybody with whom something was exchanged, promised or awaited; `ways` as `chains` has them."""
    found = {contact.path: _Person(contact) for contact in contacts}
    for pair in known:
        for party in pair.parties:
            if party.contact:
                _give(found[party.contact.path], pair)
    for name in names_received(contacts, paths, practice.today):
        found[name.giver.path].received.append(name.source._replace(counts=("received",)))
    for contact in contacts:
        awaited = promised_names(contact, paths, practice.today)
        found[contact.path].waiting += [line._replace(counts=("waiting",)) for line in awaited]
        if contact.path in ways:
            line = client_source(contact, "clients")
            for step in ways[contact.path]:
                if step.key in found:
                    found[step.key].clients.append(line)
    return [each for each in found.values() if each.given or each.received or each.promised or each.waiting]


def _give(person: _Person, pair: Pair) -> None:
    """Each day on which the two were brought together is one given to each, whoever's note tells it."""
    by_day: dict[date, Telling] = {}
    for telling in pair.told:
        own = telling.contact.path == person.contact.path
        if state_of(telling.entry) == "made" and (own or telling.entry.day not in by_day):
            by_day[telling.entry.day] = telling
    person.given += [source(telling, "given") for _, telling in sorted(by_day.items())]
    if pair.owed:
        person.promised.append(source(pair.owed, "promised"))


def _people_lines(people: Iterable[_Person], practice: Practice) -> tuple[Line, ...]:
    """Those whom the user owes come first, then those who owe; the others by how much was exchanged."""

    def order(each: _Person) -> tuple[int, int, str, str]:
        exchanged = len(each.given) + len(each.received)
        return -each.balance, -exchanged, fold(each.contact.name), each.contact.path

    shown = (each for each in people if _exchanges(each, practice))
    return tuple(_person_line(each) for each in sorted(shown, key=order))


def _exchanges(each: _Person, practice: Practice) -> bool:
    """Whether the balance means anything: they give names, or hold a seat in which one does."""
    return bool(each.received or each.waiting) or practice.circle(each.contact) in _EXCHANGING


def _person_line(each: _Person) -> Line:
    lists = {
        "given": each.given, "received": each.received, "promised": each.promised,
        "waiting": each.waiting, "clients": each.clients,
    }  # fmt: skip
    values: dict[str, Value] = {key: len(sources) for key, sources in lists.items()}
    values["balance"] = _balance(each.balance)
    behind = tuple(line for sources in lists.values() for line in sources)
    path = each.contact.path
    identity = each.contact.name if each.contact.private else path.removesuffix(".md")
    gaps = frozenset({"balance"}) if each.balance > 0 else frozenset()
    return Line(f"person: {identity}", each.contact.name, path, values, behind, gaps)


def _balance(more: int) -> str:
    return f"you owe {more}" if more > 0 else f"owes {-more}" if more < 0 else "even"


def _summary(
    known: Sequence[Pair], people: Sequence[_Person], within: Cadence, today: date
) -> tuple[str, ...]:
    made = [pair for pair in known if pair.has("made")]
    heard = [pair for pair in made if pair.has("met", "declined")]
    names = sum(len(each.received) for each in people)
    owed = [pair.owed.entry.day for pair in known if pair.owed]
    late = [pair for pair in made if _is_unheard(pair, within, today)]
    brought = counted(len(made), "pair", "pairs")
    told = [f"You brought {brought} together and were given {counted(names, 'name', 'names')}."]
    if owed:
        oldest = f"{'the oldest ' * (len(owed) > 1)}of {short_date(min(owed), today)}"
        told.append(f"{counted(len(owed), 'promise is', 'promises are')} open, {oldest}.")
    if made:
        silent = f"; of {len(late)} nothing in {within.in_full}" if late else ""
        told.append(f"Something was heard of {len(heard)} of {len(made)}{silent}.")
    return tuple(told)


def _remarks(
    practice: Practice,
    people: Sequence[_Person],
    contacts: Sequence[Contact],
    origin: Mapping[str, Origin],
) -> Iterator[str]:
    others = sum(not _exchanges(each, practice) for each in people)
    if others:
        told = counted(others, "other person was", "other people were")
        yield f"{told} introduced and gave no name so far."
    clients = [each for each in contacts if is_client(each)]
    unknown = sum(each.path not in origin for each in clients)
    if unknown:
        all_ = counted(len(clients), "client", "clients")
        yield f"Who introduced them is not recorded for {unknown} of {all_}."
    known = {contact.path for contact in contacts}
    strangers = sum(each.key not in known for each in origin.values())
    if strangers:
        yield f"{counted(strangers, 'person was', 'people were')} introduced by somebody who has no note."
    today = practice.today
    unnamed = sum(not e.people for c in contacts for e in received(c, today) if state_of(e) == "made")
    if unnamed:
        lines = counted(unnamed, "line about a name received links", "lines about names received link")
        yield f"{lines} nobody."
