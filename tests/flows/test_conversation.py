"""The agenda as a conversation between a laptop and a phone, as a note of its own and in the daily note.

Two copies of a vault; the laptop runs the commands, a thumb edits either, and now and then they meet as git
would let them meet. Every word typed has a number that stands nowhere else, so that lost and doubled ones are
seen.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cultivate.errors import CannotEdit, Refused
from cultivate.flows.undo import undo
from cultivate.model.due import last_touch
from cultivate.model.touch import touches
from cultivate.notes.agenda.parse import parse
from cultivate.notes.merge.note import merge_notes
from cultivate.notes.sync.entries import fingerprint_of
from tests.flows.practice import NOTES, Practice, entries, outside
from tests.proof.figures import KEY
from tests.running import write_files

PEOPLE = ("Jane Doe", "Bob Lee", "Ann Poe", "Cy Orr")
CY = "---\ntier: inner-circle\nlast_touch: 2026-09-01\n---\n# Cy Orr\n"
ITEM = re.compile(r"^(?P<margin>[ \t]*)- \[(?P<box>.)\] (?P<words>[^\n]*\[\[[^\n]*)$", re.MULTILINE)
BUTTON = re.compile(r"^[ \t]+- \[(?P<box>.)\] (?:no answer|another day)$", re.MULTILINE)
TOKEN = re.compile(r"w\d+w")
MINE = "# My day\n\nWritten by hand.\n"


class Conversation(RuleBasedStateMachine):
    """Some days, two devices, one person with too many habits."""

    form: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        config = f"[vault]\nnext_touch = true\n{self.form}[workdays]\nper_day = 3\n"
        notes = {**NOTES, "People/Cy Orr.md": CY, "cultivate.toml": config}
        for name in ("laptop", "phone"):
            folder = self.home / name
            write_files(folder, {**notes, ".obsidian/daily-notes.json": '{"folder": "Daily"}'})
        self.laptop, self.phone = Practice(self.home / "laptop"), Practice(self.home / "phone")
        self.base = self.laptop.files()
        self.names = list(PEOPLE)
        self.count = 0
        self.typed: set[str] = set()
        self.mended: set[str] = set()
        self.introduced = 0
        """How often a thumb said that the one promise of an introduction was kept."""

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    # What there is.

    def device(self, on_phone: bool) -> Practice:
        return self.phone if on_phone else self.laptop

    @property
    def daily(self) -> bool:
        return bool(self.form)

    def agendas(self, device: Practice) -> list[str]:
        folder = "Daily" if self.daily else "Agenda"
        return sorted(path.relative_to(device.root).as_posix() for path in device.root.glob(f"{folder}/*.md"))

    def lines(self, device: Practice, shape: re.Pattern[str]) -> list[tuple[str, re.Match[str]]]:
        """Places in the agendas, within the marks where there are any."""
        found = []
        for path in self.agendas(device):
            text = device.text(path)
            before, after = outside(text)
            first, last = (len(before), len(text) - len(after)) if self.daily else (0, len(text))
            found += [(path, match) for match in shape.finditer(text, first, last)]
        return found

    def word(self) -> str:
        self.count += 1
        token = f"w{self.count}w"
        self.typed.add(token)
        return token

    def put(self, device: Practice, path: str, start: int, end: int, new: str) -> None:
        text = device.text(path)
        device.write(path, text[:start] + new + text[end:])

    # What the laptop does.

    def twice(self, act: Any) -> None:
        """Do it, and again in silence; what is outside the marks stays to the byte."""
        around = (
            {path: outside(self.laptop.text(path)) for path in self.agendas(self.laptop)}
            if self.daily
            else {}
        )
        files = self.laptop.files()
        try:
            act()
        except (Refused, CannotEdit):
            assert self.laptop.files() == files
            return
        for path, (before, after) in around.items():
            now = self.laptop.text(path)
            assert now.startswith(before), path
            assert now.endswith(after), path
        with self.laptop.silent():
            act()

    @rule()
    def sync(self) -> None:
        self.twice(self.laptop.sync)
        self.items_agree_with_the_logs()

    @rule()
    def agenda(self) -> None:
        if self.daily and not (self.laptop.root / f"Daily/{self.laptop.today}.md").exists():
            self.laptop.write(f"Daily/{self.laptop.today}.md", MINE)
        self.twice(self.laptop.agenda)
        self.items_agree_with_the_logs()

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        later = self.laptop.today + timedelta(days=days)
        self.laptop, self.phone = self.laptop.on(later), self.phone.on(later)

    @rule(who=st.integers(0, 3), on=st.integers(0, 3))
    def log(self, who: int, on: int) -> None:
        day = self.laptop.today - timedelta(days=on)
        self.twice(lambda: self.laptop.log(self.names[who], means="call", text="by hand", day=day))

    @rule()
    def undo(self) -> None:
        """The newest command is taken back, or done again; the syncs that follow do not do it once more."""
        with suppress(Refused, CannotEdit):
            undo(self.laptop.session())
        self.laptop.settle()
        self.sync()

    # What a thumb does, on either.

    @precondition(lambda self: bool(self.lines(self.laptop, ITEM)))
    @rule(
        data=st.data(), on_phone=st.booleans(), box=st.sampled_from(" xxx>-X"),
        how=st.sampled_from(("{}", ": {}", " 25m {}", " no answer: {}", " {} ✅ 2026-11-24", "")),
    )  # fmt: skip
    def tick(self, data: st.DataObject, on_phone: bool, box: str, how: str) -> None:
        device = self.device(on_phone)
        found = self.lines(device, ITEM)
        if not found:
            return
        path, match = data.draw(st.sampled_from(found))
        typed = how.format(self.word()) if "{}" in how else how
        gap = " " if typed and typed[0] not in ": " else ""
        line = f"{match['margin']}- [{box}] {match['words']}{gap}{typed}"
        self.introduced += box in "xX" and " introduction " in f" {match['words']}"
        self.put(device, path, match.start(), match.end(), line)

    @precondition(lambda self: bool(self.lines(self.laptop, BUTTON)))
    @rule(data=st.data(), on_phone=st.booleans())
    def press(self, data: st.DataObject, on_phone: bool) -> None:
        device = self.device(on_phone)
        found = self.lines(device, BUTTON)
        if found:
            path, match = data.draw(st.sampled_from(found))
            new = " " if match["box"] != " " else "x"
            self.put(device, path, match.start("box"), match.end("box"), new)

    @precondition(lambda self: bool(self.lines(self.laptop, ITEM)))
    @rule(
        data=st.data(),
        on_phone=st.booleans(),
        habit=st.sampled_from(("enter", "below", "next", "twice", "tab")),
    )
    def habit(self, data: st.DataObject, on_phone: bool, habit: str) -> None:
        """Enter at an item's end, a line under it, a box under it, a copy of it, a tab before it."""
        device = self.device(on_phone)
        found = self.lines(device, ITEM)
        if not found:
            return
        path, match = data.draw(st.sampled_from(found))
        end, margin = match.end(), match["margin"]
        if habit == "twice":
            self.put(device, path, end, end, f"\n{match[0]}")
        elif habit == "tab":
            self.put(device, path, match.start(), match.start(), "\t")
        else:
            new = {"enter": f"{margin}- [ ] ", "below": f"{margin}\t- ", "next": f"{margin}\t- [ ] ask "}[
                habit
            ]
            self.put(device, path, end, end, f"\n{new}{self.word()}")

    @rule(who=st.integers(0, 3), box=st.sampled_from(("", "[x] ")), on_phone=st.booleans())
    def capture(self, who: int, box: str, on_phone: bool) -> None:
        device = self.device(on_phone)
        for path in self.agendas(device)[-1:]:
            text = device.text(path)
            if text.count("## Also today\n") == 1:
                place = text.index("## Also today\n") + len("## Also today\n")
                self.put(device, path, place, place, f"- {box}coffee [[{self.names[who]}]]: {self.word()}\n")

    @precondition(lambda self: self.daily)
    @rule(on_phone=st.booleans(), above=st.booleans())
    def journal(self, on_phone: bool, above: bool) -> None:
        """Words outside the marks, which are nobody's business."""
        device = self.device(on_phone)
        for path in self.agendas(device)[-1:]:
            text = device.text(path)
            line = f"- [x] call [[Jane Doe]] {self.word()}\n"
            device.write(path, line + text if above else f"{text}\n{line}")

    @rule(who=st.integers(0, 3), on_phone=st.booleans(), gone=st.booleans())
    def mend_the_log(self, who: int, on_phone: bool, gone: bool) -> None:
        """The newest entry is changed in the person's own note, or taken out with what it says."""
        device = self.device(on_phone)
        path = f"People/{self.names[who]}.md"
        text = device.text(path)
        logged = [line for line in entries(text) if line > "- 2026-11"]
        if logged and text.count(f"{logged[-1]}\n") == 1:
            if gone:
                self.typed -= set(TOKEN.findall(logged[-1]))
                device.write(path, text.replace(f"{logged[-1]}\n", ""))
            else:
                word = self.word()
                self.mended.add(word)
                device.write(path, text.replace(f"{logged[-1]}\n", f"{logged[-1]} {word}\n"))

    @rule(on_phone=st.booleans())
    def keep(self, on_phone: bool) -> None:
        """The promise is ticked, or opened again, in the note of the one to whom it was made."""
        device, path = self.device(on_phone), f"People/{self.names[0]}.md"
        text = device.text(path)
        is_open = "- [ ] introduction" in text
        self.introduced += is_open
        old, new = ("- [ ]", "- [x]") if is_open else ("- [x]", "- [ ]")
        device.write(path, text.replace(f"{old} introduction", f"{new} introduction"))

    # How they meet.

    @rule()
    def meet(self) -> None:
        """Both copies become what a merge of the two makes; a conflict is left for another day."""
        ours, theirs = self.laptop.files(), self.phone.files()
        merged: dict[str, str | None] = {}
        settings = self.laptop.session().settings
        for path in sorted({*ours, *theirs, *self.base}):
            old, one, other = self.base.get(path), ours.get(path), theirs.get(path)
            if one is None or other is None:
                merged[path] = (
                    (one or other) if old is None else (None if old in (one, other) else one or other)
                )
                continue
            result = merge_notes(old, one, other, settings)
            if result.conflicts:
                return
            merged[path] = result.text
        self.base = {path: text for path, text in merged.items() if text is not None}
        for device in (self.laptop, self.phone):
            for path, text in merged.items():
                if text is None:
                    (device.root / path).unlink(missing_ok=True)
                elif device.files().get(path) != text:
                    device.write(path, text)

    @rule(who=st.integers(0, 3))
    def rename(self, who: int) -> None:
        """Obsidian renames a note on a phone that is up to date, and every link to it."""
        self.meet()
        if self.laptop.files() != self.phone.files():
            return
        self.count += 1
        old, new = self.names[who], f"{PEOPLE[who].split()[0]} N{self.count}"
        self.names[who] = new
        for device in (self.laptop, self.phone):
            for path, text in device.files().items():
                linked = text.replace(f"[[{old}]]", f"[[{new}]]")
                if linked != text:
                    device.write(path, linked)
            (device.root / f"People/{old}.md").rename(device.root / f"People/{new}.md")
        self.base = self.laptop.files()

    # What holds.

    @invariant()
    def nothing_typed_is_lost(self) -> None:
        everything = "".join([*self.laptop.files().values(), *self.phone.files().values()])
        lost = self.typed - set(TOKEN.findall(everything))
        assert not lost

    @invariant()
    def nothing_is_logged_twice(self) -> None:
        for device in (self.laptop, self.phone):
            for name in self.names:
                for lines in self.touches_and_marks(device, name):
                    words = [word for line in lines for word in set(TOKEN.findall(line))]
                    assert len(words) == len(set(words)), (name, lines)
                    assert len(lines) == len(set(lines)), (name, lines)

    def touches_and_marks(self, device: Practice, name: str) -> tuple[list[str], list[str]]:
        """The lines of a log that tell of touches, and those that say that an item was skipped.

        One that was changed there stays when the item is skipped, or done: no mark is given then.
        """
        lines = entries(device.text(f"People/{name}.md"))
        marks = [line for line in lines if " skipped" in line]
        is_mended = bool(self.mended & set(TOKEN.findall("".join(lines))))
        return [line for line in lines if line not in marks], [] if is_mended else marks

    def marks_stand_for_items(self) -> None:
        """The words of a touch are those of a mark as well only where a copy of the item is skipped still."""
        vocabulary, skipped = self.laptop.session().settings.vocabulary, set[str]()
        for path in self.agendas(self.laptop):
            text = self.laptop.text(path)
            for task in parse(text, vocabulary).tasks:
                skipped |= set(TOKEN.findall(text[task.start : task.end])) if task.box == "-" else set()
        for name in self.names:
            touched, marked = (
                set(TOKEN.findall("".join(lines))) for lines in self.touches_and_marks(self.laptop, name)
            )
            assert touched & marked <= skipped, (name, touched & marked)

    @invariant()
    def a_promise_is_kept_once(self) -> None:
        """There are no more introductions than a thumb ticked, whatever copies of the item there are."""
        for device in (self.laptop, self.phone):
            for who in (0, 2):
                lines = entries(device.text(f"People/{self.names[who]}.md"))
                assert sum(" introduction" in line for line in lines) <= self.introduced, lines

    @invariant()
    def last_touch_is_the_logs_truth(self) -> None:
        session = self.laptop.session()
        for contact in session.load().contacts:
            newest = last_touch(contact, session.settings, session.today)
            logged = [e.day for e in touches(contact.entries, session.settings.vocabulary, session.today)]
            assert contact.last_touch is None or newest is None or contact.last_touch <= newest
            assert not logged or newest == max([*logged, contact.last_touch or date.min])

    def items_agree_with_the_logs(self) -> None:
        """What the agendas say was logged, and nobody changed since, stands in that person's log."""
        self.marks_stand_for_items()
        for name, mark in self.records():
            text = self.laptop.text(f"People/{name}.md")
            contact = next(c for c in self.laptop.session().load().contacts if c.name == name)
            assert mark in [fingerprint_of(text, entry) for entry in contact.entries], (name, mark)

    def records(self) -> Iterator[tuple[str, str]]:
        vocabulary = self.laptop.session().settings.vocabulary
        for path in self.agendas(self.laptop):
            for task in parse(self.laptop.text(path), vocabulary).tasks:
                if any(record.kind in ("refused", "undone") for record in task.records) or task.box == " ":
                    continue
                for record in task.records:
                    if record.kind == "logged" and not record.changed and record.name in self.names:
                        yield record.name, record.fingerprint


