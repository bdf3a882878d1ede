"""The changes of one command: checked all together, journalled, then made one note at a time.

The caller holds the vault and has recovered what an earlier command left (`vault.lock`). A change is written
into a dot-named temporary file beside its note, made durable, compared once more and put in the note's place;
what it displaced stays at hand until the end and is looked at once more.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cultivate.errors import Incomplete, Interrupted, Refused
from cultivate.notes.edit import Change, Removal
from cultivate.notes.text import decode
from cultivate.vault import disk
from cultivate.vault.entry import Entry, Image, Kind, is_begun
from cultivate.vault.faults import in_words
from cultivate.vault.git import refuse_unfinished
from cultivate.vault.guard import ChangedMeanwhile, Ours, Target, check, unchanged
from cultivate.vault.journal import Journal
from cultivate.vault.paths import real_path, visible
from cultivate.vault.read import LARGEST, Unreadable, read_regular
from cultivate.vault.state import no_state

_AT_HAND = 32  # displaced files that stay until the end; of a larger batch the first are looked at before


@dataclass(frozen=True, slots=True)
class Batch:
    """What one command writes. `label` says it in words, for the journal; `undoes` is the entry it undoes."""

    changes: tuple[Change | Removal, ...]
    label: str = ""
    kind: Kind = "command"
    undoes: int = 0
    in_place: bool = False
    settling: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """What another program saved into a note at the moment in which we did, kept in the file `copy`.

    Both are paths in the vault; `base` is the text from which both started.
    """

    path: str
    copy: str
    base: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The paths that were written or removed, in their order; what changes nothing is not among them.

    `told` are sentences for the user about what had to be mended. `id` is the journal's entry, 0 for none.
    """

    paths: tuple[str, ...]
    told: tuple[str, ...] = ()
    id: int = 0


def save_batch(root: Path, batch: Batch, copies: list[Copy]) -> Saved:
    """Make all changes of `batch`, or tell how far it came; see `vault.write.write`.

    `copies` gets what other programs saved at the same moment.
    """
    if not batch.settling:
        refuse_unfinished(root)
    try:
        journal = Journal.of(root)
    except OSError as error:
        raise no_state(Journal.peek(root).folder, error, "journal") from error
    targets = [_checked(root, each, journal.wrote, batch) for each in batch.changes]
    if len({target.file for target in targets}) < len(targets):
        raise Refused("two of the changes are for one file (a link leads to the other). Nothing was changed")
    run = _Run(root, journal, _begun(root, journal, batch, targets), copies)
    try:
        for place, target in enumerate(targets):
            run.save(place, target)
        run.end()
    except (Refused, OSError, disk.Unconfirmed) as error:
        run.end()
        raise _stopped(targets[place], error, len(run.saved), len(targets)) from error
    except KeyboardInterrupt:
        run.settle(place, targets[place])
        run.end()
        raise _interrupted(batch.kind, len(run.saved), len(targets)) from None
    return Saved(tuple(target.path for target in targets), id=run.entry.id)


def _checked(root: Path, change: Change | Removal, ours: Ours, batch: Batch) -> Target:
    try:
        return check(root, change, ours, in_place=batch.in_place, settling=batch.settling)
    except OSError as error:
        raise Refused(f"{visible(change.path)} cannot be written: {in_words(error)}") from error


def _begun(root: Path, journal: Journal, batch: Batch, targets: Sequence[Target]) -> Entry:
    """The journal's entry, on the disk before anything is touched."""
    images = [Image(each.path, each.before, each.after, each.in_place) for each in targets]
    base = os.path.realpath(root)
    folders = {os.path.relpath(new, base) for each in targets for new in disk.missing_folders(_folder(each))}
    try:
        return journal.begin(
            batch.label, images, kind=batch.kind, undoes=batch.undoes, folders=sorted(folders)
        )
    except OSError as error:
        raise no_state(journal.folder, error, "journal") from error


def _folder(target: Target) -> str:
    return os.path.dirname(target.file)


def _stopped(target: Target, error: Exception, done: int, total: int) -> Refused | Incomplete:
    path = visible(target.path)
    if isinstance(error, disk.Unconfirmed):
        why = f"{path} was written, but the disk did not confirm it ({error}): look at the note first"
        return Incomplete(f"{done - 1} of {total} saved; {why}" if total > 1 else why)
    why = f"{path} was not saved: {in_words(error)}" if isinstance(error, OSError) else str(error)
    if done:
        return Incomplete(f"{done} of {total} saved; {why}. Run the command again to save the rest")
    return error if isinstance(error, Refused) else Refused(why)


def _interrupted(kind: Kind, done: int, total: int) -> KeyboardInterrupt:
    if not done or kind not in ("command", "undo"):
        return KeyboardInterrupt()  # what was being mended is not what the user asked for
    if done == total:
        return Interrupted("interrupted when everything was saved; nothing is missing")
    return Interrupted(f"interrupted with {done} of {total} saved; run the command again to save the rest")


