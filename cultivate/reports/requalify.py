"""Is it still useful? Whom to ask, who might leave the system, and who has room made for them.

Method: "Recall is requalification: every fourth call asks 'is it still useful that I ring?'".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cultivate.model.bench import bench, measures, responds
from cultivate.model.counts import in_words
from cultivate.model.due import Standing
from cultivate.model.passes import vain_passes
from cultivate.model.period import Period
from cultivate.model.touch import Entry
from cultivate.reports.active import last_response, system
from cultivate.reports.inner_circle import seat_line
from cultivate.reports.practice import Practice, counted, entry_source
from cultivate.reports.report import Column, Line, Report, Table

_QUESTION = "“is it still useful that I ring?”"
_NAMED = 10
"""Of those who wait for a circle, so many are named."""
_ASK = (Column("talks", "talks since"), Column("asked", "last asked", "date"), Column("due", "due", "date"))
_VAIN = (Column("tries", "tries"), Column("passes", "passes", "score"), Column("heard", "last heard", "date"))
_QUIET = (
    Column("circle", "circle", "text"),
    Column("heard", "last heard", "date"),
    Column("why", "why", "text"),
)
_ROOM = (
    Column("circle", "for", "text"), Column("seat", "seat", "text"), Column("points", "points", "score"),
    Column("measure", "measure", "text"),
)  # fmt: skip


def requalify(practice: Practice, period: Period) -> Report:
    """Whom to ask now, who was not reached in four passes, who has gone quiet, and who waits for a seat."""
    people = system(practice)
    ask = [line for each in people if (line := _to_ask(each, practice))]
    vain = [line for each in people if (line := _in_vain(each, practice))]
    quiet, room = _moves(practice, vain)
    ask.sort(key=lambda line: (str(line.values["due"] or "9999"), line.label))
    vain.sort(key=lambda line: (-int(str(line.values["passes"])), line.label))
    return Report(
        "requalify",
        "Is it still useful?",
        (
            Table("ask", "Ask at the next talk", "name", _ASK, tuple(ask)),
            Table("vain", f"Not reached in {_passes(practice)}", "name", _VAIN, tuple(vain)),
            Table("quiet", "Could leave their circle", "name", _QUIET, tuple(quiet)),
            Table("room", "Who has room made for them", "name", _ROOM, tuple(room)),
        ),
        summary=_told(people, ask, vain, quiet, practice),
        remarks=_remarks(people, practice),
    )


def _to_ask(each: Standing, practice: Practice) -> Line | None:
    """So many talks since they were asked that the next asks again (`[method] ask`)."""
    contact = each.contact
    talks = sorted((e for e in contact.entries if _is_talk(e, practice)), key=lambda e: (e.day, e.line))
    asked = [place for place, entry in enumerate(talks) if entry.outcome == "stays"]
    since = talks[asked[-1] + 1 :] if asked else talks
    if len(since) < practice.settings.method_ask - 1:
        return None
    sources = tuple(entry_source(contact, e, "talks") for e in since)
    last = talks[asked[-1]].day if asked else None
    values = {"talks": len(since), "asked": last, "due": each.due}
    return Line(f"ask {contact.path}", contact.name, contact.path, values, sources)


def _is_talk(entry: Entry, practice: Practice) -> bool:
    return entry.means in ("call", "meeting", "meal") and responds(entry, practice.settings)


def _in_vain(each: Standing, practice: Practice) -> Line | None:
    contact = each.contact
    newest = last_response(each, practice.settings)
    heard = newest.day if newest else None
    tries = [
        e for e in contact.entries if e.is_attempt and not e.inbound and (heard is None or e.day > heard)
    ]
    passes = vain_passes(each, tries)
    if passes < practice.settings.method_ask:
        return None
    sources = tuple(entry_source(contact, e, "tries") for e in tries)
    values = {"tries": len(tries), "passes": passes, "heard": heard}
    return Line(f"vain {contact.path}", contact.name, contact.path, values, sources)


def _moves(practice: Practice, vain: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Who is over a circle's size or has gone quiet in it, and who waits where there is, or will be, room.

    Nobody leaves the system for being quiet: they are called again, until enough passes were in vain.
    """
    known = measures(practice.standings, practice.settings, practice.today)
    sized = [tier for tier in practice.settings.tiers.values() if tier.size]
    quiet: dict[str, Line] = {}
    room: list[Line] = []
    for tier in sized:
        found = bench(tier, practice.standings, known, practice.settings, practice.today)
        down = [seat for seat in found.down if seat.place == "down" or tier is not sized[-1]]
        for seat in down:
            line = seat_line(seat, "quiet")
            values = {"circle": tier.id, "heard": seat.measure.responded, "why": line.values["measure"]}
            quiet.setdefault(line.path, Line(line.id, line.label, line.path, values, line.sources))
        inside = {seat.standing.contact.path for seat in found.seats}
        made = sum(seat.place == "lost" for seat in down) + sum(line.path in inside for line in vain)
        free = max(0, tier.size - len(found.seats)) + made
        for seat in found.waiting[: min(free, _NAMED)]:
            line = seat_line(seat, f"room {tier.id}")
            values = {**line.values, "circle": tier.id}
            room.append(Line(line.id, line.label, line.path, values, line.sources))
    return list(quiet.values()), room


def _told(
    people: Sequence[Standing],
    ask: Sequence[Line],
    vain: Sequence[Line],
    quiet: Sequence[Line],
    practice: Practice,
) -> tuple[str, ...]:
    if not people:
        return ("Nobody is in a circle with a cadence yet.",)
    if not any(_was_tried(each, practice) for each in people):
        return ("Nobody was tried yet: there is nobody to ask, and nobody was rung in vain.",)
    passes, talks = _passes(practice), practice.settings.method_ask - 1
    more = f"{in_words(talks)} talk{'s' * (talks != 1)} or more"
    return (
        _sentence(
            ask,
            f"has had {more} since you last asked {_QUESTION}: ask next time",
            f"have had {more} since you last asked {_QUESTION}: ask next time",
            "Nobody is to be asked yet whether it is still useful that you ring",
        ),
        _sentence(
            vain, f"was not reached in {passes}", f"were not reached in {passes}",
            f"Everybody was reached within {passes}",
        ),
        _sentence(
            quiet,
            "has gone quiet, or is over their circle's size",
            "have gone quiet, or are over their circle's size",
            "Nobody has gone quiet in their circle, and no circle is over its size",
        ),
    )  # fmt: skip


def _passes(practice: Practice) -> str:
    number = practice.settings.method_ask
    return f"{in_words(number)} pass{'es' * (number != 1)}"


def _sentence(lines: Sequence[Line], one: str, several: str, none: str) -> str:
    return f"{counted(len(lines), f'person {one}', f'people {several}') if lines else none}."


def _remarks(people: Iterable[Standing], practice: Practice) -> tuple[str, ...]:
    never = list(_never_tried(people, practice))
    if not never:
        return ()
    told = counted(len(never), "person was", "people were")
    return (f"{told[:1].upper()}{told[1:]} never tried yet, and nothing is said about them here.",)


def _never_tried(people: Iterable[Standing], practice: Practice) -> Iterator[Standing]:
    return (each for each in people if not _was_tried(each, practice))


def _was_tried(each: Standing, practice: Practice) -> bool:
    return any(e.is_attempt or responds(e, practice.settings) for e in each.contact.entries)
