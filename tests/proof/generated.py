"""Notes made from a seed, each knowing where its values stand: the oracle is how a note was put together.

Nothing of the product is used here. A note is a list of pieces; the piece that an edit is about is marked,
and what the note must be afterwards follows from the pieces, not from any parser.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

OLD, NEW = "2026-10-09", "2026-11-21"
KEY = "last_touch"
_COMMENTS = ("", "", "   # lunch", ' # it\'s: [a] "c"', "  ", "\t")
_KEYS = ("tier", "company", "Was (bis)", "phone", "interests", "'q'", '"a b"', "birthday", "url", "日本")
_BODY = (
    "# Jane", "plain words", "last_touch: 1999-01-01", "---", "- [ ] box", "> quote", "```", "```", "%% x %%",
    "- 2026-09-01 call: fine", "<<<<<<<", "\u2028odd\u0085lines\x0b", "🚣 e\u0301 é", "| a | b |", "", "",
    "\tindented", "caf\udce9", "[[Bob]] #tag ^b1", "<!-- c -->",
)  # fmt: skip


Shape = Callable[[random.Random], tuple[list[str], list[str] | None]]
"""The lines of the property before and after; None where it must be refused."""


@dataclass(frozen=True, slots=True)
class Made:
    """A note before and after its one value was set; `after` is None where that must be refused."""

    before: bytes
    after: bytes | None
    shape: str


def make(seed: int) -> Made:
    """The note of this seed, in which `last_touch` is set to NEW."""
    return _made(random.Random(seed), _SHAPES)


def make_listed(seed: int) -> Made:
    """The note of this seed, in which `hobbies` gets the item `jazz`."""
    return _made(random.Random(seed), _LISTS)


def _made(chance: random.Random, shapes: Mapping[str, Shape]) -> Made:
    newline = chance.choice(("\n", "\n", "\r\n"))
    others = [_other(chance, key) for key in chance.sample(_KEYS, chance.randrange(5))]
    shape = chance.choice(tuple(shapes))
    lines = [line for block in others for line in block]
    old, new = shapes[shape](chance)
    place = sum(len(block) for block in others[: chance.randrange(len(others) + 1)]) if old else len(lines)
    before = [*lines[:place], *old, *lines[place:]]
    after = [*lines[:place], *(new or ()), *lines[place:]]
    head = chance.choice(("", "", "", "\ufeff"))
    body = [chance.choice(_BODY) for _ in range(chance.randrange(8))]
    end = chance.choice(("", newline, newline * 3)) if body else newline

    def whole(block: list[str]) -> bytes:
        text = head + newline.join(["---", *block, "---", *body]) + end
        return text.encode("utf-8", "surrogateescape")

    return Made(whole(before), None if new is None else whole(after), shape)


def _other(chance: random.Random, key: str) -> list[str]:
    """A property that has to stay as it is, in a style of its own."""
    comment = chance.choice(_COMMENTS)
    word = chance.choice(("Acme", "a b", "x-1", "é日", "no", "0x1F", "1e3", "12:30", "~x"))
    return chance.choice(
        (
            [f"{key}: {word}{comment}"],
            [f'{key}:   "{word}: \\"q\\" # no"{comment}'],
            [f"{key}: '{word} it''s'{comment}"],
            [f"{key}:{comment.rstrip() if comment.startswith(' ') else ''}"],
            [f"{key}: [{word}, 'b, c', \"d\"]{comment}"],
            [f"{key}:", f"  - {word}{comment}", "  # between", "  - 'b'"],
            [f"{key}:", f"- {word}", '- "[[Bob Lee]]"'],
            [f"{key}: |", f"  {word}", "", "  last_touch: 1999-01-01", "  ---"],
            [f"{key}: >-", f"  {word}", "  more"],
            [f"{key}: {{a: {word}, last_touch: 1999-01-01}}"],
            [f"# {word}: comment", f"{key}: [[{word}]]", ""],
            [f"{key}: &{'abc'[chance.randrange(3)]} {word}"],
        )
    )  # fmt: skip


def _plain(chance: random.Random) -> tuple[list[str], list[str]]:
    space, comment = chance.choice((" ", "  ", "    ")), chance.choice(_COMMENTS)
    return [f"{KEY}:{space}{OLD}{comment}"], [f"{KEY}:{space}{NEW}{comment}"]


def _quoted(chance: random.Random) -> tuple[list[str], list[str]]:
    quote, comment = chance.choice("'\""), chance.choice(_COMMENTS)
    return [f"{KEY}: {quote}{OLD}{quote}{comment}"], [f"{KEY}: {quote}{NEW}{quote}{comment}"]


def _empty(chance: random.Random) -> tuple[list[str], list[str]]:
    comment = chance.choice(("", "", " # never", "   # it's"))
    return [f"{KEY}:{comment}"], [f"{KEY}: {NEW}{comment}"]


def _missing(chance: random.Random) -> tuple[list[str], list[str]]:
    return [], [f"{KEY}: {NEW}"]


def _anchored(chance: random.Random) -> tuple[list[str], None]:
    return [f"{KEY}: &when {OLD}"], None


def _tagged(chance: random.Random) -> tuple[list[str], None]:
    return [f"{KEY}: !!str {OLD}"], None


def _prose(chance: random.Random) -> tuple[list[str], None]:
    return [f"{KEY}: {chance.choice(('some time in May', 'ask Bob', 'long ago'))}"], None


def _block(chance: random.Random) -> tuple[list[str], None]:
    return [f"{KEY}: |", f"  {OLD}"], None


def _twice(chance: random.Random) -> tuple[list[str], None]:
    return [f"{KEY}: {OLD}", f"{KEY}: 2025-01-01"], None


def _listed(chance: random.Random) -> tuple[list[str], None]:
    return [f"{KEY}: [{OLD}, 2025-01-01]"], None


_SHAPES: Mapping[str, Shape] = {
    "plain": _plain,
    "commented": _plain,
    "quoted": _quoted,
    "empty": _empty,
    "missing": _missing,
    "anchored": _anchored,
    "tagged": _tagged,
    "prose": _prose,
    "block": _block,
    "twice": _twice,
    "listed": _listed,
}


def _flow(chance: random.Random) -> tuple[list[str], list[str]]:
    comment, space = chance.choice(_COMMENTS), chance.choice(("", " "))
    items = ", ".join(
        chance.sample(("rowing", "'b, c'", '"d # e"', "é 日", "[[Bob]]"), chance.randrange(1, 4))
    )
    return [f"hobbies: [{items}{space}]{comment}"], [f"hobbies: [{items}, jazz{space}]{comment}"]


def _dashes(chance: random.Random) -> tuple[list[str], list[str]]:
    pad = chance.choice(("", "  ", "    "))
    items = chance.sample(("rowing", "'b, c'", '"d: e" # f', "é 日", '"[[Bob]]"   '), chance.randrange(1, 4))
    old = ["hobbies:" + chance.choice(("", " # what")), *(f"{pad}- {item}" for item in items)]
    return old, [*old, f"{pad}- jazz"]


def _there(chance: random.Random) -> tuple[list[str], list[str]]:
    old = [chance.choice(("hobbies: [jazz, rowing]", "hobbies:   'jazz' # that", 'hobbies: ["jazz"]'))]
    return old, old


_LISTS: Mapping[str, Shape] = {"flow": _flow, "dashes": _dashes, "there": _there}
