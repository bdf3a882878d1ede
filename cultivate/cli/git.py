"""`cultivate git`: setup, check, resolve, and the merge driver that git calls."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cultivate.cli.options import dry_run_option, json_option, open_session, vault_options
from cultivate.cli.report import exit_for, print_json, print_outcome, told
from cultivate.cli.terminal import say


@click.group("git", short_help="Let git merge notes by what they mean.")
def git() -> None:
    """Let git merge notes by what they mean, and settle what was merged without it.

    After a merge the log entries, ticks and list items of both sides are there; only what both changed, each
    in its own way, is a conflict. The commands take --json, where they print more than a line.

    \b
    Examples:
      cultivate git setup
      cultivate git setup --hooks --commit
      cultivate git resolve --dry-run
    """


@git.command(short_help="Register the merge driver in this clone.")
@click.option("--hooks", is_flag=True, help="A pre-commit hook, too, that runs `cultivate git check`.")
@click.option("--commit/--no-commit", "commits", default=None, help="Commands commit what they change here.")
@dry_run_option
@json_option
@vault_options
def setup(
    vault: str | None, day: str | None, as_json: bool, dry_run: bool, hooks: bool, commits: bool | None
) -> None:
    """Register the merge driver in this clone, and name the notes it is for in .gitattributes.

    Run it once in every clone: git does not carry configuration along. Nothing that stands there is
    overwritten, and a second run changes nothing.

    \b
    Examples:
      cultivate git setup
      cultivate git setup --hooks          look at what is staged before each commit
      cultivate git setup --commit         one commit for each command, from now on
      cultivate git setup --dry-run
    """
    session = open_session(vault, day)
    from cultivate.flows.git import Wish
    from cultivate.flows.git import setup as run

    print_outcome(run(session, Wish(hooks, commits), dry_run=dry_run), session, as_json=as_json)


@git.command(short_help="Look at the notes that are staged.")
@json_option
@vault_options
def check(vault: str | None, day: str | None, as_json: bool) -> None:
    """Look at the notes that are staged, as doctor would. Exits with 1 where one cannot be understood.

    \b
    Examples:
      cultivate git check
      cultivate git check --json
    """
    session = open_session(vault, day)
    from cultivate.flows.git import check_staged

    problems = check_staged(session)
    if as_json:
        from cultivate.flows.documents import problem_json

        print_json(
            {
                "vault": str(session.root),
                "date": session.today.isoformat(),
                "problems": [problem_json(problem) for problem in problems],
            }
        )
    else:
        for problem in problems:
            say(told(problem))
    exit_for(problems)


@git.command(short_help="Settle conflict markers by what the notes mean.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@dry_run_option
@json_option
@vault_options
def resolve(vault: str | None, day: str | None, as_json: bool, dry_run: bool, paths: tuple[str, ...]) -> None:
    """Settle conflict markers that a merge without the driver left, on a phone or a web host.

    Without a PATH, in every note that has some. What both sides changed, each in its own way, keeps its
    markers, and is named (exit code 1).

    \b
    Examples:
      cultivate git resolve --dry-run
      cultivate git resolve
      cultivate git resolve "People/Jane Doe.md"
    """
    session = open_session(vault, day)
    from cultivate.flows.resolve import resolve as run

    print_outcome(run(session, paths, here=Path.cwd(), dry_run=dry_run), session, as_json=as_json)


@git.command("merge-driver", hidden=True)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("size", type=int)
@click.argument("path", type=click.Path(path_type=Path))
def merge_driver(base: Path, ours: Path, theirs: Path, size: int, path: Path) -> None:
    """Merge three versions of a note for git, which calls this with %O %A %B %L %P.

    \b
    Examples:
      cultivate git merge-driver base.md ours.md theirs.md 7 "People/Jane Doe.md"
    """
    from cultivate.flows.git import CONFLICTS_LEFT, drive

    if not drive(base, ours, theirs, size, Path.cwd() / path, os.environ):
        raise click.exceptions.Exit(CONFLICTS_LEFT)
