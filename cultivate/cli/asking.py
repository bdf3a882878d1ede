"""Questions about a sentence: asked on a terminal, never in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from cultivate.cli.terminal import visible


@dataclass(frozen=True, slots=True)
class Terminal:
    """Whoever sits before it is asked, unless `no_input`; `yes` answers what can be answered so."""

    yes: bool = False
    no_input: bool = False

    @property
    def there(self) -> bool:
        """Whether somebody can be asked."""
        return sys.stdin.isatty() and sys.stderr.isatty() and not self.no_input

    def choose(self, question: str, options: Sequence[str]) -> int | None:
        """The place of the option that was chosen; a yes chooses nobody."""
        if not self.there:
            return None
        click.echo(visible(question), err=True)
        for number, option in enumerate(options, 1):
            click.echo(f"  {number}  {visible(option)}", err=True)
        chosen: int = click.prompt("Which", type=click.IntRange(1, len(options)), err=True)
        return chosen - 1

    def confirm(self, question: str) -> bool | None:
        """Yes or no."""
        if self.yes:
            return True
        return click.confirm(visible(question), err=True) if self.there else None
