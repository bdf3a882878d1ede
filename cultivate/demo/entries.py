"""Single entries: what one call, lunch, letter or evening looks like in the log."""

from __future__ import annotations

from datetime import date

from cultivate.demo.chance import Chance
from cultivate.demo.days import working_days_later, works_on
from cultivate.demo.voice import Voice
from cultivate.demo.words import attempts, circle, lunches, touches
from cultivate.demo.words import talk as said
from cultivate.model.touch import Entry

_MEAL_WORDS = (("lunch", 0.45), ("coffee", 0.25), ("", 0.15), ("breakfast", 0.1), ("dinner", 0.05))
_LENGTHS = (None, 8, 10, 10, 12, 15, 15, 18, 20, 20, 25, 25, 30, 35, 40)
_TURNS = (
    "meal", "call", "article", "help", "call", "event", "note", "call", "home", "meal", "call", "article",
    "gift",
    "call", "message",
)  # fmt: skip
"""What comes in turn for somebody in the inner circle: no two running alike (method: "cultivation plan")."""
_RESULTS = (("", 0.34), ("reached", 0.28), ("no-need", 0.2), ("stays", 0.12), ("asked-referral", 0.06))
_PLAIN = (("", 0.5), ("reached", 0.5))


def talk(voice: Voice, chance: Chance, day: date, met: int) -> Entry:
    """A call that reached them.

    `met` counts the conversations before; 0 for the first one, and for those who are asked for nothing.
    Every fourth
    call asks whether it is still useful (method: "Recall is requalification").
    """
    results = _RESULTS if met else _PLAIN
    outcome = "stays" if met and met % 4 == 3 else chance.weighted(results)
    bank = {"no-need": said.NO_NEED, "stays": said.STAYS, "asked-referral": said.ASKED_REFERRAL}.get(outcome)
    inbound = outcome == "" and chance.happens(0.15)
    if inbound:
        text = voice.say(touches.INBOUND, day)
    else:
        text = voice.after(bank, day) if bank else voice.story(day)
    return Entry(day, "call", inbound=inbound, outcome=outcome, minutes=chance.pick(_LENGTHS), text=text)


def missed(voice: Voice, chance: Chance, day: date) -> Entry:
    """A call that did not reach them; mostly there is nothing to say about it."""
    voicemail = chance.happens(0.45)
    bank = attempts.VOICEMAIL if voicemail else attempts.NO_ANSWER
    text = voice.say(bank, day) if chance.happens(0.22) else ""
    return Entry(day, "call", outcome="voicemail" if voicemail else "no-answer", text=text)


def call_back(voice: Voice, chance: Chance, day: date) -> Entry:
    """In writing, after calls that did not get through."""
    means = chance.weighted((("email", 0.4), ("article", 0.35), ("note", 0.25)))
    bank = {"email": attempts.FOLLOW_UP_MAIL, "article": touches.ARTICLE, "note": touches.NOTE}[means]
    return Entry(day, means, text=voice.say(bank, day))


def lunch(voice: Voice, chance: Chance, day: date) -> Entry:
    """With one ally, for names."""
    text = voice.say(lunches.LUNCH, day, place=chance.pick(lunches.PLACES))
    if chance.happens(0.55):
        text = f"{text}; {voice.story(day)}"
    return Entry(
        day, "meal", chance.weighted(_MEAL_WORDS), minutes=chance.pick((None, 60, 75, 80, 90, 105)), text=text
    )


def inner_touch(voice: Voice, chance: Chance, day: date, turn: int) -> Entry | None:
    """What the plan of the inner circle has next; None where that is a call, which may not be answered."""
    means = _TURNS[turn % len(_TURNS)]
    if means == "call":
        return None
    if means == "meal":
        place = f"at {chance.pick(lunches.PLACES)}; " if chance.happens(0.5) else ""
        minutes = chance.pick((None, 45, 60, 80, 90))
        return Entry(
            day, "meal", chance.weighted(_MEAL_WORDS), minutes=minutes, text=place + voice.story(day)
        )
    if means == "help" and chance.happens(0.35):
        return Entry(day, "help", outcome="asked", text=voice.say(touches.HELP_ASKED, day))
    banks = {
        "article": touches.ARTICLE, "note": touches.NOTE, "gift": touches.GIFT, "message": touches.MESSAGE,
        "help": touches.HELP, "home": touches.HOME, "event": touches.EVENT,
    }  # fmt: skip
    return Entry(day, means, text=voice.say(banks[means], day))


def now_and_then(voice: Voice, chance: Chance, day: date) -> Entry:
    """With somebody in the wider network: nothing planned."""
    means = chance.weighted((("email", 0.3), ("message", 0.3), ("meeting", 0.2), ("call", 0.2)))
    if means in ("meeting", "call"):
        return Entry(day, means, minutes=chance.pick((None, 15, 30)), text=voice.story(day))
    inbound = chance.happens(0.6)
    return Entry(
        day, means, inbound=inbound, text=voice.say(touches.INBOUND if inbound else touches.MESSAGE, day)
    )


def birthday(voice: Voice, day: date, *, inner: bool) -> Entry:
    """The touch of a birthday: a call for the 25 on a working day, a message for everybody else."""
    means = "call" if inner and works_on(day) else "message"
    return Entry(day, means, text=voice.say(touches.BIRTHDAY, day))


def thanks(voice: Voice, day: date, who: str) -> Entry:
    """For an introduction, within two working days."""
    later = working_days_later(day, 1)
    return Entry(later, "note", text=voice.say(circle.THANKS, later, who=who))


def told(voice: Voice, day: date, who: str) -> Entry:
    """What came of an introduction, said to the one who made it."""
    return Entry(day, "message", text=voice.say(circle.TOLD, day, who=who))
