"""Whatever is done, in whatever order: the notes and the agenda tell the same, and a second run is silent."""

from __future__ import annotations

import re
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cultivate.errors import CannotEdit, Refused
from cultivate.flows.add import add
from cultivate.flows.set import Assignment
from cultivate.model.due import last_touch
from cultivate.model.touch import touches
from tests.flows.practice import NOTES, TODAY, Practice
from tests.running import write_files

CY = "\ufeff---\r\ntier: inner-circle\r\nLast Contact: 2026-09-01\r\n---\r\n# Cy\r\n\r\n> quoted\r\n"
DEE = "---\n# a comment\ntier: client-system   # seat\nodd:   'spaced'\n---\n\n```\n- 2026-01-01 call\n```\n"
UNTOUCHED = "---\ntitle: x\n---\n- [x] call [[Jane Doe]]\n"
EXTRA = {"People/Cy Orr.md": CY, "People/Dee Fox.md": DEE, "Notes/Untouched.md": UNTOUCHED}
NAMES = ("Jane Doe", "Bob Lee", "Ann Poe", "Cy Orr", "Dee Fox")
MEANS = ("call", "email", "lunch", "note", "newsletter", "")
OUTCOMES = ("", "reached", "no-answer", "voicemail", "moved", "stop")
WORDS = ("", "new budget", "said: yes", "- dash", "[[Ann Poe]] asks", "1h", "no answer", "😀")
TYPED = ("", " fine", ": new: budget", " 25m all well", " no answer", " ✅ 2026-11-24", " 2w")
BUTTONS = ("no answer", "another day")
KEPT = (
    ("People/Jane Doe.md", "Met at the chamber of trade.\n"),
    ("People/Jane Doe.md", "children: [Lily (football), Max]\n"),
    ("People/Cy Orr.md", "\r\n# Cy\r\n\r\n> quoted\r\n"),
    ("People/Dee Fox.md", "---\n# a comment\ntier:"),
    ("People/Dee Fox.md", "   # seat\n"),
    ("People/Dee Fox.md", "\nodd:   'spaced'\n"),
    ("People/Dee Fox.md", "\n```\n- 2026-01-01 call\n```\n"),
    ("Notes/Untouched.md", UNTOUCHED),
)
"""What nobody in this game has any business with."""


