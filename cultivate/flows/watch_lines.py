"""What a watcher tells: one line, or one JSON object, for each thing that happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cultivate.errors import Problem
from cultivate.flows.saving import Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One event: a stable word for programs, a sentence for people, and whom or which note it is about.

    `wrong` is what belongs on stderr. `private` people are in no document for programs.
    """

    event: str
    message: str
    name: str = ""
    path: str = ""
    wrong: bool = False
    private: bool = False


def lines_of(outcome: Outcome, summary: str, is_private: Callable[[str], bool]) -> Iterator[Line]:
    """What one run did, if anything; `summary` tells of the agenda, where that was changed."""
    for told in outcome.mended:
        yield Line("mended", told)
    if outcome.synced:
        for name, path in outcome.synced.untold:
            yield Line("made", f"{path}: made, without a tier", name, path)
        for each in outcome.synced.done:
            said = f"{each.name}: {each.entry or 'taken back'}"
            yield Line("logged", said, each.name, each.path, private=is_private(each.path))
    if summary:
        yield Line("agenda", summary, path=summary.partition(": ")[0])
    if outcome.commit:
        yield Line("committed", outcome.messages[-1])


def problem_line(problem: Problem) -> Line:
    """What could not be read, or not be carried out: where, what, and what to do."""
    said = problem.sentence()
    if problem.advice:
        said = f"{said}{'.' if problem.advice[0].isupper() else ';'} {problem.advice}"
    return Line("problem", said, path=problem.path, wrong=True)


def line_json(line: Line, time: str) -> dict[str, object]:
    """The object of one line of `watch --json`; `time` is ISO with its zone."""
    return {
        "time": time,
        "event": line.event,
        "name": line.name or None,
        "path": line.path or None,
        "message": line.message,
    }
