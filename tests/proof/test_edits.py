"""Edits change only their span: notes whose right result is known before a parser has seen them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import frontmatter
import pytest
import yaml

from cultivate.errors import CannotEdit
from cultivate.model.settings import Settings
from cultivate.model.touch import Entry
from cultivate.notes.edit import apply
from cultivate.notes.insert import add_entry
from cultivate.notes.logline import render_entry
from cultivate.notes.properties import add_items, remove_items, set_value
from cultivate.notes.text import decode, encode
from tests.notes.test_cases import EDITS, SETS, fits, load_and_dump, note, set_date
from tests.notes.test_cases import by_expression as by_one_expression
from tests.proof.figures import Figure
from tests.proof.generated import KEY, NEW, make, make_listed

Editor = Callable[[bytes], bytes | None]
QUICK, BATCH, BATCHES = 2_000, 10_000, 10


def ours(data: bytes) -> bytes | None:
    """The product's way; None where it refuses."""
    text = decode(data)
    try:
        return encode(apply(text, set_value(text, KEY, NEW, expect="date")))
    except CannotEdit:
        return None


def by_frontmatter(data: bytes) -> bytes | None:
    """What python-frontmatter's own loading and dumping makes of a note."""
    post = frontmatter.loads(data.decode())
    post[KEY] = date.fromisoformat(NEW)
    return bytes(frontmatter.dumps(post), "utf-8")


def by_dump(data: bytes) -> bytes | None:
    """PyYAML's load and dump of the block alone, the body left as it was."""
    _, block, body = re.split(rb"(?m)^\xef?\xbb?\xbf?---\r?\n", data, maxsplit=2)
    values: dict[str, Any] = yaml.safe_load(block.decode()) or {}
    values[KEY] = date.fromisoformat(NEW)
    return b"---\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True).encode() + b"---\n" + body


def by_expression(data: bytes) -> bytes | None:
    """One substitution, as scripts in the field have it."""
    return re.sub(rb"(?m)^(last_touch: *).*$", rb"\g<1>" + NEW.encode(), data, count=1)


def wrong(edit: Editor, seeds: range) -> int:
    """How many of these notes `edit` does not make into what they have to be."""
    count = 0
    for seed in seeds:
        note = make(seed)
        try:
            count += edit(note.before) != note.after
        except (ValueError, TypeError, KeyError, AttributeError, yaml.YAMLError):
            count += 1
    return count


def test_every_hard_case(figure: Figure) -> None:
    """The notes of `tests/cases`, each with what is right for it; `tests/notes` asks after each by name."""
    assert [case["id"] for case in SETS if not fits(case, set_date(note(case))[0])] == []
    exact = {"load and dump": cases_right(load_and_dump), "one expression": cases_right(by_one_expression)}
    assert exact["load and dump"] <= len(EDITS) // 20
    assert exact["one expression"] < len(EDITS) - 15
    told = ", ".join(f"{name} right in {count} of {len(EDITS)}" for name, count in exact.items())
    figure("hard cases", f"{len(SETS)} notes, {len(EDITS)} edited and the others refused, all right", told)


def cases_right(edit: Callable[[bytes], bytes]) -> int:
    """How many of those to be edited another way gets right; one of the others would end this process."""
    count = 0
    for case in EDITS:
        with suppress(ValueError, TypeError, yaml.YAMLError):
            count += fits(case, edit(note(case)))
    return count


def test_a_date_is_set_and_nothing_else(figure: Figure) -> None:
    assert wrong(ours, range(QUICK)) == 0
    some = range(400)
    teeth = {each.__name__: wrong(each, some) for each in (by_frontmatter, by_dump, by_expression)}
    assert teeth["by_frontmatter"] > 390
    assert teeth["by_dump"] > 300
    assert teeth["by_expression"] > 200
    told = ", ".join(f"{name} {count} of {len(some)} wrong" for name, count in teeth.items())
    figure("edits (quick)", f"{QUICK} notes, 0 other bytes", told)


