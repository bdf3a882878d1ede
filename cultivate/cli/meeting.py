"""`cultivate meeting`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import (
    coming,
    commit_option,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from cultivate.cli.report import committed, print_json, print_outcome
from cultivate.cli.terminal import print_table

if TYPE_CHECKING:
    from cultivate.flows.meeting import Meeting


@click.command(short_help="Prepare a lunch with an ally: a page, and names to send ahead.")
@click.argument("who", shell_complete=complete_person)
@click.option("--on", "on", metavar="DAY", help="The day of it; else the one that is booked, or today.")
@click.option(
    "--with", "company", multiple=True, metavar="WHO", shell_complete=complete_person, help="Who else comes."
)
@click.option("--swap", is_flag=True, help="Print the names alone, to send ahead; nothing is written.")
@dry_run_option
@commit_option
@json_option
@vault_options
def meeting(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool,
    who: str, on: str | None, company: tuple[str, ...], swap: bool,
) -> None:  # fmt: skip
    """Write a page for a lunch with an ally, under Meetings/.

    It has both ideal clients, what they look for, what was promised last time, five names of yours that
    fit, with the reason for each, and room for five of theirs. A page that is there is left as it is.

    Afterwards tick on it what happened and write their names down: `cultivate sync` reads it as it reads the
    agenda, and the names come up in the agenda within three working days.

    Nobody is named who is private, stopped, competes with them, or was introduced to them already.

    \b
    Examples:
      cultivate meeting bob --on 2026-12-08
      cultivate meeting bob --with ann
      cultivate meeting bob --swap
    """
    session = open_session(vault, day)
    from cultivate.flows.meeting import meeting as run

    when = coming(on, session.today, "--on")
    found = run(session, who, company, on=when, here=Path.cwd(), dry_run=dry_run or swap)
    if as_json:
        from cultivate.flows.planning_documents import meeting_json

        print_json(meeting_json(found, committed(found.outcome, session), session))
    elif swap:
        _print_swap(found)
    else:
        print_outcome(found.outcome, session, as_json=False)


def _print_swap(found: Meeting) -> None:
    """Name, role and firm, and no word of what the notes say of them."""
    contacts = [each.contact for each in found.names]
    print_table(("name", "role", "company"), [(each.name, each.role, each.org) for each in contacts])
