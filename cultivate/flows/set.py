"""Change properties of one note or of many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cultivate.errors import CannotEdit, UsageError
from cultivate.flows.due import standings_of
from cultivate.flows.list import Selection, left_out, select
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.values import checked_value
from cultivate.flows.who import Target, find_targets
from cultivate.model.dates import parse_date
from cultivate.model.due import standing
from cultivate.model.touch import Entry
from cultivate.notes.edit import Change, apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.insert import add_entry
from cultivate.notes.moved import told_of_move, with_move
from cultivate.notes.names import DATES, LISTS, by_meaning, canonical_name, property_key
from cultivate.notes.properties import add_items, remove_items
from cultivate.notes.touched import with_next_touch, with_property
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit

_ASSIGNMENT = re.compile(r"(?P<key>[^=+\-][^=]*?)\s*(?P<how>\+=|-=|=)\s*(?P<value>.*)", re.DOTALL)
_MARKED = ("stage", "tier")
"""Properties whose history the log keeps: a command writes the property and its mark."""
_SINGLE = DATES | {"cadence", "stage", "birthday"}
"""Properties that hold one value: an item added to them could not be read."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """`KEY=VALUE`, `KEY=` (empties), `KEY+=VALUE` and `KEY-=VALUE` (items of a list)."""

    key: str
    how: Literal["=", "+=", "-="]
    value: str


def parse_assignment(text: str) -> Assignment | None:
    """The assignment that a word of the command line is, or None where it is a name."""
    match = _ASSIGNMENT.fullmatch(text)
    return Assignment(match["key"].strip(), match["how"], match["value"].strip()) if match else None  # type: ignore[arg-type]


def set_properties(
    session: Session,
    who: Sequence[str],
    selection: Selection,
    assignments: Sequence[Assignment],
    *,
    here: Path,
    force: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Make `assignments` in the notes that `who` and `selection` name.

    `last_touch` only moves forward unless `force`. A changed stage or tier of a contact gets its mark in the
    log; a changed company goes into `was` and proposes congratulations. Raises UsageError for a value that
    the property cannot have, Refused as `find_person` does.
    """
    if not assignments:
        raise UsageError("nothing to set: write KEY=VALUE after the names")
    if not who and not selection:
        raise UsageError("nobody to set it for: write a name, or --tier, --stage or --tag")
    selection.check(session.settings)
    if dry_run:
        return _set(session, who, selection, assignments, here, force=force, dry_run=True)
    return writing(
        session, lambda: _set(session, who, selection, assignments, here, force=force, dry_run=False)
    )


def _set(
    session: Session,
    who: Sequence[str],
    selection: Selection,
    assignments: Sequence[Assignment],
    here: Path,
    *,
    force: bool,
    dry_run: bool,
) -> Outcome:
    vault = session.load()
    changes = []
    targets = _targets(session, vault, who, selection, here)
    unread = left_out(vault, {target.path for target in targets}) if selection else ()
    for target in targets:
        before = read_for_edit(session.root, target.path).text
        try:
            after = _assigned(before, target, assignments, session, force=force)
        except CannotEdit as refused:
            raise refused.at(target.path) from None
        changes.append(Change(target.path, before, after))
    changed = [change for change in changes if change.before != change.after]
    nothing = "nothing to change" if targets else "no contact fits"
    nothing += " among the notes that could be read" if unread else ""
    companies = any(canonical_name(each.key, session.settings) == "company" for each in assignments)
    messages = [
        f"{each.path}: {_said(assignments)}"
        + (told_of_move(each.before or "", each.after, session.settings) if companies else "")
        for each in changed
    ] or [nothing]
    label = f"set {_said(assignments)}"
    return save(session, changes, messages=messages, problems=unread, dry_run=dry_run, label=label)


def _targets(
    session: Session, vault: Vault, who: Sequence[str], selection: Selection, here: Path
) -> list[Target]:
    found = find_targets(session, vault, who, here)
    if selection:
        chosen = select(standings_of(vault, session), selection)
        found += [
            Target(s.contact.path, s.contact.name, vault.link_target(s.contact.path), s.contact)
            for s in chosen
        ]
    return list({target.path: target for target in found}.values())


def _assigned(
    text: str, target: Target, assignments: Sequence[Assignment], session: Session, *, force: bool
) -> str:
    before = text
    for each in assignments:
        name = canonical_name(each.key, session.settings)
        if each.how != "=" and name in _SINGLE:
            raise UsageError(f"{each.key} holds one value: write {each.key}={each.value}")
        value = checked_value(name, each.value, session)
        if name == "last_touch" and not force:
            _check_forward(text, each.value, session)
        text = _changed(text, name, each.how, value, session)
    if not target.contact:
        return text
    names = dict.fromkeys(canonical_name(each.key, session.settings) for each in assignments)
    for name in names:
        if name in _MARKED:
            text = _marked(before, text, name, session)
    if "company" in names:
        state = standing(target.contact, session.settings, session.today).state
        text = with_move(
            before, text, session.settings, session.today,
            keep="was" not in names, congratulate=state not in ("died", "stopped"),
        )  # fmt: skip
    return with_next_touch(text, target.path, session.settings, session.today)


def _changed(text: str, name: str, how: str, value: tuple[str, ...], session: Session) -> str:
    if how == "=":
        several = name in LISTS and len(value) > 1
        return with_property(text, name, value if several else "".join(value[:1]), session.settings)
    key = property_key(read_front_matter(text), name, session.settings)
    change = add_items if how == "+=" else remove_items
    return apply(text, change(text, key, value))


def _check_forward(text: str, value: str, session: Session) -> None:
    """`last_touch` is never moved back by accident: an older touch is logged, not set."""
    standing = by_meaning(read_front_matter(text), session.settings).get("last_touch")
    old, new = parse_date(standing.text) if standing else None, parse_date(value)
    if old and (new is None or new < old):
        raise CannotEdit(
            f"last_touch is {old.isoformat()} and only moves forward; --force sets it all the same",
            line=standing.line if standing else 0,
        )


def _marked(before: str, text: str, name: str, session: Session) -> str:
    """The text with a mark in its log if that property says something else than it did before."""
    old, new = (_texts(each, name, session) for each in (before, text))
    if not new or [each.casefold() for each in old] == [each.casefold() for each in new]:
        return text
    mark = Entry(session.today, mark=name, value=", ".join(new))
    return apply(text, add_entry(text, mark, session.settings))


def _texts(text: str, name: str, session: Session) -> tuple[str, ...]:
    found = by_meaning(read_front_matter(text), session.settings).get(name)
    return found.texts if found else ()


def _said(assignments: Sequence[Assignment]) -> str:
    return ", ".join(" ".join(f"{each.key}{each.how}{each.value}".split()) for each in assignments)
