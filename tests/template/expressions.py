"""A small checker for the expressions of Obsidian Bases, so that a slip in one of our bases fails a test.

Grammar and names are those of Obsidian's help ("Bases syntax", "Functions"): literals, names, `a.b`,
calls, indexes, `!` and `-`, the usual binary operators. What it cannot know is whether a value fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    r"""|(?P<name>[A-Za-z_]\w*)|(?P<operator>==|!=|<=|>=|&&|\|\||[-+*/%<>!().,\[\]]))"""
)
_BINARY = ({"||"}, {"&&"}, {"==", "!=", "<", ">", "<=", ">="}, {"+", "-"}, {"*", "/", "%"})
FUNCTIONS = {
    "if": (2, 3), "date": (1, 1), "today": (0, 0), "now": (0, 0), "duration": (1, 1), "number": (1, 1),
    "link": (1, 2), "list": (1, 1), "file": (1, 1),
}  # fmt: skip
METHODS = {
    "isEmpty": (0, 0), "isType": (1, 1), "format": (1, 1), "relative": (0, 0), "contains": (1, 1),
    "filter": (1, 1), "map": (1, 1), "reduce": (2, 2), "replace": (2, 2), "slice": (1, 2), "round": (0, 1),
    "floor": (0, 0), "toFixed": (1, 1), "inFolder": (1, 1), "hasTag": (1, 9), "hasLink": (1, 1),
    "hasProperty": (1, 1),
}  # fmt: skip
"""How many arguments each takes, from and to. Only what we have seen documented: a base uses no other."""
FIELDS = {"length", "year", "month", "day"}
FILE_FIELDS = {"name", "path", "folder", "ext", "size", "mtime", "ctime", "tags", "links", "backlinks"}
CONSTANTS = {"true", "false", "null"}


class BadExpression(Exception):
    """An expression that Bases would not take; says why."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of an expression; BadExpression at a character that begins none."""
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match or not match.lastgroup:
            raise BadExpression(f"{text!r}: nothing begins with {text[at:].strip()[:1]!r}")
        found.append(Token(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def check_expression(
    text: str, *, properties: Iterable[str], formulas: Iterable[str] = (), names: Iterable[str] = ()
) -> None:
    """Raise BadExpression where `text` does not parse, or names something that does not exist."""
    parser = _Parser(tokens(text), text, set(properties), set(formulas), set(names))
    parser.expression(0)
    if parser.peek():
        raise BadExpression(f"{text!r}: nothing should follow before {parser.peek()!r}")


class _Parser:
    def __init__(
        self, found: list[Token], text: str, properties: set[str], formulas: set[str], names: set[str]
    ) -> None:
        self.tokens, self.text, self.at = found, text, 0
        self.properties, self.formulas, self.names = properties, formulas, names

    def peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self) -> Token:
        if self.at >= len(self.tokens):
            raise BadExpression(f"{self.text!r}: it ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, operator: str) -> None:
        if self.take().text != operator:
            raise BadExpression(f"{self.text!r}: a {operator!r} is missing")

    def expression(self, level: int) -> None:
        if level == len(_BINARY):
            return self.unary()
        self.expression(level + 1)
        while self.peek() in _BINARY[level]:
            self.take()
            self.expression(level + 1)
        return None

    def unary(self) -> None:
        while self.peek() in {"!", "-"}:
            self.take()
        self.primary()
        while self.peek() in {".", "["}:
            if self.take().text == "[":
                self.expression(0)
                self.expect("]")
            else:
                self.member()

    def primary(self) -> None:
        token = self.take()
        if token.text == "(":
            self.expression(0)
            self.expect(")")
        elif token.kind == "name":
            self.name(token.text)
        elif token.kind == "operator":
            raise BadExpression(f"{self.text!r}: {token.text!r} stands where a value should")

    def name(self, name: str) -> None:
        if self.peek() == "(":
            return self.call(name, FUNCTIONS)
        if name == "formula":
            self.expect(".")
            formula = self.take().text
            if formula not in self.formulas:
                raise BadExpression(f"{self.text!r}: there is no formula {formula!r}")
        elif name == "note":
            self.expect(".")
            self.known(self.take().text)
        elif name in {"file", "this"}:
            return self.file(name)
        else:
            self.known(name)
        return None

    def file(self, name: str) -> None:
        """`file.name`, `file.hasTag("x")`, `this`, `this.file.name`."""
        if self.peek() != ".":
            return None
        self.expect(".")
        member = self.take().text
        if self.peek() == "(":
            return self.call(member, METHODS)
        if name == "this" and member == "file":
            return self.file(member)
        if member not in FILE_FIELDS:
            raise BadExpression(f"{self.text!r}: a file has no {member!r}")
        return None

    def known(self, name: str) -> None:
        if name not in self.properties | self.names | CONSTANTS:
            raise BadExpression(f"{self.text!r}: {name!r} is no property of ours")

    def member(self) -> None:
        token = self.take()
        if token.kind != "name":
            raise BadExpression(f"{self.text!r}: {token.text!r} cannot follow a full stop")
        if self.peek() == "(":
            self.call(token.text, METHODS)
        elif token.text not in FIELDS:
            raise BadExpression(f"{self.text!r}: no value has a field {token.text!r}")

    def call(self, name: str, known: dict[str, tuple[int, int]]) -> None:
        if name not in known:
            raise BadExpression(f"{self.text!r}: there is no function {name!r}")
        self.expect("(")
        # Inside filter, map and reduce the elements have names of their own.
        own = {"value", "index", "acc"} if name in {"filter", "map", "reduce"} else set()
        self.names, before = self.names | own, self.names
        count = 0
        while self.peek() != ")":
            if count:
                self.expect(",")
            self.expression(0)
            count += 1
        self.expect(")")
        self.names = before
        low, high = known[name]
        if not low <= count <= high:
            raise BadExpression(f"{self.text!r}: {name!r} takes {low} to {high} arguments and has {count}")
