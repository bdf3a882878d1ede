"""Each reason that is given, held against the plan that it explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given

from cultivate.model.claims import claims
from cultivate.model.contact import Contact
from cultivate.model.dates import WEEKDAYS
from cultivate.model.due import standing
from cultivate.model.load import PlannedTouch, plan_ahead, plan_due
from cultivate.model.obligations import obligations
from cultivate.model.openings import kept_for_people, next_open
from cultivate.model.settings import Settings
from cultivate.model.taken import arranged_by_week, promised_by_day
from cultivate.model.workdays import is_away, is_open, is_quiet, is_workday, next_workday, week_of
from tests.model.crowds import TODAY, people, settings


class Course:
    """A finished plan, and how full its days are: what each reason is judged by."""

    def __init__(self, contacts: Sequence[Contact], settings: Settings) -> None:
        standings = [standing(each, settings, TODAY) for each in contacts]
        owed = obligations(standings, settings, TODAY)
        held = claims(standings, owed, settings, TODAY)
        self.settings = settings
        self.touches = plan_ahead(standings, settings, TODAY, 40, held)
        self.due = plan_due(standings, settings, TODAY, held)
        self.taken = promised_by_day(standings, settings, TODAY)
        self.taken[TODAY] = held.owed + held.done - held.done_due
        if not is_workday(TODAY, settings):
            self.taken[next_workday(TODAY, settings)] += held.lasting
        self.tries = Counter(each.day for each in self.touches if _is_try(each))
        self.people = Counter(each.day for each in self.touches if not _is_try(each))
        self.people[TODAY] += held.done_due
        self.invited = arranged_by_week(standings, settings, TODAY)

    def is_full(self, day: date) -> bool:
        """Whether nobody else had room on a day."""
        left = self.settings.per_day - self.taken[day] - self.tries[day]
        return self.people[day] >= max(left, kept_for_people(self.settings))

    def meals_until(self, day: date) -> int:
        """How many were booked or invited in the week, as the day is filled."""
        week = week_of(day, self.settings)
        planned = [each for each in self.touches if each.outcome == "invited" and each.day <= day]
        return self.invited[week] + sum(week_of(each.day, self.settings) == week for each in planned)

    def before(self, each: PlannedTouch) -> list[date]:
        """The open days from the one they are wanted on to the one they have, that are theirs."""
        wanted = max(each.due, TODAY)
        span = [wanted + timedelta(days=n) for n in range((each.day - wanted).days)]
        own = each.standing.contact.weekdays or self.settings.vocabulary.named(each.means).days
        if each.reason.startswith("put off until"):
            own = frozenset()
        own &= self.settings.workdays
        return [day for day in span if is_open(day, self.settings) and (not own or day.weekday() in own)]


def _is_try(each: PlannedTouch) -> bool:
    return each.reason.startswith(("not reached", "invited to"))


def is_true(why: str, each: PlannedTouch, course: Course) -> bool:
    """Whether what is said to have moved a touch did."""
    settings, wanted = course.settings, max(each.due, TODAY)
    invited = "to be invited ahead"
    early = {
        invited: each.outcome == "invited",
        "early, since you are away then": is_away(each.due, settings),
        "early, before a quiet season": is_quiet(each.due, settings),
        "early, since that is a public holiday": each.due in settings.holidays,
        f"early, since {WEEKDAYS[each.due.weekday()]} is a day off": each.due.weekday()
        not in settings.workdays,
        "early, while there is room": is_open(each.due, settings) and not _waits_for_room(each.day, course),
    }
    if each.due > each.day:
        return early.get(why, False)
    before = course.before(each)
    late = {
        "": each.day == wanted,
        "you are away then": is_away(wanted, settings),
        "a quiet season": is_quiet(wanted, settings),
        "the next working day": not is_workday(wanted, settings) and next_open(wanted, settings) == each.day,
        f"{settings.meals_per_week} invitations a week at most": any(
            course.meals_until(day) >= settings.meals_per_week for day in before
        ),
        f"today has {settings.minutes_today} minutes": settings.minutes_today is not None and wanted == TODAY,
        f"the days before are full, at {settings.per_day} a day": bool(before)
        and all(map(course.is_full, before)),
        "the days before did not suit": not before,
    }
    if why in late:
        return late[why]
    [day, whom] = re.fullmatch(r"(\w+) suits (them|an? .+)", why).groups()  # type: ignore[union-attr]
    own = each.standing.contact.weekdays
    theirs = own if whom == "them" else settings.vocabulary.named(each.means).days
    return day == WEEKDAYS[each.day.weekday()] and each.day.weekday() in theirs and not before


def _waits_for_room(day: date, course: Course) -> bool:
    """Whether a day that was theirs had no room for somebody who was due by then."""
    return any(
        day in course.before(each) and "are full" in each.reason and course.is_full(day)
        for each in course.touches
        if not _is_try(each)
    )


@given(people(), settings())
def test_what_moved_a_touch_is_what_the_plan_shows(contacts: list[Contact], settings: Settings) -> None:
    course = Course(contacts, settings)
    for each in course.touches:
        if _is_try(each) or each.reason.startswith("a few who are new"):
            continue
        why = each.reason.partition("; ")[2]
        assert is_true(why, each, course), (each.standing.contact.name, each.day, each.due, each.reason)


@given(people(), settings())
def test_one_is_told_the_same_of_today_as_in_the_plan(contacts: list[Contact], settings: Settings) -> None:
    course = Course(contacts, settings)
    if is_open(TODAY, settings):
        now = [each for each in course.touches if each.day == TODAY]
        assert [each for each in course.due if each.day == TODAY] == now
