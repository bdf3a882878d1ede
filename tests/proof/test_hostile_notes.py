"""Hostile front matter costs one note: no crash, no signal, nothing slow or large, and Bob is listed."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from tests.hostile import lines
from tests.hostile.front_matter import NOTES
from tests.proof.figures import Figure
from tests.proof.places import environment, make_vault
from tests.proof.watched import MOST_SECONDS, Case, Watched, each_alone, faults, in_one_process, told

READ = (("due",), ("list", "--json"), ("doctor",), ("show", "People/Eve.md"))
WRITE = (
    ("set", "People/Eve.md", "city=Leeds"),
    ("log", "People/Eve.md", "--via", "call"),
    ("agenda",),
    ("sync",),
)


def cases(folder: Path) -> list[Case]:
    """Every command in a vault of its own for every note."""
    found = []
    for number, (name, note) in enumerate(NOTES.items()):
        root = make_vault(folder / str(number), {"People/Eve.md": note})
        found += [Case(name, words, root) for words in (*READ, *WRITE)]
    return found


def some_cases(folder: Path) -> list[Case]:
    """`due` for every note, and the other commands in turn; `set` has a test of its own for every note."""
    each_in_turn = cycle((*READ[1:], *WRITE[1:]))
    found = []
    for number, (name, note) in enumerate(NOTES.items()):
        root = make_vault(folder / str(number), {"People/Eve.md": note})
        found += [Case(name, words, root) for words in (READ[0], next(each_in_turn))]
    return found


def all_is_well(watched: list[Watched]) -> None:
    assert faults(watched) == []
    for each in watched:
        if each.case.words[0] in ("due", "list"):
            assert "Bob Lee" in each.out, each
    assert not Path("/tmp/owned").exists()


def test_forty_hostile_notes(tmp_path: Path, figure: Figure) -> None:
    watched = in_one_process(some_cases(tmp_path), environment(tmp_path / "home"))
    all_is_well(watched)
    assert {each.case.words for each in watched} == {*READ, *WRITE[1:]}
    assert len(NOTES) >= 40
    figure("hostile notes (quick)", f"{len(NOTES)} notes, {told(watched)}, 0 crashes", loader_dies())


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_hostile_notes_each_in_a_process_of_its_own(tmp_path: Path, figure: Figure) -> None:
    watched = each_alone(cases(tmp_path), environment(tmp_path / "home"))
    all_is_well(watched)
    figure("hostile notes (full)", f"{len(NOTES)} notes, {told(watched)}, 0 crashes", loader_dies())


def loader_dies() -> str:
    """What becomes of a process that loads the first of these notes with libyaml, as most tools do."""
    program = "import sys, yaml; yaml.load(sys.stdin.read().split('---')[1], Loader=yaml.CSafeLoader)"
    note = NOTES["25 KB of brackets"]
    done = subprocess.run([sys.executable, "-c", program], input=note, capture_output=True, check=False)
    assert done.returncode == -signal.SIGSEGV
    return "yaml.load with CSafeLoader: SIGSEGV"


def test_an_edit_of_a_hostile_note_is_its_span_or_a_refusal(tmp_path: Path) -> None:
    """Whatever was written differs from what stood there at one place, and that place says `Leeds`."""
    cases = [
        Case(
            name,
            ("set", "People/Eve.md", "city=Leeds"),
            make_vault(tmp_path / str(number), {"People/Eve.md": note}),
        )
        for number, (name, note) in enumerate(NOTES.items())
    ]
    written = 0
    for each in in_one_process(cases, environment(tmp_path / "home")):
        before, after = NOTES[each.case.name], (each.case.cwd / "People" / "Eve.md").read_bytes()
        if each.code:
            assert after == before, each
            continue
        written += 1
        start = common(before, after)
        end = common(before[start:][::-1], after[start:][::-1])
        assert b"Leeds" in after[max(0, start - 4) : len(after) - end + 4], each
        assert len(before) - start - end < 40, each  # what was replaced: a value, at most
    assert 20 < written < len(cases) - 20


def common(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def test_lines_that_make_a_careless_expression_try_everything(tmp_path: Path, figure: Figure) -> None:
    watched = in_one_process(
        line_cases(tmp_path, lines.UNITS[::12], READ[:1] + WRITE[-2:]), environment(tmp_path / "home")
    )
    assert faults(watched) == []
    figure("lines of 64 KB (quick)", told(watched), repetition_takes())


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_every_such_line_in_every_command(tmp_path: Path, figure: Figure) -> None:
    watched = each_alone(line_cases(tmp_path, lines.UNITS, (*READ, *WRITE)), environment(tmp_path / "home"))
    assert faults(watched) == []
    figure("lines of 64 KB (full)", f"{len(lines.UNITS)} units, {told(watched)}", repetition_takes())


def line_cases(folder: Path, units: Sequence[str], commands: Sequence[tuple[str, ...]]) -> list[Case]:
    """Commands over a contact and an agenda in which this unit is repeated wherever one can type."""
    found = []
    for number, unit in enumerate(units):
        files = {"People/Eve.md": lines.note(unit), "Agenda/2026-11-23.md": lines.agenda(unit)}
        root = make_vault(folder / f"line{number}", files)
        found += [Case(repr(unit), words, root) for words in commands]
    return found


def repetition_takes() -> str:
    """What a substitution of links as one finds it in many tools makes of a sixteenth of such a line."""
    careless = re.compile(r"\[\[(?:[^\]|]*\|)?(?:[^\]|]*/)?([^\]|#]+)\]\]")
    started = time.process_time()
    careless.sub(r"\1", lines.line("[[")[:4_000])
    sixteenth = time.process_time() - started
    assert sixteenth * 16**2 > MOST_SECONDS
    return f"a careless expression over links: {sixteenth * 256:.0f} s"
