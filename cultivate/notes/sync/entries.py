"""The log entry that an item makes in one person's note, and whether it stands there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from cultivate.model.means import Vocabulary
from cultivate.model.people import fold
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry, fingerprint
from cultivate.notes.agenda.blocks import Child
from cultivate.notes.agenda.match import same_person
from cultivate.notes.head import Head
from cultivate.notes.links import link_at, name_of
from cultivate.notes.log import read_log
from cultivate.notes.logline import dedented

_EXCHANGED = ("introduction", "referral")
"""Means that are of somebody: on one day there can be several with the same person."""


def entry_for(head: Head, day: date, others: Sequence[str], details: Sequence[str]) -> Entry:
    """The entry of a touch; `others` are the link targets of everybody else who was there."""
    links = [typed for typed in head.skipped if "tel:" not in typed and "mailto:" not in typed]
    return Entry(
        day,
        means=head.means,
        word=head.word,
        time=head.time,
        inbound=head.inbound,
        outcome=head.outcome,
        value=head.value,
        minutes=head.minutes,
        people=tuple(others),
        text=" ".join([*links, head.text]).strip(),
        details=tuple(details),
    )


def details_for(text: str, children: Iterable[Child], target: str, people: Sequence[str]) -> tuple[str, ...]:
    """The user's lines under an item that belong into the entry of `target`.

    An indented `- [[Ann Poe]]: selling in spring` goes only into hers, without her name, if she was there.
    """
    kept: list[str] = []
    skipping: int | None = None
    for child in children:
        if child.kind != "user":
            continue
        row = child.row
        if skipping is not None and row.indent > skipping:
            continue
        skipping = None
        about, rest = _addressed(row.words, people)
        if about and not same_person(about, target):
            skipping = row.indent
            continue
        words = rest if about else text[row.words_at : row.line.end]
        kept.append(text[row.line.start : row.words_at] + words)
    return dedented(tuple(kept))


def same_touch(entry: Entry, standing: Iterable[Entry], vocabulary: Vocabulary) -> Entry | None:
    """The entry that says the same touch: it contradicts neither outcome, time nor length.

    Format: "Syncing".
    """
    return next((each for each in standing if _is_same(entry, each, vocabulary)), None)


def same_occasion(entry: Entry, day: date, standing: Iterable[Entry]) -> Entry | None:
    """The entry of `day` that is of the same kind and people, whatever came of it."""
    return next((each for each in standing if each.day == day and _is_of_one_kind(entry, each)), None)


def fingerprint_of(text: str, entry: Entry) -> str:
    """The fingerprint of an entry as it stands in the note `text`."""
    return fingerprint(text[entry.start : entry.end])


def written(before: str, after: str, settings: Settings, today: date) -> str:
    """The fingerprint of the entry by which `after` has more than `before`; empty where there is none.

    A mark that came with it is not meant.
    """
    old = Counter(fingerprint_of(before, each) for each in read_log(before, settings, today).entries)
    new = [fingerprint_of(after, each) for each in read_log(after, settings, today).entries if not each.mark]
    return next(iter(Counter(new) - old), "")


def _addressed(words: str, people: Sequence[str]) -> tuple[str, str]:
    """The participant to whom alone a line belongs, and its words without the name; both empty for none."""
    link = link_at(words, 0)
    rest = words[link.end :].lstrip() if link else ""
    if not link or not rest.startswith(":") or not any(same_person(link.target, each) for each in people):
        return "", ""
    return link.target, rest[1:].lstrip()


def _is_same(entry: Entry, other: Entry, vocabulary: Vocabulary) -> bool:
    return (
        other.day == entry.day
        and _is_of_one_kind(entry, other)
        and _agree(entry.time, other.time)
        and _agree(entry.minutes, other.minutes)
        and entry.is_touch(vocabulary) == other.is_touch(vocabulary)
        and _agree(_told(entry), _told(other))
    )


def _is_of_one_kind(entry: Entry, other: Entry) -> bool:
    if other.mark or other.means != entry.means:
        return False
    among = (_names(entry), entry.inbound) == (_names(other), other.inbound)
    return among or entry.means not in _EXCHANGED


def _told(entry: Entry) -> str:
    """The outcome as far as it says more than that it was a touch."""
    return "" if entry.outcome == "reached" else entry.outcome


def _agree(one: object, other: object) -> bool:
    return one == other or one in ("", None) or other in ("", None)


def _names(entry: Entry) -> set[str]:
    return {fold(name_of(target)) for target in entry.people}
