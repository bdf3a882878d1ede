"""A name that somebody gave at a lunch: one line in the giver's log, and a note only once it has a future.

Source: format, "The lunch page"; method, "The arithmetic".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cultivate.errors import CannotEdit
from cultivate.model.lunch import CHOICES, NO_FUTURE, STAY, follow_up_until
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.agenda.blocks import Task
from cultivate.notes.edit import apply
from cultivate.notes.head import Head
from cultivate.notes.insert import add_entry
from cultivate.notes.introduced import with_introducer
from cultivate.notes.links import links, name_of
from cultivate.notes.lunch_note import Given, LunchNote, given_name, pressed_on
from cultivate.notes.next import add_next
from cultivate.notes.sync.case import Case, Logged
from cultivate.notes.sync.desk import Desk, Missing, Person
from cultivate.notes.sync.following import withdraw
from cultivate.notes.sync.keeping import keep_lines
from cultivate.notes.sync.setting_aside import leave, put_off, take_up
from cultivate.notes.sync.touching import log
from cultivate.notes.sync.undoing import is_undone, undone_records
from cultivate.notes.touched import with_next_touch, with_property

_SETTLED = re.compile(rf"({'|'.join(CHOICES)}): .*")
_BY = re.compile(r"follow up by \d{4}-\d{2}-\d{2}")
ASKED = "tick no future, stay in touch or next step below it"
_MADE = "made "
_SYSTEM = "client-system"
_NEXT = "meeting to agree on the next step"


def receive(case: Case, page: LunchNote, *, held: bool) -> bool:
    """Write the name into the giver's log, with what became of it; three buttons while that is open.

    Only a lunch that was held gives names. Untouched where the command that did so was undone.
    """
    task, result = case.task, case.result
    if is_undone(task):
        return False
    result.rewritten |= {record.text: "" for record in undone_records(task)}
    if not held:
        for record in case.logged:
            withdraw(case, record)
        return False
    pressed = pressed_on(task)
    if len(pressed) > 1:
        result.refuse("logged", "two buttons are ticked, and only one can be meant")
        return False
    given, outcome = given_name(task.said), pressed[0] if pressed else ""
    whom = _whom(case, given, page)
    if whom is None:
        return False
    people = (page.present[0], whom)
    head = Head("introduction", inbound=True, outcome=outcome, people=people, text=given.told, matched=True)
    log(replace(case, head=head), head)
    if outcome:
        _settle(case, page, given, whom, outcome)
    elif task.box in ("-", ">"):
        _set_aside(case, page, given)
    else:
        _keep_open(case, page)
    return True


def _whom(case: Case, given: Given, page: LunchNote) -> str | None:
    """What a link to them names; None, with the reason below the line, where that is not certain."""
    linked = next((link.target for link in links(case.task.said)[:1]), "")
    target = linked or given.name
    found, ally = case.desk.find(target), case.desk.find(page.present[0])
    if isinstance(found, Person):
        if isinstance(ally, Person) and ally.path == found.path:
            case.result.refuse("logged", f"{found.name} is the one whom you met")
            return None
        return linked or found.name
    if found.kind != "unknown":
        case.result.refuse("logged", found.reason)
        return None
    name = name_of(linked) or given.name
    reason = case.desk.why_not_new(name)
    if reason:
        case.result.refuse("logged", reason)
        return None
    return name


def _set_aside(case: Case, page: LunchNote, given: Given) -> None:
    """Left out, or put off: there is no day by which to follow up, and nothing is decided."""
    task, result = case.task, case.result
    _tell_of_notes_that_stay(case)
    result.rewritten |= dict.fromkeys((*settled(task), *_follow_up_lines(task)), "")
    if task.box == "-":
        leave(case, page, given)
        return
    put_off(case, page, given)
    result.logged = False
    result.buttons = missing_buttons(task, case.desk.settings)


def _keep_open(case: Case, page: LunchNote) -> None:
    """The buttons that are missing, and until when; a tick on the name itself says nothing."""
    task, result, settings = case.task, case.result, case.desk.settings
    result.logged = False
    take_up(case)
    _tell_of_notes_that_stay(case)
    for record in settled(task):
        result.rewritten[record] = ""
        result.box = " " if task.box == "x" else ""
    if task.box == "x" and not result.box:
        result.refuse("logged", ASKED)
    until = f"follow up by {follow_up_until(page.day, settings).isoformat()}"
    standing = _follow_up_lines(task)
    result.rewritten |= {each: "" for each in standing if each != until}
    if until not in standing:
        result.records.append(until)
    result.buttons = missing_buttons(task, settings)


def missing_buttons(task: Task, settings: Settings) -> list[str]:
    """The words of the buttons of a name that do not stand below it."""
    standing = {child.button for child in task.children}
    return [words for words in CHOICES if words not in standing] if settings.buttons else []


def _follow_up_lines(task: Task) -> list[str]:
    return [c.record.text for c in task.children if c.record and _BY.fullmatch(c.record.text)]


def _made_before(lines: Iterable[str]) -> str:
    """The path of the note that a button made, as one of our lines tells; empty for none."""
    found = (each.partition(f": {_MADE}")[2] for each in lines)
    return next(filter(None, found), "")


def _tell_of_notes_that_stay(case: Case) -> None:
    """A button that made a note is let go: the note stays, and is the user's to delete."""
    path = _made_before(settled(case.task))
    person = case.desk.find(path.removesuffix(".md")) if path else None
    if not isinstance(person, Person):
        return
    is_as_made = all(entry.mark for entry in person.contact.entries)
    how = "; delete the note if you do not want it" if is_as_made else ", with what is noted in it"
    case.done.append(Logged(person.name, person.path, f"{person.path} stays{how}"))


