"""`cultivate log`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from cultivate.cli.asking import Terminal
from cultivate.cli.completion import complete_means, complete_person
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
from cultivate.cli.report import print_outcome
from cultivate.cli.terminal import warn


@click.command(short_help="Log a touch with one or several people.")
@click.argument("who", nargs=-1, metavar="WHO...", shell_complete=complete_person)
@click.option(
    "--via",
    "means",
    shell_complete=complete_means,
    default="",
    metavar="MEANS",
    help="call, lunch, note, email, … or a means of yours.",
)
@click.option(
    "--outcome", default="", metavar="OUTCOME", help="no-answer, voicemail, no-need, meeting, “sold 4000”, …"
)
@click.option("--in", "inbound", is_flag=True, help="They reached out to you.")
@click.option(
    "--on", "on", metavar="DAY", help="yesterday, “last friday”, “3 days ago”, or 2026-11-20; else today."
)
@click.option("--length", default="", metavar="TIME", help="How long it took: 25m, 1h30.")
@click.option("-m", "--text", default="", metavar="TEXT", help="What was said.")
@click.option("--next", "next_words", default="", metavar="TEXT", help="A promise or a question for ## Next.")
@click.option(
    "--next-on", metavar="DAY", help="The day of --next; without it, it comes up at the next touch."
)
@click.option(
    "--to",
    "selection",
    default="",
    metavar="WHOM",
    help="A bulk touch: “tier network”, “tag press”, newsletter.",
)
@click.option("--alone", is_flag=True, help="Without the partner, who otherwise comes to a meal, too.")
@click.option("--again", is_flag=True, help="Log it although the same entry stands there already.")
@click.option(
    "-y", "--yes", is_flag=True, help="Say yes to what a sentence leaves open; a person is never guessed."
)
@click.option("--no-input", is_flag=True, help="Ask nothing: refuse where a sentence is not certain.")
@in_place_option
@dry_run_option
@commit_option
@json_option
@vault_options
def log(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, who: tuple[str, ...],
    means: str, outcome: str, inbound: bool, on: str | None, length: str, text: str,
    next_words: str, next_on: str | None, selection: str, alone: bool, again: bool,
    yes: bool, no_input: bool,
) -> None:  # fmt: skip
    """Log a touch in the note of everybody who was there.

    WHO is a name, an alias, part of a name, or a note's path. In their place may stand one sentence, if
    nobody is called so and it says what it was or when. An older touch never moves the last touch back; one
    in the future is refused. A partner with a note of their own (`spouse`) is at a meal, at home and at an
    event with them; a call is for one.

    \b
    Examples:
      cultivate log jane --via call -m "new role from October"
      cultivate log "yesterday: lunch with Jane and Bob, promised an intro to Ann"
      cultivate log jane bob --via lunch --on yesterday --length 1h30
      cultivate log jane --via call --outcome no-answer
      cultivate log jane --via call --next "introduction [[Ann Poe]]" --next-on 2026-11-27
      cultivate log --to "tier network" --via newsletter -m "Letter 14"
    """
    session = open_session(vault, day)
    if bool(who) == bool(selection):
        raise click.UsageError("write the names of those who were there, or --to for a bulk touch")
    if next_on and not next_words:
        raise click.UsageError("--next-on is the day of --next, which is missing")
    from cultivate.flows.log import Touch
    from cultivate.flows.log import log as run

    when = past(on, session.today, "--on")
    if selection:
        from cultivate.flows.send import send

        sent = send(session, selection, means=means, day=when, text=text, dry_run=dry_run)
        print_outcome(sent, session, as_json=as_json)
        return
    touch = Touch(
        means, outcome, inbound, when, length, text,
        next_words, coming(next_on, session.today, "--next-on"), again, alone,
    )  # fmt: skip
    here = Path.cwd()
    if len(who) == 1 and " " in who[0].strip() and touch == Touch(again=again, alone=alone):
        from cultivate.flows.sentence import understand

        reading = understand(session, who[0], Terminal(yes, no_input), here)
        if reading:
            who, touch, here = reading.who, replace(reading.touch, again=again, alone=alone), session.root
            if reading.asked and not (yes or dry_run):
                _confirm(run(session, who, touch, here=here, dry_run=True).messages)
    print_outcome(run(session, who, touch, here=here, dry_run=dry_run), session, as_json=as_json)


def _confirm(lines: Sequence[str]) -> None:
    """Show what was understood, as the lines that will be written; a no writes nothing."""
    for line in lines:
        warn(f"  {line}")
    click.confirm("Write this?", default=True, abort=True, err=True)
