"""The proof of an edit: the note is read again, and nothing but the one value differs."""

from __future__ import annotations

from collections.abc import Iterable

from cultivate.errors import CannotEdit
from cultivate.notes.edit import Edit, apply
from cultivate.notes.events import END, node_end, parse_events
from cultivate.notes.frontmatter import FrontMatter, read_front_matter

_Shape = list[list[tuple[str, str, str, int]]]


def prove(text: str, edits: Iterable[Edit], key: str, texts: tuple[str, ...]) -> None:
    """CannotEdit unless `edits` make the property `key` of the note `text` read as `texts`, and nothing else.

    Every other property has the same events in the same order, and the body the same characters.
    """
    before, after = read_front_matter(text), apply(text, edits)
    now = read_front_matter(after)
    found = now.find(key)
    texts_now = found.texts if found else ()
    body_before, body_now = text[before.body :], after[now.body :]
    if now.problem or not now.present or texts_now != texts or (found and found.complex):
        raise _unsafe(key, before)
    if body_before != body_now or text[: before.start] != after[: now.start]:
        raise _unsafe(key, before)
    if _others(text, before, key) != _others(after, now, key) or now.repeated != before.repeated:
        raise _unsafe(key, before)


def _unsafe(key: str, before: FrontMatter) -> CannotEdit:
    found = before.find(key)
    reason = f"`{key}` cannot be changed without changing something else"
    return CannotEdit(reason, line=found.line if found else 0, column=found.column if found else 0)


def _others(text: str, front: FrontMatter, key: str) -> _Shape:
    """The keys and values of every property but `key`, as events without their places, in order."""
    events = parse_events(text[front.inner : front.close]).events
    shape: _Shape = []
    at = 1
    while events and events[at].kind is not END:
        value = node_end(events, at)
        after = node_end(events, value)
        if events[at].text != key:
            shape.append([(event.kind, event.text, event.style, event.adorned) for event in events[at:after]])
        at = after
    return shape
