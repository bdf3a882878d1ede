"""The lines under `## Managing` of an agenda: what was done for the practice itself, and how long it took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cultivate.model.managing import Managing
from cultivate.notes.body import classified, sections
from cultivate.notes.fields import split_fields
from cultivate.notes.scan import length_in

HEADING = "managing"
_LINE = re.compile(r" ?[-*+][ \t]+(?:\[(?P<box>.)\][ \t]+)?(?P<words>.*\S)")


def read_managing(text: str, path: str, day: date) -> Iterator[Managing]:
    """Each bullet there that is done: without a box, or with a ticked one. Indented lines belong to it."""
    for section in sections(text):
        if section.title.casefold() != HEADING:
            continue
        for line, kind in classified(text, section.start, section.end):
            found = _LINE.match(text, line.start, line.end) if kind == "prose" else None
            if found and found["box"] in (None, "x", "X"):
                words = " ".join(split_fields(found["words"])[0].split())
                yield Managing(path, line.number, day, words, length_in(words))
