"""Ends and breaks: those who asked to stop, who died, who are away for a while."""

from __future__ import annotations

from datetime import date, timedelta

from cultivate.demo.days import working_day_on_or_after
from cultivate.demo.life import Life
from cultivate.demo.person import NETWORK
from cultivate.demo.voice import Voice
from cultivate.demo.words import talk as said
from cultivate.model.contact import FOREVER
from cultivate.model.touch import Entry

_REASONS = ("has somebody in-house now", "asked me to, by letter", "the assistant rang on {his} behalf")


def part_ways(life: Life, voice: Voice, today: date) -> date:
    """The last talk with somebody who stopped or died; the day up to which all went on as usual."""
    number = life.person.number
    day = working_day_on_or_after(today - timedelta(days=130 + number % 4 * 67))
    life.entries = [entry for entry in life.entries if entry.day < day]
    if life.person.part == "died":
        life.entries.append(Entry(day, "call", minutes=25, text=voice.say(said.LAST_OF_ALL, day)))
        life.died = day + timedelta(days=23)
    else:
        text = voice.say(said.STOP, day)
        reason = voice.say(_REASONS[number % 3 : number % 3 + 1], day)
        life.entries.append(Entry(day, "call", outcome="stop", minutes=6, text=text))
        life.entries += [Entry(day, mark="stopped", text=reason), Entry(day, mark="tier", value=NETWORK)]
    return day - timedelta(days=20)


def pause(life: Life, voice: Voice, today: date) -> date:
    """A break that they asked for; the day before it."""
    number = life.person.number
    day = working_day_on_or_after(today - timedelta(days=48 + number % 2 * 30))
    life.entries = [entry for entry in life.entries if entry.day < day]
    text = voice.say(said.PAUSED[number % 2 : number % 2 + 1], day)
    life.entries += [Entry(day, "call", outcome="reached", minutes=14, text=text), Entry(day, mark="paused")]
    life.pause_until = FOREVER if number % 2 else today + timedelta(days=130)
    return day - timedelta(days=20)


def resume(life: Life, voice: Voice, today: date) -> date:
    """A break of half a year that is over; the day on which it ended."""
    back = working_day_on_or_after(today - timedelta(days=150))
    away = working_day_on_or_after(back - timedelta(days=183))
    life.entries = [entry for entry in life.entries if not away - timedelta(days=30) < entry.day <= back]
    life.entries += [
        Entry(away, "call", minutes=11, text=voice.say((said.UNTIL_THEN,), away)),
        Entry(away, mark="paused"),
        Entry(back, mark="resumed"),
        Entry(back, "call", outcome="reached", minutes=22, text=voice.say((said.RESUMED,), back)),
    ]
    return back
