"""Why a block of YAML cannot be read, in plain words and at the place where a person would mend it."""

from __future__ import annotations

import re

from cultivate.notes.events import Events, Fault
from cultivate.notes.reading import Complaint

NEEDS_QUOTES = "needs-quotes"
QUOTE_IT = "Put double quotes around the whole value."
_ALIKE = "Begin all properties in the same column."
_SPECIAL = {"[[": "quote a wikilink", "{{": "a value that starts with {{ needs quotes"}


def explain(block: str, parsed: Events) -> Complaint | None:
    """The fault that ended `block`, if there is one, as a person would put it."""
    fault = parsed.fault
    if not fault:
        return None
    if fault.context == "cap":
        return Complaint(fault.at, "too-large", fault.problem, "Keep long text in the note's body.")
    if "quoted scalar" in fault.context:
        return _in_quotes(fault)
    if fault.context.startswith("while parsing a flow"):
        return _in_brackets(block, fault.opened)
    return _out_of_place(block, parsed, fault) or _bad_start(block, fault)


def _out_of_place(block: str, parsed: Events, fault: Fault) -> Complaint | None:
    problem = fault.problem
    if "cannot start any token" in problem and block[fault.at : fault.at + 1] == "\t":
        return Complaint(fault.at, "tab", "a tab stands where only spaces may", "Indent with spaces.")
    if "could not find expected ':'" in problem:
        advice = "Write it as `name: value`, or move it below the closing ---."
        return Complaint(fault.opened, "no-property", "this line is no property", advice)
    if "mapping values" in problem:
        return _second_colon(block, fault.at)
    if "expected key" in problem or "<block end>" in problem or "'-' indicator" in problem:
        return _left_over(block, parsed, fault.at)
    if "document" in problem:
        return Complaint(fault.at, "not-properties", "the properties end before this line", _ALIKE)
    return None


def _in_quotes(fault: Fault) -> Complaint:
    if "escape" in fault.problem:
        advice = r"Write \\ for a backslash, or use single quotes."
        return Complaint(fault.opened, NEEDS_QUOTES, "a backslash in these quotes is no escape", advice)
    message = "the quote that opens here is not closed"
    return Complaint(fault.opened, "unclosed-quote", message, "Close the quote, or take it away.")


def _in_brackets(block: str, opened: int) -> Complaint:
    bracket, end = block[opened : opened + 1], block.find("\n", opened)
    if block[:opened].endswith(bracket):
        opened -= 1
    twice = block.startswith(bracket * 2, opened)
    if twice and bracket == "[" and "]]" in block[opened : end if end >= 0 else None]:
        return Complaint(opened, NEEDS_QUOTES, _SPECIAL["[["], QUOTE_IT)
    what = bracket * (1 + twice)
    return Complaint(opened, "unclosed-bracket", f"the {what} that opens here is not closed", "Close it.")


def _left_over(block: str, parsed: Events, at: int) -> Complaint:
    """Something follows a value that had ended: a quote, a bracket or an indent ended it early."""
    last = parsed.events[-1]
    if last.style in ("'", '"') and "\n" in block[last.start : last.end]:
        return _in_quotes(Fault(at, "", "", last.start))
    line_start = block.rfind("\n", 0, at) + 1
    before = block[line_start:at]
    if not before.strip():
        return Complaint(at, "indent", "this line is indented unlike those above it", _ALIKE)
    for opening, message in _SPECIAL.items():
        if opening in before:
            return Complaint(line_start + before.index(opening), NEEDS_QUOTES, message, QUOTE_IT)
    first = block[last.start : last.start + 1]
    if first in ("*", "&", "!"):
        return _bad_start(block, Fault(last.start, "", "", last.start))
    what = "closing quote" if last.style else "end of this value"
    return Complaint(at, NEEDS_QUOTES, f"there is text after the {what}", QUOTE_IT)


def _second_colon(block: str, at: int) -> Complaint:
    line_start = block.rfind("\n", 0, at) + 1
    if ":" not in block[line_start:at] and line_start:
        return Complaint(line_start, "indent", "this line does not go with the one above it", _ALIKE)
    return Complaint(at, NEEDS_QUOTES, "a value with a colon and a space in it needs quotes", QUOTE_IT)


def _bad_start(block: str, fault: Fault) -> Complaint:
    at = fault.opened if "scanning a" in fault.context else fault.at
    char = block[at : at + 1]
    if char == "-":
        advice = "Put the first `- ` on the next line."
        return Complaint(at, NEEDS_QUOTES, "a list begins on a line of its own", advice)
    if re.fullmatch(r"[^\s\w]", char):
        return Complaint(at, NEEDS_QUOTES, f"a value that starts with {char} needs quotes", QUOTE_IT)
    return Complaint(
        at, "bad-yaml", "the properties cannot be read from here on", "Look for a missing quote."
    )


def stands_twice(key: str) -> str:
    """The message about the second of two properties of one name."""
    return f"`{key}` stands in this note a second time"
