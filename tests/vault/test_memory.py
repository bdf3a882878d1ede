"""What is remembered of a vault gives what a reading from nothing gives, whatever was done to the notes."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.due import standing
from cultivate.model.settings import Settings
from cultivate.vault.kept_walk import Changed
from cultivate.vault.load import load
from cultivate.vault.memory import Memory
from cultivate.vault.walk import Walk
from tests.running import MakeVault, write_files

DAY = date(2026, 11, 24)
NAMES = ["People/Jane Doe.md", "People/Bob Lee.md", "Bob Lee.md", "Soup.md", "People/New/Ann.md"]
TEXTS = [
    "---\ntier: alliance\n---\n## Log\n- 2026-11-20 call: hello\n",
    "---\ntier: alliance\n---\n## Log\n- 2026-11-20 call: hallo\n",
    "---\ntype: contact\nlast_touch: 2026-10-09\n---\n",
    "---\ntier: alliance\n---\n## Log\n- 2026-11-27 call: ahead\n",
    '---\ntier: "alliance\n---\n',
    "# Nobody\n",
    "",
]
OTHERS = Settings(folders=("People",))


@contextmanager
def folder() -> Iterator[Path]:
    root = Path(tempfile.mkdtemp())
    try:
        yield root
    finally:
        shutil.rmtree(root)


class Disk:
    """A folder in which each save is a second later than the one before, as a file system's clock sees it."""

    def __init__(self, root: Path) -> None:
        self.root, self.saves = root, 0

    def save(self, name: str, text: str) -> None:
        write_files(self.root, {name: text})
        self.saves += 1
        os.utime(self.root / name, (self.saves, self.saves))


SAVE = st.tuples(st.just("save"), st.sampled_from(NAMES), st.sampled_from(TEXTS))
MOVE = st.tuples(st.just("move"), st.sampled_from(NAMES), st.sampled_from(NAMES))
REMOVE = st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just(""))
ELSE = st.sampled_from([("settings", "", ""), ("day", "", ""), ("load", "", "")])


def folders_of(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_dir()}


@pytest.mark.parametrize("hears", [False, True])
@given(st.lists(st.one_of(SAVE, MOVE, REMOVE, ELSE), max_size=25))
def test_whatever_was_done_it_is_what_a_reading_from_nothing_gives(
    hears: bool, steps: list[tuple[str, str, str]]
) -> None:
    with folder() as root:
        disk, settings, today = Disk(root), Settings(), DAY
        # By its clock, all files are old: what it remembers, it trusts.
        memory = Memory(root, clock=lambda: time.time_ns() + 3600 * 10**9)
        memory.hears = hears
        for act, name, other in steps:
            folders = folders_of(root)
            if act == "save":
                disk.save(name, other)
            elif act == "move" and (root / name).exists():
                (root / other).parent.mkdir(parents=True, exist_ok=True)
                (root / name).rename(root / other)
            elif act == "remove":
                (root / name).unlink(missing_ok=True)
            elif act == "settings":
                settings = OTHERS if settings == Settings() else Settings()
            elif act == "day":
                today += timedelta(days=1)
            memory.hear([name, other] if act == "move" else [name])
            if folders_of(root) != folders:  # of what is in a new folder nobody hears
                memory.lose()
            if act != "save":  # several notes change between two readings
                found = memory.load(settings, today, latest=today)
                assert found == load(root, settings, today, latest=today)
                standings = memory.standings(found.contacts, settings, today)
                assert standings == [standing(each, settings, today) for each in found.contacts]
        assert memory.load(settings, today, latest=today) == load(root, settings, today, latest=today)


def test_a_note_that_did_not_change_is_not_read_again(vault: MakeVault) -> None:
    """The content is changed behind its back, with the facts as they were: what it says is from before."""
    root = vault({"Bob.md": TEXTS[0], "Jane.md": TEXTS[0]})
    memory = Memory(root, clock=lambda: time.time_ns() + 3600 * 10**9)
    first = memory.load(Settings(), DAY, latest=DAY)
    assert memory.load(Settings(), DAY, latest=DAY).contacts[0] is first.contacts[0]
    (root / "Bob.md").write_text(TEXTS[1])
    again = memory.load(Settings(), DAY, latest=DAY)
    assert [each.entries[0].text for each in again.contacts] == ["hallo", "hello"]
    assert again.contacts[1] is first.contacts[1]


def test_a_note_that_was_saved_just_now_is_read_again(vault: MakeVault) -> None:
    """Two saves within one tick of the file system's clock look like one."""
    root = vault({"Bob.md": TEXTS[0]})
    memory = Memory(root)
    first = memory.load(Settings(), DAY, latest=DAY)
    assert memory.load(Settings(), DAY, latest=DAY).contacts[0] is not first.contacts[0]


@pytest.fixture
def hearing(vault: MakeVault) -> tuple[Path, Memory]:
    """Two contacts, a note that is nobody's and a template, all remembered; it is told what changes."""
    root = vault(
        {
            "People/Bob.md": TEXTS[0],
            "People/Jane.md": TEXTS[0],
            "Soup.md": TEXTS[5],
            "Templates/T.md": TEXTS[0],
        }
    )
    (root / ".obsidian/templates.json").write_text('{"folder": "Templates"}')
    memory = Memory(root, clock=lambda: time.time_ns() + 3600 * 10**9)
    memory.hears = True
    memory.load(Settings(), DAY, latest=DAY)
    return root, memory


