"""Finding the person that somebody means by a name, an alias or part of a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from cultivate.errors import Refused
from cultivate.model.contact import Contact

_SHOWN = 8


def find_person(who: str, contacts: Sequence[Contact]) -> Contact:
    """The one contact whom `who` names.

    Tried in turn, the first that fits anybody decides: the whole name or path, an alias, the
    beginning of the name or of one of its words, any part of it, with or without accents. Raises Refused
    where it fits several (they are listed) or nobody (the nearest names are offered).
    """
    wanted = fold(who)
    if not wanted:
        raise Refused("whom? Write a name, an alias, part of a name, or a path")
    for fits in _RULES:
        found = [contact for contact in contacts if fits(wanted, contact)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(_several(who, found))
    raise Refused(_nobody(who, contacts))


def fold(name: str) -> str:
    """A name as it is compared: composed (NFC), without regard to case or double spaces."""
    if name.isascii():  # as most are: there is nothing to compose, and lower case is all
        return " ".join(name.lower().split())
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _is_whole(wanted: str, contact: Contact) -> bool:
    path = fold(contact.path)
    return wanted in (fold(contact.name), path, path.removesuffix(".md"))


def _is_alias(wanted: str, contact: Contact) -> bool:
    return any(fold(alias) == wanted for alias in contact.aliases)


def _begins(wanted: str, contact: Contact) -> bool:
    name = fold(contact.name)
    return name.startswith(wanted) or f" {wanted}" in name


def _contains(wanted: str, contact: Contact) -> bool:
    return any(wanted in fold(name) for name in (contact.name, *contact.aliases))


def _contains_without_accents(wanted: str, contact: Contact) -> bool:
    return any(_bare(wanted) in _bare(fold(name)) for name in (contact.name, *contact.aliases))


def _bare(folded: str) -> str:
    """`zoe` for `zoë`: not every keyboard has every letter."""
    return "".join(each for each in unicodedata.normalize("NFD", folded) if not unicodedata.combining(each))


_RULES: tuple[Callable[[str, Contact], bool], ...] = (
    _is_whole,
    _is_alias,
    _begins,
    _contains,
    _contains_without_accents,
)


def _several(who: str, found: Sequence[Contact]) -> str:
    names = [contact.name for contact in found]
    same = len({fold(name) for name in names}) < len(names)
    listed = sorted(contact.path if same else contact.name for contact in found)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return f"“{who}” could be {', '.join(listed[:_SHOWN])}{more}: write more of the name, or the path"


def _nobody(who: str, contacts: Sequence[Contact]) -> str:
    import difflib  # only for somebody whom nobody is called

    known = {fold(name): contact.name for contact in contacts for name in (contact.name, *contact.aliases)}
    parts = {fold(part): name for name in known.values() for part in name.split() if len(part) > 2}
    near = difflib.get_close_matches(fold(who), [*known, *parts], n=4, cutoff=0.7)
    names = list(dict.fromkeys(known.get(each) or parts[each] for each in near))
    if names:
        return f"nobody is called “{who}”; did you mean {' or '.join(names[:3])}?"
    return f"nobody is called “{who}”; `cultivate list` shows everybody, `cultivate add` makes a new note"
