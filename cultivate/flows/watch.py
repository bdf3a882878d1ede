"""Watch a vault: log what is ticked, and keep the agenda right, until told to stop."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cultivate.errors import CultivateError
from cultivate.flows.session import Session
from cultivate.flows.watch_lines import Line
from cultivate.flows.watcher import Asked, Gone, Watcher
from cultivate.model.watching import Watch
from cultivate.vault.events import hinted
from cultivate.vault.faults import in_words
from cultivate.vault.flock import watching
from cultivate.vault.load import Vault
from cultivate.vault.locate import SETTINGS_FILE

POLL, POLL_SHARE = 2.0, 20
"""Seconds between two comparisons of the whole folder where the system gives no hints, and their share."""
_BACK = 2.0  # seconds between two looks whether a folder that went away is there again


def watch(asked: Asked, *, poll: bool, ready: Callable[[], None]) -> bool:
    """Watch the vault until told to stop; `ready` is called once, when everything has been read.

    Whether all could be read and done at the end. Refused where another watcher is at work in the vault,
    UsageError where its settings are wrong.
    """
    session = asked.opened()
    root, signs = session.root, _signs(session.root)
    while True:
        with watching(root):
            try:
                return _watch(asked, session, poll=poll, ready=ready)
            except Gone:
                asked.tell(Line("gone", f"{root} is not there any more; waiting for it", wrong=True))
        again = _wait_for(asked, root, signs)
        if again is None:
            return True
        session, ready = again, _nothing
        asked.tell(Line("back", f"{root} is there again"))


def _watch(asked: Asked, session: Session, *, poll: bool, ready: Callable[[], None]) -> bool:
    settle = session.settings.watch_settle
    with _hinted(asked, session.root, poll=poll) as hears:
        pace = Watch(settle) if hears else Watch(settle, POLL, POLL_SHARE)
        watcher = Watcher(asked, session, pace, hears)
        asked.tell(_started(watcher.begin()))
        ready()
        gc.freeze()  # what has been read stays: no need to look through it for what does not
        watcher.go()
    return not any(problem.severity == "error" for problem in watcher.problems)


@contextmanager
def _hinted(asked: Asked, root: Path, *, poll: bool) -> Iterator[bool]:
    """Whether hints arrive: not where polling is asked for, or where the system has none to give."""
    if poll:
        yield False
        return
    source = hinted(root, asked.inbox)
    try:
        source.__enter__()
    except OSError as error:
        said = f"the system tells of no changes here ({in_words(error)}); looking at every note now and then"
        asked.tell(Line("polling", said, wrong=True))
        yield False
        return
    try:
        yield True
    finally:
        source.__exit__(None, None, None)


def _started(vault: Vault) -> Line:
    people = "1 contact" if len(vault.contacts) == 1 else f"{len(vault.contacts)} contacts"
    notes = "1 note" if len(vault.paths) == 1 else f"{len(vault.paths)} notes"
    return Line("started", f"watching {vault.root}: {people} in {notes}")


def _signs(root: Path) -> list[Path]:
    """By what a vault is known: an empty folder in its place is where a drive was."""
    return [path for path in (root / SETTINGS_FILE, root / ".obsidian") if path.exists()]


def _wait_for(asked: Asked, root: Path, signs: list[Path]) -> Session | None:
    """The vault once it is there again; None where we are to stop before."""
    while True:
        if asked.inbox.wait(_BACK).stop:
            return None
        if root.is_dir() and all(path.exists() for path in signs):
            try:
                return asked.opened()
            except CultivateError:
                continue


def _nothing() -> None:
    """All is ready already."""
