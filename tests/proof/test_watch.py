"""The watcher against what real programs do: it ends like a run from scratch, and writes once in a quiet."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from benchmarks.make_vault import make_vault
from tests.flows.practice import NOTES
from tests.proof.figures import Figure
from tests.running import MakeVault, Run
from tests.watching import AGENDA, Watching, is_up_to_date, watching, writes

SETTLE = 1.0
QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")
FAKETIME = next((each for each in sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
EVE = "---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n"


@pytest.fixture
def ready(vault: MakeVault, run: Run) -> Path:
    """Jane, Bob and Ann, with today's agenda, and a note that is nobody's."""
    root = vault({**NOTES, "cultivate.toml": "[vault]\nnext_touch = true\n", "Soup.md": "# Soup\n"})
    assert run("agenda", cwd=root).code == 0
    return root


@pytest.fixture
def large(tmp_path: Path, run: Run) -> Path:
    """Three hundred contacts among nine hundred notes, with today's agenda."""
    root = tmp_path / "large"
    make_vault(root, 300)
    assert run("agenda", cwd=root).code == 0
    return root


def agendas_written(root: Path, before: int) -> int:
    """How many of the writes since then changed the day's agenda."""
    return sum(AGENDA in paths for paths in writes(root)[before:])


@pytest.mark.skipif(not shutil.which("vim"), reason="LOUD: vim itself was not tried")
@pytest.mark.parametrize("how", ["backup backupcopy=no", "backup backupcopy=yes", "nobackup nowritebackup"])
def test_vim_itself(ready: Path, home: Path, how: str) -> None:
    with watching(ready, home) as watcher:
        watcher.rests()
        before = len(writes(ready))
        change = "%s/- \\[ \\] call \\[\\[Jane Doe\\]\\]/- [x] call [[Jane Doe]] 25m/"
        words = ["vim", "-u", "NONE", "-es", "-c", f"set {how}", "-c", change, "-c", "wq", AGENDA]
        subprocess.run(words, cwd=ready, check=False, stdin=subprocess.DEVNULL, capture_output=True)
        watcher.says("Jane Doe: 2026-11-24 call reached 25m")
        watcher.rests()
        assert agendas_written(ready, before) == 1
    assert watcher.errors == []


def test_sed_itself(ready: Path, home: Path) -> None:
    with watching(ready, home) as watcher:
        watcher.rests()
        before = len(writes(ready))
        change = "s/- \\[ \\] call \\[\\[Jane Doe\\]\\]/- [x] call [[Jane Doe]] 25m/"
        subprocess.run(["sed", "-i", change, AGENDA], cwd=ready, check=True)
        watcher.says("Jane Doe: 2026-11-24 call reached 25m")
        watcher.rests()
        assert agendas_written(ready, before) == 1