class InTheDailyNote(Conversation):
    """The same, with the agenda between its marks in the daily note."""

    form: ClassVar[str] = 'agenda = "daily-note"\n'


class TheLastOneWins(Conversation):
    """The copies meet in a way known to be wrong: the phone's notes take the place of the laptop's."""

    @rule()
    def meet(self) -> None:
        self.base = {**self.laptop.files(), **self.phone.files()}
        for device in (self.laptop, self.phone):
            write_files(device.root, self.base)
            device.settle()


FORMS = pytest.mark.parametrize("machine", [Conversation, InTheDailyNote])


@FORMS
@pytest.mark.timeout(300)
def test_a_conversation(machine: type[Conversation]) -> None:
    quick = settings(
        max_examples=6, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(machine, settings=quick)


@pytest.mark.proof
@pytest.mark.timeout(300)
def test_copies_of_which_the_last_one_wins_are_found_out() -> None:
    found = settings(
        max_examples=40, stateful_step_count=50, deadline=None, derandomize=True, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    with pytest.raises(AssertionError):
        run_state_machine_as_test(TheLastOneWins, settings=found)


@pytest.mark.proof
@pytest.mark.timeout(3000)
@FORMS
def test_long_conversations(
    machine: type[Conversation], record_property: Callable[[str, object], None]
) -> None:
    full = settings(
        max_examples=200, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(machine, settings=full)
    where = "in the daily note" if machine.form else "in a note of its own"
    record_property(
        KEY, f"the agenda as a conversation, {where}: 200 × 50 steps on two devices, 0 lost or doubled"
    )
