"""When a person is due: a function of their note, the settings and the day (format: "Due")."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from cultivate.model.attempts import Cycle, booked_for, cycle, next_try
from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry, gone_through, touches
from cultivate.model.workdays import workdays_in

State = Literal["tracked", "untracked", "no-cadence", "stopped", "paused", "died", "unreadable"]
Reason = Literal["cadence", "retry", "snooze", "booked", "first", ""]

RECENT = timedelta(days=31)
"""What happened since is looked at again: thanks, news, and what was proposed or done these days."""
_AT_ANY_AGE = frozenset({"stop", "promised"})
_DECISIVE = frozenset({"front matter", "tier", "cadence"})


class Standing(NamedTuple):
    """Where the user stands with one person on one day.

    Only a `tracked` person has a `due` day, and one who was never touched has none either. `reason`
    says what set it. `cadence` is the shortest that applies, None where none is known. `tries` are those
    of the present cycle, in their order. `open` are the entries that are more or less than a touch of the
    user's (`touch.gone_through`) and may still matter: since the last touch or within `RECENT`, and stops and
    promises of any age.
    """

    contact: Contact
    state: State
    cadence: Cadence | None = None
    last_touch: date | None = None
    due: date | None = None
    reason: Reason = ""
    tries: tuple[Entry, ...] = ()
    open: tuple[Entry, ...] = ()

    def is_due(self, today: date) -> bool:
        """Whether a day for them has to be found: what is booked has its day."""
        return (
            self.due is not None and self.due <= today and self.state == "tracked" and self.reason != "booked"
        )

    def days_late(self, today: date) -> int:
        """Days since the due day, 0 where it has not come."""
        return max(0, (today - self.due).days) if self.due else 0

    def lateness(self, today: date) -> float:
        """Days late as a share of the cadence: a week is much in a month and little in a year."""
        return self.days_late(today) / self.cadence.length if self.cadence else 0.0


def standing(contact: Contact, settings: Settings, today: date) -> Standing:
    """Work out state, last touch and due day of one contact."""
    newest, apart = gone_through(contact.entries, settings.vocabulary, today)
    last = _later(contact.last_touch, newest, today)
    cadence = shortest_cadence(contact, settings)
    still = _still_open(apart, last, today) if apart else ()
    state = _state(contact, cadence, still, settings, today)
    if state != "tracked" or not cadence:
        return Standing(contact, state, cadence, last, None, "", (), still)
    present = cycle(contact, last, settings, today, still) if still or contact.pause_until else Cycle(last)
    due, reason = _due(contact, cadence, present, settings, today)
    return Standing(contact, state, cadence, last, due, reason, present.tries, still)


def last_touch(contact: Contact, settings: Settings, today: date) -> date | None:
    """The newest of the property and the log's newest touch; nothing after today counts."""
    newest, _ = gone_through(contact.entries, settings.vocabulary, today)
    return _later(contact.last_touch, newest, today)


def _still_open(apart: Iterable[Entry], last: date | None, today: date) -> tuple[Entry, ...]:
    since = min(last, today - RECENT) if last else date.min
    return tuple([entry for entry in apart if entry.day >= since or entry.outcome in _AT_ANY_AGE])


def _later(written: date | None, logged: date | None, today: date) -> date | None:
    """The later of what the property says, unless it lies ahead, and what the log says."""
    if not written or written > today:
        return logged
    return max(written, logged) if logged else written


def shortest_cadence(contact: Contact, settings: Settings) -> Cadence | None:
    """Their own cadence, else the shortest of their tiers'; None where nothing says how often.

    An empty cadence (`none`, or the network's) is a choice and not the same as None.
    """
    if contact.cadence is not None:
        return contact.cadence
    if len(contact.tiers) == 1:  # as it is with nearly everybody
        tier = settings.tiers.get(contact.tiers[0])
        return tier.cadence if tier else None
    known = [settings.tiers[tier].cadence for tier in contact.tiers if tier in settings.tiers]
    lengths = [cadence for cadence in known if cadence is not None]
    return min(lengths, key=lambda cadence: cadence.length or math.inf, default=None)


