"""Links to other notes: `[[Note]]`, `[[Folder/Note#Heading|shown]]`, `![[Note]]`, `[shown](Note.md)`.

Which note a target means is decided by whoever knows the vault; here it is the text alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from cultivate.notes.code import code_spans

_WIKI = re.compile(r"!?\[\[(?P<target>[^\[\]|#\n]*)(?P<sub>#[^\[\]|\n]*)?(?:\|(?P<shown>[^\[\]\n]*))?\]\]")
_TARGET = re.compile(r"(!?)\[\[([^\[\]|#\n]*)(?:[#|][^\[\]\n]*)?\]\]")
_MARKDOWN = re.compile(r"!?\[(?P<shown>[^\[\]\n]*)\]\((?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<>]*))\)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)


class Link(NamedTuple):
    """One link of a text: `text[start:end]`, brackets and `!` included.

    `target` has no heading, no block and no `.md`; `shown` is what a reader sees.
    """

    target: str
    shown: str
    start: int
    end: int
    embed: bool = False


def links(text: str) -> list[Link]:
    """The links to notes in `text`, in their order; what stands in inline code is none.

    Web, mail and telephone links lead to no note, nor does a link within the same note.
    """
    if "[" not in text:
        return []
    found = sorted(_candidates(text), key=lambda link: link.start)
    return _outside_code(text, found) if "`" in text else found


def targets(text: str) -> list[str]:
    """The targets of the links in `text`, in their order; what is embedded is shown, and not linked."""
    if "`" in text or "](" in text:
        return [link.target for link in links(text) if not link.embed]
    found = [_note(written.removesuffix("\\")) for embed, written in _TARGET.findall(text) if not embed]
    return [target for target in found if target]


def link_at(text: str, start: int) -> Link | None:
    """The link to a note that begins at `start` exactly, or None."""
    if text.startswith(("[[", "![["), start):
        match = _WIKI.match(text, start)
        return _wikilink(match) if match else None
    match = _MARKDOWN.match(text, start)
    return _markdown_link(match) if match else None


def name_of(target: str) -> str:
    """The note's name in a link's target: the last part of its path."""
    return target.rpartition("/")[2]


def _outside_code(text: str, found: list[Link]) -> list[Link]:
    spans = code_spans(text)
    starts = [start for start, _ in spans]
    return [
        link
        for link in found
        if not (at := bisect_right(starts, link.start)) or link.start >= spans[at - 1][1]
    ]


def _candidates(text: str) -> Iterator[Link]:
    for match in _WIKI.finditer(text) if "[[" in text else ():
        if link := _wikilink(match):
            yield link
    for match in _MARKDOWN.finditer(text) if "](" in text else ():
        if link := _markdown_link(match):
            yield link


def _wikilink(match: re.Match[str]) -> Link | None:
    # In a table the bar is written `\|`, and the backslash is no part of the name.
    target = _note(match["target"].removesuffix("\\"))
    if not target:
        return None
    shown = (match["shown"] or target).strip()
    return Link(target, shown, match.start(), match.end(), match[0].startswith("!"))


def _markdown_link(match: re.Match[str]) -> Link | None:
    written = match["angled"] or match["plain"] or ""
    if _SCHEME.match(written) or not written.partition("#")[0].casefold().endswith(".md"):
        return None
    from urllib.parse import unquote

    target = _note(unquote(written.partition("#")[0]).removeprefix("./"))
    if not target or "\n" in target:
        return None
    return Link(target, match["shown"] or target, match.start(), match.end(), match[0].startswith("!"))


def _note(target: str) -> str:
    target = target.strip()
    return target[:-3] if target[-3:].casefold() == ".md" else target
