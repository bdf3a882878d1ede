"""A name of a lunch page that is not followed up, or later: `[-]` and `[>]` as in the agenda.

Source: format, "The agenda" and "The lunch page".
"""

from __future__ import annotations

from datetime import date

from cultivate.model.cadence import Cadence, parse_cadence
from cultivate.model.dates import parse_date
from cultivate.model.delay import put_off_until
from cultivate.notes.agenda import records
from cultivate.notes.lunch_note import Given, LunchNote
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Person

_ASIDE = ("skipped", "put off")


def aside(case: Case, kind: str) -> list[str]:
    """The lines below a name that say that it was `skipped`, or `put off`."""
    return [record.text for record in case.task.records if record.kind == kind]


def leave(case: Case, page: LunchNote, given: Given) -> None:
    """No follow-up is wanted: the name stays in the giver's log, and its unused buttons go."""
    case.result.logged = True
    case.result.rewritten |= dict.fromkeys(aside(case, "put off"), "")
    if not aside(case, "skipped"):
        case.result.records.append(records.skipped(None))
        _tell(case, page, given, records.skipped(None))


def put_off(case: Case, page: LunchNote, given: Given) -> None:
    """Not before the day that is noted with it, else as the giver's circle has it; once for each tick."""
    case.result.rewritten |= dict.fromkeys(aside(case, "skipped"), "")
    if aside(case, "put off"):
        return
    typed = case.task.head.fields.due or parse_date(given.later)
    until = typed or later_day(case, page, case.desk.today, parse_cadence(given.later))
    if until is None:
        return
    if until <= case.desk.today:
        case.result.refuse("put off", f"{until.isoformat()} is not after today")
        return
    case.result.records.append(records.put_off(until))
    _tell(case, page, given, records.put_off(until))


def take_up(case: Case) -> None:
    """The name is open, or decided: nothing is left of its having been set aside."""
    for kind in _ASIDE:
        case.result.rewritten |= dict.fromkeys(aside(case, kind), "")


def later_day(case: Case, page: LunchNote, day: date, length: Cadence | None) -> date | None:
    """The working day that length after `day`, or after the `put_off` of the giver's circle.

    None, with the reason below the line, where it is not known who gave the name.
    """
    giver = case.desk.find(page.present[0])
    if not isinstance(giver, Person):
        case.result.refuse("put off", giver.reason)
        return None
    return put_off_until(giver.contact, case.desk.settings, day, length)


def _tell(case: Case, page: LunchNote, given: Given, what: str) -> None:
    giver = case.desk.find(page.present[0])
    if isinstance(giver, Person):
        case.done.append(Logged(giver.name, giver.path, f"{given.words}, {what}"))
