"""The JSON documents of the commands: snake_case keys, ISO days, stable from release to release.

Each is described by the definition of its name in `cultivate/schema.json`. People whose note says
`private: true` are in none of them (format: "A vault").
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cultivate.errors import Problem, Refused
from cultivate.flows.agenda import AgendaReport
from cultivate.flows.doctor import DoctorReport
from cultivate.flows.due import DueReport
from cultivate.flows.list import Listing
from cultivate.flows.review import Review
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.flows.show import CallSheet
from cultivate.flows.undo import History
from cultivate.model.agenda import Day, Item
from cultivate.model.contact import Contact, Criterion
from cultivate.model.drift import Rhythm, rhythm
from cultivate.model.due import Standing
from cultivate.model.load import PlannedTouch
from cultivate.model.proposal import propose
from cultivate.model.touch import Entry
from cultivate.model.trust import CRITERIA, is_candidate


def due_json(report: DueReport, session: Session) -> dict[str, object]:
    """The document of `due --json`."""
    return {
        "vault": str(session.root),
        "date": report.date.isoformat(),
        "due": [
            standing_json(each.standing, report.date)
            | {
                "planned": each.day.isoformat(),
                "means": each.means,
                "why": each.reason,
                "manner": each.manner,
            }
            for each in report.planned
            if not each.standing.contact.private
        ],
        "untracked": report.untracked,
        "messages": list(report.words),
        "problems": [problem_json(problem) for problem in report.problems],
    }


def standing_json(each: Standing, today: date) -> dict[str, object]:
    """The fields that every document has for a person; days are ISO dates or null."""
    return {
        "name": each.contact.name,
        "path": each.contact.path,
        "tier": list(each.contact.tiers),
        "cadence": str(each.cadence) if each.cadence is not None else None,
        "last_touch": iso(each.last_touch),
        "due": iso(each.due),
        "days_late": each.days_late(today),
        "reason": each.reason or each.state,
    }


def problem_json(problem: Problem) -> dict[str, object]:
    """One problem, as every document has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "advice": problem.advice,
    }


def iso(day: date | None) -> str | None:
    """`2026-10-09`, or null."""
    return day.isoformat() if day else None


def contact_json(contact: Contact) -> dict[str, object]:
    """What is known of a person besides when they are due."""
    birthday = contact.birthday
    return {
        "aliases": list(contact.aliases),
        "stage": contact.stage or None,
        "company": contact.org or None,
        "role": contact.role or None,
        "city": contact.city or None,
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "birthday": f"{birthday.year or '-'}-{birthday.month:02}-{birthday.day:02}" if birthday else None,
        "introduced_by": contact.introduced_by or None,
        "introduced_on": iso(contact.introduced_on),
        **{kind: [criterion_json(each) for each in getattr(contact, kind)] for kind in CRITERIA},
        "endorsed": iso(contact.endorsed),
        "candidate": is_candidate(contact),
        "offers": list(contact.offers),
        "looking_for": list(contact.looking_for),
        "ideal_client": list(contact.ideal_client),
        "serves": list(contact.serves),
        "competes_with": list(contact.competes_with),
        "spouse": contact.spouse or None,
        "children": list(contact.children),
        "pets": list(contact.pets),
        "interests": list(contact.interests),
        "tags": list(contact.tags),
        "snooze_until": iso(contact.snooze_until),
        "pause_until": iso(contact.pause_until),
        "next": [next_json(line.words, line.day) for line in contact.open_next],
        "entries": len(contact.entries),
    }


def criterion_json(each: Criterion) -> dict[str, object]:
    """One thing that holds of a person, and since when."""
    return {"word": each.word, "since": iso(each.since)}


def next_json(words: str, day: date | None) -> dict[str, object]:
    """One open line under `## Next`."""
    return {"words": words, "day": iso(day)}


def list_json(listing: Listing, session: Session) -> dict[str, object]:
    """The document of `list --json`."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "contacts": [
            _person(each, listing.planned.get(each.standing.contact.path), session)
            for each in listing.rhythms
            if not each.standing.contact.private
        ],
        "problems": [problem_json(problem) for problem in listing.problems],
    }


def _person(each: Rhythm, planned: PlannedTouch | None, session: Session) -> dict[str, object]:
    """Where one stands with somebody, their note, their rhythm; the plan's means, else that of their day."""
    contact, today = each.standing.contact, session.today
    day = max(each.standing.due or today, today)
    means = {"means": planned.means if planned else propose(contact, session.settings, day).means}
    return standing_json(each.standing, today) | means | contact_json(contact) | rhythm_json(each)


