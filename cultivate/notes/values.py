"""One property of a note and its values, as they stand. `handler` reads them, `properties` changes them.

Both are tuples: dozens are made of every note of a vault, and a tuple takes a third of the time.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

NULLS = frozenset(("~", "null", "Null", "NULL"))
"""What stands for nothing, quoted or not."""


class Scalar(NamedTuple):
    """One value: `text` as it reads ("" where it is unknown: empty, `null`, `~`), `start:end` as it stands.

    `style` is plain, single, double, literal, folded, or empty. Line and column count from 1. An anchor
    or a tag lies inside the span.
    """

    text: str
    start: int
    end: int
    line: int
    column: int
    style: str
    anchored: bool = False
    tagged: bool = False


class Property(NamedTuple):
    """A property of a note. `values` are its scalars; line and column are those of its key.

    `key_start:key_end` is the key and `start:end` the value as they stand, without comments. An unquoted
    `[[Jane]]` is one scalar, as typed. `complex` says that something in the value is no scalar (a nested
    property, a `{{placeholder}}`, an alias) and not among `values`. `flow` is a value in brackets.
    """

    key: str
    kind: Literal["scalar", "list", "mapping"]
    values: tuple[Scalar, ...]
    key_start: int
    key_end: int
    start: int
    end: int
    line: int
    column: int
    flow: bool = False
    complex: bool = False

    @property
    def text(self) -> str:
        """The first value's text, or "" where there is none."""
        return self.values[0].text if self.values else ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All values, a scalar as a list of one; the empty ones are left out."""
        return tuple([value.text for value in self.values if value.text])
