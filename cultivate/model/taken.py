"""What takes up room besides who is due: promises, birthdays, and what is arranged already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from cultivate.model.due import Standing
from cultivate.model.settings import Settings
from cultivate.model.workdays import week_of


def promised_by_day(standings: Iterable[Standing], today: date) -> Counter[date]:
    """How much of each later day promises and birthdays take up."""
    taken: Counter[date] = Counter()
    for each in standings:
        if not (each.contact.next_lines or each.contact.birthday) or each.state in ("died", "stopped"):
            continue
        days = {
            line.day for line in each.contact.next_lines if line.day and not line.done and line.day > today
        }
        if each.contact.birthday:
            days.add(each.contact.birthday.next_on(today + timedelta(days=1)))
        taken.update(days)
    return taken


def arranged_by_week(standings: Iterable[Standing], settings: Settings, today: date) -> Counter[date]:
    """How many meals and the like stand in each week: booked, or proposed by an invitation this week."""
    weeks: Counter[date] = Counter()
    arranged = {means.id for means in settings.vocabulary.all if means.arranged}
    monday = week_of(today, settings)
    for each in standings:
        for line in each.contact.next_lines:
            if line.day and not line.done and line.means in arranged:
                weeks[week_of(line.day, settings)] += 1
        for entry in each.contact.entries:
            if entry.outcome == "invited" and monday <= entry.day <= today:
                weeks[monday] += 1
    return weeks
