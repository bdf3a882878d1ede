"""`cultivate undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cultivate.cli.options import (
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    vault_options,
)
from cultivate.cli.report import print_json, print_outcome
from cultivate.cli.terminal import print_table, say, warn

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.flows.undo import History, Step

_SHOWN = 20
_STATES = {"exact": "exactly", "merge": "by merging", "done": "is undone", "no": "no"}
_AGAIN = {"exact": "does it again", "merge": "does it again, by merging", "done": "is done again", "no": "no"}


@click.command()
@click.argument("number", type=click.IntRange(1), required=False, metavar="[ID]")
@click.option("-l", "--list", "listed", is_flag=True, help="Show the newest commands and their ids.")
@in_place_option
@dry_run_option
@commit_option
@json_option
@vault_options
def undo(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, number: int | None, listed: bool
) -> None:
    """Take back what a command changed: the newest one, or the one with that ID.

    A note that nobody touched since is as it was before, to the byte. One that was changed elsewhere keeps
    that. Where it was changed at the same lines, nothing is done, and you are told where. An undo is a
    command too: undo it, and it is done again.

    \b
    Examples:
      cultivate undo
      cultivate undo --list
      cultivate undo 17 --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.undo import history
    from cultivate.flows.undo import undo as run

    if not listed:
        print_outcome(run(session, number, dry_run=dry_run), session, as_json=as_json)
        return
    if number is not None or dry_run:
        raise click.UsageError("--list shows what could be undone, and takes no ID and no --dry-run")
    found = history(session, _SHOWN)
    if as_json:
        from cultivate.flows.documents import history_json

        print_json(history_json(found, session))
    else:
        _print(found, session)


def _print(found: History, session: Session) -> None:
    if not found.steps and found.older:
        say(f"nothing can be undone: what was kept of {found.older} commands cannot be read any more")
        return
    if not found.steps:
        say("nothing to undo: no command has changed a note here in the last 30 days")
        return
    print_table(("id", "when", "what", "notes", "undo"), [_row(each, session) for each in found.steps])
    if found.older:
        warn(f"and {found.older} earlier")


def _row(step: Step, session: Session) -> tuple[str, ...]:
    from cultivate.model.dates import short_date

    when = f"{short_date(step.when.date(), session.clock)} {step.when:%H:%M}"
    notes = step.paths[0] if len(step.paths) == 1 else f"{len(step.paths)} notes"
    states = _AGAIN if step.what.startswith("undo ") else _STATES
    return (str(step.id), when, step.what, notes, states[step.state] + (f": {step.why}" if step.why else ""))
