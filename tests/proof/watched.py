"""Commands watched from outside: how they ended, how long they took, how much memory. No test lives here.

`each_alone` gives every command a process of its own. `in_one_process` runs them one after the other in one
child, which is ten times as fast; a signal there is seen as well, and its memory bounds that of each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS, MOST_MEGABYTES = 2.0, 200.0
"""The bounds of one command; the seconds are those of the machine on which the figures were measured."""
_REFERENCE = 0.14
"""Processor seconds that `slowness` counts on that machine."""
HANGS = 20
"""Seconds after which a command counts as one that never ends."""
_SEVERAL = Path(__file__).with_name("several.py")


@dataclass(frozen=True, slots=True)
class Case:
    """A command to run: its name in a report, its words, and where."""

    name: str
    words: tuple[str, ...]
    cwd: Path


@dataclass(frozen=True, slots=True)
class Watched:
    """How a command ended. `seconds` are of the processor, children's too; `code` < 0 is a signal."""

    case: Case
    code: int
    seconds: float
    megabytes: float
    out: str
    err: str

    @property
    def fault(self) -> str:
        """What a user must never see; empty where there was nothing of the kind."""
        if self.code not in (0, 1, 2, 3):
            return f"{self.case.name}: {self.case.words} ended with {self.code}: {self.err[-600:]}"
        if "Traceback" in self.err:
            return f"{self.case.name}: {self.case.words}: {self.err[-600:]}"
        if self.seconds > MOST_SECONDS and self.seconds > MOST_SECONDS * slowness():
            return f"{self.case.name}: {self.case.words} took {self.seconds:.1f} s"
        if self.megabytes > MOST_MEGABYTES:
            return f"{self.case.name}: {self.case.words} took {self.megabytes:.0f} MB"
        return ""


def slowness() -> float:
    """How many times slower this machine is just now than the one of the figures, at least 1."""
    started = time.process_time()
    sum(len(str(number)) for number in range(1_000_000))
    return max(1.0, (time.process_time() - started) / _REFERENCE)


def each_alone(cases: Sequence[Case], env: Mapping[str, str]) -> list[Watched]:
    """Every command in a process of its own."""
    return _several("alone", cases, env)


def in_one_process(
    cases: Sequence[Case], env: Mapping[str, str], through: Sequence[str] = ()
) -> list[Watched]:
    """Every command in one child; where that dies, the one under way ended so, and another child goes on.

    `through` is a program that runs it, such as `strace`.
    """
    return _several("here", cases, env, through)


def _several(
    how: str, cases: Sequence[Case], env: Mapping[str, str], through: Sequence[str] = ()
) -> list[Watched]:
    found: list[Watched] = []
    while len(found) < len(cases):
        left = cases[len(found) :]
        asked = json.dumps([[list(case.words), str(case.cwd)] for case in left])
        done = subprocess.run(
            [*through, sys.executable, os.fspath(_SEVERAL), how, str(HANGS)],
            env=dict(env), input=asked.encode("ascii"), capture_output=True, check=False,
        )  # fmt: skip
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        found += [Watched(case, *answer) for case, answer in zip(left, answers, strict=False)]
        if len(answers) < len(left):
            err = done.stderr.decode("utf-8", "replace")
            found.append(Watched(left[len(answers)], done.returncode or -1, 0.0, 0.0, "", err))
    return found


def faults(watched: Sequence[Watched]) -> list[str]:
    """Every fault among them."""
    return [each.fault for each in watched if each.fault]


def told(watched: Sequence[Watched]) -> str:
    """How many, and what the worst took."""
    seconds = max(each.seconds for each in watched)
    return f"{len(watched)} runs, at most {seconds:.2f} s and {max(e.megabytes for e in watched):.0f} MB"
