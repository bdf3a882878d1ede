"""How far a long reading has come, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time

import click

_PATIENCE = 1.0  # seconds for which nobody needs to be told anything


class Progress:
    """Called with how many notes were read, and of how many: a line on stderr after the first second."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show the count, or take it away when all is read."""
        if not sys.stderr.isatty() or time.monotonic() - self._started < _PATIENCE:
            return
        if done < total:
            click.echo(f"\rreading {done:,} of {total:,} notes ", nl=False, err=True)
            self._shown = True
        elif self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
