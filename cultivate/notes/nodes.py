"""One property out of YAML events: what its value reads as, and where it stands in the note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import yaml

from cultivate.notes.events import node_end
from cultivate.notes.values import Property, Scalar

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_NULLS = frozenset(("~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes properties of the events of `block`, which begins at `offset`, on `line`, of the note."""

    block: str
    events: list[yaml.Event]
    offset: int
    line: int

    def property(self, key: yaml.ScalarEvent, at: int, after: int) -> Property:
        """The property `key` whose value is `events[at:after]`."""
        value = self.events[at]
        values: tuple[Scalar, ...] = ()
        kind: Literal["scalar", "list", "mapping"] = "scalar"
        flow, whole, end = False, True, value
        if isinstance(value, yaml.ScalarEvent):
            values = (self._scalar(value),)
        elif isinstance(value, yaml.CollectionStartEvent):
            flow, end = bool(value.flow_style), self._last(at, after)
            link = self._link(at, after)
            if link:
                values, flow = (link,), False
            elif isinstance(value, yaml.SequenceStartEvent):
                kind, (values, whole) = "list", self._items(at + 1, after - 1)
            else:
                kind, whole = "mapping", False
        else:
            whole = False
        mark, base = key.start_mark, self.offset
        return Property(
            key.value,
            kind,
            values,
            base + mark.index,
            base + key.end_mark.index,
            base + value.start_mark.index,
            base + end.end_mark.index,
            self.line + mark.line,
            mark.column + 1,
            flow,
            not whole,
        )

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        mark, end, text = event.start_mark, event.end_mark.index, event.value
        return Scalar(
            "" if text in _NULLS else text,
            self.offset + mark.index,
            self.offset + end,
            self.line + mark.line,
            mark.column + 1,
            _STYLES.get(event.style) or ("plain" if end > mark.index else "empty"),
            event.anchor is not None,
            event.tag is not None,
        )

    def _items(self, at: int, after: int) -> tuple[tuple[Scalar, ...], bool]:
        """The scalars of a list, and whether it holds nothing else."""
        found, whole = list[Scalar](), True
        while at < after:
            event = self.events[at]
            if isinstance(event, yaml.ScalarEvent):
                item: Scalar | None = self._scalar(event)
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
        if not (isinstance(outer, yaml.SequenceStartEvent) and isinstance(inner, yaml.SequenceStartEvent)):
            return None
        mark, end = outer.start_mark, self.events[after - 1].end_mark.index
        text = self.block[mark.index : end]
        plain = all(isinstance(event, yaml.ScalarEvent) for event in self.events[at + 2 : after - 2])
        if not plain or after - at < 5 or "\n" in text or not (text.startswith("[[") and text.endswith("]]")):
            return None
        anchored = outer.anchor is not None or inner.anchor is not None
        tagged = outer.tag is not None or inner.tag is not None
        start = self.offset + mark.index
        line, column = self.line + mark.line, mark.column + 1
        return Scalar(text, start, self.offset + end, line, column, "plain", anchored, tagged)

    def _last(self, at: int, after: int) -> yaml.Event:
        """The event that a value ends with: a block's own end mark lies past the comments that follow it."""
        for event in reversed(self.events[at + 1 : after]):
            if (
                not isinstance(event, yaml.CollectionEndEvent)
                or event.end_mark.index > event.start_mark.index
            ):
                return event
        return self.events[at]