def test_a_machine_that_slept(ready: Path, home: Path) -> None:
    """Stopped, and continued when much has happened."""
    with watching(ready, home) as watcher:
        watcher.rests()
        watcher.process.send_signal(signal.SIGSTOP)
        note = ready / AGENDA
        note.write_text(note.read_text().replace("- [ ] call [[Jane Doe]]", "- [x] call [[Jane Doe]] 25m"))
        (ready / "People" / "Eve Fox.md").write_text(EVE)
        (ready / "People" / "Bob Lee.md").unlink()
        watcher.process.send_signal(signal.SIGCONT)
        watcher.says("Jane Doe: 2026-11-24 call reached 25m")
        watcher.rests()
        assert "[[Eve Fox]]" in note.read_text()


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def switch_branches(root: Path, home: Path, count: int, turns: int) -> int:
    """Switch to and fro between branches that differ in that many notes; how often the agenda was written.

    Those who stand in the agenda are among them: on the second branch nobody of them is due.
    """
    git(root, "init", "-q", "-b", "one")
    (root / ".gitignore").write_text("Agenda/\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    git(root, "checkout", "-q", "-b", "two")
    agenda = (root / AGENDA).read_text()
    people = sorted((root / "People").glob("*.md"), key=lambda path: f"[[{path.stem}]]" not in agenda)
    for path in people[:count]:
        path.write_text(re.sub(r"last_touch: .*", "last_touch: 2026-11-20", path.read_text()))
    git(root, "commit", "-qam", "two")
    with watching(root, home, settle=SETTLE) as watcher:
        watcher.rests()
        before = len(writes(root))
        for turn in range(turns):
            written = len(writes(root))
            git(root, "checkout", "-q", "-f", ("one", "two")[turn % 2])
            watcher.until(lambda then=written: len(writes(root)) > then)  # type: ignore[misc]
            watcher.rests()
        return agendas_written(root, before)


def test_a_branch_switch_of_forty_notes(large: Path, home: Path) -> None:
    assert switch_branches(large, home, 40, 2) == 2


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_a_branch_switch_of_three_hundred_notes(large: Path, home: Path, figure: Figure) -> None:
    written = switch_branches(large, home, 300, 6)
    assert written == 6
    figure("watch: branch switch", f"6 × 300 notes, {written} agenda writes, each like one from scratch")


def peak_megabytes(watcher: Watching) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{watcher.process.pid}/status").read_text())
    assert found
    return int(found[1]) / 1024


def edit_rapidly(root: Path, count: int, chance: random.Random) -> None:
    """Ticks, new, changed, renamed and deleted contacts, other notes: as fast as files can be written."""
    people = sorted((root / "People").glob("*.md"))
    for number in range(count):
        path = chance.choice(people)
        match chance.randrange(6):
            case 0 if path.exists():
                path.unlink()
            case 1:
                path.write_text(f"---\ntier: alliance\nlast_touch: 2026-0{chance.randrange(1, 9)}-01\n---\n")
            case 2 if path.exists():
                path.replace(path.with_name(f"Moved {number % 40}.md"))
            case 3:
                note = root / AGENDA
                note.write_text(
                    re.sub(r"^- \[ \] call", "- [x] call", note.read_text(), count=1, flags=re.MULTILINE)
                )
            case 4:
                (root / "Notes" / f"Scratch {number % 50}.md").write_text(f"# {number}\n")
            case _:
                path.write_text(f"---\ntier: inner-circle\n---\n## Log\n- 2026-11-01 call: {number}\n")


def ends_equal(root: Path, home: Path, count: int) -> tuple[float, float, int]:
    """Seconds from the last edit to an agenda like one from scratch, less settling; MB; agenda writes."""
    with watching(root, home, settle=SETTLE) as watcher:
        watcher.rests()
        before = len(writes(root))
        edit_rapidly(root, count, random.Random(count))
        done = time.monotonic()
        watcher.rests()
        taken = time.monotonic() - done - SETTLE
        return taken, peak_megabytes(watcher), agendas_written(root, before)


def test_three_hundred_rapid_edits(large: Path, home: Path) -> None:
    ends_equal(large, home, 300)
    assert is_up_to_date(large)


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_ten_thousand_rapid_edits(large: Path, home: Path, figure: Figure) -> None:
    taken, megabytes, written = ends_equal(large, home, 10_000)
    assert is_up_to_date(large)
    assert megabytes < 200
    said = f"like one from scratch {taken:.1f} s after settling, {megabytes:.0f} MB, {written} agenda writes"
    figure("watch: 10,000 edits", said)


@contextmanager
def queue_of(length: int) -> Iterator[None]:
    """Let the kernel keep that few events for whoever asks next; loudly skipped where that is not allowed."""
    before = QUEUE.read_text() if QUEUE.exists() else ""
    try:
        QUEUE.write_text(str(length))
    except OSError:
        pytest.skip("LOUD: no short event queue was tried, since the kernel's cannot be set here")
    try:
        yield
    finally:
        QUEUE.write_text(before)


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_a_queue_of_64_events(large: Path, home: Path, figure: Figure) -> None:
    """The watcher is stopped while 5,000 notes are made, so that all but 64 events are lost."""
    with queue_of(64), watching(large, home, settle=SETTLE) as watcher:
        watcher.rests()
        watcher.process.send_signal(signal.SIGSTOP)
        for number in range(5000):
            (large / "People" / f"New {number:04}.md").write_text(EVE)
        promise = "\n## Next\n- [ ] send a book 📅 2026-11-24\n"
        (large / "People" / "New 4999.md").write_text(EVE + promise)
        watcher.process.send_signal(signal.SIGCONT)
        watcher.until(lambda: "send a book [[New 4999]]" in (large / AGENDA).read_text())
        watcher.rests()
    figure("watch: 64-event queue", "5,000 new notes while it could not read: agenda like one from scratch")


def turned(moment: str, home: Path) -> dict[str, str]:
    """A clock that begins at that moment, and is turned by writing into the file `clock` of the home."""
    (home / "clock").write_text(f"@{moment}\n")
    return {
        "LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(home / "clock"), "TZ": "UTC",
        "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1", "CULTIVATE_TODAY": "", "CULTIVATE_WATCH_AGENDA": "true",
    }  # fmt: skip


@pytest.mark.skipif(not FAKETIME, reason="LOUD: no clock was turned, for want of libfaketime")
def test_midnight_and_a_clock_that_is_set(ready: Path, home: Path) -> None:
    """The new day's agenda comes at midnight; a clock that goes back a week makes and loses nothing."""
    tomorrow, later = "Agenda/2026-11-25.md", "Agenda/2026-12-02.md"
    # By comparing: libfaketime refuses now and then the sleep of the thread that waits for events.
    with watching(ready, home, "--poll", env=turned("2026-11-24 23:59:50", home)) as watcher:
        watcher.until((ready / tomorrow).exists)
        watcher.says("a new day: Wednesday 25 November 2026")
        (home / "clock").write_text("@2026-12-02 09:00:00\n")
        watcher.until((ready / later).exists)
        watcher.says("a new day: Wednesday 2 December 2026")
        last = (ready / later).read_bytes()
        (home / "clock").write_text("@2026-11-25 09:00:00\n")
        watcher.says("a new day: Wednesday 25 November 2026", 2)
        assert (ready / later).read_bytes() == last
        assert watcher.end() == 0
    assert watcher.errors == []
    assert is_up_to_date(ready, date(2026, 11, 25))
    assert len(os.listdir(ready / "Agenda")) == 3
