"""`cultivate doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json
from cultivate.cli.terminal import say, visible

if TYPE_CHECKING:
    from cultivate.flows.doctor import DoctorReport


@click.command(short_help="Name everything that cannot be read.")
@click.option(
    "--conflicts", is_flag=True, help="Only conflict markers, and copies that a synchronisation left."
)
@json_option
@vault_options
def doctor(vault: str | None, day: str | None, as_json: bool, conflicts: bool) -> None:
    """Name everything that cannot be read, where it stands, and what to do.

    Exits with 1 where something keeps a contact from being understood. Warnings alone exit with 0.

    \b
    Examples:
      cultivate doctor
      cultivate doctor --conflicts
      cultivate doctor --json | jq -r '.problems[].path'
    """
    session = open_session(vault, day, quiet=True)
    from cultivate.flows.doctor import doctor as run

    report = run(session, only_conflicts=conflicts)
    if as_json:
        from cultivate.flows.documents import doctor_json

        print_json(doctor_json(report, session))
    else:
        _print(report)
    exit_for(report.problems)


def _print(report: DoctorReport) -> None:
    from cultivate.vault.walk import WHY

    for problem in report.problems:
        place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
        colour = "red" if problem.severity == "error" else "yellow"
        click.echo(f"{visible(place)}: ", nl=False)
        say(f"{problem.severity} {problem.code}: {problem.message}", fg=colour)
        if problem.advice:
            say(f"  {problem.advice}")
    warnings = len(report.problems) - report.errors
    untracked = f", {report.untracked} without a tier or a cadence" if report.untracked else ""
    say(f"{_several(report.contacts, 'contact')} in {_several(report.notes, 'note')}{untracked}")
    for why, count in report.skipped.items():
        say(f"  left out: {WHY[why]} ({count})")
    if report.lookalikes:
        count = len(report.lookalikes)
        say(f"{count} more have a last touch and are no contacts, such as {report.lookalikes[0]}")
        say("  give them a tier, or name their folder under [contacts] in cultivate.toml")
    say(_counted(report.errors, warnings) if report.problems else "nothing to mend")


def _counted(errors: int, warnings: int) -> str:
    return f"{_several(errors, 'error')}, {_several(warnings, 'warning')}"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
