"""Why somebody comes on a day, in a few words: "why me, why today" for each line of an agenda."""

from __future__ import annotations

from datetime import date
from functools import cache

from cultivate.model.attempts import cycle, patience
from cultivate.model.cadence import Cadence
from cultivate.model.contact import Contact
from cultivate.model.dates import WEEKDAYS, short_date
from cultivate.model.due import Standing
from cultivate.model.means import Means
from cultivate.model.openings import next_open
from cultivate.model.proposal import Proposal
from cultivate.model.settings import Settings
from cultivate.model.workdays import is_away, is_open, is_quiet, is_workday


def why_this_day(
    standing: Standing,
    due: date,
    day: date,
    proposal: Proposal,
    settings: Settings,
    today: date,
    *,
    again: bool = False,
    cause: str = "",
) -> str:
    """`due 9 Nov` and, where the day is another than the due one, what moved it.

    `cause` is what kept them off their own day as far as no day off did (`model.blocked`).
    """
    if standing.reason == "first" and not again:
        return "a few who are new to you come up each working day"
    if standing.reason == "retry" and not again:
        return _tried(standing, settings, today)
    when = (
        "put off until"
        if standing.reason == "snooze" and not again
        else _due(standing, again, settings, today)
    )
    told = f"{when} {'today' if due == day == today else short_date(due, today)}"
    moved = _moved(standing.contact, due, day, proposal, settings, today, cause)
    return f"{told}; {moved}" if moved else told


def _due(standing: Standing, again: bool, settings: Settings, today: date) -> str:
    """`every 3 months, not reached on 17 Aug, due`: the last says why the clock runs from no touch."""
    often, entries = _often(standing.cadence), standing.contact.entries
    last = standing.last_touch or date.min
    if again or not any(entry.day > last and entry.is_attempt for entry in entries):
        return f"{often}due"
    start = cycle(standing.contact, standing.last_touch, settings, today).start
    tried = any(entry.is_attempt and entry.day == start for entry in entries)
    return f"{often}not reached on {short_date(start, today)}, due" if start and tried else f"{often}due"


@cache  # there are a handful of cadences, and thousands of people
def _often(cadence: Cadence | None) -> str:
    """`every month, `: why somebody comes up at all."""
    return f"every {cadence}, ".replace("every 1 ", "every ") if cadence else ""


def _tried(standing: Standing, settings: Settings, today: date) -> str:
    """`not reached on 20 Nov; try 2 of 3`."""
    newest = max(standing.tries, key=lambda entry: (entry.day, entry.line))
    said, when = settings.vocabulary.named(newest.means).said, short_date(newest.day, today)
    if newest.outcome == "invited":
        return f"invited to {said} on {when}, no answer yet"
    number = len({entry.day for entry in standing.tries}) + 1
    return f"not reached on {when}; try {number} of {patience(standing.contact, settings).tries}"


def _early(due: date, settings: Settings) -> str:
    if is_away(due, settings):
        return "early, since you are away then"
    if is_quiet(due, settings):
        return "early, before a quiet season"
    return (
        "early, while there is room" if is_workday(due, settings) else f"early, since {_off(due, settings)}"
    )


def _off(day: date, settings: Settings) -> str:
    return (
        "that is a public holiday" if day in settings.holidays else f"{WEEKDAYS[day.weekday()]} is a day off"
    )


def _moved(
    contact: Contact, due: date, day: date, proposal: Proposal, settings: Settings, today: date, cause: str
) -> str:
    """What keeps the touch off its own day; empty where nothing does, or the day is simply past."""
    if due > day:
        return "to be invited ahead" if proposal.outcome == "invited" else _early(due, settings)
    wanted = max(due, today)
    if wanted == day:
        return ""
    if not is_open(wanted, settings) and (away := _closed(wanted, day, settings)):
        return away
    return _kept_off(contact, day, proposal, settings, cause)


def _closed(wanted: date, day: date, settings: Settings) -> str:
    """What closes the day on which they were wanted; empty for a weekend that is not all that moved them."""
    if is_away(wanted, settings):
        return "you are away then"
    if is_quiet(wanted, settings):
        return "a quiet season"
    return "the next working day" if next_open(wanted, settings) == day else ""


def _kept_off(contact: Contact, day: date, proposal: Proposal, settings: Settings, cause: str) -> str:
    """What kept them off the open days before."""
    if cause == "weekday":
        return _suits(contact, day, settings.vocabulary.named(proposal.means))
    if cause == "meals":
        return f"{settings.meals_per_week} invitations a week at most"
    if cause == "short":
        return f"today has {settings.minutes_today} minutes"
    return f"the days before are full, at {settings.per_day} a day"


def _suits(contact: Contact, day: date, means: Means) -> str:
    if day.weekday() in contact.weekdays:
        return f"{WEEKDAYS[day.weekday()]} suits them"
    if day.weekday() in means.days and not contact.weekdays:
        return f"{WEEKDAYS[day.weekday()]} suits {'an' if means.said[:1] in 'aeiou' else 'a'} {means.said}"
    return "the days before did not suit"
