"""`cultivate suggest`: lunch, introductions, article and gift."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from cultivate.cli.completion import complete_person
from cultivate.cli.options import json_option, open_session, vault_options
from cultivate.cli.reports import show_answer

_Command = TypeVar("_Command", bound=Callable[..., Any])


@click.group(short_help="Whom to bring together, and whom a link or a gift would please.")
def suggest() -> None:
    """Suggest whom to seat at a table, whom to introduce, and whom a link or a gift would please.

    Each line shows the parts that make its score: what stands in both notes, and nothing guessed. What a part
    is worth is [suggest] in cultivate.toml. Nobody comes up who died, stopped or is resting, nobody beside a
    competitor, and no two whom your notes know to know each other. Nothing is written; --why shows
    what is behind a line, --csv and --json are for other programs.

    \b
    Examples:
      cultivate suggest lunch jane
      cultivate suggest introductions
      cultivate suggest article https://example.com/rigging-a-dinghy
      cultivate suggest gift jazz records
    """


def _answering(count: int) -> Callable[[_Command], _Command]:
    """The options by which an answer is shown; `count` lines where nothing else is said."""

    def options(command: _Command) -> _Command:
        command = vault_options(json_option(command))
        command = click.option("--csv", "as_csv", is_flag=True, help="The table as CSV, for a spreadsheet.")(
            command
        )
        command = click.option(
            "--why", metavar="LINE", help="What stands behind one line, and in whose note."
        )(command)
        lines = click.IntRange(1, 1000)
        return click.option("--count", type=lines, default=count, show_default=True, help="How many lines.")(
            command
        )

    return options


@suggest.command(short_help="Two others to ask to a lunch with somebody.")
@click.argument("who", shell_complete=complete_person)
@_answering(5)
def lunch(
    vault: str | None, day: str | None, as_json: bool, as_csv: bool, why: str | None, count: int, who: str
) -> None:
    """Suggest two others for a lunch with somebody: from the same town, due soon, free for a meal.

    The three are strangers to each other as far as your notes know, do not compete, and have something in
    common, or one has what another looks for.

    \b
    Examples:
      cultivate suggest lunch jane
      cultivate suggest lunch jane --why "Ann Poe and Bob Lee"
    """
    session = open_session(vault, day)
    from cultivate.flows.suggest import lunch as found

    discreet = _is_discreet(why, as_json=as_json, as_csv=as_csv)
    answer = found(session, who, here=Path.cwd(), count=count, discreet=discreet)
    show_answer(answer, session, why, as_json=as_json, as_csv=as_csv)


@suggest.command(short_help="The best pairs of your network to introduce.")
@_answering(10)
def introductions(
    vault: str | None, day: str | None, as_json: bool, as_csv: bool, why: str | None, count: int
) -> None:
    """Suggest pairs of people who might like to know each other, and say why.

    `cultivate intro ANN BOB` makes the introduction, `--draft` writes its texts.

    \b
    Examples:
      cultivate suggest introductions
      cultivate suggest introductions --count 30 --csv
    """
    session = open_session(vault, day)
    from cultivate.flows.suggest import introductions as found

    discreet = _is_discreet(why, as_json=as_json, as_csv=as_csv)
    show_answer(found(session, count=count, discreet=discreet), session, why, as_json=as_json, as_csv=as_csv)


@suggest.command(short_help="Whom a link, or something about these words, would please.")
@click.argument("about", nargs=-1, required=True, metavar="URL-OR-WORDS...")
@_answering(10)
def article(
    vault: str | None, day: str | None, as_json: bool, as_csv: bool, why: str | None, count: int,
    about: tuple[str, ...],
) -> None:  # fmt: skip
    """Suggest whom a link would please: by their interests, what they look for, and their work.

    Of a link the words of its address count, but for the site's name; write others beside it. Whoever had the
    same link, as their log tells, does not come up again. Nothing is fetched.

    \b
    Examples:
      cultivate suggest article https://example.com/rigging-a-dinghy sailing
      cultivate suggest article patents for small firms
    """
    _sending("article", about, vault, day, why, count, as_json=as_json, as_csv=as_csv)


@suggest.command(short_help="Whom a gift would please.")
@click.argument("about", nargs=-1, required=True, metavar="WORDS...")
@_answering(10)
def gift(
    vault: str | None, day: str | None, as_json: bool, as_csv: bool, why: str | None, count: int,
    about: tuple[str, ...],
) -> None:  # fmt: skip
    """Suggest whom a gift would please, by their interests.

    \b
    Examples:
      cultivate suggest gift jazz records
      cultivate suggest gift bread --json
    """
    _sending("gift", about, vault, day, why, count, as_json=as_json, as_csv=as_csv)


def _sending(
    means: str, about: tuple[str, ...], vault: str | None, day: str | None, why: str | None, count: int,
    *, as_json: bool, as_csv: bool,
) -> None:  # fmt: skip
    session = open_session(vault, day)
    from cultivate.flows.suggest import sending

    discreet = _is_discreet(why, as_json=as_json, as_csv=as_csv)
    answer = sending(session, " ".join(about), means, count=count, discreet=discreet)
    show_answer(answer, session, why, as_json=as_json, as_csv=as_csv)


def _is_discreet(why: str | None, *, as_json: bool, as_csv: bool) -> bool:
    """Whether the answer is for another program, which names nobody who is private."""
    if sum((why is not None, as_csv, as_json)) > 1:
        raise click.UsageError("--why, --csv and --json are one or the other")
    return as_json or as_csv
