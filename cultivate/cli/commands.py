"""The commands, each in a module that is loaded when the command is called for.

To load them all takes as long as to load click: a command is to begin with its own work.
"""

from __future__ import annotations

from importlib import import_module

import click

_PLACES = {
    "init": "init.init",
    "add": "add.add",
    "list": "list.list_",
    "show": "show.show",
    "set": "set.set_",
    "due": "due.due",
    "agenda": "agenda.agenda",
    "review": "review.review",
    "sync": "sync.sync",
    "watch": "watch.watch",
    "log": "log.log",
    "intro": "intro.intro",
    "meeting": "meeting.meeting",
    "undo": "undo.undo",
    "snooze": "snooze.snooze",
    "skip": "skip.skip",
    "pause": "pause.pause",
    "resume": "pause.resume",
    "stop": "stop.stop",
    "promote": "promote.promote",
    "demote": "promote.demote",
    "bench": "bench.bench",
    "trust": "criteria.trust",
    "fit": "criteria.fit",
    "suggest": "suggest.suggest",
    "plan": "plan.plan",
    "forecast": "forecast.forecast",
    "catch-up": "catchup.catch_up",
    "report": "reports.report_",
    "doctor": "doctor.doctor",
    "git": "git.git",
    "merge-copies": "copies.merge_copies",
}
"""A module below `cultivate.cli`, and its function; in the order of a first week, as `--help` lists them."""
NAMES = tuple(_PLACES)


def command(name: str) -> click.Command:
    """The command of that name, loaded now; KeyError where there is none."""
    module, function = _PLACES[name].split(".")
    found: click.Command = getattr(import_module(f"cultivate.cli.{module}"), function)
    return found


class Commands(click.Group):
    """The group of them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in our order."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that was called for; where there is none, click finds one that was meant among all."""
        if cmd_name in _PLACES:
            return command(cmd_name)
        self.commands = {name: command(name) for name in NAMES}
        return None
