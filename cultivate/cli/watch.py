"""`cultivate watch`."""

from __future__ import annotations

import gc
import signal
import time
from datetime import datetime
from typing import TYPE_CHECKING

import click

from cultivate.cli.options import (
    commit_option,
    in_place_option,
    now_in,
    open_again,
    open_session,
    today_in,
    vault_options,
)
from cultivate.cli.report import COMMIT, print_line
from cultivate.cli.terminal import say, warn

if TYPE_CHECKING:
    from types import FrameType

    from cultivate.flows.watch_lines import Line
    from cultivate.vault.events import Inbox


@click.command(short_help="Log ticks and keep the agenda right, as you go.")
@click.option("--poll", is_flag=True, help="Look at every note now and then: for network drives.")
@click.option("--once", is_flag=True, help="Wait until nobody is typing, bring all up to date, and end.")
@in_place_option
@commit_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line on stdout.")
@vault_options
def watch(vault: str | None, day: str | None, as_json: bool, poll: bool, once: bool) -> None:
    """Log what is ticked, and keep today's agenda right, while you work in an editor or on a phone.

    A note is left in peace until it has not changed for five seconds. Today's agenda is kept right once it is
    there; `[watch] agenda = true` begins a new one at midnight. Ctrl-C ends it.

    \b
    Examples:
      cultivate watch
      cultivate watch --poll
      cultivate watch --once --json
    """
    session = open_session(vault, day, quiet=True)
    import os

    from cultivate.flows.watch import watch as run
    from cultivate.flows.watcher import Asked, Clock
    from cultivate.vault.events import Inbox

    inbox = Inbox()
    asked = Asked(
        opened=lambda: open_again(session, day),
        today=lambda opened: today_in(opened, day),
        time=lambda opened: now_in(opened).time(),
        environment=os.environ,
        inbox=inbox,
        tell=_tell_json if as_json else _tell,
        clock=Clock(time.monotonic, time.time),
        commit=bool(click.get_current_context().meta.get(COMMIT)),
        once=once,
    )
    gc.enable()  # it runs for weeks
    whole = run(asked, poll=poll, ready=lambda: _stop_on_signals(inbox))
    if not once:
        asked.tell(_stopped())
    elif not whole:
        raise click.exceptions.Exit(1)


def _stop_on_signals(inbox: Inbox) -> None:
    """Ctrl-C, a closed terminal and `kill` end it when what is under way is done; a second Ctrl-C at once."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}

    def stop(number: int, frame: FrameType | None) -> None:
        signal.signal(number, before[number])
        inbox.stop()

    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # what nohup ignores stays ignored
            signal.signal(number, stop)


def _stopped() -> Line:
    from cultivate.flows.watch_lines import Line

    return Line("stopped", "stopped")


def _tell(line: Line) -> None:
    (warn if line.wrong else say)(f"{datetime.now():%H:%M:%S} {line.message}")


def _tell_json(line: Line) -> None:
    from cultivate.flows.watch_lines import line_json

    if line.wrong:
        _tell(line)
    if not line.private:
        print_line(line_json(line, datetime.now().astimezone().isoformat(timespec="seconds")))
