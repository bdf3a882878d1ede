"""One question for the week, taken from the notes; another one next week."""

from __future__ import annotations

from collections.abc import Iterator

from cultivate.model.period import Period
from cultivate.reports.functions import SIX, spent
from cultivate.reports.inner_circle import CIRCLE, exchange_of, unknown_facts
from cultivate.reports.practice import Practice, counted


def question_of(practice: Practice, over: Period) -> str:
    """A question that the notes give rise to; the number of the week chooses among them."""
    asked = list(_questions(practice, over))
    place = over.last.toordinal() // 7
    return asked[place % len(asked)]


def _questions(practice: Practice, over: Period) -> Iterator[str]:
    """At least one, the same for the same notes and week."""
    place = over.last.toordinal() // 7
    seated = [
        each.contact for each in practice.standings
        if CIRCLE in each.contact.tiers and each.state not in ("died", "stopped")
    ]  # fmt: skip
    owing = [(each, exchange_of(each, practice)) for each in seated]
    only = [(contact, line) for contact, line in owing if "gave" in line.gaps]
    if only:
        contact, line = only[place % len(only)]
        got = int(str(line.values["got"]))
        what = f"gave you {counted(got, 'name', 'names')}" if got else "whom you asked for names"
        yield (
            f"What could you do for {contact.name}, who {what} and had nothing from you in two years?"
            if got
            else (f"What could you do for {contact.name}, {what}, with nothing given back in two years?")
        )
    aimless = [contact for contact in seated if not contact.aim]
    if aimless:
        yield f"What would you like to do for {aimless[place % len(aimless)].name} this year?"
    unknown = [(contact, missing) for contact in seated if (missing := unknown_facts(contact))]
    if unknown:
        contact, missing = unknown[place % len(unknown)]
        yield f"When you next speak with {contact.name}: {missing[0][1]}"
    done = {each.function for _, each in spent(practice, over)}
    idle = [name for name in SIX[:5] if name not in done]
    if idle:
        yield f"What would half an hour for {idle[place % len(idle)]} do next week?"
    yield "Whom would you be glad to hear from next week, and what keeps you from ringing first?"
