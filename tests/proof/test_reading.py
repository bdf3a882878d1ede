"""Reading commands write nothing, seen from outside; and whatever writes is silent the second time."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SETTINGS, YESTERDAY
from tests.flows.practice import NOTES
from tests.proof import commands
from tests.proof.commands import ONCE, Place, notes_of, run_forked
from tests.proof.figures import Figure
from tests.proof.machine import need_program
from tests.proof.places import environment, make_vault
from tests.proof.watched import Case, each_alone, in_one_process
from tests.running import snapshot

READING = (
    ("due",), ("due", "--json"), ("list",), ("list", "--untracked"), ("list", "--json"), ("show", "jane"),
    ("show", "jane", "--all", "--json"), ("doctor",), ("doctor", "--json"), ("--help",), ("log", "--help"),
    ("agenda", "-n"), ("sync", "-n"), ("log", "jane", "--via", "call", "-n"), ("add", "Eve Fox", "-n"),
    ("set", "--tier", "alliance", "city=x", "-n"), ("log", "--to", "tier alliance", "--via", "note", "-n"),
)  # fmt: skip
WRITING = (
    ("sync",), ("agenda",), ("log", "jane", "bob", "--via", "lunch", "--length", "1h30", "-m", "two names"),
    ("log", "jane", "--next", "send a book", "--next-on", "2026-12-01", "-m", "x"),
    ("log", "ann", "--via", "call", "--outcome", "no-answer"), ("log", "bob", "--on", "2026-11-01", "--in"),
    ("log", "--to", "tier alliance", "--via", "note", "-m", "Season"), ("set", "bob", "stage=converting"),
    ("set", "bob", "interests+=jazz", "city=Leeds"), ("set", "bob", "interests-=jazz"),
    ("set", "ann", "tier="),
    ("set", "--tier", "alliance", "newsletter=true", "--yes"), ("add", "Eve Fox", "tier=network"),
    ("agenda",),
    ("agenda", "--date", "2026-11-25"), ("agenda", "--date", "2027-02-28"),
)  # fmt: skip
WRITES = re.compile(
    r"(?:open\w*\([^)]*O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)|creat|rename\w*|unlink\w*|link\w*|symlink\w*"
    r"|mkdir\w*|rmdir|truncate|ftruncate|f?chmod\w*|f?chown\w*|utime\w*|mknod\w*|\w*setxattr)\("
)


def small(folder: Path) -> Path:
    """Three people, a home note, and yesterday's agenda with something to carry over."""
    settings = SETTINGS + "[means.note]\nbulk = true\n"
    files = {**NOTES, "cultivate.toml": settings, "Home.md": "---\nper_day: 4\n---\n", "Today.md": "x\n"}
    return make_vault(folder, {**files, "Agenda/2026-11-23.md": YESTERDAY, "People/.cultivate-1.tmp": "left"})


def calls_of(commands: tuple[tuple[str, ...], ...], root: Path, env: dict[str, str]) -> list[str]:
    """Every call by which one of the commands could have written in the vault."""
    out = root.parent / "calls"
    strace = ["strace", "-f", "-qq", "-y", "-e", "trace=%file,%desc,ftruncate,fchmod,fchown", "-o", str(out)]
    cases = [Case("traced", words, root) for words in commands]
    ran = in_one_process(cases, env | {"PYTHONDONTWRITEBYTECODE": "1"}, through=strace)
    assert {each.code for each in ran} == {0}, ran
    lines = out.read_text(errors="replace").splitlines()
    inside = re.compile(rf"{re.escape(str(root))}|AT_FDCWD, \"[^/]|<{re.escape(str(root))}")
    return [line for line in lines if WRITES.search(line) and inside.search(line)]


def test_no_call_that_writes(tmp_path: Path, figure: Figure) -> None:
    need_program("strace")
    root, env = small(tmp_path / "vault"), environment(tmp_path / "home")
    before = snapshot(root)
    assert calls_of(READING, root, env) == []
    assert snapshot(root) == before
    teeth = len(calls_of((("log", "jane", "--via", "call"),), root, env))
    assert teeth > 2
    figure("reading writes nothing", f"{len(READING)} commands under strace, 0 calls", f"log: {teeth} calls")


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """The small vault on a mount that nobody can write to."""
    root = small(tmp_path / "vault")
    bind = ["mount", "--bind", str(root), str(root)]
    again = ["mount", "-o", "remount,ro,bind", str(root)]
    if os.geteuid() or any(
        subprocess.run(each, capture_output=True, check=False).returncode for each in (bind, again)
    ):
        subprocess.run(["umount", str(root)], capture_output=True, check=False)
        pytest.skip("LOUD: no read-only mount was tried, since nothing can be mounted here")
    yield root
    subprocess.run(["umount", str(root)], check=True)


