"""Random histories of a contact's note: one base, two sides that went on from it, and what must come of them.

The note is kept as values and written out, so that what is right is known before any of the product's readers
has seen a text. No test of its own lives here.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST = date(2026, 1, 1)
WORDS = "call meal note email new role in March budget asked about Leeds the auditor sailing her son".split()
MEANS = ("call", "meal", "note", "email", "call reached 25m", "meal [[Bob Lee]] 90m")


@dataclass
class Entry:
    day: date
    words: str
    details: list[str] = field(default_factory=list)


@dataclass
class Box:
    words: str
    ticked: bool = False
    due: str = ""


@dataclass
class State:
    """A note as values. Entries, boxes and lines of prose have numbers by which they are known."""

    last_touch: date
    city: str
    role: str
    interests: list[str]
    entries: dict[int, Entry]
    boxes: dict[int, Box]
    prose: dict[int, str]


@dataclass(frozen=True)
class Style:
    """How the note is written; all three versions are written so."""

    newest_first: bool
    loose: bool
    newline: str
    mark: str
    closed: bool
    flow: bool
    bullet: str


def style_of(rng: random.Random) -> Style:
    return Style(
        newest_first=rng.random() < 0.3,
        loose=rng.random() < 0.2,
        newline=rng.choice(["\n", "\n", "\r\n"]),
        mark=rng.choice(["", "", "\ufeff"]),
        closed=rng.random() < 0.9,
        flow=rng.random() < 0.5,
        bullet=rng.choice(["- ", "- ", "* "]),
    )


def write(state: State, style: Style) -> str:
    """The note's text."""
    listed = ", ".join(state.interests)
    interests = (
        [f"interests: [{listed}]"] if style.flow else ["interests:", *(f"  - {i}" for i in state.interests)]
    )
    lines = ["---", "type: contact", "tier: inner-circle  # since March"]
    lines += [f"last_touch: {state.last_touch}   # kept by hand", f"city: {state.city}", *interests]
    lines += [f'role: "{state.role}"', "---", "# Jane Doe", ""]
    lines += [line for words in state.prose.values() for line in (words, "")]
    lines += ["## Next"]
    for box in state.boxes.values():
        lines.append(f"- [{'x' if box.ticked else ' '}] {box.words}{f' 📅 {box.due}' if box.due else ''}")
    lines += ["", "## Log"]
    ordered = sorted(state.entries.items(), key=lambda each: (each[1].day, each[0]))
    for n, (_, entry) in enumerate(reversed(ordered) if style.newest_first else ordered):
        lines += [""] if style.loose and n else []
        lines.append(f"{style.bullet}{entry.day} {entry.words}")
        lines += [f"\t- {detail}" for detail in entry.details]
    text = style.mark + style.newline.join(lines) + style.newline
    return text if style.closed else text.removesuffix(style.newline)


def begin(rng: random.Random) -> State:
    entries = {}
    for n in range(rng.randrange(9)):
        entries[n] = Entry(FIRST + timedelta(rng.randrange(300)), f"{said(rng)} e{n}v0")
    boxes = {n: Box(f"{said(rng)} b{n}v0") for n in range(rng.randrange(4))}
    prose = {n: f"{said(rng)} p{n}v0" for n in range(rng.randrange(4))}
    last = max((entry.day for entry in entries.values()), default=FIRST)
    return State(last, "Leeds v0", "CFO v0", ["i0", "i1", "i2"][: rng.randrange(4)], entries, boxes, prose)


def said(rng: random.Random) -> str:
    return f"{rng.choice(MEANS)}: {' '.join(rng.choices(WORDS, k=rng.randrange(1, 8)))}"


def go_on(state: State, rng: random.Random, side: str, steps: int) -> State:
    """What one side does to the note: `side` (a letter) tells its doings from the other side's."""
    state = deepcopy(state)
    for step in range(steps):
        _ACTS[rng.choices(range(len(_ACTS)), _WEIGHTS)[0]](state, rng, f"{side}{step}")
    return state


def _log(state: State, rng: random.Random, mark: str) -> None:
    day = FIRST + timedelta(rng.randrange(310))
    number = 100 + rng.randrange(10**6)
    state.entries[number] = Entry(day, f"{said(rng)} e{number}v{mark}")
    state.last_touch = max(state.last_touch, day)


def _remove_entry(state: State, rng: random.Random, mark: str) -> None:
    if state.entries:
        del state.entries[rng.choice(list(state.entries))]


def _edit_entry(state: State, rng: random.Random, mark: str) -> None:
    if state.entries:
        entry = state.entries[rng.choice(list(state.entries))]
        entry.words = re.sub(r"v\w+$", f"v{mark}", entry.words)


def _detail(state: State, rng: random.Random, mark: str) -> None:
    if state.entries:
        state.entries[rng.choice(list(state.entries))].details.append(f"d{mark} said more")


def _tick(state: State, rng: random.Random, mark: str) -> None:
    if state.boxes:
        box = state.boxes[rng.choice(list(state.boxes))]
        box.ticked = not box.ticked


def _plan(state: State, rng: random.Random, mark: str) -> None:
    number = 100 + rng.randrange(10**6)
    state.boxes[number] = Box(f"{said(rng)} b{number}v{mark}", due=rng.choice(["", "2026-12-01"]))


def _remove_box(state: State, rng: random.Random, mark: str) -> None:
    if state.boxes:
        del state.boxes[rng.choice(list(state.boxes))]


def _due(state: State, rng: random.Random, mark: str) -> None:
    if state.boxes:
        state.boxes[rng.choice(list(state.boxes))].due = f"2026-12-{rng.randrange(10, 30)}"


