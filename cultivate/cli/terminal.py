"""What a terminal may show: colour where it is wanted, text from notes with nothing hidden in it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import JustifyMethod, OverflowMethod

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

_WORD = 14
"""A word of this length stays whole in a narrow table: `client-system,`."""


def visible(text: str) -> str:
    """`text` with control, escape, bidi and undecodable characters written out.

    Names come from others: none may move the cursor, colour the line or turn it round.
    """
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def cell(text: str) -> str:
    """`text` for one field of a tab-separated line."""
    return visible(text).replace("\t", " ").replace("\n", " ")


def colour_wanted(stream: IO[Any]) -> bool:
    """Whether to colour: no-color.org's variable wins, then FORCE_COLOR, then whether it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str = "",
    numbers: Container[int] = (),
    marked: Container[tuple[int, int]] = (),
) -> None:
    """A table on a terminal; in a pipe, tab-separated lines under a line of column names.

    `numbers` are the columns that stand to the right; `marked` the cells, as row and column, to look at.
    """
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            click.echo("\t".join(cell(field) for field in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    console = Console(color_system="auto" if colour_wanted(sys.stdout) else None, highlight=False)
    table = Table(
        box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False, title_style="bold"
    )
    rows = list(rows)
    least = _least_widths(columns, rows, console.width)
    for place, column in enumerate(columns):
        overflow: OverflowMethod = "ellipsis" if place == 0 else "fold"
        right: JustifyMethod = "right" if place in numbers else "left"
        table.add_column(column, no_wrap=place == 0, overflow=overflow, justify=right, min_width=least[place])
    for number, row in enumerate(rows):
        tones = ("yellow" if (number, place) in marked else "" for place in range(len(row)))
        table.add_row(*(Text(cell(field), tone) for field, tone in zip(row, tones, strict=True)))
    if Measurement.get(console, console.options.update(max_width=10_000), table).maximum > console.width:
        table.padding = (0, 1, 0, 0)  # a column more fits, before words are broken
    console.print(table)


def _least_widths(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int | None]:
    """How wide each column has to be, so that no word is broken; None for each where that does not fit."""
    words = [
        [word for row in (columns, *rows) for word in row[place].split()] for place in range(len(columns))
    ]
    least = [min(_WORD, max(map(len, column), default=0)) for column in words]
    least[0] = max(len(row[0]) for row in (columns, *rows))  # names are never folded
    fits = sum(least) + 2 * len(least) + 2 <= width  # with the narrower padding, if need be
    return [each if fits else None for each in least]


def say(text: str = "", **style: Any) -> None:
    """A line of a command's result on stdout."""
    click.echo(click.style(visible(text), **style) if style else visible(text))


def warn(text: str) -> None:
    """A message beside the result, on stderr."""
    click.echo(visible(text), err=True)


def folded(text: str) -> str:
    """`text` broken between words where a terminal ends, its further lines indented; in a pipe as it is."""
    if not sys.stdout.isatty():
        return text
    import shutil
    import textwrap

    indent = " " * (len(text) - len(text.lstrip(" ")) + 2)
    width = shutil.get_terminal_size().columns
    return textwrap.fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
