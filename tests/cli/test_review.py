"""`cultivate review` at a plain prompt, and as a screen that a pilot drives."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, ListView, Static

from cultivate.cli.review_screen import _Screen
from cultivate.flows.review import Review, review
from tests.flows.practice import NOTES, TODAY, Practice
from tests.running import Run, unchanged, write_files

JANE = "People/Jane Doe.md"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Practice:
    (tmp_path / ".obsidian").mkdir()
    write_files(tmp_path, NOTES)
    return Practice(tmp_path, TODAY)


# The plain prompt, whose lines come through a pipe here.


def test_a_walk_from_a_pipe(run: Run, vault: Practice) -> None:
    done = run("review", cwd=vault.root, stdin="l 25m new budget\nz 2w\n\nu\nq\n")
    assert (done.code, done.stderr) == (0, "")
    assert "Jane Doe: 2026-11-24 call reached 25m: new budget · next 24 Dec\n" in done.stdout
    assert "Bob Lee: snoozed until Tuesday 8 Dec 2026\n" in done.stdout
    assert "People/Bob Lee.md: taken back\n" in done.stdout
    assert done.stdout.endswith("\n1 logged, 2 not seen to\n")
    assert "snooze_until" not in vault.text("People/Bob Lee.md")


def test_after_the_last_one_there_is_a_way_back(run: Run, vault: Practice) -> None:
    done = run("review", cwd=vault.root, stdin="\n\n\nb\ns\n\nnot read")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.count("everybody was seen") == 2
    assert done.stdout.endswith("\n1 skipped, 2 not seen to\n")


def test_an_end_of_input_leaves(run: Run, vault: Practice) -> None:
    with unchanged(vault.root):
        done = run("review", cwd=vault.root)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.endswith("\n3 not seen to\n")


def test_a_slip_is_told_and_the_walk_goes_on(run: Run, vault: Practice) -> None:
    with unchanged(vault.root):
        done = run("review", cwd=vault.root, stdin="z whenever\nl lunch [[Nobody]]\nxyz\nq\n")
    assert done.code == 0
    assert "cultivate: “whenever” is no day or length" in done.stderr
    assert "cultivate: nobody is called “Nobody”" in done.stderr
    assert "  z  another day: z, z 2w or z friday\n" in done.stdout


def test_nobody_is_due(run: Run, vault: Practice) -> None:
    for note in (vault.root / "People").glob("*.md"):
        note.unlink()
    assert run("review", cwd=vault.root).stdout == "nobody is due today\n"


# The screen.

Play = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def walk(vault: Practice) -> Review:
    return review(vault.session())


def play(walk: Review, steps: Play, size: tuple[int, int] = (80, 24)) -> None:
    async def on_screen() -> None:
        app = _Screen(walk, lambda outcome: outcome)
        async with app.run_test(size=size) as pilot:
            await steps(pilot)

    asyncio.run(on_screen())


def text(pilot: Pilot[None], part: str) -> str:
    return str(pilot.app.query_one(f"#{part}", Static).render())


async def typed(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*("space" if char == " " else char for char in words), "enter")
    await pilot.pause()


def test_log_with_words(walk: Review, vault: Practice) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        assert "Jane Doe" in text(pilot, "sheet")
        await pilot.press("l")
        await typed(pilot, "25m new budget")
        assert "Jane Doe: 2026-11-24 call reached 25m: new budget" in text(pilot, "said")
        assert "Bob Lee" in text(pilot, "sheet")
        assert pilot.app.query_one("#people", ListView).index == 1

    play(walk, steps)
    assert vault.text(JANE).endswith("- 2026-11-24 call reached 25m: new budget\n")


def test_keys_are_letters_again_after_the_words(walk: Review, vault: Practice) -> None:
    """`n` in the words is a letter, and afterwards a key; escape leaves the words with nothing done."""

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("s", "n", "escape")
        assert walk.place == 0
        await pilot.press("n")
        assert walk.turns[0].done == "tried"
        vault.settle()
        await pilot.press("u")
        assert walk.place == 0

    with_before = vault.text(JANE)
    play(walk, steps)
    assert vault.text(JANE) == with_before


def test_a_slip_leaves_the_words_to_be_mended(walk: Review, vault: Practice) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("z")
        await typed(pilot, "xx")
        assert "no day or length" in text(pilot, "said")
        assert pilot.app.query_one("#words", Input).value == "xx"
        await pilot.press("backspace", "backspace")
        await typed(pilot, "2w")
        assert walk.turns[0].done == "put off"

    play(walk, steps)
    assert "snooze_until: 2026-12-08\n" in vault.text(JANE)


def test_walking_to_the_end_and_back(walk: Review, vault: Practice) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("enter", "enter", "enter", "enter")
        assert "Everybody was seen" in text(pilot, "sheet")
        await pilot.press("l", "n", "s")  # nobody's turn: nothing to do
        await pilot.press("b")
        assert "Ann Poe" in text(pilot, "sheet")
        await pilot.press("q")

    with unchanged(vault.root):
        play(walk, steps)


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 10)])
def test_the_keys_are_shown_at_every_size(walk: Review, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("pagedown", "pageup")
        assert "1 of 3" in text(pilot, "sheet")

    play(walk, steps, size)


def test_names_are_text_and_nothing_else(vault: Practice) -> None:
    """Square brackets are Textual's markup, and a name may hold an escape: neither does anything."""
    write_files(
        vault.root,
        {"People/[red]Eve[/] (x\u202ey).md": "---\ntier: inner-circle\nlast_touch: 2026-01-01\n---\n"},
    )
    walk = review(vault.session())

    async def steps(pilot: Pilot[None]) -> None:
        while "[red]Eve[/] (x\\u202ey)" not in text(pilot, "sheet"):
            assert walk.turn
            await pilot.press("enter")

    play(walk, steps)
