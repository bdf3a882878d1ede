"""The words of a sentence, and which of them say a day, a means or a length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cultivate.model.dates import understand_day
from cultivate.model.means import SAID_OUTCOMES, Vocabulary
from cultivate.notes.head import parse_head

_TOKEN = re.compile(r"!?\[\[[^\[\]]*\]\]|[\w@]+(?:[-'’./:+][\w@]+)*|[^\w\s]")
HEAD_ENDS = frozenset(":;.!?–—-(")
"""Signs after which something else begins."""
_NO_ANSWER = (
    "did not answer", "didn't answer", "did not pick up", "didn't pick up", "not reached", "no one answered",
)  # fmt: skip
_LENGTHS = {"half an hour": 30, "an hour": 60, "an hour and a half": 90, "half a day": 240}
_WEEKDAY = re.compile(r"Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun", re.ASCII)
_FULL_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.ASCII | re.IGNORECASE)
_PAST_DAY = re.compile(r"\b(?:yesterday|last\s+\w+|(?:\w+\s+){2}ago)[\s.!]*$", re.IGNORECASE)


class Token(NamedTuple):
    """A word, a link or a sign: `text[start:end]` of the sentence."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """As it is compared."""
        return self.text.casefold().replace("’", "'")


def tokens_of(text: str) -> list[Token]:
    """The words of a sentence; what stands between them is space."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def day_at(tokens: Sequence[Token], place: int, today: date) -> tuple[int, date] | None:
    """How many words from `place` on say a day that is no later than today, and which."""
    for count in range(min(5, len(tokens) - place), 0, -1):
        said = " ".join(token.text for token in tokens[place : place + count])
        if count == 1 and not _is_day_word(said):
            continue
        day = understand_day(said, today)
        if day and day <= today:
            return count, day
    return None


def _is_day_word(word: str) -> bool:
    """One word that is a day; a short weekday only with a capital, for one sat with Jane."""
    plain = word.casefold()
    return (
        plain in ("today", "yesterday", "tonight")
        or bool(_FULL_WEEKDAY.fullmatch(word) or _WEEKDAY.fullmatch(word))
        or bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", word, re.ASCII))
    )


def day_at_end(text: str, today: date) -> str:
    """The words at the end of a text that say a day that is certainly past: "yesterday", "two days ago"."""
    found = _PAST_DAY.search(text)
    said = found[0].strip(" .!") if found else ""
    return said if said and understand_day(said, today) else ""


def means_at(
    tokens: Sequence[Token], place: int, text: str, vocabulary: Vocabulary
) -> tuple[int, str] | None:
    """How many words from `place` on name a means, and the word for it."""
    if place >= len(tokens):
        return None
    phrase = vocabulary.phrase(tokens[place].folded, text, tokens[place].start)
    if phrase and vocabulary.find(phrase[0]):
        return sum(1 for token in tokens[place:] if token.start < phrase[1]), phrase[0]
    return (1, tokens[place].folded) if vocabulary.find(tokens[place].folded) else None


def length_at(
    tokens: Sequence[Token], place: int, text: str, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """How many words from `place` on say a length, and how many minutes."""
    for count in range(min(5, len(tokens) - place), 0, -1):
        said = " ".join(text[tokens[place].start : tokens[place + count - 1].end].casefold().split())
        if said in _LENGTHS:
            return count, _LENGTHS[said]
        head = parse_head(said, vocabulary) if said[0].isdigit() else None
        if head and head.minutes and not (head.text or head.matched or head.people):
            return count, head.minutes
    return None


def outcome_at(tokens: Sequence[Token], place: int, known: Sequence[str]) -> tuple[int, str] | None:
    """How many words from `place` on say what came of it, and which outcome; `known` are those of the means.

    "No answer", "left a message" and `booked 2026-12-08` say it anywhere, the others only between signs:
    "lost" is one, "lost his job" is none. `sold 4000` and `booked 2026-12-08` carry their value.
    """
    for count in range(min(4, len(tokens) - place), 0, -1):
        words = [token.folded for token in tokens[place : place + count]]
        said = " ".join(words)
        if said in _NO_ANSWER:
            return count, "no-answer"
        if said in SAID_OUTCOMES:
            return count, SAID_OUTCOMES[said]
        valued = count == 2 and words[0] in _VALUES and _VALUES[words[0]].fullmatch(words[1])
        outcome = words[0] if valued else said.replace(" ", "-")
        certain = valued and outcome == "booked"
        if outcome in known and (certain or _is_alone(tokens, place, count)):
            return count, said if valued else outcome
    return None


_VALUES = {
    "sold": re.compile(r"\d+(?:[.,]\d+)*k?", re.ASCII),
    "booked": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
}


def _is_alone(tokens: Sequence[Token], place: int, count: int) -> bool:
    """Whether signs, or the end, stand on both sides."""
    before = tokens[place - 1].text if place else ""
    after = tokens[place + count].text if place + count < len(tokens) else ","
    return before in HEAD_ENDS | {","} and after in HEAD_ENDS | {","}
