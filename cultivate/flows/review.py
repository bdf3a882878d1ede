"""A walk through who is due: one person after the other, and what was done about each.

Both faces of `cultivate review`, the screen and the plain prompt, drive this and decide nothing themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cultivate.errors import CannotEdit, Problem, Refused, UsageError
from cultivate.flows.due import due
from cultivate.flows.log import Touch, log
from cultivate.flows.saving import Outcome, save, writing
from cultivate.flows.session import Session
from cultivate.flows.show import CallSheet, sheet_of
from cultivate.flows.skip import skip
from cultivate.flows.snooze import snooze
from cultivate.flows.undo import history, undo
from cultivate.model.cadence import parse_cadence
from cultivate.model.calling import in_calling_order
from cultivate.model.dates import coming_day
from cultivate.model.load import PlannedTouch
from cultivate.notes.edit import Change, apply
from cultivate.notes.head import parse_head
from cultivate.notes.next import add_next
from cultivate.vault.read import read_for_edit

Done = Literal["logged", "tried", "put off", "skipped"]


@dataclass(slots=True)
class Turn:
    """One person's turn in the walk. `done` is what was done about them, empty while nothing was.

    `means` is the day's, and `outcome` is `invited` where it is an invitation.
    """

    path: str
    name: str
    means: str
    outcome: str = ""
    done: Done | Literal[""] = ""
    planned: PlannedTouch | None = None


@dataclass(slots=True)
class Review:
    """A walk under way: `place` is whose turn it is, the number of turns when the end is reached.

    `steps` are what it did, the newest last: the command's id in the journal, and the turn that it was about.
    `problems` are what could not be read when it began: somebody may be missing from the walk.
    """

    session: Session
    turns: list[Turn]
    place: int = 0
    steps: list[tuple[int, int]] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()

    @property
    def turn(self) -> Turn | None:
        """Whose turn it is; None at the end."""
        return self.turns[self.place] if self.place < len(self.turns) else None

    @property
    def left(self) -> int:
        """How many are still to be seen to."""
        return sum(not turn.done for turn in self.turns)

    def sheet(self) -> CallSheet:
        """The call sheet of whose turn it is, read afresh. Raises Refused where the note is gone."""
        found = self.sheets([self._turn()])
        if not found:
            raise Refused(f"{self._turn().path} is no contact any more; go on to the next one")
        return found[0]

    def sheets(self, turns: Sequence[Turn]) -> list[CallSheet]:
        """The call sheets for `turns`, read afresh; of those whose note is gone there is none."""
        contacts = {each.path: each for each in self.session.load().contacts}
        return [
            replace(sheet_of(contacts[turn.path], self.session), planned=turn.planned)
            for turn in turns
            if turn.path in contacts
        ]

    def go(self, steps: int) -> None:
        """On by so many turns, or back; no further than either end."""
        self.place = min(max(0, self.place + steps), len(self.turns))

    def log(self, words: str) -> Outcome:
        """Log what was typed, in the words of a log line: `25m new budget`, `lunch with [[Bob Lee]]: a plan`.

        The means is the proposed one where none is typed.
        """
        turn, settings = self._turn(), self.session.settings
        head = parse_head(words, settings.vocabulary)
        if not head.matched:
            head = parse_head(f"{turn.means} {words}", settings.vocabulary)
            if turn.outcome and not head.outcome:
                head = parse_head(f"{turn.means} {turn.outcome} {words}", settings.vocabulary)
        if head.fields.done or head.time:
            raise UsageError("a day or a time has no place here: `cultivate log` takes --on")
        touch = Touch(
            means=head.means,
            outcome=" ".join(filter(None, (head.outcome, head.value))),
            inbound=head.inbound,
            length=f"{head.minutes}m" if head.minutes is not None else "",
            text=head.text,
        )
        tried = touch.outcome.split(" ")[0] in ("no-answer", "voicemail")
        if not touch.outcome and touch.means == "call":
            touch = replace(touch, outcome="reached")  # as a ticked box has it
        return self._did(
            "tried" if tried else "logged",
            log(self.session, [turn.path, *head.people], touch, here=self.session.root),
        )

    def no_answer(self) -> Outcome:
        """They were tried, and did not answer."""
        return self.log("no answer")

    def put_off(self, words: str = "") -> Outcome:
        """To the day or by the length typed (`friday`, `2w`), else as far as their circle's `put_off`."""
        turn, today = self._turn(), self.session.today
        length = parse_cadence(words) if words else None
        until = coming_day(words, today) if words and not length else None
        if words and not (length or until):
            raise UsageError(f"“{words}” is no day or length: write friday, 2w, or 2026-12-08")
        return self._did(
            "put off", snooze(self.session, [turn.path], until=until, length=length, here=self.session.root)
        )

    def skip(self, why: str = "") -> Outcome:
        """Not this time; the mark stands in the log where a reason was typed."""
        return self._did("skipped", skip(self.session, [self._turn().path], why=why, here=self.session.root))

    def promise(self, words: str) -> Outcome:
        """A line under their `## Next`; whose turn it is stays so."""
        if not words.strip():
            raise UsageError("what was promised? Write a few words")
        turn, session = self._turn(), self.session
        outcome = writing(session, lambda: _promised(session, turn, words))
        self._remember(outcome)
        return outcome

    def undo(self) -> Outcome:
        """Take back the newest thing that this walk did, and return to whom it was about."""
        if not self.steps:
            raise Refused("nothing to undo: this walk has changed nothing yet")
        number, place = self.steps[-1]
        outcome = undo(self.session, number)
        self.steps.pop()
        self.place = place
        self.turns[place].done = ""
        return outcome

    def _turn(self) -> Turn:
        if self.turn is None:
            raise Refused("everybody was seen; go back to see somebody again")
        return self.turn

    def _did(self, what: Done, outcome: Outcome) -> Outcome:
        self._remember(outcome)
        self._turn().done = what
        self.go(1)
        return outcome

    def _remember(self, outcome: Outcome) -> None:
        if outcome.changes:
            newest = history(self.session, 1).steps[:1]
            self.steps += [(step.id, self.place) for step in newest]


def review(session: Session) -> Review:
    """Begin a walk through today's share, its calls by the hour of each; writes nothing."""
    report = due(session)
    share = in_calling_order(report.today, report.contacts, session.today)
    turns = [
        Turn(each.standing.contact.path, each.standing.contact.name, each.means, each.outcome, planned=each)
        for each in share
    ]
    return Review(session, turns, problems=report.problems)


def _promised(session: Session, turn: Turn, words: str) -> Outcome:
    before = read_for_edit(session.root, turn.path).text
    try:
        after = apply(before, add_next(before, words, None, session.settings))
    except CannotEdit as refused:
        raise refused.at(turn.path) from None
    said = f"{turn.name}: next: {' '.join(words.split())}"
    return save(session, [Change(turn.path, before, after)], messages=[said], label=f"promise {turn.name}")
