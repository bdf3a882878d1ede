"""A note as one `str`: decoding, lines, positions. What the characters mean lives in the modules beside this.

A note is UTF-8 decoded with `surrogateescape`, a byte order mark kept as its first character
and newlines untouched, so that an offset means the same on every floor and encoding gives back the
very bytes that were read. Lines end at `\\n` only: `str.splitlines` would also break at NEL or U+2028.
"""

from __future__ import annotations

from typing import NamedTuple

BOM = "\ufeff"


class Line(NamedTuple):
    """`text[start:end]` is the line without its ending, `stop` the offset after it; `number` is from 1."""

    start: int
    end: int
    stop: int
    number: int


def decode(data: bytes) -> str:
    """The text of a note; bytes that are no UTF-8 become lone surrogates, which `encode` turns back."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The bytes of a note, for every text that `decode` gives: `encode(decode(data)) == data`."""
    return text.encode("utf-8", "surrogateescape")


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]`, numbered as in the whole text.

    An ending at the very end opens no further line. A `\\r` before the `\\n` belongs to the ending.
    """
    limit = len(text) if end is None else end
    number = text.count("\n", 0, start) + 1
    found = []
    while start < limit:
        newline = text.find("\n", start, limit)
        stop = limit if newline < 0 else newline + 1
        last = limit if newline < 0 else newline
        bare = last - 1 if newline > start and text[newline - 1] == "\r" else last
        found.append(Line(start, bare, stop, number))
        start, number = stop, number + 1
    return found


def newline_of(text: str) -> str:
    """The note's own line ending: that of its first line, or `\\n` where it has none."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of `offset`, both from 1; a byte order mark takes no column."""
    start = text.rfind("\n", 0, offset) + 1
    marked = start == 0 and offset > 0 and text.startswith(BOM)
    return text.count("\n", 0, offset) + 1, offset - start + 1 - marked
