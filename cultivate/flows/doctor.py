"""Everything that could not be understood in a vault, and what was left out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cultivate.checks import CHECKS
from cultivate.errors import Problem
from cultivate.flows.due import standings_of
from cultivate.flows.place import place_problems
from cultivate.flows.resolve import left_copies, marked
from cultivate.flows.session import Session
from cultivate.model.capacity import too_much
from cultivate.vault.locate import SETTINGS_FILE


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """Problems in the order of their places; how many notes were left out, by reason.

    `lookalikes` are notes with a last touch that are no contacts, for want of a tier, a type or a setting.
    """

    problems: tuple[Problem, ...]
    skipped: Mapping[str, int]
    notes: int
    contacts: int
    untracked: int
    lookalikes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)


def doctor(session: Session, *, only_conflicts: bool = False) -> DoctorReport:
    """Read everything and tell what is wrong; writes nothing.

    `only_conflicts` tells of conflict markers and of synchronisations' copies alone, but of each copy, and of
    what could not be looked at.
    """
    vault = session.load(thorough=True)
    found = [problem for check in CHECKS for problem in check(vault.contacts, session.settings)]
    standings = standings_of(vault, session)
    strain = too_much(standings, session.settings)
    if strain:
        found.append(Problem(SETTINGS_FILE, 0, 0, "warning", "over-capacity", strain))
    # An unknown setting is only told in passing elsewhere; here it is an error: somebody relies on it.
    settings = [replace(p, severity="error") if p.code == "unknown-setting" else p for p in session.problems]
    markers = [*marked(session, vault.paths), *place_problems(vault, session.settings)]
    read = [problem for problem in (*vault.problems, *vault.others) if problem.code != "conflict"]
    problems = sorted({*settings, *read, *found, *markers})
    if only_conflicts:
        unread = [problem for problem in read if problem.code == "unreadable"]
        problems = sorted({*markers, *unread, *left_copies(session)})
    skipped = Counter(each.why for each in vault.skipped)
    untracked = sum(each.state == "untracked" for each in standings)
    notes = sum(vault.note_names.values())
    return DoctorReport(
        tuple(problems),
        dict(sorted(skipped.items())),
        notes,
        len(vault.contacts),
        untracked,
        vault.lookalikes,
    )
