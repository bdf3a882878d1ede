"""A sentence as a touch: who, what and when it says, with a question wherever that is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cultivate.errors import Refused, UsageError
from cultivate.flows.log import Touch
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.dates import long_date, understand_day
from cultivate.model.people import fold
from cultivate.notes.sentence import Doubt, Sentence, is_sentence, read_sentence
from cultivate.notes.sentence_names import Names, plain_name
from cultivate.vault.load import Vault


class Asking(Protocol):
    """How a question is put; each answers None where nobody can be asked."""

    def choose(self, question: str, options: Sequence[str]) -> int | None:
        """The place of the option that was chosen."""

    def confirm(self, question: str) -> bool | None:
        """Yes or no."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says: who was there, as paths, and the touch. `asked`: not all was certain."""

    who: tuple[str, ...]
    touch: Touch
    asked: bool = False


def understand(session: Session, words: str, asking: Asking, here: Path) -> Reading | None:
    """The sentence `words`, or None where it is none: somebody's name, a path, or nothing that we know.

    It is one if it has several words, is no part of a name in the vault and no path, and one of its words
    says what it was or when. Raises Refused and UsageError where something is unclear and nobody can say.
    """
    vocabulary = session.settings.vocabulary
    if not is_sentence(words, vocabulary, session.today) or _is_path(session, words, here):
        return None
    vault = session.load()
    if _is_name(words, vault):
        return None
    return _Interview(session, vault, words, asking).reading()


def _is_path(session: Session, words: str, here: Path) -> bool:
    written = (words, f"{words}.md")
    return "\n" not in words and any(
        (folder / each).is_file() for folder in (here, session.root) for each in written
    )


def _is_name(words: str, vault: Vault) -> bool:
    wanted = fold(words)
    return any(wanted in fold(name) for c in vault.contacts for name in (c.name, c.path, *c.aliases))


@dataclass(slots=True)
class _Interview:
    session: Session
    vault: Vault
    words: str
    asking: Asking
    asked: bool = False

    def reading(self) -> Reading:
        """The sentence, its doubts settled one after the other."""
        names = Names(self.vault.contacts)
        found = read_sentence(self.words, names, self.session.settings.vocabulary, self.session.today)
        people: dict[str, Contact] = {}
        for doubt in found.doubts:
            self._settle(doubt, found, people)
        return self._read(found)

    def _read(self, found: Sentence) -> Reading:
        touch = Touch(
            means=found.means,
            outcome=found.outcome,
            inbound=found.inbound,
            day=found.day,
            length=f"{found.minutes}m" if found.minutes else "",
            text=found.text,
            next_words=self._promise(found),
            next_day=found.next_day,
        )
        return Reading(tuple(contact.path for contact in found.people if contact), touch, self.asked)

    def _promise(self, found: Sentence) -> str:
        if not found.next_person:
            return found.next_words
        whom = (
            found.next_person[0]
            if len(found.next_person) == 1
            else self._whom(found.next_words, found.next_person)
        )
        return f"introduction [[{self.vault.link_text(whom)}]]"

    def _settle(self, doubt: Doubt, found: Sentence, people: dict[str, Contact]) -> None:
        """Ask, and put the answer into `found`; refuse where there is no answer."""
        said = doubt.words
        match doubt.kind:
            case "who":
                known = people.get(plain_name(said)) or self._whom(said, doubt.contacts)
                people[plain_name(said)] = known
                place = found.people.index(None)
                found.people[place : place + 1] = [] if known in found.people else [known]
            case _:
                self._settle_words(doubt, found)

    def _whom(self, said: str, contacts: Sequence[Contact]) -> Contact:
        listed = [f"{contact.name} ({contact.path})" for contact in contacts]
        chosen = self._choose(f"Whom do you mean by “{said}”?", listed)
        if chosen is None:
            raise Refused(
                f"“{said}” could be {', '.join(listed)}: write more of the name, or a link with its path"
            )
        return contacts[chosen]

    def _settle_words(self, doubt: Doubt, found: Sentence) -> None:
        said = doubt.words
        refusals = {
            "planned": f"“{said}” says that it is still to come: a touch is logged once it happened",
            "nobody": f"nobody in the vault is named in “{said}”; `cultivate list` shows everybody",
            "days": f"it could have been {said}: name one day",
        }
        if doubt.kind in refusals:
            raise Refused(refusals[doubt.kind])
        if doubt.kind == "day":
            raise UsageError(f"“{said}” could be two days: write 2026-11-12, or 12 Nov")
        if doubt.kind == "means":
            raise UsageError(f"it could be {said}: say one of them, and the rest behind a colon")
        if doubt.kind == "no means" and not self._confirm(
            "It does not say what it was, such as call or lunch. Log it all the same?"
        ):
            raise UsageError("it does not say what it was: begin with a word such as call, lunch or email")
        if doubt.kind == "day in text":
            self._day_in_text(said, found)

    def _day_in_text(self, said: str, found: Sentence) -> None:
        day = understand_day(said, self.session.today)
        answer = self._ask(f"Was it {said}, {long_date(day)}?") if day else False
        if answer is None:
            raise UsageError(
                f"“{said}” at the end may say when it was, or be part of what was said: begin with the day"
            )
        if answer:
            found.day, found.text = (
                day,
                found.text[: found.text.lower().rindex(said.lower())].rstrip(" ,;:–—-"),
            )

    def _confirm(self, question: str) -> bool:
        return bool(self._ask(question))

    def _ask(self, question: str) -> bool | None:
        self.asked = True
        return self.asking.confirm(question)

    def _choose(self, question: str, options: Sequence[str]) -> int | None:
        self.asked = True
        return self.asking.choose(question, options)
