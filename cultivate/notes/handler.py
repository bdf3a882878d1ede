"""Properties from a block of front matter of any shape, by way of python-frontmatter with a handler of ours.

The handler keeps every value as the text that was typed, with its place. Nothing is ever written with
python-frontmatter: `properties` edits notes.
"""

from __future__ import annotations

import re

import frontmatter
from frontmatter.default_handlers import BaseHandler

from cultivate.notes.reading import Reading
from cultivate.notes.values import Property
from cultivate.notes.yamlblock import read_yaml


def read_properties(block: str, offset: int, line: int) -> Reading:
    """The properties in `block`, which begins at `offset`, on `line`, of the note. Never raises."""
    handler = _Handler(block, offset, line)
    properties, _ = frontmatter.parse(block, handler=handler)
    found = tuple(each for each in properties.values() if isinstance(each, Property))
    return handler.reading._replace(properties=found)


class _Handler(BaseHandler):
    """python-frontmatter's way in. It holds the block itself, because `parse` turns CRLF into LF."""

    FM_BOUNDARY = re.compile(r"^---\r?$", re.MULTILINE)

    def __init__(self, block: str, offset: int, line: int) -> None:
        super().__init__()
        self.block, self.offset, self.line = block, offset, line
        self.reading = Reading()

    def split(self, text: str) -> tuple[str, str]:
        """The block that was cut already; the note's body is not its business."""
        return self.block, ""

    def load(self, fm: str) -> dict[str, Property]:
        """The properties by key. It raises nothing: a ValueError would be swallowed or misread."""
        self.reading = read_yaml(fm, self.offset, self.line)
        return {each.key: each for each in self.reading.properties}
