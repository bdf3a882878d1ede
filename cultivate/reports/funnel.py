"""The funnel: who came due, was tried and reached, and what came of it (method: "The arithmetic")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cultivate.model.contact import Contact
from cultivate.model.counts import in_words
from cultivate.model.dates import short_date
from cultivate.model.lunch import thirds
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.model.shares import share_of, span, told_share, wilson
from cultivate.reports.active import active_table
from cultivate.reports.phone import caller_table, phone_tables
from cultivate.reports.practice import Practice, counted, source
from cultivate.reports.report import Column, Line, Report, Source, Table, Value, said
from cultivate.reports.steps import STEPS, Walk, is_over, same_stretch, walks

SYSTEM = "client-system"
_OF: Mapping[str, str] = {
    "reached": "tried",
    "inbound": "reached",
    "noted": "reached",
    "no-need": "noted",
    "meetings": "noted",
    "referrals": "noted",
}
"""Of which step another one is a share."""
_PEOPLE = (
    Column("people", "people"), Column("share", "share", "share"), Column("range", "may be", "text"),
    Column("method_share", "method", "share"), Column("before", "before"),
    Column("before_share", "then", "share"),
)  # fmt: skip
_WAY = (
    Column("due", "due"), Column("waiting", "waiting"), Column("tried", "tried"),
    Column("reached", "reached"), Column("no-need", "no need"), Column("stopped", "stopped"),
)  # fmt: skip
_CAME = (
    Column("meetings", "meet"), Column("referrals", "gave names"), Column("cases", "cases"),
    Column("decisions", "decisions"), Column("sales", "sales"), Column("lost", "lost"),
)  # fmt: skip
_NAMES_RECEIVED = (
    Column("names", "names"), Column("share", "share", "share"), Column("range", "may be", "text"),
    Column("method_share", "method", "share"),
)  # fmt: skip
_FOLLOWED = {"no-future": "no future", "stay-in-touch": "stay in touch", "next-step": "next step"}


def funnel(practice: Practice, period: Period) -> Report:
    """What `period` came to, step by step, beside the method and the period before."""
    now, then = walks(practice, period, same_stretch(period, practice.today))
    people = active_table(practice)
    callers, unknown = caller_table(practice)
    return Report(
        "funnel",
        f"The funnel, {period.name}{'' if is_over(period, practice.today) else ' so far'}",
        (
            _steps(now, then, practice, period),
            _circles("circles", "By circle", _WAY, now, practice),
            _circles("outcomes", "What came of it, by circle", _CAME, now, practice),
            people,
            *phone_tables(practice, period.until(practice.today)),
            callers,
            _names(practice, period),
        ),
        summary=(*_told(now), _active(people, practice)),
        remarks=(*_remarks(now, practice, period), *unknown),
        period=period,
    )


def behind(found: Iterable[Walk], step: str) -> list[Walk]:
    """Those who came to a step."""
    return [each for each in found if step in each.steps]


def _steps(now: Sequence[Walk], then: Sequence[Walk], practice: Practice, period: Period) -> Table:
    counts = Counter(step for each in now for step in each.steps)
    past = Counter(step for each in then for step in each.steps)
    size, due = _due_by_method(practice, period)
    shares, comes_to = _by_method(practice.settings)
    lines = []
    for step, label in STEPS:
        whole = _OF.get(step, "")
        values: dict[str, Value] = {
            "people": counts[step],
            "share": share_of(counts[step], counts[whole]) if whole else None,
            "range": span(counts[step], counts[whole]) if whole else None,
            "method_share": shares.get(step),
            "before": past[step],
            "before_share": share_of(past[step], past[whole]) if whole else None,
            "method": comes_to[step] * due if step in comes_to and due else None,
        }
        sources = tuple(each.source(step, "people") for each in behind(now, step))
        short = step == "reached" and _is_short(counts[step], counts[whole], shares[step])
        gaps = frozenset({"share"}) if short else frozenset()
        lines.append(Line(step, label, values=values, sources=sources, gaps=gaps))
    columns = (*_PEOPLE, Column("method", f"of {size:,}", "score"))
    return Table("steps", "Step by step", "step", columns, tuple(lines))


def _by_method(settings: Settings) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The method's share of a step in the one before, and of those who are due: 80, 40 talked to, 20 left."""
    reached, no_need = settings.method_reached, settings.method_no_need
    comes_to = {"due": 1.0, "reached": reached, "no-need": reached * no_need}
    return {"reached": reached, "no-need": no_need}, comes_to | {"stopped": reached * settings.method_stopped}


def _is_short(part: int, whole: int, usual: float) -> bool:
    """Whether so few are reached that it is hardly chance beside the method's half."""
    return wilson(part, whole)[1] < usual


def _due_by_method(practice: Practice, period: Period) -> tuple[int, float]:
    """The seats of the system, and how many of them come due: of 240 a quarter 80 a month, 18.5 a week."""
    tier = practice.settings.tiers.get(SYSTEM)
    if not tier or not tier.cadence:
        return tier.size if tier else 0, 0.0
    months = {"month": 1.0, "quarter": 3.0, "year": 12.0, "week": 3 / 13}
    days = (period.last - period.first).days + 1
    every = tier.cadence.months or tier.cadence.length * 12 / 365.2425
    return tier.size, tier.size / every * months.get(period.length, days * 12 / 365)


