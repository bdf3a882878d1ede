"""How a value is written as YAML: plain where every reader takes it for the same text, else in quotes.

Bare, as Obsidian's property types store them: a date, a date with a time, a number, `true`, `false`.
In quotes: what YAML 1.1 or 1.2 would take for something else (`no`, `12:30`, `0123`, `+49…`, `1e3`), and a
wikilink, which YAML takes for a list.
"""

from __future__ import annotations

import re

from cultivate.errors import CannotEdit

_BARE = re.compile(
    r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?|-?(0|[1-9]\d{0,14})(\.\d+)?|true|false", re.ASCII
)
_OTHERWISE = re.compile(
    r"[-+]?[\d_.:]+(e[-+]?\d+)?|[-+]?0[xob][\da-f_]+|[-+]?\.(inf|nan)|\d{4}-\d\d?-\d\d?[t\s].*"
    r"|y|n|yes|no|on|off|true|false|null|~|=|<<|",
    re.ASCII | re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`+\s]|:(?=\s|$)|\s#|\s$")
_IN_BRACKETS = re.compile(r"[,\[\]{}:]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(rf'["\\]|{_UNPRINTABLE.pattern}')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def written(value: str, style: str = "plain", *, in_brackets: bool = False) -> str:
    """`value` as it is written in a note, in the old `style` where that can hold it.

    `style` is a Scalar's; anything but single and double counts as plain. Text that is no UTF-8
    is CannotEdit.
    """
    if _SURROGATE.search(value):
        raise CannotEdit("the new value is not UTF-8")
    printable = not _UNPRINTABLE.search(value)
    if style == "single" and printable:
        return "'" + value.replace("'", "''") + "'"
    if style != "double" and printable and _reads_as_text(value, in_brackets=in_brackets):
        return value
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _reads_as_text(value: str, *, in_brackets: bool) -> bool:
    """Whether a plain `value` is taken for itself by readers of YAML 1.1 and 1.2 alike."""
    if in_brackets and _IN_BRACKETS.search(value):
        return False
    return bool(_BARE.fullmatch(value)) or not (_OTHERWISE.fullmatch(value) or _NOT_PLAIN.search(value))


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    number = ord(char)
    return _NAMED.get(char) or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}")