def next_touch(contact: Contact, settings: Settings, today: date) -> date | None:
    """What the `next_touch` property is to hold: the due day, None for no day."""
    return standing(contact, settings, today).due


def _state(
    contact: Contact, cadence: Cadence | None, still: Sequence[Entry], settings: Settings, today: date
) -> State:
    if contact.died:
        return "died"
    if contact.stage == "stopped" or (still and _was_stopped(still, contact, settings, today)):
        return "stopped"
    if contact.pause_until and contact.pause_until >= today:
        return "paused"
    if cadence is None:
        return "unreadable" if contact.unreadable & _DECISIVE else "untracked"
    return "tracked" if cadence else "no-cadence"


def _was_stopped(still: Sequence[Entry], contact: Contact, settings: Settings, today: date) -> bool:
    """An entry with the outcome `stop` stops the person until a later touch, or until they are resumed."""
    stops = [entry.day for entry in still if entry.outcome == "stop"]
    if not stops:
        return False
    if any(e.mark == "resumed" and max(stops) <= e.day <= today for e in contact.entries):
        return False
    later = [e for e in touches(contact.entries, settings.vocabulary, today) if e.outcome != "stop"]
    return max(stops) >= max((entry.day for entry in later), default=date.min)


def _due(
    contact: Contact, cadence: Cadence, present: Cycle, settings: Settings, today: date
) -> tuple[date | None, Reason]:
    day: date | None = cadence.after(present.start) if present.start else None
    reason: Reason = "cadence" if day else "first"
    if present.tries:
        day, reason = next_try(present.tries, contact, day, settings), "retry"
    booked = booked_for(contact, settings, today) if contact.next_lines else None
    if booked and (day or today) < booked:
        day, reason = booked, "booked"
    if contact.snooze_until and (day or today) < contact.snooze_until:
        day, reason = contact.snooze_until, "snooze"
    return day, reason


def a_day_of(untouched: Sequence[Standing], met: Sequence[Standing], settings: Settings, today: date) -> int:
    """How many of a tier's `untouched` are offered each working day: all of them within one cadence.

    A tier offers the first ⌈untouched ÷ working days in its cadence⌉, in the order of a fixed hash of the
    name, so that they are the same ones until they are touched or put off (format: "Due"). Those of the tier,
    `met`, whose first touch was within the last cadence count with them: otherwise the share would shrink as
    the work goes on, and the last of an import would come up in the third quarter.
    """
    shortest = min((s.cadence for s in untouched if s.cadence), key=lambda cadence: cadence.length)
    since = today - timedelta(days=round(shortest.length))
    new = sum(_first_met_after(each, since) for each in met)
    return math.ceil((len(untouched) + new) / workdays_in(shortest, settings))


def _first_met_after(each: Standing, since: date) -> bool:
    """Whether nothing is known of somebody from before `since`."""
    entries = each.contact.entries
    if not entries or entries[0].day < since or entries[-1].day < since:  # whichever way the log runs
        return False
    return all(entry.day >= since for entry in entries)


def fixed_order(untouched: Iterable[Standing]) -> list[Standing]:
    """An order that is as good as chance and the same every day: by a hash of the name."""
    return sorted(untouched, key=lambda each: _hash_of(each.contact.name))


def highest_tier(contact: Contact, settings: Settings) -> str:
    """The circle under which a person counts once; empty for none that is known."""
    known = [tier for tier in contact.tiers if tier in settings.tiers]
    if len(known) < 2:  # as it is with nearly everybody
        return known[0] if known else ""
    return min(known, key=lambda tier: settings.rank((tier,)))


def _hash_of(name: str) -> str:
    import hashlib  # only somebody never touched needs it, and it takes 2 ms to load

    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
