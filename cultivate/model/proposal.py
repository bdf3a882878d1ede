"""How to be in touch this time: by the strand that is most overdue, else by the means whose turn it is.

Source: the method's "The means of a touch".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from functools import cache
from typing import NamedTuple

from cultivate.model.contact import Contact
from cultivate.model.dates import short_date
from cultivate.model.settings import Settings
from cultivate.model.strands import Strand
from cultivate.model.touch import touches

Past = Sequence[tuple[date, str]]
"""The touches so far as (day, means), oldest first."""


class Proposal(NamedTuple):
    """A means, and why it is this one in a few words.

    `outcome` is `invited` for what is arranged: the invitation is what one does on that day.
    """

    means: str
    why: str
    outcome: str = ""


def propose(
    contact: Contact,
    settings: Settings,
    day: date,
    *,
    ahead: Past = (),
    tried: Sequence[str] = (),
    arranged: bool = True,
    suiting: bool = False,
) -> Proposal:
    """What to do for `contact` on `day`.

    `ahead` are touches that are only planned; `tried` the means by which they were not reached in this
    cycle, which are not tried again where the plan has another. Without `arranged` nothing that is invited
    is proposed. `suiting` asks for a means whose weekdays `day` is one of, where the plan has one.
    """
    strands, turns = plan_of(contact, settings)
    if strands or turns:
        barred = _barred(contact, settings, arranged)
        strands = tuple([each for each in strands if each.means not in barred])
        turns = tuple([each for each in turns if each not in barred])
    if not strands and not turns:
        return _without_plan(contact, settings, tried, arranged)
    if tried:
        strands, turns = _by_another(strands, turns, tried)
    past = history(contact, settings, day)
    past += ahead
    avoided = {*tried, *([past[-1][1]] if past else [])}
    off = _off(day, settings) if suiting else frozenset()
    wished = next((means for means in contact.prefer if means not in {*avoided, *contact.avoid, *off}), "")
    if wished and (arranged or not settings.vocabulary.named(wished).arranged):
        return _proposal(wished, f"prefers {settings.vocabulary.named(wished).said}", settings)
    if off:
        strands = tuple(each for each in strands if each.means not in off | avoided) or strands
        turns = tuple(each for each in turns if each not in off | avoided) or turns
    strand, share = _most_overdue(strands, past, avoided, day)
    if strand and (share >= 1 or not turns):
        return _proposal(strand.means, _strand_words(strand, past, day), settings)
    turn = _whose_turn(turns, past, avoided)
    return _proposal(turn, last_three(past, settings) or "the first of the rotation", settings)


def _by_another(
    strands: tuple[Strand, ...], turns: tuple[str, ...], tried: Sequence[str]
) -> tuple[tuple[Strand, ...], tuple[str, ...]]:
    """The plan without what did not reach them, where any is left: even last time's means comes first."""
    left = tuple(each for each in strands if each.means not in tried)
    other = tuple(each for each in turns if each not in tried)
    return (left, other) if left or other else (strands, turns)


def plan_of(contact: Contact, settings: Settings) -> tuple[tuple[Strand, ...], tuple[str, ...]]:
    """Their own strands and rotation, else those of all their tiers, the shortest clock for each means."""
    if contact.plan or contact.rotate:
        return _shortest(contact.plan), contact.rotate
    if len(contact.tiers) == 1:  # as it is with nearly everybody
        only = settings.tiers.get(contact.tiers[0])
        return (_shortest(only.plan), only.rotate) if only else ((), ())
    tiers = [settings.tiers[tier] for tier in contact.tiers if tier in settings.tiers]
    strands = tuple(strand for tier in tiers for strand in tier.plan)
    return _shortest(strands), tuple(dict.fromkeys(means for tier in tiers for means in tier.rotate))


def _shortest(strands: tuple[Strand, ...]) -> tuple[Strand, ...]:
    if len(strands) < 2 or len({each.means for each in strands}) == len(strands):
        return strands
    shortest: dict[str, Strand] = {}
    for each in strands:
        standing = shortest.get(each.means)
        if not standing or each.every.length < standing.every.length:
            shortest[each.means] = each
    return tuple(shortest.values())


