"""Who falls on which day of the coming weeks, and which days hold too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cultivate.errors import Problem
from cultivate.flows.due import standings_of
from cultivate.flows.session import Session
from cultivate.model import agenda
from cultivate.model.claims import FOLDS, claims, gathered
from cultivate.model.contact import Contact
from cultivate.model.dates import WEEKDAYS
from cultivate.model.day_words import left_below
from cultivate.model.due import Standing
from cultivate.model.heap import divided, takes_a_place
from cultivate.model.load import PlannedTouch, plan_ahead
from cultivate.model.obligations import Obligation, congratulated_by, obligations
from cultivate.model.openings import kept_for_people
from cultivate.model.settings import Settings
from cultivate.model.taken import celebrated_on, promised_on
from cultivate.model.workdays import is_open, is_workday, next_workday


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One person on one day: by which means and why, due when, and why on this day.

    A promise or a birthday (`owed`) stands on its own day and counts towards it; the load moves the others.
    """

    contact: Contact
    day: date
    due: date
    means: str
    reason: str
    manner: str = ""
    outcome: str = ""
    owed: bool = False


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day: how many people it can hold, and who falls on it. The limit of a day off is 0."""

    date: date
    limit: int
    items: tuple[PlanItem, ...]

    @property
    def over(self) -> int:
        """How many are more than the day can hold; what is owed on a day off is nobody's load."""
        return max(0, len(self.items) - self.limit) if self.limit else 0


@dataclass(frozen=True, slots=True)
class PlanReport:
    """Every working day of the weeks asked for, and any other day on which somebody falls.

    `rest` is what is owed beyond what the first day holds: it stands in the agenda under `Also owed`, and is
    nobody's load until it comes up. `words` say so.
    """

    days: tuple[PlanDay, ...]
    problems: tuple[Problem, ...]
    rest: tuple[PlanItem, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def over(self) -> tuple[PlanDay, ...]:
        """The days that hold too much."""
        return tuple(day for day in self.days if day.over)


def plan(session: Session, weeks: int) -> PlanReport:
    """Plan the days from today until `weeks` weeks from now; writes nothing."""
    vault = session.load()
    standings, settings, today = standings_of(vault, session), session.settings, session.today
    last = today + timedelta(days=7 * weeks - 1)
    owed = obligations(standings, settings, today)
    held = claims(standings, owed, settings, today)
    touches = plan_ahead(standings, settings, today, (last - today).days, held)
    celebrated = {
        each.contact.path
        for each in owed
        if each.section == agenda.BIRTHDAYS and takes_a_place(each, settings, today)
    }
    begins = today if is_workday(today, settings) else next_workday(today, settings)
    coming = {each.standing.contact.path for each in touches if each.day == begins}
    later = list(_owed_later(standings, celebrated, settings, today, last))
    first, left = divided(gathered(owed), settings, today, silent=held.silent)
    if not held.silent:
        first = [each for each in first if any(takes_a_place(one, settings, today) for one in each)]
    if left and begins > today:  # asked on a day off: what the next working day holds of its own goes first
        places = max(1, settings.per_day - kept_for_people(settings))
        room = max(0, places - sum(item.day == begins for item in later))
        first, left = first[:room], [*first[room:], *left]
    rest = tuple(_owed_now(left, coming, begins, today))
    by_day: dict[date, list[PlanItem]] = defaultdict(list)
    for item in (*_owed_now(first, coming, begins, today), *later, *map(_item, touches)):
        by_day[item.day].append(item)
    words = tuple(left_below(replace(held, rest=len(rest)), settings, today))
    return PlanReport(tuple(_days(by_day, settings, today, last)), vault.problems, rest, words)


def _item(each: PlannedTouch) -> PlanItem:
    return PlanItem(
        each.standing.contact, each.day, each.due, each.means, each.reason, each.manner, each.outcome
    )


def _owed_now(
    items: Sequence[Sequence[Obligation]], coming: Container[str], begins: date, today: date
) -> Iterator[PlanItem]:
    """What is owed now, on the working day that `begins` it; a birthday is today's.

    Thanks and birthdays of those who come up fold into that.
    """
    for item in items:
        first = item[0]
        if first.section in FOLDS and not first.is_of_its_own and first.contact.path in coming:
            continue
        reason = f"promised: {first.line.words}" if first.line else " · ".join(each.why for each in item)
        if first.name:
            reason = f"{first.name.words}: {reason}"
        lasts = any(each.section != agenda.BIRTHDAYS for each in item)
        day = begins if lasts else today
        yield PlanItem(first.contact, day, first.day, first.means, reason, owed=True)


def _owed_later(
    standings: Sequence[Standing], celebrated: Container[str], settings: Settings, today: date, last: date
) -> Iterator[PlanItem]:
    """Dated lines under `## Next`, and birthdays, of the days to come that today's agenda has not yet."""
    for each in standings:
        contact = each.contact
        if each.state in ("died", "stopped"):
            continue
        for line in contact.open_next:
            if line.day and today < line.day and (day := promised_on(line.day, settings)) <= last:
                reason = f"promised: {line.words}"
                yield PlanItem(contact, day, line.day, line.means, reason, owed=True)
        if contact.birthday and contact.path not in celebrated:
            birthday = contact.birthday.next_on(today + timedelta(days=1))
            if (day := max(today, celebrated_on(birthday, settings))) <= last:
                reason = "birthday" if day == birthday else f"birthday on {WEEKDAYS[birthday.weekday()]}"
                yield PlanItem(contact, day, birthday, congratulated_by(contact), reason, owed=True)


def _days(
    by_day: dict[date, list[PlanItem]], settings: Settings, today: date, last: date
) -> Iterator[PlanDay]:
    for ahead in range((last - today).days + 1):
        day = today + timedelta(days=ahead)
        limit = settings.per_day if is_open(day, settings) else 0
        if day in by_day or limit:
            yield PlanDay(day, limit, tuple(by_day.get(day, ())))
