"""Friday's page: what was kept, what is owed, whom one is losing, the coming week, and one question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from cultivate.model import agenda
from cultivate.model.bench import active_since, is_given, responds
from cultivate.model.counts import in_words
from cultivate.model.due import Standing
from cultivate.model.hints import plain
from cultivate.model.obligations import Obligation, obligations
from cultivate.model.occasions import Occasion
from cultivate.model.period import Period, quarter_of
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.reports.active import last_response, system
from cultivate.reports.functions import neglected, spent
from cultivate.reports.practice import Practice, counted, entry_source, source
from cultivate.reports.questions import question_of
from cultivate.reports.report import Column, Line, Report, Source, Table, Value
from cultivate.reports.steps import is_name, is_over

_SHOWN = 5
"""Names in a list: more than these is no page for a Friday."""
_KEPT = (Column("number", "this week"), Column("before", "the week before"))
_OWED = (Column("what", "what", "text"), Column("since", "since", "date"))
_LOSING = (
    Column("circle", "circle", "text"),
    Column("heard", "last heard", "date"),
    Column("words", "then", "text"),
)
_COMING = (Column("day", "on", "date"), Column("what", "what", "text"))
_SECTIONS = (agenda.PROMISED, agenda.THANK, agenda.FOLLOW_UP)
_SAID = {
    agenda.PROMISED: ("promise", "promises"), agenda.THANK: ("thank-you", "thank-yous"),
    agenda.FOLLOW_UP: ("follow-up", "follow-ups"),
}  # fmt: skip


def week(practice: Practice, period: Period) -> Report:
    """One page about `period`, a week as a rule, and the days after it."""
    over, before = period.until(practice.today), period.before
    happened = list(practice.within(Period(before.first, over.last)))
    now = [each for each in happened if each.entry.day in over]
    then = [each for each in happened if each.entry.day in before]
    kept = [_kept(name, label, fits, now, then, practice.settings) for name, label, fits in _THINGS]
    heard = _heard(practice, over)
    owed = [
        each for each in obligations(practice.standings, practice.settings, practice.today)
        if each.section in _SECTIONS
    ]  # fmt: skip
    losing = sorted(_losing(practice), key=lambda pair: _order(pair, practice))
    ahead = Period(period.last + timedelta(days=1), period.last + timedelta(days=7), "week")
    coming = sorted(_coming(practice, ahead), key=lambda line: (str(line.values["day"]), line.label))
    due = _due(practice, ahead)
    hidden = frozenset(contact.path for contact in practice.contacts if contact.private)
    return Report(
        "week",
        f"{period.name[:1].upper()}{period.name[1:]}{'' if is_over(period, practice.today) else ' so far'}",
        (
            Table("kept", "Kept", "what", _KEPT, (*kept, heard)),
            Table("owed", "Owed", "to", _OWED,
                  tuple(_owed_line(*each, hidden) for each in enumerate(owed[:_SHOWN], 1))),
            Table("losing", "Whom you may be losing", "name", _LOSING,
                  tuple(_losing_line(each, entry, practice) for each, entry in losing[:_SHOWN])),
            Table("coming", "The coming week", "name", _COMING, tuple(coming[:_SHOWN])),
        ),
        summary=(
            *_kept_told(kept, heard, practice),
            _owed_told(owed),
            _function(practice, over),
            _losing_told(losing, practice),
            _coming_told(due, coming),
            question_of(practice, over),
        ),
        remarks=tuple(_more(owed, losing, coming)),
        period=period,
    )  # fmt: skip


def _is_conversation(entry: Entry, settings: Settings) -> bool:
    return responds(entry, settings)


def _is_meal(entry: Entry, settings: Settings) -> bool:
    return entry.means == "meal" and entry.is_touch(settings.vocabulary)


def _is_name(entry: Entry, _: Settings) -> bool:
    return is_name(entry)


_THINGS: tuple[tuple[str, str, Callable[[Entry, Settings], bool]], ...] = (
    ("conversations", "conversations", _is_conversation),
    ("meals", "lunches and coffees", _is_meal),
    ("names", "names received", _is_name),
    ("given", "things given", is_given),
)


def _kept(
    name: str,
    label: str,
    fits: Callable[[Entry, Settings], bool],
    now: Iterable[Occasion],
    then: Iterable[Occasion],
    settings: Settings,
) -> Line:
    here = [each for each in now if fits(each.entry, settings)]
    before = sum(fits(each.entry, settings) for each in then)
    sources = tuple(source(each.tellings[0], "number") for each in here)
    return Line(name, label, values={"number": len(here), "before": before}, sources=sources)


def _heard(practice: Practice, over: Period) -> Line:
    """Who of the system had a touch since the quarter began."""
    quarter = quarter_of(over.last).until(over.last)
    sources = []
    for each in system(practice):
        recent = (e for e in each.contact.entries if quarter.first <= e.day <= quarter.last)
        touched = [e for e in recent if e.is_touch(practice.settings.vocabulary)]
        newest = max(touched, key=lambda entry: (entry.day, entry.line), default=None)
        if newest:
            sources.append(entry_source(each.contact, newest, "number"))
    values: dict[str, Value] = {"number": len(sources), "before": None}
    return Line("heard", "people heard from you this quarter", values=values, sources=tuple(sources))


def _owed_line(place: int, owed: Obligation, hidden: frozenset[str]) -> Line:
    """One thing that is owed; the note that tells it may be that of somebody private (`hidden`)."""
    what = plain(owed.line.words) if owed.line else f"{owed.means}: {owed.why}"
    if owed.name:
        what = f"{owed.means}: {owed.name.words}"
    behind = Source(*owed.at, what, (), owed.contact.private or owed.at[0] in hidden)
    values: dict[str, Value] = {"what": what, "since": owed.day}
    return Line(f"owed {place}", owed.contact.name, owed.contact.path, values, (behind,))


def _losing(practice: Practice) -> Iterator[tuple[Standing, Entry]]:
    """Those whose answer is a cadence too old, and no more: they can still be had back."""
    for each in system(practice):
        if each.state != "tracked" or not each.cadence:
            continue
        newest = last_response(each, practice.settings)
        gone = active_since(each, practice.settings, practice.today)
        if newest and gone - timedelta(days=each.cadence.length) <= newest.day < gone:
            yield each, newest


def _order(pair: tuple[Standing, Entry], practice: Practice) -> tuple[int, int, str]:
    """The highest circle first, then who was heard from last."""
    each, entry = pair
    return practice.settings.rank(each.contact.tiers), -entry.day.toordinal(), each.contact.name.casefold()


def _losing_line(each: Standing, entry: Entry, practice: Practice) -> Line:
    contact = each.contact
    behind = entry_source(contact, entry)
    values: dict[str, Value] = {
        "circle": practice.circle(contact), "heard": entry.day, "words": plain(entry.text) or entry.means,
    }  # fmt: skip
    return Line(f"losing {contact.path}", contact.name, contact.path, values, (behind,))


def _coming(practice: Practice, ahead: Period) -> Iterator[Line]:
    """What is booked or promised for a day, and birthdays."""
    for each in practice.standings:
        contact = each.contact
        if each.state in ("died", "stopped"):
            continue
        for line in contact.open_next:
            if line.day and line.day in ahead:
                yield _on(
                    line.day,
                    contact.path,
                    contact.name,
                    plain(line.words),
                    line.line,
                    private=contact.private,
                )
        birthday = contact.birthday.next_on(ahead.first) if contact.birthday else None
        if birthday and birthday in ahead and practice.circle(contact) not in ("", "network"):
            yield _on(
                birthday,
                contact.path,
                contact.name,
                "birthday",
                contact.line_of("birthday"),
                private=contact.private,
            )


def _on(day: date, path: str, name: str, what: str, line: int, *, private: bool) -> Line:
    behind = Source(path, line, what, (), private)
    return Line(f"coming {path}:{line}", name, path, {"day": day, "what": what}, (behind,))


def _due(practice: Practice, ahead: Period) -> int:
    """How many come due in the coming week; who is due already is today's agenda."""
    return sum(bool(each.due and each.due in ahead) for each in practice.standings)