def history(contact: Contact, settings: Settings, today: date) -> list[tuple[date, str]]:
    """Their touches up to `today` as (day, means), oldest first."""
    made = touches(contact.entries, settings.vocabulary, today)
    past = [(entry.day, entry.means) for entry in made]
    days = [day for day, _ in past]
    if days == sorted(days):
        return past
    return [(entry.day, entry.means) for entry in sorted(made, key=lambda entry: (entry.day, entry.line))]


def last_three(past: Past, settings: Settings) -> str:
    """`last three: call, call, lunch`; empty where nothing was done yet."""
    said = [settings.vocabulary.named(means).said for _, means in past[-3:]]
    counted = {0: "", 1: "last: ", 2: "last two: ", 3: "last three: "}[len(said)]
    return counted + ", ".join(said)


def _barred(contact: Contact, settings: Settings, arranged: bool) -> Set[str]:
    """What no plan may propose to them: what they avoid, bulk, and meals where not `arranged`."""
    barred = settings.vocabulary.bulk
    if contact.avoid:
        barred = barred.union(contact.avoid)
    return barred if arranged else barred.union(m.id for m in settings.vocabulary.all if m.arranged)


def _off(day: date, settings: Settings) -> frozenset[str]:
    """The means that have weekdays of their own, and `day` is none of them."""
    return frozenset(
        means.id for means in settings.vocabulary.all if means.days and day.weekday() not in means.days
    )


def _without_plan(contact: Contact, settings: Settings, tried: Sequence[str], arranged: bool) -> Proposal:
    """By their wish, else what they can be reached by."""
    reached = contact.reached_by
    if not contact.prefer:
        return Proposal(reached, _why_reached_by(reached, contact))
    named = settings.vocabulary.named
    wished = [
        means
        for means in contact.prefer
        if means not in contact.avoid and (arranged or not named(means).arranged)
    ]
    means = next((each for each in wished if each not in tried), "")
    if means:
        return _proposal(means, f"prefers {named(means).said}", settings)
    return Proposal(reached, _why_reached_by(reached, contact))


def _why_reached_by(means: str, contact: Contact) -> str:
    if means == "call":
        return "a call to touch base"
    if means in contact.avoid:
        return "their `avoid` leaves no means: take one out"
    if "call" in contact.avoid:
        return "would rather not be rung"
    return "no number known" if means == "email" else "neither a call nor an email, if they can choose"


def _proposal(means: str, why: str, settings: Settings) -> Proposal:
    return Proposal(means, why, "invited" if settings.vocabulary.named(means).arranged else "")


def _most_overdue(
    strands: tuple[Strand, ...], past: Past, avoided: set[str], day: date
) -> tuple[Strand | None, float]:
    """The strand of whose interval the largest share is over, and that share; not last time's, if it can be.

    One that was never done counts from the first touch of all.
    """
    others = [each for each in strands if each.means not in avoided] or list(strands)
    newest = {means: when for when, means in past}
    first = past[0][0] if past else day
    shares = [(day - newest.get(each.means, first)).days / (each.every.length or 1) for each in others]
    best = max(shares, default=0.0)
    return (others[shares.index(best)] if others else None), best


def _whose_turn(turns: tuple[str, ...], past: Past, avoided: set[str]) -> str:
    """The least recently used, never the same twice running; in the plan's order among those never used."""
    others = [each for each in turns if each not in avoided] or list(turns)
    used = {means: place for place, (_, means) in enumerate(past)}
    return min(others, key=lambda means: used.get(means, -1))


def _strand_words(strand: Strand, past: Past, day: date) -> str:
    done = [when for when, means in past if means == strand.means]
    return f"{_said(strand)}, last {short_date(done[-1], day)}" if done else f"{strand}, not yet had one"


@cache  # there are a handful of strands, and thousands of people
def _said(strand: Strand) -> str:
    return str(strand)
