"""Undo, to the byte: of every command, of an undo, and of many commands in whatever order they came."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.proof.commands import WRITING, Place, notes_of, run_forked
from tests.proof.figures import Figure

UNDONE = re.compile(rb"\n\t- \xe2\x86\xb3 undone[^\n]*|\n\t- \xe2\x86\xb3 logged[^\n]*")
COMMANDS = {name: words for name, words in WRITING.items() if name != "undo"}
OFTEN = (
    ["log", "jane", "bob", "--via", "call", "-m", "{}"], ["log", "ann", "--next", "send {}", "-m", "{}"],
    ["set", "bob", "city={}"], ["set", "--tier", "alliance", "newsletter=v{}", "--yes"],
    ["set", "jane", "interests+={}"], ["set", "jane", "city="], ["snooze", "jane", "--for", "2w"],
    ["skip", "bob", "-m", "{}"], ["pause", "ann", "--until", "2027-03-01"], ["resume", "ann"],
    ["stop", "bob", "--reason", "{}"], ["promote", "bob", "inner-circle"], ["demote", "bob", "alliance"],
    ["add", "Person {}", "tier=network"],
)  # fmt: skip


def undo(place: Place, *words: str) -> None:
    done = run_forked(["undo", *words], place)
    assert done.code == 0, done


def test_every_command_is_undone_to_the_byte_and_redone(start: Place, tmp_path: Path, figure: Figure) -> None:
    """In an agenda, the item of what was undone says so: else the next sync would log it again."""
    for name, words in COMMANDS.items():
        place = start.again(tmp_path / "place")
        before = notes_of(place)
        assert run_forked(words, place).code == 0
        after = notes_of(place)
        undo(place)
        undone = notes_of(place)
        marked = {path for path in undone if before.get(path) != undone[path]}
        assert all(
            path.startswith("Agenda/") and b"\xe2\x86\xb3 undone" in undone[path] for path in marked
        ), name
        assert {path: UNDONE.sub(b"", data) for path, data in undone.items()} == {
            path: UNDONE.sub(b"", data) for path, data in before.items()
        }, name
        stays_undone(place, name, words)
        assert notes_of(place) == undone, name
        if name == "git resolve":  # its undo brought the markers back, and with them nothing else is written
            assert run_forked(words, place).code == 0
        else:
            undo(place)
        assert notes_of(place) == after, name
    figure("undo (quick)", f"{len(COMMANDS)} commands undone and redone, to the byte")


def stays_undone(place: Place, name: str, words: list[str]) -> None:
    """What `sync` logged, and was undone, is not logged by the next one."""
    if name == "sync":
        done = run_forked(words, place)
        assert done.code == 0, done


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_many_commands_undone_in_reverse(start: Place, tmp_path: Path, figure: Figure) -> None:
    """After each undo the vault is as it was before that command; then all is redone, to the byte."""
    chance, count = random.Random(5), 0
    for _ in range(40):
        place = start.again(tmp_path / "place")
        states, ids = [notes_of(place)], []
        for number in range(15):
            words = [word.format(f"w{number}") for word in chance.choice(OFTEN)]
            done = run_forked(words, place)
            assert done.code in (0, 3), done
            if notes_of(place) != states[-1]:
                states.append(notes_of(place))
                ids.append(str(newest(place)))
        for wanted, each in zip(reversed(states[:-1]), reversed(ids), strict=True):
            undo(place, each)
            assert notes_of(place) == wanted
            count += 1
        undos = range(newest(place), newest(place) - len(ids), -1)
        for wanted, redo in zip(states[1:], undos, strict=True):
            undo(place, str(redo))
            assert notes_of(place) == wanted
            count += 1
    figure("undo (full)", f"{count} undos and redos of 40 × 15 commands, each to the byte")


def newest(place: Place) -> int:
    """The id of the last command in the journal."""
    return max(int(path.stem) for path in place.home.glob(".local/state/cultivate/vault-*/*.entry"))
