"""The contacts of a vault, all of them or a selection."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cultivate.errors import Problem, UsageError
from cultivate.flows.due import planned_of, standings_of
from cultivate.flows.session import Session
from cultivate.model.contact import Contact
from cultivate.model.drift import Rhythm, drifting, rhythm
from cultivate.model.due import Standing
from cultivate.model.load import PlannedTouch
from cultivate.model.means import STAGES
from cultivate.model.settings import Settings
from cultivate.notes.names import tier_name
from cultivate.vault.load import Vault


@dataclass(frozen=True, slots=True)
class Selection:
    """Which contacts: every criterion that is given must hold. An empty one selects everybody."""

    tier: str = ""
    stage: str = ""
    tag: str = ""
    untracked: bool = False

    def __bool__(self) -> bool:
        return bool(self.tier or self.stage or self.tag or self.untracked)

    def holds(self, each: Standing) -> bool:
        """Whether one contact is selected."""
        contact = each.contact
        return (
            (not self.tier or tier_name(self.tier) in contact.tiers)
            and (not self.stage or self.stage.casefold() == contact.stage)
            and (not self.tag or _has_tag(contact, self.tag))
            and (not self.untracked or each.state == "untracked")
        )

    def check(self, settings: Settings) -> None:
        """Raise UsageError for a tier that does not exist, so that a slip never selects nobody in silence."""
        if self.tier and tier_name(self.tier) not in settings.tiers:
            raise UsageError(f"there is no tier “{self.tier}”; the tiers are {', '.join(settings.tiers)}")


@dataclass(frozen=True, slots=True)
class Listing:
    """The selected contacts by name, or by how far they drift, with their rhythm; what could not be read.

    `planned` has the touches of those for whom there is a day, by the path of their note.
    """

    rhythms: tuple[Rhythm, ...]
    planned: Mapping[str, PlannedTouch]
    problems: tuple[Problem, ...]


def list_contacts(
    session: Session, selection: Selection, *, drift: bool = False, means: bool = False
) -> Listing:
    """Read the vault and tell who is in it, with `drift` only whom one is losing; writes nothing.

    With `means` the day is planned besides, for those who are due.
    """
    selection.check(session.settings)
    vault = session.load()
    standings = standings_of(vault, session)
    chosen = select(standings, selection)
    planned = planned_of(standings, session)[0] if means else ()
    settings, today = session.settings, session.today
    found = drifting(chosen, settings, today) if drift else [rhythm(each, settings, today) for each in chosen]
    return Listing(tuple(found), {each.standing.contact.path: each for each in planned}, vault.problems)


def select(standings: Sequence[Standing], selection: Selection) -> list[Standing]:
    """Those of `standings` that are selected. Raises UsageError for a stage that nobody knows."""
    stage = selection.stage.casefold()
    if stage and stage not in STAGES and not any(each.contact.stage == stage for each in standings):
        raise UsageError(f"there is no stage “{selection.stage}”; the stages are {', '.join(STAGES)}")
    return [each for each in standings if selection.holds(each)]


_APART = frozenset({"bad-cadence", "bad-last-touch", "future-date", "no-such-day", "unread-date"})
"""Errors that leave no doubt to which selection a contact belongs."""


def left_out(vault: Vault, selected: Collection[str]) -> tuple[Problem, ...]:
    """What may have kept somebody from being selected; `selected` are the paths of those who were.

    There is no all-clear beside a note that could not be read: a command that works on a selection does its
    work on the others, names these, and ends with 1 (format: "The command line").
    """
    return tuple(
        problem for problem in vault.errors if problem.path not in selected and problem.code not in _APART
    )


def _has_tag(contact: Contact, tag: str) -> bool:
    wanted = tag.lstrip("#").casefold()
    return any(each == wanted or each.startswith(f"{wanted}/") for each in contact.tags)
