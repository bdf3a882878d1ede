"""The words of a head, from left to right: means, direction, outcome, length, people.

Source of the grammar: the format's "Log lines".
"""

from __future__ import annotations

import re
from datetime import date

from cultivate.model.means import OTHER, SAID_OUTCOMES, Vocabulary
from cultivate.notes.links import link_at, targets

EDGE = r"(?=(?::|[-–—]+)?(?:\s|$)|,|\[\[)"
"""What may follow a word of the head: a space, an end of the head, a comma, a link."""
END = re.compile(r"(?::|[-–—]+)(?=\s|$)")
"""A colon or dash that ends the head."""
_COLON = re.compile(r":(?=\s|$)")
_WORD = re.compile(r"[^\s,\[]+")
_ENDS = ":-–—"
_END_SIGNS = tuple(_ENDS)
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:[.,]\d{1,2})?) ?h(?:(?:ou)?rs?)?"
    r"(?:(?P<bare>\d{1,2})|\s?(?P<rest>\d{1,2}) ?m(?:in(?:ute)?s?)?)?"
    rf"|(?P<minutes>\d{{1,4}})(?:m| ?min(?:ute)?s?)){EDGE}",
    re.ASCII | re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"(?:!?\[[^\[\]]*\]\(<?(?:https?|tel|mailto):[^()<>]*(?:\([^()]*\)[^()<>]*)*>?\)"
    r"|<(?:https?|tel|mailto):[^<>\s]*>|(?:https?://|tel:|mailto:)\S+?(?=[,:]?(?:\s|$)))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"\s+(?P<value>(?:[£$€¥]|[A-Z]{{3}} ?)?\d+(?:[.,']\d+)*k?[£$€¥]?){EDGE}", re.ASCII)
_BOOKED = re.compile(
    rf"\s+(?:(?:for|on)\s+)?(?:\[\[)?(?P<value>\d{{4}}-\d{{2}}-\d{{2}})(?:\]\])?{EDGE}", re.ASCII
)
_NOT_REACHED = ("no-answer", "voicemail", "moved")
_LINK = r"!?\[\[[^\[\]]+\]\]"
_WITH = re.compile(rf"\bwith\s+({_LINK}(?:\s*(?:,|&|\band\b|,\s*and\b)?\s*{_LINK})*)", re.IGNORECASE)
_SAID = re.compile(rf"\b(?:{'|'.join(p.replace(' ', '[ ]+') for p in SAID_OUTCOMES)})\b", re.IGNORECASE)


class Scan:
    """One walk over a head, from `pos` to where its text begins.

    Some words count only by what follows them: a joiner, `in`, `other`. They are *held* until the next known
    thing, an end of the head or the line's end; before an unknown word they belong to the text.
    """

    __slots__ = (
        "_direction", "_held", "_nameless", "inbound", "line", "matched", "means", "minutes", "outcome",
        "people", "pos", "skipped", "text", "value", "vocabulary", "whole", "word",
    )  # fmt: skip

    def __init__(self, line: str, pos: int, vocabulary: Vocabulary) -> None:
        self.line, self.pos, self.vocabulary = line, pos, vocabulary
        self.means = self.word = self.outcome = self.value = self.text = ""
        self.inbound = self.matched = self.whole = self._direction = self._nameless = False
        self.minutes: int | None = None
        self.people: list[str] = []
        self.skipped: list[str] = []
        self._held = -1
        self._walk()
        self.means = self.means or OTHER.id

    @property
    def participants(self) -> tuple[str, ...]:
        """The targets of the links to those who were there, each once."""
        return tuple(dict.fromkeys(self.people))

    def _walk(self) -> None:
        line, length = self.line, len(self.line)
        while True:
            while self.pos < length and line[self.pos].isspace():
                self.pos += 1
            if self.pos >= length:
                self.whole = True
                return self._settle()
            end = END.match(line, self.pos) if line[self.pos] in _ENDS else None
            if end:
                self._settle()
                self.text = line[end.end() :].strip()
                return None if end[0] == ":" else self._said(end.end())
            start = self.pos
            if not self._take():
                return self._loose(start)

    def _take(self) -> bool:
        """Pass over one known thing at `pos`; False at an unknown one."""
        first = self.line[self.pos]
        if first in ",&":
            return self._hold(self.pos + 1)
        if first in "[<":
            return self._link()
        return (first.isdigit() and self._length()) or self._known_word()

    def _known_word(self) -> bool:
        found = _WORD.match(self.line, self.pos)
        word = found[0] if found else ""
        if word.endswith(_END_SIGNS) and not self.line.startswith((",", "["), self.pos + len(word)):
            word = word.rstrip(_ENDS)
        end, typed = self.pos + len(word), word.casefold().strip("*_")
        said, after = self.vocabulary.phrase(typed, self.line, self.pos) or (typed, end)
        if self._means(said) or self._outcome(said, after, self.means):
            return self._passed(after)
        if not self.means and self._outcome(said, after, self._next_means(after)):
            return self._passed(after)
        if typed in ("with", "and"):
            return self._hold(end)
        if typed == "in" and not (self.inbound or self._direction):
            self._direction = True
            return self._hold(end)
        if typed == OTHER.id and not (self.means or self._nameless):
            self._nameless = True
            return self._hold(end)
        return self._skip()

    def _means(self, said: str) -> bool:
        found = None if self.means else self.vocabulary.find(said)
        if not found:
            return False
        self.matched = not (
            self.outcome or self.inbound or self._direction or self.people or self.minutes is not None
        )
        self.means = found.id
        self.word = "" if said == found.id else said
        return True

    def _next_means(self, start: int) -> str:
        """The means that the next word names, for an outcome before it, as in "promised introduction"."""
        found = _WORD.search(self.line, start)
        means = self.vocabulary.find(found[0].rstrip(_ENDS)) if found else None
        return means.id if means else ""

    def _outcome(self, said: str, end: int, means: str) -> bool:
        outcome = SAID_OUTCOMES.get(said, said)
        if outcome not in self.vocabulary.outcomes(means) or not _goes_with(self.outcome, outcome):
            return False
        if self.outcome and outcome == "reached":
            return True
        self.outcome = outcome
        pattern = {"sold": _AMOUNT, "booked": _BOOKED}.get(outcome)
        value = pattern.match(self.line, end) if pattern else None
        if value and (outcome == "sold" or _is_day(value["value"])):
            self.value = value["value"]
            self.pos = value.end()
        return True

    def _length(self) -> bool:
        found = _LENGTH.match(self.line, self.pos) if self.minutes is None else None
        if not found:
            return False
        self.minutes = _minutes(found)
        return self._passed(found.end())

    def _link(self) -> bool:
        link = link_at(self.line, self.pos)
        if not link:
            return self._skip()
        self.people.append(link.target)
        return self._passed(link.end)

    def _skip(self) -> bool:
        found = _SKIPPED.match(self.line, self.pos)
        if not found:
            return False
        self.skipped.append(found[0])
        return self._passed(found.end())

    def _hold(self, end: int) -> bool:
        self._held = self.pos if self._held < 0 else self._held
        self.pos = end
        return True

    def _passed(self, end: int) -> bool:
        self._settle()
        self.pos = max(self.pos, end)
        return True

    def _settle(self) -> None:
        """What was held counts."""
        self.inbound = self.inbound or self._direction
        self._direction, self._held = False, -1

    def _loose(self, start: int) -> None:
        """The text begins, without a colon: at what is held, or at the unknown word."""
        self.text = self.line[self._held if self._held >= 0 else start :].strip()
        if self._held >= 0:
            self.text = self.text.lstrip(",& \t")
        if "[[" in self.line[start:]:
            end = END.search(self.line, start)
            for group in _WITH.finditer(
                self.line, max(self._held, 0) or start, end.start() if end else len(self.line)
            ):
                self.people += targets(group[1])
        self._said(start)

    def _said(self, start: int) -> None:
        """An attempt in words ("left a message") counts wherever it stands before a colon."""
        colon = None if self.outcome else _COLON.search(self.line, start)
        said = _SAID.search(self.line, start, colon.start()) if colon else None
        if said:
            self.outcome = SAID_OUTCOMES[" ".join(said[0].casefold().split())]


def _goes_with(outcome: str, later: str) -> bool:
    """Whether a second outcome says more about the same touch: `reached no-need`, `no-need stop`."""
    if not outcome or later == "stop":
        return True
    if later == "reached":
        return outcome not in _NOT_REACHED
    return outcome == "reached" and later not in _NOT_REACHED


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True


def length_in(words: str) -> int | None:
    """The minutes of the last length that stands among `words` (`accounts 40m`); None where there is none."""
    found = None
    for place in (0, *(space.end() for space in re.finditer(r"\s", words))):
        found = _LENGTH.match(words, place) or found
    return _minutes(found) if found else None


def _minutes(found: re.Match[str]) -> int:
    hours = round(float((found["hours"] or "0").replace(",", ".")) * 60)
    return hours + int(found["bare"] or found["rest"] or found["minutes"] or 0)
