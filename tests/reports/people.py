"""People made from the lines of a log, as they stand in notes. No test of its own lives here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from cultivate.flows.documents import contact_json, entry_json
from cultivate.model.contact import Contact
from cultivate.model.settings import Settings
from cultivate.notes.contact import read_contact
from tests.flows.practice import TODAY

TIERS = ("inner-circle", "alliance", "client-system", "network", "")
HEADS = (
    "call", "call reached 25m", "call no-answer", "call voicemail", "call no-need", "call stays 10m",
    "call meeting", "call in", "meeting case", "meeting decision", "meeting sold 4000", "call lost",
    "call stop", "lunch", "lunch invited", "email", "article", "note", "help asked", "help", "gift",
    "message in", "email no-answer", "introduction in", "introduction in promised", "referral in",
    "introduction", "introduction promised", "introduction in next-step", "home", "event 2h",
    "call moved", "session 60m", "closed", "skipped: away", "stage cultivating", "stage stopped",
    "stage converting", "stopped: Ann", "resumed", "paused", "newsletter", "call asked-referral",
)  # fmt: skip
"""Every kind of line that a report may meet."""


def person(name: str, tier: str = "", *log: str, **more: str) -> Contact:
    """Somebody whose note has these properties and this log; `2026-11-04 call: words` is a line of it."""
    properties = {"type": "contact", "tier": tier} | more
    head = "".join(f"{key}: {value}\n" for key, value in properties.items())
    lines = "".join(f"- {line}\n" for line in log)
    note = f"---\n{head}---\n## Log\n{lines}"
    return read_contact(note, f"People/{name}.md", Settings(), TODAY)


def exported(contact: Contact) -> Mapping[str, object]:
    """One person as `show --json` tells of them: what a second computation starts from."""
    log = [entry_json(entry) for entry in contact.entries]
    return contact_json(contact) | {"name": contact.name, "path": contact.path, "log": log}


@st.composite
def practices(draw: st.DrawFn, most: int = 6) -> list[Contact]:
    """A few people with logs of any kind, some of them in each other's."""
    names = [f"P{number}" for number in range(draw(st.integers(0, most)))]
    return [draw(_people(name, names)) for name in names]


@st.composite
def _people(draw: st.DrawFn, name: str, names: list[str]) -> Contact:
    days = draw(st.lists(st.dates(date(2026, 3, 1), TODAY), max_size=7))
    log = [f"{day}{draw(_times)} {draw(st.sampled_from(HEADS))}{draw(_company(names))}" for day in days]
    more = {"last_touch": str(draw(st.dates(date(2026, 3, 1), TODAY)))} if draw(st.booleans()) else {}
    stage = draw(st.sampled_from(("", "cultivating", "servicing", "stopped")))
    return person(name, draw(st.sampled_from(TIERS)), *log, stage=stage, **more)


_times = st.sampled_from(("", "", " 09:15", " 16:40"))


def _company(names: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "", "", *(f" [[{name}]]" for name in names)])
