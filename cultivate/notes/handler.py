"""Properties from a block of front matter, by way of python-frontmatter with a handler of ours.

The handler keeps every value as the text that was typed, with its place. Nothing is ever written with
python-frontmatter: `properties` edits notes.
"""

from __future__ import annotations

import re

import frontmatter
from frontmatter.default_handlers import BaseHandler

from cultivate.notes.plain import read_plain
from cultivate.notes.reading import Reading
from cultivate.notes.values import Property


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
        plain = read_plain(fm, self.offset, self.line)
        if plain is not None:
            return plain
        # Most vaults have few notes that need it, many have none: what it imports is a tenth of a start.
        from cultivate.notes.yamlblock import read_yaml

        self.reading = read_yaml(fm, self.offset, self.line)
        return {each.key: each for each in self.reading.properties}
