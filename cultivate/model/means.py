"""The means of a touch (method: "The means of a touch") and the words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Means:
    """One way to be in touch.

    `words` stand for it in a log besides its `id`; the first one is how it is said ("lunch").
    A bulk means does not reset the clock. `gives`: the user gives something by it.
    `minutes` is its usual length, an estimate. `arranged`: it is invited, then booked, then held,
    and the invitation goes out `lead` working days before. `days` are the weekdays that are kept for it,
    Monday 0; none means any.
    """

    id: str
    words: tuple[str, ...] = ()
    bulk: bool = False
    gives: bool = False
    minutes: int = 10
    arranged: bool = False
    days: frozenset[int] = frozenset()
    lead: int = 0

    @property
    def said(self) -> str:
        """The word for it in a sentence: `lunch` for `meal`."""
        return self.words[0] if self.words else self.id


_TUESDAY_TO_THURSDAY, _FRIDAY = frozenset({1, 2, 3}), frozenset({4})
BUILT_IN: tuple[Means, ...] = (
    Means("newsletter", ("newsletter",), bulk=True, minutes=0),
    Means(
        "note",
        ("note", "card", "handwritten note", "thank-you note", "letter"),
        gives=True,
        minutes=10,
        days=_FRIDAY,
    ),
    Means(
        "call",
        ("call", "called", "rang", "phoned", "phone", "phone call", "ring", "spoke"),
        minutes=15,
        days=_TUESDAY_TO_THURSDAY,
    ),
    Means("article", ("article", "sent article"), gives=True, minutes=5),
    Means(
        "meal",
        ("lunch", "meal", "coffee", "breakfast", "brunch", "dinner", "supper", "drinks", "tea"),
        minutes=90,
        arranged=True,
        lead=10,
    ),
    Means("introduction", ("introduction", "intro", "introduced"), gives=True, minutes=15),
    Means("referral", ("referral", "referred"), gives=True, minutes=15),
    Means("gift", ("gift", "present"), gives=True, minutes=15),
    Means("help", ("help", "helped", "favour", "favor"), gives=True, minutes=30),
    Means("home", ("home", "at home"), gives=True, minutes=180, arranged=True, lead=10),
    Means("event", ("event", "outing"), gives=True, minutes=180, arranged=True, lead=10),
    Means("email", ("email", "e-mail", "emailed", "mail", "mailed"), minutes=5),
    Means(
        "message",
        (
            "message",
            "messaged",
            "text",
            "texted",
            "sms",
            "whatsapp",
            "signal",
            "dm",
            "linkedin",
            "voice note",
        ),
        minutes=3,
    ),
    Means("meeting", ("meeting", "met", "zoom", "teams", "video call", "videocall", "meet"), minutes=60),
    Means("session", ("session", "coaching", "workshop"), minutes=60),
)
OTHER = Means("other", ("in touch",))
"""A dated line whose means is missing or unknown: a touch all the same."""

FOR_ALL = ("reached", "no-answer", "voicemail", "moved", "stop")
_TALK = ("no-need", "stays", "meeting", "case", "decision", "sold", "lost", "asked-referral")
_ARRANGED = ("invited", "booked")
_INTRODUCTION = ("promised", "made", "met", "declined")
_NAME_RECEIVED = ("no-future", "stay-in-touch", "next-step")
OUTCOMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "call": _TALK,
        "meeting": _TALK,
        "session": _TALK,
        "meal": _TALK + _ARRANGED,
        "home": _ARRANGED,
        "event": _ARRANGED,
        "introduction": _INTRODUCTION + _NAME_RECEIVED,
        "referral": _INTRODUCTION + _NAME_RECEIVED,
        "help": ("asked",),
    }
)
"""What a touch came to, for each means (method: "What a touch came to"); `FOR_ALL` besides."""

SAID_OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "no answer": "no-answer",
        "no reply": "no-answer",
        "left a message": "voicemail",
        "left message": "voicemail",
        "left voicemail": "voicemail",
        "left a voicemail": "voicemail",
    }
)
"""Said in words, an attempt counts wherever it stands before a colon."""

NOT_A_TOUCH = frozenset({"no-answer", "voicemail", "moved", "invited", "promised", "met", "declined"})
"""Outcomes with which an entry does not reset the clock."""

ATTEMPTS = frozenset({"no-answer", "voicemail", "invited"})
MARKS = ("skipped", "closed", "stage", "tier", "paused", "resumed", "stopped")
"""First words that make a dated line a record and not a touch. No means may have such a name."""

RESERVED = frozenset(MARKS) | frozenset(FOR_ALL) | {"in"}
STAGES = ("fueling", "qualifying", "cultivating", "converting", "servicing", "stopped")
"""The client-development functions that are a contact's stage; `stopped` is outside."""


class Vocabulary:
    """Every means that a vault knows, found by its id or by any of its words."""

    __slots__ = ("_by_word", "_hash", "_phrases", "_starts", "all", "bulk")

    def __init__(self, own: Iterable[Means] = ()) -> None:
        by_id = {means.id: means for means in (*BUILT_IN, *own)}
        self.all: tuple[Means, ...] = tuple(by_id.values())
        self._hash = hash(self.all)  # every line of every log asks for it
        self.bulk = frozenset(means.id for means in self.all if means.bulk)
        # A user's own words win over the built-in ones; an id wins over every word.
        self._by_word = {word: means for means in self.all for word in means.words}
        self._by_word |= {means.id: means for means in self.all}
        phrases = [word for word in (*self._by_word, *SAID_OUTCOMES) if " " in word]
        self._starts = frozenset(phrase.partition(" ")[0] for phrase in phrases)
        longest_first = sorted(phrases, key=len, reverse=True)
        written = [r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first]
        self._phrases = re.compile("(?:" + "|".join(written) + r")(?![\w'’]|-\w)", re.IGNORECASE)

    def __eq__(self, other: object) -> bool:
        """Vocabularies of the same means in the same order find the same."""
        return isinstance(other, Vocabulary) and self.all == other.all

    def __hash__(self) -> int:
        return self._hash

    def find(self, word: str) -> Means | None:
        """The means that `word` (or words: `video call`) stands for, without regard to case."""
        return self._by_word.get(word.casefold())

    def phrase(self, first: str, text: str, start: int) -> tuple[str, int] | None:
        """A means or an outcome of several words ("video call", "no answer") that begins at `start`.

        `first` is the case-folded word there. Gives the phrase, case-folded and single-spaced, and its end.
        """
        match = self._phrases.match(text, start) if first in self._starts else None
        return (" ".join(match[0].casefold().split()), match.end()) if match else None

    def named(self, means_id: str) -> Means:
        """The means with this id; `OTHER` where there is none."""
        found = self._by_word.get(means_id)
        return found if found and found.id == means_id else OTHER

    def outcomes(self, means_id: str) -> tuple[str, ...]:
        """The outcomes that are known for a means."""
        return FOR_ALL + OUTCOMES.get(means_id, ())


STANDARD = Vocabulary()
"""The method's own means and words, with nothing added by a user."""
