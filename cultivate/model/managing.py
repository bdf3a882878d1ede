"""Time for running the practice itself, as agendas have it (method: "How reports count")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Managing:
    """One line under `## Managing`: where it stands, its day, its words, and its length if typed."""

    path: str
    line: int
    day: date
    text: str
    minutes: int | None = None
