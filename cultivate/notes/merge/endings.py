"""How the lines of a note end, kept apart while it is merged: byte order mark, CRLF, the last newline.

One side may have changed nothing but these, and that is no change of every line.
"""

from __future__ import annotations

from dataclasses import dataclass

from cultivate.notes.merge.pieces import three_way
from cultivate.notes.text import BOM


@dataclass(frozen=True, slots=True)
class Form:
    """`crlf`: every line ends so. Where lines end in both ways, they keep their `\\r`, and it is False."""

    mark: bool
    crlf: bool
    closed: bool

    def restored(self, lines: list[str]) -> str:
        """The text of these lines."""
        newline = "\r\n" if self.crlf else "\n"
        text = newline.join(lines) + (newline if self.closed and lines else "")
        return BOM + text if self.mark else text


def form_of(text: str) -> Form:
    """The form of a text. An empty one ends as it should."""
    bare = text.removeprefix(BOM)
    crlf = "\r\n" in bare and bare.count("\r\n") == bare.count("\n")
    return Form(text != bare, crlf, not bare or bare.endswith("\n"))


def merged_form(base: str | None, ours: str, theirs: str) -> tuple[Form, list[list[str] | None]]:
    """The form of the merged text, and the lines of the three versions without their endings."""
    versions = (base, ours, theirs)
    forms = [form_of(text) if text is not None else None for text in versions]
    mixed = any(
        text is not None and form is not None and "\r\n" in text and not form.crlf
        for text, form in zip(versions, forms, strict=True)
    )
    one, other = form_of(ours), form_of(theirs)
    old = forms[0] or Form(mark=False, crlf=True, closed=False)  # what one of them lacks is only missing
    form = Form(
        three_way(old.mark, one.mark, other.mark),
        not mixed and three_way(old.crlf, one.crlf, other.crlf),
        three_way(old.closed, one.closed, other.closed),
    )
    return form, [None if text is None else _lines(text, mixed=mixed) for text in versions]


def _lines(text: str, *, mixed: bool) -> list[str]:
    bare = text.removeprefix(BOM)
    if not mixed:
        bare = bare.replace("\r\n", "\n")
    return bare.removesuffix("\n").split("\n") if bare else []
