"""December: who fed you this year, with the line to each client, as prompts for notes by hand.

Method: "Whoever gave one is thanked within two days, and told each time something comes of it."
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.occasions import by_link
from cultivate.model.people import fold
from cultivate.model.period import Period
from cultivate.model.touch import Entry
from cultivate.reports.practice import Practice, counted, entry_source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value
from cultivate.reports.steps import is_name

_COLUMNS = (Column("names", "names"), Column("clients", "clients"), Column("for", "thank them for", "text"))


@dataclass(slots=True)
class Given:
    """What one person fed the practice with in a year: words, and the lines of notes behind them."""

    words: list[str] = field(default_factory=list)
    names: list[Source] = field(default_factory=list)
    clients: list[Source] = field(default_factory=list)


def thanks(practice: Practice, period: Period) -> Report:
    """Everybody who gave a name in `period`, or through whom somebody became a client in it."""
    contacts = {contact.path: contact for contact in practice.contacts}
    paths = by_link(list(contacts.values()))
    givers = _givers(contacts, paths)
    found: dict[str, Given] = defaultdict(Given)
    clients = _clients(contacts.values(), period)
    for path, entry in clients.items():
        for place, giver in enumerate(_chain(path, givers)):
            given = found[giver]
            given.words.insert(
                0, _for_client(contacts[path], entry, contacts, _chain(path, givers)[:place], practice)
            )
            given.clients.append(entry_source(contacts[path], entry, "clients"))
    brought = _brought(contacts, paths, period)
    for contact in contacts.values():
        for named, behind in _names(contact, paths, brought.get(contact.path, ()), period):
            found[contact.path].names.append(behind)
            if named not in clients:
                known = contacts.get(named)
                found[contact.path].words.append(known.name if known else named or "a name")
    lines = [_line(contacts[path], given) for path, given in found.items() if path in contacts]
    lines.sort(
        key=lambda line: (
            -int(str(line.values["clients"])),
            -int(str(line.values["names"])),
            fold(line.label),
        )
    )
    alone = [contacts[path].name for path in clients if not _chain(path, givers)]
    return Report(
        "thanks",
        f"Who fed you in {period.name}",
        (Table("thanks", "A note by hand to each", "name", _COLUMNS, tuple(lines)),),
        summary=_told(lines, clients, period),
        remarks=(f"Through whom they came is not noted for {_listed(sorted(alone, key=fold))}.",)
        if alone
        else (),
        period=period,
    )


def _givers(contacts: Mapping[str, Contact], paths: Mapping[str, str]) -> dict[str, str]:
    """Who introduced each person, by path: as their own note says, else as the giver's log does."""
    found: dict[str, str] = {}
    for contact in contacts.values():
        for entry in contact.entries:
            if is_name(entry):
                for name in entry.people:
                    if fold(name) in paths:
                        found.setdefault(paths[fold(name)], contact.path)
    for contact in contacts.values():
        giver = paths.get(fold(contact.introduced_by)) if contact.introduced_by else None
        if giver:
            found[contact.path] = giver
    return found


def _chain(path: str, givers: Mapping[str, str]) -> list[str]:
    """From whoever introduced them back to the source; a ring ends where it began."""
    found: list[str] = []
    at = path
    while at in givers and givers[at] not in (path, *found):
        at = givers[at]
        found.append(at)
    return found


def _clients(contacts: Iterable[Contact], period: Period) -> dict[str, Entry]:
    """Who became a client in `period`: first sold something, or first at the stage `servicing`."""
    found: dict[str, Entry] = {}
    for contact in contacts:
        began = [
            entry for entry in contact.entries
            if (entry.mark == "stage" and entry.value == "servicing") or entry.outcome == "sold"
        ]  # fmt: skip
        first = min(began, key=lambda entry: (entry.day, entry.line), default=None)
        if first and first.day in period:
            found[contact.path] = first
    return found


def _for_client(
    client: Contact, entry: Entry, contacts: Mapping[str, Contact], between: Sequence[str], practice: Practice
) -> str:
    """`Kit Orr, a client since 4 Jun`; `…, through Jo Hay` for whoever stands further back."""
    through = f", through {_listed([contacts[path].name for path in reversed(between)])}" if between else ""
    return f"{client.name}, a client since {short_date(entry.day, practice.today)}{through}"


def _brought(
    contacts: Mapping[str, Contact], paths: Mapping[str, str], period: Period
) -> Mapping[str, Sequence[Contact]]:
    """Whom each person introduced in `period`, as the notes of those say."""
    found: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts.values():
        giver = paths.get(fold(contact.introduced_by)) if contact.introduced_by else None
        if giver and contact.introduced_on and contact.introduced_on in period:
            found[giver].append(contact)
    return found


def _names(
    giver: Contact, paths: Mapping[str, str], brought: Sequence[Contact], period: Period
) -> Iterator[tuple[str, Source]]:
    """Each name that somebody gave in `period`, once, and where that stands."""
    seen: set[str] = set()
    for entry in giver.entries:
        if is_name(entry) and entry.day in period:
            for name in entry.people or ("",):
                path = paths.get(fold(name), name)
                if path not in seen or not path:
                    seen.add(path)
                    yield path, entry_source(giver, entry, "names")
    for contact in brought:
        if contact.path not in seen:
            told = f"introduced_by: {giver.name}, {contact.introduced_on}"
            at, hidden = contact.line_of("introduced_by"), contact.private or giver.private
            yield contact.path, Source(contact.path, at, told, ("names",), hidden)


def _line(contact: Contact, given: Given) -> Line:
    values: dict[str, Value] = {
        "names": len(given.names), "clients": len(given.clients),
        "for": "; ".join(dict.fromkeys(given.words)),
    }  # fmt: skip
    sources = tuple(
        sorted((*given.clients, *given.names), key=lambda each: (each.counts, each.path, each.line))
    )
    return Line(contact.path, contact.name, contact.path, values, sources)


def _told(lines: Sequence[Line], clients: Mapping[str, Entry], period: Period) -> tuple[str, ...]:
    if not lines:
        return (f"No name and no new client is noted in {period.name}.",)
    names = sum(int(str(line.values["names"])) for line in lines)
    fed = counted(len(lines), "person", "people")
    came = f"{counted(names, 'name', 'names')}, {counted(len(clients), 'new client', 'new clients')}"
    return (f"{fed} fed you in {period.name}: {came}.",)


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
