"""One entry of the journal: what a command changed, and the bytes that stand for it on the disk."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

_VERSION = 1

Kind = Literal["command", "undo", "merge", "put back"]


class Damaged(Exception):
    """A file of the journal that cannot be read."""


@dataclass(frozen=True, slots=True)
class Image:
    """One note before and after; None where there was, or is to be, no note. `path` as `Change` has it."""

    path: str
    before: bytes | None
    after: bytes | None
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command changed. `label` says it in words, `undoes` the entry that it undid, 0 for none.

    `time` is in seconds since 1970, `pid` the process that wrote it, `folders` those that it made. `token` is
    in the names of its temporary files.
    """

    id: int
    time: float
    label: str
    kind: Kind
    undoes: int
    token: str
    pid: int
    images: tuple[Image, ...]
    folders: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """`“log Jane Doe”`, for a sentence."""
        return f"“{self.label or 'a command'}”"

    def temporary(self, place: int) -> str:
        """The name of the file in which the content of `images[place]` is made."""
        return f".cultivate-{self.token}-{place}.tmp"

    def spare(self, place: int) -> str:
        """The name under which the displaced file stays where two files cannot change places."""
        return f".cultivate-{self.token}-{place}.old"


def hash_of(data: bytes) -> str:
    """What stands for some bytes where they are compared later."""
    return sha256(data).hexdigest()


def is_begun(data: bytes | None, after: bytes | None) -> bool:
    """Whether a file holds what was to be made, or but a beginning of it."""
    return data is not None and after is not None and after.startswith(data)


def packed(entry: Entry) -> bytes:
    """One line of JSON, then the images one after the other, each compressed."""
    blobs: list[bytes] = []
    rows = []
    for image in entry.images:
        sizes = []
        for data in (image.before, image.after):
            blob = b"" if data is None else zlib.compress(data, 1)
            sizes.append(None if data is None else len(blob))
            blobs.append(blob)
        rows.append([image.path, *sizes, image.in_place])
    head = {
        "version": _VERSION, "id": entry.id, "time": entry.time, "label": entry.label, "kind": entry.kind,
        "undoes": entry.undoes, "token": entry.token, "pid": entry.pid, "folders": entry.folders,
        "images": rows,
    }  # fmt: skip
    return b"".join([json.dumps(head).encode("ascii"), b"\n", *blobs])


def unpacked(data: bytes) -> Entry:
    """The entry in the bytes that `packed` made; raises Damaged for any others."""
    line, _, rest = data.partition(b"\n")
    try:
        head: dict[str, Any] = json.loads(line)
        if head.pop("version") != _VERSION:
            raise Damaged("another version wrote it")
        return Entry(
            **head | {"images": tuple(_images(head["images"], rest)), "folders": tuple(head["folders"])}
        )
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error) as error:
        raise Damaged(str(error)) from error


def _images(rows: list[Any], blobs: bytes) -> Iterator[Image]:
    place = 0
    for path, before, after, in_place in rows:
        contents = []
        for size in (before, after):
            contents.append(None if size is None else zlib.decompress(blobs[place : place + size]))
            place += size or 0
        yield Image(path, contents[0], contents[1], in_place)
