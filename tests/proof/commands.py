"""Every command that writes, and a vault in which each has something to do. No test of its own lives here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

import click

from cultivate.cli import main
from cultivate.cli.commands import NAMES, command
from cultivate.vault.entry import Damaged, unpacked
from tests.cli.conftest import SETTINGS, YESTERDAY
from tests.cli.test_every_command import BULK, CHANGING, READING
from tests.flows.practice import JANE, NOTES
from tests.proof.places import make_vault
from tests.running import read_files, run_cultivate
from tests.vault.faults import Fault, faults
from tests.warm import import_everything

LONG_AGO = 1_700_000_000
COPY = "People/Jane Doe.sync-conflict-20261120-090000-ABCDEFG.md"
MARKED = (
    "---\ntier: network\n---\n# Zed Orr\n\n## Log\n<<<<<<< HEAD\n"
    "- 2026-11-02 call: from the laptop\n=======\n- 2026-11-01 note: from the phone\n>>>>>>> phone\n"
)
PAT = "---\ntier: network\nlast_touch: 2026-02-01\n---\n# Pat Roe\n"
BEFORE = (
    ["log", "val", "--via", "call", "-m", "to be taken back"],
    ["pause", "pat", "--until", "2027-03-01"],
)
"""Commands that have been run in the vault, so that there is something to undo and somebody to resume."""
MORE: dict[str, list[str]] = {
    "agenda of another day": ["agenda", "--date", "2026-11-25"],
    "resume": ["resume", "pat"],
    "undo": ["undo", "1"],
    "report": ["report", "pipeline", "--note"],
    "git setup": ["git", "setup"],
    "git resolve": ["git", "resolve"],
    "merge-copies": ["merge-copies"],
    "init": ["init", "--with", "bases"],
}
"""What needs a repository, a copy or a past, beside those that every test of commands knows."""
WRITING = {**CHANGING, **MORE}
APART = {
    "git check": "reads what is staged",
    "git merge-driver": "writes the file that git asks for, of which git has the versions",
    "watch": "never ends by itself; what it writes it writes by `sync` and `agenda`",
}
"""Commands that are not run here, and why."""
ONCE = ("add", "log --to")
"""A second run refuses, since what they make is there."""


def names_of_commands() -> set[str]:
    """Every command as it is typed: `log`, `git setup`."""
    found = set()
    for name in NAMES:
        called = command(name)
        parts = called.commands if isinstance(called, click.Group) else {}
        found |= {f"{name} {part}" for part in parts} or {name}
    return found


def names_listed() -> set[str]:
    """Those that some list runs or gives a reason for."""
    words = [*READING.values(), *WRITING.values()]
    return {each[0] for each in words} | {" ".join(each[:2]) for each in words} | {*APART}


def prepared(folder: Path, env: dict[str, str]) -> Path:
    """People, yesterday's agenda, a copy, an unsettled merge, a repository, and one command to take back."""
    copy = JANE.replace("need a coach\n", "need a coach\n- 2026-11-20 call: from the tablet\n")
    root = make_vault(
        folder,
        {
            **NOTES, "cultivate.toml": SETTINGS + BULK, "Home.md": "---\nper_day: 4\n---\n",
            "Today.md": "x\n", "Agenda/2026-11-23.md": YESTERDAY, "People/Zed Orr.md": MARKED,
            "People/Pat Roe.md": PAT, "People/Val Ash.md": PAT.replace("Pat Roe", "Val Ash"), COPY: copy,
        },
    )  # fmt: skip
    subprocess.run(["git", "init", "-q", "--template="], cwd=root, env=env, check=True)
    for words in BEFORE:
        done = run_cultivate(*words, cwd=root, env=env)
        assert done.code == 0, done
    for path in root.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return root


@dataclass(frozen=True, slots=True)
class Place:
    """A vault and the home beside it, from which as many are made as are needed."""

    root: Path
    home: Path
    env: dict[str, str]

    def again(self, folder: Path) -> Place:
        """The same once more in `folder`, which is emptied; the journal goes with the vault."""
        if not folder.exists():
            (folder / "vault").mkdir(parents=True)
        root, home = folder / "vault", folder / "home"
        for path in root.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.root, root, symlinks=True, dirs_exist_ok=True)
        shutil.copytree(self.home, home)
        state = home / ".local" / "state" / "cultivate"
        for old in state.glob("vault-*"):
            facts = root.stat()
            name = f"vault-{facts.st_dev:x}-{facts.st_ino:x}"
            old.rename(old.with_name(old.name.replace(old.name.split(".")[0], name)))
        for born in state.glob("vault-*/born"):
            born.unlink()
        return Place(
            root, home, {key: value.replace(str(self.home), str(home)) for key, value in self.env.items()}
        )


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: `code` is what the process ended with, `struck` whether the fault came.

    `calls` is how often it came to each operation, where a fault was looked for.
    """

    code: int
    out: str
    err: str
    struck: bool
    calls: Mapping[str, int] = field(default_factory=dict, repr=False)


NO_FAULT = Fault("open", 0, 0)
"""One that never comes: calls are counted from 1."""
DIED = 9
"""The exit code of a process that a fault ended."""


def run_forked(words: list[str], place: Place, fault: Fault | None = None) -> Ended:
    """The real command in a fork of this process, which has it imported already; with one fault, if any."""
    import_everything()
    reading, telling = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _run_and_tell(words, place, fault, telling)
    os.close(telling)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if not told:
        return Ended(code, "", "", struck=code == DIED)
    return Ended(*json.loads(told))


def _run_and_tell(words: list[str], place: Place, fault: Fault | None, telling: int) -> None:
    """The child: never comes back."""
    code = 70
    try:
        os.environ.clear()
        os.environ.update(place.env)
        os.chdir(place.root)
        printed = [place.home / "out", place.home / "err"]
        for number, file in enumerate(printed, start=1):
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.stdout, sys.stderr = (os.fdopen(each, "w", encoding="utf-8", closefd=False) for each in (1, 2))
        sys.argv = ["cultivate", *words]
        with faults(fault) if fault else nullcontext() as plan:
            try:
                main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
            except BaseException as bug:  # noqa: BLE001
                print(f"Traceback: {bug!r}", file=sys.stderr)
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        told = [file.read_text(encoding="utf-8", errors="surrogateescape") for file in printed]
        answer = json.dumps([code, *told, bool(plan and plan.struck), plan.calls if plan else {}])
        with os.fdopen(telling, "wb") as pipe:
            pipe.write(answer.encode())
    finally:
        os._exit(code)


def notes_of(place: Place) -> dict[str, bytes]:
    """Every file of the vault but git's own."""
    return {path: data for path, data in read_files(place.root).items() if not path.startswith(".git/")}


def intended(place: Place) -> dict[str, set[bytes | None]]:
    """By note, everything that the product has meant it to hold, as its journal has it."""
    found: dict[str, set[bytes | None]] = {}
    for file in place.home.glob(".local/state/cultivate/vault-*/*"):
        if file.suffix == ".entry" or file.name == "pending":
            with suppress(Damaged):
                for image in unpacked(file.read_bytes()).images:
                    found.setdefault(image.path, set()).add(image.after)
    return found
