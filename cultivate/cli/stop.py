"""`cultivate stop`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cultivate.cli.asking import Terminal
from cultivate.cli.completion import complete_person
from cultivate.cli.options import (
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    vault_options,
)
from cultivate.cli.report import committed, exit_for, print_json, tell_outcome, tell_problems
from cultivate.cli.terminal import say

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.flows.stop import By, FreeSeat, Goodbye


@click.command(short_help="Leave somebody alone from now on.")
@click.argument("who", nargs=-1, required=True, metavar="WHO...", shell_complete=complete_person)
@click.option("-m", "--reason", default="", metavar="TEXT", help="Why, in a few words; it stands in the log.")
@click.option("--by", type=click.Choice(("them", "me")), default=None, help="Who said so.")
@click.option(
    "--newsletter/--no-newsletter",
    default=None,
    help="Whether the newsletter goes on; unasked it stays as it is, and none goes to them.",
)
@click.option("--no-input", is_flag=True, help="Ask nothing: leave the newsletter as it is.")
@dry_run_option
@in_place_option
@commit_option
@json_option
@vault_options
def stop(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...],
    reason: str, by: By | None, newsletter: bool | None, no_input: bool,
) -> None:  # fmt: skip
    """Leave somebody alone: never again due, in an agenda, a plan or a letter to many.

    Prints a last message that you may send, and who is first on the bench for their seat. Nothing is sent,
    and nobody is promoted. Their note stays, and `cultivate resume` takes it back.

    Whoever gets the newsletter may go on getting it: on a terminal you are asked.

    \b
    Examples:
      cultivate stop jane --by them --reason "her assistant asked, by email"
      cultivate stop jane --by me --newsletter
      cultivate resume jane
    """
    session = open_session(vault, day)
    from cultivate.flows.stop import Stopping
    from cultivate.flows.stop import stop as run

    if newsletter is None:
        newsletter = _asked(session, who, Terminal(no_input=no_input))
    said = Stopping(reason, by or "", newsletter)
    found = run(session, who, said, here=Path.cwd(), dry_run=dry_run)
    if as_json:
        from cultivate.flows.planning_documents import goodbye_json

        print_json(goodbye_json(found, committed(found.outcome, session), session))
        exit_for(found.outcome.problems)
    else:
        _print(found, session)


def _asked(session: Session, who: tuple[str, ...], terminal: Terminal) -> bool | None:
    """What the user says about the newsletter, where somebody gets it and there is somebody to ask."""
    if not terminal.there:
        return None
    from cultivate.flows.stop import readers

    names = readers(session, who, Path.cwd())
    return terminal.confirm(f"{' and '.join(names)}: shall the newsletter go on?") if names else None


def _print(found: Goodbye, session: Session) -> None:
    outcome = committed(found.outcome, session)
    tell_outcome(outcome)
    for each in found.seats:
        say(_seat(each))
    for contact, text in found.farewells:
        say()
        say(f"A last message to {contact.name}, if you like; nothing is sent:", bold=True)
        for line in text.rstrip("\n").split("\n"):
            say(f"  {line}".rstrip())
    tell_problems(outcome.problems)
    exit_for(outcome.problems)


def _seat(each: FreeSeat) -> str:
    """`alliance: 24 of 25 seats. Ivy Orr is first on the bench (2 introductions; …): cultivate promote …`."""
    size, taken = each.bench.tier.size, len(each.bench.seats)
    seats = f"{each.tier}: {taken} of {size} seats"
    if taken >= size:
        return f"{seats}; nobody has to take this one"
    if each.first is None:
        return f"{seats}; nobody waits for this one"
    contact, measure = each.first.standing.contact, each.first.measure
    return f"{seats}. {contact.name} is first on the bench ({measure.told}): {each.command}"
