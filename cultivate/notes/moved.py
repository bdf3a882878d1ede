"""Somebody who changed their company: the old one is kept, and congratulations are proposed."""

from __future__ import annotations

from datetime import date

from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.notes.contact import linked
from cultivate.notes.edit import apply
from cultivate.notes.frontmatter import read_front_matter
from cultivate.notes.names import by_meaning, property_key
from cultivate.notes.next import add_next, read_next
from cultivate.notes.properties import add_items


def with_move(
    before: str, text: str, settings: Settings, today: date, *, keep: bool = True, congratulate: bool = True
) -> str:
    """`text` with what follows from a company that is another than in `before`.

    The old one goes into `was`, as `Controller, Initech (to 2026-11)`, where `keep` says so; and a line under
    `## Next` proposes a note today. A name that only became longer or shorter is a correction and no move.
    """
    old, new = (_company(each, settings) for each in (before, text))
    if not old or _same(old, new):
        return text
    if keep:
        role = _text(before, "role", settings)
        was = f"{', '.join(filter(None, (role, old)))} (to {today:%Y-%m})"
        key = property_key(read_front_matter(text), "was", settings)
        text = apply(text, add_items(text, key, (was,)))
    if new and congratulate:
        text = apply(text, add_next(text, f"note: moved to {new}", today, settings))
    return text


def told_of_move(before: str, after: str, settings: Settings) -> str:
    """`; Controller, Initech (to 2026-11) is kept under was, and a note of congratulations proposed`."""
    old, new = ((_texts(each, settings), read_next(each, settings)) for each in (before, after))
    kept = [each for each in new[0] if each not in old[0]]
    told = [f"{', '.join(kept)} is kept under was"] if kept else []
    if len(new[1]) > len(old[1]):
        told.append("a note of congratulations proposed" if kept else "a note of congratulations is proposed")
    return f"; {', and '.join(told)}" if told else ""


def _texts(text: str, settings: Settings) -> tuple[str, ...]:
    front_matter = read_front_matter(text)
    key = property_key(front_matter, "was", settings)
    return tuple(value for each in front_matter.properties if each.key == key for value in each.texts)


def _company(text: str, settings: Settings) -> str:
    return linked(_text(text, "company", settings))


def _text(text: str, name: str, settings: Settings) -> str:
    found = by_meaning(read_front_matter(text), settings).get(name)
    return next(iter(found.texts), "").strip() if found else ""


def _same(old: str, new: str) -> bool:
    """`Acme` and `ACME Ltd` are one company; `Acme` and nothing are two."""
    shorter, longer = sorted((fold(old), fold(new)), key=len)
    return bool(shorter) and f" {longer} ".startswith(f" {shorter} ")
