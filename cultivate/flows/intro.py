"""Bring two people together, in both of their notes: promised, made, and what was heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cultivate.errors import CannotEdit, Refused, UsageError
from cultivate.flows.choices import check_living
from cultivate.flows.log import Touch, entry_of, following
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.who import Target, find_targets
from cultivate.model.contact import NextLine
from cultivate.model.dates import long_date
from cultivate.model.introductions import EXCHANGED, Pair, State, pairs, state_of
from cultivate.model.occasions import Telling, by_link
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.model.workdays import add_workdays
from cultivate.notes.contact import read_contact
from cultivate.notes.edit import Change, Edit, apply
from cultivate.notes.insert import add_entry
from cultivate.notes.links import targets as link_targets
from cultivate.notes.logline import render_entry
from cultivate.notes.next import add_next, cancel_next, read_next, tick_next
from cultivate.notes.touched import with_entry
from cultivate.vault.load import Vault
from cultivate.vault.read import read_for_edit


@dataclass(frozen=True, slots=True)
class Introducing:
    """What the command says of two people; no `day` is today, and `by` the day to which it was promised."""

    state: State = "made"
    referral: bool = False
    day: date | None = None
    by: date | None = None
    text: str = ""


def introduce(
    session: Session, who: Sequence[str], said: Introducing, *, here: Path, dry_run: bool = False
) -> Outcome:
    """Write it into both notes, and keep the promise under Next: made when promised, ticked when kept.

    `met` and `declined` are records of an introduction that was promised or made. Raises Refused where there
    is none, and for a promise about somebody who died or was stopped.
    """
    if said.by and (said.state != "promised" or said.by < session.today):
        raise UsageError("--by is the day, today or later, to which you --promised an introduction")
    if dry_run:
        return _introduce(session, who, said, here, dry_run=True)
    return writing(session, lambda: _introduce(session, who, said, here, dry_run=False))


def two_of(session: Session, vault: Vault, who: Sequence[str], here: Path) -> tuple[Target, Target]:
    """The two whom the command names. Raises UsageError for any other number of people."""
    targets = find_targets(session, vault, who, here)
    if len(who) != 2 or len(targets) != 2:
        raise UsageError("an introduction is of two people: write both names, and run it again for others")
    return targets[0], targets[1]


def _introduce(
    session: Session, who: Sequence[str], said: Introducing, here: Path, *, dry_run: bool
) -> Outcome:
    vault = session.load()
    two = two_of(session, vault, who, here)
    contacts = [target.contact for target in two if target.contact]
    if said.state == "promised":
        for contact in contacts:
            check_living(contact, session)
    known = _pair(two, vault, session)
    means = _means(said, known, two)
    entry = entry_of(Touch(means, said.state, day=said.day, text=said.text), session)
    before = [read_for_edit(session.root, target.path).text for target in two]
    after, messages = list(before), []
    standing = _standing(known, entry) if said.state == "promised" else []
    if standing:  # the promise stands, in one note at least; the day to keep it may be another
        first = standing[0].entry
        entry = entry._replace(day=first.day, text=entry.text or first.text)
    for place, target in enumerate(two):
        if any(each.contact.path == target.path for each in standing):
            messages.append(f"{target.name}: promised already on {long_date(entry.day)}")
            continue
        try:
            after[place], told = _with_entry(before[place], target, two[1 - place], entry, session)
        except CannotEdit as refused:
            raise refused.at(target.path) from None
        messages.append(told)
    after, kept = _with_promise(after, two, said, session, is_new=after[0] != before[0])
    changes = [Change(two[place].path, before[place], after[place]) for place in (0, 1)]
    label = f"intro {two[0].name} and {two[1].name}"
    return save(session, changes, messages=[*messages, *kept], dry_run=dry_run, label=label)


def _pair(two: tuple[Target, Target], vault: Vault, session: Session) -> Pair | None:
    """What both notes tell of the two."""
    contacts = [target.contact for target in two if target.contact]
    paths = {target.path for target in two}
    found = pairs(contacts, by_link(vault.contacts), session.today)
    return next((each for each in found if {party.key for party in each.parties} == paths), None)


def _standing(known: Pair | None, entry: Entry) -> list[Telling]:
    """Where the promise stands already of which nothing has come, the first one first."""
    owed = known.owed if known else None
    if known is None or owed is None or owed.entry.day > entry.day:
        return []
    since = owed.entry.day
    return [each for each in known.told if state_of(each.entry) == "promised" and each.entry.day >= since]


def _means(said: Introducing, known: Pair | None, two: tuple[Target, Target]) -> str:
    """Introduction or referral: what was heard of one is about whichever was promised or made."""
    if said.state in ("promised", "made"):
        return EXCHANGED[said.referral]
    before = [t.entry for t in known.told if state_of(t.entry) in ("promised", "made")] if known else []
    if before:
        return before[-1].means
    raise Refused(
        f"nothing says yet that you introduced {two[0].name} and {two[1].name}: "
        "write that down first, with its day after --on"
    )


def _with_entry(
    before: str, target: Target, other: Target, entry: Entry, session: Session
) -> tuple[str, str]:
    """The note with the entry in its log, unless it tells the same of that day already; and what to say."""
    mine = entry._replace(people=(other.link,))
    line = f"{target.name}: {render_entry(mine, session.settings.vocabulary)}"
    latest = max(session.today, session.clock)
    contact = read_contact(before, target.path, session.settings, latest)
    if any(_is_same(mine, each, other) for each in contact.entries):
        return before, f"{line} · stands there already"
    if target.contact is None:
        return apply(before, add_entry(before, mine, session.settings)), line
    after = with_entry(before, mine, target.path, session.settings, session.today)
    return after, line + following(after, target, mine.day, session.settings, session.today)


def _is_same(entry: Entry, standing: Entry, other: Target) -> bool:
    """An entry of that day about the same two that says the same of it, in whatever words."""
    same = standing.day == entry.day and not standing.inbound and state_of(standing) == state_of(entry)
    return same and standing.means == entry.means and any(leads_to(each, other) for each in standing.people)


def leads_to(link: str, target: Target) -> bool:
    """Whether a link's target names this note: by its name, or by its path."""
    return fold(link) in (fold(target.link), fold(target.path.removesuffix(".md")))


