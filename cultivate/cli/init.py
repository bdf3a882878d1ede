"""`cultivate init`."""

from __future__ import annotations

from pathlib import Path

import click

from cultivate.cli.options import dry_run_option, json_option, today
from cultivate.cli.report import print_json, tell_outcome


@click.command(short_help="Make a new vault, or add to a folder of notes.")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--demo", is_flag=True, help="A fictional practice: 290 people, two years of notes, ending today."
)
@click.option("--empty", is_flag=True, help="Without the invented people.")
@click.option(
    "--with",
    "parts",
    multiple=True,
    metavar="PART",
    help="For a folder that has notes: home, bases, template or settings. May be repeated.",
)
@click.option(
    "--date", "day", metavar="DAY", help="The day on which the invented notes end (CULTIVATE_TODAY)."
)
@dry_run_option
@json_option
def init(
    folder: Path, demo: bool, empty: bool, parts: tuple[str, ...], day: str | None,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Make a new vault, or add to a folder of notes what you ask for.

    A new vault opens in Obsidian as it is. In a folder that has notes already nothing is added but
    `cultivate.toml` with every setting at its default, and the parts you name; nothing is ever overwritten.

    \b
    Examples:
      cultivate init Practice
      cultivate init Practice --empty
      cultivate init --demo Demo
      cultivate init ~/Notes --with bases --with home
    """
    from cultivate.flows.init import init as run

    outcome = run(folder, today(day), demo=demo, empty=empty, parts=parts, dry_run=dry_run)
    if as_json:
        from cultivate.flows.documents import init_json

        print_json(init_json(outcome, folder))
        return
    tell_outcome(outcome)
