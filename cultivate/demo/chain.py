"""The rhythm of one contact: touched, due again, touched again, as the rules and the answers have it."""

from __future__ import annotations

from datetime import date, timedelta

from cultivate.demo import days
from cultivate.demo.chance import Chance
from cultivate.demo.entries import call_back, inner_touch, lunch, missed, talk
from cultivate.demo.person import ALLIANCE, INNER, SYSTEM, Person
from cultivate.demo.voice import Voice
from cultivate.demo.words.talk import SKIPPED
from cultivate.model.cadence import Cadence, parse_cadence
from cultivate.model.touch import Entry

_LAG = ((0, 0.16), (1, 0.2), (2, 0.2), (3, 0.18), (4, 0.14), (6, 0.12))
"""Working days between falling due and being rung, and how often."""
_TRIES = {INNER: 3, ALLIANCE: 2, SYSTEM: 1}
_CADENCES = {INNER: Cadence(months=1), ALLIANCE: Cadence(months=3), SYSTEM: Cadence(months=3)}
_RETRY = 2


class Chain:
    """What happens with one person from `start` on; `entries` is what the rhythm wrote, in no order.

    `fixed` are entries that stand already (sessions, introductions, a table for four): the rhythm goes round
    them. `circle` is the seat that they hold in this time, `due` the day on which they are due next.
    """

    def __init__(
        self, person: Person, circle: str, voice: Voice, chance: Chance, diary: days.Diary, start: date,
        fixed: list[Entry],
    ) -> None:  # fmt: skip
        self.entries: list[Entry] = []
        self.due = start
        self._person, self._circle, self._voice, self._chance, self._diary = (
            person,
            circle,
            voice,
            chance,
            diary,
        )
        self._next = diary.place(start)
        self._clock = date.min
        self._met = self._tried = self._missed = 0
        self._turn = person.number
        self._fixed = sorted((entry for entry in fixed if _resets(entry)), key=lambda entry: entry.day)
        self._cadence = parse_cadence(person.cadence) or _CADENCES[circle]

    def run(self, last: date) -> None:
        """Go on until the next contact would come after `last`."""
        while True:
            if self._fixed and self._fixed[0].day <= self._next + timedelta(days=4):
                if self._fixed[0].day > last:
                    return
                self._reset(self._fixed.pop(0).day)
            elif self._next > last:
                return
            elif self._met > 2 and self._circle == SYSTEM and self._chance.happens(0.025):
                self.skip(self._next)
            else:
                self.contact(self._next)

    def contact(self, day: date) -> None:
        """Be in touch on `day`, or try to be."""
        self._diary.take(day)
        if (
            self._circle == INNER
            and not self._tried
            and (made := inner_touch(self._voice, self._chance, day, self._turn))
        ):
            self._took(made)
        elif self._circle == ALLIANCE and not self._tried and self._chance.happens(0.72):
            self._took(lunch(self._voice, self._chance, day))
        elif self._missed >= 2 and self._chance.happens(0.7):
            self.entries.append(call_back(self._voice, self._chance, day))
            self._missed = 0
            self._reset(day)
        elif not self._met or self._chance.happens(self._person.answers):
            met = self._met if self._circle == SYSTEM else 0
            self._took(talk(self._voice, self._chance, day, met))
        else:
            self._not_reached(day)

    def skip(self, day: date) -> None:
        """Leave this one out, on record."""
        self.entries.append(Entry(day, mark="skipped", text=self._voice.say(SKIPPED, day)))
        self._plan(self._cadence.after(day))

    def _took(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._met += 1
        self._missed = 0
        self._reset(entry.day)

    def _not_reached(self, day: date) -> None:
        self.entries.append(missed(self._voice, self._chance, day))
        self._tried += 1
        if self._tried < _TRIES[self._circle]:
            self.due = days.working_days_later(day, _RETRY)
            self._next = self._diary.place(self.due)
            return
        self._missed += 1
        if _TRIES[self._circle] > 1:
            self.entries.append(Entry(day, mark="closed"))
        self._reset(day)

    def _reset(self, day: date) -> None:
        self._clock, self._tried = day, 0
        self._turn += 1
        self._plan(self._cadence.after(day))

    def _plan(self, due: date) -> None:
        self.due = due
        day = days.working_days_later(days.working_day_near(due), self._chance.weighted(_LAG))
        self._next = self._diary.place(self._before_holiday(day))

    def _before_holiday(self, day: date) -> date:
        """Half of what would fall into the practice's holidays is done in the fortnight before."""
        begin = self.due
        if not days.is_holiday(begin) or self._chance.happens(0.5):
            return day
        while days.is_holiday(begin):
            begin -= days.DAY
        early = begin - timedelta(days=self._chance.whole(0, 11))
        return early if early > self._clock + timedelta(days=6) else day


def _resets(entry: Entry) -> bool:
    """Whether an entry that stands already is a touch (the rule is `touch.Entry.is_touch`)."""
    return not entry.mark and entry.outcome not in ("promised", "met", "declined")
