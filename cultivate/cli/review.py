"""`cultivate review`: the command, and the walk as a plain prompt. The screen is `review_screen`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cultivate.cli.options import commit_option, json_option, open_session, vault_options
from cultivate.cli.report import committed, exit_for, print_json, tell_problems, told
from cultivate.cli.review_keys import KEYS, done
from cultivate.cli.show import print_sheet
from cultivate.cli.terminal import say, warn
from cultivate.errors import CultivateError

if TYPE_CHECKING:
    from cultivate.flows.review import Review
    from cultivate.flows.saving import Outcome
    from cultivate.flows.session import Session


@click.command(short_help="Walk through who is due, one by one.")
@click.option("--plain", is_flag=True, help="A plain prompt, even where the screen could be shown.")
@commit_option
@json_option
@vault_options
def review(vault: str | None, day: str | None, as_json: bool, plain: bool) -> None:
    """Walk through today's people with the keyboard: see each one's call sheet, ring, and press a key.

    \b
      l  log what was said: 25m new budget in January
      n  no answer            z  another day (2w, friday)
      s  skip this time       p  promise: a line under Next
      u  undo                 b  back         q  quit
      Enter  the next one, with nothing done

    Each key saves at once, so that nothing is lost whenever you stop. With Textual installed (the extra
    `review`) it is a screen with the list beside the call sheet; otherwise, and in a pipe, a plain prompt.

    \b
    Examples:
      cultivate review
      cultivate review --plain
      cultivate review --json | jq -r '.people[].name'
    """
    session = open_session(vault, day)
    from cultivate.flows.review import review as begin

    walk = begin(session)
    if as_json:
        from cultivate.flows.documents import review_json

        print_json(review_json(walk, session))
        tell_problems(walk.problems)
        exit_for(walk.problems)
        return
    if not walk.turns:
        if not any(problem.severity == "error" for problem in walk.problems):
            say("nobody is due today")
    elif plain or not _has_screen():
        _walk(walk)
    else:
        from cultivate.cli.review_screen import show_screen

        show_screen(walk, lambda outcome: committed(outcome, session))
    if walk.turns:
        say(ending(walk))
    tell_problems(walk.problems)
    exit_for(walk.problems)


def _has_screen() -> bool:
    """Whether both ends are a terminal, and Textual is installed."""
    from importlib.util import find_spec

    return sys.stdin.isatty() and sys.stdout.isatty() and find_spec("textual") is not None


def _walk(walk: Review) -> None:
    """The plain prompt: a call sheet whenever it is another person's turn, and a line for what to do."""
    shown = -1
    while True:
        try:
            if walk.place != shown:
                shown = walk.place
                _show(walk)
            words = _read()
            if words is None or words == "q" or not (words or walk.turn):
                return
            _obey(walk, words)
        except CultivateError as refused:
            warn(f"cultivate: {refused}")


def _obey(walk: Review, words: str) -> None:
    key, _, rest = words.partition(" ")
    if key in ("", "b"):
        walk.go(-1 if key else 1)
    elif outcome := done(walk, key, rest.strip()):
        _tell(outcome, walk.session)
    else:
        for each, name, what in KEYS:
            say(f"  {each}  {name}: {what}")


def _read() -> str | None:
    """What was typed, None at the end of the input."""
    if sys.stdin.isatty():
        import readline  # noqa: F401  arrows and corrections, as at any prompt
    try:
        return input(_PROMPT if sys.stdin.isatty() else "").strip()
    except EOFError:
        return None


_PROMPT = (
    "l log · n no answer · z another day · s skip · p promise · u undo · b back · Enter next · q quit\n> "
)


def _show(walk: Review) -> None:
    turn = walk.turn
    if turn is None:
        say("\neverybody was seen; Enter leaves, b goes back, u takes back")
        return
    seen = f" · {turn.done}" if turn.done else ""
    say(f"\n{walk.place + 1} of {len(walk.turns)} · {turn.means}{seen}", dim=True)
    print_sheet(walk.sheet(), walk.session, whole=False)


def _tell(outcome: Outcome, session: Session) -> None:
    outcome = committed(outcome, session)
    for message in outcome.messages:
        say(message)
    for problem in outcome.problems:
        warn(told(problem))


def ending(walk: Review) -> str:
    """`3 logged, 1 put off, 2 not seen to`: what the walk came to."""
    counts = [(sum(turn.done == what for turn in walk.turns), what) for what in _DONE]
    parts = [f"{number} {what}" for number, what in counts if number]
    if walk.left:
        parts.append(f"{walk.left} not seen to")
    return ", ".join(parts)


_DONE = ("logged", "tried", "put off", "skipped")
