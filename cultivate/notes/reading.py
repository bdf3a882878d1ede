"""What reading a block of front matter gives: its properties, and complaints about what cannot be read."""

from __future__ import annotations

from typing import NamedTuple

from cultivate.notes.values import Property


class Complaint(NamedTuple):
    """What is wrong at `offset` of a block; `code`, `message` and `advice` become a Problem's.

    A complaint with the code NEEDS_QUOTES is about one value, which ends where its lines end.
    """

    offset: int
    code: str
    message: str
    advice: str = ""


class Reading(NamedTuple):
    """What a block holds: `fatal` cost all properties, `errors` one each, `warnings` none that matters.

    `repeated` are the keys that stand more than once; the first is read. `indent` is that of the
    properties, `flow` that they stand in braces. Offsets in complaints are the block's.
    """

    properties: tuple[Property, ...] = ()
    fatal: Complaint | None = None
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()
    repeated: frozenset[str] = frozenset()
    indent: int = 0
    flow: bool = False
