"""The two notes of ours that the agenda keeps: `Today.md` shows it, `Home.md` has the day's settings."""

from __future__ import annotations

from collections.abc import Iterator

from cultivate.flows.session import Session
from cultivate.notes.daily import DayNotes
from cultivate.notes.edit import Change
from cultivate.notes.links import Link, links
from cultivate.notes.text import newline_of
from cultivate.notes.touched import with_property
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit

MINUTES = "minutes_today"


def home_changes(session: Session, vault: Vault, agenda: str, place: DayNotes) -> Iterator[Change]:
    """`Today.md` with the present agenda embedded; `Home.md` without the minutes of a day that is over.

    Only notes that the settings name are ours, and one that was deleted stays so.
    """
    settings = session.settings
    if settings.today_note in vault.paths:
        before = read_for_edit(session.root, settings.today_note).text
        yield Change(settings.today_note, before, shown_today(before, agenda, place))
    if session.minutes_are_over and settings.home in vault.paths:
        before = read_for_edit(session.root, settings.home).text
        yield Change(settings.home, before, with_property(before, MINUTES, "", settings))


def shown_today(text: str, agenda: str, place: DayNotes) -> str:
    """The text with `agenda` embedded where an agenda was, else in a line of its own at the end."""
    embed = f"![[{agenda.removesuffix('.md')}]]"
    found = next(
        (link for link in links(text) if _is_whole(text, link) and place.day(f"{link.target}.md")), None
    )
    if found:
        return text[: found.start] + embed + text[found.end :]
    newline = newline_of(text)
    gap = "" if not text or text.endswith("\n") else newline
    return f"{text}{gap}{newline}{embed}{newline}"


def _is_whole(text: str, link: Link) -> bool:
    """An embed of a whole note, as we write it: no heading of it, and under no other name."""
    return text[link.start : link.end] in (f"![[{link.target}]]", f"![[{link.target}.md]]")
