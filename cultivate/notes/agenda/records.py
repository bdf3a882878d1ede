"""The lines that begin with `↳`: hints, what was done with an item, and why something was not.

What was done is written here and read back here, so that a second sync knows it (format: "Syncing").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cultivate.model.dates import parse_date, short_date
from cultivate.notes.agenda.inert import inert

ARROW = "↳"
CHANGED = " · changed there"
UNDONE = "undone"
_HOW = "change its words, or take this line away, and it counts"
_DATE = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_LOGGED = re.compile(
    rf"logged {_DATE} (?P<name>.+?) (?P<hash>[0-9a-f]{{8}})(?: \(was {_DATE}\))?(?P<changed>{CHANGED})?"
)
_FOUND = re.compile(rf"found {_DATE} (?P<name>.+)")
_PUT_OFF = re.compile(rf"put off to {_DATE}")
_SKIPPED = re.compile(rf"skipped(?: until {_DATE})?(?: (?P<hash>[0-9a-f]{{8}}))?")
_UNDONE = re.compile(rf"{UNDONE}(?: (?P<hash>[0-9a-f]{{8}})(?: · .*)?)?")
_REFUSED = re.compile(r"not (?:logged|withdrawn|put off|skipped|kept|ticked)\b.*")

Kind = Literal["hint", "logged", "found", "put off", "skipped", "next", "refused", "undone"]


@dataclass(frozen=True, slots=True)
class Record:
    """What one `↳` line says. Only `logged` and `found` name a person.

    `day` is the entry's, or that to which it was put off. `was` is the person's last touch before;
    `changed` says that their note has been edited since. `fingerprint` is over the entry; in `skipped` over
    its mark, if it left one, and in `undone` over what had been asked for.
    """

    kind: Kind
    text: str
    day: date | None = None
    name: str = ""
    fingerprint: str = ""
    was: date | None = None
    changed: bool = False


def read_record(words: str) -> Record | None:
    """The record in a line's words, or None where they do not begin with the arrow."""
    if not words.startswith(ARROW):
        return None
    said = words.removeprefix(ARROW).strip()
    return _logged(said) or _settled(said) or Record("hint", said)


def logged(day: date, name: str, fingerprint: str, was: date | None, *, changed: bool = False) -> str:
    """`logged 2026-11-24 Jane Doe 3f9c1e07 (was 2026-10-09)`."""
    before = f" (was {was.isoformat()})" if was else ""
    return f"logged {day.isoformat()} {inert(name)} {fingerprint}{before}{CHANGED if changed else ''}"


def found(day: date, name: str) -> str:
    """`found 2026-11-24 Jane Doe`: it stands in their log already."""
    return f"found {day.isoformat()} {inert(name)}"


def put_off(until: date) -> str:
    """`put off to 2026-11-27`."""
    return f"put off to {until.isoformat()}"


def skipped(until: date | None, fingerprint: str = "") -> str:
    """`skipped until 2026-12-24`; without a day for somebody who has no cadence.

    The fingerprint of the mark comes last where there is one.
    """
    said = f"skipped until {until.isoformat()}" if until else "skipped"
    return f"{said} {fingerprint}" if fingerprint else said


def undone(fingerprint: str) -> str:
    """What was done with an item was undone; how to have it done after all."""
    return f"{UNDONE} {fingerprint} · {_HOW}"


def wrote(day: date, words: str, today: date) -> str:
    """`on 24 Nov you wrote “…”`: what stands on an item that an earlier agenda left open."""
    return f"on {short_date(day, today)} you wrote “{inert(words)}”"


def _logged(said: str) -> Record | None:
    match = _LOGGED.fullmatch(said)
    if match:
        was = parse_date(match[4]) if match[4] else None
        day, name = parse_date(match[1]), match["name"]
        return Record("logged", said, day, name, match["hash"], was, changed=bool(match["changed"]))
    match = _FOUND.fullmatch(said)
    return Record("found", said, parse_date(match[1]), match["name"]) if match else None


def _settled(said: str) -> Record | None:
    if match := _PUT_OFF.fullmatch(said):
        return Record("put off", said, parse_date(match[1]))
    if match := _SKIPPED.fullmatch(said):
        day = parse_date(match[1]) if match[1] else None
        return Record("skipped", said, day, fingerprint=match["hash"] or "")
    if match := _UNDONE.fullmatch(said):
        return Record("undone", said, fingerprint=match["hash"] or "")
    if said.startswith("next: "):
        return Record("next", said)
    return Record("refused", said) if _REFUSED.fullmatch(said) else None
