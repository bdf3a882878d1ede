"""What a user can change, with the method's defaults. Reading the file is `notes.settings`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType

from cultivate.model.cadence import NONE, Cadence
from cultivate.model.means import Vocabulary
from cultivate.model.strands import INNER_CIRCLE, Strand

DAILY_NOTE = "daily-note"
"""The setting `agenda` by which the agenda is a part of the vault's own daily notes."""
WEEKDAY_WORDS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Tier:
    """A circle (method: "The circles"). `retry` counts working days; `tries` are for one cycle.

    `plan` are its strands and `rotate` the means that take turns. `tolerance` says how many working days
    before and after the due day somebody may be planned.
    """

    id: str
    size: int = 0
    cadence: Cadence | None = None
    tries: int = 1
    retry: int = 2
    put_off: Cadence = Cadence(days=7)
    plan: tuple[Strand, ...] = ()
    rotate: tuple[str, ...] = ()
    tolerance: tuple[int, int] = (10, 10)


TIERS: tuple[Tier, ...] = (
    Tier(
        "inner-circle",
        25,
        Cadence(months=1),
        tries=3,
        put_off=Cadence(days=3),
        plan=INNER_CIRCLE,
        tolerance=(5, 5),
    ),
    Tier("alliance", 25, Cadence(months=3), tries=2),
    Tier("client-system", 240, Cadence(months=3), tries=1, tolerance=(10, 15)),
    Tier("network", 0, NONE),
)


@dataclass(frozen=True, slots=True)
class Season:
    """Days of every year, first and last included, as (month, day): `12-20..01-06` runs over the new year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, day: date) -> bool:
        place = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= place <= self.last
        return place >= self.first or place <= self.last

    def __str__(self) -> str:
        return "{:02}-{:02}..{:02}-{:02}".format(*self.first, *self.last)


@dataclass(frozen=True, slots=True)
class Visit:
    """Where the user will be, first and last day included (`visiting: Leeds 2026-12-03`)."""

    place: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `cultivate.toml`, `Home.md` and the environment can set.

    Paths are relative to the vault, with forward slashes. `agenda` holds `{date}` once, or is `DAILY_NOTE`.
    An empty `home` or `today_note` means that there is none of ours. `tiers` are in the order of rank,
    the highest first. `property_names` maps a canonical property to the vault's own name.
    `exclude` holds beginnings of paths, patterns with `*`, or `/expressions/`. `workdays` are
    weekday numbers, Monday 0; `week_start` is one. `holiday_region` names whose public holidays are
    `holidays`. `meals_per_week` is for everything that is arranged. `ratios` are what parts
    of meetings come to a case, of cases to a decision, of decisions to a sale; empty, like an `average_sale`
    of 0, where that is not known. `timezone` is an IANA name, empty for
    the system's. `minutes_today` and `visiting` come from `Home.md` alone. `commit` is never a vault's own to
    set: committing runs the hooks of its repository; nor are `notify_morning` and `notify_names`.
    `watch_settle` is in seconds, `follow_up` and `promise_days` in working days. Those that begin with
    `method_` are the method's figures: shares of 1, numbers of names, cadences, talks and entries, lengths of
    time; without `method_thirds` it is a third each. Those that begin with `suggest_` are points
    (`model.suggest`), but for `suggest_within`, which is in days.
    """

    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    agenda: str = "Agenda/{date}.md"
    agenda_template: str = ""
    buttons: bool = True
    log_headings: tuple[str, ...] = ("Log",)
    next_heading: str = "Next"
    next_touch: bool = False
    home: str = ""
    today_note: str = ""
    shelf: str = "Shelf.md"
    shelf_per_day: int = 1
    shelf_people: int = 3
    capture_daily_notes: bool = False
    capture_mentions: bool = False
    contact_template: str = ""
    introduction_template: str = ""
    farewell_template: str = ""
    in_place: bool = False
    exclude: tuple[str, ...] = ()
    average_sale: int = 0
    currency: str = ""
    ratios: tuple[float, ...] = ()
    workdays: frozenset[int] = frozenset(range(5))
    per_day: int = 8
    holiday_region: str = ""
    holidays: frozenset[date] = frozenset()
    quiet: tuple[Season, ...] = ()
    meals_per_week: int = 3
    timezone: str = ""
    week_start: int = 0
    away: tuple[tuple[date, date], ...] = ()
    ideal_client: tuple[str, ...] = ()
    follow_up: int = 3
    promise_days: int = 3
    method_reached: float = 0.5
    method_no_need: float = 0.5
    method_stopped: float = 0.05
    method_thirds: tuple[float, ...] = ()
    method_names: int = 5
    method_active: int = 2
    method_ask: int = 4
    method_enough: int = 30
    method_heard: Cadence = Cadence(days=28)
    method_waiting: Cadence = Cadence(days=30)
    commit: bool = False
    watch_agenda: bool = False
    watch_settle: float = 5.0
    suggest_interest: int = 2
    suggest_need: int = 3
    suggest_part: int = 1
    suggest_clients: int = 1
    suggest_town: int = 1
    suggest_due: int = 1
    suggest_within: int = 14
    suggest_declined: int = 3
    notify_morning: bool = False
    notify_names: bool = False
    notify_at: time = time(8, 30)
    minutes_today: int | None = None
    visiting: tuple[Visit, ...] = ()
    tiers: Mapping[str, Tier] = field(default_factory=lambda: MappingProxyType({t.id: t for t in TIERS}))
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    property_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def method_meeting(self) -> float:
        """The part of talks that comes to a meeting by the method, as much as to a name: half of the rest."""
        return max(0.0, 1 - self.method_no_need - self.method_stopped) / 2

    def rank(self, tiers: tuple[str, ...]) -> int:
        """The place of the highest circle among `tiers`; a large number for none."""
        order = list(self.tiers)
        return min((order.index(tier) for tier in tiers if tier in order), default=len(order))
