"""The demo: a fictional practice of an executive coach, as notes (`cultivate init --demo`).

240 people in the system (25 in the inner circle, 25 alliances, 190 more), 50 in the wider network, a few whom
nobody has sorted yet, and two years of logs that end today. Nobody in it exists; telephone numbers and
addresses are of the ranges that are kept for fiction.
"""

from __future__ import annotations

from datetime import date

from cultivate.demo.chance import Chance
from cultivate.demo.contact_note import Properties, contact_note
from cultivate.demo.desk import desk_notes
from cultivate.demo.known import Knowledge
from cultivate.demo.letters import letters
from cultivate.demo.practice import SEED, Practice


def demo_vault(today: date) -> dict[str, str]:
    """Every note of the demo, by its path relative to the vault: `People/`, `Sent/`, `Notes/`, `Shelf.md`.

    The same for the same `today` on every machine. What every vault has (`Home.md`, the settings, the bases)
    is the
    template's and not in it.
    """
    practice = Practice(today)
    practice.live()
    knowledge = Knowledge(practice.people, Chance(SEED + 3), today)
    notes: dict[str, str] = {}
    wants: dict[int, str] = {}
    for life in practice.lives:
        voice = practice.voice(life.person)
        known: Properties = knowledge.of(life) | {"aim": knowledge.aim(life, voice)}
        wants[life.person.number] = str(known["newsletter"])
        notes[f"People/{life.person.name}.md"] = contact_note(
            life, known, knowledge.about(life, voice), today
        )
    return notes | letters(practice.lives, wants, today) | desk_notes(practice.people)
