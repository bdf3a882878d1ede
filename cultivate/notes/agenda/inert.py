"""Text that others wrote, made harmless inside a line of ours: it can break no line and open no block."""

from __future__ import annotations

import re
import unicodedata

from cultivate.model.hints import plain

_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_DOUBLED = re.compile(r"([\[\]%])\1+")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """`text` with every control, line end and direction character turned into one space."""
    if not text.isprintable():  # as nearly every text is
        text = "".join(" " if _is_control(char) else char for char in text)
    return " ".join(text.split())


def inert(text: str) -> str:
    """One line with its links as plain names and nothing that opens a comment."""
    named = _MARKDOWN_LINK.sub(r"\1", plain(one_line(text)))
    return _DOUBLED.sub(r"\1", named).replace("<!--", "<!-")


def link_text(text: str) -> str:
    """What may stand between the brackets of a link; what would close or break it is left out."""
    return re.sub(r"[\[\]]", "", one_line(text))


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Zl", "Zp") or char in _BIDI
