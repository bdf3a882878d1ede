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


@given(st.lists(st.one_of(SAVE, MOVE, REMOVE, ELSE), max_size=25))
def test_whatever_was_done_it_is_what_a_reading_from_nothing_gives(steps: list[tuple[str, str, str]]) -> None:
    with folder() as root:
        disk, settings, today = Disk(root), Settings(), DAY
        # By its clock, all files are old: what it remembers, it trusts.
        memory = Memory(root, clock=lambda: time.time_ns() + 3600 * 10**9)
        for act, name, other in steps:
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
    memory = Memory(root, seen.append)
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
    def refuse(walked: Walk) -> None:
        raise InterruptedError(len(walked.notes))

    memory = Memory(vault({"Bob.md": TEXTS[0]}), refuse)
    with pytest.raises(InterruptedError):
        memory.load(Settings(), DAY, latest=DAY)
    assert memory.contact("Bob.md") is None
