"""Those who became clients, or nearly did: meeting, case, decision, then session after session."""

from __future__ import annotations

from datetime import date, timedelta

from cultivate.demo.chance import Chance
from cultivate.demo.days import working_day_near, working_day_on_or_after, working_days_later
from cultivate.demo.person import Person
from cultivate.demo.voice import Voice
from cultivate.demo.words import talk as said
from cultivate.model.touch import Entry

_FEES = ("3600", "4200", "4800", "5400", "6000", "7200", "9600", "12000")


def path(person: Person, voice: Voice, chance: Chance, today: date) -> list[Entry]:
    """The entries and stage marks of somebody whose `part` is about buying; none for anybody else."""
    if person.part == "deciding":
        return _deciding(person, voice, chance, today)
    if person.part not in ("client", "past client", "lost"):
        return []
    months = chance.whole(2, 10) if person.part == "client" else chance.whole(9, 17)
    begin = working_day_on_or_after(today - timedelta(days=30 * months + chance.whole(0, 20)))
    entries = _talks(voice, chance, begin)
    decided = entries[-1].day
    if person.part == "lost":
        lost = working_days_later(decided, 6)
        text = voice.say(said.LOST, lost)
        return [
            *entries,
            Entry(lost, "call", outcome="lost", minutes=12, text=text),
            _stage(lost, "cultivating"),
        ]
    sold = working_days_later(decided, 5)
    text = voice.say(said.SOLD, sold)
    entries.append(Entry(sold, "meeting", outcome="sold", value=chance.pick(_FEES), minutes=45, text=text))
    entries.append(_stage(sold, "servicing"))
    most = 6 if person.part == "past client" else 12
    sessions = _sessions(voice, chance, sold, most, today)
    if person.part == "past client":
        end = sessions[-1]
        sessions[-1] = Entry(end.day, "session", minutes=90, text=voice.say(said.SESSION_LAST, end.day))
        sessions.append(_stage(end.day, "cultivating"))
    return [*entries, *sessions]


def _talks(voice: Voice, chance: Chance, begin: date) -> list[Entry]:
    """From the call that asks for a meeting to the one that decides, a week or two apart."""
    met = working_days_later(begin, chance.whole(6, 10))
    decided = working_days_later(met, chance.whole(6, 12))
    return [
        Entry(begin, "call", outcome="meeting", minutes=20, text=voice.say(said.MEETING, begin)),
        _stage(begin, "converting"),
        Entry(met, "meeting", outcome="case", minutes=60, text=voice.say(said.CASE, met)),
        Entry(decided, "meeting", outcome="decision", minutes=45, text=voice.say(said.DECISION, decided)),
    ]


def _sessions(voice: Voice, chance: Chance, sold: date, most: int, today: date) -> list[Entry]:
    sessions: list[Entry] = []
    day = working_days_later(sold, chance.whole(5, 9))
    while day < today and len(sessions) < most:
        sessions.append(
            Entry(day, "session", minutes=chance.pick((60, 60, 75, 90)), text=voice.say(said.SESSION, day))
        )
        day = working_day_near(day + timedelta(days=chance.pick((21, 28, 28, 30, 35))))
    return sessions


def _deciding(person: Person, voice: Voice, chance: Chance, today: date) -> list[Entry]:
    begin = working_day_on_or_after(today - timedelta(days=34 + person.number % 5))
    return [entry for entry in _talks(voice, chance, begin) if entry.day < today - timedelta(days=2)]


def _stage(day: date, name: str) -> Entry:
    return Entry(day, mark="stage", value=name)
