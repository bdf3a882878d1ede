"""Lines that make a careless expression try everything: one unit, repeated to 64 KB."""

from __future__ import annotations

LENGTH = 64_000

UNITS = (
    "[[", "]]", "[", "]", "[[a|", "[[/", "[[a#", "![[", "](", "[x](", "[a](b)", "(", "()", "`", "``a", "%", "%%",
    "%%a", "<!--", "-->", "<", "*", "**a", "_", "~", "|", "| a ", "- ", "-", "—", "#", "# ", ":", " :", "::", "[a:: ",
    "a,", ", ", "📅", "📅 2026-11-27 ", "^", " ^a", "https://", "http://a.b/ ", "tel:", "a@", "\t", " ", "\u00a0",
    "[x] ", "[ ] ", "stage ", "a:", "2026-01-01 ", "2026-01-01", "1", "1h", "12:", "25m ", "with ", "and ", "& ",
    "/", "\\", "\\[", "'", '"', "{{", "}}", "<%", "=", "!", "é", "e\u0301", "\u200d", "😀", "\udce9", "a", "a ", "in ",
    "no answer ", "call ", "sold ", "skipped ",
)  # fmt: skip
"""What is repeated."""


def line(unit: str) -> str:
    """One line of it."""
    return unit * (LENGTH // len(unit.encode("utf-8", "surrogateescape")))


def note(unit: str) -> bytes:
    """A contact in whose properties, Next and Log the line stands."""
    long = line(unit)
    short = long[:20_000]
    quoted = "'" + short.replace("'", "''") + "'"
    text = (
        f"---\ntier: alliance\nlast_touch: 2026-01-05\ncompany: {quoted}\nchildren: [{quoted}]\n---\n# Eve\n"
    )
    text += f"{long}\n\n## Next\n- [ ] call {long}\n- [ ] {long}\n\n## Log\n- 2026-01-05 call: {long}\n"
    text += f"- 2026-01-06 {long}\n- 2026-01-07 stage {long}\n\t- {long}\n"
    return text.encode("utf-8", "surrogateescape")


def agenda(unit: str) -> bytes:
    """Yesterday's agenda, in which somebody typed the line wherever one can type."""
    long = line(unit)
    text = "---\ntype: agenda\ndate: 2026-11-23\n---\n# Monday\n\n## Today\n"
    text += f"- [x] call [[Bob Lee]] {long}\n\t- {long}\n\t- [ ] {long}\n- [ ] call [[Eve]]{long}\n"
    text += f"\n## Also today\n- call [[Bob Lee]] {long}\n- {long}\n- [x] lunch {long}\n"
    return text.encode("utf-8", "surrogateescape")
