"""Options that many commands share, and the clock: nothing below this floor asks what day it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cultivate.cli.progress import Progress
from cultivate.cli.report import COMMIT, told
from cultivate.cli.terminal import warn

if TYPE_CHECKING:
    from cultivate.flows.session import Session
    from cultivate.model.cadence import Cadence

_Command = TypeVar("_Command", bound=Callable[..., Any])
_IN_PLACE = "cultivate.in_place"

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
dry_run_option = click.option(
    "-n", "--dry-run", is_flag=True, help="Print what would change as a diff, and write nothing."
)


def _remember(key: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def remember(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        ctx.meta[key] = wanted

    return remember


commit_option = click.option(
    "--commit",
    is_flag=True,
    expose_value=False,
    callback=_remember(COMMIT),
    help="Commit what was changed, with git.",
)
in_place_option = click.option(
    "--in-place",
    is_flag=True,
    expose_value=False,
    callback=_remember(_IN_PLACE),
    help="Overwrite hard links, and notes in read-only folders: less safe.",
)
yes_option = click.option("-y", "--yes", is_flag=True, help="Do not ask before several notes change.")


def vault_options(command: _Command) -> _Command:
    """`--vault` and `--date`, which every command takes that works on a vault."""
    day = click.option(
        "--date", "day", metavar="DAY", help="The day to take for today, as 2026-11-24 (CULTIVATE_TODAY)."
    )
    vault = click.option("--vault", type=click.Path(), metavar="DIR", help="The vault's folder.")
    return vault(day(command))


def open_session(vault: str | None, day: str | None, *, quiet: bool = False) -> Session:
    """The vault that the options, the environment or the working directory name, on the day they name.

    Warnings about the settings go to stderr at once, unless the command itself is about to report them.
    """
    ctx = click.get_current_context()
    session = _opened(Path.cwd(), vault or ctx.find_root().obj, day, Progress())
    ctx.call_on_close(lambda: _tell_interrupted(session.root))
    for problem in () if quiet else session.problems:
        warn(told(problem))
    return session


def open_again(session: Session, day: str | None) -> Session:
    """The same vault as it is by now, on the day that it is now or that `day` names."""
    return _opened(session.root, os.fspath(session.root), day)


def _opened(start: Path, named: str | None, day: str | None, progress: Progress | None = None) -> Session:
    from dataclasses import replace

    from cultivate.flows.session import open_vault

    now = datetime.now().astimezone()
    session = open_vault(
        start,
        named,
        os.environ,
        today(day, now.date()),
        clock=now.date(),
        progress=progress,
        time=now.time(),
    )
    if session.settings.timezone:
        session = _in_zone(session, now, named=bool(day or os.environ.get("CULTIVATE_TODAY")))
    if click.get_current_context().meta.get(_IN_PLACE):
        session = replace(session, settings=replace(session.settings, in_place=True))
    return session


def now_in(session: Session) -> datetime:
    """The date and time that it is in the time zone of an opened vault."""
    zone = session.settings.timezone
    if not zone:
        return datetime.now().astimezone()
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(zone))


def today_in(session: Session, day: str | None) -> date:
    """The day that an opened vault has by now, or that is named as for `today`."""
    if day or os.environ.get("CULTIVATE_TODAY"):
        return today(day)
    return now_in(session).date()


def _tell_interrupted(root: Path) -> None:
    """One line where a command that wrote was killed; the next one that writes clears up after it."""
    from cultivate.vault.recovery import interrupted

    told = interrupted(root)
    if told:
        warn(told)


def _in_zone(session: Session, now: datetime, *, named: bool) -> Session:
    """The session on the day that it is in the user's time zone; a day that was `named` stays."""
    from dataclasses import replace
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from cultivate.errors import UsageError

    zone = session.settings.timezone
    try:
        there = now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        message = (
            f"vault.timezone is “{zone}”, which this system does not know: write one such as Europe/London"
        )
        raise UsageError(message) from None
    clock = there.date()
    return replace(session, clock=clock, time=there.time(), today=session.today if named else clock)


def today(day: str | None, clock: date | None = None) -> date:
    """The day that a command takes for today: `--date`, `CULTIVATE_TODAY`, else the clock's.

    `clock` is the clock's day for whoever has read it already: twice may be two days.
    """
    named = day or os.environ.get("CULTIVATE_TODAY")
    clock = clock or date.today()
    if not named:
        return clock
    from cultivate.model.dates import understand_day

    found = understand_day(named, clock)
    if found is None:
        where = "--date" if day else "CULTIVATE_TODAY"
        raise click.BadParameter(f"“{named}” is not a day I know: write it as 2026-11-24", param_hint=where)
    return found


def past(text: str | None, today: date, option: str) -> date | None:
    """The day that was typed after `option`: `yesterday`, `last friday`, `3 days ago`, or an ISO day."""
    from cultivate.model.dates import understand_day

    return _day(
        text, today, option, understand_day, "write yesterday, last friday, 3 days ago, or 2026-11-20"
    )


def coming(text: str | None, today: date, option: str) -> date | None:
    """The day ahead that was typed after `option`: `tomorrow`, `friday`, `in 2 weeks`, or an ISO day."""
    from cultivate.model.dates import coming_day

    return _day(text, today, option, coming_day, "write tomorrow, friday, in 2 weeks, or 2026-11-27")


def _day(
    text: str | None, today: date, option: str, understand: Callable[[str, date], date | None], hint: str
) -> date | None:
    found = understand(text, today) if text else None
    if text and found is None:
        raise click.BadParameter(f"“{text}” is not a day I know: {hint}", param_hint=option)
    return found


def lasting(text: str | None, option: str) -> Cadence | None:
    """The length that was typed after `option`: `2w`, `10 days`, `3 months`."""
    if not text:
        return None
    from cultivate.model.cadence import parse_cadence

    found = parse_cadence(text)
    if not found:
        raise click.BadParameter(f"“{text}” is no length: write 2w, 10 days, or 3 months", param_hint=option)
    return found
