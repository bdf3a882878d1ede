"""Why somebody comes on a day, in a few words: "why me, why today" for each line of an agenda."""

from __future__ import annotations

from datetime import date

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
        return "a first touch"
    if standing.reason == "retry" and not again:
        return "not reached last time"
    when = "put off until" if standing.reason == "snooze" and not again else "due"
    told = f"{when} {short_date(due, today)}" if due != day else f"{when} today" if day == today else when
    moved = _moved(standing, due, day, proposal, settings, today)
    return f"{told}; {moved}" if moved else told.strip()


def _moved(
    standing: Standing, due: date, day: date, proposal: Proposal, settings: Settings, today: date
) -> str:
    """What keeps the touch off its own day; empty where nothing does, or the day is simply past."""
    if due > day:
        return "invited ahead" if proposal.outcome == "invited" else "early, since the days after are full"
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
