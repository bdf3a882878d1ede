"""What the shell offers when Tab is pressed: the names of the contacts, the tiers, the stages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from cultivate.cli.options import today
from cultivate.errors import CultivateError

if TYPE_CHECKING:
    from cultivate.flows.session import Session


def complete_person(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The contacts whose name, or one word of it, begins with what was typed."""
    session = _session(ctx)
    if session is None:
        return []
    from cultivate.model.people import fold

    wanted = fold(typed)
    return [
        CompletionItem(contact.name, help=", ".join(contact.tiers))
        for contact in session.load().contacts
        if fold(contact.name).startswith(wanted) or f" {wanted}" in fold(contact.name)
    ]


def complete_tier(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The vault's tiers."""
    session = _session(ctx)
    return (
        [CompletionItem(tier) for tier in session.settings.tiers if tier.startswith(typed)] if session else []
    )


def complete_stage(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The stages that a contact can be at."""
    from cultivate.model.means import STAGES

    return [CompletionItem(stage) for stage in STAGES if stage.startswith(typed)]


def complete_means(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The means that the vault knows."""
    session = _session(ctx)
    known = session.settings.vocabulary.all if session else ()
    return [CompletionItem(means.id) for means in known if means.id.startswith(typed)]


def _session(ctx: click.Context) -> Session | None:
    """The vault that the words typed so far would work on; nothing is said where there is none."""
    from cultivate.flows.session import open_vault

    root = ctx.find_root()
    named = ctx.params.get("vault") or root.params.get("vault")
    day = today(None)
    try:
        return open_vault(Path.cwd(), named, os.environ, day, clock=day)
    except CultivateError:
        return None