@pytest.mark.proof
@pytest.mark.timeout(600)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_date_is_set_in_a_hundred_thousand_notes(batch: int, figure: Figure) -> None:
    seeds = range(batch * BATCH, (batch + 1) * BATCH)
    assert wrong(ours, seeds) == 0
    assert wrong(by_expression, seeds[:500]) > 200
    figure("edits (full)", f"batch {batch}: {BATCH} notes, 0 other bytes")


def inserted(before: str, after: str) -> set[str]:
    """What `after` has more than `before` at one place; an assertion where anything else differs.

    Several answers where it begins like what follows it: `* 2026-` was inserted before or after another.
    """
    most = len(before)
    start = next((at for at in range(most) if before[at] != after[at]), most)
    size = len(after) - most
    assert after[:start] + after[start + size :] == before
    found = {after[start : start + size]}
    while start and after[start - 1] == after[start + size - 1]:
        start -= 1
        found.add(after[start : start + size])
    return found


def log_into(seed: int) -> tuple[str, str, Entry]:
    """A note with some kind of log, the same with one entry more, and that entry."""
    chance = random.Random(seed)
    text = decode(make(seed).before)
    newline = "\r\n" if "\r\n" in text else "\n"
    days = sorted(f"2026-{chance.randrange(1, 12):02}-{chance.randrange(1, 29):02}" for _ in range(4))
    bullet = chance.choice("-*+")
    lines = [f"{bullet} {day} call: x{newline}" + chance.choice(("", f"\tmore{newline}")) for day in days]
    shape = chance.randrange(3)
    if shape:
        log = lines[:: chance.choice((1, -1))] if shape > 1 else []
        after = chance.choice(("", f"{newline}## After{newline}words"))
        text += f"{newline}## Log{newline}{chance.choice(('', newline))}{''.join(log)}{after}"
    entry = Entry(date(2026, chance.randrange(1, 12), 21), "call", text=f"said {seed}")
    return text, apply(text, add_entry(text, entry, Settings())), entry


def logged(seeds: range) -> int:
    """Log into each of these notes and assert that one line is all that came; how many were refused."""
    refused = 0
    for seed in seeds:
        try:
            before, after, entry = log_into(seed)
        except CannotEdit:
            refused += 1
            continue
        line_endings = re.compile(r"\r\n" if "\r\n" in before else r"\n")
        words = re.escape(render_entry(entry, Settings().vocabulary))
        line = re.compile(rf"\s*(## Log\s+)?[-*+] {words}\s*")
        new = [each for each in inserted(before, after) if line.fullmatch(each)]
        assert new, (seed, before, after)
        assert any(not re.search(r"[\r\n]", line_endings.sub("", each)) for each in new), (seed, new)
    return refused


def listed(seeds: range) -> None:
    """An item comes to its list, and goes again; nothing else has moved."""
    for seed in seeds:
        note = make_listed(seed)
        before = decode(note.before)
        after = apply(before, add_items(before, "hobbies", ("jazz",)))
        assert encode(after) == note.after, seed
        if after != before:
            assert apply(after, remove_items(after, "hobbies", ("jazz",))) == before, seed


def test_an_entry_is_one_line_more(figure: Figure) -> None:
    refused = logged(range(QUICK // 2))
    figure("log entries (quick)", f"{QUICK // 2} notes, one line more in each, {refused} refused")


def test_an_item_is_one_item_more(figure: Figure) -> None:
    listed(range(QUICK // 2))
    figure("list items (quick)", f"{QUICK // 2} notes there and back, 0 other bytes")


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_entries_and_items_in_ten_thousand_notes(figure: Figure) -> None:
    refused = logged(range(BATCH))
    listed(range(BATCH))
    figure("log entries and list items (full)", f"{BATCH} notes each, 0 other bytes, {refused} refused")