def test_reading_from_a_read_only_mount(mounted: Path, tmp_path: Path, figure: Figure) -> None:
    env = environment(tmp_path / "home")
    read = in_one_process([Case("read", words, mounted) for words in READING], env)
    # A dry run of what carries ticks over says which notes keep it from doing so.
    told = [each for each in read if each.code and each.case.words in (("agenda", "-n"), ("sync", "-n"))]
    assert all(each.code == 1 and "it is read-only" in each.err for each in told)
    assert [(each.case.words, each.code, each.err) for each in read if each.code and each not in told] == []
    written = in_one_process([Case("write", words, mounted) for words in WRITING], env)
    assert {each.code for each in written} <= {0, 3}
    refused = [each for each in written if each.code == 3]
    assert len(refused) > len(WRITING) / 2
    assert all("read-only" in each.err and each.err.count("\n") == 1 for each in refused)
    figures = f"{len(READING)} commands read, {len(refused)} that write refused in one line"
    figure("on a read-only mount", figures)


def test_a_second_run_is_silent(start: Place, tmp_path: Path, figure: Figure) -> None:
    """Every writing command there is, twice: no byte, inode or time the second time."""
    for name, words in commands.WRITING.items():
        place = start.again(tmp_path / "place")
        before = notes_of(place)
        first = run_forked(words, place)
        assert first.code == 0, (name, first)
        between = snapshot(place.root)
        assert notes_of(place) != before, f"teeth: {name} has to write the first time"
        second = run_forked(words, place)
        assert snapshot(place.root) == between, name
        assert second.code == (3 if name in ONCE else 0), (name, second)
    count = len(commands.WRITING)
    figure("a second run is silent (quick)", f"{count} commands, 0 touched", f"{count} wrote the first time")


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_a_second_run_is_silent_one_after_the_other(tmp_path: Path, figure: Figure) -> None:
    """In one vault, so that each has what the others left."""
    moved = again(small(tmp_path / "vault"), environment(tmp_path / "home"), WRITING)
    told = f"{len(WRITING)} commands one after the other, 0 touched"
    figure("a second run is silent (full)", told, f"{moved} of them wrote the first time")


def again(root: Path, env: dict[str, str], commands: tuple[tuple[str, ...], ...]) -> int:
    """Run each twice and assert that the second run touched nothing; how many touched something at first."""
    moved = 0
    for words in commands:
        before = snapshot(root)
        (first,) = in_one_process([Case("first", words, root)], env)
        between = snapshot(root)
        moved += before != between
        (second,) = in_one_process([Case("second", words, root)], env)
        assert snapshot(root) == between, words
        assert first.code == 0, first
        assert second.code in (0, 3), second
    assert moved > len(commands) / 2
    return moved


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_a_second_run_is_silent_in_a_whole_practice(tmp_path: Path, figure: Figure) -> None:
    """The demo's 290 people, five mornings with ticks between."""
    env = environment(tmp_path / "home")
    each_alone([Case("init", ("init", "--demo", "vault"), tmp_path)], env)
    root, count = tmp_path / "vault", 0
    for day in ("2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"):
        today = {**env, "CULTIVATE_TODAY": day}
        each_alone([Case("agenda", ("agenda",), root)], today)
        note = root / "Agenda" / f"{day}.md"
        note.write_text(
            note.read_text()
            .replace("- [ ] call", "- [x] call", 5)
            .replace("\t- [ ] another", "\t- [x] another", 3)
        )
        for words in (("sync",), ("agenda",), ("set", "--tier", "alliance", f"prefer={day}", "--yes")):
            each_alone([Case("first", words, root)], today)
            before = snapshot(root)
            each_alone([Case("second", words, root)], today)
            assert snapshot(root) == before, (day, words)
            count += 1
    figure("a second run is silent (full)", f"{count} commands in a practice of 290, 0 touched")
