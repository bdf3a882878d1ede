"""Birthdays: whose is known, who was rung on it, and whose is this week."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from cultivate.demo.chance import Chance
from cultivate.demo.entries import birthday
from cultivate.demo.life import Life
from cultivate.demo.person import INNER, Person
from cultivate.demo.voice import Voice
from cultivate.model.dates import parse_birthday
from cultivate.model.touch import Entry

_LEAP_DAY = 110
"""The number of somebody who was born on 29 February."""


def birthday_of(person: Person, chance: Chance) -> str:
    """The property: with the year, without it (`--04-02`), or empty where it is not known."""
    month = chance.whole(1, 12)
    day = chance.whole(1, calendar.monthrange(2001, month)[1])
    known, with_year = chance.happens(0.7 if person.circle == INNER else 0.35), chance.happens(0.7)
    if person.number == _LEAP_DAY:
        return "--02-29"
    if not known:
        return ""
    return f"{person.born}-{month:02}-{day:02}" if with_year else f"--{month:02}-{day:02}"


def birthday_touches(life: Life, voice: Voice, chance: Chance, start: date, last: date) -> list[Entry]:
    """The birthdays of two years on which they heard from the practice."""
    day = parse_birthday(life.birthday)
    inner = life.person.circle == INNER
    made: list[Entry] = []
    if not day or (day.month, day.day) == (2, 29):
        return made
    for year in range(start.year, last.year + 1):
        on = date(year, day.month, day.day)
        heard = max(start, life.person.joined) < on <= last and chance.happens(0.8 if inner else 0.25)
        if heard and not any(abs((entry.day - on).days) < 3 for entry in life.entries):
            made.append(birthday(voice, on, inner=inner))
    return made


def this_week(lives: list[Life], today: date) -> None:
    """Give two people a birthday in the coming days, one with the year and one without.

    They are chosen among those of whom none is known and who had no touch this week.
    """
    quiet = [
        each
        for each in lives[:200]
        if not each.birthday and not each.touched_since(today - timedelta(days=7))
    ]
    inner = next((each for each in quiet if each.person.circle == INNER), quiet[0])
    other = next(
        each for each in quiet if each is not inner and each.person.circle != INNER and each.person.part == ""
    )
    soon = today + timedelta(days=2)
    inner.birthday = f"{_year_with(soon, inner.person.born)}-{soon.month:02}-{soon.day:02}"
    later = today + timedelta(days=4)
    other.birthday = f"--{later.month:02}-{later.day:02}"


def _year_with(day: date, born: int) -> int:
    """The year of birth, moved to a leap year for 29 February."""
    while (day.month, day.day) == (2, 29) and not calendar.isleap(born):
        born -= 1
    return born
