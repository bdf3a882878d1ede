"""Names of the vault's contacts in a sentence: whole words of a name or an alias, the longest that fit.

Nobody is guessed: words that fit several are given back with all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cultivate.model.contact import Contact

_LONGEST = 7
"""Words of a name that are looked at."""


class Named(NamedTuple):
    """Words that name somebody: how many of them, and the contacts whom they fit."""

    words: int
    contacts: tuple[Contact, ...]


class Names:
    """Every run of whole words of the contacts' names, with and without accents."""

    __slots__ = ("_part", "_whole")

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._whole: dict[str, list[Contact]] = defaultdict(list)
        self._part: dict[str, list[Contact]] = defaultdict(list)
        for contact in contacts:
            self._whole[plain_name(contact.path.removesuffix(".md"))].append(contact)
            for name in dict.fromkeys((contact.name, *contact.aliases)):
                self._add(name, contact)

    def at(self, words: Sequence[str], start: int) -> Named | None:
        """Whom the words from `start` on name: by the most words; a whole name before parts of others."""
        for count in range(min(_LONGEST, len(words) - start), 0, -1):
            said = " ".join(words[start : start + count])
            for known in (self._whole, self._part):
                found = known.get(plain_name(said)) or known.get(_bare(said))
                if found:
                    return Named(count, tuple(found))
        return None

    def linked(self, target: str) -> tuple[Contact, ...]:
        """Whom a link to `target` means: a path, a whole name or an alias."""
        return tuple(self._whole.get(plain_name(target), ()))

    def _add(self, name: str, contact: Contact) -> None:
        words = _WORD.findall(name)
        for form in dict.fromkeys((plain_name(name), _bare(name))):
            _once(self._whole[form], contact)
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                said = " ".join(words[first:last])
                if not (last - first == 1 and said.casefold() in _PARTICLES):
                    for form in dict.fromkeys((plain_name(said), _bare(said))):
                        _once(self._part[form], contact)


_WORD = re.compile(r"[^\s,]+")
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn of the dr mr mrs ms prof sir jr sr".split()
)
"""Words that alone name nobody."""


def plain_name(text: str) -> str:
    """A name as it is compared: composed, without regard to case, kinds of apostrophe, and double spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())


def _bare(text: str) -> str:
    """The same without accents: `zoe` for `Zoë`."""
    decomposed = unicodedata.normalize("NFD", plain_name(text))
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def _once(found: list[Contact], contact: Contact) -> None:
    if contact not in found:
        found.append(contact)
