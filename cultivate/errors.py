"""What can be wrong in a note (`Problem`), and why a command stops (`CultivateError`).

A Problem is a value: it is collected and shown, never raised, so that one bad note costs
that note alone. A CultivateError is raised, carries its exit code and builds its own sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a file that could not be understood.

    `path` is relative to the vault, with forward slashes. `line` and `column` count from 1;
    0 means that the whole file is meant. `code` is stable from release to release. `advice` says
    what to do. An error keeps a contact's tier, cadence, last touch or log from being known;
    a warning never does.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    advice: str = ""

    def sentence(self) -> str:
        """`People/Al.md, line 4: the quote that opens here is not closed`."""
        where = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{where}: {self.message}"

    def at(self, path: str) -> Problem:
        """The same problem in the file at `path` (readers of text do not know their path)."""
        return replace(self, path=path)


class CultivateError(Exception):
    """A command that cannot go on: one line for the user, and an exit code."""

    exit_code = 3


class UsageError(CultivateError):
    """The words of the command, or the settings, are wrong. Nothing was changed."""

    exit_code = 2


class Refused(CultivateError):
    """The command was understood and will not be done. Nothing was changed."""


class CannotEdit(Refused):
    """A note that cannot be changed with certainty: says where and why.

    Raised by the floors that know text only; `at` adds the path, which they do not know.
    """

    def __init__(self, reason: str, *, line: int = 0, column: int = 0, path: str = "") -> None:
        self.reason, self.line, self.column, self.path = reason, line, column, path
        place = ", ".join(filter(None, [path, f"line {line}" if line else ""]))
        super().__init__(f"{place}: {reason}" if place else reason)

    def at(self, path: str) -> CannotEdit:
        """The same refusal, naming the note at `path`."""
        return CannotEdit(self.reason, line=self.line, column=self.column, path=path)


class Incomplete(CultivateError):
    """The work was done in part: `7 of 9 saved`."""

    exit_code = 1


class Interrupted(KeyboardInterrupt):
    """The command was ended while it was saving; one line for the user says how far it came.

    No CultivateError, for nothing may take it for one and go on.
    """
