"""Whom the user is losing: silence far beyond the rhythm that two people had, whatever the cadence allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from cultivate.model.due import Standing
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import touches

RECENT = 12
"""The gaps that count, the newest ones: a rhythm changes over the years."""
ENOUGH = 3
"""Gaps from which a rhythm can be told; with fewer there is none."""
FAR = 2.0
"""Silence is far beyond a rhythm from twice its usual gap…"""
SLACK = 14
"""… and from so many days beyond it, since a week more is nothing in a weekly rhythm."""
_GONE = ("died", "stopped", "paused")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How one person and the user are in touch: the `usual` gap (a median) and the present silence, in days.

    `usual` is None with fewer than `ENOUGH` gaps, `silence` for somebody who was never touched. `limit` is
    the day on which their `cadence_max` ends, where they have one.
    """

    standing: Standing
    usual: int | None
    silence: int | None
    limit: date | None = None

    @property
    def times(self) -> float:
        """The silence in usual gaps: 3.0 is three times as long as ever so often."""
        return self.silence / self.usual if self.silence is not None and self.usual else 0.0

    def drifts(self, today: date) -> bool:
        """Whether the user is losing them: silent far beyond their rhythm, or their longest interval."""
        if self.standing.state in _GONE or self.silence is None:
            return False
        if self.limit and self.limit < today:
            return True
        return bool(self.usual) and self.times >= FAR and self.silence - (self.usual or 0) >= SLACK


def rhythm(each: Standing, settings: Settings, today: date) -> Rhythm:
    """The rhythm of one person, from the days on which their log has a touch."""
    days = {entry.day for entry in touches(each.contact.entries, settings.vocabulary, today)}
    if each.last_touch:
        days.add(each.last_touch)
    ordered = sorted(days)
    gaps = [(later - earlier).days for earlier, later in pairwise(ordered)][-RECENT:]
    usual = round(median(gaps)) if len(gaps) >= ENOUGH else None
    silence = (today - each.last_touch).days if each.last_touch else None
    longest = each.contact.cadence_max
    limit = longest.after(each.last_touch) if longest and each.last_touch else None
    return Rhythm(each, usual, silence, limit)


def drifting(standings: Iterable[Standing], settings: Settings, today: date) -> list[Rhythm]:
    """Those the user is losing, the longest silence by their own rhythm first."""
    found = [rhythm(each, settings, today) for each in standings if not each.contact.is_sample]
    lost = [each for each in found if each.drifts(today)]
    return sorted(lost, key=lambda each: (-each.times, fold(each.standing.contact.name)))
