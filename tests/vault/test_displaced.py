"""An editor that saves at the very moment at which we do: nothing of either is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cultivate.errors import Refused
from cultivate.notes.edit import Change, Removal
from cultivate.vault import library
from cultivate.vault.lock import locked
from cultivate.vault.write import write
from tests.running import MakeVault, read_files
from tests.vault.faults import faults

LONG_AGO = 1_700_000_000
BASE = "a\nb\nc\n"
OURS = "a\nb\nc\nours\n"
THEIRS = "theirs\na\nb\nc\n"


@pytest.fixture
def root(vault: MakeVault) -> Path:
    root = vault({"a.md": BASE})
    os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    return root


def meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], None], *, after: bool) -> None:
    """Let an editor `act` once, just before or after the first call of `os.NAME` on a note."""
    real = getattr(os, name)
    acted: list[bool] = []

    def call(*args: Any, **named: Any) -> Any:
        ours = str(args[-1]).endswith("a.md") and not acted
        if ours and not after:
            acted.append(True)
            act()
        result = real(*args, **named)
        if ours and after:
            acted.append(True)
            act()
        return result

    monkeypatch.setattr(os, name, call)


def aged(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (LONG_AGO, LONG_AGO))


def exchange_meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Let an editor `act` once, just before two files change places."""
    real = library.exchange()
    assert real is not None
    left = [act]

    def call(one: bytes, other: bytes) -> int:
        if left:
            left.pop()()
        return real(one, other)

    monkeypatch.setattr(library, "exchange", lambda: call)


@pytest.mark.parametrize("by_rename", [True, False])
def test_saved_before_the_files_change_places(
    root: Path, monkeypatch: pytest.MonkeyPatch, by_rename: bool
) -> None:
    def editor() -> None:
        aged(root / ("other" if by_rename else "a.md"), THEIRS)
        if by_rename:
            os.replace(root / "other", root / "a.md")

    exchange_meanwhile(monkeypatch, editor)
    told = write(root, [Change("a.md", BASE, OURS)]).told
    assert told == ("a.md: another program saved it at the same moment; both versions were merged",)
    assert read_files(root) == {"a.md": b"theirs\na\nb\nc\nours\n"}


def test_what_the_editor_took_out_is_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange_meanwhile(monkeypatch, lambda: aged(root / "a.md", "a\nc\n"))
    told = write(root, [Change("a.md", BASE, OURS)]).told
    assert "both versions were merged" in told[0]
    assert read_files(root) == {"a.md": b"a\nc\nours\n"}


def test_saved_into_the_displaced_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor had opened the note before, and writes into what is no longer it."""
    with (root / "a.md").open("r+") as theirs:

        def editor() -> None:
            theirs.seek(0)
            theirs.write(THEIRS)
            theirs.flush()
            os.utime(theirs.fileno(), (LONG_AGO, LONG_AGO))

        exchange_meanwhile(monkeypatch, editor)
        told = write(root, [Change("a.md", BASE, OURS)]).told
    assert "both versions were merged" in told[0]
    assert read_files(root) == {"a.md": b"theirs\na\nb\nc\nours\n"}


def test_a_save_that_still_goes_on_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "a.md").open("r+") as theirs:

        def begin() -> None:
            theirs.seek(0)
            theirs.write("theirs\n")
            theirs.flush()

        def go_on(seconds: float) -> None:
            theirs.write(BASE)
            theirs.flush()
            os.utime(theirs.fileno(), (LONG_AGO, LONG_AGO))

        monkeypatch.setattr(time, "sleep", go_on)
        exchange_meanwhile(monkeypatch, begin)
        told = write(root, [Change("a.md", BASE, OURS)]).told
    assert "both versions were merged" in told[0]
    assert read_files(root) == {"a.md": b"theirs\na\nb\nc\nours\n"}


def test_an_editor_that_had_not_read_the_entry_before_the_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it lacks, it has not taken out."""
    write(root, [Change("a.md", BASE, OURS)])
    exchange_meanwhile(monkeypatch, lambda: aged(root / "a.md", THEIRS))
    told = write(root, [Change("a.md", OURS, OURS + "more\n")]).told
    assert "both versions were merged" in told[0]
    assert read_files(root) == {"a.md": b"theirs\na\nb\nc\nours\nmore\n"}


