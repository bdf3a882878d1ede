"""Where the agenda of a day stands: a note of its own, or a part of the vault's own daily note."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cultivate.errors import CannotEdit, Problem, UsageError
from cultivate.model.settings import DAILY_NOTE, Settings
from cultivate.notes.agenda.region import check_region, has_region
from cultivate.notes.daily import DayNotes, checked_notes, own_notes
from cultivate.notes.daily_template import Formats, fill_daily
from cultivate.vault.load import Vault
from cultivate.vault.obsidian import Facts, read_facts
from cultivate.vault.read import read_for_edit, read_note


def agenda_place(root: Path, settings: Settings) -> DayNotes:
    """Where the agendas stand. UsageError where the vault's daily notes have no certain path for a day."""
    if settings.agenda != DAILY_NOTE:
        return own_notes(settings.agenda)
    return daily_notes(read_facts(root))


def daily_notes(facts: Facts) -> DayNotes:
    """The vault's daily notes, as the Periodic Notes plugin or Obsidian's own settings have them."""
    source = f"{facts.config or '.obsidian'}, settings of Daily notes or Periodic Notes"
    return checked_notes(facts.daily.folder, facts.daily.format, source)


def new_daily_note(root: Path, place: DayNotes, when: datetime) -> tuple[str, list[Problem]]:
    """A new note of the day of `when`, as its template has it, and why that was not applied."""
    facts = read_facts(root)
    template = facts.daily.template
    if not template:
        return "", []
    path = template if template.endswith(".md") else f"{template}.md"
    try:
        text = read_for_edit(root, path).text
    except CannotEdit as refused:
        message = f"the daily note's template {refused.reason}"
        return "", [
            Problem(path, 0, 0, "warning", "daily-template", message, "The note was made without it.")
        ]
    title = place.path(when.date()).rpartition("/")[2].removesuffix(".md")
    return fill_daily(text, title, when, Formats(place.format, facts.template_date, facts.template_time)), []


def is_agenda(text: str, place: DayNotes) -> bool:
    """Whether the note of a day has an agenda: one of its own always, a daily note where it is marked."""
    return not place.shared or has_region(text)


def place_problems(vault: Vault, settings: Settings) -> list[Problem]:
    """What keeps an agenda from standing in the vault's daily notes: their format, and damaged marks."""
    if settings.agenda != DAILY_NOTE:
        return []
    try:
        place = agenda_place(vault.root, settings)
    except UsageError as wrong:
        where, _, message = str(wrong).partition(": ")
        advice = "Choose another format in Obsidian, or another `agenda` in cultivate.toml."
        return [Problem(where.partition(",")[0], 0, 0, "error", "daily-format", message, advice)]
    notes = (read_note(vault.root, path) for path in vault.paths if place.day(path))
    found = [damage(note.path, note.text, place) for note in notes if not isinstance(note, Problem)]
    return [problem for problem in found if problem]


def damage(path: str, text: str, place: DayNotes) -> Problem | None:
    """What is wrong with the marks of the agenda in a daily note: then nothing in it is read or written."""
    if not place.shared:
        return None
    try:
        check_region(text)
    except CannotEdit as refused:
        advice = "Mend the two lines, or delete both: `cultivate agenda` puts them there again."
        return Problem(path, refused.line, 1, "error", "agenda-marks", refused.reason, advice)
    return None
