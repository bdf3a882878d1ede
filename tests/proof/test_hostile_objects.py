"""What stands on a disk, in settings and in patterns cannot hang a command, end it, or lead it outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.hostile.objects import CONTACT, OBJECTS, PATTERNS, SETTINGS, eve
from tests.proof.figures import Figure
from tests.proof.places import environment, make_vault
from tests.proof.watched import Case, Watched, each_alone, faults, in_one_process, told

COMMANDS = (
    ("due",), ("list", "--json"), ("doctor",), ("agenda",), ("sync",), ("show", "People/Eve.md"),
    ("log", "People/Eve.md", "--via", "call"), ("set", "People/Eve.md", "city=Leeds"), ("add", "Eve"),
)  # fmt: skip
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="LOUD: devices cannot be made by others than root")


def built(folder: Path) -> list[tuple[str, Path]]:
    """A vault for each object."""
    found = []
    for number, (name, build) in enumerate(OBJECTS.items()):
        root = make_vault(folder / str(number), {})
        build(root)
        found.append((name, root))
    return found


@needs_root
def test_objects_on_the_disk(tmp_path: Path, figure: Figure) -> None:
    cases = [
        Case(name, words, root)
        for number, (name, root) in enumerate(built(tmp_path))
        for words in (COMMANDS[0], *COMMANDS[1 + number % 2 :: 2])  # the others by turns
    ]
    watched = in_one_process(cases, environment(tmp_path / "home"))
    assert faults(watched) == []
    for each in watched:
        if each.case.words == ("due",) and not each.case.name.startswith("settings"):
            assert "Bob Lee" in each.out, each
    for outside in tmp_path.glob("*-outside.md"):
        assert outside.read_text() == CONTACT
    assert len(OBJECTS) >= 16
    figure("objects on the disk (quick)", f"{len(OBJECTS)} objects, {told(watched)}", opening_hangs(tmp_path))


@needs_root
@pytest.mark.proof
@pytest.mark.timeout(900)
def test_objects_on_the_disk_each_in_a_process_of_its_own(tmp_path: Path, figure: Figure) -> None:
    cases = [Case(name, words, root) for name, root in built(tmp_path) for words in COMMANDS]
    watched = each_alone(cases, environment(tmp_path / "home"))
    assert faults(watched) == []
    figure("objects on the disk (full)", f"{len(OBJECTS)} objects, {told(watched)}", opening_hangs(tmp_path))


def opening_hangs(folder: Path) -> str:
    """What becomes of `open(path).read()` on the first of these objects."""
    os.mkfifo(folder / "pipe.md")
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", "open('pipe.md').read()"], cwd=folder, timeout=1, check=False)
    return "open() and read() of a FIFO: never ends"


def test_a_note_that_comes_and_goes(tmp_path: Path, figure: Figure) -> None:
    root = make_vault(tmp_path / "vault", {})
    going = threading.Event()

    def come_and_go() -> None:
        while not going.is_set():
            eve(root).write_text(CONTACT)
            eve(root).unlink()
            (root / "People" / "Dee.md").mkdir(exist_ok=True)
            (root / "People" / "Dee.md").rmdir()

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        cases = [
            Case(f"round {number}", words, root)
            for number in range(6)
            for words in (*COMMANDS[:4], COMMANDS[6])
        ]
        watched = in_one_process(cases, environment(tmp_path / "home"))
    finally:
        going.set()
        thread.join()
    assert faults(watched) == []
    assert all("Bob Lee" in each.out for each in watched if each.case.words == ("due",))
    figure("a note that comes and goes", told(watched))


def test_settings_of_a_vault(tmp_path: Path, figure: Figure) -> None:
    watched = with_settings(tmp_path, every=2)
    figure("settings of a vault (quick)", f"{len(SETTINGS)} files, {told(watched)}")


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_settings_of_a_vault_and_every_command(tmp_path: Path, figure: Figure) -> None:
    watched = with_settings(tmp_path, every=1)
    figure("settings of a vault (full)", f"{len(SETTINGS)} files, {told(watched)}")


def with_settings(tmp_path: Path, every: int) -> list[Watched]:
    """Exit 2 and one line, or something harmless; nothing outside, nothing run. `agenda` with each file."""
    cases = []
    others = (*COMMANDS[:3], COMMANDS[4], COMMANDS[6], ("add", "Dee Fox"))
    for number, (name, settings) in enumerate(SETTINGS.items()):
        root = make_vault(
            tmp_path / f"{number}" / "vault", {"cultivate.toml": settings, "People/Eve.md": CONTACT}
        )
        chosen = (COMMANDS[3], *others[number % every :: every])
        cases += [Case(name, words, root) for words in chosen]
    watched = in_one_process(cases, environment(tmp_path / "home"))
    assert faults(watched) == []
    for each in watched:
        assert [path.name for path in each.case.cwd.parent.iterdir()] == ["vault"], each
        assert not (each.case.cwd / ".git").exists()
    assert not list(Path("/tmp").glob("owned*"))
    return watched


def test_patterns_of_excluded_files(tmp_path: Path, figure: Figure) -> None:
    names = ["a" * 120, "a" * 60 + "!", "x" * 100, "aB" * 60, "1" * 110]
    notes = {f"People/{name}.md": CONTACT for name in names}
    cases = []
    for number, pattern in enumerate(PATTERNS):
        app = json.dumps({"userIgnoreFilters": [pattern]})
        settings = f"[vault]\nexclude = [{json.dumps(pattern)}]\n"
        root = make_vault(
            tmp_path / str(number), {**notes, ".obsidian/app.json": app, "cultivate.toml": settings}
        )
        cases += [Case(pattern[:30], words, root) for words in (("due",), ("doctor",))]
    watched = in_one_process(cases, environment(tmp_path / "home"))
    assert faults(watched) == []
    figure("patterns of excluded files", f"{len(PATTERNS)} patterns, {told(watched)}", searching_hangs())


def searching_hangs() -> str:
    """What becomes of a process that searches for the first pattern, as Obsidian's list has it."""
    program = f"import re; re.search({PATTERNS[0].strip('/')!r}, {'a' * 60 + '!'!r})"
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", program], timeout=1, check=False)
    return f"re.search of {PATTERNS[0]}: never ends"