def test_an_editor_that_changed_what_we_had_changed_before_the_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = BASE.replace("b", "by us")
    write(root, [Change("a.md", BASE, changed)])
    exchange_meanwhile(monkeypatch, lambda: aged(root / "a.md", BASE.replace("b", "their own words")))
    told = write(root, [Change("a.md", changed, changed + "more\n")]).told
    assert "what it saved is in" in told[0]
    found = read_files(root)
    assert found.pop("a.md") == b"a\nby us\nc\nmore\n"
    assert [*found.values()] == [b"a\ntheir own words\nc\n"]


def test_where_no_files_change_places_the_displaced_one_is_looked_at_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, "replace", lambda: aged(root / "a.md", THEIRS), after=False)
    with faults(exchanges=False):
        told = write(root, [Change("a.md", BASE, OURS)]).told
    assert "both versions were merged" in told[0]
    assert read_files(root) == {"a.md": b"theirs\na\nb\nc\nours\n"}


@pytest.mark.parametrize("theirs", ["", "A\nb\nc\nX\n"], ids=["emptied", "the same lines"])
def test_what_cannot_be_merged_is_left_in_sight(
    root: Path, monkeypatch: pytest.MonkeyPatch, theirs: str
) -> None:
    exchange_meanwhile(monkeypatch, lambda: aged(root / "a.md", theirs))
    told = write(root, [Change("a.md", BASE, "ours\nb\nc\nours\n")]).told
    found = read_files(root)
    assert found.pop("a.md") == b"ours\nb\nc\nours\n"
    (copy, content), *_ = found.items()
    assert content == theirs.encode()
    assert copy.startswith("a (conflicted copy 20")
    assert told == (f"a.md: another program saved it at the same moment; what it saved is in “{copy}”",)


def test_both_wrote_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange_meanwhile(monkeypatch, lambda: aged(root / "a.md", OURS))
    assert "both versions were merged" in write(root, [Change("a.md", BASE, OURS)]).told[0]
    assert read_files(root) == {"a.md": OURS.encode()}


def test_two_copies_in_one_second(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = BASE
    for number in range(2):
        with monkeypatch.context() as patch:
            exchange_meanwhile(patch, lambda: aged(root / "a.md", ""))
            write(root, [Change("a.md", text, f"{number}")])
        text = f"{number}"
        os.utime(root / "a.md", (LONG_AGO, LONG_AGO))
    assert len(read_files(root)) == 3


def test_a_copy_where_there_are_no_links(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange_meanwhile(monkeypatch, lambda: aged(root / "a.md", ""))

    def none(*names: str) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    told = write(root, [Change("a.md", BASE, OURS)]).told
    found = read_files(root)
    assert found.pop("a.md") == OURS.encode()
    [(copy, content)] = found.items()
    assert content == b""
    assert told == (f"a.md: another program saved it at the same moment; what it saved is in “{copy}”",)


def test_many_notes(vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many displaced files are kept at a time, and each is looked at."""
    names = [f"{number:02}.md" for number in range(40)]
    root = vault(dict.fromkeys(names, BASE))
    for name in names:
        os.utime(root / name, (LONG_AGO, LONG_AGO))
    most = 0
    real = os.fsync

    def count(descriptor: int) -> None:
        nonlocal most
        most = max(most, len(list(root.glob(".cultivate-*"))))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", count)
    write(root, [Change(name, BASE, OURS) for name in names])
    assert most <= 34
    assert set(read_files(root).values()) == {OURS.encode()}


@pytest.mark.parametrize("taken", [False, True])
def test_a_note_that_is_changed_while_it_is_removed_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    """Where something has taken its name by then, it stays under a hidden one until that is cleared up."""
    real = os.rename

    def late(source: str, target: str) -> None:
        aged(root / "a.md", THEIRS)
        real(source, target)
        os.utime(target, (LONG_AGO, LONG_AGO))
        if taken:
            aged(root / "a.md", "new")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", late)
        with pytest.raises(Refused):
            write(root, [Removal("a.md", BASE)])
    wanted = [THEIRS.encode(), b"new"] if taken else [THEIRS.encode()]
    assert sorted(read_files(root).values(), reverse=True) == wanted
    with locked(root) as held:
        assert bool(held.told) == taken
    assert read_files(root) == {"a.md": b"theirs\nnew" if taken else THEIRS.encode()}
