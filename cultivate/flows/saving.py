"""What a writing command did, or with `--dry-run` would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cultivate.errors import Problem
from cultivate.flows.session import Session
from cultivate.notes.edit import Change, Removal, diff
from cultivate.vault.guard import ChangedMeanwhile
from cultivate.vault.lock import locked
from cultivate.vault.recovery import recover
from cultivate.vault.write import write

if TYPE_CHECKING:
    from cultivate.notes.sync.reconcile import SyncResult

_TRIES = 5
_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The changes of one command and what to tell about them.

    `messages` are lines for the user. `problems` keep the exit code from being 0: something that was asked
    could not be done, or could not be read. `commit` is the name of the commit that was made of the changes.
    `mended` are those of the messages that tell what had to be mended in the vault first; `synced` is what a
    sync made of the agendas.
    """

    changes: tuple[Change | Removal, ...]
    messages: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    dry_run: bool = False
    commit: str = ""
    mended: tuple[str, ...] = ()
    synced: SyncResult | None = None

    @property
    def diff(self) -> str:
        """The changes as a unified diff."""
        return diff(self.changes)


def writing(session: Session, work: Callable[[], _Done]) -> _Done:
    """Do `work`, which reads and saves, while nobody else writes in the vault.

    It is done again from the first read on where a note changed under it, and a few times at most; whoever
    changed it may have overwritten what was written a moment ago, which is put back first.
    """
    with locked(session.root) as held:
        for _ in range(_TRIES - 1):
            try:
                return work()
            except ChangedMeanwhile:
                held.told += recover(session.root)
        return work()


def save(
    session: Session,
    changes: Iterable[Change | Removal],
    *,
    messages: Sequence[str] = (),
    problems: Sequence[Problem] = (),
    dry_run: bool = False,
    label: str = "",
    undoes: int = 0,
    settling: bool = False,
) -> Outcome:
    """Write the changes that change something, unless it is a dry run.

    `label` says what the command was (`log Jane Doe`), for `cultivate undo --list`; without one it is the
    first of `messages`. `undoes` is the entry that it undoes. What had to be mended in the vault comes first
    in the outcome's messages.

    Raises Refused where nothing could be written and Incomplete where only a part was.
    """
    real = tuple(each for each in changes if isinstance(each, Removal) or each.before != each.after)
    if dry_run:
        return Outcome(real, tuple(messages), tuple(problems), dry_run=True)
    with locked(session.root) as held:
        told = list(held.told)
        held.told.clear()
        if real:
            in_place = session.settings.in_place
            what = label or "".join(messages[:1]).partition(" · ")[0]
            told += write(
                session.root, real, label=what, undoes=undoes, in_place=in_place, settling=settling
            ).told
    return Outcome(real, (*told, *messages), tuple(problems), mended=tuple(told))
