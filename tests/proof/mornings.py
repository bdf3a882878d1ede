"""Some days of a small practice as Hypothesis plays them, and a model of what its notes must hold.

The model is a few dictionaries that know nothing of the product: which words were logged for whom, which were
taken back, which typed by hand, which wait on another branch. Each has a number that stands nowhere else:
lost and doubled lines are seen by counting. No test of its own lives here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cultivate.flows.git import Wish, setup
from cultivate.notes.edit import Change
from cultivate.notes.frontmatter import read_front_matter
from cultivate.vault.lock import locked
from cultivate.vault.write import write
from tests.flows.practice import NOTES, TODAY, Practice
from tests.running import snapshot, write_files

PEOPLE = ("Jane Doe", "Bob Lee", "Ann Poe")
ITEM = re.compile(
    r"^- \[ \] (?:call|meal|note|email|article|help)\b[^\n]*?\[\[(?P<name>[^\]|]+)\]\][^\n]*$", re.MULTILINE
)
BUTTON = "\t- [ ] another day"
SETTINGS = "[vault]\nnext_touch = true\n"


class KilledError(BaseException):
    """The process is gone, after some of its writes."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What was done on a branch, and is not merged yet."""

    branch: str
    name: str
    words: str
    day: date
    typed: str


@dataclass
class Model:
    """What must be: by person, words and their days; `perhaps` are words that may stand there once or not."""

    logged: dict[str, dict[str, date]] = field(default_factory=lambda: {name: {} for name in PEOPLE})
    perhaps: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in PEOPLE})
    gone: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in PEOPLE})
    typed: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in PEOPLE})
    ticked: dict[str, tuple[str, date]] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PEOPLE, ""))
    away: list[Branch] = field(default_factory=list)


