"""A name that an ally gave at a lunch: what became of it, and when it is followed up.

It lives on the lunch page and becomes a contact only at *stay in touch* or *next step* (method: "The
arithmetic": ten names a week, followed up within three working days, a third each way).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cultivate.model.settings import Settings
from cultivate.model.workdays import add_workdays

NO_FUTURE = "no-future"
STAY = "stay-in-touch"
NEXT_STEP = "next-step"
OUTCOMES = (NO_FUTURE, STAY, NEXT_STEP)
"""What becomes of a name that was received; a third each, by the method."""
CHOICES = {outcome.replace("-", " "): outcome for outcome in OUTCOMES}
"""The words of the three buttons, each with the outcome that it stands for."""


@dataclass(frozen=True, slots=True)
class LunchName:
    """One name on a lunch page that was held on the day `held`.

    `name` is the person's, `words` the line up to its colon ("Eve Fox, CFO at Orla"), `said` what stands
    after it. `page` is the note's path, `line` its place there. It comes up on `day` and is to be followed up
    by `until`; one that `is_put_off` comes up on the day to which it was. `outcome` is one of `OUTCOMES`,
    empty while nothing is decided; `is_open` says whether it is to be followed up.
    """

    name: str
    words: str
    said: str
    page: str
    held: date
    day: date
    until: date
    outcome: str = ""
    is_open: bool = False
    line: int = 1
    is_put_off: bool = False

    @property
    def target(self) -> str:
        """What a link to the page names."""
        return self.page.removesuffix(".md")


def thirds(settings: Settings) -> tuple[float, ...]:
    """What part of the names received comes to each of `OUTCOMES`, by the method or the settings."""
    return settings.method_thirds or (1 / 3,) * len(OUTCOMES)


def follow_up_days(held: date, count: int, settings: Settings) -> list[date]:
    """A day for each of `count` names of one lunch, spread evenly over the working days there are for it."""
    over = max(1, settings.follow_up)
    return [add_workdays(held, 1 + place * over // count, settings) for place in range(count)]


def follow_up_until(held: date, settings: Settings) -> date:
    """The last working day on which a name of that lunch is to be followed up."""
    return add_workdays(held, max(1, settings.follow_up), settings)
