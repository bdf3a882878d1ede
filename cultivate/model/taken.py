"""What takes up room besides who is due: promises, birthdays, and what is arranged already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from cultivate.model.due import Standing
from cultivate.model.settings import Settings
from cultivate.model.workdays import is_workday, next_workday, week_of, workday_before


def promised_by_day(standings: Iterable[Standing], settings: Settings, today: date) -> Counter[date]:
    """How much of each later working day promises and birthdays take up."""
    taken: Counter[date] = Counter()
    celebrated: dict[tuple[int, int], date] = {}  # of thousands of birthdays many are on one day
    for each in standings:
        if not (each.contact.next_lines or each.contact.birthday) or each.state in ("died", "stopped"):
            continue
        days = {
            promised_on(line.day, settings)
            for line in each.contact.next_lines
            if line.day and not line.done and line.day > today
        }
        birthday = each.contact.birthday
        if birthday:
            day = celebrated.get(birthday.of_the_year)
            if day is None:
                day = celebrated_on(birthday.next_on(today + timedelta(days=1)), settings)
                celebrated[birthday.of_the_year] = day
            days.add(day)
        for day in days:
            if day > today:
                taken[day] += 1
    return taken


def promised_on(day: date, settings: Settings) -> date:
    """The working day on which a promise for `day` takes a place: a day off leaves it owed."""
    return day if is_workday(day, settings) else next_workday(day, settings)


def celebrated_on(day: date, settings: Settings) -> date:
    """The working day on which one congratulates: the last one before a birthday on a day off."""
    return day if is_workday(day, settings) else workday_before(day, settings)


def arranged_by_week(standings: Iterable[Standing], settings: Settings, today: date) -> Counter[date]:
    """How many meals and the like stand in each week: booked, or proposed by an invitation this week."""
    weeks: Counter[date] = Counter()
    arranged = {means.id for means in settings.vocabulary.all if means.arranged}
    monday = week_of(today, settings)
    for each in standings:
        for line in each.contact.next_lines:
            if line.day and not line.done and line.means in arranged:
                weeks[week_of(line.day, settings)] += 1
        for entry in each.open:
            if entry.outcome == "invited" and monday <= entry.day <= today:
                weeks[monday] += 1
    return weeks
