"""The lunch pages of a vault, and the names on them, told of those who gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from cultivate.errors import Problem
from cultivate.model.dates import parse_date
from cultivate.model.lunch import LunchName
from cultivate.model.occasions import by_link
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.notes.lunch import is_page
from cultivate.notes.lunch_note import LunchNote, lunch_names, read_lunch
from cultivate.vault.load import Vault
from cultivate.vault.read import read_note, saved_on

SETTLED = timedelta(days=92)
"""A page of an earlier quarter, last saved in an earlier quarter, has nothing new to tell."""
NOTHING: Mapping[str, str] = MappingProxyType({})


def page_texts(vault: Vault, today: date, clock: date) -> tuple[dict[str, str], list[Problem]]:
    """The lunch pages as they stand, by path; one that cannot be read is a problem and no more."""
    found, unread = {}, []
    for path in vault.paths:
        if is_page(path) and not _is_settled(vault, path, today, clock):
            note = read_note(vault.root, path)
            if isinstance(note, Problem):
                unread.append(note)
            else:
                found[path] = note.text
    return found, unread


def _is_settled(vault: Vault, path: str, today: date, clock: date) -> bool:
    day = parse_date(path.rpartition("/")[2][:10]) or today
    return today - day > SETTLED and clock - saved_on(vault.root, path) > SETTLED


def with_lunch_names(
    vault: Vault, settings: Settings, today: date, clock: date, changed: Mapping[str, str] = NOTHING
) -> Vault:
    """The vault with the names that its people gave at lunches; `changed` are texts not written yet."""
    if not any(map(is_page, vault.paths)):
        return vault
    texts, _ = page_texts(vault, today, clock)
    texts |= {path: text for path, text in changed.items() if path in texts}
    found = (read_lunch(path, text, settings.vocabulary) for path, text in texts.items())
    pages = [page for page in found if isinstance(page, LunchNote) and page.day <= today]
    if not pages:
        return vault
    paths = by_link(vault.contacts)
    given: dict[str, list[LunchName]] = defaultdict(list)
    for page in pages:
        giver = paths.get(fold(page.present[0]), "")
        given[giver] += lunch_names(page, settings)
    contacts = (replace(each, lunch_names=tuple(given.get(each.path, ()))) for each in vault.contacts)
    return replace(vault, contacts=tuple(contacts))