def rhythm_json(each: Rhythm) -> dict[str, object]:
    """How often one is really in touch: days, and null where there is too little history."""
    return {"usual_gap": each.usual, "silence": each.silence, "limit": iso(each.limit)}


def show_json(sheet: CallSheet, session: Session) -> dict[str, object]:
    """The document of `show --json`. Raises Refused for somebody private."""
    each = sheet.standing
    if each.contact.private:
        raise Refused(f"{each.contact.name} is private, and so in no document: leave out --json")
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "contact": _person_json(sheet, session),
        "log": [entry_json(entry) for entry in sheet.entries],
        "questions": list(sheet.questions),
        "problems": [problem_json(problem) for problem in each.contact.problems],
    }


def review_json(walk: Review, session: Session) -> dict[str, object]:
    """The document of `review --json`: today's call sheets, in their order."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "people": [
            {
                "contact": _person_json(sheet, session),
                "log": [entry_json(entry) for entry in sheet.entries],
                "questions": list(sheet.questions),
            }
            for sheet in walk.sheets(walk.turns)
            if not sheet.standing.contact.private
        ],
        "problems": [problem_json(problem) for problem in walk.problems],
    }


def _person_json(sheet: CallSheet, session: Session) -> dict[str, object]:
    return _person(rhythm(sheet.standing, session.settings, session.today), sheet.planned, session)


def entry_json(entry: Entry) -> dict[str, object]:
    """One line of a log."""
    return {
        "date": entry.day.isoformat(),
        "time": entry.time or None,
        "means": entry.means or None,
        "mark": entry.mark or None,
        "inbound": entry.inbound,
        "outcome": entry.outcome or None,
        "value": entry.value or None,
        "minutes": entry.minutes,
        "people": list(entry.people),
        "text": entry.text,
        "details": list(entry.details),
        "line": entry.line,
        "source": entry.source or None,
    }


def doctor_json(report: DoctorReport, session: Session) -> dict[str, object]:
    """The document of `doctor --json`."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "contacts": report.contacts,
        "notes": report.notes,
        "untracked": report.untracked,
        "skipped": dict(report.skipped),
        "lookalikes": list(report.lookalikes),
        "problems": [problem_json(problem) for problem in report.problems],
    }


def agenda_json(report: AgendaReport, session: Session) -> dict[str, object]:
    """The document of `agenda --json`: the note's path and its items, and what carrying over did."""
    return outcome_json(report.outcome, session) | {
        "path": report.path,
        "items": _items_json(report.day, report.private),
        "ahead": [
            {
                "date": each.day.date.isoformat(),
                "path": each.path,
                "items": _items_json(each.day, report.private),
            }
            for each in report.ahead
        ],
    }


def _items_json(day: Day, private: frozenset[str]) -> list[dict[str, object]]:
    return [item_json(item) for item in day.items if not private & {*item.people}]


def item_json(item: Item) -> dict[str, object]:
    """One item of the agenda."""
    return {
        "section": item.section,
        "means": item.means or None,
        "outcome": item.outcome or None,
        "people": list(item.people),
        "words": item.words or item.text or None,
        "hints": list(item.hints),
    }


def init_json(outcome: Outcome, folder: Path) -> dict[str, object]:
    """The document of `init --json`."""
    return {
        "vault": str(folder),
        "dry_run": outcome.dry_run,
        "changed": [change.path for change in outcome.changes],
    }


def outcome_json(outcome: Outcome, session: Session) -> dict[str, object]:
    """The document of every command that writes: what was (or, with --dry-run, would be) changed."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "dry_run": outcome.dry_run,
        "changed": [change.path for change in outcome.changes],
        "diff": outcome.diff,
        "messages": list(outcome.messages),
        "problems": [problem_json(problem) for problem in outcome.problems],
        "commit": outcome.commit or None,
    }


def history_json(history: History, session: Session) -> dict[str, object]:
    """The document of `undo --list --json`."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "commands": [
            {
                "id": step.id,
                "time": step.when.isoformat(timespec="seconds"),
                "command": step.what,
                "notes": list(step.paths),
                "undo": step.state,
                "why": step.why or None,
            }
            for step in history.steps
        ],
        "older": history.older,
    }
