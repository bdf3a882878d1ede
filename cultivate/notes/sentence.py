"""A sentence about a touch, as one would say it.

    yesterday: lunch with Jane and Bob, promised an intro to Ann

Read from left to right: the day, what it was, who was there, how long, what came of it, in any order, for as
long as the words are known. From the first word that is not, the rest is text, word for word. A promise of
one's own becomes a line for Next. The grammar is ours and strict: what could mean two things is a `Doubt`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cultivate.model.contact import Contact
from cultivate.model.dates import long_date, understand_day
from cultivate.model.means import Vocabulary
from cultivate.notes.links import link_at
from cultivate.notes.sentence_names import Names
from cultivate.notes.sentence_promise import split_promise
from cultivate.notes.sentence_words import (
    HEAD_ENDS,
    Token,
    day_at,
    day_at_end,
    length_at,
    means_at,
    outcome_at,
    tokens_of,
)

_STOPS = frozenset(':;.!?()–—-“”„«»"…')
_FILLERS = frozenset(
    "with and had have a an the i we my our to from for on at back just quick over some by also both did was"
    " it there then again dear mr mrs ms dr avec à chez et mit bei zu und".split()
)
"""Words that say nothing of their own before, between and after what is known."""
_CLAUSE = frozenset(
    "about re regarding that because but so he she they his her their who which when where says said wants"
    " wanted asked asks told tells if as while after before since until promised".split()
)
"""Words after which nobody else was there and no day is meant: the text has begun."""
_WITH = frozenset("with avec à chez mit bei".split())
"""Words after which a name is certain to come."""
_AFTER_NAME = frozenset(
    "and with about for at in on today yesterday last this re over no left by from back again".split()
)
_PLANNED = frozenset("will shall should must need going tomorrow plan planning want".split())
_PAST = frozenset("called rang phoned texted emailed mailed messaged wrote spoke".split())


class Doubt(NamedTuple):
    """What is not certain, and the words in question; a doubt `who` has the contacts whom they fit."""

    kind: str
    words: str
    contacts: tuple[Contact, ...] = ()


@dataclass(slots=True)
class Sentence:
    """What a sentence says. `day` is None for today; `people` are in their order, each once.

    None among them stands for somebody of whom there is a doubt `who`, in the same order.
    """

    day: date | None = None
    means: str = ""
    outcome: str = ""
    inbound: bool = False
    minutes: int | None = None
    people: list[Contact | None] = field(default_factory=list)
    text: str = ""
    next_words: str = ""
    next_day: date | None = None
    next_person: tuple[Contact, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)


def is_sentence(text: str, vocabulary: Vocabulary, today: date) -> bool:
    """Whether words that are nobody's name are a sentence: one of them says what it was, or when."""
    tokens = tokens_of(text)
    return len(tokens) > 1 and any(
        day_at(tokens, place, today) or means_at(tokens, place, text, vocabulary)
        for place in range(len(tokens))
    )


def read_sentence(text: str, names: Names, vocabulary: Vocabulary, today: date) -> Sentence:
    """What `text` says; nothing in it can raise. What could be two things is among the doubts."""
    found = Sentence()
    promise = split_promise(text, names, today)
    found.next_words, found.next_day, found.next_person = promise.words, promise.day, promise.introduced
    _Walk(promise.before, names, vocabulary, today, found).walk()
    return found


