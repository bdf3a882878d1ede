"""Printing that commands share: JSON documents, problems, outcomes of a write."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from cultivate.cli.terminal import colour_wanted, say, visible, warn

if TYPE_CHECKING:
    from cultivate.errors import Problem
    from cultivate.flows.saving import Outcome
    from cultivate.flows.session import Session

_NAMED = 10
COMMIT = "cultivate.commit"
"""The key in a context's `meta` under which `--commit` is remembered."""


def print_json(document: Mapping[str, object]) -> None:
    """One JSON document on stdout; what is no Unicode is escaped, so that every reader can read it."""
    import json

    text = json.dumps(document, ensure_ascii=sys.stdout.encoding.casefold() != "utf-8", indent=1)
    click.echo(text.encode("utf-8", "backslashreplace").decode())


def print_line(document: Mapping[str, object]) -> None:
    """One JSON document on one line of stdout (newline-delimited JSON)."""
    import json

    text = json.dumps(document, ensure_ascii=sys.stdout.encoding.casefold() != "utf-8")
    click.echo(text.encode("utf-8", "backslashreplace").decode())


def tell_problems(problems: Sequence[Problem]) -> None:
    """Name what could not be read, on stderr: ten at most, and how many more."""
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in errors[:_NAMED]:
        whole = problem.code in ("unreadable", "not-carried-out")
        warn(told(problem) if whole else f"could not read {told(problem)}")
    if len(errors) > _NAMED:
        warn(f"and {len(errors) - _NAMED} more; `cultivate doctor` names them all")


def told(problem: Problem) -> str:
    """A problem in one line: where, what, and what to do about it."""
    if not problem.advice:
        return problem.sentence()
    return f"{problem.sentence()}{'.' if problem.advice[0].isupper() else ';'} {problem.advice}"


def exit_for(problems: Sequence[Problem]) -> None:
    """Leave with 1 where an error concerns the report: there is no all-clear beside an unread note."""
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(1)


def print_outcome(outcome: Outcome, session: Session, *, as_json: bool) -> None:
    """What a writing command did; with `--dry-run` its diff. Leaves with 1 where something was not done."""
    outcome = committed(outcome, session)
    if as_json:
        from cultivate.flows.documents import outcome_json

        print_json(outcome_json(outcome, session))
    else:
        tell_outcome(outcome)
    for problem in outcome.problems:
        warn(told(problem))
    exit_for(outcome.problems)


def committed(outcome: Outcome, session: Session) -> Outcome:
    """The outcome with its changes committed, where the option or the user's own settings ask for it.

    The lock of the vault is free by now: hooks run while git commits.
    """
    from cultivate.vault.git import git_folder

    context = click.get_current_context()
    asked = bool(context.meta.get(COMMIT))
    if outcome.dry_run or not outcome.changes or not (asked or git_folder(session.root)):
        return outcome
    from cultivate.flows.commit import with_commit

    return with_commit(session, outcome, _verb(context), asked=asked)


def _verb(context: click.Context) -> str:
    """The command as it is typed, without the program's own name: `log`, `git setup`."""
    inner = context.parent and context.parent.parent
    return (
        f"{_verb(context.parent)} {context.info_name}"
        if context.parent and inner
        else context.info_name or ""
    )


def tell_outcome(outcome: Outcome) -> None:
    """The messages; in a dry run beside the diff, and with the word that nothing of it was done."""
    if not outcome.dry_run:
        for message in outcome.messages:
            say(message)
        return
    print_diff(outcome.diff)
    for message in outcome.messages:
        warn(message)
    warn("dry run: nothing was written")


def print_diff(diff: str) -> None:
    """A unified diff: in a pipe as exact as the notes, for `patch`; in colour with nothing hidden in it."""
    if not (sys.stdout.isatty() or colour_wanted(sys.stdout)):
        click.echo(diff.encode("utf-8", "surrogateescape"), nl=False)
        return
    for line in diff.removesuffix("\n").split("\n") if diff else ():
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        bold = line.startswith(("+++", "---"))
        click.echo(click.style(visible(line.removesuffix("\r")), fg=None if bold else colour, bold=bold))
    sys.stdout.flush()
