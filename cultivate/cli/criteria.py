"""`cultivate trust` and `cultivate fit`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import (
    commit_option,
    dry_run_option,
    in_place_option,
    json_option,
    open_session,
    past,
    vault_options,
)
from cultivate.cli.report import print_outcome

_OPTIONS = (
    click.argument("who", shell_complete=complete_person),
    click.argument("words", nargs=-1, metavar="WORD..."),
    click.option("--on", "on", metavar="DAY", help="The day on which it came true; else today."),
    click.option("--remove", is_flag=True, help="It holds no longer."),
    dry_run_option,
    in_place_option,
    commit_option,
    json_option,
    vault_options,
)
_TRUST = """Say what makes somebody an ally: each word gets the day on which it came true.

    The words are regarded (in their own network), same-clients, complementary (they do not compete),
    raving-fan and willing (to introduce you). A seat as ally is a candidate's until all of them hold.

    \\b
    Examples:
      cultivate trust bob regarded willing
      cultivate trust bob raving-fan --on 2026-02-10
      cultivate trust bob willing --remove
    """
_FIT = """Say how well somebody fits as a client: each word gets the day on which it came true.

    The words are understands (what you do), values (it), desires (it) and affords (it).

    \\b
    Examples:
      cultivate fit jane understands values
      cultivate fit jane affords --on "last friday"
    """


def _command(kind: str, short_help: str, told: str) -> click.Command:
    def run(
        vault: str | None, day: str | None, as_json: bool, dry_run: bool,
        who: str, words: tuple[str, ...], on: str | None, remove: bool,
    ) -> None:  # fmt: skip
        session = open_session(vault, day)
        from cultivate.flows.criteria import criteria

        when = past(on, session.today, "--on")
        outcome = criteria(
            session, kind, who, words, on=when, remove=remove, here=Path.cwd(), dry_run=dry_run
        )
        print_outcome(outcome, session, as_json=as_json)

    made: Any = run
    for option in reversed(_OPTIONS):
        made = option(made)
    command: click.Command = click.command(kind, short_help=short_help, help=told)(made)
    return command


trust = _command("trust", "Say what makes somebody an ally, and since when.", _TRUST)
fit = _command("fit", "Say how well somebody fits as a client, and since when.", _FIT)
