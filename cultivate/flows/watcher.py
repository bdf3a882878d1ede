"""One watcher at work: hints in, the flows of `sync` and `agenda` run when notes have settled, lines out.

When to act is decided by `model.watching`, what changed by `flows.sight`, and what a note means by the flows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path

from cultivate.errors import CultivateError, Problem, Refused
from cultivate.flows.agenda import agenda
from cultivate.flows.commit import with_commit
from cultivate.flows.place import agenda_place, is_agenda
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.flows.sight import Seen, Sight
from cultivate.flows.sync import sync
from cultivate.flows.watch_lines import Line, lines_of, problem_line
from cultivate.model.watching import Watch, asked, called, compared, done, failed, jumped, next_step, noticed
from cultivate.model.workdays import is_away
from cultivate.notes.daily import DayNotes
from cultivate.vault.events import Hints, Inbox
from cultivate.vault.kept_walk import Changed
from cultivate.vault.load import Vault
from cultivate.vault.marks import identity, marks_of_settings
from cultivate.vault.read import read_note
from cultivate.vault.walk import Walk

TICK = 2.0
"""Seconds between two looks at the clocks, at the folder itself and at the settings."""


class _Unsettled(Refused):
    """A walk found a note that changed just now: nothing is read or written before it has settled."""


class Gone(Exception):
    """The vault's folder is not there any more, or another one is in its place."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The two clocks: seconds that only go forward, and the wall's seconds since 1970."""

    monotonic: Callable[[], float]
    wall: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a watcher is given. `opened` opens the vault anew, as a command would; `today` and `time` are now.

    `commit` asks for a commit of what is changed. `once`: end when there has been peace to act.
    """

    opened: Callable[[], Session]
    today: Callable[[Session], date]
    time: Callable[[Session], time]
    environment: Mapping[str, str]
    inbox: Inbox
    tell: Callable[[Line], None]
    clock: Clock
    commit: bool = False
    once: bool = False