@dataclass(slots=True)
class _Run:
    """A batch at work: which places of the entry are saved, and which displaced files are still at hand."""

    root: Path
    journal: Journal
    entry: Entry
    copies: list[Copy]
    saved: list[int] = field(default_factory=list)
    displaced: list[tuple[Target, str]] = field(default_factory=list)

    def save(self, place: int, target: Target) -> None:
        """One change, whole or not at all."""
        folder = _folder(target)
        temporary = os.path.join(folder, self.entry.temporary(place))
        made: list[str] = []
        if target.after is None:
            self._remove(temporary, target)
        elif target.in_place:
            _overwrite(target, target.after, self.journal.wrote)
        elif target.facts is None:
            made = _put_new(temporary, target, target.after)
        else:
            spare = os.path.join(folder, self.entry.spare(place))
            self._replace(temporary, spare, target, target.after)
        self.saved.append(place)
        disk.confirm([folder, *map(os.path.dirname, made)])

    def _replace(self, temporary: str, spare: str, target: Target, after: bytes) -> None:
        disk.fill(temporary, after, target.file, target.facts)
        with ExitStack() as failing:
            failing.callback(_abandon, target, (temporary, spare))
            unchanged(target, self.journal.wrote)
            kept = disk.swap(temporary, spare, target.file)
            failing.pop_all()
        if kept:
            self.displaced.append((target, kept))
        if len(self.displaced) > _AT_HAND:
            self._look_again(*self.displaced.pop(0))

    def _remove(self, temporary: str, target: Target) -> None:
        """Out of sight first, then compared: what nobody else changed is in the journal, and may go."""
        disk.take_away(target.file, temporary)
        if bytes_of(temporary) == target.before:
            disk.sweep(temporary)
            return
        disk.put_back(temporary, target.file)
        path = visible(target.path)
        raise ChangedMeanwhile(f"{path} was changed by another program meanwhile. It was left as it is")

    def settle(self, place: int, target: Target) -> None:
        """Find out whether the change that was interrupted has been made, which only the note can tell.

        What was begun for it goes at once: Ctrl-C may come before anybody has noted that there is a file.
        """
        if place not in self.saved:
            names = self.entry.temporary(place), self.entry.spare(place)
            if _abandon(target, [os.path.join(_folder(target), name) for name in names]):
                self.saved.append(place)

    def end(self) -> None:
        """Look once more at what was displaced, and close the journal's entry.

        Where something is left to be cleared up, the entry stays open, for the next writing command.
        """
        for target, kept in self.displaced:
            self._look_again(target, kept)
        with suppress(OSError):
            if not self._is_left_open():
                self.journal.finish(self.entry, self.saved)

    def _is_left_open(self) -> bool:
        """Whether a file of ours is still there, or a note that was overwritten in place is half written."""
        for image in (each for each in self.entry.images if each.in_place):
            if bytes_of(real_path(self.root, image.path)) not in (image.before, image.after):
                return True
        return any(os.path.lexists(each) for each in temporaries(self.root, self.entry))

    def _look_again(self, target: Target, kept: str) -> None:
        data = bytes_of(kept)
        if data == target.before:
            disk.sweep(kept)
        if data is None or data == target.before:
            return  # what cannot be read just now is left for the next command that writes
        with suppress(OSError):
            self.copies.append(shown(self.root, target.path, kept, decode(target.before or b"")))


def _overwrite(target: Target, after: bytes, ours: Ours) -> None:
    """In place: what was there is written back if it fails, and is in the journal if that fails too."""
    unchanged(target, ours)
    with ExitStack() as failing:
        failing.callback(_write_back, target)
        disk.overwrite(target.file, after)
        failing.pop_all()


def _write_back(target: Target) -> None:
    with suppress(OSError):
        disk.overwrite(target.file, target.before or b"")


def _abandon(target: Target, hidden: Sequence[str]) -> bool:
    """Sweep what was made for a note and nothing else, which is for `vault.recovery`; whether it is saved."""
    for each in hidden:
        data = bytes_of(each)
        if data is not None and (data == target.before or is_begun(data, target.after)):
            disk.sweep(each)
    return bytes_of(target.file) == target.after


def _put_new(temporary: str, target: Target, after: bytes) -> list[str]:
    """A new note; the folders that were made for it."""
    made = disk.make_folders(_folder(target))
    try:
        disk.fill(temporary, after)
        try:
            disk.put_new(temporary, target.file, target.path)
        except OSError as error:
            if not disk.knows_no_links(error):
                raise
            disk.put_new_directly(after, target.file, target.path)
        finally:
            disk.sweep(temporary)
    finally:
        disk.remove_empty(made)  # which they are where it failed
    return made


def temporaries(root: Path, entry: Entry) -> list[str]:
    """Every file that a batch may have left beside its notes if it was interrupted."""
    found = []
    for place, image in enumerate(entry.images):
        folder = os.path.dirname(os.path.realpath(os.path.join(root, image.path)))
        found += [os.path.join(folder, name) for name in (entry.temporary(place), entry.spare(place))]
    return found


def shown(root: Path, path: str, hidden: str, base: str) -> Copy:
    """Give what another program saved a name that can be seen, as synchronisations do. Raises OSError."""
    stem, dot, ending = os.path.basename(path).rpartition(".")
    now = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H%M%S")
    folder = os.path.dirname(hidden)

    def name(number: int) -> str:
        again = f" {number}" if number > 1 else ""
        return os.path.join(folder, f"{stem} (conflicted copy {now}{again}){dot}{ending}")

    copy = disk.show(hidden, name)
    return Copy(path, Path(os.path.relpath(copy, os.path.realpath(root))).as_posix(), base)


def bytes_of(file: str) -> bytes | None:
    """What a file holds, None where it is not there or cannot be read."""
    try:
        return read_regular(file, LARGEST)[0]
    except Unreadable:
        return None
