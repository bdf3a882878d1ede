"""The note of one person: front matter, a few words on how they met, promises, log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cultivate.demo.life import Life
from cultivate.model.contact import FOREVER
from cultivate.notes.logline import render_entry
from cultivate.notes.quoting import written

_Value = str | tuple[str, ...]
Properties = dict[str, _Value]
"""Text, or texts for a list; empty ones are left out."""


def contact_note(life: Life, known: Properties, about: str, today: date) -> str:
    """The whole note. `known` are the properties that do not follow from the log, `about` is its prose."""
    log = "".join(f"- {render_entry(entry)}\n" for entry in life.log)
    parts = [front_matter(_in_order(life, known, today)), f"# {life.person.name}\n"]
    parts += [f"\n{about}\n"] if about else []
    parts += ["\n## Next\n" + "".join(f"- {line}\n" for line in life.next_lines)] if life.next_lines else []
    return "".join([*parts, "\n## Log\n", log])


def front_matter(properties: Properties) -> str:
    """The block in Obsidian's own style: lists as blocks, quotes where they are needed."""
    lines = [line for key, value in properties.items() if value for line in _lines(key, value)]
    return "".join(["---\n", *lines, "---\n"])


def _lines(key: str, value: _Value) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {written(value)}\n"
        return
    yield f"{key}:\n"
    for item in value:
        # Telephone numbers are always quoted: a bare +447700900123 is a number to YAML.
        yield f"  - {written(item, 'double' if key == 'phone' else 'plain')}\n"


def _in_order(life: Life, known: Properties, today: date) -> Properties:
    person, standing = life.person, life.standing(today)
    tier: _Value = person.circle if len(person.tiers) < 2 else person.tiers
    derived: Properties = {
        "type": "contact",
        "tier": tier,
        "cadence": person.cadence,
        "last_touch": _day(standing.last_touch),
        "next_touch": _day(standing.due),
        "stage": life.stage,
        "company": person.firm,
        "role": person.role,
        "email": person.emails,
        "phone": person.phones,
        "city": person.city,
        "birthday": life.birthday,
        "spouse": person.spouse,
        "children": person.children,
        "pets": person.pets,
        "interests": person.interests,
        "snooze_until": _day(life.snooze_until) if standing.state == "tracked" else "",
        "pause_until": FOREVER.isoformat() if life.pause_until == FOREVER else _day(life.pause_until),
        "died": _day(life.died),
    }
    every = derived | known
    return {key: every[key] for key in _ORDER if key in every}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_ORDER = (
    "type", "aliases", "tier", "cadence", "last_touch", "next_touch", "stage", "company", "role", "was",
    "email",
    "phone", "city", "birthday", "invited", "newsletter", "introduced_by", "introduced_on", "trust", "fit",
    "can",
    "serves", "interests", "offers", "looking_for", "competes_with", "ideal_client", "spouse", "children",
    "pets",
    "prefer", "avoid", "best_time", "aim", "private", "snooze_until", "pause_until", "died",
)  # fmt: skip
"""The properties as the note has them from top to bottom."""