@dataclass(slots=True)
class _Walk:
    """One walk over the words of a sentence."""

    text: str
    names: Names
    vocabulary: Vocabulary
    today: date
    found: Sentence
    _list: list[Token] = field(init=False)
    _word: str = ""  # the typed word for the means
    _start: int | None = None  # where the text begins
    _idle: int | None = None  # the first of the fillers since the last known thing
    _known: bool = True  # whether the word before is understood
    _named_to: int = -1  # the token after the last name

    def __post_init__(self) -> None:
        self._list = tokens_of(self.text)

    def walk(self) -> None:
        """From the first word to where the text begins."""
        place = 0
        while place < len(self._list):
            after = self._step(place)
            if after <= place:
                break
            place = after
        self._finish()

    def _step(self, place: int) -> int:
        """The place after what stands at `place`; the same where the text has begun for good."""
        token = self._list[place]
        if token.text in HEAD_ENDS:
            return self._end(place)
        if token.text in (",", "&"):
            self._known, self._idle = True, None
            return place + 1
        count = self._day(place) or self._length(place) or self._outcome(place) or self._means(place)
        count = count or self._person(place)
        if count:
            self._known, self._idle = True, None
            return place + count
        if token.folded in _FILLERS and not self._begun(place):
            self._idle = token.start if self._idle is None else self._idle
            return place + 1
        return self._unknown(place)

    def _begun(self, place: int) -> bool:
        """Whether everything is known and a comma says that something else begins."""
        return (
            self._complete
            and place > 0
            and self._list[place - 1].text == ","
            and not self._names_follow(place)
        )

    @property
    def _complete(self) -> bool:
        return bool(self.found.means and self.found.people)

    def _names_follow(self, place: int) -> bool:
        return (
            self._list[place].folded in ("and", "with") and self.names.at(self._words, place + 1) is not None
        )

    @property
    def _words(self) -> list[str]:
        return [token.text for token in self._list]

    def _end(self, place: int) -> int:
        """A colon, a dash, a full stop: behind what says what it was, the text begins."""
        if not self.found.means:
            self._known, self._idle = True, None
            return place + 1
        after = place + 1
        count = 0 if self._start is not None else self._outcome(after)
        if count:
            return after + count
        if self._start is None and after < len(self._list):
            self._start = self._list[after].start
        return place

    def _unknown(self, place: int) -> int:
        token = self._list[place]
        if token.folded in _PLANNED | {"next"} and not (self._start or 0):
            self.found.doubts.append(Doubt("planned", token.text))
        if re.fullmatch(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?", token.text):
            self.found.doubts.append(Doubt("day", token.text))
        if self._start is None:
            self._start = token.start if self._idle is None else self._idle
        self._known, self._idle = False, None
        return place if self._complete or token.folded in _CLAUSE or token.text in _STOPS else place + 1

    def _day(self, place: int) -> int:
        count, day = day_at(self._list, place, self.today) or (0, self.today)
        if not count or self._begun(place):
            return 0
        if self.found.day is not None and self.found.day != day:
            self.found.doubts.append(Doubt("days", f"{long_date(self.found.day)} or {long_date(day)}"))
        self.found.day = day
        return count

    def _length(self, place: int) -> int:
        found = None if self.found.minutes else length_at(self._list, place, self.text, self.vocabulary)
        if found:
            self.found.minutes = found[1]
        return found[0] if found else 0

    def _outcome(self, place: int) -> int:
        known = self.vocabulary.outcomes(self.found.means) if self.found.means else ()
        found = None if self.found.outcome else outcome_at(self._list, place, known)
        if found:
            self.found.outcome = found[1]
        return found[0] if found else 0

    def _means(self, place: int) -> int:
        count, word = means_at(self._list, place, self.text, self.vocabulary) or (0, "")
        if not count or self._begun(place):
            return 0
        token = self._list[place]
        means = self.vocabulary.find(word)
        if means is None or (self.found.means == means.id):
            return count
        if self.found.means and self._word != "met" and word != "met":
            if self._complete and self._list[place - 1].text == ",":
                return 0
            self.found.doubts.append(Doubt("means", f"“{self._word}” or “{word}”"))
            return count
        if not self.found.means or word != "met":
            self.found.means, self._word = means.id, word
        self.found.inbound = place == self._named_to and token.folded in _PAST - {"spoke"}
        return count

    def _person(self, place: int) -> int:
        token = self._list[place]
        if token.text.startswith("[["):
            link = link_at(token.text, 0)
            return self._take(
                link.target if link else "", self.names.linked(link.target) if link else (), place, 1
            )
        named = self.names.at(self._words, place)
        if not named or not self._is_name(place, named.words):
            return 0
        said = " ".join(each.text for each in self._list[place : place + named.words])
        return self._take(said, named.contacts, place, named.words)

    def _take(self, said: str, contacts: Sequence[Contact], place: int, count: int) -> int:
        if len(contacts) > 1:
            self.found.doubts.append(Doubt("who", said, tuple(contacts)))
            self.found.people.append(None)
        elif contacts and contacts[0] not in self.found.people:
            self.found.people.append(contacts[0])
        self._named_to = place + count
        return count if contacts else 0

    def _is_name(self, place: int, count: int) -> bool:
        """Whether words that are somebody's name mean them here, and are not words like any other."""
        token = self._list[place]
        before = self._list[place - 1].folded if place else ""
        after = self._list[place + count] if place + count < len(self._list) else None
        ends = after is None or after.text in HEAD_ENDS | {",", "&"} or after.folded in _AFTER_NAME | {"&"}
        ends = ends or self._says_something(place + count)
        if not self._known:
            return before in _WITH
        if token.folded in _PLANNED and place == 0 and after and after.folded not in _PAST | {"met"}:
            return False
        if before == ",":
            return ends
        if before in _WITH or (token.text[0].isupper() and before != "and"):
            return True
        return ends

    def _says_something(self, place: int) -> bool:
        """Whether the means, the day or the length follows."""
        return (
            bool(
                day_at(self._list, place, self.today)
                or means_at(self._list, place, self.text, self.vocabulary)
            )
            or self._list[place].text[0].isdigit()
        )

    def _finish(self) -> None:
        found = self.found
        if self._start is not None:
            found.text = self.text[self._start :].strip(" ,;\t\r\n")
        said = day_at_end(found.text, self.today) if found.day is None else ""
        if said and self._is_part_of_head(found.text):
            found.day = understand_day(said, self.today)
            found.text = found.text[: found.text.rindex(said)].rstrip()
        elif said:
            found.doubts.append(Doubt("day in text", said))
        if not found.means:
            found.doubts.append(Doubt("no means", self.text))
        if not found.people:
            found.doubts.append(Doubt("nobody", self.text))

    def _is_part_of_head(self, text: str) -> bool:
        """Whether it is no more than where it was: "in the street yesterday", not "about her move"."""
        return not any(token.text in _STOPS | {","} or token.folded in _CLAUSE for token in tokens_of(text))
