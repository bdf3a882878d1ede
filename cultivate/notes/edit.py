"""Changes to a text as values: made by the modules beside this, shown as a diff, written by the vault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cultivate.notes.text import lines


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`; an insertion where both are the same."""

    start: int
    end: int
    new: str


class Change(NamedTuple):
    """One note before and after; `before` is None for a new one. `path` is vault-relative, with `/`."""

    path: str
    before: str | None
    after: str


class Removal(NamedTuple):
    """One note that is to go, and what it holds. Only what the tool made is ever removed."""

    path: str
    before: str

    @property
    def after(self) -> None:
        """Nothing stands there then."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all `edits` made; their offsets are those of `text` as it is given.

    Insertions at one place stand in the order given. Edits that overlap are a ValueError.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}:{edit.end} overlaps another or lies outside the text")
        parts += (text[done : edit.start], edit.new)
        done = edit.end
    return "".join([*parts, text[done:]])


def diff(changes: Iterable[Change | Removal]) -> str:
    """The changes as a unified diff that `patch -p1` reads; a change that changes nothing is left out.

    Exact like the notes themselves, bytes that are no UTF-8 included: whoever shows it makes them visible.
    """
    return "".join(line for change in changes for line in _diff_lines(change))


def conflict_markers(text: str) -> int:
    """The line of the first merge conflict that git left in `text`, 0 where there is none.

    A conflict opens with seven `<` and a space at a line's start and closes likewise with `>`.
    """
    if "<<<<<<< " not in text:
        return 0
    opening = re.search(r"^<<<<<<< ", text, re.MULTILINE)
    if not opening or not re.compile(r"^>>>>>>> ", re.MULTILINE).search(text, opening.end()):
        return 0
    return text.count("\n", 0, opening.start()) + 1


def _diff_lines(change: Change | Removal) -> Iterator[str]:
    import difflib  # only a dry run shows a diff

    # A tab ends a name with a space in it, which `patch` would take for the name's end (as git's diff does).
    name = f"{change.path}\t" if " " in change.path else change.path
    source = "/dev/null" if change.before is None else f"a/{name}"
    target = "/dev/null" if change.after is None else f"b/{name}"
    old, new = _whole_lines(change.before or ""), _whole_lines(change.after or "")
    for line in difflib.unified_diff(old, new, source, target):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _whole_lines(text: str) -> list[str]:
    return [text[line.start : line.stop] for line in lines(text)]