def _circles(
    table: str, title: str, columns: tuple[Column, ...], now: Sequence[Walk], practice: Practice
) -> Table:
    """The same steps by circle; a circle in which nothing happened has no line."""
    lines = []
    for circle in (*practice.settings.tiers, ""):
        here = [each for each in now if each.circle == circle]
        if here:
            values = {column.id: len(behind(here, column.id)) for column in columns}
            sources = tuple(each.source(c.id) for c in columns for each in behind(here, c.id))
            name = circle or "in no circle"
            lines.append(Line(f"{table} {circle or 'none'}", name, values=values, sources=sources))
    return Table(table, title, "circle", columns, tuple(lines))


def _names(practice: Practice, period: Period) -> Table:
    """What the names that allies gave came to; by the method a third each."""
    found: dict[str, list[Source]] = {outcome: [] for outcome in _FOLLOWED}
    for each in practice.within(period):
        if each.entry.outcome in found:
            found[each.entry.outcome].append(source(each.tellings[0], "names"))
    whole = sum(map(len, found.values()))
    lines = [
        Line(
            outcome, _FOLLOWED[outcome],
            values={
                "names": len(sources), "share": share_of(len(sources), whole),
                "range": span(len(sources), whole), "method_share": usual,
            },
            sources=tuple(sources),
        )
        for (outcome, sources), usual in zip(found.items(), thirds(practice.settings), strict=True)
    ]  # fmt: skip
    return Table(
        "names", "What became of names received", "outcome", _NAMES_RECEIVED, tuple(lines if whole else ())
    )


def _told(now: Sequence[Walk]) -> tuple[str, ...]:
    """The sentences that stand first."""
    counts = Counter(step for each in now for step in each.steps)
    asked = [each for each in now if "due" in each.steps or "waiting" in each.steps]
    if not counts["tried"] and not asked:
        return ("Nobody was due, and nobody was tried.",)
    talked = counted(counts["reached"], "person", "people")
    told = [f"You talked with {talked if counts['reached'] else 'nobody yet'}."]
    if counts["tried"]:
        told.append(f"Of those tried, {told_share(counts['reached'], counts['tried'], 'were reached')}.")
    came = [
        counted(counts[step], one, several)
        for step, one, several in (
            ("meetings", "person agreed to meet", "people agreed to meet"),
            ("referrals", "person gave you a name", "people gave you a name"),
            ("cases", "case was opened", "cases were opened"),
            ("sales", "sale was made", "sales were made"),
        )
        if counts[step]
    ]
    if came:
        told.append(f"{', '.join(came)}.")
    if asked:
        done = len(behind(asked, "tried"))
        turn = counted(counts["due"], "person came", "people came") + " due"
        late = counted(counts["waiting"], "was", "were") + " waiting from before"
        late = f", {late}" if counts["waiting"] else ""
        told.append(f"{turn[:1].upper()}{turn[1:]}{late}; {done:,} of these {len(asked):,} were tried.")
    return tuple(told)


def _active(people: Table, practice: Practice) -> str:
    seated = sum(int(str(line.values["people"])) for line in people.lines)
    active = sum(int(str(line.values["active"])) for line in people.lines)
    within = in_words(practice.settings.method_active)
    return f"Active, heard from within {within} of their cadences: {active:,} of {seated:,}."


def _remarks(now: Sequence[Walk], practice: Practice, period: Period) -> tuple[str, ...]:
    counts = Counter(step for each in now for step in each.steps)
    found = []
    if not is_over(period, practice.today):
        past = same_stretch(period, practice.today)
        days = f"{short_date(past.first, practice.today)} to {short_date(past.last, practice.today)}"
        found.append(f"Before: {days}, as many days as have gone by in {period.name}.")
    if counts["tried"]:
        noted = f"{counts['noted']:,} of {counts['reached']:,} reached have an outcome noted"
        found.append(f"{noted}: the shares below that line are of these, those above of the step before.")
    sold = [
        entry for each in behind(now, "sales") for entry in each.contact.entries
        if entry.outcome == "sold" and entry.day in period
    ]  # fmt: skip
    without = sum(not entry.value for entry in sold)
    if without:
        found.append(f"{counted(len(sold), 'sale', 'sales')}, {without:,} of them without an amount.")
    return (*found, *_contradictions(practice, period))


def _contradictions(practice: Practice, period: Period) -> Iterable[str]:
    """One occasion of which two notes tell two outcomes."""
    for each in practice.within(period):
        if len(each.tellings) > 1 and len({t.entry.outcome for t in each.tellings} - {"", "reached"}) > 1:
            told = " and ".join(f"{_place(t.contact, t.entry.line)} “{said(t.entry)}”" for t in each.tellings)
            yield f"Two notes tell different outcomes: {told}."


def _place(contact: Contact, line: int) -> str:
    return f"{contact.name}, line {line}," if contact.private else f"{contact.path}:{line}"