@dataclass(slots=True)
class Watcher:
    """A vault that is watched, opened at first as `session`. `problems` and `refusal` have been told.

    `hears`: the inbox is told of every change, so that not all notes are looked at for one.
    """

    asked: Asked
    session: Session
    watch: Watch
    hears: bool = False
    problems: frozenset[Problem] = frozenset()
    refusal: str = ""
    _sight: Sight = field(init=False)
    _begun: bool = False
    _folder: tuple[int, int] | None = None
    _settings: tuple[object, ...] = ()
    _clocks: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        self._sight = Sight(self.session, self._seen)
        self._sight.memory.hears = self.hears
        self._folder = identity(self.root)
        self._settings = marks_of_settings(self.root, self.asked.environment)

    @property
    def root(self) -> Path:
        """The vault's folder."""
        return self.session.root

    def begin(self) -> Vault:
        """Read everything once; what has been left to do is done as soon as nobody is typing."""
        vault = self._remembering().load()
        self._begun = True
        now, wall = self._clocks = self._now()
        self.watch = compared(called(self.watch, now), now, self._sight.memory.cost)
        young = (each for each in self._sight.all() if each.age(wall) < self.watch.settle)
        self._notice(each for each in young if each.found and self._sight.concerns(each.found))
        return vault

    def go(self) -> None:
        """Work until the inbox says stop; Gone where the vault's folder goes away."""
        while True:
            now = self.asked.clock.monotonic()
            step = next_step(self.watch, now)
            if step.act == "run":
                self._run()
            elif step.act == "look":
                self._look()
            if self.asked.once and self.watch.settled is None:
                return
            hints = self.asked.inbox.wait(min(max(step.until - now, 0.0), TICK))
            if hints.stop:
                return
            self._heed(hints)
            self._check()

    # What is seen.

    def _notice(self, changes: Iterable[Seen]) -> None:
        now, wall = self._now()
        for each in changes:
            self.watch = noticed(self.watch, now - each.age(wall), vanished=each.vanished)

    def _seen(self, walked: Walk, changed: Changed | None) -> None:
        """Compare a walk with what was known; _Unsettled where notes that concern us changed just now.

        `changed` is all that can be otherwise than in the walk before, None where anything can.
        """
        if identity(self.root) != self._folder:
            raise Gone
        if not self._begun:
            self._sight.learn(walked)
            return
        self._notice(self._sight.compare(walked) if changed is None else self._sight.compare_some(changed))
        if self.watch.settled is not None and self.watch.settled > self.asked.clock.monotonic():
            raise _Unsettled("a note is being typed in")

    def _look(self) -> None:
        """Compare the whole folder with what was known."""
        memory = self._sight.memory
        with suppress(_Unsettled):
            memory.look(self.session.settings)
        self.watch = compared(self.watch, self.asked.clock.monotonic(), memory.cost)

    def _heed(self, hints: Hints) -> None:
        """Look at the files that the hints name; those came a moment ago, whatever the files' times are."""
        memory = self._sight.memory
        memory.hear(hints.paths)
        if hints.lost:
            memory.lose()
            self.watch = asked(self.watch)
        now = self.asked.clock.monotonic()
        for each in self._sight.look_at(hints.paths):
            self.watch = noticed(self.watch, now, vanished=each.vanished)

    def _check(self) -> None:
        """Look at the clocks, the settings and the folder itself."""
        if identity(self.root) != self._folder:
            raise Gone
        now, wall = self._now()
        before, self._clocks = self._clocks, (now, wall)
        if jumped(now - before[0], wall - before[1]):
            self._sight.memory.lose()
            self.watch = asked(self.watch)
        marks = marks_of_settings(self.root, self.asked.environment)
        if marks != self._settings:
            self._settings = marks
            self._sight.forget_strangers()
            self.watch = noticed(self.watch, now)
        if self.asked.today(self.session) != self.session.today:
            self.watch = called(self.watch, now)
        elif self.session.settings.notify_morning and self.watch.settled is None:
            self._tell_morning()

    def _tell_morning(self) -> None:
        from cultivate.flows.morning import tell_morning

        with suppress(CultivateError, OSError):  # it is tried again with the next look at the clock
            told = tell_morning(self._remembering(), self.asked.time(self.session))
            if told:
                self.asked.tell(Line("notified", told))

    def _now(self) -> tuple[float, float]:
        return self.asked.clock.monotonic(), self.asked.clock.wall()

    # What is done.

    def _run(self) -> None:
        """Bring log, properties and agenda up to date, once."""
        try:
            self._open()
            outcome, summary = self._bring_up_to_date()
        except _Unsettled:
            return
        except (CultivateError, OSError) as error:
            self._fail(error)
            return
        self.watch = done(self.watch)
        self._sight.memory.hear(each.path for each in outcome.changes)
        self._sight.know_again(outcome.changes)
        if self.refusal:
            self.refusal = ""
            self.asked.tell(Line("again", "that is settled; watching again"))
        for line in lines_of(outcome, summary, self._sight.is_private):
            self.asked.tell(line)
        self._tell_problems([*self.session.problems, *outcome.problems])

    def _open(self) -> None:
        """The vault as a command would find it now: its settings, and the day."""
        before, self.session = self.session, self.asked.opened()
        settings, today = self.session.settings, self.session.today
        self._sight.judge_by(self.session)
        self.watch = replace(self.watch, settle=settings.watch_settle)
        if settings != before.settings:
            self.asked.tell(Line("settings", "the settings were read again"))
        if today != before.today:
            self.asked.tell(Line("day", f"a new day: {today:%A} {today.day} {today:%B %Y}"))

    def _remembering(self) -> Session:
        return replace(self.session, memory=self._sight.memory)

    def _bring_up_to_date(self) -> tuple[Outcome, str]:
        """Run the flow that is due; with what it did, one line about the agenda if that was written."""
        session = self._remembering()
        settings, today = session.settings, session.today
        place = agenda_place(session.root, session.settings)
        path = place.path(today)
        # Hints come half a second late: where somebody types the most, the note itself is looked at.
        self._sight.memory.hear([path])
        begins = settings.watch_agenda and not is_away(today, settings)
        if begins or _has_agenda(self.root, path, place):
            report = agenda(session)
            outcome = report.outcome
            summary = report.summary if any(each.path == path for each in outcome.changes) else ""
        else:
            outcome, summary = sync(session), ""
        if outcome.changes:
            outcome = with_commit(session, outcome, "watch", asked=self.asked.commit)
        return outcome, summary

    def _fail(self, error: Exception) -> None:
        """Say once why it cannot be done, and try again later."""
        if identity(self.root) != self._folder:
            raise Gone from error
        if self.asked.once:
            raise error
        self.watch = failed(self.watch, self.asked.clock.monotonic())
        said = str(error)
        if said != self.refusal:
            self.refusal = said
            self.asked.tell(Line("refused", f"{said}; will try again", wrong=True))

    def _tell_problems(self, problems: list[Problem]) -> None:
        """Each once, until it is gone."""
        for problem in dict.fromkeys(problems):
            if problem not in self.problems:
                self.asked.tell(problem_line(problem))
        self.problems = frozenset(problems)


def _has_agenda(root: Path, path: str, place: DayNotes) -> bool:
    """Whether the agenda of the day has been begun: as a note of its own, or in the daily note."""
    if not os.path.lexists(root / path):
        return False
    note = read_note(root, path)
    return isinstance(note, Problem) or is_agenda(note.text, place)
