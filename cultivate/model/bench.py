"""Who has a seat in a circle, who waits for one, and by which measure (method: "The circles").

The measure is what somebody does for the practice, counted over two years: introductions and referrals they
gave, whether it goes both ways, and whether they responded within two of their cadences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cultivate.model.cadence import Cadence, add_months
from cultivate.model.counts import in_words
from cultivate.model.due import Standing
from cultivate.model.people import fold
from cultivate.model.settings import Settings, Tier
from cultivate.model.touch import Entry
from cultivate.model.trust import ALLIANCE, missing

WINDOW = 24
"""Months that the measure looks back: two years."""
INTRODUCTION, REFERRAL, BOTH_WAYS, RESPONDED = 2, 3, 1, 2
"""Points for each introduction and referral received, for giving both ways, and for a recent response."""
ONE_WAY = frozenset(
    {"newsletter", "note", "article", "gift", "email", "message", "introduction", "referral", "help"}
)
"""Means that say nothing of a response while nothing comes back."""
_NOT_GIVEN = frozenset({"promised", "declined"})
_UNSEATED = ("died", "stopped")
_QUARTER = Cadence(months=3)

Place = Literal["seated", "new", "lost", "down", "earned", "waiting"]
PLACES: Mapping[Place, str] = {
    "seated": "",
    "new": "new",
    "lost": "has gone quiet",
    "down": "over the size",
    "earned": "has earned a seat",
    "waiting": "waits",
}
"""How each place is said; whoever simply sits needs no word."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one person's notes tell: `introductions` and `referrals` from them, what was `given` to them."""

    introductions: int = 0
    referrals: int = 0
    given: int = 0
    responded: date | None = None
    active: bool = False
    within: int = 2

    @property
    def points(self) -> int:
        """One number to put people in order; nobody's worth, only who keeps the exchange going."""
        received = INTRODUCTION * self.introductions + REFERRAL * self.referrals
        both = BOTH_WAYS if received and self.given else 0
        return received + both + (RESPONDED if self.active else 0)

    @property
    def told(self) -> str:
        """`2 introductions, 1 referral; you gave 3; responded`: the measure in words."""
        parts = [_counted(self.introductions, "introduction"), _counted(self.referrals, "referral")]
        named = ", ".join(filter(None, parts)) or "no names"
        silent = f"no response in {cadences(self.within)}"
        gave = f"you gave {self.given}" if self.given else "you gave none"
        return f"{named}; {gave}; {'responded' if self.active else silent}"


@dataclass(frozen=True, slots=True)
class Seat:
    """One person beside a circle: in it or waiting, and how they stand by the measure.

    `missing` are the criteria of trust without which a seat as ally is a candidate's.
    """

    standing: Standing
    place: Place
    measure: Measure
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """One circle: those in it, the best first, and those who wait for a seat, in their order."""

    tier: Tier
    seats: tuple[Seat, ...]
    waiting: tuple[Seat, ...]

    @property
    def over(self) -> int:
        """How many are more than the circle's size; a negative number is the room that is left."""
        return len(self.seats) - self.tier.size if self.tier.size else 0

    @property
    def active(self) -> int:
        """How many in it responded within two cadences (method: the number to grow)."""
        return sum(seat.measure.active for seat in self.seats)

    @property
    def down(self) -> tuple[Seat, ...]:
        """Who could come down: those over the size, and those who lost their seat; the last one first."""
        return tuple(seat for seat in reversed(self.seats) if seat.place in ("down", "lost"))


def measures(standings: Sequence[Standing], settings: Settings, today: date) -> dict[str, Measure]:
    """The measure of everybody, by the path of their note."""
    since = add_months(today, -WINDOW)
    introduced = _introduced(standings, since, today)
    return {
        each.contact.path: _measure(
            each, introduced.get(fold(each.contact.name), set()), settings, since, today
        )
        for each in standings
    }


