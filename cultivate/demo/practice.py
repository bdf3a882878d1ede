"""The practice as it went: everybody's life over two years, ending today."""

from __future__ import annotations

from datetime import date, timedelta

from cultivate.demo import clients, days
from cultivate.demo.birthdays import birthday_of, birthday_touches, this_week
from cultivate.demo.cast import cast
from cultivate.demo.chain import Chain
from cultivate.demo.chance import Chance
from cultivate.demo.entries import now_and_then, told
from cultivate.demo.life import Life, due_on
from cultivate.demo.partings import part_ways, pause, resume
from cultivate.demo.person import ALLIANCE, INNER, NETWORK, SYSTEM, Person
from cultivate.demo.promises import promise
from cultivate.demo.ties import Ties
from cultivate.demo.voice import Library, Voice
from cultivate.demo.words import touches
from cultivate.model.cadence import add_months
from cultivate.model.touch import Entry

SEED = 240_25_25
_LAST_DAYS = 7
"""Working days at the end that are filled only when it is known who is due on them."""
DUE = 15
"""How many are left due today: a practice that is kept, not a wall of names."""


class Practice:
    """Two years of calls, lunches and letters up to `today`. `lives` are in the order of the numbers."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.start = add_months(today, -24)
        self.last = days.working_day_before(today)
        self._before = self.last
        for _ in range(_LAST_DAYS):
            self._before = days.working_day_before(self._before)
        self.people = cast(today, SEED)
        self._chance = Chance(SEED + 1)
        self._diary = days.Diary()
        library = Library(Chance(SEED + 2))
        self._voices = {
            person.number: Voice(person, library, matters=2 if person.circle == INNER else 1)
            for person in self.people
        }
        self.lives = [Life(person) for person in self.people]
        self._chains: dict[int, Chain] = {}

    def voice(self, person: Person) -> Voice:
        """How the practice writes about one person."""
        return self._voices[person.number]

    def live(self) -> None:
        """Let the two years pass."""
        ties = Ties(self.people, self._voices, self._chance, self.today)
        ties.write()
        for life in self.lives:
            life.entries += ties.book[life.person.number]
            self._one(life)
        for life in self.lives:
            self._stages(life)
        self._tell_givers()
        self._catch_up()
        this_week(self.lives, self.today)
        promise(self.lives, self._voices, ties.open, self._chance, self.today)
        self._this_morning()

    def _one(self, life: Life) -> None:
        person, voice = life.person, self._voices[life.person.number]
        life.birthday = birthday_of(person, self._chance)
        life.entries += clients.path(person, voice, self._chance, self.today)
        if person.part in ("untouched", "just introduced"):
            return
        if person.part in ("stopped", "died"):
            self._run(life, SYSTEM, self._begin(person), part_ways(life, voice, self.today))
        elif person.circle in (INNER, ALLIANCE, SYSTEM):
            life.entries += birthday_touches(life, voice, self._chance, self.start, self.last)
            self._in_system(life, voice)
        else:
            self._outside(life, voice)

    def _in_system(self, life: Life, voice: Voice) -> None:
        person, begin = life.person, self._begin(life.person)
        if person.part == "paused":
            self._run(life, SYSTEM, begin, pause(life, voice, self.today))
        elif person.part == "resumed":
            back = resume(life, voice, self.today)
            self._run(life, SYSTEM, begin, back - timedelta(days=210))
            self._run(life, SYSTEM, back, self._before)
        elif person.part == "promoted":
            day = days.working_day_on_or_after(self.today - timedelta(days=420 - person.number))
            self._run(life, SYSTEM, begin, day - days.DAY)
            life.entries.append(Entry(day, mark="tier", value=INNER))
            self._run(life, INNER, days.working_days_later(day, 4), self._before)
        elif person.part == "snoozed":
            self._run(life, SYSTEM, begin, self.today - timedelta(days=100))
            self._chains[person.number].skip(
                days.working_day_before(self.today - timedelta(days=person.number % 3 * 5 + 4))
            )
            life.entries.append(self._chains[person.number].entries[-1])
        else:
            self._run(life, person.circle, begin, self._before)

    def _run(self, life: Life, circle: str, begin: date, last: date) -> None:
        """One stretch of the rhythm, from `begin` to `last`, written into the life."""
        fixed = [entry for entry in life.entries if begin <= entry.day <= last]
        chain = Chain(
            life.person, circle, self._voices[life.person.number], self._chance, self._diary, begin, fixed
        )
        chain.run(last)
        life.entries += chain.entries
        self._chains[life.person.number] = chain

    def _begin(self, person: Person) -> date:
        """The first contact: at once for those who joined, spread over a cycle for those already there."""
        if person.joined >= self.start:
            return person.joined
        spread = 27 if person.circle == INNER else 88
        return days.working_day_on_or_after(self.start + timedelta(days=self._chance.whole(0, spread)))

    def _outside(self, life: Life, voice: Voice) -> None:
        """The wider network, and those whom nobody has given a circle yet."""
        known = (self.last - max(life.person.joined, self.start)).days
        count = self._chance.whole(0, 4) if life.person.circle == NETWORK else 1 + life.person.number % 3
        for _ in range(count):
            day = days.working_day_before(
                self.last - timedelta(days=self._chance.whole(0, max(known, 8) - 8))
            )
            if not any(entry.day == day for entry in life.entries):
                life.entries.append(now_and_then(voice, self._chance, day))

    def _stages(self, life: Life) -> None:
        """The marks of how far they are: `qualifying` with the first touch, `cultivating` with the second."""
        person, made = life.person, life.touches()
        if person.circle == ALLIANCE and person.number % 5 and made:
            life.entries.append(Entry(made[0].day, mark="stage", value="fueling"))
        if person.circle != SYSTEM or not made:
            return
        life.entries.append(Entry(made[0].day, mark="stage", value="qualifying"))
        bought = min((entry.day for entry in life.entries if entry.value == "converting"), default=date.max)
        second = next((entry.day for entry in made[1:] if entry.minutes), date.max)
        if second < bought and person.number % 8:
            life.entries.append(Entry(second, mark="stage", value="cultivating"))

    def _tell_givers(self) -> None:
        """Whoever introduced somebody hears what came of it, all but one of them so far."""
        untold = 1
        for life in self.lives:
            giver = life.person.introduced_by
            marks = [
                e.day for e in life.entries if e.mark == "stage" and e.value not in ("qualifying", "fueling")
            ]
            if giver is None or not marks or self.lives[giver].touched_since(max(marks)):
                continue
            newest = max(marks)
            if (
                newest < self.today - timedelta(days=30)
                or newest >= self.last
                or not (untold := untold - 1) < 0
            ):
                continue
            day = days.working_days_later(newest, 1)
            self.lives[giver].entries.append(told(self._voices[giver], day, life.person.name))

    def _catch_up(self) -> None:
        """The last days: those who are due longest are rung, day after day, until `DUE` people are left."""
        for _ in range(3):
            waiting = due_on(self.lives, self.today)
            turns = self._in_turn(waiting)
            rung = turns[: max(0, len(waiting) - DUE)]
            for place, life in enumerate(rung):
                self._ring(life, days.working_days_later(self._before, 1 + place * _LAST_DAYS // len(rung)))

    def _in_turn(self, waiting: list[Life]) -> list[Life]:
        """Whom there was time to ring; of the two 25s, the three who are least late are left for today."""
        close = [each.person.number for each in waiting if each.person.circle in (INNER, ALLIANCE)][-3:]
        return [each for each in waiting if self._was_due(each) and each.person.number not in close]

    def _was_due(self, life: Life) -> bool:
        """Whether they were due when there was still time; before holidays people are rung ahead of it."""
        due = life.standing(self.today).due
        in_time = days.is_holiday(self.today) or (due is not None and due <= self.last)
        return in_time and life.person.number in self._chains

    def _ring(self, life: Life, day: date) -> None:
        due = life.standing(self.today).due
        chain = self._chains[life.person.number]
        before = len(chain.entries)
        chain.contact(max(day, days.working_day_on_or_after(due)) if due and due <= self.last else day)
        life.entries += chain.entries[before:]

    def _this_morning(self) -> None:
        """Somebody wrote before breakfast."""
        recent = self.today - timedelta(days=75)
        writers = [
            each for each in self.lives[50:200] if each.touched_since(recent) and each.person.part == ""
        ]
        life = self._chance.pick(writers)
        text = self._voices[life.person.number].say(touches.INBOUND_MESSAGE, self.today)
        life.entries.append(Entry(self.today, "message", inbound=True, text=text))
