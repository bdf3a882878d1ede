"""Which paths are left out: Obsidian's excluded files and `[vault] exclude`.

A pattern is the beginning of a path, one with `*` and `?`, or a regular expression between slashes.
A pattern is a path's beginning, one with `*` and `?`, or a regular expression between slashes.
if it cannot take long on a path of ordinary length: what could multiply (a repeated group, look-around,
back-references) is refused, and the steps that the rest could take are estimated first.
"""

from __future__ import annotations

import fnmatch
import re
import time
from collections.abc import Callable, Iterable

LONGEST_PATTERN = 200
LONGEST_PATH = 255
MOST_STEPS = 100_000_000  # an estimate from above: the worst pattern that passes takes about 0.3 s a path
BUDGET = 1.0  # seconds for all expressions in one walk; after them none is asked any more
_NEVER = re.compile(r"\)(?:[*+?]|\{)|\(\?(?!:)|\\[1-9gkABZ]|[*+?}][+]")
_ESCAPE_OR_CLASS = re.compile(r"\\[^\dgkABZ]|\[\^?\]?(?:[^\]\\]|\\.)*\]")
# It is searched for anywhere, so that `.*` at either end says nothing and costs nothing.
_IDLE_ENDS = re.compile(r"^\^?(?:\.\*)+(?![?*+{])|(?<!\\)(?:\.\*)+\$?$")


class Filters:
    """Patterns of paths that are left out; `refused` are the expressions that are not run."""

    __slots__ = ("_beginnings", "_expressions", "_spent", "refused")

    def __init__(self, patterns: Iterable[str]) -> None:
        beginnings: list[str] = []
        self._expressions: list[Callable[[str], object]] = []
        self._spent = 0.0
        refused: list[str] = []
        for pattern in filter(None, patterns):
            if len(pattern) > 2 and pattern[0] == pattern[-1] == "/":
                expression = safe_expression(pattern[1:-1])
                if expression:
                    self._expressions.append(expression.search)
                else:
                    refused.append(pattern)
            elif "*" in pattern or "?" in pattern:
                self._expressions.append(re.compile(fnmatch.translate(pattern[:LONGEST_PATTERN])).match)
            else:
                beginnings.append(pattern.removeprefix("/"))
        self._beginnings = tuple(filter(None, beginnings))
        self.refused = tuple(refused)

    def __bool__(self) -> bool:
        return bool(self._beginnings or self._expressions)

    def match(self, path: str) -> bool:
        """Whether `path` is left out; a folder's path ends with a slash."""
        if path.startswith(self._beginnings):
            return True
        if not self._expressions or len(path) > LONGEST_PATH or self._spent > BUDGET:
            return False
        started = time.perf_counter()
        found = any(matches(path) for matches in self._expressions)
        self._spent += time.perf_counter() - started
        return found


def safe_expression(pattern: str) -> re.Pattern[str] | None:
    """The compiled expression, or None where it is invalid or could take long on some path."""
    if len(pattern) > LONGEST_PATTERN:
        return None
    pattern = _IDLE_ENDS.sub("", pattern)
    plain = _ESCAPE_OR_CLASS.sub("x", pattern)
    if _NEVER.search(plain) or _most_steps(plain) > MOST_STEPS:
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _most_steps(plain: str) -> int:
    """Places to begin at, times lengths of repetitions, times ways through options and groups."""
    repetitions = len(re.findall(r"[*+]|\{\d*,\d*\}", plain))
    options = len(re.findall(r"(?<![*+?}:(])\?(?!:)", plain))
    branches, groups = plain.count("|") + 1, plain.count("(")
    return int(LONGEST_PATH ** (repetitions + 1) * 2**options * branches ** max(groups, 1))