def _move(state: State, rng: random.Random, mark: str) -> None:
    state.city = f"York v{mark}"


def _promote(state: State, rng: random.Random, mark: str) -> None:
    state.role = f"CEO v{mark}"


def _like(state: State, rng: random.Random, mark: str) -> None:
    state.interests.append(f"i{mark}")


def _unlike(state: State, rng: random.Random, mark: str) -> None:
    if state.interests:
        state.interests.remove(rng.choice(state.interests))


def _write(state: State, rng: random.Random, mark: str) -> None:
    if state.prose:
        number = rng.choice(list(state.prose))
        state.prose[number] = re.sub(r"v\w+$", f"v{mark}", state.prose[number])


_ACTS = (
    _log, _remove_entry, _edit_entry, _detail, _tick, _plan, _remove_box, _due,
    _move, _promote, _like, _unlike, _write,
)  # fmt: skip
_WEIGHTS = (8, 2, 2, 2, 2, 3, 1, 2, 1, 1, 2, 1, 1)


@dataclass(frozen=True)
class History:
    """Three versions, as values and as texts."""

    base: State
    ours: State
    theirs: State
    style: Style

    @property
    def texts(self) -> tuple[str, str, str]:
        return write(self.base, self.style), write(self.ours, self.style), write(self.theirs, self.style)


def history(seed: int) -> History:
    rng = random.Random(seed)
    base = begin(rng)
    ours = go_on(base, rng, "o", rng.randrange(7))
    theirs = go_on(base, rng, "t", rng.randrange(7))
    if rng.random() < 0.2:  # the same was logged on both devices
        number, entry = 99, Entry(FIRST + timedelta(305), f"{said(rng)} e99v0")
        ours.entries[number], theirs.entries[number] = deepcopy(entry), deepcopy(entry)
        ours.last_touch = theirs.last_touch = entry.day
    return History(base, ours, theirs, style_of(rng))


def disputed(history: History) -> set[str]:
    """What both sides changed, each in its own way: the only things that may stand in a conflict."""
    base, ours, theirs = history.base, history.ours, history.theirs
    found = set()
    for name in ("entries", "boxes", "prose"):
        versions = [getattr(state, name) for state in (base, ours, theirs)]
        for number in set().union(*versions):
            old, one, other = (version.get(number) for version in versions)
            if name == "boxes" and old and one and other:
                parts = [[each.words, each.ticked, each.due] for each in (old, one, other)]
                clash = any(_clash(*part) for part in zip(*parts, strict=True))
            elif name == "entries" and old and one and other:
                clash = _clash(old.words, one.words, other.words) or _clash(
                    old.details, one.details, other.details
                )
            else:
                clash = _clash(old, one, other)
            if clash:
                found.add(f"{name[0]}{number}")
    for name in ("city", "role"):
        if _clash(*(getattr(state, name) for state in (base, ours, theirs))):
            found.add(name)
    return found


def _clash(base: object, ours: object, theirs: object) -> bool:
    return ours != theirs and base not in (ours, theirs)


DATED = re.compile(r"^[-*] (\d{4}-\d\d-\d\d .*?)\r?$", re.MULTILINE)


def entries_in(text: str) -> Counter[str]:
    """The dated lines of a text, whoever reads them."""
    return Counter(DATED.findall(text))


def damage(history: History, merged: str) -> list[str]:
    """What is wrong in a merged text that has no conflict, by what both sides meant."""
    base, ours, theirs = history.base, history.ours, history.theirs
    found = []
    lines = entries_in(merged)
    for number in {*base.entries, *ours.entries, *theirs.entries}:
        old, one, other = (state.entries.get(number) for state in (base, ours, theirs))
        name = f" e{number}v"
        standing = [line for line in lines.elements() if name in line]
        wanted = (one is not None) if (one is not None) == (other is not None) else old is None
        if old is not None and one != other and old not in (one, other):
            wanted = bool(standing)  # disputed: a conflict, or either way
        if len(standing) != wanted:
            found.append(f"e{number}: {len(standing)} for {int(wanted)}")
    for number in {*base.boxes, *ours.boxes, *theirs.boxes}:
        old_box, one_box, other_box = (state.boxes.get(number) for state in (base, ours, theirs))
        count = len(re.findall(rf" b{number}v", merged))
        there = (one_box is not None) if (one_box is not None) == (other_box is not None) else old_box is None
        if old_box is not None and one_box != other_box and old_box not in (one_box, other_box):
            there = bool(count)
        if count != there:
            found.append(f"b{number}: {count} for {int(there)}")
    found += _in_front(history, merged)
    return found


def _in_front(history: History, merged: str) -> list[str]:
    base, ours, theirs = history.base, history.ours, history.theirs
    found = []
    for key in ("type", "tier", "last_touch", "city", "interests", "role"):
        count = len(re.findall(rf"^{key}:", merged, re.MULTILINE))
        if count != 1:
            found.append(f"{key} stands {count} times")
    touch = re.search(r"^last_touch: (\S+)", merged, re.MULTILINE)
    if not touch or touch[1] != str(max(ours.last_touch, theirs.last_touch)):
        found.append("last_touch")
    block = merged.partition("\nrole:")[0]
    for name in {*base.interests, *ours.interests, *theirs.interests}:
        both = name in ours.interests, name in theirs.interests
        wanted = both[0] if both[0] == both[1] else name not in base.interests
        if len(re.findall(rf"\b{name}\b", block)) != wanted:
            found.append(f"interest {name}")
    return found
