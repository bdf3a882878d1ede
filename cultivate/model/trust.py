"""What makes an ally, and a client who fits: criteria, each with the day since which it holds.

Method: "Trust, fit and knowing". A seat as ally is a candidate's until every criterion of trust holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from cultivate.model.contact import Contact, Criterion
from cultivate.model.counts import together
from cultivate.model.dates import parse_date

ALLIANCE = "alliance"
CRITERIA: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "trust": MappingProxyType(
            {
                "regarded": "highly regarded in their own network",
                "same-clients": "know or have the same clients as you",
                "complementary": "complement your work and do not compete with it",
                "raving-fan": "are a raving fan",
                "willing": "are willing to introduce you",
            }
        ),
        "fit": MappingProxyType(
            {
                "understands": "understand what you do",
                "values": "value it",
                "desires": "want it",
                "affords": "can afford it",
            }
        ),
        "rapport": MappingProxyType(
            {"know": "know you", "like": "like you", "trust": "trust you", "fan": "are a fan of yours"}
        ),
        "can": MappingProxyType({"buy": "can buy", "refer": "can refer"}),
    }
)
"""The lists of criteria, each criterion with what it says of them."""


def parse_criterion(text: str, kind: str) -> Criterion | None:
    """`regarded 2025-06-01`, `Raving fan: 2026`, `willing`: the word, and its day if there is one."""
    words = text.replace("_", " ").split()
    since = parse_date(words[-1]) if len(words) > 1 else None
    said = "-".join(words[:-1] if since else words).rstrip(":").casefold()
    return Criterion(said, since) if said in CRITERIA[kind] else None


def missing(contact: Contact, kind: str = "trust") -> tuple[str, ...]:
    """The criteria that do not hold, or of which nobody has said that they do, in the method's order."""
    held = {criterion.word for criterion in getattr(contact, kind)}
    return tuple(word for word in CRITERIA[kind] if word not in held)


def is_candidate(contact: Contact) -> bool:
    """Whether a seat as ally is still a candidate's."""
    return ALLIANCE in contact.tiers and bool(missing(contact))


def candidacy(lacks: Sequence[str]) -> str:
    """What keeps a seat as ally a candidate's: `a candidate until willing`; before a start no list."""
    if len(lacks) == len(CRITERIA["trust"]):
        return "a candidate, no trust noted yet"
    return f"a candidate until {together(lacks)}"


def told(criteria: Sequence[Criterion]) -> str:
    """`regarded since 2025-06-01, willing`."""
    return ", ".join(f"{c.word} since {c.since.isoformat()}" if c.since else c.word for c in criteria)


def since(contact: Contact) -> date | None:
    """The day on which the last criterion of trust came true; None where one is missing or undated."""
    days = [criterion.since for criterion in contact.trust]
    if missing(contact) or not all(days):
        return None
    return max(day for day in days if day)
