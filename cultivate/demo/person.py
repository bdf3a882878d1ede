"""A person of the demo: what is true of them, apart from what happened between them and the practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INNER, ALLIANCE, SYSTEM, NETWORK = "inner-circle", "alliance", "client-system", "network"


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `kind` (owner, executive, adviser, public, connector) decides what is talked about.

    `part` is the special thing that this person shows in the demo (client, stopped, paused, …), empty for
    most.
    `answers` is how often, 0 to 1, a call reaches them. `joined` is the day on which they said yes to
    contact;
    `cadence` is their own, where it differs from their circle's.
    """

    number: int
    first: str
    last: str
    woman: bool
    kind: str
    tiers: tuple[str, ...]
    part: str
    firm: str
    makes: str
    role: str
    city: str
    joined: date
    answers: float
    born: int
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    spouse: str = ""
    children: tuple[str, ...] = ()
    pets: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    at_home: tuple[str, ...] = ()
    introduced_by: int | None = None
    introduced_on: date | None = None
    cadence: str = ""
    serves: str = ""
    offers: str = ""
    looks_for: str = ""

    @property
    def name(self) -> str:
        """First and last name: also the name of the note."""
        return f"{self.first} {self.last}"

    @property
    def circle(self) -> str:
        """The highest seat; empty for somebody who has none yet."""
        return self.tiers[0] if self.tiers else ""
