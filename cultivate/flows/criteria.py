"""Say what holds of a person: the criteria of trust and of fit, each with its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cultivate.errors import UsageError
from cultivate.flows.choices import Choice, choose
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.settings import Settings
from cultivate.model.trust import ALLIANCE, CRITERIA, candidacy, parse_criterion
from cultivate.notes.names import canonical_name


def criteria(
    session: Session,
    kind: str,
    who: str,
    words: Sequence[str],
    *,
    on: date | None,
    remove: bool,
    here: Path,
    dry_run: bool = False,
) -> Outcome:
    """Add `words` to the list `kind` of one person, dated `on` or today, or take them out of it.

    What stands keeps its day, unless `on` gives another. Raises UsageError for a word that is none of them.
    """
    wanted = [_known(word, kind) for word in words]
    if not wanted:
        raise UsageError(f"nothing to say: write one of {', '.join(CRITERIA[kind])} after the name")

    def decide(contact: Contact) -> Choice:
        before = written(contact, kind, session.settings)
        after = _without(before, wanted, kind) if remove else _with(before, wanted, kind, on, session.today)
        return Choice(_said(kind, after, contact), ((kind, after),), changes=before != after)

    return choose(session, [who], decide, here=here, dry_run=dry_run)


def written(contact: Contact, kind: str, settings: Settings) -> tuple[str, ...]:
    """The items of the property as they stand in the note, those included that are none of its words."""
    for key, value in contact.properties.items():
        if canonical_name(key, settings) == kind:
            return (value,) if isinstance(value, str) and value else tuple(value)
    return ()


def _known(word: str, kind: str) -> str:
    found = parse_criterion(word, kind)
    if found and not found.since:
        return found.word
    import difflib  # only for a word that is none

    near = difflib.get_close_matches(word.casefold(), CRITERIA[kind], n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}? " if near else ""
    raise UsageError(f"“{word}” is no word of {kind}; {hint}They are {', '.join(CRITERIA[kind])}")


def _with(
    before: tuple[str, ...], wanted: Sequence[str], kind: str, on: date | None, today: date
) -> tuple[str, ...]:
    after = list(before)
    for word in dict.fromkeys(wanted):
        held = [n for n, item in enumerate(after) if _word(item, kind) == word]
        dated = f"{word} {(on or today).isoformat()}"
        if not held:
            after.append(dated)
        elif on:
            after[held[0]] = dated
    return tuple(after)


def _without(before: tuple[str, ...], wanted: Sequence[str], kind: str) -> tuple[str, ...]:
    return tuple(item for item in before if _word(item, kind) not in wanted)


def _word(item: str, kind: str) -> str:
    found = parse_criterion(item, kind)
    return found.word if found else ""


def _said(kind: str, items: tuple[str, ...], contact: Contact) -> str:
    held = {_word(item, kind) for item in items}
    lacks = [word for word in CRITERIA[kind] if word not in held]
    said = f"{kind} {', '.join(items) or 'not known'}"
    if kind == "trust" and ALLIANCE in contact.tiers:
        return f"{said}; " + (candidacy(lacks) if lacks else "an ally by all five")
    return f"{said}; not yet {', '.join(lacks)}" if lacks else f"{said}; all of it holds"
