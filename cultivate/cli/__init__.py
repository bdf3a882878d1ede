"""The command line, and the boundary where errors become one line.

Only click is loaded here; `commands` finds the command, which imports its flow when it runs.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from typing import IO, Any

import click

from cultivate import __version__
from cultivate.cli.commands import Commands
from cultivate.cli.terminal import colour_wanted, visible
from cultivate.errors import CultivateError, Incomplete

BROKEN_PIPE = 141


class _ReaderGoneError(Exception):
    """Whoever read our output has enough. A name of its own, since click would end with 1."""


class _StoppedError(Exception):
    """A KeyboardInterrupt on its way out; click would print an empty line for it and forget what it says."""


class _Group(Commands):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise _ReaderGoneError from None
        except KeyboardInterrupt as stop:
            raise _StoppedError(stop) from None
        return done


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.option(
    "--vault", type=click.Path(), metavar="DIR", help="The vault's folder; else it is found upward."
)
@click.version_option(__version__, prog_name="cultivate", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, vault: str | None) -> None:
    """Keep the relationships alive that bring you clients.

    Every contact is a Markdown note; cultivate works out who is due, writes the day's agenda and carries what
    you tick back into the notes.

    \b
    A morning:
      cultivate agenda          write today's agenda note
      cultivate show jane       her last words, family and number, before you ring
      cultivate log jane --via call -m "new role in March"
      cultivate sync            carry the ticked boxes into the notes

    \b
    To begin:
      cultivate init Practice          a new vault, with a few invented people to look at
      cultivate init --demo Demo       a whole fictional practice to try things on
    """
    ctx.color = colour_wanted(sys.stdout)
    ctx.obj = vault


def main() -> None:
    """Run the command line in a process of somebody else's, and end it with the exit code."""
    sys.exit(run())


def run() -> int:
    """Run the command line and give its exit code (format: "exit codes").

    KeyboardInterrupt where the user ends it; its words, if it has any, say how far it came.
    """
    # A command ends before collecting cycles would pay: it costs a tenth of the time of reading a vault, and
    # Python would do it once more when it ends, unless everything is frozen by then.
    gc.disable()
    atexit.register(gc.freeze)
    _prepare_streams()
    try:
        code = cli.main(prog_name="cultivate", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as bare:
        bare.show()
        return bare.exit_code
    except click.ClickException as wrong:
        context = wrong.ctx if isinstance(wrong, click.UsageError) else None
        said = context.command_path if context else "cultivate"
        _tell(f"{said}: {visible(wrong.format_message())} ({said} --help)")
        return wrong.exit_code
    except CultivateError as refused:
        _tell(f"cultivate: {visible(str(refused))}")
        return refused.exit_code
    except _StoppedError as stopped:
        raise stopped.args[0] from None
    except click.Abort:  # at a question: click has caught Ctrl-C, or the input has ended
        raise KeyboardInterrupt from None
    except _ReaderGoneError:
        _say_no_more(sys.stdout)
        return BROKEN_PIPE
    except OSError as failed:
        _tell(f"cultivate: {failed.filename or 'output'}: {failed.strerror or failed}")
        _say_no_more(sys.stdout)
        return Incomplete.exit_code
    return code if isinstance(code, int) else 0


def _tell(sentence: str) -> None:
    """Why a command stops. The exit code says it too, where nobody can read it."""
    try:
        click.echo(sentence, err=True)
    except OSError:
        _say_no_more(sys.stderr)


def _say_no_more(stream: IO[str]) -> None:
    """Let nothing be flushed into a closed pipe or onto a full disk when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _prepare_streams() -> None:
    """Streams for a process that has none (`>&-`): no note must get their numbers. All can be printed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that the terminal's encoding lacks
