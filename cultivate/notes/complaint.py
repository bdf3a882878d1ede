"""Why a block of YAML cannot be read, in plain words and at the place where a person would mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

NEEDS_QUOTES = "needs-quotes"
QUOTE_IT = "Put double quotes around the whole value."
_QUOTE_LINK = 'Put double quotes around it: "[[Name]]".'


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong at `offset` of a block; `code`, `message` and `advice` become a Problem's.

    A complaint with the code NEEDS_QUOTES is about one value, which ends where its lines end.
    """

    offset: int
    code: str
    message: str
    advice: str = ""


def explain(block: str, error: yaml.MarkedYAMLError, events: list[yaml.Event]) -> Complaint:
    """The parser's `error`, after the `events` that came before it, as a person would put it."""
    at = min(error.problem_mark.index if error.problem_mark else 0, len(block))
    opened = error.context_mark.index if error.context_mark else at
    problem, context = error.problem or "", error.context or ""
    if "quoted scalar" in context:
        return _in_quotes(opened, problem)
    if context.startswith("while parsing a flow"):
        return _in_brackets(block, opened)
    if "cannot start any token" in problem and block[at : at + 1] == "\t":
        return Complaint(at, "tab", "a tab stands where only spaces may", "Indent with spaces.")
    if "could not find expected ':'" in problem:
        return _no_property(opened)
    if "expected key" in problem or "<block end>" in problem or "'-' indicator" in problem:
        return _left_over(block, at, events)
    if "mapping values" in problem:
        return _second_colon(block, at)
    if "document start" in problem:
        return Complaint(at, "bad-yaml", "the properties end before this line", "Indent all of them alike.")
    return _bad_start(block, opened if "scanning a" in context else at)


def _in_quotes(opened: int, problem: str) -> Complaint:
    if "escape" in problem:
        advice = "Write \\\\ for a backslash, or use single quotes."
        return Complaint(opened, NEEDS_QUOTES, "a backslash inside these quotes is no escape", advice)
    return Complaint(opened, "unclosed-quote", "the quote that opens here is not closed", "Close the quote.")


def _in_brackets(block: str, opened: int) -> Complaint:
    line = block[opened : _line_end(block, opened)]
    before = block[opened - 1 : opened] if opened else ""
    if "]]" in line and (line.startswith("[[") or before == "["):
        return Complaint(opened - (before == "["), NEEDS_QUOTES, "quote a wikilink", _QUOTE_LINK)
    if line.startswith("{{") or before == "{":
        return Complaint(opened, "unclosed-list", "the {{ that opens here is not closed", QUOTE_IT)
    what = "list" if line.startswith("[") else "{"
    return Complaint(
        opened, "unclosed-list", f"the {what} that opens here is not closed", "Close it on its line."
    )


def _no_property(at: int) -> Complaint:
    advice = "Write it as `name: value`, or move it below the closing ---."
    return Complaint(at, "no-property", "this line is no property", advice)


def _left_over(block: str, at: int, events: list[yaml.Event]) -> Complaint:
    """Something follows a value that had ended: a quote or bracket in it, or an indent, ended it early."""
    last = events[-1]
    if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"'):
        start, end = last.start_mark, last.end_mark
        if start.line != end.line:
            return Complaint(
                start.index, "unclosed-quote", "the quote that opens here is not closed", "Close the quote."
            )
    line_start = block.rfind("\n", 0, at) + 1
    before = block[line_start:at]
    if not before.strip():
        return Complaint(
            at, "indent", "this line is indented unlike those above it", "Indent all properties alike."
        )
    if "[[" in before:
        return Complaint(line_start + before.index("[["), NEEDS_QUOTES, "quote a wikilink", _QUOTE_LINK)
    return Complaint(at, NEEDS_QUOTES, "the value goes on after its end", QUOTE_IT)


def _second_colon(block: str, at: int) -> Complaint:
    line_start = block.rfind("\n", 0, at) + 1
    if block[line_start:at].count(":") == 0 and line_start:
        return Complaint(
            line_start,
            "indent",
            "this line does not go with the one above it",
            "Indent all properties alike.",
        )
    return Complaint(at, NEEDS_QUOTES, "a value with a colon and a space in it needs quotes", QUOTE_IT)


def _bad_start(block: str, at: int) -> Complaint:
    char = block[at : at + 1]
    if char == "-":
        return Complaint(
            at, NEEDS_QUOTES, "a list begins on a line of its own", "Put the first `- ` on the next line."
        )
    if re.fullmatch(r"[^\s\w]", char):
        return Complaint(at, NEEDS_QUOTES, f"a value that starts with {char} needs quotes", QUOTE_IT)
    return Complaint(
        at, "bad-yaml", "the properties cannot be read from here on", "Look for a missing quote."
    )


def _line_end(block: str, at: int) -> int:
    end = block.find("\n", at)
    return len(block) if end < 0 else end
