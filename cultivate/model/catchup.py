"""After an import or a rest: what has gathered, when it will be done, and a short first day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cultivate.model import agenda
from cultivate.model.due import Standing, highest_tier
from cultivate.model.obligations import Obligation, obligations
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry

RECENT = timedelta(days=14)
"""So long after its end a rest is still spoken of."""
WROTE = timedelta(days=30)
"""How far back somebody who wrote is looked for, where no rest says it."""
FIRST = 2
"""People of the highest circle on the first day: two of the 25."""


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What waits on `today`.

    `late` are those who are due, in their order, each with the day that has room for them; `untouched` counts
    those who never had a touch. `rest` is the one that ended lately, `silent` an absence that nobody
    announced. `promises`, `wrote` and `first` make a short first day.
    """

    today: date
    late: tuple[tuple[Standing, date], ...]
    untouched: int
    rest: tuple[date, date] | None
    promises: tuple[Obligation, ...]
    wrote: tuple[tuple[Standing, Entry], ...]
    first: tuple[Standing, ...]
    silent: bool = False

    @property
    def moved(self) -> int:
        """How many of them were moved to a later day."""
        return sum(day > self.today for _, day in self.late)

    @property
    def clear(self) -> date | None:
        """The day on which nobody is left who is due now."""
        return max((day for _, day in self.late), default=None)


def catch_up(
    late: Sequence[tuple[Standing, date]],
    standings: Sequence[Standing],
    settings: Settings,
    today: date,
    *,
    silent: bool = False,
) -> CatchUp:
    """Gather what waits. `late` are those who are due, the most urgent first, with their planned days.

    `silent` says that the day is the first one after an absence (`model.claims`).
    """
    rest = ended_rest(settings, today)
    living = [each for each in standings if each.state not in ("died", "stopped")]
    since = rest[0] if rest else today - WROTE
    wrote = [(each, entry) for each in living if (entry := _unanswered(each, since, today))]
    owed = [each for each in obligations(standings, settings, today) if each.section == agenda.PROMISED]
    highest = next(iter(settings.tiers), "")
    spoken = {each.contact.path for each in owed} | {each.contact.path for each, _ in wrote}
    circle = [
        each for each, _ in late
        if highest_tier(each.contact, settings) == highest and each.contact.path not in spoken
    ]  # fmt: skip
    return CatchUp(
        today,
        tuple(late),
        sum(each.state == "tracked" and each.due is None for each in standings),
        rest,
        tuple(owed),
        tuple(wrote),
        tuple(circle[:FIRST]),
        silent,
    )


def ended_rest(settings: Settings, today: date) -> tuple[date, date] | None:
    """The rest (`away`) that ended at most two weeks ago, the last one where there are several."""
    over = [span for span in settings.away if timedelta(0) < today - span[1] <= RECENT]
    return max(over, key=lambda span: span[1], default=None)


def _unanswered(each: Standing, since: date, today: date) -> Entry | None:
    """The newest line of theirs since `since` that nothing of the user's has followed."""
    recent = [entry for entry in each.contact.entries if since <= entry.day <= today and not entry.mark]
    theirs = max((e for e in recent if e.inbound), key=lambda entry: (entry.day, entry.line), default=None)
    if theirs is None or any((e.day, e.line) > (theirs.day, theirs.line) for e in recent if not e.inbound):
        return None
    return theirs


def welcome(found: CatchUp, settings: Settings, clear: str) -> list[str]:
    """What happened, in a few kind lines; `clear` is the day in words."""
    hello = "Welcome back. " if found.rest or found.silent else ""
    lines = []
    if found.moved:
        people = "1 person" if found.moved == 1 else f"{found.moved} people"
        lines.append(f"{hello}{people} moved, nobody lost; clear by {clear} at {settings.per_day} a day.")
    elif hello or not found.untouched:
        lines.append(f"{hello}Nobody waits beyond today.")
    if found.untouched == 1:
        lines.append("1 person is new to you and comes up on a working day.")
    elif found.untouched:
        lines.append(f"{found.untouched} people are new to you: a few of them come up each working day.")
    return lines
