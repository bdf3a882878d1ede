"""Which notes are contacts: by a property, or because `[contacts]` in the settings selects them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cultivate.errors import Problem
from cultivate.model.settings import Settings
from cultivate.notes.contact import linked, read_contact, tags_of
from cultivate.notes.frontmatter import FrontMatter, Property, read_front_matter
from cultivate.notes.names import by_meaning

CONTACT_TYPES = frozenset({"contact", "person"})
_HEAD = 4096  # characters in which a note that cannot be read must say that it may be a contact
_OUR_TYPES = frozenset({"agenda", "sent", "home", "today", "lunch", "report"})


def recognise(text: str, path: str, settings: Settings) -> FrontMatter | None:
    """The front matter of a contact note; None for any other note.

    A contact has a `tier`, or a `type` of `contact` or `person`, or `[contacts]` selects it. A note whose
    front matter cannot be read counts where it may be one (format: "exit codes").
    """
    chosen = any(path.startswith(f"{folder.strip('/')}/") for folder in settings.folders)
    wants_tags = bool(settings.tags or settings.categories)
    if not (chosen or wants_tags or _may_have_property(text, settings)):
        return None
    front_matter = read_front_matter(text)
    if front_matter.problem:
        return front_matter if chosen or _seems_contact(text, settings) else None
    values = by_meaning(front_matter, settings)
    kinds = {linked(each).casefold() for each in values["type"].texts} if "type" in values else set()
    if kinds & _OUR_TYPES:
        return None
    by_property = "tier" in values or bool(kinds & CONTACT_TYPES)
    return (
        front_matter if chosen or by_property or (wants_tags and _selected(text, values, settings)) else None
    )


def has_last_touch(text: str, settings: Settings) -> bool:
    """Whether a note that is no contact says when somebody was last touched: it may be meant as one."""
    return "last_touch" in by_meaning(read_front_matter(text), settings)


def problems_of_other(text: str, path: str, settings: Settings, today: date) -> list[Problem]:
    """What is wrong in a note that is no contact, as warnings: nothing that is counted depends on it."""
    told = read_front_matter(text).problems
    if has_last_touch(text, settings):
        told = read_contact(text, path, settings, today).problems
    return [replace(each, path=path, severity="warning") for each in told]


def _may_have_property(text: str, settings: Settings) -> bool:
    """A cheap look before the YAML is read: most notes of a vault are no contacts."""
    if not text.startswith(("---", "\ufeff---")):
        return False
    fence = text.find("\n---", 3)
    head = text[: fence if fence > 0 else _HEAD].casefold()
    own = settings.property_names.get("tier", "tier").casefold()
    return any(word in head for word in ("tier", "type", "circle", own))


def _seems_contact(text: str, settings: Settings) -> bool:
    head = text[:_HEAD].casefold()
    named = re.search(
        r"^\W*(tiers?|circles?)\s*:|^\W*type\s*:\s*[\"']?(contact|person)\b", head, re.MULTILINE
    )
    return bool(named) or any(re.search(rf"\b{re.escape(tag)}\b", head) for tag in settings.tags)


def _selected(text: str, values: Mapping[str, Property], settings: Settings) -> bool:
    wanted = {tag.lstrip("#").casefold() for tag in settings.tags}
    tags = set(tags_of(values))
    if wanted and (tags & wanted or any(tag.startswith(f"{w}/") for tag in tags for w in wanted)):
        return True
    if any(re.search(rf"(?<![\w/#])#{re.escape(tag)}(?![\w-])", text, re.IGNORECASE) for tag in wanted):
        return True
    categories = values["categories"].texts if "categories" in values else ()
    chosen = {linked(each).casefold() for each in settings.categories}
    return any(linked(each).casefold() in chosen for each in categories)
