"""`cultivate intro`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import (
    coming,
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    past,
    vault_options,
)
from cultivate.cli.report import exit_for, print_json, print_outcome, tell_problems
from cultivate.cli.terminal import say

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.model.introductions import State


@click.command(short_help="Bring two people together, or note a name that somebody gave you.")
@click.argument("who", nargs=-1, required=True, metavar="NAME...", shell_complete=complete_person)
@click.option("--promised", is_flag=True, help="You promised it: it comes up in the agenda until it is kept.")
@click.option("--made", is_flag=True, help="You introduced them. So it is without any of these options, too.")
@click.option("--met", is_flag=True, help="You heard that they met.")
@click.option("--declined", is_flag=True, help="You heard that one of them would rather not.")
@click.option(
    "--from", "giver", metavar="WHO", shell_complete=complete_person, help="Who gave you these names."
)
@click.option("--referral", is_flag=True, help="Of somebody who may do business, or who called you for it.")
@click.option("--on", "on", metavar="DAY", help="yesterday, “last friday”, or 2026-11-20; else today.")
@click.option("--by", metavar="DAY", help="With --promised: until when; else in three working days.")
@click.option("-m", "--text", default="", metavar="TEXT", help="A few words for the log.")
@click.option("--draft", is_flag=True, help="Print three short texts: ask one, ask the other, join them.")
@dry_run_option
@in_place_option
@commit_option
@json_option
@vault_options
def intro(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...],
    promised: bool, made: bool, met: bool, declined: bool, giver: str | None, referral: bool,
    on: str | None, by: str | None, text: str, draft: bool,
) -> None:  # fmt: skip
    """Bring two people together: both notes get the line, each naming the other.

    A promise also stands under Next in the first one's note, and is ticked there when it is kept.

    With --from, these are names that somebody gave you. Each becomes a line in the giver's note and a note of
    its own, with who introduced them and the stage qualifying. A note that is there keeps what it has.

    \b
    Examples:
      cultivate intro ann bob -m "both have just moved to Leeds"
      cultivate intro ann bob --promised --by friday
      cultivate intro ann bob --met --on yesterday -m "lunch next week"
      cultivate intro ann bob --draft
      cultivate intro --from jane "Eve Fox" "Max Hill"
      cultivate intro --from jane "Eve Fox" --referral -m "rang me by herself"
    """
    chosen = [
        name
        for name, asked in (("promised", promised), ("made", made), ("met", met), ("declined", declined))
        if asked
    ]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} are one or the other")
    state: State = chosen[0] if chosen else "made"  # type: ignore[assignment]
    session = open_session(vault, day)
    when, until = past(on, session.today, "--on"), coming(by, session.today, "--by")
    here = Path.cwd()
    if draft:
        if chosen or giver or until:
            raise click.UsageError("--draft takes two names and no other option of an introduction")
        _print_draft(session, who, as_json=as_json)
        return
    if giver:
        if state in ("met", "declined") or until:
            raise click.UsageError("a name that was given to you takes --promised, --referral, --on and -m")
        from cultivate.flows.preferral import Receiving, receive

        received = Receiving(giver, who, state == "promised", referral, when, text)
        outcome = receive(session, received, here=here, dry_run=dry_run)
    else:
        from cultivate.flows.intro import Introducing, introduce

        said = Introducing(state, referral, when, until, text)
        outcome = introduce(session, who, said, here=here, dry_run=dry_run)
    print_outcome(outcome, session, as_json=as_json)


def _print_draft(session: Session, who: tuple[str, ...], *, as_json: bool) -> None:
    from cultivate.flows.draft import draft
    from cultivate.flows.saving import Outcome

    found = draft(session, who, here=Path.cwd())
    if as_json:
        from cultivate.flows.documents import outcome_json

        print_json(outcome_json(Outcome((), problems=found.problems), session) | {"draft": found.text})
    else:
        for line in found.text.rstrip("\n").split("\n"):
            say(line)
    tell_problems(found.problems)
    exit_for(found.problems)
