"""The morning's count, by the system's own notifier: with names only where the user's own settings say so."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

from cultivate.flows.agenda import AgendaReport, agenda
from cultivate.flows.session import Session
from cultivate.model.agenda import TODAY
from cultivate.model.workdays import is_away
from cultivate.notes.links import name_of
from cultivate.vault.notify import notify, remember_told, was_told

_NAMED = 3


def tell_morning(session: Session, now: time) -> str:
    """Tell how many people, promises and birthdays the day has, once a day; what was told, empty for nothing.

    Nobody due, days away and hours before `[notify] at` are left in peace.
    """
    settings, day = session.settings, session.today
    if not settings.notify_morning or now < settings.notify_at or was_told(session.root, day):
        return ""
    report = agenda(session, dry_run=True)
    with suppress(OSError):
        remember_told(session.root, day)
    if is_away(day, settings) or not report.day.items:
        return ""
    count = report.summary.partition(": ")[2]
    text = f"{count}: {_names(report)}" if settings.notify_names and _names(report) else count
    told = notify("cultivate", text)
    return f"told by notification: {count}" if told else f"no notifier answered; it would have said: {count}"


def _names(report: AgendaReport) -> str:
    """`Jane Doe, Bob Lee, Ann Poe and 4 more`, without those who are private."""
    people = [each.people[0] for each in report.day.items if each.section == TODAY and each.people]
    names = [name_of(link) for link in people if link not in report.private]
    more = f" and {len(people) - _NAMED} more" if len(people) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more if names else ""