def _with_promise(
    texts: list[str], two: tuple[Target, Target], said: Introducing, session: Session, *, is_new: bool
) -> tuple[list[str], list[str]]:
    """The two notes with the promise under Next: written once, ticked when kept, cancelled when declined."""
    texts, told, settings = list(texts), [], session.settings
    stands = [(place, line) for place in (0, 1) for line in _promises(texts[place], two, place, session)]
    if said.state != "promised":
        for place, line in stands:
            declined = said.state == "declined"
            edits = (cancel_next if declined else _tick)(texts[place], line.words, settings)
            texts[place] = apply(texts[place], edits)
            done = "cancelled" if declined else "ticked"
            told.append(f"{two[place].name}: “{line.words}” under {settings.next_heading}: {done}")
        return texts, told
    if (stands and not said.by) or (not stands and not is_new):
        return texts, told
    soon = add_workdays(said.day or session.today, settings.promise_days, settings)
    day = said.by or max(session.today, soon)
    place, words = (stands[0][0], stands[0][1].words) if stands else (0, _words(said, two[1]))
    changed = apply(texts[place], add_next(texts[place], words, day, settings))
    if changed != texts[place]:
        told.append(f"{two[place].name}: “{words}” under {settings.next_heading} for {long_date(day)}")
    texts[place] = changed
    return texts, told


def _words(said: Introducing, other: Target) -> str:
    return f"{EXCHANGED[said.referral]} [[{other.link}]]"


def _tick(text: str, words: str, settings: Settings) -> list[Edit]:
    """The box with these words ticked."""
    return tick_next(text, words, True, settings)


def _promises(text: str, two: tuple[Target, Target], place: int, session: Session) -> list[NextLine]:
    """The open Next lines of one of the two notes that promise to bring the two together."""
    lines = read_next(text, session.settings)
    return [
        line for line in lines
        if not line.done and line.means in EXCHANGED
        and any(leads_to(each, two[1 - place]) for each in link_targets(line.words))
    ]  # fmt: skip
