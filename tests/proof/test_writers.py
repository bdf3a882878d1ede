"""Many writers and an editor at one note: no entry is lost or doubled, and nothing that the editor saved."""

from __future__ import annotations

import hashlib
import os
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Literal

import pytest

from cultivate.errors import Incomplete, Refused
from cultivate.flows.log import Touch, log
from cultivate.flows.session import open_vault
from cultivate.vault.lock import locked
from tests.flows.practice import TODAY
from tests.proof.figures import Figure
from tests.running import write_files

Saves = Literal["in place", "by rename", "not at all"]
Logger = Callable[[Path, str], None]
NOTE = "People/Jane Doe.md"
HEAD = "---\ntier: inner-circle\nlast_touch: 2026-01-05\n---\n# Jane Doe\n\n"
TEXT = HEAD + "## Notes\n\n## Log\n- 2026-01-05 call: first\n"
_FORKED = get_context("fork")


def careful(root: Path, words: str) -> None:
    """The product's way, tried again where the vault was held for too long, as the sentence asks for."""
    for _ in range(1000):
        try:
            log(
                open_vault(root, None, os.environ, TODAY, clock=TODAY),
                ["jane"],
                Touch(means="call", text=words),
                here=root,
            )
        except Refused:
            continue
        except Incomplete as incomplete:
            raise AssertionError(f"one note is saved or not: {incomplete}") from incomplete
        return
    raise AssertionError("never let in")


def naive(root: Path, words: str) -> None:
    """What careful scripts do: compare the hash before the rename, else begin again; no lock."""
    file = root / NOTE
    while True:
        before = file.read_bytes()
        mine = file.with_suffix(f".{os.getpid()}")
        mine.write_bytes(before + f"- {TODAY} call: {words}\n".encode())
        if hashlib.sha256(file.read_bytes()).digest() == hashlib.sha256(before).digest():
            os.replace(mine, file)
            return


def writer(root: Path, logger: Logger, name: int, entries: int) -> None:
    """One process that logs, one entry after the other."""
    for number in range(entries):
        logger(root, f"w{name}n{number}x")


def editor(root: Path, saves: Saves, over: Event, count: Path) -> None:
    """Somebody who types a line under Notes again and again, and saves without looking at the disk."""
    chance, number, file = random.Random(4), 0, root / NOTE
    while saves != "not at all" and not over.is_set():
        text = file.read_text(encoding="utf-8")
        time.sleep(chance.uniform(0, 0.05))
        typed = text.replace("## Notes\n", f"## Notes\ntyped{number}x\n", 1)
        if saves == "by rename":
            beside = file.with_suffix(".editor")
            beside.write_text(typed, encoding="utf-8")
            os.replace(beside, file)
        else:
            file.write_text(typed, encoding="utf-8")
        number += 1
        time.sleep(chance.uniform(0.1, 0.6))
    count.write_text(str(number))


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands in the note in the end, of what was said to be saved.

    What an editor saved at the very same moment may stand in a conflict copy instead, which has all of the
    text that the editor had: it keeps what only it has, and repeats the rest.
    """

    entries: int
    lost: int
    doubled: int
    saves: int
    saves_lost: int
    copies: int


def tally(root: Path, writers: int, entries: int, saves: int) -> Tally:
    note = (root / NOTE).read_text(encoding="utf-8")
    copies = [each.read_text(encoding="utf-8") for each in (root / "People").glob("*conflicted copy*")]
    stands, kept = (
        Counter(re.findall(r"\b(w\d+n\d+x|typed\d+x)\b", text)) for text in (note, "".join((note, *copies)))
    )
    wanted = [f"w{name}n{number}x" for name in range(writers) for number in range(entries)]
    typed = [f"typed{number}x" for number in range(saves)]
    return Tally(
        len(wanted),
        sum(not kept[each] for each in wanted),
        sum(stands[each] > 1 for each in wanted),
        saves,
        sum(not kept[each] or stands[each] > 1 for each in typed),
        len(copies),
    )


def together(root: Path, logger: Logger, saves: Saves, *, writers: int, entries: int) -> Tally:
    """Let all of them work at one note until the last has ended, and look."""
    write_files(root, {".obsidian/app.json": "{}", NOTE: TEXT})
    os.utime(root / NOTE, (1_700_000_000, 1_700_000_000))
    over, count = _FORKED.Event(), root.parent / f"{root.name}.count"
    hand = _FORKED.Process(target=editor, args=(root, saves, over, count))
    processes = [
        _FORKED.Process(target=writer, args=(root, logger, name, entries)) for name in range(writers)
    ]
    hand.start()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    over.set()
    hand.join()
    assert [process.exitcode for process in (hand, *processes)] == [0] * (writers + 1)
    time.sleep(0.2)
    if logger is careful:
        with locked(root):  # the next command that writes puts back what the editor's last save took
            pass
    return tally(root, writers, entries, int(count.read_text()))


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def prove(folder: Path, saves: Saves, how: str, figure: Figure, *, writers: int, entries: int) -> None:
    found = together(folder / "vault", careful, saves, writers=writers, entries=entries)
    assert (found.lost, found.doubled, found.saves_lost) == (0, 0, 0), found
    assert found.saves or saves == "not at all"
    figure(
        f"concurrent writers, editor saves {saves} ({how})",
        f"{writers} × {entries} entries, {found.saves} saves of the editor, {found.copies} of them in a "
        "conflict copy: 0 lost or doubled, 0 saves lost",
        bitten(folder, max(60, entries)) if saves == "not at all" else "as without an editor",
    )


def bitten(folder: Path, entries: int) -> str:
    """What becomes of the same without a lock."""
    found = together(folder / "naive", naive, "not at all", writers=8, entries=entries)
    assert found.lost
    return f"hash and rename without a lock: {found.lost} of {found.entries} lost"


@pytest.mark.parametrize("saves", ["in place", "by rename", "not at all"])
def test_writers_and_an_editor(saves: Saves, tmp_path: Path, figure: Figure) -> None:
    prove(tmp_path, saves, "quick", figure, writers=4, entries=15)


@pytest.mark.proof
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("saves", ["in place", "by rename", "not at all"])
def test_eight_writers_and_an_editor(saves: Saves, tmp_path: Path, figure: Figure) -> None:
    prove(tmp_path, saves, "full", figure, writers=8, entries=200)