def bench(
    tier: Tier, standings: Sequence[Standing], known: Mapping[str, Measure], settings: Settings, today: date
) -> Bench:
    """Who sits in `tier`, and who of the circles below has something to show for a seat.

    Somebody has lost their seat who gave no name in two years and did not respond within two cadences,
    and has had the time to. With a circle over its size, the last ones could come down. Somebody has earned a
    seat who gave a name and, where the circle is full, has more points than the last in it.
    """
    people = [each for each in standings if each.state not in _UNSEATED and not each.contact.is_sample]
    inside = [each for each in people if tier.id in each.contact.tiers]
    rank = settings.rank((tier.id,))
    below = [each for each in people if settings.rank(each.contact.tiers) > rank]
    seats = _seated(tier, _ordered(inside, known), known, settings, today)
    waiting = [each for each in _ordered(below, known) if known[each.contact.path].points]
    full = bool(tier.size) and len(seats) >= tier.size
    least = min((known[each.contact.path].points for each in inside), default=0) if full else 0
    lacks = {each.contact.path: missing(each.contact) if tier.id == ALLIANCE else () for each in waiting}
    return Bench(
        tier,
        seats,
        tuple(_waiting(each, known[each.contact.path], least, lacks[each.contact.path]) for each in waiting),
    )


def _ordered(people: Sequence[Standing], known: Mapping[str, Measure]) -> list[Standing]:
    def order(each: Standing) -> tuple[int, int, str]:
        measure = known[each.contact.path]
        return -measure.points, -(measure.responded or date.min).toordinal(), fold(each.contact.name)

    return sorted(people, key=order)


def _seated(
    tier: Tier, people: Sequence[Standing], known: Mapping[str, Measure], settings: Settings, today: date
) -> tuple[Seat, ...]:
    room = tier.size or len(people)
    return tuple(
        Seat(
            each,
            _place(each, known[each.contact.path], settings, today, over=number >= room),
            known[each.contact.path],
            missing(each.contact) if tier.id == ALLIANCE else (),
        )
        for number, each in enumerate(people)
    )


def _place(each: Standing, measure: Measure, settings: Settings, today: date, *, over: bool) -> Place:
    if over:
        return "down"
    if measure.points:
        return "seated"
    days = [entry.day for entry in each.contact.entries] + ([each.last_touch] if each.last_touch else [])
    return "lost" if days and min(days) < active_since(each, settings, today) else "new"


def _waiting(each: Standing, measure: Measure, least: int, lacks: tuple[str, ...]) -> Seat:
    gave = measure.introductions + measure.referrals
    return Seat(each, "earned" if gave and measure.points > least else "waiting", measure, lacks)


def _measure(each: Standing, introduced: set[str], settings: Settings, since: date, today: date) -> Measure:
    recent = [entry for entry in each.contact.entries if since <= entry.day <= today and not entry.mark]
    received = [entry for entry in recent if entry.inbound and entry.outcome not in _NOT_GIVEN]
    introductions = [entry for entry in received if entry.means == "introduction" and entry.outcome != "met"]
    referrals = [entry for entry in received if entry.means == "referral" and entry.outcome != "met"]
    named = {fold(name) for entry in (*introductions, *referrals) for name in entry.people}
    given = sum(is_given(entry, settings) for entry in recent)
    responded = max((entry.day for entry in recent if responds(entry, settings)), default=None)
    active = responded is not None and responded >= active_since(each, settings, today)
    return Measure(
        len(introductions) + len(introduced - named),
        len(referrals),
        given,
        responded,
        active,
        settings.method_active,
    )


def is_given(entry: Entry, settings: Settings) -> bool:
    """Whether it is something the user did for them; an offer of help is none yet."""
    gives = not entry.inbound and settings.vocabulary.named(entry.means).gives
    return gives and entry.is_touch(settings.vocabulary) and entry.outcome != "asked"


def responds(entry: Entry, settings: Settings) -> bool:
    """Whether they answered: a talk, a meal, a meeting, or they reached out; not what was sent."""
    return entry.is_touch(settings.vocabulary) and (entry.inbound or entry.means not in ONE_WAY)


def active_since(each: Standing, settings: Settings, today: date) -> date:
    """The day since which somebody who responded is active; without a cadence, that many quarters ago."""
    cadence, within = each.cadence or _QUARTER, settings.method_active
    return add_months(today, -within * cadence.months) - within * timedelta(days=cadence.days)


def cadences(number: int) -> str:
    """`one cadence`, `two cadences`."""
    return f"{in_words(number)} cadence{'s' * (number != 1)}"


def _introduced(standings: Sequence[Standing], since: date, today: date) -> dict[str, set[str]]:
    """Whom each person introduced, as the notes of those say (`introduced_by`, `introduced_on`)."""
    found: dict[str, set[str]] = {}
    for each in standings:
        contact = each.contact
        if contact.introduced_by and contact.introduced_on and since <= contact.introduced_on <= today:
            found.setdefault(fold(contact.introduced_by), set()).add(fold(contact.name))
    return found


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}" if count else ""
