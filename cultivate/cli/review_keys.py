"""The keys of `cultivate review`, on the screen and at the plain prompt alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cultivate.flows.review import Review
    from cultivate.flows.saving import Outcome

KEYS = (
    ("l", "log", "what was said, as a log line: l 25m new budget"),
    ("n", "no answer", "they were tried"),
    ("z", "another day", "z, z 2w or z friday"),
    ("s", "skip", "not this time: s, or s on a long journey"),
    ("p", "promise", "a line under Next: p send her the book"),
    ("u", "undo", "take back the newest thing that you did here"),
    ("b", "back", "to the one before"),
    ("q", "quit", "what was done is saved already"),
)
"""Key, name, and what it does; Enter goes on to the next person."""


def done(walk: Review, key: str, words: str) -> Outcome | None:
    """What `key` did; None for a key that does nothing. Raises CultivateError as the commands do."""
    deeds: dict[str, Callable[[], Outcome]] = {
        "l": lambda: walk.log(words),
        "n": walk.no_answer,
        "z": lambda: walk.put_off(words),
        "s": lambda: walk.skip(words),
        "p": lambda: walk.promise(words),
        "u": walk.undo,
    }
    deed = deeds.get(key)
    return deed() if deed else None
