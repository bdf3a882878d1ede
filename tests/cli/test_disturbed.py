"""What comes between: Ctrl-C, a second writer, a full disk, an editor that saves while we work."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

import pytest

from cultivate.vault.lock import locked
from tests.flows.practice import BOB, JANE
from tests.running import MakeVault, Run, heeding_signals, isolated_environment, read_files, unchanged

PATIENCE = 50.0
"""Seconds after which what is waited for counts as never coming, on however slow a machine."""
LOG = ["log", "jane", "bob", "--via", "lunch", "-m", "names"]


def start(words: list[str], cwd: Path, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "cultivate", *words],
        cwd=cwd,
        env=isolated_environment(home),
        preexec_fn=heeding_signals,  # noqa: PLW1509
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def until(happened: Callable[[], bool]) -> None:
    """Wait for what another process does; it is a failure where that does not come."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it never came to this"
        time.sleep(0.002)


needs_strace = pytest.mark.skipif(
    not shutil.which("strace"), reason="LOUD: no slow system was tried, for want of strace"
)


def start_slowly(
    call: str, words: list[str], cwd: Path, home: Path, *, through: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """The real command on a system that takes its time for one call: it can be met in the middle."""
    slow = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    return subprocess.Popen(
        [
            *slow,
            "-e",
            f"inject={call}:delay_enter=300000",
            sys.executable,
            *through,
            "-m",
            "cultivate",
            *words,
        ],
        preexec_fn=heeding_signals,  # noqa: PLW1509
        cwd=cwd,
        env=isolated_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def child_of(process: subprocess.Popen[bytes]) -> int:
    """The command that strace watches; 0 before there is one."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return int(children[0]) if children else 0


def interrupt(process: subprocess.Popen[bytes], number: int = signal.SIGINT) -> None:
    os.kill(child_of(process), number)


def is_at_the_lock(process: subprocess.Popen[bytes]) -> bool:
    """Whether the command has the lock's file open."""
    found = False
    with contextlib.suppress(OSError):
        for number in os.listdir(f"/proc/{child_of(process)}/fd"):
            found = found or os.readlink(f"/proc/{child_of(process)}/fd/{number}").endswith(".lock")
    return found


STOPS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


@needs_strace
@pytest.mark.parametrize(
    ("number", "code"), STOPS, ids=["ctrl-c", "the end of a session", "a closed terminal"]
)
def test_stopped_while_it_waits_for_another_writer(small: Path, home: Path, number: int, code: int) -> None:
    with locked(small), unchanged(small):
        process = start_slowly("flock", LOG, small, home)
        until(lambda: is_at_the_lock(process))
        interrupt(process, number)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (code, b"")
    assert err == b"cultivate: interrupted\n"


@needs_strace
def test_what_nohup_ignores_stays_ignored(small: Path, home: Path) -> None:
    script = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
        "os.execv(sys.executable, sys.argv[1:])"
    )
    with locked(small):
        process = start_slowly("flock", LOG, small, home, through=["-c", script, sys.executable])
        until(lambda: is_at_the_lock(process))
        interrupt(process, signal.SIGHUP)
    assert process.communicate(timeout=PATIENCE)[1] == b""
    assert process.returncode == 0


def heeds(process: subprocess.Popen[bytes]) -> bool:
    """Whether the command has come so far that Ctrl-C is its own matter."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    caught = int(next(line.split()[1] for line in status.split("\n") if line.startswith("SigCgt:")), 16)
    return bool(caught >> (signal.SIGTERM - 1) & 1)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="LOUD: needs /proc")
@pytest.mark.parametrize("wait", [0, 0.05, 0.2])
def test_ctrl_c_again_and_again_while_it_starts_and_reads(vault: MakeVault, home: Path, wait: float) -> None:
    root = vault({f"People/Person {number:04}.md": "---\ntier: network\n---\n" for number in range(3000)})
    process = start(["due"], root, home)
    until(lambda: heeds(process))
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=wait)
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    if wait and not process.returncode:
        assert (out[:4], err) == (b"name", b"")  # it was done before
    else:
        assert (process.returncode, out, err) == (130, b"", b"cultivate: interrupted\n")


def waiting_in(pipe: IO[bytes] | None) -> int:
    """How many bytes nobody has read."""
    assert pipe is not None
    return int(struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0])


@pytest.mark.skipif(not hasattr(termios, "FIONREAD"), reason="LOUD: needs FIONREAD")
def test_ctrl_c_while_it_prints(small: Path, home: Path) -> None:
    for number in range(900):
        (small / "People" / f"Person {number:04}.md").write_text(
            f"---\ntier: network\ncity: {'x' * 90}\n---\n"
        )
    process = start(["list"], small, home)
    until(lambda: waiting_in(process.stdout) > 60_000)  # the pipe is all but full, and nobody reads
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err == b"cultivate: interrupted\n"


def test_another_writer_is_named(small: Path, home: Path) -> None:
    with locked(small), unchanged(small):
        process = start(LOG, small, home)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (3, b"")
    said = err.decode()
    assert said.startswith(f"cultivate: another cultivate is writing in this vault (process {os.getpid()}: ")
    assert said.count("\n") == 1


def test_reading_and_dry_runs_do_not_wait_for_the_writer(small: Path, run: Run) -> None:
    """Who waited would be refused in the end."""
    with locked(small):
        for words in (["due"], ["list"], ["show", "jane"], ["doctor"], ["sync", "-n"], [*LOG, "-n"]):
            assert run(*words, cwd=small).code == 0


def test_many_writers_lose_nothing(small: Path, home: Path) -> None:
    processes = [start(["log", "jane", "-m", f"number {number}"], small, home) for number in range(6)]
    for process in processes:
        process.communicate(timeout=PATIENCE)
    assert [process.returncode for process in processes] == [0] * 6
    text = (small / "People" / "Jane Doe.md").read_text()
    assert sorted(text.count(f"number {number}\n") for number in range(6)) == [1] * 6


@pytest.fixture
def tight(tmp_path: Path, small: Path) -> Iterator[Path]:
    """The small vault on a disk of its own with no room left; loudly skipped where nothing can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("LOUD: a full disk was not tried, since nothing can be mounted here")
    try:
        root = disk / "vault"
        shutil.copytree(small, root)
        with contextlib.suppress(OSError), (disk / "filler").open("wb") as file:
            while True:
                file.write(b"x" * 4096)
                file.flush()
        yield root
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(
    "words", [LOG, ["agenda"], ["sync"], ["add", "Eve Fox"], ["set", "bob", "city=x"]], ids=str
)
def test_a_full_disk(tight: Path, home: Path, words: list[str]) -> None:
    before = read_files(tight)
    process = start(words, tight, home)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert out == b""
    assert b"the disk is full" in err
    assert err.count(b"\n") == 1
    assert read_files(tight) == before  # and no temporary file is left


@pytest.mark.parametrize("words", [["init"], ["init", "--demo"]], ids=str)
def test_a_vault_that_does_not_fit(tight: Path, home: Path, words: list[str]) -> None:
    process = start([*words, "new"], tight.parent, home)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (1, 3)
    assert b"the disk is full" in err
    assert b"Traceback" not in err


def is_saving(root: Path) -> bool:
    return any((root / "People").glob(".cultivate-*.tmp"))


@needs_strace
def test_an_editor_that_saves_while_we_do(small: Path, home: Path) -> None:
    note = small / "People" / "Jane Doe.md"
    process = start_slowly("fsync", ["log", "jane", "--via", "call"], small, home)
    until(lambda: is_saving(small))
    note.write_text(JANE + "typed in the meantime\n")
    _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, b"")
    assert "- 2026-11-24 call\n" in note.read_text()
    assert note.read_text().count("typed in the meantime\n") == 1
    assert not is_saving(small)


