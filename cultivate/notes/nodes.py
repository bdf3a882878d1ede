"""One property out of YAML events: what its value reads as, and where it stands in the note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cultivate.notes.events import ALIAS, END, FLOW, LIST, MAPPING, SCALAR, Event, node_end
from cultivate.notes.values import NULLS, Property, Scalar

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes properties of the events of `block`, which begins at `offset`, on `line`, of the note."""

    block: str
    events: list[Event]
    offset: int
    line: int

    def property(self, at: int, value_at: int, after: int) -> Property:
        """The property whose key is `events[at]` and whose value is `events[value_at:after]`."""
        key, value = self.events[at], self.events[value_at]
        kind: Literal["scalar", "list", "mapping"] = "scalar"
        values: tuple[Scalar, ...] = ()
        flow, whole, end = False, True, value.end
        if value.kind is SCALAR:
            values = (self._scalar(value),)
        elif value.kind is ALIAS:
            whole = False
        else:
            flow, end = value.style is FLOW, self._last(value_at, after)
            link = self._link(value_at, after)
            if link:
                values, flow = (link,), False
            elif value.kind is LIST:
                kind, (values, whole) = "list", self._items(value_at + 1, after - 1)
            else:
                kind, whole = "mapping", False
        base, line = self.offset, self.line + key.line
        start, stop = base + key.start, base + key.end
        return Property(
            key.text,
            kind,
            values,
            start,
            stop,
            base + value.start,
            base + end,
            line,
            key.column + 1,
            flow,
            not whole,
        )

    def _scalar(self, event: Event) -> Scalar:
        _, text, quote, start, end, line, column, adorned = event
        if text in NULLS:
            text = ""
        style = _STYLES.get(quote) or ("plain" if end > start else "empty")
        base = self.offset
        anchored, tagged = bool(adorned & 1), adorned > 1
        return Scalar(text, base + start, base + end, self.line + line, column + 1, style, anchored, tagged)

    def _items(self, at: int, after: int) -> tuple[tuple[Scalar, ...], bool]:
        """The scalars of a list, and whether it holds nothing else."""
        found, whole = list[Scalar](), True
        while at < after:
            if self.events[at].kind is SCALAR:
                item: Scalar | None = self._scalar(self.events[at])
                end = at + 1
            else:
                end = node_end(self.events, at)
                item = self._link(at, end)
            if item:
                found.append(item)
            whole, at = whole and item is not None, end
        return tuple(found), whole

    def _link(self, at: int, after: int) -> Scalar | None:
        """An unquoted `[[Jane]]`, which YAML takes for a list in a list, as the text that was typed."""
        outer, inner = self.events[at], self.events[at + 1]
        if not (outer.kind is LIST and inner.kind is LIST and after - at >= 5):
            return None
        end = self.events[after - 1].end
        text = self.block[outer.start : end]
        plain = all(event.kind is SCALAR for event in self.events[at + 2 : after - 2])
        if not plain or "\n" in text or not (text.startswith("[[") and text.endswith("]]")):
            return None
        base, line = self.offset, self.line + outer.line
        return Scalar(text, base + outer.start, base + end, line, outer.column + 1, "plain")

    def _last(self, at: int, after: int) -> int:
        """Where a value ends: a block's own end mark lies past the comments that follow it."""
        for event in reversed(self.events[at:after]):
            if event.kind is not END or event.end > event.start:
                return event.end if event.kind not in (LIST, MAPPING) else event.start
        return self.events[at].end
