"""In which line of a TOML text a key stands: tomllib gives the values and forgets the places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

Key = tuple[str, ...]
_KEY_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = rf"{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART})*"
_LINE = re.compile(rf"[ \t]*(?:\[\[?[ \t]*(?P<header>{_KEY})[ \t]*\]|(?P<key>{_KEY})[ \t]*=)")
# Strings of several lines come first: their quotes begin like those of one line.
_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}'''
    r"""|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*|[\[\]{}\n]""",
    re.DOTALL,
)


class Lines:
    """The lines of the keys of a valid TOML text; in an invalid one they may be wrong, never an error."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        self._lines: Mapping[Key, int] = MappingProxyType(dict(reversed(list(_scan(text)))))

    def of(self, *path: str) -> int:
        """The line of the key at `path`, or of the nearest table around it; 0 where there is none."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 0)


def _scan(text: str) -> Iterator[tuple[Key, int]]:
    """Every header and every key that begins a line, with its line from 1."""
    section: Key = ()
    position = 0
    while position < len(text):
        match = _LINE.match(text, position)
        if match:
            number = text.count("\n", 0, position) + 1
            path = _parts(match["header"] or match["key"])
            section, found = (path, path) if match["header"] else (section, section + path)
            yield found, number
        position = _end_of_statement(text, match.end() if match else position)


def _end_of_statement(text: str, position: int) -> int:
    """The start of the next line that is not inside a string or an array."""
    depth = 0
    for token in _TOKEN.finditer(text, position):
        if token[0] == "\n" and depth <= 0:
            return token.end()
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
    return len(text)


def _parts(key: str) -> Key:
    return tuple(_unquoted(part) for part in re.findall(_KEY_PART, key))


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    import tomllib

    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except ValueError:
        return part[1:-1]
