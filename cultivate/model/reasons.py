"""Why somebody comes on a day, in a few words: "why me, why today" for each line of an agenda."""

from __future__ import annotations

from datetime import date
from functools import cache

from cultivate.model.attempts import cycle, patience
from cultivate.model.cadence import Cadence
from cultivate.model.dates import WEEKDAYS, short_date
from cultivate.model.due import Standing
from cultivate.model.proposal import Proposal
from cultivate.model.settings import Settings
from cultivate.model.workdays import is_away, is_quiet, is_workday


def why_this_day(
    standing: Standing,
    due: date,
    day: date,
    proposal: Proposal,
    settings: Settings,
    today: date,
    *,
    again: bool = False,
) -> str:
    """`due 9 Nov` and, where the day is another than the due one, what moved it."""
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
    moved = _moved(standing, due, day, proposal, settings, today)
    return f"{told}; {moved}" if moved else told


def _due(standing: Standing, again: bool, settings: Settings, today: date) -> str:
    """`every 3 months, not reached on 17 Aug, due`: the last says why the clock runs from no touch."""
    often, entries = _often(standing.cadence), standing.contact.entries
    if again or not any(entry.is_attempt for entry in entries):
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
    return (
        "early, before a quiet season" if is_quiet(due, settings) else "early, since the days after are full"
    )


def _moved(
    standing: Standing, due: date, day: date, proposal: Proposal, settings: Settings, today: date
) -> str:
    """What keeps the touch off its own day; empty where nothing does, or the day is simply past."""
    if due > day:
        return "to be invited ahead" if proposal.outcome == "invited" else _early(due, settings)
    wanted = max(due, today)
    if wanted == day:
        return ""
    if is_away(wanted, settings):
        return "you are away then"
    if is_quiet(wanted, settings):
        return "a quiet season"
    if not is_workday(wanted, settings):
        return "the next working day" if (day - wanted).days <= 4 else f"{settings.per_day} a day"
    days = standing.contact.weekdays or settings.vocabulary.named(proposal.means).days
    if days and wanted.weekday() not in days and day.weekday() in days and (day - wanted).days <= 7:
        said = settings.vocabulary.named(proposal.means).said
        return f"{WEEKDAYS[day.weekday()]} suits a {said}"
    return f"the days before are full, at {settings.per_day} a day"
