"""`cultivate show`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, tell_problems
from cultivate.cli.terminal import folded, say, visible

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.flows.show import CallSheet
    from cultivate.model.contact import Contact
    from cultivate.model.due import Standing
    from cultivate.model.load import PlannedTouch
    from cultivate.model.touch import Entry

_ENTRIES = 6


@click.command(short_help="Show one person before you ring.")
@click.argument("who", shell_complete=complete_person)
@click.option("--all", "whole", is_flag=True, help="The whole log, and not only its newest entries.")
@json_option
@vault_options
def show(vault: str | None, day: str | None, as_json: bool, who: str, whole: bool) -> None:
    """Show one person before you ring: number, family, last words, promises, questions.

    WHO is a name, an alias, part of a name, or the note's path.

    \b
    Examples:
      cultivate show jane
      cultivate show "Jane Doe" --all
      cultivate show People/Jane\\ Doe.md --json
    """
    session = open_session(vault, day)
    from cultivate.flows.show import show as run

    sheet = run(session, who)
    if as_json:
        from cultivate.flows.documents import show_json

        print_json(show_json(sheet, session))
    else:
        print_sheet(sheet, session, whole=whole)
    tell_problems(sheet.standing.contact.problems)
    exit_for(sheet.standing.contact.problems)


def print_sheet(sheet: CallSheet, session: Session, *, whole: bool) -> None:
    """The call sheet on stdout; its newest entries, or the `whole` log."""
    for line, style in sheet_lines(sheet, session, whole=whole):
        if style == "dim":
            click.secho(visible(line), dim=True)
        else:
            say(folded(line), **({"bold": True} if style else {}))


def sheet_lines(sheet: CallSheet, session: Session, *, whole: bool) -> Iterator[tuple[str, str]]:
    """The lines of a call sheet, each with its style: `bold`, `dim` or none."""
    from cultivate.model.hints import plain

    contact = sheet.standing.contact
    yield contact.name, "bold"
    for line in filter(None, (_work(contact), ", ".join((*contact.phones, *contact.emails)))):
        yield f"  {line}", ""
    yield f"  {_standing(sheet.standing, session)}", ""
    if sheet.planned:
        yield f"  {_planned(sheet.planned, session)}", ""
    for label, value in _facts(contact):
        yield f"  {label}: {value}", ""
    promised = [line for line in contact.open_next if line.day]
    if promised or sheet.questions:
        yield "\nNext", "bold"
    for each in promised:
        yield f"  {each.day.isoformat() if each.day else ''} {plain(each.words)}", ""
    for question in sheet.questions:
        yield f"  {question}", ""
    if sheet.entries:
        yield "\nLog", "bold"
    shown = sheet.entries if whole else sheet.entries[:_ENTRIES]
    for entry in shown:
        yield f"  {_entry(entry, session)}", ""
    if len(sheet.entries) > len(shown):
        yield f"  and {len(sheet.entries) - len(shown)} earlier: --all", "dim"
    yield f"\n{contact.path}", "dim"


def _entry(entry: Entry, session: Session) -> str:
    from cultivate.model.dates import short_date
    from cultivate.model.hints import plain, said

    if not entry.mark:
        where = f" · {entry.source}" if entry.source and not entry.is_mention else ""
        return f"{said(entry, session.settings, session.today)}{where}"
    mark = " ".join(filter(None, (short_date(entry.day, session.today), entry.mark, entry.value)))
    return f"{mark}: {plain(entry.text)}" if entry.text else mark


def _work(contact: Contact) -> str:
    work = ", ".join(filter(None, (contact.role, contact.org)))
    return " · ".join(filter(None, (work, contact.city)))


def _planned(each: PlannedTouch, session: Session) -> str:
    """`planned for Tuesday 24 Nov 2026 · call · every month, due 9 Nov · a call to touch base`."""
    from cultivate.model.dates import long_date

    day = "today" if each.day == session.today else f"for {long_date(each.day)}"
    means = " ".join(filter(None, (each.means, each.outcome)))
    return " · ".join(filter(None, (f"planned {day}", means, each.reason, each.manner)))


def _standing(each: Standing, session: Session) -> str:
    from cultivate.model.dates import long_date, short_date

    tiers = ", ".join(each.contact.tiers) or "no tier"
    last = f"last touch {short_date(each.last_touch, session.today)}" if each.last_touch else "never touched"
    every = f"every {each.cadence}".replace("every 1 ", "every ") if each.cadence else ""
    following: str = "" if each.state in ("tracked", "no-cadence") else each.state
    if each.due:
        following = f"{'next' if each.due > session.today else 'due'} {long_date(each.due)}"
    return " · ".join(filter(None, (tiers, every, last, following)))


def _facts(contact: Contact) -> Iterator[tuple[str, str]]:
    from cultivate.model.dates import MONTHS
    from cultivate.model.hints import family

    birthday = contact.birthday
    if family(contact):
        yield "family", family(contact)
    if birthday:
        yield "birthday", f"{birthday.day} {MONTHS[birthday.month - 1]} {birthday.year or ''}".strip()
    if contact.interests:
        yield "likes", ", ".join(contact.interests)
    if contact.introduced_by:
        yield "introduced by", contact.introduced_by
    yield from _business(contact)
    if contact.best_time:
        yield "best time", contact.best_time
    if contact.avoid:
        yield "avoid", ", ".join(contact.avoid)
    if contact.aim:
        yield "aim", contact.aim


def _business(contact: Contact) -> Iterator[tuple[str, str]]:
    """What they do for others, what they need, and what holds of them; what an ally lacks."""
    from cultivate.model.trust import CRITERIA, candidacy, is_candidate, missing, told

    for label, values in (
        ("offers", contact.offers), ("looking for", contact.looking_for), ("serves", contact.serves),
        ("ideal client", contact.ideal_client), ("competes with", contact.competes_with),
    ):  # fmt: skip
        if values:
            yield label, ", ".join(values)
    for kind in CRITERIA:
        if getattr(contact, kind):
            yield kind, told(getattr(contact, kind))
    if contact.endorsed:
        yield "endorsed you", contact.endorsed.isoformat()
    if is_candidate(contact):
        yield "ally", candidacy(missing(contact))
