"""What stands under `## Next`: promises with a day, questions, bookings, and some that are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cultivate.demo.chance import Chance
from cultivate.demo.days import working_day_before, working_day_on_or_after
from cultivate.demo.life import Life, due_on
from cultivate.demo.person import ALLIANCE, INNER, SYSTEM
from cultivate.demo.voice import Voice
from cultivate.demo.words import lunches, people

_DAYS = (-1, 0, 0, 2, 3, 5, 6, 9, 12, 16, 20, 25)
"""When the dated promises fall, in days from today."""
_DONE = 16
_BOOKED = (4, 11, 17)


def promise(
    lives: Sequence[Life], voices: Mapping[int, Voice], introductions: Sequence[tuple[int, str, date]],
    chance: Chance, today: date,
) -> None:  # fmt: skip
    """Write everybody's Next lines. `introductions` are promised and not made: whose, to whom, by when."""
    for number, other, day in introductions:
        lives[number].next_lines.append(f"[ ] introduction [[{other}]] 📅 {day}")
    due = set(map(id, due_on(lives, today)))
    in_system = [
        each for each in lives[:240] if each.touches() and each.person.part in ("", "client", "deciding")
    ]
    for life in in_system:
        share = 0.75 if id(life) in due else 0.3 if life.person.circle == INNER else 0.15
        question = voices[life.person.number].question()
        if question and chance.happens(share):
            life.next_lines.append(f"[ ] {question}")
    quiet = [each for each in in_system if id(each) not in due and not each.next_lines]
    recent = chance.shuffled([each for each in quiet if each.touched_since(today - timedelta(days=45))])
    _dated(recent[: len(_DAYS)], voices, today)
    _booked([each for each in recent[len(_DAYS) :] if each.person.circle == ALLIANCE], chance, today)
    older = [each for each in recent[len(_DAYS) + 8 :] if each.person.circle in (INNER, SYSTEM)]
    _done(older[:_DONE], voices, chance)


def _dated(lives: Sequence[Life], voices: Mapping[int, Voice], today: date) -> None:
    for life, days in zip(lives, _DAYS, strict=False):
        words = voices[life.person.number].say(people.PROMISE, life.touches()[-1].day)
        life.next_lines.append(f"[ ] {words} 📅 {today + timedelta(days=days)}")


def _booked(lives: Sequence[Life], chance: Chance, today: date) -> None:
    for life, days in zip(lives, _BOOKED, strict=False):
        day = working_day_on_or_after(today + timedelta(days=days))
        life.next_lines.append(f"[ ] lunch at {chance.pick(lunches.PLACES)} 📅 {day}")


def _done(lives: Sequence[Life], voices: Mapping[int, Voice], chance: Chance) -> None:
    for life in lives:
        made = life.touches()
        before, newest = made[-2] if len(made) > 1 else made[-1], made[-1].day
        words = voices[life.person.number].say(people.PROMISE, before.day)
        ticked = min(newest, working_day_on_or_after(before.day + timedelta(days=chance.whole(2, 9))))
        promised = max(before.day, working_day_before(ticked + timedelta(days=chance.whole(1, 4))))
        life.next_lines.append(f"[x] {words} 📅 {promised} ✅ {ticked}")
