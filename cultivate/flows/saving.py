"""What a writing command did, or with `--dry-run` would do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cultivate.errors import Problem
from cultivate.flows.session import Session
from cultivate.notes.edit import Change, diff
from cultivate.vault.write import write


@dataclass(frozen=True, slots=True)
class Outcome:
    """The changes of one command and what to tell about them.

    `messages` are lines for the user. `problems` keep the exit code from being 0: something that was asked
    could not be done, or could not be read. `commit` is the name of the commit that was made of the changes.
    """

    changes: tuple[Change, ...]
    messages: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    dry_run: bool = False
    commit: str = ""

    @property
    def diff(self) -> str:
        """The changes as a unified diff."""
        return diff(self.changes)


def save(
    session: Session,
    changes: Iterable[Change],
    *,
    messages: Sequence[str] = (),
    problems: Sequence[Problem] = (),
    dry_run: bool = False,
    settling: bool = False,
) -> Outcome:
    """Write the changes that change something, unless it is a dry run.

    Raises Refused where nothing could be written and Incomplete where only a part was.
    """
    real = tuple(change for change in changes if change.before != change.after)
    if real and not dry_run:
        write(session.root, real, settling=settling)
    return Outcome(real, tuple(messages), tuple(problems), dry_run)
