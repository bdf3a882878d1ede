"""After an import or a rest: what has gathered, a short first day, and an amnesty for those who wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cultivate.flows.choices import Choice, Decide, changed_by
from cultivate.flows.due import planned_of, standings_of
from cultivate.flows.list import Selection, select
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.model.cadence import Cadence
from cultivate.model.catchup import CatchUp, catch_up, ended_rest, welcome
from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.delay import put_off_until, skipped_until
from cultivate.model.due import Standing
from cultivate.model.hints import last_words, plain
from cultivate.vault.load import Vault

_NAMED = 10
_PROMISES = 5  # on the short first day; the agenda has them all


@dataclass(frozen=True, slots=True)
class Amnesty:
    """What is to become of those who wait.

    `spread` gives each the day planned for them, `skip` a whole cadence from today, `snooze` the day `until`,
    or a working day after `length`.
    """

    kind: Literal["spread", "skip", "snooze"]
    until: date | None = None
    length: Cadence | None = None


@dataclass(frozen=True, slots=True)
class FirstItem:
    """Somebody on the short first day, and why."""

    contact: Contact
    why: str


@dataclass(frozen=True, slots=True)
class CatchUpReport:
    """What waits, in words and in numbers; a short first day; what an amnesty did, or would do.

    `promises` counts those that the short first day leaves to the agenda.
    """

    found: CatchUp
    words: tuple[str, ...]
    first_day: tuple[FirstItem, ...]
    promises: int
    outcome: Outcome


def run_catch_up(
    session: Session, selection: Selection, amnesty: Amnesty | None, *, dry_run: bool = False
) -> CatchUpReport:
    """Tell what waits, and carry out `amnesty` for those of them who are selected.

    Only `snooze_until` (and `next_touch`, where it is kept) changes; the last touch stays what it was. A
    second run finds nobody to do it for. Raises UsageError for a tier or stage that does not exist.
    """
    selection.check(session.settings)
    if dry_run or amnesty is None:
        return _catch_up(session, selection, amnesty, dry_run=dry_run)
    return writing(session, lambda: _catch_up(session, selection, amnesty, dry_run=False))


def what_waits(standings: Sequence[Standing], session: Session) -> CatchUp:
    """Those who are due, with the days that have room for them, and what makes a short first day."""
    planned, held = planned_of(standings, session)
    late = [(each.standing, each.day) for each in planned if each.standing.is_due(session.today)]
    return catch_up(late, standings, session.settings, session.today, silent=held.silent)


def welcome_back(standings: Sequence[Standing], session: Session) -> tuple[str, ...]:
    """The same words on the first days after a rest (`away`), and none on any other day."""
    if not ended_rest(session.settings, session.today):
        return ()
    return words_of(what_waits(standings, session), session)[:1]


def words_of(found: CatchUp, session: Session) -> tuple[str, ...]:
    """What has gathered, in a few kind lines."""
    clear = short_date(found.clear, session.today) if found.clear else ""
    return tuple(welcome(found, session.settings, clear))


def _catch_up(
    session: Session, selection: Selection, amnesty: Amnesty | None, *, dry_run: bool
) -> CatchUpReport:
    vault = session.load()
    found = what_waits(standings_of(vault, session), session)
    first_day = tuple(_first_day(found, session))
    outcome = Outcome((), problems=vault.errors, dry_run=dry_run)
    if amnesty:
        outcome = _forgive(session, vault, found, selection, amnesty, dry_run=dry_run)
    left = max(0, len(found.promises) - _PROMISES)
    return CatchUpReport(found, words_of(found, session), first_day, left, outcome)


def _first_day(found: CatchUp, session: Session) -> Iterator[FirstItem]:
    today = session.today
    for owed in found.promises[:_PROMISES]:
        words = plain(owed.line.words) if owed.line else owed.why
        yield FirstItem(owed.contact, f"promised {owed.why}: {words}")
    for each, entry in found.wrote:
        said = f": “{plain(entry.text)}”" if entry.text else ""
        yield FirstItem(each.contact, f"wrote {_on(entry.day, today)}{said}")
    for each in found.first:
        said = last_words(each.contact, session.settings, today)
        yield FirstItem(each.contact, said or f"last in touch {short_date(each.last_touch or today, today)}")


def _on(day: date, today: date) -> str:
    return "today" if day == today else f"on {short_date(day, today)}"


def _forgive(
    session: Session, vault: Vault, found: CatchUp, selection: Selection, amnesty: Amnesty, *, dry_run: bool
) -> Outcome:
    days = {each.contact.path: day for each, day in found.late}
    changes, named = [], []
    for each in select([one for one, _ in found.late], selection):
        until = _until(each.contact, days[each.contact.path], amnesty, session)
        if until is None or until <= session.today:
            continue
        change, _ = changed_by(session, each.contact.path, each.contact, _snoozed(until))
        changes.append(change)
        named.append(f"{each.contact.name}: {short_date(until, session.today)}")
    messages = (
        [_said(len(named), amnesty, session.today), *named[:_NAMED]] if named else ["nobody waits for that"]
    )
    if len(named) > _NAMED:
        messages.append(f"and {len(named) - _NAMED} more")
    return save(session, changes, messages=messages, problems=vault.errors, dry_run=dry_run)


def _snoozed(until: date) -> Decide:
    return lambda contact: Choice("", (("snooze_until", until.isoformat()),))


def _until(contact: Contact, planned: date, amnesty: Amnesty, session: Session) -> date | None:
    if amnesty.kind == "spread":
        return planned
    if amnesty.kind == "skip":
        return skipped_until(contact, session.settings, session.today)
    return amnesty.until or put_off_until(contact, session.settings, session.today, amnesty.length)


def _said(count: int, amnesty: Amnesty, today: date) -> str:
    people = "1 person" if count == 1 else f"{count} people"
    if amnesty.kind == "spread":
        return f"{people} spread over the days that have room:"
    if amnesty.kind == "skip":
        return f"{people} skipped this once, again after their cadence:"
    until = f" until {short_date(amnesty.until, today)}" if amnesty.until else ""
    return f"{people} snoozed{until}:"