@needs_strace
def test_the_second_of_two_notes_and_a_run_that_completes_it(small: Path, home: Path) -> None:
    jane, bob = small / "People" / "Jane Doe.md", small / "People" / "Bob Lee.md"
    process = start_slowly("fsync", LOG, small, home)
    until(lambda: "meal [[Bob Lee]]: names" in jane.read_text() and is_saving(small))
    bob.write_text(BOB + "typed in the meantime\n")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (1, b"")
    assert err.startswith(b"cultivate: 1 of 2 saved; People/Bob Lee.md was changed by another program")
    assert bob.read_text() == BOB + "typed in the meantime\n"
    first = jane.read_bytes()
    again = start(LOG, small, home)
    again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    assert jane.read_bytes() == first
    assert bob.read_text().count("meal [[Jane Doe]]: names\n") == 1


@needs_strace
def test_ctrl_c_while_it_saves(small: Path, home: Path) -> None:
    """The note is as it was or as it should be, and no temporary file stays."""
    before = read_files(small)
    process = start_slowly("fsync", ["log", "jane", "--via", "call"], small, home)
    until(lambda: is_saving(small))
    interrupt(process)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err == b"cultivate: interrupted\n"
    assert read_files(small) == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="LOUD: needs /proc")
def test_ctrl_c_while_a_hook_is_at_work(small: Path, home: Path) -> None:
    """What is saved is saved, and it is said that it is not committed; git is left as it was."""
    env = isolated_environment(home)
    for words in (["init", "-q"], ["config", "user.email", "a@b.example"], ["config", "user.name", "A"]):
        subprocess.run(["git", *words], cwd=small, env=env, check=True)
    hook = small / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\nread -r _ _ _ parent _ <"/proc/$PPID/stat"\nkill -INT "$parent"\nsleep 2\n')
    hook.chmod(0o755)
    process = start(["log", "jane", "--via", "call", "--commit"], small, home)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    said = "interrupted while git was at work; the notes are saved, and not committed"
    assert err.decode() == f"cultivate: {said}\n"
    assert "- 2026-11-24 call\n" in (small / "People" / "Jane Doe.md").read_text()
    assert [path for path in (small / ".git").iterdir() if "index" in path.name] == []


@needs_strace
def test_ctrl_c_between_two_notes(small: Path, home: Path) -> None:
    """It says how far it came, and the same command completes it."""
    process = start_slowly("fsync", LOG, small, home)
    until(lambda: "meal" in (small / "People" / "Jane Doe.md").read_text().partition("names")[0][-40:])
    until(lambda: is_saving(small))
    interrupt(process)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err == b"cultivate: interrupted with 1 of 2 saved; run the command again to save the rest\n"
    assert not is_saving(small)
    again = start(LOG, small, home)
    again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    notes = [(small / "People" / f"{name}.md").read_text() for name in ("Jane Doe", "Bob Lee")]
    assert [text.count(": names\n") for text in notes] == [1, 1]
