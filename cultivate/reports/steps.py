"""How far things came with each person in a period: tried, reached, and what it came to.

A person counts once in each step (method: "How reports count"); the newest entry that says so is its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cultivate.model.bench import responds
from cultivate.model.contact import Contact
from cultivate.model.passes import Turn, turns
from cultivate.model.period import Period
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.reports.practice import Practice, entry_source
from cultivate.reports.report import Source

NOTED: Mapping[str, str] = {
    "no-need": "no-need", "stays": "no-need", "stop": "stopped", "meeting": "meetings", "case": "cases",
    "decision": "decisions", "sold": "sales", "lost": "lost", "asked-referral": "",
}  # fmt: skip
"""The outcomes that say what a conversation came to, and the step that each is; all imply `reached`."""
RECEIVED = ("introduction", "referral")
STEPS: tuple[tuple[str, str], ...] = (
    ("due", "came due"),
    ("waiting", "waiting from before"),
    ("tried", "tried"),
    ("reached", "reached"),
    ("inbound", "came to you"),
    ("noted", "an outcome is noted"),
    ("no-need", "no need, or stays"),
    ("stopped", "stopped"),
    ("meetings", "agreed to meet"),
    ("referrals", "gave you a name"),
    ("cases", "cases"),
    ("decisions", "decisions"),
    ("sales", "sales"),
    ("lost", "lost"),
)
"""Every step in its order: its id, and how it is said."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One person in a period: the entry behind each step they came to; None where no entry set it."""

    contact: Contact
    circle: str
    steps: Mapping[str, Entry | None]

    def source(self, step: str, *counts: str) -> Source:
        """The line behind a step."""
        entry, contact = self.steps[step], self.contact
        if entry:
            return entry_source(contact, entry, *(counts or (step,)))
        at, told = contact.line_of("last_touch"), f"last_touch: {contact.last_touch}"
        return Source(contact.path, at, told, counts or (step,), contact.private)


def walks(practice: Practice, *periods: Period) -> list[list[Walk]]:
    """For each of `periods` everybody with whom something happened in it, or who was due in it, by name."""
    overs = [period.until(practice.today) for period in periods]
    found: list[list[Walk]] = [[] for _ in periods]
    for each in practice.standings:
        came = list(turns(each, practice.settings, practice.today))
        for over, people in zip(overs, found, strict=True):
            steps = _turned(came, over) | steps_of(each.contact, over, practice.settings)
            if steps:
                people.append(Walk(each.contact, practice.circle(each.contact), steps))
    return found


def _turned(came: Iterable[Turn], over: Period) -> dict[str, Entry | None]:
    found: dict[str, Entry | None] = {}
    for turn in came:
        if turn.came_in(over):
            found["due"] = turn.entry
        elif turn.waited_at(over.first):
            found["waiting"] = turn.entry
    return found


def steps_of(contact: Contact, over: Period, settings: Settings) -> dict[str, Entry | None]:
    """What the entries of one log in a span of days came to."""
    first, last = over.first, over.last
    recent = [entry for entry in contact.entries if first <= entry.day <= last]
    if len(recent) > 1:
        recent.sort(key=lambda entry: (entry.day, entry.line))
    found: dict[str, Entry | None] = {}
    for entry in recent:
        for step in _steps(entry, settings):
            found[step] = entry
    return found


def _steps(entry: Entry, settings: Settings) -> Iterable[str]:
    if entry.mark:
        parted = entry.mark == "stopped" or (entry.mark == "stage" and entry.value == "stopped")
        return ("stopped",) if parted else ()
    if is_name(entry):
        return ("tried", "reached", "inbound", "noted", "referrals")
    if entry.outcome in NOTED:
        came = NOTED[entry.outcome]
        known = ("noted", came) if came else ("noted",)
        return ("tried", "reached", *(("inbound",) if entry.inbound else ()), *known)
    if entry.is_attempt and not entry.inbound:
        return ("tried",)
    if responds(entry, settings):
        return ("tried", "reached", "inbound") if entry.inbound else ("tried", "reached")
    return ()


def is_name(entry: Entry) -> bool:
    """Whether they gave the user a name: an introduction or a referral that came, not only promised."""
    return entry.inbound and entry.means in RECEIVED and entry.outcome in ("", "made", "reached")


def is_over(period: Period, today: date) -> bool:
    """Whether its last day has come."""
    return period.last <= today


def same_stretch(period: Period, today: date) -> Period:
    """The period before, as far as this one has come: the 24 days of October beside those of November."""
    if is_over(period, today):
        return period.before
    return period.before.until(period.before.first + (today - period.first))
