"""What commands changed, kept for undo and for repair: the notes before and after, in the state folder.

`pending` is the one command that is at work, or was interrupted; it is on the disk before the first note is
touched. `000017.entry` is a command that has ended. `recent` tells which notes were written last, and what
they held, so that an overwrite is seen. `born` is when the vault's folder was made. Private to the user;
losing it loses nothing but undo.
"""

from __future__ import annotations

import errno
import json
import os
import re
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cultivate.vault.entry import Damaged, Entry, Image, Kind, hash_of, packed, unpacked
from cultivate.vault.library import born, keep
from cultivate.vault.state import state_folder, state_path, vault_name

KEPT = 30 * 24 * 3600.0
"""Seconds that an entry is kept."""
MOST_BYTES = 64 * 1024 * 1024
"""All entries of a vault together; the oldest go first."""
_OFTEN = 16  # after so many commands it is looked whether anything is to go
_MOST_IDS = 1000  # entries of one note within the seconds in which an overwrite counts
_ENTRY = re.compile(r"(\d{6,})\.entry")


@dataclass(frozen=True, slots=True)
class Recent:
    """The last state in which we left a note: its hash, when, and the entries that led there."""

    hash: str
    time: float
    ids: tuple[int, ...]


class Journal:
    """The journal of one vault, in its folder. Only a writer that holds the vault may change it."""

    __slots__ = ("folder",)

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, root: Path) -> Journal:
        """The journal of the vault at `root`, its folder made if need be. Raises OSError."""
        folder = state_folder() / vault_name(root)
        folder.mkdir(mode=0o700, exist_ok=True)
        journal = cls(folder)
        journal._keep_to(born(os.fspath(root)))
        return journal

    @classmethod
    def peek(cls, root: Path) -> Journal:
        """The same for reading: nothing is made."""
        return cls(state_path() / vault_name(root))

    def begin(
        self,
        label: str,
        images: Sequence[Image],
        *,
        kind: Kind = "command",
        undoes: int = 0,
        folders: Sequence[str] = (),
    ) -> Entry:
        """Put on the disk what is about to be done. Raises OSError: then nothing may be done."""
        entry = Entry(
            id=max(self.ids(), default=0) + 1, time=time.time(), label=label, kind=kind, undoes=undoes,
            token=os.urandom(8).hex(), pid=os.getpid(), images=tuple(images), folders=tuple(folders),
        )  # fmt: skip
        if os.path.lexists(self.folder / "pending"):
            raise FileExistsError(errno.EEXIST, "an interrupted command is not cleared up", str(self.folder))
        try:
            self._put("pending", packed(entry), durable=True)
        except OSError:
            with suppress(OSError):
                self.discard()
            raise
        return entry

    def finish(self, entry: Entry, saved: Collection[int]) -> None:
        """The command has ended, and the images at the places `saved` are what it wrote. Raises OSError."""
        kept = replace(entry, images=tuple(entry.images[place] for place in sorted(saved)))
        name = f"{entry.id:06d}.entry"
        self._remember(kept)
        if len(kept.images) == len(entry.images):
            os.replace(self.folder / "pending", self.folder / name)
        else:
            if kept.images:
                self._put(name, packed(kept), durable=True)
            self.discard()
        if entry.id % _OFTEN == 0 or self._is_too_old(min(self.ids(), default=entry.id)):
            self._prune()

    def discard(self) -> None:
        """There is no command at work."""
        with suppress(FileNotFoundError):
            os.unlink(self.folder / "pending")

    def set_aside(self) -> None:
        """Keep a pending entry that cannot be read out of the way."""
        os.replace(self.folder / "pending", self.folder / "pending.damaged")

    def clear(self) -> None:
        """Forget everything: the vault is a new folder, and what stands here is another's. Raises OSError."""
        for name in os.listdir(self.folder):
            os.unlink(self.folder / name)

    def _keep_to(self, birth: str) -> None:
        """Forget everything if this is of another folder, which had the same number before it was deleted."""
        try:
            known = (self.folder / "born").read_text(encoding="ascii")
        except FileNotFoundError:
            known = ""
        if known == birth:
            return
        if known:
            self.clear()
        self._put("born", birth.encode("ascii"), durable=False)

    def pending(self) -> Entry | None:
        """The command that is at work or was interrupted. Raises Damaged."""
        try:
            return unpacked((self.folder / "pending").read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Damaged(str(error)) from error

    def ids(self) -> list[int]:
        """The ids of all commands that are kept, oldest first."""
        try:
            names = os.listdir(self.folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(int(match[1]) for name in names if (match := _ENTRY.fullmatch(name)))

    def entry(self, number: int) -> Entry:
        """One command. Raises Damaged where it is not there or cannot be read."""
        try:
            return unpacked((self.folder / f"{number:06d}.entry").read_bytes())
        except OSError as error:
            raise Damaged(str(error)) from error

    def newest(self) -> Iterator[Entry]:
        """All commands that can be read, the newest first."""
        for number in reversed(self.ids()):
            with suppress(Damaged):
                yield self.entry(number)

    def recent(self) -> dict[str, Recent]:
        """The notes written last, by path; empty where nothing is known."""
        try:
            rows = json.loads((self.folder / "recent").read_bytes())
            return {path: Recent(row[0], float(row[1]), tuple(row[2])) for path, row in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError, LookupError):
            return {}

    def forget(self, paths: Collection[str]) -> None:
        """These notes are no longer looked after. Raises OSError."""
        if paths:
            self._write_recent({path: row for path, row in self.recent().items() if path not in paths})

    def accept(self, path: str, data: bytes, ids: Sequence[int]) -> None:
        """What another program saved into a note is well: of what we did there, only `ids` is to stay."""
        rows = self.recent()
        self._write_recent(rows | {path: replace(rows[path], hash=hash_of(data), ids=tuple(ids))})

    def wrote(self, path: str, data: bytes) -> bool:
        """Whether `data` is what we wrote last into the note at `path`."""
        row = self.recent().get(path)
        return row is not None and row.hash == hash_of(data)

    def _remember(self, entry: Entry) -> None:
        if not entry.images:
            return
        rows = self.recent()
        for image in entry.images:
            before = rows.pop(image.path, None)
            if image.after is not None:
                ids = (*(before.ids if before else ()), entry.id)[-_MOST_IDS:]
                rows[image.path] = Recent(hash_of(image.after), time.time(), ids)
        self._write_recent(rows)

    def _write_recent(self, rows: dict[str, Recent]) -> None:
        plain = {path: [row.hash, row.time, row.ids] for path, row in rows.items()}
        self._put("recent", json.dumps(plain).encode("ascii"), durable=False)

    def _put(self, name: str, data: bytes, *, durable: bool) -> None:
        temporary = self.folder / f"{name}.tmp"
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                keep(descriptor)
        os.replace(temporary, self.folder / name)
        if durable:
            _confirm(self.folder)

    def _is_too_old(self, number: int) -> bool:
        try:
            return os.stat(self.folder / f"{number:06d}.entry").st_mtime < time.time() - KEPT
        except OSError:
            return False

    def _prune(self) -> None:
        """Let go what is too old, the oldest while there is too much, and vaults that nobody uses now."""
        _forget_unused(self.folder)
        total, limit, ids = 0, time.time() - KEPT, self.ids()
        for number in reversed(ids):
            file = self.folder / f"{number:06d}.entry"
            with suppress(OSError):
                facts = os.stat(file)
                total += facts.st_size
                if (total > MOST_BYTES and number != ids[-1]) or facts.st_mtime < limit:
                    os.unlink(file)


def _forget_unused(folder: Path) -> None:
    """Let go the journals beside `folder` of vaults in which nothing was done for so long."""
    for other in folder.parent.glob("vault-*/"):
        with suppress(OSError):
            newest = max((each.stat().st_mtime for each in other.iterdir()), default=other.stat().st_mtime)
            nothing_to_mend = not (other / "pending").exists()
            if other != folder and newest < time.time() - KEPT and nothing_to_mend:
                Journal(other).clear()
                os.rmdir(other)


def _confirm(folder: Path) -> None:
    """Make names durable, on systems where a folder can be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