def words(memory: Memory) -> dict[str, str]:
    """What the newest entry of each contact says."""
    return {each.path: each.entries[-1].text for each in memory.load(Settings(), DAY, latest=DAY).contacts}


def test_it_looks_where_it_heard_of_something_and_nowhere_else(hearing: tuple[Path, Memory]) -> None:
    root, memory = hearing
    for name in ("Bob", "Jane"):
        (root / f"People/{name}.md").write_text(TEXTS[1])
    memory.hear(["People/Bob.md", "Templates/T.md"])
    assert words(memory) == {"People/Bob.md": "hallo", "People/Jane.md": "hello"}
    memory.lose()
    assert words(memory) == {"People/Bob.md": "hallo", "People/Jane.md": "hallo"}


@pytest.mark.parametrize(
    ("made", "heard"),
    [
        ("New/Ann.md", "New/Ann.md"),
        ("People/Old/Ann.md", "People/Cy.md"),
        ("Deep/er/Ann.md", "Deep/er/Ann.md"),
    ],
)
def test_where_there_is_a_folder_that_it_does_not_know_it_looks_everywhere(
    hearing: tuple[Path, Memory], made: str, heard: str
) -> None:
    root, memory = hearing
    write_files(root, {made: TEXTS[0], heard: TEXTS[0], "People/Jane.md": TEXTS[1]})
    memory.hear([heard])
    assert words(memory) == {
        made: "hello",
        heard: "hello",
        "People/Bob.md": "hello",
        "People/Jane.md": "hallo",
    }


def test_of_new_and_gone_notes_the_folder_tells(hearing: tuple[Path, Memory]) -> None:
    root, memory = hearing
    (root / "People/Jane.md").rename(root / "People/Jane 2.md")
    write_files(root, {"People/Cy.md": TEXTS[0], "People/Cy (conflicted copy).md": TEXTS[0]})
    memory.hear(["People/Cy.md"])
    found = memory.load(Settings(), DAY, latest=DAY)
    assert found == load(root, Settings(), DAY, latest=DAY)
    assert [each.name for each in found.contacts] == ["Bob", "Cy", "Jane 2"]
    assert found.note_names["jane 2"] == 1
    assert "jane" not in found.note_names


def test_who_keeps_it_from_reading_does_not_make_it_forget_what_it_heard(vault: MakeVault) -> None:
    root = vault({"Bob.md": TEXTS[0]})
    busy = False

    def seen(_: Walk, changed: Changed | None) -> None:
        if busy:
            raise InterruptedError(changed)

    memory = Memory(root, seen, clock=lambda: time.time_ns() + 3600 * 10**9)
    memory.hears = True
    assert words(memory) == {"Bob.md": "hello"}
    write_files(root, {"Bob.md": TEXTS[1], "Cy.md": TEXTS[0]})
    memory.hear(["Bob.md", "Cy.md"])
    busy = True
    with pytest.raises(InterruptedError):
        words(memory)
    busy = False
    assert words(memory) == {"Bob.md": "hallo", "Cy.md": "hello"}


def test_other_settings_and_another_day_read_everything_again(vault: MakeVault) -> None:
    root = vault({"People/Bob.md": TEXTS[5], "Jane.md": TEXTS[3]})
    memory = Memory(root, clock=lambda: time.time_ns() + 3600 * 10**9)
    assert [each.name for each in memory.load(Settings(), DAY, latest=DAY).contacts] == ["Jane"]
    assert [each.name for each in memory.load(OTHERS, DAY, latest=DAY).contacts] == ["Bob", "Jane"]
    later = DAY + timedelta(days=5)
    assert memory.load(OTHERS, DAY, latest=DAY).errors
    assert not memory.load(OTHERS, later, latest=later).errors


def test_what_concerns_us(vault: MakeVault) -> None:
    root = vault({"Bob.md": TEXTS[0], "Soup.md": TEXTS[5]})
    seen: list[Walk] = []
    memory = Memory(root, lambda walked, _: seen.append(walked))
    memory.load(Settings(), DAY, latest=DAY)
    bob, soup = seen[0].notes
    assert memory.concerns(bob)
    assert not memory.concerns(soup)
    (root / "Soup.md").write_text(TEXTS[0])
    assert memory.concerns(soup)
    (root / "Soup.md").write_text(TEXTS[5])
    assert memory.concerns(soup), "it did until now"
    assert memory.contact("Bob.md") is not None
    assert memory.contact("Gone.md") is None


def test_who_is_asked_first_may_keep_it_from_reading(vault: MakeVault) -> None:
    def refuse(walked: Walk, _: Changed | None) -> None:
        raise InterruptedError(len(walked.notes))

    memory = Memory(vault({"Bob.md": TEXTS[0]}), refuse)
    with pytest.raises(InterruptedError):
        memory.load(Settings(), DAY, latest=DAY)
    assert memory.contact("Bob.md") is None
