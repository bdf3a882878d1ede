"""Laws of the plan with everything in it: what is owed, all circles, tries, days off, and months on end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from cultivate.model.claims import Claims, claims
from cultivate.model.contact import Contact, NextLine
from cultivate.model.due import Standing, standing
from cultivate.model.load import plan_due
from cultivate.model.obligations import obligations
from cultivate.model.openings import kept_for_people
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays, is_open, is_workday
from tests.model.crowds import CIRCLES, TODAY, people, settings

usual = settings().map(lambda each: replace(each, minutes_today=None))
"""Without a short day, which is packed anew: one more may take the minutes of two."""

MESSAGES = {"prefer": ("message",), "rotate": ("message",)}
"""A message suits any weekday, so that only the room decides."""


def planned(contacts: Sequence[Contact], settings: Settings, held: Claims | None = None) -> dict[str, date]:
    standings = [standing(each, settings, TODAY) for each in contacts]
    owed = obligations(standings, settings, TODAY)
    held = held or claims(standings, owed, settings, TODAY)
    return {each.standing.contact.name: each.day for each in plan_due(standings, settings, TODAY, held)}


def owner(number: int, day: date) -> Contact:
    """Somebody who is never due, and to whom something is promised for a day."""
    name = f"Owed {number}"
    return Contact(name, f"{name}.md", next_lines=(NextLine("send the book", day),))


def late(number: int, tier: str, days: int, *, tried: bool) -> Contact:
    """Somebody who is so many days late, or whose second try is today."""
    name, length = f"P{number}", 30 if tier == "inner-circle" else 91
    last = TODAY - timedelta(days=length + days)
    no_answer = Entry(add_workdays(TODAY, -2, Settings()), "call", outcome="no-answer", line=2)
    entries = (Entry(last, "message", line=1), *((no_answer,) if tried and tier != "client-system" else ()))
    return Contact(name, f"{name}.md", tiers=(tier,), entries=entries, **MESSAGES)  # type: ignore[arg-type]


class Case:
    """A few people who are due, and what is owed today and on the days after."""

    def __init__(self, drawn: list[tuple[str, int, bool]], owed: list[int], per_day: int) -> None:
        self.settings = replace(Settings(), per_day=per_day)
        self.owners = [owner(n, add_workdays(TODAY, ahead, self.settings)) for n, ahead in enumerate(owed)]
        due = [late(n, tier, days, tried=tried) for n, (tier, days, tried) in enumerate(drawn)]
        standings = [standing(each, self.settings, TODAY) for each in due]
        self.tries = [each for each in standings if each.reason == "retry"]
        self.waiting = [each for each in standings if each.is_due(TODAY) and each.reason != "retry"]

    def cost(self, each: Standing, day: date) -> float:
        """What one touch costs: the square of the days late, over the cadence."""
        assert each.due
        assert each.cadence
        return max(0, (day - each.due).days) ** 2 / each.cadence.length

    def places(self) -> list[date]:
        """A day for each who waits: what owed things and tries leave of it, and the share that is kept."""
        found: list[date] = []
        ahead = 0
        while len(found) < len(self.waiting):
            day = add_workdays(TODAY, ahead, self.settings)
            owed = sum(line.day == day for each in self.owners for line in each.next_lines)
            tries = len(self.tries) if ahead == 0 else 0
            left = self.settings.per_day - owed - tries
            found += [day] * max(left, kept_for_people(self.settings))
            ahead += 1
        return found[: len(self.waiting)]


@given(
    st.lists(st.tuples(st.sampled_from(CIRCLES), st.integers(0, 60), st.booleans()), min_size=1, max_size=6),
    st.lists(st.integers(0, 4), max_size=8),
    st.integers(1, 4),
)
def test_with_what_is_owed_in_the_days_the_lateness_is_within_a_few_per_cent_of_the_best(
    drawn: list[tuple[str, int, bool]], owed: list[int], per_day: int
) -> None:
    """Against every order there is, on the places that promises and tries leave."""
    case = Case(drawn, owed, per_day)
    contacts = [each.contact for each in (*case.waiting, *case.tries)]
    days = planned([*contacts, *case.owners], case.settings)
    assert all(days[each.contact.name] == TODAY for each in case.tries)
    places = case.places()
    best = min(sum(map(case.cost, order, places)) for order in permutations(case.waiting, len(case.waiting)))
    ours = sum(case.cost(each, days[each.contact.name]) for each in case.waiting)
    spent = sum(case.cost(each, TODAY) for each in case.waiting)  # whatever the plan
    assert ours - spent <= (best - spent) * 1.05 + 0.5


@given(people(most=30), usual, st.sampled_from(CIRCLES), st.integers(0, 200))
def test_one_person_more_moves_at_most_two_others_on_each_day(
    contacts: list[Contact], settings: Settings, tier: str, back: int
) -> None:
    new = Contact("New", "New.md", tiers=(tier,), last_touch=TODAY - timedelta(days=back), phones=("1",))
    before, after = planned(contacts, settings), planned([*contacts, new], settings)
    moved = Counter(day for name, day in before.items() if after.get(name) != day)
    assert max(moved.values(), default=0) <= 2


@given(people(most=30), usual)
def test_a_touch_that_today_proposed_moves_at_most_two_others_on_each_day(
    contacts: list[Contact], settings: Settings
) -> None:
    before = planned(contacts, settings)
    today = [each for each in contacts if before.get(each.name) == TODAY and is_open(TODAY, settings)]
    for each in today[:1]:
        logged = replace(each, entries=(*each.entries, Entry(TODAY, "call", line=99)), snooze_until=None)
        after = planned([logged if one is each else one for one in contacts], settings)
        moved = Counter(day for n, day in before.items() if n != each.name and after.get(n) != day)
        assert max(moved.values(), default=0) <= 2


def longest_wait(each: Contact, contacts: Sequence[Contact], settings: Settings) -> float:
    """The bound that docs/planning.md states, in days."""
    kept = kept_for_people(settings)
    tier = settings.tiers[each.tiers[0]]
    lengths = [settings.tiers[one.tiers[0]].cadence.length for one in contacts]  # type: ignore[union-attr]
    load = sum(1 / length for length in lengths) * 7 / 5 / kept
    own = tier.cadence.length if tier.cadence else 0
    return own * max(1.0, load) + (tier.tolerance[1] + len(contacts) / kept) * 7 / 5 + 7


@budget(max_examples=20)
@given(
    st.lists(st.tuples(st.sampled_from(CIRCLES), st.integers(0, 500)), min_size=1, max_size=30),
    st.integers(1, 9),
    st.lists(st.integers(0, 12), min_size=7, max_size=7),
)
def test_nobody_is_postponed_for_ever_whatever_comes_in_each_day(
    drawn: list[tuple[str, int]], per_day: int, owed: list[int]
) -> None:
    """The owner does the day's list and no more, for a year; so many things are owed on top, each day."""
    settings = replace(Settings(), per_day=per_day)
    contacts = {
        f"P{n}.md": Contact(f"P{n}", f"P{n}.md", tiers=(tier,), last_touch=TODAY - timedelta(days=back))
        for n, (tier, back) in enumerate(drawn)
    }
    newest = dict.fromkeys(contacts, TODAY)
    for number in range(365):
        day = TODAY + timedelta(days=number)
        if not is_workday(day, settings):
            continue
        standings = [standing(each, settings, day) for each in contacts.values()]
        for each in plan_due(standings, settings, day, Claims(owed=owed[number % 7])):
            contact = each.standing.contact
            if each.day == day:
                newest[contact.path] = day
                contacts[contact.path] = replace(contact, last_touch=day)
        for path, contact in contacts.items():
            assert (day - newest[path]).days <= longest_wait(contact, list(contacts.values()), settings)