class Days(RuleBasedStateMachine):
    """A few days of a small practice."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        write_files(self.folder, {**NOTES, **EXTRA})
        (self.folder / ".obsidian").mkdir()
        self.vault = Practice(self.folder)
        self.vault.write("cultivate.toml", "[vault]\nnext_touch = true\n[workdays]\nper_day = 3\n")
        self.last: dict[str, date] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def twice(self, act: Any) -> None:
        """Do it, and do it again in silence; a refusal changes nothing."""
        before = self.vault.files()
        try:
            act()
        except (Refused, CannotEdit):
            assert self.vault.files() == before
            return
        with self.vault.silent():
            act()

    @rule(
        who=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
        means=st.sampled_from(MEANS),
        outcome=st.sampled_from(OUTCOMES),
        text=st.sampled_from(WORDS),
        ago=st.integers(0, 40),
        next_words=st.sampled_from(("", "send the book", "introduction [[Ann Poe]]")),
    )
    def log(self, who: list[str], means: str, outcome: str, text: str, ago: int, next_words: str) -> None:
        day = self.vault.today - timedelta(days=ago)
        due = self.vault.today + timedelta(days=1) if next_words else None
        given: dict[str, Any] = {"means": means, "outcome": outcome, "text": text, "day": day}
        self.twice(lambda: self.vault.log(*who, next_words=next_words, next_day=due, **given))

    @rule(
        who=st.sampled_from(NAMES),
        word=st.sampled_from(
            ("stage=converting", "stage=servicing", "tier+=network", "tier-=network", "city=Leeds", "city=",
             "snooze_until=2026-12-20", "snooze_until=", "interests+=jazz", "interests-=jazz",
             "cadence=every 6 weeks", "cadence=", "last_touch=2026-11-01")
        ),
    )  # fmt: skip
    def set(self, who: str, word: str) -> None:
        self.twice(lambda: self.vault.set(who, word))

    @rule()
    def sync(self) -> None:
        self.twice(self.vault.sync)

    @rule()
    def agenda(self) -> None:
        self.twice(self.vault.agenda)

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        self.vault = self.vault.on(self.vault.today + timedelta(days=days))

    def items(self) -> list[tuple[str, re.Match[str]]]:
        paths = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.glob("Agenda/*.md"))
        return [
            (path, match)
            for path in paths
            for match in re.finditer(r"^(\t?)- \[(.)\] (.*)$", self.vault.text(path), re.MULTILINE)
        ]

    @precondition(lambda self: bool(self.items()))
    @rule(data=st.data(), box=st.sampled_from(" xx>-"), typed=st.sampled_from(TYPED))
    def tick(self, data: st.DataObject, box: str, typed: str) -> None:
        """An item or a button gets another box, and words behind it."""
        path, match = data.draw(st.sampled_from(self.items()))
        text, words = self.vault.text(path), match[3]
        is_button = bool(match[1])
        if is_button:
            box, typed = ("x" if box != " " else " "), ""
        line = f"{match[1]}- [{box}] {words}{typed}"
        self.vault.write(path, text[: match.start()] + line + text[match.end() :])

    @precondition(lambda self: bool(list(self.folder.glob("Agenda/*.md"))))
    @rule(
        name=st.sampled_from((*NAMES, "Eve Fox")),
        means=st.sampled_from(("call", "lunch", "thought")),
        box=st.sampled_from(("", "[x] ")),
    )
    def capture(self, name: str, means: str, box: str) -> None:
        path = max(self.folder.glob("Agenda/*.md")).relative_to(self.folder).as_posix()
        text = self.vault.text(path)
        if "## Also today\n" in text:
            line = f"## Also today\n- {box}{means} [[{name}]] by chance\n"
            self.vault.write(path, text.replace("## Also today\n", line, 1))

    @rule(name=st.sampled_from(("Eve Fox", "Jane Doe")))
    def add(self, name: str) -> None:
        try:
            add(self.vault.session(), name, [Assignment("tier", "=", "network")])
        except Refused:
            return
        self.vault.write(".obsidian/app.json", "{}")  # and the notes look old again

    @invariant()
    def nobody_lost_a_byte(self) -> None:
        for path, text in KEPT:
            assert text in self.vault.text(path), path

    @invariant()
    def every_note_can_be_read(self) -> None:
        loaded = self.vault.session().load()
        assert loaded.problems == ()
        assert loaded.others == ()

    @invariant()
    def line_endings_are_the_notes_own(self) -> None:
        assert "\n" not in self.vault.text("People/Cy Orr.md").replace("\r\n", "")
        for path, text in self.vault.files().items():
            assert "\r" not in text or path == "People/Cy Orr.md"

    @invariant()
    def the_property_tells_what_the_log_tells(self) -> None:
        session = self.vault.session()
        for contact in session.load().contacts:
            newest = last_touch(contact, session.settings, session.today)
            logged = [e.day for e in touches(contact.entries, session.settings.vocabulary, session.today)]
            assert contact.last_touch == newest or not logged, contact.path

    @invariant()
    def one_log_and_one_next(self) -> None:
        for name in NAMES:
            text = self.vault.text(f"People/{name}.md")
            assert text.count("## Log") <= 1
            assert text.count("## Next") <= 1


def play(*typed: str) -> None:
    """A morning's agenda, lines typed under Also today, and the agenda again, twice: found by the game."""
    days = Days()
    try:
        days.agenda()
        path = days.vault.day_path
        lines = "".join(f"- {each}\n" for each in typed)
        days.vault.edit(path, "## Also today\n", f"## Also today\n{lines}")
        days.agenda()
        days.sync()
    finally:
        days.teardown()


@pytest.mark.parametrize("first", ["lunch [[Eve Fox]]", "[x] thought [[Eve Fox]]", "[x] lunch [[eve fox]]"])
def test_somebody_who_is_made_only_further_down(first: str) -> None:
    play(f"{first} by chance", "[x] call [[Eve Fox]] by chance")


TestDays = pytest.mark.timeout(300)(Days.TestCase)
TestDays.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.proof
@pytest.mark.timeout(3000)
def test_many_days() -> None:
    full = settings(
        max_examples=150, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Days, settings=full)


def test_the_game_is_played() -> None:
    """The rules reach ticks and buttons: an agenda stands after the first morning."""
    days = Days()
    try:
        days.agenda()
        assert len(days.items()) > 5
        assert days.vault.today == TODAY
    finally:
        days.teardown()
