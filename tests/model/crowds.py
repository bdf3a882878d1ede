"""Generated practices: people, what is owed to them, and settings, for the laws of the plan."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from cultivate.model.contact import Contact, NextLine
from cultivate.model.dates import Birthday
from cultivate.model.settings import Season, Settings
from cultivate.model.touch import Entry

TODAY = date(2026, 11, 24)  # a Tuesday
CIRCLES = ("inner-circle", "alliance", "client-system")
weekdays = st.frozensets(st.integers(0, 4), max_size=2)


@st.composite
def somebody(draw: st.DrawFn, number: int) -> Contact:
    """Somebody with a log, now and then with tries, wishes, a promise or a birthday."""
    days = draw(st.lists(st.integers(0, 250), max_size=3))
    made = st.sampled_from(
        [("call", ""), ("call", "no-answer"), ("meal", ""), ("meal", "invited"), ("article", "")]
    )
    entries = tuple(
        Entry(TODAY - timedelta(days=back), means, outcome=outcome, line=line)
        for line, back in enumerate(sorted(days, reverse=True))
        for means, outcome in [draw(made)]
    )
    often = st.booleans()
    return Contact(
        f"P{number:02}",
        f"P{number:02}.md",
        tiers=(draw(st.sampled_from(CIRCLES)),),
        entries=entries,
        phones=("1",) if draw(often) else (),
        weekdays=draw(weekdays),
        prefer=draw(st.sampled_from([(), (), ("message",), ("meal", "call")])),
        avoid=draw(st.sampled_from([(), (), (), ("call",), ("meal", "home", "event")])),
        snooze_until=TODAY + timedelta(days=draw(st.sampled_from([-9, 0, 3, 12]))) if draw(often) else None,
        birthday=Birthday(11, draw(st.integers(20, 30))) if draw(often) else None,
        next_lines=(
            (NextLine("send the book", TODAY + timedelta(days=draw(st.integers(-20, 9)))),)
            if draw(often)
            else ()
        ),
    )


@st.composite
def people(draw: st.DrawFn, most: int = 16) -> list[Contact]:
    """A few people, each with a name of their own."""
    return [draw(somebody(number)) for number in range(draw(st.integers(1, most)))]


@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """Short days and usual ones; weeks with days off, holidays, rests and quiet seasons."""
    first = TODAY + timedelta(days=draw(st.integers(-3, 12)))
    rest = (first, first + timedelta(days=draw(st.integers(0, 9))))
    season = Season((12, draw(st.integers(1, 9))), (12, draw(st.integers(9, 20))))
    return Settings(
        per_day=draw(st.integers(1, 8)),
        meals_per_week=draw(st.integers(0, 3)),
        workdays=draw(st.sampled_from([frozenset(range(5)), frozenset({0, 2, 3}), frozenset({1, 2, 3, 4})])),
        holidays=frozenset({TODAY + timedelta(days=draw(st.integers(-1, 20)))}),
        away=(rest,) if draw(st.booleans()) else (),
        quiet=(season,) if draw(st.booleans()) else (),
        minutes_today=draw(st.sampled_from([None, None, None, 0, 20, 60])),
    )