def _kept_told(kept: Sequence[Line], heard: Line, practice: Practice) -> tuple[str, ...]:
    numbers = {line.id: int(str(line.values["number"])) for line in kept}
    words = {
        "conversations": ("conversation", "conversations"),
        "meals": ("lunch or coffee", "lunches and coffees"),
        "names": ("name received", "names received"), "given": ("thing given", "things given"),
    }  # fmt: skip
    done = [counted(numbers[name], *words[name]) for name in words if numbers[name]]
    kept_told = f"Kept: {_listed(done)}." if done else "Nothing is logged this week yet."
    seated = len(system(practice))
    if not seated:
        return (kept_told,)
    return kept_told, f"{heard.values['number']:,} of {seated:,} heard from you this quarter."


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _owed_told(owed: Sequence[Obligation]) -> str:
    if not owed:
        return "Nothing is owed to anybody."
    counts = [(name, sum(each.section == name for each in owed)) for name in _SECTIONS]
    return f"Owed: {_listed([counted(number, *_SAID[name]) for name, number in counts if number])}."


def _function(practice: Practice, over: Period) -> str:
    things = [each for _, each in spent(practice, over)]
    return neglected(things, practice) if things else "No function has any time logged yet."


def _losing_told(losing: Sequence[tuple[Standing, Entry]], practice: Practice) -> str:
    if not losing:
        return "Nobody who answered you lately is slipping away."
    cadences = f"{in_words(practice.settings.method_active)} of their cadences"
    names = _listed([each.contact.name for each, _ in losing[:3]])
    more = f", and {len(losing) - 3:,} more" if len(losing) > 3 else ""
    return f"You may be losing {names}{more}: no answer for {cadences}."


def _coming_told(due: int, coming: Sequence[Line]) -> str:
    birthdays = sum(line.values["what"] == "birthday" for line in coming)
    parts = [counted(due, "person comes due", "people come due")]
    if len(coming) > birthdays:
        parts.append(
            counted(len(coming) - birthdays, "thing promised or booked", "things promised or booked")
        )
    if birthdays:
        parts.append(counted(birthdays, "birthday", "birthdays"))
    return f"Next week: {_listed(parts)}."


def _more(owed: Sequence[object], losing: Sequence[object], coming: Sequence[object]) -> Iterable[str]:
    for found, what, where in (
        (owed, "owed", "the agenda has them"),
        (losing, "whom you may be losing", "`cultivate report requalify` has those who are long gone"),
        (coming, "in the coming week", "`cultivate agenda --days 7` has them"),
    ):  # fmt: skip
        if len(found) > _SHOWN:
            yield f"{len(found) - _SHOWN:,} more {what}: {where}."