def settled(task: Task) -> list[str]:
    """Our lines that say what became of a name."""
    return [c.record.text for c in task.children if c.record and _SETTLED.fullmatch(c.record.text)]


def _settle(case: Case, page: LunchNote, given: Given, whom: str, outcome: str) -> None:
    """Close the name, or make the contact, once; what was done stands below it."""
    task, result = case.task, case.result
    words = outcome.replace("-", " ")
    standing = settled(task)
    if any(each.startswith(f"{words}: ") for each in standing):
        result.logged = True
        return
    if outcome == NO_FUTURE:
        _tell_of_notes_that_stay(case)
        told = f"closed {case.desk.today.isoformat()}"
    else:
        try:
            person = _contact(case, page, given, whom, outcome)
        except CannotEdit as refused:
            result.refuse("kept", str(refused))
            return
        if isinstance(person, Missing):
            result.refuse("kept", person.reason)
            return
        was_made = any(each.made and each.path == person.path for each in case.done)
        told = f"{_MADE}{person.path}" if was_made or _made_before(standing) else person.path
        keep_lines(replace(case, head=Head("", people=(whom,))))
    result.logged = True
    result.box = "x"
    result.records.append(f"{words}: {told}")
    result.rewritten |= dict.fromkeys((*standing, *_follow_up_lines(task)), "")
    take_up(case)


def _contact(case: Case, page: LunchNote, given: Given, whom: str, outcome: str) -> Person | Missing:
    """The note of somebody who stays, made where there is none, with what it lacked."""
    desk = case.desk
    found = desk.find(whom)
    person = desk.create(whom) if isinstance(found, Missing) and found.kind == "unknown" else found
    if isinstance(person, Missing):
        return person
    is_new = isinstance(found, Missing)
    text, told = with_introducer(
        person.text, person.path, page.present[0], page.day, desk.settings, desk.today
    )
    done = [told] if told else []
    if is_new:
        for name, value in zip(("role", "company"), given.work, strict=True):
            text = with_property(text, name, value, desk.settings) if value else text
    text, more = (_stay if outcome == STAY else _next_step)(text, person, desk)
    done += more
    desk.put(person.path, with_next_touch(text, person.path, desk.settings, desk.today))
    if is_new or done:
        said = "; ".join(["made", *done] if is_new else done)
        case.done.append(Logged(person.name, person.path, said, made=is_new))
    return desk.find(whom)


def _stay(text: str, person: Person, desk: Desk) -> tuple[str, list[str]]:
    """Somebody in no circle joins the client system, so that they come up again."""
    settings = desk.settings
    tiers = [tier.id for tier in settings.tiers.values() if tier.cadence]
    tier = _SYSTEM if _SYSTEM in tiers else next(reversed(tiers), "")
    if person.contact.tiers or not tier:
        return text, []
    text = with_property(text, "tier", tier, settings)
    text = apply(text, add_entry(text, Entry(desk.today, mark="tier", value=tier), settings))
    return text, [f"tier {tier}"]


def _next_step(text: str, person: Person, desk: Desk) -> tuple[str, list[str]]:
    """What comes next stands under their Next, to be done within the days there are for a name."""
    day = follow_up_until(desk.today, desk.settings)
    if any(line.words == _NEXT for line in person.contact.next_lines):
        return text, []
    return apply(text, add_next(text, _NEXT, day, desk.settings)), [f"next: {_NEXT} on {day.isoformat()}"]