class Mornings(RuleBasedStateMachine):
    """Some days of a small practice, with an editor, a phone, branches, a wrong clock and a power cut."""

    deaths = 0
    merges = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / ".obsidian").mkdir()
        write_files(self.folder, {**NOTES, "cultivate.toml": SETTINGS})
        os.environ["XDG_STATE_HOME"] = str(self.folder.parent / f"{self.folder.name}-state")
        self.vault, self.model, self.count = Practice(self.folder, TODAY), Model(), 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)
        shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)

    # What a person does.

    @rule(name=st.sampled_from(PEOPLE), ago=st.integers(0, 4))
    def elsewhere(self, name: str, ago: int) -> None:
        """Log and type something on another branch, and switch back: here, none of it stands."""
        words, typed, branch = self._words(), f"{self._words()} by hand\n", f"b{self.count}"
        day = self.vault.today - timedelta(days=ago)
        self._commit()
        self._git("checkout", "-q", "-b", branch)
        self.vault.log(name, means="call", day=day, text=words)
        self.vault.write(f"People/{name}.md", self.vault.text(f"People/{name}.md") + typed)
        self._commit()
        self._git("checkout", "-q", "-")
        self._next_command()
        self.model.away.append(Branch(branch, name, words, day, typed))
        for each in (words, typed):
            assert each not in self.vault.text(f"People/{name}.md")

    @rule(which=st.integers(0, 9))
    def merge(self, which: int) -> None:
        """Merge one of the other branches, which the driver may refuse: then it is as if it had not been."""
        if not self.model.away:
            return
        other = self.model.away.pop(which % len(self.model.away))
        self._commit()
        if not self._git("merge", "-q", "--no-edit", other.branch):
            self._git("merge", "--abort")
        else:
            Mornings.merges += 1
            self.model.logged[other.name][other.words] = other.day
            self.model.typed[other.name].append(other.typed)
        self._next_command()

    @rule(name=st.sampled_from(PEOPLE), back=st.integers(1, 400))
    def wrong_clock(self, name: str, back: int) -> None:
        """The clock goes back, something is logged, and it is right again."""
        words, earlier = self._words(), self.vault.today - timedelta(days=back)
        self.vault.on(earlier).log(name, means="call", text=words)
        self.model.logged[name][words] = earlier

    @rule(whom=st.sets(st.sampled_from(PEOPLE), min_size=1), ago=st.integers(0, 4), kill=st.integers(0, 5))
    def log(self, whom: set[str], ago: int, kill: int) -> None:
        """Log a call with some people, and again where the first try was cut off."""
        words, day = self._words(), self.vault.today - timedelta(days=ago)
        who = sorted(whom)
        self._survive(lambda: self.vault.log(*who, means="call", day=day, text=words), kill)
        for name in who:
            self.model.logged[name][words] = day
            if ago == 0:
                assert not self._property(name, "snooze_until"), "a touch empties it"

    @rule(which=st.integers(0, 9), words=st.booleans())
    def tick(self, which: int, words: bool) -> None:
        """Tick one of today's items, on the phone."""
        agenda = self.folder / self.vault.day_path
        items = [*ITEM.finditer(agenda.read_text())] if agenda.exists() else []
        if not items:
            return
        item = items[which % len(items)]
        said = self._words()
        text = agenda.read_text()
        line = item[0].replace("[ ]", "[x]", 1) + f" {said}"
        self.vault.write(self.vault.day_path, text[: item.start()] + line + text[item.end() :])
        block = re.match(r"(?:\n\t[^\n]*)*", text[item.end() :])
        if block and BUTTON.replace("[ ]", "[x]") in block[0]:
            self.model.perhaps[item["name"]].add(said)  # it was put off before, which goes before a tick
        else:
            self.model.ticked[said] = (item["name"], self.vault.today)

    @rule(which=st.integers(0, 9))
    def untick(self, which: int) -> None:
        """Take back something that was ticked on any day."""
        done = [
            (path, said)
            for said in self._all_ticked()
            for path in self._agendas_with(f"[x] call [[{said[1]}]]", said[0])
        ]
        if not done:
            return
        path, (said, name) = done[which % len(done)]
        text = path.read_text()
        line = next(line for line in text.split("\n") if line.startswith("- [x]") and said in line)
        self.vault.write(
            path.relative_to(self.folder).as_posix(), text.replace(line, line.replace("[x]", "[ ]", 1))
        )
        if said in self.model.ticked:
            del self.model.ticked[said]
        self._sync(0)
        if said in self.model.logged[name]:
            del self.model.logged[name][said]
            self.model.newest[name] = ""
        self.model.perhaps[name].add(said)
        self._settle()

    @rule(which=st.integers(0, 9))
    def snooze(self, which: int) -> None:
        """Press `another day`."""
        agenda = self.folder / self.vault.day_path
        text = agenda.read_text() if agenda.exists() else ""
        buttons = [*re.finditer(re.escape(BUTTON), text)]
        if not buttons:
            return
        place = buttons[which % len(buttons)]
        pressed = BUTTON.replace("[ ]", "[x]")
        self.vault.write(self.vault.day_path, text[: place.start()] + pressed + text[place.end() :])
        item = text[text.rindex("\n- [", 0, place.start()) :].split("\n")[1]
        for said, (name, _) in [*self.model.ticked.items()]:
            if said in item:
                del self.model.ticked[said]  # put off after all: it is not done
                self.model.perhaps[name].add(said)

    @rule(name=st.sampled_from(PEOPLE), place=st.sampled_from(["# ", "## Log"]))
    def save(self, name: str, place: str) -> None:
        """Type a line into a note and save it in an editor."""
        words, path = self._words(), f"People/{name}.md"
        text = self.vault.text(path)
        found = re.search(rf"^{place}.*$", text, re.MULTILINE)
        at = text.index("\n", found.end()) + 1 if found and "\n" in text[found.end() :] else len(text)
        self.vault.write(path, f"{text[:at]}{words} by hand\n{text[at:]}")
        self.model.typed[name].append(f"{words} by hand\n")

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        """It is another day."""
        self.vault = self.vault.on(self.vault.today + timedelta(days=days))

    # What the tool does, sometimes not to the end.

    @rule(kill=st.integers(0, 5))
    def agenda(self, kill: int) -> None:
        """Write the day's agenda; again, and nothing moves."""
        self._survive(self.vault.agenda, kill)
        self._settle()
        before = snapshot(self.folder)
        self.vault.agenda()
        assert snapshot(self.folder) == before

    @rule(kill=st.integers(0, 5))
    def sync(self, kill: int) -> None:
        """Carry over what was ticked; again, and nothing moves."""
        self._sync(kill)
        self._settle()
        before = snapshot(self.folder)
        self.vault.sync()
        assert snapshot(self.folder) == before

    # What must hold.

    @invariant()
    def nothing_is_lost_doubled_or_resurrected(self) -> None:
        for name in PEOPLE:
            text = self.vault.text(f"People/{name}.md")
            for words in self.model.logged[name]:
                assert text.count(words) == 1, (name, words, text)
            for words in self.model.gone[name]:
                assert words not in text, (name, words, text)
            for words in self.model.perhaps[name] | set(self.model.ticked):
                assert text.count(words) <= 1, (name, words, text)
            for line in self.model.typed[name]:
                assert text.count(line) == 1, (name, line, text)

    @invariant()
    def every_note_reads(self) -> None:
        for name in PEOPLE:
            assert not read_front_matter(self.vault.text(f"People/{name}.md")).problems

    @invariant()
    def the_last_touch_is_the_newest_and_never_decreases(self) -> None:
        for name in PEOPLE:
            last = self._property(name, "last_touch")
            newest = max(self.model.logged[name].values(), default=None)
            assert not newest or last >= newest.isoformat(), (name, last, newest)
            assert last >= self.model.newest[name], (name, last, self.model.newest[name])
            self.model.newest[name] = last

    @invariant()
    def nothing_is_left_behind(self) -> None:
        assert not [*self.folder.rglob(".cultivate-*")]

    def _git(self, *words: str) -> bool:
        done = subprocess.run(["git", *words], cwd=self.folder, capture_output=True, check=False)
        return done.returncode == 0

    def _commit(self) -> None:
        """Everything as it stands, in the repository that is made the first time."""
        if not (self.folder / ".git").exists():
            assert self._git("init", "-q", "--template=")
            for key, value in (("user.name", "You"), ("user.email", "you@example.com")):
                assert self._git("config", key, value)
            setup(self.vault.session(), Wish())
        assert self._git("add", "-A")
        assert self._git("commit", "-q", "--allow-empty", "-m", "as it is")

    def _next_command(self) -> None:
        """Whatever writes next looks at what git has done to the notes; and they grow old."""
        with locked(self.folder):
            pass
        self.vault.settle()

    def _words(self) -> str:
        self.count += 1
        return f"word{self.count:04}x"

    def _property(self, name: str, key: str) -> str:
        found = read_front_matter(self.vault.text(f"People/{name}.md")).find(key)
        return found.text if found else ""

    def _all_ticked(self) -> list[tuple[str, str]]:
        return [(words, name) for name in PEOPLE for words in self.model.logged[name]]

    def _agendas_with(self, *words: str) -> list[Path]:
        agendas = sorted((self.folder / "Agenda").glob("*.md")) if (self.folder / "Agenda").exists() else []
        return [
            p for p in agendas if any(all(w in line for w in words) for line in p.read_text().split("\n"))
        ]

    def _sync(self, kill: int) -> None:
        self._survive(self.vault.sync, kill)

    def _settle(self) -> None:
        """What was ticked stands in the log by now, unless a call of that day stood there and was found."""
        for words, (name, day) in self.model.ticked.items():
            if any(each == day for each in self.model.logged[name].values()) or self.model.perhaps[name]:
                self.model.perhaps[name].add(words)
            else:
                self.model.logged[name][words] = day
        self.model.ticked.clear()

    def _survive(self, act: Callable[[], object], after: int) -> None:
        """Do it, dying once after that many writes (0: not at all), and then again as anybody would."""
        if after:
            real = write

            def first_few(root: Path, changes: Sequence[Change], *rest: Any, **more: Any) -> object:
                if len(changes) < after:
                    return real(root, changes, *rest, **more)
                if after > 1:
                    real(root, changes[: after - 1], *rest, **more)
                Mornings.deaths += 1
                raise KilledError

            with patch("cultivate.flows.saving.write", first_few):
                try:
                    act()
                except KilledError:
                    self.vault.write("cultivate.toml", SETTINGS)  # and every file looks old again
                    self.nothing_is_lost_doubled_or_resurrected()
        act()
