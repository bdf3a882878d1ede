"""A promise of one's own at the end of a sentence: "…, promised an intro to Ann by Friday"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from cultivate.model.contact import Contact
from cultivate.model.dates import coming_day
from cultivate.notes.sentence_names import Names
from cultivate.notes.sentence_words import tokens_of

_PROMISE = re.compile(
    r"(?:^|[\s,;.:–—-])(?P<whole>(?:(?:and|so)\s+)?(?:(?:i|we)\s+)?(?:have\s+|'ve\s+)?promised\s+"
    r"(?:(?:her|him|them|both)\s+)?(?:to\s+)?(?P<words>[^;]+?))\s*[.!;]?\s*$",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:(?:make|do|give|send)\s+)?(?:(?:her|him|them)\s+)?(?:an?\s+|the\s+)?(?:intro|introduction)\s+(?:to|with)\s+"
    r"(?P<who>.+)|introduce\s+(?:her|him|them)\s+to\s+(?P<whom>.+)",
    re.IGNORECASE,
)


class Promise(NamedTuple):
    """The sentence `before` it, its `words`, the day by which it is to be kept, whom it introduces."""

    before: str
    words: str = ""
    day: date | None = None
    introduced: tuple[Contact, ...] = ()


def split_promise(text: str, names: Names, today: date) -> Promise:
    """The promise at the end of `text`; without words where there is none, or where somebody else made it."""
    match = _PROMISE.search(text)
    if not match or _is_theirs(text, match):
        return Promise(text)
    words, day = _and_day(match["words"].strip(" ,.!"), today)
    asked = _INTRODUCTION.fullmatch(words)
    said = [token.text for token in tokens_of(asked["who"] or asked["whom"])] if asked else []
    named = names.at(said, 0) if said else None
    introduced = named.contacts if named and named.words == len(said) else ()
    return Promise(text[: match.start("whole")].rstrip(" ,;:–—-\t"), words, day, introduced)


def _is_theirs(text: str, promise: re.Match[str]) -> bool:
    """Somebody else promised: "Jane promised me an intro", "she came and promised to write"."""
    before = text[: promise.start("whole")].rstrip()
    if (
        not re.match(r"(?:and|so|i|we)\b", promise["whole"], re.IGNORECASE)
        and before
        and before[-1] not in ",;.:–—-"
    ):
        return True
    clause = re.split(r"[,;.:–—]", before)[-1]
    return bool(re.search(r"\b(?:he|she|they)\b", clause, re.IGNORECASE))


def _and_day(words: str, today: date) -> tuple[str, date | None]:
    """The words of a promise, and the day by which it is to be kept."""
    for match in re.finditer(r"\s+(?:(?:by|on|for)\s+)?(?P<day>(?:in\s+)?[\w-]+(?:\s+\w+)?)$", words):
        day = coming_day(match["day"], today)
        if day:
            return words[: match.start()], day
    last = words.rpartition(" ")
    day = coming_day(last[2], today) if last[1] else None
    return (re.sub(r"\s+(?:by|on|for)$", "", last[0]), day) if day else (words, None)
